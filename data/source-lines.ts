/** The lines of a source: how they are counted, and whose each one is. */
import type { Dataset, Mend } from '../src/papers/dataset.ts';
import type { LineRange } from './sheet-rows.ts';

/** Lines that hold something and yet are no part of a record, under a name that says what they are. */
export type LeftOver = { kind: string; lines: LineRange };

/** What owns a line that is not blank: a record (by its first line), a name of what is left over, or nobody. */
export type Owner = { record: number } | { leftOver: string } | null;

/**
 * The lines of a text, as an editor shows them: without a byte order mark, split at LF, CRLF or CR; a line break at the
 * very end ends the last line and begins no other.
 */
export function linesOf(text: string): string[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n?|\n/);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

/** Whether a line holds nothing but white space (no-break spaces and tabs are white space). */
export function isBlank(line: string): boolean {
  return line.trim() === '';
}

/** Whether two texts have the same words, however their white space falls. */
export function sameWords(a: string, b: string): boolean {
  return folded(a) === folded(b);
}

/** A text on one line: every run of white space is one space, none at the ends. */
export function folded(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}

/**
 * Whose each line is, in the order of the file. Lines left over may lie within a record, as the marks of a page lie
 * within a post; they are then not the record's. A blank line is nobody's. `astray` are the lines, counted from 1, that are
 * not blank and that nobody claims.
 */
export function ownersOf(
  lines: readonly string[],
  records: readonly LineRange[],
  leftOver: readonly LeftOver[],
): { owners: Owner[]; astray: number[] } {
  const owners: Owner[] = [];
  const astray: number[] = [];
  lines.forEach((line, index) => {
    const holds = ([first, last]: LineRange) => first <= index + 1 && index + 1 <= last;
    const kind = leftOver.find(({ lines: range }) => holds(range))?.kind;
    const record = records.find(holds);
    const owner = kind !== undefined ? { leftOver: kind } : record !== undefined ? { record: record[0] } : null;
    owners.push(isBlank(line) ? null : owner);
    if (owner === null && !isBlank(line)) astray.push(index + 1);
  });
  return { owners, astray };
}

/** The lines of a source counted by what they are, as `sources[].lines` has them; kinds in the order of the file. */
export function countLines(
  text: string,
  records: readonly LineRange[],
  leftOver: readonly LeftOver[],
): Dataset['sources'][number]['lines'] {
  const lines = linesOf(text);
  const { owners } = ownersOf(lines, records, leftOver);
  const byKind = new Map<string, number>();
  let inRecords = 0;
  for (const owner of owners) {
    if (owner === null) continue;
    if ('record' in owner) inRecords += 1;
    else byKind.set(owner.leftOver, (byKind.get(owner.leftOver) ?? 0) + 1);
  }
  return {
    total: lines.length,
    blank: lines.filter(isBlank).length,
    inRecords,
    leftOver: [...byKind].map(([kind, count]) => ({ kind, lines: count })),
  };
}

/**
 * One mend for all joined line breaks of a text, since they are many and tell little: their number, and how many of them
 * became a space. Nothing where no line was joined.
 */
export function mendOfJoins(field: string, joins: readonly { from: string; to: string; why: string }[]): Mend[] {
  const [first] = joins;
  if (first === undefined) return [];
  const spaces = counted(joins.filter(({ from, to }) => from.length === to.length).length, 'space');
  const all = joins.every(({ from, to }) => from.length === to.length);
  const to = all ? spaces : `${spaces}, else nothing`;
  return [{ field, from: counted(joins.length, 'line break'), to, why: first.why }];
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
