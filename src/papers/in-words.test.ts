import { describe, expect, it } from 'vitest';
import { dateInWords, papersInWords, periodInWords } from './in-words.ts';

describe('in words', () => {
  it.each([
    ['2024-01-15', '15 Jan 2024'],
    ['2024-12-01', '1 Dec 2024'],
    ['2024-01', 'Jan 2024'],
    [null, 'no date'],
  ])('the date %s is “%s”', (date, words) => {
    expect(dateInWords(date)).toBe(words);
  });

  it.each([
    ['2023-04', '2024-03', 'Apr 2023 – Mar 2024'],
    ['2023-04-05', '2024-03', '5 Apr 2023 – Mar 2024'],
    ['2023-04', '2023-04', 'Apr 2023'],
    ['2023-04-05', '2023-04-05', '5 Apr 2023'],
    ['2023-04', null, 'since Apr 2023'],
    [null, '2024-03', 'until Mar 2024'],
    [null, null, null],
  ])('the period from %s to %s is “%s”', (from, to, words) => {
    expect(periodInWords(from, to)).toBe(words);
  });

  it.each([
    [0, '0 papers'],
    [1, '1 paper'],
    [78, '78 papers'],
  ])('%d is “%s”', (count, words) => {
    expect(papersInWords(count)).toBe(words);
  });
});
