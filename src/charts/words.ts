import { max, min, nice, ticks } from 'd3';
import { shareInWords } from '../papers/cross-table.ts';
import { papersInWords } from '../papers/in-words.ts';
import type { ChartSpec, Measure } from '../view/chart-spec.ts';
import { countInWords, sourceLine, type ChartInput } from './chart-input.ts';
import { linear } from './linear.ts';
import { periodsBetween, type Period } from './periods.ts';
import { tenth, type Frame, type Mark, type Point, type Scene, type Target } from './scene.ts';
import { fitText, textWidth } from './text-width.ts';
import type { ChartTheme } from './theme.ts';

/** What a reader asks to see over time. */
export type WordSeries = {
  query: string;
  /** What the line is called. */
  label: string;
  /** Indexes of the papers that match, among those looked at. */
  papers: readonly number[];
};

/** No column and no label is smaller than a fingertip needs. */
const FINGERTIP = 24;
/** Below this many times the type size, labels stand in rows above the lines instead of at their ends. */
const NARROW = 44;
/** The share of the width that labels beside the lines may take; longer ones are cut. */
const WIDEST_LABELS = 0.4;
/** Between the last column and the labels: room for the lines that lead to labels that had to move. */
const LEADERS = 16;
/** Up to this many periods each has a mark on the lines. */
const MOST_MARKED = 20;
const DOT = 2.8;
/** A label that moved further from the end of its line has a line that leads to it. */
const MOVED = 5;

type Stroke = { dash?: string; weight: number; hollow: boolean };

/** How the lines are told apart, in ink alone: by dash, weight, and whether their marks are filled. */
const STROKES: readonly Stroke[] = [
  { weight: 2.2, hollow: false },
  { dash: '11 4', weight: 1.8, hollow: true },
  { dash: '2 3', weight: 2.2, hollow: false },
  { dash: '10 3 2 3', weight: 1.8, hollow: true },
  { weight: 1, hollow: false },
  { dash: '4 3', weight: 1.1, hollow: true },
];
const SAMPLE = 32;

const INVITATION = 'Type a word to see how often it is used';

/** What a query finds, of the papers shown and of all. */
type Found = {
  series: WordSeries;
  stroke: Stroke;
  shown: number[];
  whole: number[];
  /** Of those shown, how many lack a date. */
  undated: number;
  /** What stands at its line. */
  count: string;
};

type Track = Found & {
  /** Its papers in each period, of those shown, and how many of all. */
  places: { shown: number[]; whole: number }[];
};

/** A period with all papers shown in it. */
type Column = { period: Period; shown: number[] };

type Layout = {
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
};

/** A label: its box, and whether it stands at the end of its line. */
type Place = { x: number; y: number; width: number; height: number; beside: boolean };

/**
 * How many papers match each of some queries, quarter by quarter (year by year where quarters would be too narrow): a
 * line a query, told apart by dash and weight, its name at its end. As a share, it is of the papers shown in the same
 * period, and a period without papers is a gap. Where papers are filtered out, the counts of all stand lightly behind.
 * Papers without a date are counted in the subtitle, the description and the table.
 * @param series up to six, in the order in which they were asked for; more throw a RangeError
 */
