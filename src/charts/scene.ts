/**
 * A chart as plain data. A chart is a pure function from papers to a Scene; the page, a file and a frame on a slide draw
 * the same one. Lengths are CSS pixels, rounded to a tenth; colours are resolved (`#rrggbb`).
 */
import type { NoteField } from '../papers/annotations.ts';
import type { ChartTheme } from './theme.ts';

/** What a mark stands for: indexes into the dataset's papers. */
type StandsFor = { papers?: readonly number[] };

export type Mark = StandsFor &
  (
    | { kind: 'rect'; x: number; y: number; width: number; height: number; fill: string; radius?: number }
    | { kind: 'line'; x1: number; y1: number; x2: number; y2: number; stroke: string; dash?: string; weight?: number }
    | { kind: 'circle'; x: number; y: number; radius: number; fill: string }
    /** A line through points, or the ground that they enclose where it has a fill. */
    | { kind: 'path'; points: readonly Point[]; stroke?: string; dash?: string; weight?: number; fill?: string }
    /** Many dots of one colour and size as one element, for lists of thousands. */
    | { kind: 'dots'; points: readonly Point[]; radius: number; fill: string }
    | { kind: 'text'; x: number; y: number; text: string; size: number; fill: string; anchor: Anchor; bold?: boolean }
    | { kind: 'group'; marks: readonly Mark[] }
  );

export type Point = readonly [x: number, y: number];

export type Anchor = 'start' | 'middle' | 'end';

/** What choosing a target does: it filters by all that is given here together, or opens a paper. */
export type TargetChoice = {
  company?: string;
  category?: string;
  /** First and last month or day, both included. */
  period?: { from: string; to: string };
  /** A query to search for, in place of the present one. */
  query?: string;
  /** What the papers' notes are to say, by their fields: charts of the reader's notes alone ask for it. */
  mine?: Partial<Record<NoteField, string>>;
  /** The id of a paper to open; nothing else is given beside it. */
  paper?: string;
};

/** A stretch of time that a brush can begin or end at, from left to right without gaps. */
export type Stop = { left: number; right: number; from: string; to: string };

/** The least width and height of a target, in pixels: what a fingertip needs. */
export const FINGERTIP = 24;

/** A place of the chart that can be pointed at, walked to and chosen; at least a fingertip wide and high. */
export type Target = {
  x: number;
  y: number;
  width: number;
  height: number;
  /** What it stands for, in words, with the count. */
  label: string;
  papers: readonly number[];
  choice: TargetChoice;
};

export type Scene = {
  width: number;
  height: number;
  title: string;
  /** The filters in words. */
  subtitle: string;
  /** Where the numbers come from. */
  source: string;
  /** What the chart shows, in sentences, for those who cannot see it. */
  description: string;
  /** The names of colours that the marks do not name themselves. */
  legend: readonly { name: string; colour: string }[];
  /** The same numbers as a table: the first cell of each row is its heading. */
  data: { columns: readonly string[]; rows: readonly (readonly (string | number)[])[] };
  marks: readonly Mark[];
  targets: readonly Target[];
  /** The papers that a pointer can find one by one, where they stand too close for a target each. */
  hits?: readonly Hit[];
  /** Where a period can be brushed; null where time is not drawn from left to right. */
  brush: { top: number; bottom: number; stops: readonly Stop[] } | null;
};

/** A drawn paper, by the middle and the radius of its circle. */
export type Hit = { x: number; y: number; radius: number; paper: number };

/**
 * The room a chart is given. `textScale` 1 is type of 12 px; gaps, rows, dots and the weights of lines follow it. Rows and
 * columns that are targets are at least a fingertip high and wide, unless the frame is dense: for pictures that nobody
 * points at, such as those on a slide, in which rows may be as low as their text allows. Where a chart needs more height
 * than the frame has, it is higher.
 */
export type Frame = { width: number; height: number; textScale: number; dense?: true };

/** Draws one chart in whatever colours and room. */
export type Drawing = (theme: ChartTheme, room: Frame) => Scene;

/** Rounds a length to a tenth of a pixel, so that the same papers give the same file everywhere. */
export function tenth(length: number): number {
  // Adding 0 turns -0 into 0.
  return Math.round(length * 10) / 10 + 0;
}
