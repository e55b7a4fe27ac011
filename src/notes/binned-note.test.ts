import { describe, expect, it } from 'vitest';
import second from '../../tests/fixtures/database-v2.json';
import { DAYS_KEPT, daysLeft, readBinned } from './binned-note.ts';

const DAY = 24 * 60 * 60 * 1000;
const deletedAt = '2026-11-01T12:00:00.000Z';
const then = Date.parse(deletedAt);

describe('a deleted note', () => {
  it('is read with all that it holds beside', () => {
    const binned = { id: 'a', deletedAt, note: { ...second.note, later: 1 }, by: 'import' };
    expect(readBinned(binned)).toEqual({ ...binned, note: { ...binned.note, passages: [] } });
  });

  it.each([
    ['nothing', undefined],
    ['a record without an id', { id: '', deletedAt, note: second.note }],
    ['a record without a day', { id: 'a', deletedAt: 'soon', note: second.note }],
    ['a record without a note', { id: 'a', deletedAt, note: { short: 7 } }],
  ])('is not %s', (_, record) => {
    expect(readBinned(record)).toBeNull();
  });

  it.each([
    ['at once', 0, DAYS_KEPT],
    ['an hour later', DAY / 24, DAYS_KEPT],
    ['a day later', DAY, DAYS_KEPT - 1],
    ['a moment before its time is over', DAYS_KEPT * DAY - 1, 1],
    ['when its time is over', DAYS_KEPT * DAY, 0],
    ['years later', 1000 * DAY, 0],
    ['on a clock that was set back', -1000 * DAY, DAYS_KEPT],
  ])('has days left: %s', (_, later, days) => {
    expect(daysLeft({ deletedAt }, then + later)).toBe(days);
  });
});
