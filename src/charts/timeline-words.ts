/** What a timeline says in words and numbers: its subtitle, its description, its table and the names of its columns. */
import { max, min } from 'd3';
import { shareInWords } from '../papers/cross-table.ts';
import type { Measure } from '../view/chart-spec.ts';
import { countInWords, type ChartInput } from './chart-input.ts';
import { asSentence } from './outside.ts';
import { periodName, sizeOf, type Period } from './periods.ts';
import type { Scene } from './scene.ts';
import type { Lane, Tally, TimelineSpec, Timetable } from './timeline-lanes.ts';

/** A row of numbers of papers, one a period. */
type Series = { name: string; counts: readonly number[] };

/** `40 % (4 of 10)`; null where there is nothing to have a share of. */
export function shareAndCount(count: number, of: number): string | null {
  return of === 0 ? null : `${shareInWords(count, of)} (${count} of ${of})`;
}

/** What shares are shares of, by period: the papers shown, or where these are not divided, all that could be. */
export function basesOf({ split, shown, whole }: Timetable): readonly number[] {
  return split === 'none' ? whole : shown;
}

/** `14 of 25`, or `25` where all are shown; of the papers that are drawn. */
export function drawnInWords({ drawn, drawnWhole }: Tally): string {
  return drawn === drawnWhole ? `${drawn}` : `${drawn} of ${drawnWhole}`;
}

/** `Anthropic: 25 papers, 1 of them not drawn`. */
export function tallyInWords(name: string, { papers, whole, drawn }: Tally): string {
  const missing = papers.length - drawn;
  return `${name}: ${countInWords(papers.length, whole)}${missing === 0 ? '' : `, ${missing} of them not drawn`}`;
}

function seriesOf({ split, lanes }: Timetable): Series[] {
  const [only] = lanes;
  if (split === 'none') return [];
  if (split !== 'stacked')
    return lanes.map(({ name, columns }) => ({ name, counts: columns.map(({ shown }) => shown) }));
  return (only?.parts ?? []).map(({ name }, part) => ({
    name,
    counts: only?.columns.map(({ parts }) => parts[part]?.length ?? 0) ?? [],
  }));
}

/** What has to be said of periods that are not those that were asked for. */
export function sizeNote({ periods }: Timetable, { period }: TimelineSpec): string[] {
  const [first] = periods;
  const size = first === undefined ? period : sizeOf(first);
  return size === period ? [] : [`by ${size}, since ${period}s would be too narrow`];
}

/** The name of a column with its papers: `Q4 2023: 14 papers (Anthropic 4, OpenAI 1)`, or `… papers: OpenAI 7 % (1 of 14)`. */
export function columnInWords(table: Timetable, spec: TimelineSpec, at: number): string {
  return spec.form === 'cumulative'
    ? `${periodInWords(table, 'count', at)}; ${soFarInWords(table, spec, at)}`
    : periodInWords(table, spec.measure, at);
}

/** `54 so far (Anthropic 20, OpenAI 8)`, or `54 so far: Anthropic 37 % (20 of 54)`. */
function soFarInWords(table: Timetable, { measure }: TimelineSpec, at: number): string {
  const soFar = (counts: readonly number[]) => sumOf(counts.slice(0, at + 1));
  const of = soFar(basesOf(table));
  const all = `${soFar(table.shown)} so far`;
  const some = seriesOf(table).flatMap(({ name, counts }) => {
    const count = soFar(counts);
    return count === 0 ? [] : `${name} ${measure === 'share' ? (shareAndCount(count, of) ?? '') : count}`;
  });
  if (table.split === 'none')
    return measure === 'share' && of > 0 ? `so far ${shareAndCount(soFar(table.shown), of) ?? ''}` : all;
  if (some.length === 0) return all;
  return measure === 'share' ? `${all}: ${some.join(', ')}` : `${all} (${some.join(', ')})`;
}

