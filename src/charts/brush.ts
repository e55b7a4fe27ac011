/** Choosing a stretch of time on a chart that draws time from left to right. Plain functions over the chart's stops. */
import type { Point, Scene, Stop } from './scene.ts';

export type Brush = NonNullable<Scene['brush']>;

/** A chosen stretch of time; null is open at that end. Months or days, both included. */
export type ChosenPeriod = { from: string | null; to: string | null };

/** Told while a stretch is drawn, and with `done` when it is let go. */
export type OnBrush = (period: ChosenPeriod, done: boolean) => void;

/** Nothing is chosen: open at both ends. */
export const ALL_TIME: ChosenPeriod = { from: null, to: null };

/** The stops that a stretch of time reaches over, by their numbers, both included. */
export type Reach = { first: number; last: number };

/** What of the stops is chosen: all of them where nothing is, and those that the ends fall into. */
export function reachOf(stops: readonly Stop[], { from, to }: ChosenPeriod): Reach {
  // An end may be a day and a stop a month: they are compared as far as both go.
  const isBefore = (a: string, b: string) => a.slice(0, b.length) < b.slice(0, a.length);
  const first = from === null ? 0 : stops.findIndex((stop) => !isBefore(stop.to, from));
  const last = to === null ? stops.length - 1 : stops.findLastIndex((stop) => !isBefore(to, stop.from));
  return { first: first < 0 ? stops.length - 1 : first, last: Math.max(last, 0) };
}

/** The stretch from one stop to another, whichever is first; null where that is all of them. */
export function periodOf(stops: readonly Stop[], { first, last }: Reach): { from: string; to: string } | null {
  const [begin, end] = [stops[Math.min(first, last)], stops[Math.max(first, last)]];
  if (begin === undefined || end === undefined) return null;
  return begin === stops[0] && end === stops.at(-1) ? null : { from: begin.from, to: end.to };
}

/** The stretch from one stop to another as it is chosen: all of them are no choice. */
export function chosenBy(stops: readonly Stop[], reach: Reach): ChosenPeriod {
  return periodOf(stops, reach) ?? ALL_TIME;
}

/** From where to where a reach is drawn, in pixels. */
export function edgesOf(stops: readonly Stop[], { first, last }: Reach): { left: number; right: number } {
  return { left: stops[first]?.left ?? 0, right: stops[last]?.right ?? 0 };
}

/** The number of the stop at a place; the nearest where there is none. */
export function stopAt(stops: readonly Stop[], x: number): number {
  const at = stops.findIndex(({ right }) => x < right);
  return at < 0 ? stops.length - 1 : at;
}

/** The same stretch some stops further, as far as there are any. */
export function movedBy(stops: readonly Stop[], { first, last }: Reach, by: number): Reach {
  const step = Math.max(-first, Math.min(by, stops.length - 1 - last));
  return { first: first + step, last: last + step };
}

/** The stops from one place to another, whichever is first; each place brings the whole of its stop. */
export function reachBetween(stops: readonly Stop[], from: number, to: number): Reach {
  const [a, b] = [stopAt(stops, from), stopAt(stops, to)];
  return { first: Math.min(a, b), last: Math.max(a, b) };
}

/** Whether a place of the chart is where time is drawn: neither among the names beside it nor on the axis below. */
export function isOnPlot({ top, bottom, stops }: Brush, [x, y]: Point): boolean {
  const [begin, end] = [stops[0]?.left ?? 0, stops.at(-1)?.right ?? 0];
  return x >= begin && x < end && y >= top && y < bottom;
}