export function words(
  input: ChartInput,
  series: readonly WordSeries[],
  { measure }: Pick<ChartSpec, 'measure'>,
  theme: ChartTheme,
  frame: Frame,
): Scene {
  if (series.length === 0) return invitation(input, theme, frame);
  const { dataset, shown, whole } = input;
  const size = tenth(12 * frame.textScale);
  const found = findingsOf(series, input);
  const labels = frame.width < NARROW * size ? rowsOfLabels(found, frame, size) : null;
  const right = frame.width - (labels === null ? widthOfLabels(found, frame, size) : 0);
  const dates = whole.flatMap((index) => dataset.papers[index]?.date ?? []);
  const first = min([dataset.coverage.from, ...dates]) ?? dataset.coverage.from;
  const last = max([dataset.coverage.to, ...dates]) ?? dataset.coverage.to;
  const left = gutterOf(found, measure, size);
  const periods = periodsBetween(first, last, Math.floor((right - left) / FINGERTIP));
  const placeOf = placing(input, periods);
  const columns = periods.map((period): Column => ({ period, shown: [] }));
  for (const index of shown) columns[placeOf(index) ?? -1]?.shown.push(index);
  const tracks = found.map((one) => trackOf(one, periods, placeOf));
  const top = max(labels ?? [], ({ y, height }) => y + height) ?? 0;
  const layout = layOut(columns, tracks, { measure, left, right, top }, frame, size);
  const places = labels ?? placesBeside(tracks, columns, layout);
  const undated = shown.filter((index) => dataset.papers[index]?.date === null).length;
  const unit = unitOf(periods);
  return {
    width: frame.width,
    height: layout.height,
    title:
      measure === 'count' ? `Words over time, papers a ${unit}` : `Words over time, share of each ${unit}’s papers`,
    subtitle: undated === 0 ? input.subtitle : `${input.subtitle} · ${undated} without a date, not drawn`,
    source: sourceLine(input),
    description: describe(columns, tracks, { measure, unit, undated }, input),
    // Every line bears its name.
    legend: [],
    data: dataOf(columns, tracks, { measure, undated }),
    marks: [
      ...ground(columns, layout, theme),
      ...(measure === 'count' ? tracks.flatMap((track) => linesOfWhole(track, layout, theme)) : []),
      ...tracks.map((track) => lineOf(track, columns, layout, theme)),
      ...tracks.flatMap((track, at) => labelOf(track, places[at], columns, layout, theme)),
    ],
    targets: [
      ...columns.flatMap((column, at) => targetsOf(column, at, tracks, layout)),
      ...tracks.flatMap((track, at) => labelTarget(track, places[at], shown.length)),
    ],
    brush: {
      top: tenth(layout.top),
      bottom: tenth(layout.bottom),
      stops: periods.map(({ from, to }, at) => ({
        left: tenth(layout.x(at) - layout.step / 2),
        right: tenth(layout.x(at) + layout.step / 2),
        from,
        to,
      })),
    },
  };
}

/** What stands there while nothing is asked. */
function invitation(input: ChartInput, theme: ChartTheme, frame: Frame): Scene {
  const size = tenth(13 * frame.textScale);
  const lines =
    textWidth(INVITATION, size) <= frame.width ? [INVITATION] : ['Type a word to see', 'how often it is used'];
  const height = Math.max(frame.height, tenth(3 * size));
  return {
    width: frame.width,
    height,
    title: 'Words over time',
    subtitle: input.subtitle,
    source: sourceLine(input),
    description: `${INVITATION}.`,
    legend: [],
    data: { columns: ['Period'], rows: [] },
    marks: lines.map((text, at): Mark => {
      const y = tenth(height / 2 + (at - (lines.length - 1) / 2) * 1.4 * size + 0.35 * size);
      return { kind: 'text', x: tenth(frame.width / 2), y, text, size, fill: theme.inkSoft, anchor: 'middle' };
    }),
    targets: [],
    brush: null,
  };
}

function findingsOf(series: readonly WordSeries[], { dataset, shown, whole }: ChartInput): Found[] {
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
      undated: papers.filter((index) => dataset.papers[index]?.date === null).length,
      count: papers.length === all.length ? `${all.length}` : `${papers.length} of ${all.length}`,
    };
  });
}

/** The number of the period that a paper is in; null where it has no date. */
function placing({ dataset }: ChartInput, periods: readonly Period[]): (paper: number) => number | null {
  const places = new Map<string, number>();
  return (paper) => {
    const month = dataset.papers[paper]?.date?.slice(0, 7);
    if (month === undefined) return null;
    // Looked for once a month, not once a paper.
    const place = places.get(month) ?? periods.findIndex(({ from, to }) => month >= from && month <= to);
    places.set(month, place);
    return place;
  };
}

function trackOf(found: Found, periods: readonly Period[], placeOf: (paper: number) => number | null): Track {
  const places = periods.map((): Track['places'][number] => ({ shown: [], whole: 0 }));
  for (const index of found.shown) places[placeOf(index) ?? -1]?.shown.push(index);
  for (const index of found.whole) {
    const place = places[placeOf(index) ?? -1];
    if (place !== undefined) place.whole += 1;
  }
  return { ...found, places };
}

/** What is drawn of a query in a period: papers, or per cent of the papers shown in it; null where that is of none. */
function valueOf(track: Track, column: Column | undefined, at: number, measure: Measure): number | null {
  const count = track.places[at]?.shown.length ?? 0;
  if (measure === 'count') return count;
  const all = column?.shown.length ?? 0;
  return all === 0 ? null : (100 * count) / all;
}

function layOut(
  columns: readonly Column[],
  tracks: readonly Track[],
  { measure, left, right, top }: Pick<Layout, 'measure' | 'left' | 'right' | 'top'>,
  frame: Frame,
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
  const height = Math.max(frame.height, top + head + 8 * size + axis, tracks.length * FINGERTIP);
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
  };
}

