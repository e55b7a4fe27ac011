/** Parts the text of the sheet into the texts of its rows, by the row numbers that stand before them. */
import { excerpt, type Notice, type Problem } from './problems.ts';
import { LONG_TITLE, looksLikeRow, readHead } from './sheet-fields.ts';
import { companyAt, companyPattern, type Vocabulary } from './sheet-names.ts';

/** Lines of the file, first and last, counted from 1, both included. */
export type LineRange = [first: number, last: number];

/** Lines that hold something and yet are no part of a paper. */
export type Remainder = { kind: 'column letters' | 'header' | 'row number' | 'empty row'; lines: LineRange };

/**
 * A row's number as the sheet prints it, its text, and the lines that this stands on: without a number on a line of its
 * own, and without blank lines at the end. Rows that are glued share a line.
 */
export type RowText = { row: number; lines: LineRange; text: string };

export type SplitSheet = { rows: RowText[]; remainders: Remainder[]; warnings: Notice[]; errors: Problem[] };

const COLUMN_LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const HEADER = 'CompanyTitleDateURLSafety_categoryAbstract';

/** No row spreads its fields before the abstract over more lines than this. */
const HEAD_LINES = 5;

/** A row's number may have as many digits as a sheet has rows. */
const NUMBER = /^\s*(\d{1,8})(?:\s*$|[^\S\n]*\t\s*(?=\S))/;

/** A line of the text and where it begins in it. */
type Line = { at: number; text: string };

/**
 * A place where a row begins: its number and where that stands, where the row's text begins, and where its fields before
 * the abstract end, as far as they can be read.
 */
type Mark = { number: number; kind: 'row' | 'empty row'; at: number; contentAt: number; headEnd: number };

type NumberLine = 'row' | 'empty row' | 'text' | 'out of order';

/**
 * Splits the sheet, whatever its line ends (LF, CRLF, CR), and whether its rows stand as the page shows them or in cells
 * that tabs part.
 *
 * A number alone on its line, or in a cell before the company's, is a row's if it is greater than the number before it
 * and a company's name or another row's number or the file's end follows. Where it is not, it is a line of an abstract,
 * and a warning tells of it, unless what follows looks like a row all the same: then a company is unknown, which is told
 * as an error when the row is read, or the row is out of order, which is a warning. A number that stands twice is an
 * error. A number that is glued to the company's name or to the end of the abstract before it is a row's if a whole head
 * of a row follows, from the company to the category; a warning tells of it.
 *
 * Limit: a number that ends an abstract, fits into the rising order and stands right before a row's number is taken for
 * an empty row. Empty rows are among the remainders, where they can be seen.
 */
export function splitSheet(source: string, vocabulary: Vocabulary, file: string): SplitSheet {
  const text = source.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const lines = linesOf(text);
  const split: SplitSheet = { rows: [], remainders: [], warnings: [], errors: [] };
  const start = readHeader(text, lines, split, file);
  if (start === null) return split;

  const marks: Mark[] = [];
  const seen = new Map<number, number>();
  const warn = (index: number, sentence: string) => split.warnings.push({ file, line: index + 1, text: sentence });
  const fail = (index: number, record: string | null, found: string, expected: string) =>
    split.errors.push({ file, line: index + 1, record, found, expected });
  const failAstray = (index: number, found: string) =>
    fail(index, null, excerpt(found), "a row's number on a line of its own, and the row after it");
  const isOpen = () => marks.at(-1)?.kind === 'row';
  const previous = () => marks.at(-1)?.number ?? 1;
  const put = (kind: Mark['kind'], number: number, at: number, contentAt: number, index: number) => {
    const before = seen.get(number);
    if (before !== undefined) {
      fail(index, `row ${number}`, `the number ${number}, which also stands on line ${before}`, 'a number of its own');
    } else if (number < previous()) {
      warn(index, `row ${number} stands after row ${previous()}, out of order`);
    }
    seen.set(number, before ?? index + 1);
    marks.push({ kind, number, at, contentAt, headEnd: kind === 'row' ? headEndAt(text, contentAt, vocabulary) : at });
  };

  for (let index = start; index < lines.length; index += 1) {
    const line = lines[index];
    if (line === undefined || line.text.trim() === '') continue;
    const printed = numberOf(line.text);
    if (printed !== null) {
      const isTwice = !isOpen() && marks.length > 0 && printed.number === previous() && printed.rest === '';
      const kind = isTwice ? 'empty row' : judgeNumber(lines, index, previous(), vocabulary);
      if (kind !== 'text') {
        const contentAt = afterSpace(text, line.at + line.text.length - printed.rest.length);
        put(kind === 'empty row' ? kind : 'row', printed.number, line.at, contentAt, index);
        if (printed.rest === '') {
          split.remainders.push({ kind: isOpen() ? 'row number' : 'empty row', lines: [index + 1, index + 1] });
          continue;
        }
      } else if (isOpen()) warn(index, `${printed.number} is read as text of the abstract, not as a row number`);
    }
    for (;;) {
      const from = Math.max(line.at, marks.at(-1)?.headEnd ?? 0);
      const next = nextNumber(lines, index);
      const found = findGlued(text, line, from, vocabulary);
      const glued =
        found.find(({ digits }) => choicesIn(digits, previous(), next).length > 0) ??
        found.find(({ isClear }) => isClear);
      if (glued === undefined) break;
      const number = rowNumberIn(glued.digits, text.slice(line.at, glued.at), previous(), next);
      const taken = number ?? glued.digits;
      const at = glued.at + glued.digits.length - taken.length;
      if (number === null) fail(index, null, excerpt(taken), 'a row number apart from the digits before it');
      if (!isOpen() && text.slice(line.at, at).trim() !== '') failAstray(index, text.slice(line.at, at));
      put('row', Number(taken), at, glued.contentAt, index);
      warn(index, `row ${Number(taken)}: its number is glued to the text around it`);
    }
    if (!isOpen()) failAstray(index, line.text);
  }
  marks.forEach((mark, index) => {
    if (mark.kind === 'row') split.rows.push(rowText(text, mark, marks[index + 1]?.at ?? text.length));
  });
  return split;
}

