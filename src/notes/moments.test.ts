import { expect, it } from 'vitest';
import { counted, dayAfter, dayOf } from './moments.ts';

it('moments are days in words', () => {
  expect(dayOf('2026-05-03T23:59:59.999Z')).toBe('3 May 2026');
  expect(dayOf('2026-05-03T23:30:00-05:00')).toBe('4 May 2026');
  expect(dayAfter('2026-12-20T12:00:00.000Z', 30)).toBe('19 Jan 2027');
});

it('what is no moment is an unknown day', () => {
  for (const text of ['', 'soon', '2026-13-45'])
    expect([dayOf(text), dayAfter(text, 30)]).toEqual(Array(2).fill('an unknown day'));
});

it('counts have their noun', () => {
  expect([counted(0, 'note'), counted(1, 'note'), counted(2, 'note')]).toEqual(['0 notes', '1 note', '2 notes']);
  expect([counted(1, 'note is', 'notes are'), counted(3, 'note is', 'notes are')]).toEqual([
    '1 note is',
    '3 notes are',
  ]);
});