function periodInWords(table: Timetable, measure: Measure, at: number): string {
  const period = table.periods[at];
  const [shown, whole] = [table.shown[at] ?? 0, table.whole[at] ?? 0];
  const [name, count] = [period === undefined ? '' : periodName(period), countInWords(shown, whole)];
  const some = seriesOf(table).flatMap(({ name, counts }) => {
    const count = counts[at] ?? 0;
    return count === 0 ? [] : [{ name, count }];
  });
  if (measure === 'share') {
    const undivided = table.split === 'none' ? shareAndCount(shown, whole) : null;
    const words = some.map((one) => `${one.name} ${shareAndCount(one.count, shown) ?? ''}`);
    return [name, count, undivided ?? words.join(', ')].filter((text) => text !== '').join(': ');
  }
  const words = some.map((one) => `${one.name} ${one.count}`).join(', ');
  return `${name}: ${count}${words === '' ? '' : ` (${words})`}`;
}

/** A lane in a period with its papers: `Anthropic, Q4 2023: 4 papers`. */
export function cellInWords(lane: Lane, at: number, period: string): string {
  const column = lane.columns[at];
  const [shown, rest] = [column?.shown ?? 0, column?.rest.length ?? 0];
  const words = lane.parts.flatMap(({ name }, part) => {
    const count = column?.parts[part]?.length ?? 0;
    return count === 0 || lane.parts.length === 1 ? [] : `${name} ${count}`;
  });
  const detail = words.length === 0 ? '' : ` (${words.join(', ')})`;
  return `${lane.field === null ? '' : `${lane.name}, `}${period}: ${countInWords(shown, shown + rest)}${detail}`;
}

/** The numbers of a timeline as a table, by period; the last column counts the papers shown. Lines count all so far. */
export function tableOf(table: Timetable, { form, measure }: TimelineSpec): Scene['data'] {
  const { split, periods, lanes, companies } = table;
  const counted = (counts: readonly number[]) => (form === 'cumulative' ? addedUp(counts) : counts);
  const bases = counted(basesOf(table));
  const cell = (count: number, at: number) =>
    measure === 'share' ? (shareAndCount(count, bases[at] ?? 0) ?? 'no papers') : count;
  const cells = (counts: readonly number[]) => counted(counts).map(cell);
  const names = periods.map(periodName);
  if (split === 'category') {
    const byLane = lanes.map(({ name, columns, parts }) => ({
      name,
      parts: parts.map((_, part) => cells(columns.map((column) => column.parts[part]?.length ?? 0))),
      all: counted(columns.map(({ shown }) => shown)),
    }));
    return {
      columns: ['Period', 'Category', ...companies.map(({ name }) => name), 'All'],
      rows: names.flatMap((name, at) =>
        byLane.map((lane) => [name, lane.name, ...lane.parts.map((part) => part[at] ?? 0), lane.all[at] ?? 0]),
      ),
    };
  }
  const shown = counted(table.shown);
  const share = split === 'none' && measure === 'share';
  const series = share
    ? [{ name: 'Share', cells: shown.map(cell) }]
    : seriesOf(table).map(({ name, counts }) => ({ name, cells: cells(counts) }));
  return {
    columns: ['Period', ...series.map(({ name }) => name), 'All'],
    rows: names.map((name, at) => [name, ...series.map((one) => one.cells[at] ?? 0), shown[at] ?? 0]),
  };
}

/**
 * A timeline in sentences: how many, when most and fewest (of the periods that are covered), year by year, what each
 * company or category has and when most, and what has none.
 * @param how how it is drawn, such as `a lane a company`
 * @param notes what else has to be said, each becomes a sentence
 */