/** Where the fields before the abstract end of the row that begins at `at`; where they cannot be read, its first line. */
function headEndAt(text: string, at: number, vocabulary: Vocabulary): number {
  const head = readHead(headAt(text, at), vocabulary);
  const lineEnd = text.indexOf('\n', at);
  return head.ok ? at + head.abstractAt : lineEnd < 0 ? text.length : lineEnd;
}

function afterSpace(text: string, at: number): number {
  return at + (/^\s*/.exec(text.slice(at))?.[0].length ?? 0);
}

function linesOf(text: string): Line[] {
  let at = 0;
  return text.split('\n').map((line) => {
    const begin = at;
    at += line.length + 1;
    return { at: begin, text: line };
  });
}

/** The row's number at the start of a line, alone or in a cell, and what stands in the cells after it. */
function numberOf(line: string): { number: number; rest: string } | null {
  const match = NUMBER.exec(line);
  return match === null ? null : { number: Number(match[1]), rest: line.slice(match[0].length) };
}

/** Records the lines before the first row and gives the index after them, or null where they are not as they should be. */
function readHeader(text: string, lines: Line[], split: SplitSheet, file: string): number | null {
  const after = (at: number, word: string): number | null => {
    let next = at;
    for (const char of word) {
      while (/\s/.test(text[next] ?? '')) next += 1;
      if (text[next] !== char) return null;
      next += 1;
    }
    return next;
  };
  const lettersEnd = after(0, COLUMN_LETTERS);
  const numberEnd = lettersEnd === null ? null : after(lettersEnd, '1');
  const end = numberEnd === null ? null : after(numberEnd, HEADER);
  if (lettersEnd === null || numberEnd === null || end === null || !/^[^\S\n]*(?:\n|$)/.test(text.slice(end))) {
    const expected = 'the letters of the columns, then 1, then Company, Title, Date, URL, Safety_category and Abstract';
    const found = excerpt(
      lines
        .slice(0, 5)
        .map((line) => line.text)
        .join(' '),
    );
    split.errors.push({ file, line: 1, record: null, found, expected });
    return null;
  }
  const parts = [
    { kind: 'column letters', from: 0, to: lettersEnd },
    { kind: 'row number', from: lettersEnd, to: numberEnd },
    { kind: 'header', from: numberEnd, to: end },
  ] as const;
  let last = 0;
  for (const { kind, from, to } of parts) {
    const first = Math.max(lineAt(text, from + text.slice(from).search(/\S/)), last + 1);
    const lastOfPart = lineAt(text, to - 1);
    // Where all of a part stands on a line that is counted already, there is no more to record.
    if (first <= lastOfPart) split.remainders.push({ kind, lines: [first, lastOfPart] });
    last = Math.max(last, lastOfPart);
  }
  return last;
}

