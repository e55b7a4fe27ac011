/** The room for words over time: the columns from left to right, and the scale. */
import { max, nice, ticks } from 'd3';
import type { Measure } from '../view/chart-spec.ts';
import { linear } from './linear.ts';
import { tenth, type Point } from './scene.ts';
import { textWidth } from './text-width.ts';
import { rowHeight, type UnitFrame } from './unit-frame.ts';
import { valueOf, type Column, type Found, type Track } from './words-tracks.ts';

export type Layout = {
  measure: Measure;
  size: number;
  /** Middle of a column by its number, the width of each, the left end of the first and the right end of the last. */
  x: (at: number) => number;
  step: number;
  left: number;
  right: number;
  y: (value: number) => number;
  /** The values that have a line across. */
  ticks: readonly number[];
  top: number;
  bottom: number;
  width: number;
  height: number;
  /** The height of a label at the end of a line. */
  label: number;
  /** The least height and width of a target. */
  least: number;
};

/** Finds the room for the lines between their labels and the axis. The chart grows where the labels need it to. */
export function layOut(
  columns: readonly Column[],
  tracks: readonly Track[],
  { measure, left, right, top }: Pick<Layout, 'measure' | 'left' | 'right' | 'top'>,
  frame: UnitFrame,
  size: number,
): Layout {
  const step = (right - left) / Math.max(1, columns.length);
  const highest =
    measure === 'count'
      ? max(tracks, ({ places }) => max(places, ({ whole }) => whole))
      : max(tracks, (track) => max(columns, (column, at) => valueOf(track, column, at, measure) ?? 0));
  // Above the highest value: the number of its line.
  const head = 1.8 * size;
  const axis = 1.8 * size;
  // Where the labels need more than the frame has, the chart grows.
  const lines = (frame.dense ? 4 : 8) * size;
  const height = Math.max(frame.height, top + head + lines + axis, tracks.length * labelHeight(frame, size));
  const bottom = height - axis;
  const values = nice(0, Math.max(1, highest ?? 0), 3);
  return {
    measure,
    size,
    x: (at) => left + (at + 0.5) * step,
    step,
    left,
    right,
    y: linear(values, [bottom, top + head]),
    ticks: ticks(...values, 3).filter((tick) => tick > 0 && Number.isInteger(tick)),
    top,
    bottom,
    width: frame.width,
    height: tenth(height),
    label: labelHeight(frame, size),
    least: frame.least,
  };
}

/** The size of the type on the axes. */
export function smaller(size: number): number {
  return tenth(size * 0.9);
}

/** The room left of the columns for the numbers of the lines across: none has more digits than the largest count. */
export function gutterOf(found: readonly Found[], measure: Measure, size: number): number {
  const widest = measure === 'share' ? 50 : (max(found, ({ whole }) => whole.length) ?? 0);
  return tenth(textWidth(`${widest}`, smaller(size)) + size * 0.3);
}

/** Where a line ends; null where it has no point. */
export function endOf(track: Track, columns: readonly Column[], layout: Layout): Point | null {
  for (let at = columns.length - 1; at >= 0; at--) {
    const value = valueOf(track, columns[at], at, layout.measure);
    if (value !== null) return [layout.x(at), layout.y(value)];
  }
  return null;
}

function labelHeight(frame: UnitFrame, size: number): number {
  return rowHeight(frame, 1.5 * size);
}
