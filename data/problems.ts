/**
 * What the build says when something cannot be read (it stops) or deserves a second look (it goes on). Both are plain
 * values, so that a run can tell all of them at once.
 */

/** Something that stops the build. */
export type Problem = {
  file: string;
  /** Counted from 1; null where the place is not a line. */
  line: number | null;
  /** The record, such as "row 454"; null where there is none. */
  record: string | null;
  /** What stands there. */
  found: string;
  /** What should stand there. */
  expected: string;
};

/** Something that was read by a stated rule, or left as it is, and that a person may want to look at. */
export type Notice = { file: string; line: number | null; text: string };

/** A value or the problems that kept it from being made. */
export type Result<T> = { ok: true; value: T } | { ok: false; errors: Problem[] };

/** One line for the terminal: `sheet.txt:12 (row 5): found "…", expected …`. */
export function tellProblem(problem: Problem): string {
  const record = problem.record === null ? '' : ` (${problem.record})`;
  return `${placeOf(problem)}${record}: found ${problem.found}, expected ${problem.expected}`;
}

/** One line for the terminal: `sheet.txt:12: …`. */
export function tellNotice(notice: Notice): string {
  return `${placeOf(notice)}: ${notice.text}`;
}

/** The first words of a text in quotation marks, on one line, at most about sixty characters. */
export function excerpt(text: string): string {
  if (text.trim() === '') return 'nothing';
  const line = text.trim().replace(/\s+/g, ' ');
  return line.length > 60 ? `"${line.slice(0, 60)}…"` : `"${line}"`;
}

function placeOf(place: { file: string; line: number | null }): string {
  return place.line === null ? place.file : `${place.file}:${place.line}`;
}
