/**
 * The parser of the published sheet behind "Mapping Technical Safety Research at AI Companies", as it was flattened to
 * text: what was a cell is a run of characters, and what was a row begins with its number on a line of its own.
 */
import { excerpt, type Notice, type Problem } from './problems.ts';
import { readFields, type SheetFields } from './sheet-fields.ts';
import type { Vocabulary } from './sheet-names.ts';
import { findHiddenRow, findRepeatedLine } from './sheet-hidden.ts';
import { splitSheet, type LineRange, type Remainder } from './sheet-rows.ts';

export const LAB_PAPERS_SHEET = 'lab-papers-sheet.txt';

export type SheetRow = SheetFields & {
  /** As the sheet numbers it; numbers skip where it hides rows. */
  row: number;
  /** Where its fields stand; a number on a line of its own is not among them. */
  lines: LineRange;
};

export type ParsedSheet =
  { ok: true; rows: SheetRow[]; remainders: Remainder[]; warnings: Notice[] } | { ok: false; errors: Problem[] };

/**
 * Reads the whole sheet. `file` is the name that errors and warnings give. Every line that is not blank belongs to one
 * row or to one remainder; only rows that are glued share a line, and a warning tells of them. What cannot be read is an error, never a row left out: with one error or more there are no
 * rows, and all errors are told, the first of each row, in the order of the file. The rules are told where they are
 * kept: `splitSheet` for rows, `readFields` for fields, `partDateFromTitle` for dates glued to titles, `findHiddenRow` for
 * rows without a number.
 */
export function parseLabPapersSheet(text: string, vocabulary: Vocabulary, file = LAB_PAPERS_SHEET): ParsedSheet {
  const split = splitSheet(text, vocabulary, file);
  const rows: SheetRow[] = [];
  const warnings = [...split.warnings];
  const errors = [...split.errors];
  for (const { row, lines, text: rowText } of split.rows) {
    const lineAt = (offset: number) => lines[0] + rowText.slice(0, offset).split('\n').length - 1;
    const read = readFields(rowText, vocabulary);
    if (!read.ok) {
      const { offset, found, expected } = read.problem;
      errors.push({ file, line: lineAt(offset), record: `row ${row}`, found, expected });
      continue;
    }
    const abstractAt = rowText.length - (read.fields.abstract?.length ?? 0);
    const hidden = findHiddenRow(read.fields.abstract ?? '', vocabulary);
    if (hidden !== null) {
      const offset = abstractAt + hidden;
      const expected = "a row's number before a second row";
      errors.push({
        file,
        line: lineAt(offset),
        record: `row ${row}`,
        found: excerpt(rowText.slice(offset)),
        expected,
      });
    }
    const repeated = findRepeatedLine(rowText);
    if (repeated !== null) {
      warnings.push({
        file,
        line: lineAt(repeated),
        text: `row ${row}: this line says the same as the line before it`,
      });
    }
    rows.push({ row, ...read.fields, lines });
    for (const doubt of read.doubts) {
      warnings.push({ file, line: lineAt(doubt.offset), text: `row ${row}: ${doubt.text}` });
    }
  }
  if (errors.length > 0) return { ok: false, errors: errors.sort(byLine) };
  return { ok: true, rows, remainders: split.remainders, warnings: warnings.sort(byLine) };
}

function byLine(a: { line: number | null }, b: { line: number | null }): number {
  return (a.line ?? 0) - (b.line ?? 0);
}
