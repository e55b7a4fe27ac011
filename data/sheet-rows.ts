/** Parts the text of the sheet into the texts of its rows, by the row numbers that stand on lines of their own. */
import { excerpt, type Notice, type Problem } from './problems.ts';
import { looksLikeRow } from './sheet-fields.ts';
import { companyAt, type Vocabulary } from './sheet-names.ts';

/** Lines of the file, first and last, counted from 1, both included. */
export type LineRange = [first: number, last: number];

/** Lines that hold something and yet are no part of a paper. */
export type Remainder = { kind: 'column letters' | 'header' | 'row number' | 'empty row'; lines: LineRange };

/** A row's number as the sheet prints it, and its lines: without the number's own, and without blank ones at the end. */
export type RowText = { row: number; lines: LineRange; text: string };

export type SplitSheet = { rows: RowText[]; remainders: Remainder[]; warnings: Notice[]; errors: Problem[] };

const COLUMN_LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const HEADER = 'CompanyTitleDateURLSafety_categoryAbstract';

/** No row spreads its fields before the abstract over more lines than this. */
const HEAD_LINES = 5;

type NumberLine = 'row' | 'empty row' | 'text' | 'out of order';

/**
 * Splits the sheet. A line of digits alone is a row's number if it is greater than the number before it and a company's
 * name or another row's number or the file's end follows. Where it is not, it is a line of an abstract, and a warning
 * tells of it, unless what follows looks like a row all the same: then a company or the order of the numbers is wrong,
 * and reading goes on so that this is told as an error.
 *
 * Limit: a number that ends an abstract, fits into the rising order and stands right before a row's number is taken for
 * an empty row. Empty rows are among the remainders, where they can be seen.
 */
export function splitSheet(text: string, vocabulary: Vocabulary, file: string): SplitSheet {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const split: SplitSheet = { rows: [], remainders: [], warnings: [], errors: [] };
  const start = readHeader(lines, split, file);
  if (start === null) return split;

  let previous = 1;
  let open: { row: number; first: number } | null = null;
  const close = (end: number) => {
    if (open !== null) split.rows.push(rowText(lines, open.row, open.first, end));
    open = null;
  };
  for (let index = start; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    if (line.trim() === '') continue;
    const kind: NumberLine = isNumber(line) ? judgeNumber(lines, index, previous, vocabulary) : 'text';
    if (kind === 'row' || kind === 'empty row') {
      close(index);
      previous = Number(line);
      split.remainders.push({ kind: kind === 'row' ? 'row number' : kind, lines: [index + 1, index + 1] });
      if (kind === 'row') open = { row: previous, first: index + 1 };
    } else if (kind === 'out of order') {
      const expected = `a row number above ${previous}`;
      split.errors.push({ file, line: index + 1, record: null, found: excerpt(line), expected });
    } else if (open === null) {
      const expected = "a row's number on a line of its own, and the row after it";
      split.errors.push({ file, line: index + 1, record: null, found: excerpt(line), expected });
    } else if (isNumber(line)) {
      split.warnings.push({
        file,
        line: index + 1,
        text: `${line} is read as text of the abstract, not as a row number`,
      });
    }
  }
  close(lines.length);
  return split;
}

/** Records the lines before the first row and gives the index after them, or null where they are not as they should be. */
function readHeader(lines: string[], split: SplitSheet, file: string): number | null {
  let header = '';
  for (let index = 2; index < lines.length && header.length < HEADER.length; index += 1) {
    header += lines[index] ?? '';
    if (lines[0] !== COLUMN_LETTERS || lines[1] !== '1' || header !== HEADER) continue;
    split.remainders.push({ kind: 'column letters', lines: [1, 1] });
    split.remainders.push({ kind: 'row number', lines: [2, 2] });
    split.remainders.push({ kind: 'header', lines: [3, index + 1] });
    return index + 1;
  }
  const expected = 'the letters of the columns, then 1, then Company, Title, Date, URL, Safety_category and Abstract';
  split.errors.push({ file, line: 1, record: null, found: excerpt(lines.slice(0, 5).join(' ')), expected });
  return null;
}

function judgeNumber(lines: string[], index: number, previous: number, vocabulary: Vocabulary): NumberLine {
  const number = Number(lines[index]);
  const rises = number > previous;
  let next = index + 1;
  while (next < lines.length && lines[next]?.trim() === '') next += 1;
  const following = lines[next];
  if (following === undefined) return rises ? 'empty row' : 'text';
  if (isNumber(following)) {
    if (!rises) return 'text';
    const after = judgeNumber(lines, next, number, vocabulary);
    return after === 'row' || after === 'empty row' ? 'empty row' : 'text';
  }
  const head = lines.slice(next, next + HEAD_LINES);
  const end = head.findIndex(isNumber);
  const isRow = looksLikeRow((end < 0 ? head : head.slice(0, end)).join('\n'), vocabulary);
  if (rises) return isRow || companyAt(following, vocabulary) !== undefined ? 'row' : 'text';
  return isRow ? 'out of order' : 'text';
}

function rowText(lines: string[], row: number, first: number, end: number): RowText {
  let from = first;
  let to = end;
  while (from < to && lines[from]?.trim() === '') from += 1;
  while (to > from && lines[to - 1]?.trim() === '') to -= 1;
  return { row, lines: [from + 1, to], text: lines.slice(from, to).join('\n') };
}

function isNumber(line: string): boolean {
  return /^\d+$/.test(line);
}
