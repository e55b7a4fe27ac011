/** How the lines of words over time are told apart, in ink alone. */
import { tenth, type Mark, type Point } from './scene.ts';
import type { ChartTheme } from './theme.ts';

export type Stroke = { dash?: string; weight: number; hollow: boolean };

/** By dash, weight, and whether the marks on a line are filled. */
export const STROKES: readonly Stroke[] = [
  { weight: 2.2, hollow: false },
  { dash: '11 4', weight: 1.8, hollow: true },
  { dash: '2 3', weight: 2.2, hollow: false },
  { dash: '10 3 2 3', weight: 1.8, hollow: true },
  { weight: 1, hollow: false },
  { dash: '4 3', weight: 1.1, hollow: true },
];

/** The radius of a mark on a line. */
export const DOT = 2.8;

/** A line through points; none through a single one. */
export function stroked(points: readonly Point[], { dash, weight }: Stroke, stroke: string): Mark[] {
  if (points.length < 2) return [];
  return [{ kind: 'path', points, stroke, weight, ...(dash === undefined ? {} : { dash }) }];
}

/** A mark on a line, for the papers at its point. */
export function dot([x, y]: Point, papers: readonly number[], { hollow }: Stroke, theme: ChartTheme): Mark[] {
  const marks: Mark[] = [{ kind: 'circle', x, y, radius: DOT, fill: theme.ink, papers }];
  if (hollow) marks.push({ kind: 'circle', x, y, radius: tenth(DOT - 1.2), fill: theme.ground });
  return marks;
}
