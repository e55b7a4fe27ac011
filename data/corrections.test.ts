import { describe, expect, test } from 'vitest';
import { decodeCorrections, originalsOf } from './corrections.ts';
import { CORRECTIONS } from './fixtures/build.ts';
import { readSheet } from './fixtures/sources.ts';
import { tellProblem } from './problems.ts';

const FILE = 'lab-papers-sheet.txt';
const { rows } = readSheet();
const [first, second] = CORRECTIONS.duplicates;
if (first === undefined || second === undefined) throw new Error('corrections.json has no two duplicates');

function problems(duplicates: typeof CORRECTIONS.duplicates): string[] {
  const originals = originalsOf(rows, { duplicates }, FILE);
  return originals.ok ? [] : originals.errors.map(tellProblem);
}

test('the committed corrections name the original of each marked row, with a reason', () => {
  const originals = originalsOf(rows, CORRECTIONS, FILE);
  expect(originals).toEqual({
    ok: true,
    value: new Map([
      [476, 454],
      [477, 468],
    ]),
  });
  for (const { why } of CORRECTIONS.duplicates) expect(why.length).toBeGreaterThan(30);
});

describe('the build stops at', () => {
  test('a row marked [Duplicate] without an original', () => {
    expect(problems([first])).toEqual([
      'lab-papers-sheet.txt:632 (row 477): found a row marked [Duplicate], expected an entry in corrections.json that names its original',
    ]);
  });

  test('an original for a row that is not marked', () => {
    expect(problems([first, second, { ...first, row: 2 }])).toEqual([
      'corrections.json (lab-papers-sheet.txt, row 2): found an original for row 2, expected a row marked [Duplicate]',
    ]);
  });

  test('an original for a row that is not there', () => {
    expect(problems([first, second, { ...first, row: 6 }])[0]).toContain('found an original for row 6');
  });

  test.each([6, 477])('an original that is no paper of its own: row %i', (original) => {
    expect(problems([{ ...first, original }, second])).toEqual([
      `corrections.json (lab-papers-sheet.txt, row 476): found original ${original}, expected a row that is no duplicate`,
    ]);
  });

  test('two originals for one row', () => {
    expect(problems([first, second, first])[0]).toContain('found a second original for row 476, expected one original');
  });

  test('a file that is not a source', () => {
    expect(problems([first, { ...second, file: 'other.txt' }])[0]).toContain('found the file "other.txt"');
  });

  test.each([
    [{ ...first, why: ' ' }, 'duplicates.0.why'],
    [{ ...first, row: '476' }, 'duplicates.0.row'],
    [{ ...first, note: 'x' }, 'duplicates.0.note'],
  ])('a correction that is out of form: %j', (duplicate, record) => {
    const decoded = decodeCorrections({ duplicates: [duplicate] });
    expect(decoded.ok ? [] : decoded.errors.map((error) => [error.file, error.record])).toEqual([
      ['corrections.json', record],
    ]);
  });
});