/** What stands behind the lines: the numbers, the years, and the mark on an unfinished period. */
function ground(columns: readonly Column[], layout: Layout, theme: ChartTheme): Mark[] {
  const { size, bottom, top, left, right, step } = layout;
  const small = smaller(size);
  const marks: Mark[] = [];
  const covers = columns.at(-1)?.period.covers ?? null;
  const baseline = tenth(bottom + size * 1.3);
  let end = right;
  if (covers !== null) {
    const x = tenth(right - step);
    const height = tenth(bottom - top);
    marks.push({ kind: 'rect', x, y: tenth(top), width: tenth(right - x), height, fill: theme.unfinished });
    const text = fitText(covers, small, right);
    marks.push({ kind: 'text', x: tenth(right), y: baseline, text, size: small, fill: theme.inkSoft, anchor: 'end' });
    end = right - textWidth(text, small) - size / 2;
  }
  let free = left - step;
  columns.forEach(({ period }, at) => {
    if (period.year === columns[at - 1]?.period.year) return;
    const x = layout.x(at) - step / 2;
    // Of a decade its whole name.
    const text = period.from.slice(0, 4) === period.to.slice(0, 4) ? `${period.year}` : period.name;
    if (x < free || x + textWidth(text, size) > end) return;
    marks.push({ kind: 'text', x: tenth(x), y: baseline, text, size, fill: theme.inkSoft, anchor: 'start' });
    free = x + textWidth(text, size) + size / 2;
    if (at === 0) return;
    const line = { x1: tenth(x), x2: tenth(x), y1: tenth(bottom), y2: tenth(bottom + size * 0.5) };
    marks.push({ kind: 'line', ...line, stroke: theme.inkSoft });
  });
  layout.ticks.forEach((tick, at) => {
    const y = tenth(layout.y(tick));
    marks.push({ kind: 'line', x1: 0, y1: y, x2: tenth(right), y2: y, stroke: theme.line });
    const isHighest = at === layout.ticks.length - 1;
    const unit = layout.measure === 'share' ? `${tick} %` : papersInWords(tick);
    // Only above the highest value is there room for more than a number.
    const text = isHighest ? unit : `${tick}`;
    const place = { x: 0, y: tenth(y - size * 0.35), anchor: 'start' } as const;
    marks.push({ kind: 'text', ...place, text, size: small, fill: theme.inkSoft });
  });
  marks.push({
    kind: 'line',
    x1: tenth(left),
    y1: tenth(bottom),
    x2: tenth(right),
    y2: tenth(bottom),
    stroke: theme.inkSoft,
  });
  return marks;
}

/** A query's papers of all companies and categories, where some are filtered out. */
function linesOfWhole(track: Track, layout: Layout, theme: ChartTheme): Mark[] {
  if (track.shown.length === track.whole.length) return [];
  const points = track.places.map(({ whole }, at): Point => [tenth(layout.x(at)), tenth(layout.y(whole))]);
  const [only] = points;
  // One period has no line.
  if (only !== undefined && points.length === 1)
    return [{ kind: 'circle', x: only[0], y: only[1], radius: DOT, fill: theme.whole }];
  return stroked(points, track.stroke, theme.whole);
}

function stroked(points: readonly Point[], { dash, weight }: Stroke, stroke: string): Mark[] {
  if (points.length < 2) return [];
  return [{ kind: 'path', points, stroke, weight, ...(dash === undefined ? {} : { dash }) }];
}

function lineOf(track: Track, columns: readonly Column[], layout: Layout, theme: ChartTheme): Mark {
  const runs: { point: Point; papers: readonly number[] }[][] = [[]];
  columns.forEach((column, at) => {
    const value = valueOf(track, column, at, layout.measure);
    const papers = track.places[at]?.shown ?? [];
    if (value === null) runs.push([]);
    else runs.at(-1)?.push({ point: [tenth(layout.x(at)), tenth(layout.y(value))], papers });
  });
  const lines = runs.flatMap((run) =>
    stroked(
      run.map(({ point }) => point),
      track.stroke,
      theme.ink,
    ),
  );
  // A period between gaps has no line, so that its mark is all there is of it.
  const dots = runs
    .filter((run) => columns.length <= MOST_MARKED || run.length === 1)
    .flatMap((run) => run.flatMap(({ point, papers }) => dot(point, papers, track.stroke, theme)));
  return { kind: 'group', papers: track.places.flatMap(({ shown }) => shown), marks: [...lines, ...dots] };
}

