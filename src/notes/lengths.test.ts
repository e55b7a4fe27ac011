import { expect, it } from 'vitest';
import { lengthsInWords } from './lengths.ts';
import { NOTHING_WRITTEN } from './note.ts';

it.each([
  [{}, ''],
  [{ short: 'a' }, 'short'],
  [{ long: 'a', jottings: 'b' }, 'long · jottings'],
  [{ short: 'a', long: ' \n', jottings: 'b' }, 'short · jottings'],
])('the lengths that are written: %j', (written, words) => {
  expect(lengthsInWords({ ...NOTHING_WRITTEN, ...written })).toBe(words);
});
