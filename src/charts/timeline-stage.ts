/** What stands behind the papers of every timeline: time from left to right, with its years, columns and brush. */
import { linear } from './linear.ts';
import { brushStops, monthOf, monthStart, type Period } from './periods.ts';
import { tenth, type Mark, type Scene, type Target } from './scene.ts';
import { textWidth } from './text-width.ts';
import type { ChartTheme } from './theme.ts';
import type { TimelineSpec, Timetable } from './timeline-lanes.ts';
import { columnInWords } from './timeline-words.ts';
import { TYPE_SIZE, type UnitFrame } from './unit-frame.ts';

export type Stage = {
  theme: ChartTheme;
  /** The size of type. */
  size: number;
  /** The least height of a row and width of a column. */
  least: number;
  width: number;
  /** The width that the names of lanes take, where they stand beside them; time begins to the right of it. */
  left: number;
  periods: readonly Period[];
  /** Where each period begins and ends. */
  columns: readonly { left: number; right: number }[];
  /** How far what is drawn of a period stays away from its edges. */
  inset: number;
  /** Where a month begins, by its number. */
  x: (month: number) => number;
};

/** A stage on which each day has its place. */
export type DayStage = Stage & { day: (date: string) => number };

/** A stage on which all periods are of one width. */
export function evenStage(theme: ChartTheme, frame: UnitFrame, left: number, periods: readonly Period[]): Stage {
  const step = (frame.width - left) / Math.max(1, periods.length);
  const [from, to] = monthsOf(periods);
  const x = linear([from, to], [left, frame.width]);
  return stage(theme, frame, left, periods, step * 0.07, x);
}

/** A stage on which a day is as wide as any other, and where one finds a day. */
export function dayStage(
  theme: ChartTheme,
  frame: UnitFrame,
  left: number,
  right: number,
  reach: number,
  periods: readonly Period[],
): DayStage {
  const [from, to] = monthsOf(periods);
  const scale = linear([monthStart(from), monthStart(to)], [left + reach, right - reach]);
  const x = (month: number) => (month <= from ? left : month >= to ? right : scale(monthStart(month)));
  const noon = 12 * 36e5;
  return {
    ...stage(theme, frame, left, periods, 1, x),
    day: (date) => scale(Date.parse(`${date}T00:00:00Z`) + noon),
  };
}

/** The first month of the first period, and the one after the last. */
function monthsOf(periods: readonly Period[]): [from: number, to: number] {
  const [first, last] = [periods[0], periods.at(-1)];
  if (first === undefined || last === undefined) throw new Error('A timeline needs a period.');
  return [monthOf(first.from), monthOf(last.to) + 1];
}

function stage(
  theme: ChartTheme,
  { width, least }: UnitFrame,
  left: number,
  periods: readonly Period[],
  inset: number,
  x: (month: number) => number,
): Stage {
  const columns = periods.map(({ from, to }) => ({ left: x(monthOf(from)), right: x(monthOf(to) + 1) }));
  return { theme, size: TYPE_SIZE, least, width, left, periods, columns, inset, x };
}

/** The most columns of the least width that fit; months of 28 days among others of 31 count as wide enough where `even`. */
export function mostColumns({ least }: UnitFrame, width: number, even: boolean): number {
  return Math.floor((width * (even ? 1 : 28 / 31)) / least);
}

/** What stands behind the lanes: the years, and the mark on periods that are not covered to their end. */
export function ground(
  { theme, size, width, left, periods, columns, inset }: Stage,
  top: number,
  bottom: number,
  baseline: number,
): Mark[] {
  const marks: Mark[] = [];
  const y = tenth(baseline);
  const height = tenth(bottom - top);
  let taken = { left: Infinity, right: Infinity };
  periods.forEach(({ covers }, at) => {
    const column = columns[at];
    if (covers === null || column === undefined) return;
    const x = tenth(column.left + inset);
    const right = tenth(column.right - inset);
    const shade = { x, y: tenth(top), width: tenth(right - x), height };
    marks.push({ kind: 'rect', ...shade, fill: theme.unfinished });
    if (taken.left !== Infinity) return;
    const small = tenth(size * 0.9);
    const wide = textWidth(covers, small);
    const end = tenth(Math.max(right, left + wide));
    marks.push({ kind: 'text', x: end, y, text: covers, size: small, fill: theme.inkSoft, anchor: 'end' });
    taken = { left: end - wide - size / 2, right: end + size / 2 };
  });
  let free = left;
  periods.forEach(({ year }, at) => {
    const column = columns[at];
    if (column === undefined || year === periods[at - 1]?.year) return;
    const x = tenth(column.left + inset);
    const right = x + textWidth(`${year}`, size);
    if (x < free || right > width || (x < taken.right && right > taken.left)) return;
    marks.push({ kind: 'text', x, y, text: `${year}`, size, fill: theme.inkSoft, anchor: 'start' });
    free = right + size / 2;
    const line = tenth(column.left);
    if (at > 0) marks.push({ kind: 'line', x1: line, y1: tenth(top), x2: line, y2: tenth(bottom), stroke: theme.line });
  });
  return marks;
}

/** A place a period from top to bottom, that leads to its papers. */
export function columnTargets(
  { columns }: Stage,
  table: Timetable,
  spec: TimelineSpec,
  top: number,
  bottom: number,
): Target[] {
  return table.periods.map(({ from, to }, at) => {
    const { left, right } = columns[at] ?? { left: 0, right: 0 };
    return {
      x: tenth(left),
      y: tenth(top),
      width: tenth(right - left),
      height: tenth(bottom - top),
      label: columnInWords(table, spec, at),
      papers: table.lanes.flatMap((lane) => lane.columns[at]?.parts.flat() ?? []),
      choice: { period: { from, to } },
    };
  });
}

/** Where a period can be brushed on a stage. */
export function brushOf({ x, periods }: Stage, top: number, bottom: number): Scene['brush'] {
  const stops = brushStops(...monthsOf(periods), (month) => tenth(x(month)));
  return { top: tenth(top), bottom: tenth(bottom), stops };
}