function dot([x, y]: Point, papers: readonly number[], { hollow }: Stroke, theme: ChartTheme): Mark[] {
  const marks: Mark[] = [{ kind: 'circle', x, y, radius: DOT, fill: theme.ink, papers }];
  if (hollow) marks.push({ kind: 'circle', x, y, radius: tenth(DOT - 1.2), fill: theme.ground });
  return marks;
}

/** The size of the type on the axes. */
function smaller(size: number): number {
  return tenth(size * 0.9);
}

/** The room left of the columns for the numbers of the lines across: none has more digits than the largest count. */
function gutterOf(found: readonly Found[], measure: Measure, size: number): number {
  const widest = measure === 'share' ? 50 : (max(found, ({ whole }) => whole.length) ?? 0);
  return tenth(textWidth(`${widest}`, smaller(size)) + size * 0.3);
}

/** What a label's sample of its line and the gaps around it take. */
function besideText(size: number): number {
  return SAMPLE + 1.1 * size;
}

function widthOf({ series, count }: Found, size: number): number {
  // A pixel more, or rounding would cut the longest.
  return besideText(size) + textWidth(series.label, size) + textWidth(count, size) + 1;
}

function widthOfLabels(found: readonly Found[], frame: Frame, size: number): number {
  const widest = max(found, (one) => widthOf(one, size)) ?? 0;
  return Math.min(LEADERS + widest, WIDEST_LABELS * frame.width);
}

