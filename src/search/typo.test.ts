import fc from 'fast-check';
import { expect, it } from 'vitest';
import { distanceWithin } from './typo.ts';

it.each([
  ['reward', 'reward', 2, 0],
  ['reward', 'rewrad', 2, 1],
  ['reward', 'rewards', 2, 1],
  ['reward', 'rward', 2, 1],
  ['reward', 'rewerd', 2, 1],
  ['sycophancy', 'sycofancy', 2, 2],
  ['sycophancy', 'psychofancy', 2, null],
  ['ab', 'ba', 1, 1],
  ['', 'ab', 2, 2],
  ['', '', 1, 0],
])('%s and %s, at most %i: %s', (a, b, most, distance) => {
  expect(distanceWithin(a, b, most)).toBe(distance);
});

it('is the same both ways, 0 for the same word alone, and 1 after one slip', () => {
  const word = fc.stringMatching(/^[ab]{0,7}$/);
  fc.assert(
    fc.property(word, word, (a, b) => {
      expect(distanceWithin(a, b, 9)).toBe(distanceWithin(b, a, 9));
      expect(distanceWithin(a, b, 9) === 0).toBe(a === b);
    }),
  );
  fc.assert(
    fc.property(
      fc.stringMatching(/^[a-e]{2,9}$/),
      fc.nat(),
      fc.constantFrom('drop', 'put', 'swap'),
      (a, place, slip) => {
        const at = place % (a.length - 1);
        const b =
          slip === 'drop'
            ? a.slice(0, at) + a.slice(at + 1)
            : slip === 'put'
              ? `${a.slice(0, at)}z${a.slice(at)}`
              : a.slice(0, at) + (a[at + 1] ?? '') + (a[at] ?? '') + a.slice(at + 2);
        expect(distanceWithin(a, b, 2)).toBe(a === b ? 0 : 1);
      },
    ),
  );
});
