/** The timeline as bars: a column a period, blocks for papers while there is room for one each. */
import { max, min } from 'd3';
import { shareInWords } from '../papers/cross-table.ts';
import { sourceLine, type ChartInput } from './chart-input.ts';
import { outsideInWords, timeBounds } from './outside.ts';
import { periodsBetween } from './periods.ts';
import { tenth, type Mark, type Scene, type Target } from './scene.ts';
import { textWidth } from './text-width.ts';
import type { ChartTheme } from './theme.ts';
import { division, timetable, type Column, type Lane, type TimelineSpec, type Timetable } from './timeline-lanes.ts';
import { companyKey, laneTargets, nameAbove, nameBeside, namesBeside } from './timeline-names.ts';
import { brushOf, columnTargets, evenStage, ground, mostColumns, type Stage } from './timeline-stage.ts';
import { basesOf, describeTime, shareAndCount, sizeNote, tableOf } from './timeline-words.ts';
import type { UnitFrame } from './unit-frame.ts';

/** Papers are drawn one by one while each is at least this high; below, a column is one bar. */
const LOWEST_UNIT = 4;
const HIGHEST_UNIT = 22;
/** On a slide the papers fill the room that there is, up to this height of one. */
const HIGHEST_DENSE_UNIT = 44;
/** Where all shares of a lane are small, it has room for this one. */
const LEAST_SHARE = 0.1;

/** How each split is put into words. */
const HOW = {
  company: 'a lane a company',
  stacked: 'companies on top of each other',
  none: 'all companies together',
  category: 'a lane a category, companies on top of each other',
} as const;

type Layout = {
  /** The height of one paper, or of a share of one. */
  unit: number;
  /** Above each lane: its name, unless it stands beside, and the count over its highest column. */
  head: number;
  /** Where each lane begins and ends. */
  lanes: readonly { top: number; base: number }[];
  bottom: number;
};

/**
 * Papers over time as bars, on one scale that begins at zero. Counts are of papers, and what is filtered out stands
 * lightly on top; shares are of the papers shown in the same period (undivided: of all that could be shown), and a
 * period without papers has none.
 * @param note what else has to be said, such as why bars are drawn
 */
export function bars(
  input: ChartInput,
  spec: TimelineSpec,
  theme: ChartTheme,
  frame: UnitFrame,
  note: string | null = null,
): Scene {
  const divided = division(input, spec.split);
  const names = namesBeside(divided.lanes, spec, frame, input.whole.length);
  const { from, to } = timeBounds(input);
  const most = mostColumns(frame, frame.width - names, true);
  const periods = periodsBetween(from, to, most, spec.period, input.dataset.coverage.to);
  const table = timetable(input, spec.split, divided, periods);
  const stage = evenStage(theme, frame, names, periods);
  const { size } = stage;
  const named = spec.split === 'stacked' || spec.split === 'category';
  const key = companyKey(stage, frame, named ? table.companies : []);
  // Shares stand on the numbers that they are shares of.
  const axis = size * (spec.measure === 'share' ? 3 : 1.8);
  const layout = layOut(table, spec, stage, key.height, frame, frame.height - axis);
  const { bottom } = layout;
  const marks: Mark[] = [...key.marks, ...ground(stage, key.height, bottom, bottom + axis - size * 0.5)];
  const targets: Target[] = columnTargets(stage, table, spec, key.height, bottom);
  table.lanes.forEach((lane, at) => {
    const { top, base } = layout.lanes[at] ?? { top: 0, base: 0 };
    if (names > 0) marks.push(...nameBeside(stage, lane, base));
    else if (spec.split !== 'stacked') marks.push(...nameAbove(stage, lane, top));
    marks.push(...laneMarks(lane, base, table, spec, stage, layout.unit));
    targets.push(...laneTargets(stage, lane, top, base));
  });
  if (spec.measure === 'share') marks.push(...baseMarks(table, stage, bottom));
  const notes = [
    ...sizeNote(table, spec),
    ...outsideInWords(table.outside, input.dataset),
    ...(note === null ? [] : [note]),
  ];
  const how = spec.measure === 'share' ? `${HOW[spec.split]}, as shares of each period` : HOW[spec.split];
  return {
    width: frame.width,
    height: Math.max(frame.height, tenth(bottom + axis)),
    title: titleOf(spec),
    subtitle: [input.subtitle, ...notes].join(' · '),
    source: sourceLine(input),
    description: describeTime(table, spec, input, how, notes),
    // Lanes bear their company's name, or the companies stand above with theirs.
    legend: [],
    data: tableOf(table, spec),
    marks,
    targets: [...targets, ...key.targets],
    brush: brushOf(stage, key.height, bottom),
  };
}

function titleOf({ measure, split }: TimelineSpec): string {
  const what = measure === 'count' ? 'Papers over time' : 'Shares of papers over time';
  return split === 'category' ? `${what}, by category` : what;
}

