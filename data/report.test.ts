import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { build, CORRECTIONS, FORUM_ITEMS } from './fixtures/build.ts';
import { tableOf } from './report.ts';

const { dataset, report, reportText } = build();

/** The cells of a line of a table, with their escapes taken back. */
function cellsOf(line: string): string[] {
  const cells = line.split(/(?<=(?:^|[^\\])(?:\\\\)*)\|/).slice(1, -1);
  return cells.map((cell) => cell.slice(1, -1).replace(/\\([!-/:-@[-`{-~])/g, '$1'));
}

test('no text can leave its cell', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc
      .array(fc.constantFrom('|', '\\', '`', '<b>', '\n', '\r\n', '*', '[x](y)', '&amp;', 'a', ' '))
      .map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 4 }), (rows) => {
      const lines = tableOf(['a', 'b'], rows).split(/[\n\r\v\f\u0085\u2028\u2029]/);
      expect(lines).toHaveLength(rows.length + 2);
      const shown = (text: string) => text.replace(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/g, '⏎').replace(/\t/g, ' ');
      expect(lines.slice(2).map(cellsOf)).toEqual(rows.map((row) => row.map(shown)));
    }),
  );
});

test('all tables have as many cells in every line as in their heads', () => {
  let width = 0;
  let tables = 0;
  for (const line of reportText.split('\n')) {
    if (!line.startsWith('|')) width = 0;
    else if (width === 0) {
      width = cellsOf(line).length;
      tables += 1;
    } else expect(cellsOf(line)).toHaveLength(width);
  }
  expect(tables).toBeGreaterThan(20);
});

describe('it tells', () => {
  const cells = reportText.split('\n').map((line) => (line.startsWith('|') ? cellsOf(line) : []));
  const shown = (text: string | null) => (text ?? '(nothing)').replaceAll('\n', '⏎');
  const has = (...expected: string[]) => expect(cells).toContainEqual(expect.arrayContaining(expected));

  test('every mend of every paper and every item', () => {
    for (const { id, mended } of [...dataset.papers, ...dataset.commentary]) {
      for (const { field, from, to, why } of mended) has(id, field, shown(from), shown(to), why);
    }
  });

  test('every single change with its file and line', () => {
    expect(report.changes.length).toBeGreaterThan(300);
    for (const { file, line, owner, from, to } of report.changes) {
      has(file, String(line), owner, shown(from), shown(to));
    }
  });

  test('every warning, and every fact by hand with its reason', () => {
    for (const { file, line, text } of dataset.warnings) has(file, String(line), text);
    for (const { why } of [...CORRECTIONS.duplicates, ...CORRECTIONS.fields]) has(why);
    for (const { title, why } of [...CORRECTIONS.records, ...CORRECTIONS.mentioned]) has(title, why);
    for (const { text } of CORRECTIONS.doubts) has(text);
    for (const { begins, why } of FORUM_ITEMS.items) has(begins, why);
  });

  test('every kind of line that is left over, with its places', () => {
    const places = (kind: string) => cells.find((line) => line[1] === kind)?.[2]?.split(', ').length;
    expect(places('empty row')).toBe(19);
    expect(places('row number')).toBe(81);
    for (const { kind } of report.leftOver) expect(places(kind)).toBeGreaterThan(0);
  });

  test('the counts by category and company', () => {
    expect(cells).toContainEqual(['Enhancing human feedback', '7', '17', '6 (7)', '30 (31)']);
    expect(cells).toContainEqual(['all', '25', '42', '11 (13)', '78 (80)']);
    expect(cells).toContainEqual(['2024 Q3', '0', '1', '2', '3']);
  });
});
