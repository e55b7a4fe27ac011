import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { REGISTRY } from './fixtures/build.ts';
import { assignAllIds, assignIds, decodeRegistry, slugOf } from './ids.ts';

describe('a slug', () => {
  test.each([
    ['Many-shot jailbreaking', 'many-shot-jailbreaking'],
    ['Circuits Updates — May 2023', 'circuits-updates-may-2023'],
    ['AtP*: Efficient, naïve', 'atp-efficient-naive'],
    ["What's new? 2+2=5", 'whats-new-2-2-5'],
    ['《》', ''],
    [`${'a'.repeat(70)} b`, 'a'.repeat(60)],
    [`${'word '.repeat(11)}of the rest of it`, 'word-'.repeat(11).slice(0, -1)],
  ])('of "%s" is "%s"', (title, slug) => expect(slugOf(title)).toBe(slug));

  test('is lower case ASCII of at most sixty characters, whatever the title', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (title) => {
        expect(slugOf(title)).toMatch(/^(?:[a-z0-9]+(?:-[a-z0-9]+)*)?$/);
        expect(slugOf(title).length).toBeLessThanOrEqual(60);
      }),
    );
  });
});

describe('ids', () => {
  const registry = { 'a.txt': { '2': 'old-id' }, 'b.txt': { '7': 'softmax' } };

  test('that are there never change, and new rows get the slug of their title', () => {
    const rows = [
      { row: 2, title: 'New title' },
      { row: 3, title: 'New title' },
    ];
    expect(assignIds(registry, 'a.txt', rows)).toEqual({
      registry: { 'a.txt': { '2': 'old-id', '3': 'new-title' }, 'b.txt': { '7': 'softmax' } },
      warnings: [],
    });
    expect(registry['a.txt']).toEqual({ '2': 'old-id' });
  });

  test('are unique across all files and rows', () => {
    const rows = [
      { row: 2, title: 'x' },
      { row: 3, title: 'Softmax' },
      { row: 4, title: 'SOFTMAX!' },
      { row: 5, title: 'old id' },
    ];
    expect(assignIds(registry, 'a.txt', rows).registry['a.txt']).toEqual({
      '2': 'old-id',
      '3': 'softmax-2',
      '4': 'softmax-3',
      '5': 'old-id-2',
    });
  });

  test('of a title without letters are made of the row', () => {
    expect(assignIds({}, 'a.txt', [{ row: 9, title: '…' }]).registry).toEqual({ 'a.txt': { '9': 'row-9' } });
  });

  test('of rows that are gone stay taken, with a warning', () => {
    const { registry: after, warnings } = assignIds(registry, 'a.txt', [{ row: 3, title: 'Old id' }]);
    expect(after['a.txt']).toEqual({ '2': 'old-id', '3': 'old-id-2' });
    expect(warnings).toEqual([
      { file: 'ids.json', line: null, text: 'row 2 of a.txt is gone; its id "old-id" stays taken' },
    ]);
  });
});

test('a title in two files gives the plain slug to the file that comes first, and the rest is left alone', () => {
  const registry = { 'a.txt': { '2': 'old-id' }, 'z.txt': { '1': 'taken' } };
  const rows = [
    { file: 'b.txt', row: 1, title: 'Same' },
    { file: 'a.txt', row: 2, title: 'New title' },
    { file: 'a.txt', row: 3, title: 'Same' },
    { file: 'b.txt', row: 9, title: 'Taken' },
  ];
  const assigned = assignAllIds(registry, rows);
  expect(assigned.registry).toEqual({
    'a.txt': { '2': 'old-id', '3': 'same-2' },
    'z.txt': { '1': 'taken' },
    'b.txt': { '1': 'same', '9': 'taken-2' },
  });
  expect(rows.map(({ file, row }) => assigned.idOf(file, row))).toEqual(['same', 'old-id', 'same-2', 'taken-2']);
  expect(assigned.warnings).toEqual([]);
});

test('the ids of the sheet are those that stood in links before other sources were read', () => {
  expect(Object.keys(REGISTRY)).toEqual([
    'lab-papers-sheet.txt',
    'author-abstracts.txt',
    'author-forum-profile.txt',
    'paper-notes-thread.txt',
  ]);
  const ids = Object.values(REGISTRY['lab-papers-sheet.txt'] ?? {}).join('\n');
  expect(createHash('sha256').update(ids).digest('hex')).toBe(
    'daa71703470aa46ce7d6f0fe68b6669c9fe6a39c33d3e58131532d446bbb74c0',
  );
});

describe('the registry is refused', () => {
  test.each([
    [{ 'a.txt': { '2': 'Not a slug' } }, 'a.txt.2'],
    [{ 'a.txt': { two: 'slug' } }, 'a.txt.two'],
    [{ 'a.txt': { '2': 'same' }, 'b.txt': { '3': 'same' } }, 'b.txt, row 3'],
    [null, 'the whole'],
  ])('%j', (json, record) => {
    const decoded = decodeRegistry(json);
    expect(decoded.ok ? [] : decoded.errors.map((error) => [error.file, error.record])).toEqual([['ids.json', record]]);
  });
});