function layOut(
  table: Timetable,
  { measure, split }: TimelineSpec,
  { size, left }: Stage,
  top: number,
  { least: lowest, dense }: UnitFrame,
  room: number,
): Layout {
  const bases = basesOf(table);
  const share = measure === 'share';
  const height = ({ shown, rest }: Column, at: number) =>
    share ? shown / Math.max(1, bases[at] ?? 0) : shown + rest.length;
  const highest = table.lanes.map(({ columns }) => Math.max(share ? LEAST_SHARE : 1, max(columns, height) ?? 0));
  const head = size * (left > 0 || split === 'stacked' ? 1.4 : 2.8);
  const all = highest.reduce((sum, one) => sum + one, 0);
  // Where there are too many lanes for the frame, the chart grows.
  const least = size * (!dense && (share || split === 'category') ? 2 : 1) * highest.length;
  const unit = Math.min(
    share ? Infinity : dense ? HIGHEST_DENSE_UNIT : HIGHEST_UNIT,
    Math.max(least, room - top - head * highest.length) / Math.max(all, LEAST_SHARE),
  );
  let bottom = top;
  const lanes = highest.map((one) => {
    const lane = { top: bottom, base: bottom + Math.max(left > 0 ? lowest : 0, head + one * unit) };
    bottom = lane.base;
    return lane;
  });
  return { unit, head, lanes, bottom: Math.max(top + lowest, bottom) };
}

function laneMarks(
  lane: Lane,
  base: number,
  table: Timetable,
  { measure, split }: TimelineSpec,
  stage: Stage,
  unit: number,
): Mark[] {
  const { theme, size, columns, inset } = stage;
  const small = tenth(size * 0.9);
  const bases = basesOf(table);
  const marks: Mark[] = baselines(stage, base, measure === 'share' ? bases : null);
  if (measure === 'share' && split === 'stacked' && lane.drawn > 0) {
    const y = tenth(base - unit - size * 0.3);
    marks.push({ kind: 'text', x: 0, y, text: '100 %', size: small, fill: theme.inkSoft, anchor: 'start' });
  }
  lane.columns.forEach((column, at) => {
    const { left, right } = columns[at] ?? { left: 0, right: 0 };
    const of = measure === 'share' ? Math.max(1, bases[at] ?? 0) : null;
    const place = { left: left + inset, right: right - inset, base };
    marks.push({
      kind: 'group',
      papers: column.parts.length === 1 ? (column.parts[0] ?? []) : column.parts.flat(),
      marks: columnMarks(lane, column, place, of === null ? unit : unit / of, of === null, theme),
    });
    if (column.shown === 0) return;
    // A period of companies on top of each other is always whole.
    const words = of === null ? [`${column.shown}`] : split === 'stacked' ? [] : sharesOf(column.shown, of);
    const text = words.find((one) => textWidth(one, small) <= right - left - (of === null ? 0 : 2));
    if (text === undefined) return;
    marks.push({
      kind: 'text',
      x: tenth((left + right) / 2),
      y: tenth(base - (column.shown * unit) / (of ?? 1) - size * 0.3),
      text,
      size: small,
      fill: theme.ink,
      anchor: 'middle',
    });
  });
  return marks;
}

function sharesOf(count: number, of: number): string[] {
  return [shareAndCount(count, of) ?? '', shareInWords(count, of)];
}

/** The line that bars stand on; where shares are of nothing, it has a gap. */
function baselines({ theme, left, columns, inset }: Stage, base: number, bases: readonly number[] | null): Mark[] {
  const y = tenth(base);
  const line = (x1: number, x2: number): Mark => {
    return { kind: 'line', x1: tenth(x1), y1: y, x2: tenth(x2), y2: y, stroke: theme.inkSoft };
  };
  const end = (columns.at(-1)?.right ?? 0) - inset;
  if (bases === null) return [line(left > 0 ? left : 0, end)];
  return columns.flatMap((column, at) =>
    (bases[at] ?? 0) === 0 ? [] : [line(column.left + inset * 0.3, column.right - inset * 0.3)],
  );
}

/** How many papers shares are of, below their period, where it fits. */
function baseMarks(table: Timetable, { theme, size, columns }: Stage, bottom: number): Mark[] {
  const small = tenth(size * 0.9);
  const bases = basesOf(table);
  const room = (min(columns, ({ left, right }) => right - left) ?? 0) - 2;
  const fits = (text: string) => textWidth(text, small) <= room;
  const all = bases.every((count) => fits(`of ${count}`));
  return bases.flatMap((count, at): Mark[] => {
    const { left, right } = columns[at] ?? { left: 0, right: 0 };
    const text = all ? `of ${count}` : `${count}`;
    if (!fits(text)) return [];
    const place = { x: tenth((left + right) / 2), y: tenth(bottom + size * 1.2), size: small };
    return [{ kind: 'text', ...place, text, fill: theme.inkSoft, anchor: 'middle' }];
  });
}

function columnMarks(
  { parts }: Lane,
  column: Column,
  { left, right, base }: { left: number; right: number; base: number },
  unit: number,
  counts: boolean,
  theme: ChartTheme,
): Mark[] {
  const x = tenth(left);
  const width = tenth(right - left);
  const block = (papers: readonly number[], from: number, fill: string, gap: number): Mark => {
    // One paper can be seen, also beside thousands.
    const height = Math.max(1, papers.length * unit - gap);
    const y = tenth(base - from * unit - height - gap / 2);
    return { kind: 'rect', x, y, width, height: tenth(height), fill, papers };
  };
  const marks: Mark[] = [];
  let from = 0;
  const stack = (papers: readonly number[], fill: string) => {
    if (papers.length === 0) return;
    if (counts && unit >= LOWEST_UNIT)
      for (const [at, index] of papers.entries()) marks.push(block([index], from + at, fill, 1));
    // A thin gap tells neighbours apart without their colour.
    else marks.push(block(papers, from, fill, parts.length > 1 ? 1 : 0));
    from += papers.length;
  };
  column.parts.forEach((papers, part) => {
    const company = parts[part]?.company ?? null;
    stack(papers, company === null ? theme.inkSoft : theme.company(company));
  });
  if (counts) stack(column.rest, theme.whole);
  return marks;
}
