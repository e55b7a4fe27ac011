import { expect, it } from 'vitest';
import { changeByKey, changeInWords } from './reading-keys.ts';

const none = { status: null, rating: null };

it('rates by digits, and takes the rating away by zero', () => {
  expect(['1', '5', '0'].map((key) => changeByKey(key, none))).toEqual([
    { rating: 1 },
    { rating: 5 },
    { rating: null },
  ]);
  expect(['6', 'a', 'Enter', ''].map((key) => changeByKey(key, none))).toEqual([null, null, null, null]);
});

it('goes through the statuses, and back to none', () => {
  let status: ReturnType<typeof changeByKey> = none;
  const seen = Array.from({ length: 6 }, () => {
    status = changeByKey('s', { ...none, ...status });
    return status?.status;
  });
  expect(seen).toEqual(['to-read', 'reading', 'read', 'set-aside', null, 'to-read']);
});

it('says what was changed', () => {
  expect(
    [{ rating: 4 as const }, { rating: null }, { status: 'read' as const }, { status: null }].map(changeInWords),
  ).toEqual(['Rated 4 of 5', 'No rating', 'Status: Read', 'No status']);
});
