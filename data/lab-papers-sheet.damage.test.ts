import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CELLS, cellsOf, HEADERS, paper, type Paper } from './fixtures/lab-table.ts';
import { readSheet, SHEET_TEXT, VOCABULARY } from './fixtures/sources.ts';
import { parseLabPapersSheet, type SheetRow } from './lab-papers-sheet.ts';

// What is damaged is refused, or told, or read as it was; never is a row read otherwise without a word.

const SEPARATORS = ['\n', '\n', '\t', ''] as const;

/** Papers whose abstracts are longer than their titles, as they are in any sheet, and begin as a sentence does. */
const table = fc.array(
  fc.record({ ...paperParts(), separators: fc.array(fc.constantFrom(...SEPARATORS), { minLength: 5, maxLength: 5 }) }),
  { minLength: 2, maxLength: 4 },
);
type Row = { paper: Paper; opening: string; separators: readonly (typeof SEPARATORS)[number][] };

function paperParts() {
  return { paper, opening: fc.constantFrom('We show', 'Robustness is', 'Unlearning matters', '"Honest AI" means') };
}

/** The row's cells, number first. */
function cellsOfRow({ paper: one, opening }: Row, index: number): string[] {
  const abstract =
    one.abstract === null ? null : `${opening} ${'that what is long stays long '.repeat(6)}${one.abstract}`;
  return [`${2 * index + 2}`, ...cellsOf({ ...one, abstract })];
}

/** The text of the table; `damage` may change the cells of its second row. */
function write(rows: readonly Row[], damage: (cells: string[]) => string[] = (cells) => cells): string {
  const lines = rows.map((row, index) => {
    const [number = '', ...cells] = index === 1 ? damage(cellsOfRow(row, index)) : cellsOfRow(row, index);
    const text = cells.map((cell, at) => cell + (at < cells.length - 1 ? (row.separators[at] ?? '') : '')).join('');
    return number === '' ? text : `${number}\n${text}`;
  });
  return (HEADERS[0] ?? '') + lines.join('\n');
}

const fieldsOf = (rows: readonly SheetRow[]) => rows.map((row) => ({ ...row, lines: undefined }));

/** Expects of a damaged text an error, a warning, or the rows that `text` has. */
function expectNoSilence(text: string, damaged: string) {
  const before = parseLabPapersSheet(text, VOCABULARY);
  fc.pre(before.ok && before.warnings.length === 0);
  const after = parseLabPapersSheet(damaged, VOCABULARY);
  if (!after.ok || after.warnings.length > 0) return;
  expect(fieldsOf(after.rows)).toEqual(fieldsOf(before.rows));
}

