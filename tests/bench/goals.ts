/** The goals of the project: what figures are judged by. Nothing fails on them; the report says met or missed. */
import type { QueryClass } from './queries.ts';

export type Goal = {
  /** In the unit of the figure; where it depends on the length of the list, by that length (no goal for others). */
  limit: number | Readonly<Record<number, number>>;
  better: 'lower' | 'higher';
  /** What the goal was set for, where the figure is only the nearest to it. */
  setFor?: string;
};

const firstPlace = (share: number): Goal => ({ limit: { 10_000: share }, better: 'higher' });

export const FIRST_PLACE: Partial<Record<QueryClass, Goal>> = {
  rare: firstPlace(0.98),
  mistyped: firstPlace(0.95),
  middle: firstPlace(0.95),
  title: firstPlace(0.93),
  across: firstPlace(0.97),
  frequency: firstPlace(0.85),
};

/** Times in ms, sizes in kB of 1,000 bytes, compressed with gzip. */
export const GOALS = {
  searchP95: { limit: { 10_000: 5, 100_000: 10 }, better: 'lower' },
  indexingTask: { limit: { 10_000: 50 }, better: 'lower' },
  sortAgain: { limit: { 10_000: 10 }, better: 'lower' },
  tableFirstPaint: { limit: 60, better: 'lower' },
  tableElements: { limit: 500, better: 'lower' },
  /** Times what a bare list costs. */
  scrolling: { limit: 1.2, better: 'lower' },
  brushEvent: { limit: { 10_000: 8 }, better: 'lower' },
  chartFrame: { limit: { 10_000: 8 }, better: 'lower', setFor: 'a brush event' },
  notesRead: { limit: { 10_000: 500 }, better: 'lower' },
  /** The rest after the last key, and 30 ms. */
  saved: { limit: 330, better: 'lower' },
  firstScripts: { limit: 75, better: 'lower' },
  allScripts: { limit: 160, better: 'lower' },
  largestPaint: { limit: 1000, better: 'lower' },
  blocking: { limit: 100, better: 'lower' },
  nextPaint: { limit: 100, better: 'lower' },
} as const satisfies Record<string, Goal>;

/** A goal as it holds for one figure, or null where it does not. */
export function judged(
  goal: Goal | undefined,
  size: number | null,
  value: number,
): { limit: number; better: Goal['better']; met: boolean } | null {
  if (goal === undefined) return null;
  const limit = typeof goal.limit === 'number' ? goal.limit : goal.limit[size ?? -1];
  if (limit === undefined) return null;
  return { limit, better: goal.better, met: goal.better === 'lower' ? value <= limit : value >= limit };
}