function judgeNumber(lines: Line[], index: number, previous: number, vocabulary: Vocabulary): NumberLine {
  const printed = numberOf(lines[index]?.text ?? '');
  if (printed === null) return 'text';
  const rises = printed.number > previous;
  let next = index + 1;
  while (next < lines.length && lines[next]?.text.trim() === '') next += 1;
  if (printed.rest === '') {
    const following = lines[next]?.text;
    if (following === undefined) return rises ? 'empty row' : 'text';
    const after = numberOf(following);
    if (after !== null) {
      if (!rises) return 'text';
      // The same number twice: both are taken for rows, so that this is told as an error.
      if (after.number === printed.number) return 'empty row';
      return judgeNumber(lines, next, printed.number, vocabulary) === 'text' ? 'text' : 'empty row';
    }
  }
  const behind = lines.slice(next, next + 2 * HEAD_LINES).map((line) => line.text);
  const end = behind.findIndex((line) => numberOf(line) !== null);
  const whole = [printed.rest, ...(end < 0 ? behind : behind.slice(0, end))].join('\n').trimStart();
  const isWhole = readHead(whole, vocabulary).ok;
  // What a number that is glued further on begins is another row.
  const gluedAt = isWhole ? undefined : findGlued(whole, { at: 0, text: whole }, 0, vocabulary)[0]?.at;
  if (gluedAt === 0 && printed.rest === '') return rises ? 'empty row' : 'text';
  const head = whole.slice(0, gluedAt).split('\n').slice(0, HEAD_LINES).join('\n');
  const isRow = isWhole || looksLikeRow(head, vocabulary);
  if (rises) return isRow || companyAt(head, vocabulary) !== undefined ? 'row' : 'text';
  return isRow ? 'out of order' : 'text';
}

/**
 * Digits that stand at `at`, where the company's name after them begins, and whether no further digits and company follow
 * before the address.
 */
type Glued = { digits: string; at: number; contentAt: number; isClear: boolean };

/**
 * The digits in a line, from `from` on, that a company's name follows and after it a whole head of a row; the name may
 * stand on the next line.
 */
function findGlued(text: string, line: Line, from: number, vocabulary: Vocabulary): Glued[] {
  const lineEnd = line.at + line.text.length;
  const pattern = new RegExp(String.raw`\d{1,8}(?=\s*${companyPattern(vocabulary)})`, 'g');
  // Long enough for a name on the next line.
  const region = text.slice(from, lineEnd + 200);
  return [...region.matchAll(pattern)].flatMap((match) => {
    const at = from + match.index;
    const contentAt = afterSpace(text, at + match[0].length);
    const head = headAt(text, contentAt);
    if (at >= lineEnd || !isWholeHead(head, vocabulary)) return [];
    const isClear = !new RegExp(pattern.source).test(head.replace(/https?:.*/s, ''));
    return [{ digits: match[0], at, contentAt, isClear }];
  });
}

/** Whether a text begins with all of a row's fields before its abstract, and in its title stands no further row's number. */
function isWholeHead(text: string, vocabulary: Vocabulary): boolean {
  const head = readHead(text, vocabulary);
  if (!head.ok || head.fields.title.length > LONG_TITLE) return false;
  return !new RegExp(String.raw`(?:\d(?:\s*[\t\n]\s*)?|\n\s*\d+\s*)${companyPattern(vocabulary)}`).test(
    text.replace(/https?:.*/s, ''),
  );
}

/** The lines from `at` on in which a row's fields before its abstract stand. */
function headAt(text: string, at: number): string {
  let end = at;
  for (let count = 0; count < HEAD_LINES + 2 && end >= 0; count += 1) end = text.indexOf('\n', end + 1);
  return text.slice(at, end < 0 ? text.length : end);
}

/** The number that the next line names which begins with one; null where there is none. */
function nextNumber(lines: Line[], index: number): number | null {
  const next = lines.slice(index + 1).find((line) => numberOf(line.text) !== null);
  return next === undefined ? null : (numberOf(next.text)?.number ?? null);
}

/** The numbers in which the digits end and that fit between the row numbers before and after; the longest first. */
function choicesIn(digits: string, previous: number, next: number | null): string[] {
  return Array.from(digits, (_, index) => digits.slice(index)).filter(
    (choice) => !choice.startsWith('0') && Number(choice) > previous && (next === null || Number(choice) < next),
  );
}

/**
 * Which of the digits that end in a row's number are that number: all, where they stand free behind `before`; else those
 * last ones that fit between the numbers before and after, so that of `GPT-45` between rows 4 and 7 the 5 is the number.
 * Null where there is more than one choice. Where none fits it is all of them.
 */
function rowNumberIn(digits: string, before: string, previous: number, next: number | null): string | null {
  const choices = choicesIn(digits, previous, next);
  const isFree = /(?:^|[\s!?)\]}"'”’»。]|(?<!\d)\.)$/.test(before);
  if (choices.length === 0 || (isFree && choices[0] === digits)) return digits;
  return choices.length === 1 ? (choices[0] ?? null) : null;
}

function rowText(text: string, { number, contentAt }: Mark, end: number): RowText {
  const whole = text.slice(contentAt, end);
  const from = contentAt + whole.length - whole.trimStart().length;
  const to = contentAt + whole.trimEnd().length;
  if (to <= from) return { row: number, lines: [lineAt(text, contentAt), lineAt(text, contentAt)], text: '' };
  return { row: number, lines: [lineAt(text, from), lineAt(text, to - 1)], text: text.slice(from, to) };
}

/** The line, counted from 1, on which the character at `offset` stands. */
function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
