/** The labels of words over time: at the ends of the lines, or in rows above where the frame is narrow. */
import { max } from 'd3';
import { tenth, type Mark, type Point, type Target } from './scene.ts';
import { fitText, textWidth } from './text-width.ts';
import type { ChartTheme } from './theme.ts';
import { rowHeight, type UnitFrame } from './unit-frame.ts';
import { inQuotes, ofAll } from './words-in-words.ts';
import { endOf, type Layout } from './words-layout.ts';
import { DOT, dot, stroked } from './words-strokes.ts';
import type { Column, Found, Track } from './words-tracks.ts';

/** The share of the width that labels beside the lines may take; longer ones are cut. */
const WIDEST_LABELS = 0.4;

/** Between the last column and the labels: room for the lines that lead to labels that had to move. */
const LEADERS = 16;

/** A label that moved further from the end of its line has a line that leads to it. */
const MOVED = 5;

/** The length of the sample of its line in a label. */
const SAMPLE = 32;

/** A label: its box, and whether it stands at the end of its line. */
export type Place = { x: number; y: number; width: number; height: number; beside: boolean };

/** What a label's sample of its line and the gaps around it take. */
function besideText(size: number): number {
  return SAMPLE + 1.1 * size;
}

function widthOf({ series, count }: Found, size: number): number {
  // A pixel more, or rounding would cut the longest.
  return besideText(size) + textWidth(series.label, size) + textWidth(count, size) + 1;
}

/** The room that labels at the ends of the lines take. */
export function widthOfLabels(found: readonly Found[], frame: UnitFrame, size: number): number {
  const widest = max(found, (one) => widthOf(one, size)) ?? 0;
  return Math.min(LEADERS + widest, WIDEST_LABELS * frame.width);
}

/** Labels in rows above the lines, from left to right. */
export function rowsOfLabels(found: readonly Found[], frame: UnitFrame, size: number): Place[] {
  const height = rowHeight(frame, tenth(1.7 * size));
  let [x, y] = [0, 0];
  return found.map((one) => {
    const width = Math.min(frame.width, tenth(widthOf(one, size)));
    if (x > 0 && x + width > frame.width) [x, y] = [0, y + height];
    const place = { x: tenth(x), y: tenth(y), width, height, beside: false };
    x += width + size;
    return place;
  });
}

/** Labels at the ends of their lines, moved apart where they would lie on each other. */
export function placesBeside(tracks: readonly Track[], columns: readonly Column[], layout: Layout): Place[] {
  const height = layout.label;
  const x = layout.right + LEADERS;
  const wanted = tracks.map((track) => (endOf(track, columns, layout)?.[1] ?? layout.bottom) - height / 2);
  return movedApart(wanted, height, layout.height).map((y) => {
    return { x: tenth(x), y: tenth(y), width: tenth(layout.width - x), height: tenth(height), beside: true };
  });
}

/** Tops of boxes of one height as near as may be to where they are wanted, in their order, none on another. */
function movedApart(wanted: readonly number[], height: number, end: number): number[] {
  const order = wanted.map((_, at) => at).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0) || a - b);
  const places = wanted.map(() => 0);
  let free = 0;
  for (const at of order) {
    places[at] = Math.max(free, wanted[at] ?? 0);
    free = (places[at] ?? 0) + height;
  }
  let below = end;
  for (const at of order.toReversed()) {
    places[at] = Math.min(places[at] ?? 0, below - height);
    below = places[at] ?? 0;
  }
  return places;
}

/** A sample of the line, the name, the count; and a line that leads from a label that stands elsewhere to its line. */
export function labelMarks(
  track: Track,
  place: Place | undefined,
  columns: readonly Column[],
  layout: Layout,
  theme: ChartTheme,
): Mark[] {
  if (place === undefined) return [];
  const { size } = layout;
  const middle = place.y + place.height / 2;
  const marks: Mark[] = [];
  const end = place.beside ? endOf(track, columns, layout) : null;
  if (end !== null && (Math.abs(end[1] - middle) > MOVED || end[0] < layout.right - layout.step)) {
    const y = tenth(end[1]);
    const points: Point[] = [
      [tenth(end[0] + 2 * DOT), y],
      [tenth(layout.right), y],
      [tenth(place.x - 3), tenth(middle)],
    ];
    marks.push({ kind: 'path', points, stroke: theme.inkSoft, weight: 0.6 });
  }
  const y = tenth(middle);
  const sample: Point[] = [
    [place.x, y],
    [tenth(place.x + SAMPLE), y],
  ];
  marks.push(
    ...stroked(sample, track.stroke, theme.ink),
    ...dot([tenth(place.x + SAMPLE), y], [], track.stroke, theme),
  );
  const x = tenth(place.x + SAMPLE + size * 0.6);
  const room = place.width - besideText(size) - textWidth(track.count, size);
  const text = fitText(track.series.label, size, room);
  const line = { y: tenth(middle + size * 0.35), size, anchor: 'start' } as const;
  const fill = track.shown.length === 0 ? theme.inkSoft : theme.ink;
  marks.push({ kind: 'text', ...line, x, text, fill });
  const after = tenth(x + textWidth(text, size) + size * 0.45);
  marks.push({ kind: 'text', ...line, x: after, text: track.count, fill: theme.inkSoft });
  return marks;
}

/** A label leads to the papers of its query. */
export function labelTarget(track: Track, place: Place | undefined, shown: number): Target[] {
  if (place === undefined) return [];
  const { x, y, width, height } = place;
  const label = `${inQuotes(track)}: ${ofAll(track.shown.length, shown)}`;
  return [{ x, y, width, height, label, papers: track.shown, choice: { query: track.series.query } }];
}
