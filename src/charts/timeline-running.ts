/** Papers added up day by day, and the lines that this makes. */
import { flagsOf, type ChartInput } from './chart-input.ts';
import { columnFinder, monthsOf, type Period } from './periods.ts';
import type { Division, Part, TimelineSpec } from './timeline-lanes.ts';
import { addedUp } from './timeline-words.ts';

/** A part of a lane: its papers shown, and how many there are at the end of each day. */
export type Run = {
  papers: readonly number[];
  rest: readonly number[];
  shown: readonly number[];
  whole: readonly number[];
};

/** The days that have papers, in their order, the parts of each lane, and the papers of all lanes together. */
export type Running = {
  days: readonly string[];
  lanes: readonly (readonly Run[])[];
  shown: readonly number[];
  whole: readonly number[];
};

/** Adds papers up by lane and part, those in the periods. */
export function running(input: ChartInput, { lanes, laneOf, partOf }: Division, periods: readonly Period[]): Running {
  const { dataset, whole } = input;
  const isShown = flagsOf(input);
  const columnOf = columnFinder(periods);
  const months = monthsOf(dataset);
  const drawn: { index: number; date: string }[] = [];
  const dates = new Set<string>();
  for (const index of whole) {
    const date = dataset.papers[index]?.date ?? null;
    if (date === null || columnOf(months[index] ?? -1) < 0) continue;
    drawn.push({ index, date });
    dates.add(date);
  }
  const days = [...dates].sort();
  const placeOf = new Map(days.map((day, at) => [day, at]));
  const none = () => new Array<number>(days.length).fill(0);
  const run = () => ({ papers: [] as number[], rest: [] as number[], shown: none(), whole: none() });
  const runs = lanes.map(({ parts }) => parts.map(run));
  const all = run();
  for (const { index, date } of drawn) {
    const own = runs[laneOf(index)]?.[partOf(index)];
    const at = placeOf.get(date) ?? 0;
    for (const one of own === undefined ? [] : [own, all]) {
      one.whole[at] = (one.whole[at] ?? 0) + 1;
      if (isShown[index] === 1) one.shown[at] = (one.shown[at] ?? 0) + 1;
    }
    (isShown[index] === 1 ? own?.papers : own?.rest)?.push(index);
  }
  const added = (one: ReturnType<typeof run>) => ({ ...one, shown: addedUp(one.shown), whole: addedUp(one.whole) });
  return { ...added(all), days, lanes: runs.map((parts) => parts.map(added)) };
}

/** A line: what it stands on and reaches at the end of each day, in papers or as a share; null before there are any. */
export type Line = {
  part: Part;
  run: Run;
  lower: readonly number[];
  upper: readonly (number | null)[];
  /** The numbers of papers at the end: of the line, and what its share is of. */
  count: number;
  of: number;
};

/** The lines of a lane; in a lane of a category only those of companies that have papers there. */
export function linesOf(
  runs: readonly Run[],
  parts: readonly Part[],
  { shown, whole }: Running,
  { measure, split }: TimelineSpec,
): Line[] {
  const bases = split === 'none' ? whole : shown;
  let below: number[] = shown.map(() => 0);
  return runs.flatMap((run, at): Line[] => {
    const part = parts[at];
    if (part === undefined || (split === 'category' && (run.whole.at(-1) ?? 0) === 0)) return [];
    const lower = split === 'stacked' ? below : below.map(() => 0);
    const values = run.shown.map((count, day) => {
      const base = bases[day] ?? 0;
      return measure === 'count' ? count : base === 0 ? null : count / base;
    });
    const upper = values.map((value, day) => (value === null ? null : value + (lower[day] ?? 0)));
    if (split === 'stacked') below = upper.map((value) => value ?? 0);
    return [{ part, run, lower, upper, count: run.shown.at(-1) ?? 0, of: bases.at(-1) ?? 0 }];
  });
}

/** How high a line ends; the middle of what it adds where companies stand on top of each other. */
export function endOf({ lower, upper }: Line, { split }: TimelineSpec): number {
  const top = upper.at(-1) ?? 0;
  return split === 'stacked' ? (top + (lower.at(-1) ?? 0)) / 2 : top;
}