describe('a table with one fault is never read otherwise without a word', () => {
  test('a field is cut out', () => {
    fc.assert(
      fc.property(table, fc.nat(6), (rows, field) => {
        expectNoSilence(
          write(rows),
          write(rows, (cells) => cells.map((cell, at) => (at === field ? '' : cell))),
        );
      }),
      { numRuns: 300 },
    );
  });

  test('a field and what parts it from the next are cut out', () => {
    fc.assert(
      fc.property(table, fc.nat(6), (rows, field) => {
        const damaged = write(rows, (cells) =>
          field === 0 ? ['', ...cells.slice(1)] : cells.filter((_, at) => at !== field),
        );
        expectNoSilence(write(rows), damaged);
      }),
      { numRuns: 300 },
    );
  });

  test('two fields change places', () => {
    fc.assert(
      fc.property(table, fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }), (rows, one, other) => {
        const damaged = write(rows, (cells) =>
          cells.map((cell, at) => (at === one ? cells[other] : at === other ? cells[one] : cell) ?? ''),
        );
        expectNoSilence(write(rows), damaged);
      }),
      { numRuns: 300 },
    );
  });

  test('a line is put in before the abstract', () => {
    const garbage = fc.constantFrom(
      ...[
        'Lorem ipsum',
        '???',
        'https://x.org/y',
        '5-Jul-24',
        'Robustness',
        'OpenAI',
        'Honest AIWe',
        '模型',
        '[Duplicate]',
      ],
    );
    fc.assert(
      fc.property(table, fc.nat(4), garbage, (rows, place, line) => {
        // On a line of its own: what is glued to a title is part of it for any reader.
        fc.pre(place === 0 || rows[1]?.separators[place - 1] === '\n');
        const damaged = write(rows, (cells) => cells.map((cell, at) => (at === place + 1 ? `${line}\n${cell}` : cell)));
        expectNoSilence(write(rows), damaged);
      }),
      { numRuns: 300 },
    );
  });

  test('a line before the abstract is lost', () => {
    fc.assert(
      fc.property(table, fc.nat(4), (rows, lost) => {
        const text = write(rows);
        const lines = text.split('\n');
        const start = lines.indexOf('4');
        const at = start + lost;
        const sheet = parseLabPapersSheet(text, VOCABULARY);
        const owner = sheet.ok ? sheet.rows.find((row) => row.row === 4) : undefined;
        const head = owner === undefined ? 0 : owner.lines[1] - (owner.abstract?.split('\n').length ?? 1);
        fc.pre(at < Math.max(start + 1, head));
        const damaged = lines.filter((_, index) => index !== at).join('\n');
        const after = parseLabPapersSheet(damaged, VOCABULARY);
        // All of the row may have stood on the line. Then its number is told as an empty row.
        const isEmptied =
          after.ok && after.remainders.some(({ kind, lines: [line] }) => kind === 'empty row' && line === start + 1);
        if (!isEmptied) expectNoSilence(text, damaged);
      }),
      { numRuns: 200 },
    );
  });

  test('in cells, where one is lost or two change places', () => {
    const places = fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }));
    fc.assert(
      fc.property(table, places, (rows, [one, other]) => {
        const tabs = rows.map((row) => ({ ...row, separators: CELLS.gaps.map(() => '\t' as const) }));
        const damaged = write(tabs, (cells) =>
          cells.map(
            (cell, at) => (at === one ? (one === other ? '' : cells[other]) : at === other ? cells[one] : cell) ?? '',
          ),
        );
        expectNoSilence(write(tabs), damaged);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the committed sheet with one fault', () => {
  const LINES = SHEET_TEXT.split('\n');
  const WHOLE = readSheet();
  const place = fc.nat(LINES.length - 1);
  const ownNumberLine = new Map(WHOLE.rows.map(({ row }) => [row, LINES.indexOf(String(row)) + 1]));

  const blanksAfter = (line: number) => (LINES[line] === '' ? 1 : 0);

  /** The rows that own none of the lines, counted from 1. */
  const untouched = (lines: readonly number[]) =>
    WHOLE.rows.filter(
      ({ row, lines: [first, last] }) =>
        !lines.some((line) => line === ownNumberLine.get(row) || (first <= line && line <= last + blanksAfter(last))),
    );

  /**
   * Expects errors, or a warning more, or that all rows whose lines were not touched are as they were, and that what is
   * printed of the others is what their lines say under the number above them.
   */
  function expectHonest(changed: readonly string[], touched: readonly number[]) {
    const sheet = parseLabPapersSheet(changed.join('\n'), VOCABULARY);
    if (!sheet.ok) {
      expect(sheet.errors.length).toBeGreaterThan(0);
      return;
    }
    if (sheet.warnings.length > WHOLE.warnings.length) return;
    const found = new Map(fieldsOf(sheet.rows).map((fields) => [fields.row, fields]));
    for (const fields of fieldsOf(untouched(touched))) expect(found.get(fields.row)).toEqual(fields);
    for (const row of sheet.rows) {
      expect(changed[row.lines[0] - 2]).toBe(String(row.row));
      const printed = changed.slice(row.lines[0] - 1, row.lines[1]).join('\n');
      for (const field of [row.title, row.printedDate, row.url, row.abstract ?? '']) expect(printed).toContain(field);
    }
    const owned = new Set(
      [...sheet.rows, ...sheet.remainders].flatMap(({ lines: [first, last] }) =>
        Array.from({ length: last - first + 1 }, (_, index) => first + index),
      ),
    );
    changed.forEach((line, index) => {
      if (line.trim() !== '') expect(owned.has(index + 1)).toBe(true);
    });
  }

  test('a line is lost', () => {
    fc.assert(
      fc.property(place, (lost) =>
        expectHonest(
          LINES.filter((_, index) => index !== lost),
          [lost + 1],
        ),
      ),
      { numRuns: 60 },
    );
  });

  test('a line stands twice: always told, but for a blank one', () => {
    fc.assert(
      fc.property(place, (twice) => {
        const changed = LINES.flatMap((line, index) => (index === twice ? [line, line] : [line]));
        const sheet = parseLabPapersSheet(changed.join('\n'), VOCABULARY);
        const isTold = !sheet.ok || sheet.warnings.length > WHOLE.warnings.length;
        expect(isTold).toBe(LINES[twice] !== '');
        if (!isTold) expect(fieldsOf(sheet.rows)).toEqual(fieldsOf(WHOLE.rows));
      }),
      { numRuns: 60 },
    );
  });

  test('two lines change places', () => {
    fc.assert(
      fc.property(place, place, (one, other) => {
        const changed = LINES.map((line, at) => (at === one ? LINES[other] : at === other ? LINES[one] : line) ?? '');
        expectHonest(changed, [one + 1, other + 1]);
      }),
      { numRuns: 60 },
    );
  });
});