export function describeTime(
  table: Timetable,
  { measure }: TimelineSpec,
  { shown, whole }: ChartInput,
  how: string,
  notes: readonly string[],
): string {
  const { periods } = table;
  const ends = [periods[0], periods.at(-1)].flatMap((period) => (period === undefined ? [] : periodName(period)));
  const bases = basesOf(table);
  const series = seriesOf(table);
  const some = series.filter(({ counts }) => counts.some((count) => count > 0));
  const none = series.filter((one) => !some.includes(one)).map(({ name }) => name);
  const total = sumOf(table.shown);
  return [
    `${countInWords(shown.length, whole.length)}, ${[...new Set(ends)].join(' to ')}, ${how}.`,
    ...extremes(table),
    ...yearsOf(table),
    ...some.map(({ name, counts }) => {
      const sum = sumOf(counts);
      if (measure === 'count') return `${name}: ${sum}${mostOf(table, counts, (count) => `${count}`)}.`;
      const shares = counts.map((count, at) => count / Math.max(1, bases[at] ?? 0));
      const most = mostOf(table, shares, (_, at) => shareAndCount(counts[at] ?? 0, bases[at] ?? 0) ?? '');
      return `${name}: ${shareAndCount(sum, total) ?? ''}${most}.`;
    }),
    ...(none.length > 0 && some.length > 0 ? [`None: ${none.join(', ')}.`] : []),
    ...notes.map(asSentence),
  ].join(' ');
}

/** Each number with all before it. */
export function addedUp(numbers: readonly number[]): number[] {
  let sum = 0;
  return numbers.map((number) => (sum += number));
}

function sumOf(counts: readonly number[]): number {
  let sum = 0;
  for (const count of counts) sum += count;
  return sum;
}

/** `Q4 2023`, or `Q4 2023 and 2 other quarters` where the same holds of more. */
function where(periods: readonly Period[]): string {
  const [first, ...others] = periods;
  if (first === undefined) return '';
  const more = others.length === 1 ? `1 other ${sizeOf(first)}` : `${others.length} other ${sizeOf(first)}s`;
  return others.length === 0 ? periodName(first) : `${periodName(first)} and ${more}`;
}

/** `, most in Q4 2023: 4`; nothing where there is but one period. */
function mostOf(
  { periods }: Timetable,
  values: readonly number[],
  inWords: (value: number, at: number) => string,
): string {
  if (periods.length < 2) return '';
  const most = max(values) ?? 0;
  const those = periods.filter((_, at) => values[at] === most);
  return `, most in ${where(those)}: ${inWords(most, values.indexOf(most))}`;
}

function extremes({ periods, shown }: Timetable): string[] {
  const most = max(shown) ?? 0;
  if (most === 0) return [];
  const sentence = `Most in ${where(periods.filter((_, at) => shown[at] === most))}: ${most}.`;
  // What is not covered to its end cannot be said to have few.
  const covered = shown.filter((_, at) => periods[at]?.covers === null);
  const fewest = min(covered) ?? 0;
  if (covered.length < 2) return [sentence];
  const those = periods.filter(({ covers }, at) => covers === null && shown[at] === fewest);
  return [sentence, `${fewest === 0 ? 'None' : 'Fewest'} in ${where(those)}${fewest === 0 ? '' : `: ${fewest}`}.`];
}

/** How it changes: `By year: 24 in 2022, 38 in 2023, 16 in 2024 so far.`, where periods are parts of years. */
function yearsOf({ periods, shown }: Timetable): string[] {
  const [first] = periods;
  if (first === undefined || !['month', 'quarter'].includes(sizeOf(first))) return [];
  const years = new Map<number, { count: number; covered: boolean }>();
  periods.forEach(({ year, covers }, at) => {
    const { count, covered } = years.get(year) ?? { count: 0, covered: true };
    years.set(year, { count: count + (shown[at] ?? 0), covered: covered && covers === null });
  });
  if (years.size < 2) return [];
  const words = [...years].map(([year, { count, covered }]) => `${count} in ${year}${covered ? '' : ' so far'}`);
  return [`By year: ${words.join(', ')}.`];
}
