import { range } from 'd3';
import { fitText, wrapped } from './text-width.ts';

/** Columns that stand beside each other, by their numbers, and the bands of them that stand below each other. */
export type Bands = { bands: number[][]; column: number };

/**
 * Columns of one width, in as few bands below each other as the room allows, all but the last of one length.
 * @param room the width that the columns of a band share, in pixels
 * @param narrowest the least width of a column; a single column is narrower where the room is
 */
export function bandsOf(count: number, room: number, narrowest: number): Bands {
  const fitting = Math.max(1, Math.floor(room / narrowest));
  const bands = Math.max(1, Math.ceil(count / fitting));
  const each = Math.max(1, Math.ceil(count / bands));
  return { bands: range(0, count, each).map((from) => range(from, Math.min(count, from + each))), column: room / each };
}

/** A name in at most so many lines that fit into a width; what does not fit is cut. */
export function headLines(name: string, size: number, width: number, most: number): string[] {
  const lines = wrapped(name, size, width, true);
  if (lines.length <= most) return lines;
  const rest = lines.slice(most - 1).join(' ');
  return [...lines.slice(0, most - 1), fitText(rest, size, width, true)];
}
