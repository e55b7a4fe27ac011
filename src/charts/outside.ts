/** Papers that have no place in time, or one outside of what the data covers. */
import { dayNumber, daysOf } from '../papers/fields.ts';
import { dateInWords } from '../papers/in-words.ts';
import type { Dataset } from '../papers/dataset.ts';
import type { ChartInput } from './chart-input.ts';
import { columnFinder, monthName, monthOf, monthsOf, type Period } from './periods.ts';

/** Papers dated farther than so many years from what the data covers are counted in words, so that the rest has room. */
const FARTHEST = 50;

/** How many papers shown are not drawn in time, or lie outside of what the data covers. */
export type Outside = {
  undated: number;
  /** Too far away to be drawn. */
  far: number;
  /** Not too far, but before or after what the data covers. */
  before: number;
  after: number;
};

/**
 * The first and the last day that are drawn: what the data covers and the dates of the papers, except those that are
 * more than fifty years away.
 */
export function timeBounds({ dataset, whole }: ChartInput): { from: string; to: string } {
  const { from, to } = dataset.coverage;
  const earliest = dayNumber(`${monthName(Math.max(0, monthOf(from) - 12 * FARTHEST))}-01`);
  const latest = dayNumber(`${monthName(monthOf(to) + 12 * FARTHEST)}-31`);
  const days = daysOf(dataset);
  let [first, last] = [
    { day: dayNumber(from), date: from },
    { day: dayNumber(to), date: to },
  ];
  const dated = (index: number, day: number) => ({ day, date: dataset.papers[index]?.date ?? '' });
  for (const index of whole) {
    const day = days[index] ?? 0;
    if (day === 0) continue;
    if (day < first.day && day >= earliest) first = dated(index, day);
    if (day > last.day && day <= latest) last = dated(index, day);
  }
  return { from: first.date, to: last.date };
}

/**
 * Counts the papers shown that are outside in one way or another.
 * @param periods those that are drawn; null where time is not drawn, so that nothing is too far
 */
export function countOutside(
  { dataset, shown }: Pick<ChartInput, 'dataset' | 'shown'>,
  periods: readonly Period[] | null,
): Outside {
  const [from, to] = [dayNumber(dataset.coverage.from), dayNumber(dataset.coverage.to)];
  const [days, months] = [daysOf(dataset), monthsOf(dataset)];
  const columnOf = periods === null ? () => 0 : columnFinder(periods);
  const outside = { undated: 0, far: 0, before: 0, after: 0 };
  for (const index of shown) {
    const day = days[index] ?? 0;
    if (day === 0) outside.undated += 1;
    else if (columnOf(months[index] ?? 0) < 0) outside.far += 1;
    else if (day < from) outside.before += 1;
    else if (day > to) outside.after += 1;
  }
  return outside;
}

/** What has to be said of papers outside, for a subtitle: `1 without a date, not drawn`, `2 dated after 31 Jul 2023`. */
export function outsideInWords({ undated, far, before, after }: Outside, { coverage }: Dataset): string[] {
  const notes: string[] = [];
  if (undated > 0) notes.push(`${undated} without a date, not drawn`);
  if (before > 0) notes.push(`${before} dated before ${dateInWords(coverage.from)}`);
  if (after > 0) notes.push(`${after} dated after ${dateInWords(coverage.to)}`);
  if (far > 0) notes.push(`${far} dated more than fifty years before or after, not drawn`);
  return notes;
}

/** A note as a sentence of its own. */
export function asSentence(note: string): string {
  return `${note.charAt(0).toUpperCase()}${note.slice(1)}.`;
}
