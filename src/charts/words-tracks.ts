/** What queries find over time: the papers of each, by period. */
import type { Measure } from '../view/chart-spec.ts';
import type { ChartInput } from './chart-input.ts';
import { countOutside, type Outside } from './outside.ts';
import { columnFinder, monthsOf, type Period } from './periods.ts';
import { STROKES, type Stroke } from './words-strokes.ts';

/** What a reader asks to see over time. */
export type WordSeries = {
  query: string;
  /** What the line is called. */
  label: string;
  /** Indexes of the papers that match, among those looked at. */
  papers: readonly number[];
};

/** What a query finds, of the papers shown and of all. */
export type Found = {
  series: WordSeries;
  stroke: Stroke;
  shown: number[];
  whole: number[];
  /** What stands at its line. */
  count: string;
};

export type Track = Found & {
  /** Its papers in each period, of those shown, and how many of all. */
  places: { shown: number[]; whole: number }[];
  /** Its papers shown that are in none. */
  outside: Outside;
};

/** A period with all papers shown in it. */
export type Column = { period: Period; shown: number[] };

/** What each query finds. Throws a RangeError where there are more than can be told apart. */
export function findingsOf(series: readonly WordSeries[], { shown, whole }: ChartInput): Found[] {
  const [isShown, isOfAll] = [new Set(shown), new Set(whole)];
  return series.map((one, at) => {
    const stroke = STROKES[at];
    if (stroke === undefined) throw new RangeError(`${series.length} queries; at most ${STROKES.length} can be drawn`);
    const papers = one.papers.filter((index) => isShown.has(index));
    const all = one.papers.filter((index) => isOfAll.has(index));
    return {
      series: one,
      stroke,
      shown: papers,
      whole: all,
      count: papers.length === all.length ? `${all.length}` : `${papers.length} of ${all.length}`,
    };
  });
}

/** Finds the number of the period that a paper is in; -1 where it has no date, or one that is too far away. */
export function placing({ dataset }: ChartInput, periods: readonly Period[]): (paper: number) => number {
  const columnOf = columnFinder(periods);
  const months = monthsOf(dataset);
  return (paper) => {
    const month = months[paper] ?? -1;
    return month < 0 ? -1 : columnOf(month);
  };
}

/** What a query finds, shared out by period. */
export function trackOf(
  found: Found,
  { dataset }: ChartInput,
  periods: readonly Period[],
  placeOf: (paper: number) => number,
): Track {
  const places = periods.map((): Track['places'][number] => ({ shown: [], whole: 0 }));
  for (const index of found.shown) places[placeOf(index)]?.shown.push(index);
  for (const index of found.whole) {
    const place = places[placeOf(index)];
    if (place !== undefined) place.whole += 1;
  }
  return { ...found, places, outside: countOutside({ dataset, shown: found.shown }, periods) };
}

/** What is drawn of a query in a period: papers, or per cent of the papers shown in it; null where that is of none. */
export function valueOf(track: Track, column: Column | undefined, at: number, measure: Measure): number | null {
  const count = track.places[at]?.shown.length ?? 0;
  if (measure === 'count') return count;
  const all = column?.shown.length ?? 0;
  return all === 0 ? null : (100 * count) / all;
}