/** Labels in rows above the lines, from left to right. */
function rowsOfLabels(found: readonly Found[], frame: Frame, size: number): Place[] {
  const height = Math.max(FINGERTIP, tenth(1.7 * size));
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
function placesBeside(tracks: readonly Track[], columns: readonly Column[], layout: Layout): Place[] {
  const height = Math.max(FINGERTIP, 1.5 * layout.size);
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

/** Where a line ends; null where it has no point. */
function endOf(track: Track, columns: readonly Column[], layout: Layout): Point | null {
  for (let at = columns.length - 1; at >= 0; at--) {
    const value = valueOf(track, columns[at], at, layout.measure);
    if (value !== null) return [layout.x(at), layout.y(value)];
  }
  return null;
}

/** A sample of the line, the name, the count; and a line that leads from a label that stands elsewhere to its line. */
function labelOf(
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

/** A target a point, where each can be as large as a fingertip; else one for the whole period. */
function targetsOf(column: Column, at: number, tracks: readonly Track[], layout: Layout): Target[] {
  const { period, shown } = column;
  const left = tenth(layout.x(at) - layout.step / 2);
  const width = tenth(layout.x(at) + layout.step / 2 - left);
  const choice = { period: { from: period.from, to: period.to } };
  const points = tracks
    .flatMap((track) => {
      const value = valueOf(track, column, at, layout.measure);
      return value === null ? [] : { track, y: layout.y(value) };
    })
    .sort((a, b) => a.y - b.y);
  const isApart = points.every(({ y }, place) => y - (points[place - 1]?.y ?? -Infinity) >= FINGERTIP);
  if (points.length === 0 || !isApart) {
    const [y, height] = [tenth(layout.top), tenth(layout.bottom - layout.top)];
    return [{ x: left, y, width, height, label: columnInWords(column, at, tracks), papers: shown, choice }];
  }
  return points.map(({ track, y }, place) => {
    // A point has the room halfway to its neighbours.
    const before = points[place - 1];
    const behind = points[place + 1];
    const top = tenth(before === undefined ? layout.top : (before.y + y) / 2);
    const bottom = tenth(behind === undefined ? layout.bottom + FINGERTIP / 2 : (y + behind.y) / 2);
    const papers = track.places[at]?.shown ?? [];
    const label = `${inQuotes(track)}, ${nameOf(period)}: ${ofAll(papers.length, shown.length)}`;
    return {
      x: left,
      y: top,
      width,
      height: tenth(bottom - top),
      label,
      papers,
      choice: { ...choice, query: track.series.query },
    };
  });
}

function columnInWords({ period, shown }: Column, at: number, tracks: readonly Track[]): string {
  const counts = tracks.map((track) => `${inQuotes(track)} ${track.places[at]?.shown.length ?? 0}`);
  return `${nameOf(period)}: ${papersInWords(shown.length)} (${counts.join(', ')})`;
}

function labelTarget(track: Track, place: Place | undefined, shown: number): Target[] {
  if (place === undefined) return [];
  const { x, y, width, height } = place;
  const label = `${inQuotes(track)}: ${ofAll(track.shown.length, shown)}`;
  return [{ x, y, width, height, label, papers: track.shown, choice: { query: track.series.query } }];
}

/** A phrase already has its own. */
function inQuotes({ series: { label } }: Track): string {
  return /^["“]/.test(label) ? label : `“${label}”`;
}

/** `3 of 9 papers`, also where it is all of them: how many there are is half of what is said. */
function ofAll(count: number, all: number): string {
  return `${count} of ${papersInWords(all)}`;
}

function nameOf({ name, covers }: Period): string {
  return covers === null ? name : `${name} (${covers})`;
}

/** What the periods are called: their length is that of the first. */
function unitOf([first]: readonly Period[]): 'quarter' | 'year' | 'decade' {
  if (first?.name.startsWith('Q') === true) return 'quarter';
  return first?.from.slice(0, 4) === first?.to.slice(0, 4) ? 'year' : 'decade';
}

function describe(
  columns: readonly Column[],
  tracks: readonly Track[],
  { measure, unit, undated }: { measure: Measure; unit: string; undated: number },
  { shown, whole }: ChartInput,
): string {
  const ends = [columns[0], columns.at(-1)].flatMap((column) => (column === undefined ? [] : nameOf(column.period)));
  const of = measure === 'count' ? `papers a ${unit}` : `share of the papers of each ${unit}`;
  const sentences = [`${countInWords(shown.length, whole.length)}, ${ends.join(' to ')}, a line a query, ${of}.`];
  for (const track of tracks) sentences.push(...inSentences(track, columns, measure));
  const empty = columns.filter((column) => column.shown.length === 0).map(({ period }) => nameOf(period));
  if (measure === 'share' && empty.length > 0) sentences.push(`No papers, and so a gap, in ${empty.join(', ')}.`);
  if (measure === 'count' && tracks.some(({ shown: some, whole: all }) => some.length < all.length)) {
    sentences.push('Lighter lines count what is filtered out as well.');
  }
  if (undated > 0) sentences.push(`${undated} without a date are not drawn.`);
  return sentences.join(' ');
}

/** A query's total, its peak, and how it changes from the first half of the time to the second. */
function inSentences(track: Track, columns: readonly Column[], measure: Measure): string[] {
  const sentences = [`${inQuotes(track)}: ${papersInWords(track.shown.length)}.`];
  if (track.shown.length === track.undated) return sentences;
  const inColumn = (at: number) => ofAll(track.places[at]?.shown.length ?? 0, columns[at]?.shown.length ?? 0);
  const values = columns.map((column, at) => valueOf(track, column, at, measure) ?? 0);
  const peak = values.indexOf(Math.max(...values));
  const period = columns[peak]?.period;
  if (period !== undefined)
    sentences.push(`${measure === 'count' ? 'Most' : 'Highest'} in ${nameOf(period)}: ${inColumn(peak)}.`);
  const half = Math.floor(columns.length / 2);
  const [early, late] = [[0, half] as const, [half, columns.length] as const].map((ends) => {
    const count = track.places.slice(...ends).reduce((sum, { shown }) => sum + shown.length, 0);
    return { count, all: columns.slice(...ends).reduce((sum, { shown }) => sum + shown.length, 0) };
  });
  const middle = columns[half];
  if (early === undefined || late === undefined || middle === undefined || early.all === 0 || late.all === 0)
    return sentences;
  const change = Math.sign(late.count / late.all - early.count / early.all);
  const verb = change > 0 ? 'rises' : change < 0 ? 'falls' : 'stays the same';
  sentences.push(
    `As a share it ${verb}: ${ofAll(early.count, early.all)} before ${middle.period.name}, ${ofAll(late.count, late.all)} since.`,
  );
  return sentences;
}

function dataOf(
  columns: readonly Column[],
  tracks: readonly Track[],
  { measure, undated }: { measure: Measure; undated: number },
): Scene['data'] {
  const shares = measure === 'share';
  const row = (name: string, counts: readonly number[], all: number) => [
    name,
    ...counts,
    all,
    ...(shares ? counts.map((count) => (all === 0 ? '–' : shareInWords(count, all))) : []),
  ];
  const rows = columns.map(({ period, shown }, at) =>
    row(
      nameOf(period),
      tracks.map(({ places }) => places[at]?.shown.length ?? 0),
      shown.length,
    ),
  );
  const labels = tracks.map(({ series }) => series.label);
  return {
    columns: ['Period', ...labels, 'All papers', ...(shares ? labels.map((label) => `${label}, share`) : [])],
    rows:
      undated === 0
        ? rows
        : [
            ...rows,
            row(
              'No date',
              tracks.map((track) => track.undated),
              undated,
            ),
          ],
  };
}
