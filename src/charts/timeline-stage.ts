/** What stands around the papers of every timeline: time from left to right, years, lanes' names, companies' names. */
import { scaleLinear } from 'd3';
import { brushStops, monthOf, monthStart, type Period } from './periods.ts';
import { tenth, type Frame, type Mark, type Scene, type Target } from './scene.ts';
import { fitText, textWidth } from './text-width.ts';
import type { ChartTheme } from './theme.ts';
import type { Lane, Part, Tally, TimelineSpec, Timetable } from './timeline-lanes.ts';
import { columnInWords, drawnInWords, tallyInWords } from './timeline-words.ts';

/** No target is narrower or lower than a fingertip needs. */
export const FINGERTIP = 24;

/** From this many times the type size on, the names of categories stand beside their lanes instead of above. */
const WIDE = 46;
/** The share of the width that names beside lanes may take; longer ones are cut. */
const WIDEST_NAMES = 0.34;

export type Stage = {
  theme: ChartTheme;
  /** The size of type. */
  size: number;
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

/** A stage on which all periods are of one width. */
export function evenStage(theme: ChartTheme, frame: Frame, left: number, periods: readonly Period[]): Stage {
  const step = (frame.width - left) / Math.max(1, periods.length);
  const [from, to] = monthsOf(periods);
  const x = scaleLinear().domain([from, to]).range([left, frame.width]);
  return stage(theme, frame, left, periods, step * 0.07, x);
}

/** A stage on which a day is as wide as any other, and where one finds a day. */
export function dayStage(
  theme: ChartTheme,
  frame: Frame,
  left: number,
  right: number,
  reach: number,
  periods: readonly Period[],
): Stage & { day: (date: string) => number } {
  const [from, to] = monthsOf(periods);
  const scale = scaleLinear()
    .domain([monthStart(from), monthStart(to)])
    .range([left + reach, right - reach]);
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
  { width, textScale }: Frame,
  left: number,
  periods: readonly Period[],
  inset: number,
  x: (month: number) => number,
): Stage {
  const columns = periods.map(({ from, to }) => ({ left: x(monthOf(from)), right: x(monthOf(to) + 1) }));
  return { theme, size: 12 * textScale, width, left, periods, columns, inset, x };
}

/** The most columns of a fingertip's width; months of 28 days among others of 31 count as wide enough where `even`. */
export function mostColumns(width: number, even: boolean): number {
  return Math.floor((width * (even ? 1 : 28 / 31)) / FINGERTIP);
}

/**
 * The width that the names of lanes take beside them, with their counts; 0 where they stand above. It depends on the
 * whole alone, so that nothing moves when filters change.
 */
export function namesBeside(
  lanes: readonly { name: string }[],
  { split }: Pick<TimelineSpec, 'split'>,
  frame: Frame,
  whole: number,
): number {
  const size = 12 * frame.textScale;
  if (split !== 'category' || frame.width < WIDE * size) return 0;
  const longest = Math.max(0, ...lanes.map(({ name }) => textWidth(name, size)));
  return Math.min(longest + size * 1.5 + textWidth(`${whole} of ${whole}`, size), frame.width * WIDEST_NAMES);
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

/** The dot of a company's colour before its name, both on a line of text that ends at `y`. */
function namedDot({ theme, size }: Stage, part: Part, x: number, y: number): Mark {
  const dot = tenth(size * 0.75);
  const fill = part.company === null ? theme.inkSoft : theme.company(part.company);
  return {
    kind: 'rect',
    x: tenth(x),
    y: tenth(y - size * 0.77),
    width: dot,
    height: dot,
    fill,
    radius: tenth(dot / 2),
  };
}

/** A lane's name and count above it; a company's with its dot. */
export function nameAbove(stage: Stage, lane: Lane, top: number): Mark[] {
  const { theme, size, width } = stage;
  const y = tenth(top + size * 1.4);
  const [only] = lane.parts;
  const dot = lane.field === 'company' && only !== undefined ? [namedDot(stage, only, 0, y)] : [];
  const x = dot.length === 0 ? 0 : tenth(size * 1.2);
  const count = drawnInWords(lane);
  const text = fitText(lane.name, size, width - x - size * 0.5 - textWidth(count, size), true);
  return [
    ...dot,
    { kind: 'text', x, y, text, size, fill: theme.ink, anchor: 'start', bold: true },
    {
      kind: 'text',
      x: tenth(x + textWidth(text, size, true) + size * 0.5),
      y,
      text: count,
      size,
      fill: theme.inkSoft,
      anchor: 'start',
    },
  ];
}

/** A category's name and count beside its lane, on the lane's baseline. */
export function nameBeside({ theme, size, left }: Stage, lane: Lane, base: number): Mark[] {
  const y = tenth(base - size * 0.3);
  const count = drawnInWords(lane);
  const text = fitText(lane.name, size, left - textWidth(count, size) - size * 1.2);
  const fill = lane.drawn === 0 ? theme.inkSoft : theme.ink;
  return [
    { kind: 'text', x: 0, y, text, size, fill, anchor: 'start' },
    { kind: 'text', x: tenth(left - size * 0.7), y, text: count, size, fill: theme.inkSoft, anchor: 'end' },
  ];
}

/** A place to choose a lane's company or category by its name; none where the lane holds all papers. */
export function laneTargets({ size, width, left }: Stage, lane: Lane, top: number, base: number): Target[] {
  if (lane.field === null) return [];
  const height = Math.max(FINGERTIP, tenth(size * 1.5));
  const above = {
    x: 0,
    y: tenth(top + size * 1.05 - height / 2),
    width: Math.min(width, tenth(textWidth(lane.name, size, true) + size * 6)),
    height,
  };
  const beside = { x: 0, y: tenth(top), width: tenth(left), height: tenth(base - top) };
  return [
    {
      ...(left === 0 ? above : beside),
      label: tallyInWords(lane.name, lane),
      papers: lane.papers,
      choice: lane.field === 'company' ? { company: lane.value } : { category: lane.value },
    },
  ];
}

/** The names of companies with their colours and counts, where lanes do not name them, as many lines as they need. */
export function companyKey(
  stage: Stage,
  companies: readonly (Part & Tally)[],
): { marks: Mark[]; targets: Target[]; height: number } {
  const { theme, size, width } = stage;
  const height = Math.max(FINGERTIP, tenth(size * 1.7));
  const [marks, targets]: [Mark[], Target[]] = [[], []];
  let [x, top] = [0, 0];
  for (const part of companies) {
    const count = drawnInWords(part);
    const textAt = size * 1.2;
    const countWidth = textWidth(count, size);
    const name = fitText(part.name, size, width - textAt - countWidth - size * 0.5);
    const countAt = textAt + textWidth(name, size) + size * 0.5;
    const wide = Math.max(FINGERTIP, countAt + countWidth);
    if (x > 0 && x + wide > width) [x, top] = [0, top + height];
    const y = tenth(top + height / 2 + size * 0.35);
    marks.push(
      namedDot(stage, part, x, y),
      { kind: 'text', x: tenth(x + textAt), y, text: name, size, fill: theme.ink, anchor: 'start' },
      { kind: 'text', x: tenth(x + countAt), y, text: count, size, fill: theme.inkSoft, anchor: 'start' },
    );
    if (part.company !== null) {
      const label = tallyInWords(part.name, part);
      const place = { x: tenth(x), y: tenth(top), width: tenth(Math.min(wide, width - x)), height };
      targets.push({ ...place, label, papers: part.papers, choice: { company: part.company } });
    }
    x += wide + size * 1.5;
  }
  return { marks, targets, height: companies.length === 0 ? 0 : top + height };
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
