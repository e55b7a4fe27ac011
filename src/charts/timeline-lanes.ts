/** Papers shared out over time: by lane, by period and, within a lane, by company. */
import { NONE } from '../papers/choice.ts';
import { dayNumber, daysOf } from '../papers/fields.ts';
import type { ChartSpec, Split } from '../view/chart-spec.ts';
import { flagsOf, placesIn, valuesIn, type ChartInput } from './chart-input.ts';
import { columnFinder, monthName, monthOf, monthsOf, type Period } from './periods.ts';

/** What the timeline uses of all that can be chosen for charts. */
export type TimelineSpec = Pick<ChartSpec, 'form' | 'period' | 'split' | 'measure'>;

/** Papers dated farther than so many years from what the data covers are counted in words, so that the rest has room. */
const FARTHEST = 50;

/** What is drawn in one colour: a company's papers, or those of all, whose company is null. */
export type Part = { company: string | null; name: string };

type LaneKey = {
  /** The field whose value the lane is, and the value; null where it holds all papers. */
  field: 'company' | 'category' | null;
  value: string;
  name: string;
  parts: readonly Part[];
};

/** How papers, by their index, are divided into lanes, and a lane into parts. Both are told by their number. */
export type Division = {
  lanes: readonly LaneKey[];
  companies: readonly Part[];
  laneOf: (index: number) => number;
  partOf: (index: number) => number;
  companyOf: (index: number) => number;
};

/** How many papers something has; what has no date, or lies far outside, is not drawn. */
export type Tally = {
  /** All papers shown, whether drawn or not. */
  papers: number[];
  whole: number;
  drawn: number;
  drawnWhole: number;
};

export type Column = {
  /** The papers shown, by part. */
  parts: readonly number[][];
  /** How many papers are shown. */
  shown: number;
  /** The papers that are filtered out. */
  rest: number[];
};

export type Lane = LaneKey & Tally & { columns: readonly Column[] };

/** Papers shown that are not drawn, or that lie outside of what the data covers. */
export type Outside = {
  undated: number;
  /** Too far away to be drawn. */
  far: number;
  /** Drawn, but before or after what the data covers. */
  before: number;
  after: number;
};

export type Timetable = {
  split: Split;
  periods: readonly Period[];
  lanes: readonly Lane[];
  companies: readonly (Part & Tally)[];
  /** Papers shown in each period, and all that could be. */
  shown: readonly number[];
  whole: readonly number[];
  outside: Outside;
};

/**
 * The first and the last day that are drawn: what the data covers and the dates of the papers, except those that are
 * more than fifty years away.
 */
export function timeBounds({ dataset, whole }: ChartInput): { from: string; to: string } {
  const { from, to } = dataset.coverage;
  const earliest = dayNumber(`${monthName(Math.max(0, monthOf(from) - 12 * FARTHEST))}-01`);
  const latest = dayNumber(`${monthName(monthOf(to) + 12 * FARTHEST)}-31`);
  const days = daysOf(dataset);
  let [first, last] = [
    { day: dayNumber(from), date: from },
    { day: dayNumber(to), date: to },
  ];
  const dated = (index: number, day: number) => ({ day, date: dataset.papers[index]?.date ?? '' });
  for (const index of whole) {
    const day = days[index] ?? 0;
    if (day === 0) continue;
    if (day < first.day && day >= earliest) first = dated(index, day);
    if (day > last.day && day <= latest) last = dated(index, day);
  }
  return { from: first.date, to: last.date };
}

/** Divides papers as a split asks: lanes of one company, lanes of a category, or one lane of companies or of all. */
export function division(input: ChartInput, split: Split): Division {
  const companies = valuesIn(input, 'company').map(({ value, name }) => ({ company: value, name }));
  const companyOf = placesIn(input, 'company');
  const none = () => 0;
  const all = { field: null, value: NONE, name: 'All papers' };
  switch (split) {
    case 'company': {
      const lanes = companies.map(
        (part) => ({ ...part, field: 'company', value: part.company, parts: [part] }) as const,
      );
      return { lanes, companies, laneOf: companyOf, partOf: none, companyOf };
    }
    case 'stacked':
      return { lanes: [{ ...all, parts: companies }], companies, laneOf: none, partOf: companyOf, companyOf };
    case 'none': {
      const parts = [{ company: null, name: all.name }];
      return { lanes: [{ ...all, parts }], companies, laneOf: none, partOf: none, companyOf };
    }
    case 'category': {
      const lanes = valuesIn(input, 'category').map(
        (category) => ({ ...category, field: 'category', parts: companies }) as const,
      );
      const laneOf = placesIn(input, 'category');
      return { lanes, companies, laneOf, partOf: companyOf, companyOf };
    }
  }
}

/** Counts papers by lane, period and part, in one pass over them. */
export function timetable(
  input: ChartInput,
  split: Split,
  { lanes, companies, laneOf, partOf, companyOf }: Division,
  periods: readonly Period[],
): Timetable {
  const { dataset, whole } = input;
  const isShown = flagsOf(input);
  const columnOf = columnFinder(periods);
  const [days, months] = [daysOf(dataset), monthsOf(dataset)];
  const tally = () => ({ papers: [] as number[], whole: 0, drawn: 0, drawnWhole: 0 });
  const column = (parts: number) => ({
    parts: Array.from({ length: parts }, () => [] as number[]),
    shown: 0,
    rest: [] as number[],
  });
  const table = {
    split,
    periods,
    lanes: lanes.map((lane) => ({ ...lane, ...tally(), columns: periods.map(() => column(lane.parts.length)) })),
    companies: companies.map((part) => ({ ...part, ...tally() })),
    shown: periods.map(() => 0),
    whole: periods.map(() => 0),
    outside: { undated: 0, far: 0, before: 0, after: 0 },
  };
  const [from, to] = [dayNumber(dataset.coverage.from), dayNumber(dataset.coverage.to)];
  for (const index of whole) {
    const day = days[index];
    if (day === undefined) throw new Error(`There is no paper ${index}.`);
    const shown = isShown[index] === 1;
    const lane = table.lanes[laneOf(index)];
    const company = table.companies[companyOf(index)];
    if (lane === undefined || company === undefined) continue;
    const at = day === 0 ? -1 : columnOf(months[index] ?? 0);
    for (const one of [lane, company]) {
      one.whole += 1;
      if (at >= 0) one.drawnWhole += 1;
      if (!shown) continue;
      one.papers.push(index);
      if (at >= 0) one.drawn += 1;
    }
    if (shown) {
      if (day === 0) table.outside.undated += 1;
      else if (at < 0) table.outside.far += 1;
      else if (day < from) table.outside.before += 1;
      else if (day > to) table.outside.after += 1;
    }
    const cell = lane.columns[at];
    if (cell === undefined) continue;
    table.whole[at] = (table.whole[at] ?? 0) + 1;
    if (shown) {
      table.shown[at] = (table.shown[at] ?? 0) + 1;
      cell.shown += 1;
      cell.parts[partOf(index)]?.push(index);
    } else cell.rest.push(index);
  }
  return table;
}
