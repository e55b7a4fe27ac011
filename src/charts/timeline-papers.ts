/** The timeline as papers: a circle each, by its day. */
import { valueOf } from '../papers/filter.ts';
import { flagsOf, sourceLine, type ChartInput } from './chart-input.ts';
import { columnFinder, monthsOf, periodName, periodsBetween, type Period } from './periods.ts';
import { tenth, type Frame, type Hit, type Mark, type Point, type Scene, type Target } from './scene.ts';
import type { ChartTheme } from './theme.ts';
import { bars } from './timeline-bars.ts';
import { dodge } from './timeline-dodge.ts';
import { division, timeBounds, timetable, type Division, type Lane, type TimelineSpec } from './timeline-lanes.ts';
import { companyKey, laneTargets, nameAbove, nameBeside, namesBeside } from './timeline-names.ts';
import { brushOf, dayStage, FINGERTIP, ground, mostColumns, type DayStage, type Stage } from './timeline-stage.ts';
import { cellInWords, describeTime, outsideOf, tableOf } from './timeline-words.ts';

/** To so many papers each is an element of its own; to so many each is drawn; beyond, they are counted in bars. */
const MOST_CIRCLES = 2000;
const MOST_DOTS = 10_000;

const LARGEST = 7;
const SMALLEST = 1.5;
/** The gap between circles, and between those that are small. */
const GAP = 1;
const SMALL_GAP = 0.5;
const SMALL = 3;
/** Lanes of categories are many; the chart grows until each has so many times a fingertip's height. */
const ROOMY = 1.5;
/** Circles that touch leave at least this share of the ground bare. */
const DENSEST = Math.sqrt(3) / 2;

const HOW = {
  company: 'a circle a paper by its day, a lane a company',
  stacked: 'a circle a paper by its day',
  none: 'a circle a paper by its day',
  category: 'a circle a paper by its day, a lane a category',
} as const;

/** A lane's circles: their papers in the order of their days, where they stand, and how high. */
type Swarm = { papers: readonly number[]; xs: readonly number[]; heights: readonly number[]; height: number };
type Swarms = { radius: number; lanes: readonly Swarm[] };

/**
 * Papers as circles by their day, in lanes, in their company's colour; those of neighbouring days make room for each
 * other. The papers that are filtered out stand lightly among them, so that nothing moves when filters change. Circles
 * shrink as lanes fill; where even the smallest do not fit, or above 10,000 papers, bars count them instead.
 */
export function papers(input: ChartInput, spec: TimelineSpec, theme: ChartTheme, frame: Frame): Scene {
  // Circles have their company's colour in any case, so what is not divided is one lane of companies.
  const split = spec.split === 'none' ? 'stacked' : spec.split;
  const counted: TimelineSpec = { ...spec, split, measure: 'count' };
  const divided = division(input, split);
  const names = namesBeside(divided.lanes, counted, frame, input.whole.length);
  const { from, to } = timeBounds(input);
  const most = mostColumns(frame.width - names - 2 * LARGEST, false);
  const periods = periodsBetween(from, to, most, spec.period, input.dataset.coverage.to);
  const table = timetable(input, split, divided, periods);
  const stage = dayStage(theme, frame, names, frame.width, LARGEST, periods);
  const { size } = stage;
  const key = companyKey(stage, split === 'company' ? [] : table.companies);
  const axis = size * 1.8;
  const head = size * (names > 0 ? 0.5 : split === 'stacked' ? 0.3 : 1.9);
  const room = Math.max(
    FINGERTIP * table.lanes.length * (split === 'category' ? ROOMY : 1),
    frame.height - axis - key.height - head * table.lanes.length,
  );
  const swarms = input.whole.length > MOST_DOTS ? null : fitted(input, divided, stage, periods, room);
  if (swarms === null) {
    return bars(input, counted, theme, frame, 'each mark is several papers, since a circle each would not fit');
  }
  const used = swarms.lanes.reduce((sum, { height }) => sum + Math.max(FINGERTIP, height), 0);
  const spare = (room - used) / Math.max(1, swarms.lanes.length);
  const bodies = swarms.lanes.map(({ height }) => Math.max(FINGERTIP, height) + spare);
  const bottom = bodies.reduce((sum, body) => sum + head + body, key.height);
  const end = Math.max(bottom, key.height + FINGERTIP);
  const marks: Mark[] = [...key.marks, ...ground(stage, key.height, end, end + axis - size * 0.5)];
  const targets: Target[] = [];
  let top = key.height;
  const circles: Circle[] = [];
  const isShown = flagsOf(input);
  table.lanes.forEach((lane, at) => {
    const base = top + head + (bodies[at] ?? 0);
    if (names > 0) marks.push(...nameBeside(stage, lane, base));
    else if (split !== 'stacked') marks.push(...nameAbove(stage, lane, top));
    const line = { x1: tenth(names), x2: frame.width, y1: tenth(base), y2: tenth(base) };
    marks.push({ kind: 'line', ...line, stroke: theme.inkSoft });
    circles.push(...circlesOf(swarms.lanes[at], base - 1 - swarms.radius, input, isShown));
    targets.push(...cellTargets(lane, stage, top + head, base), ...laneTargets(stage, lane, top, base));
    top = base;
  });
  marks.push(...drawnCircles(circles, swarms.radius, theme));
  const notes = outsideOf(table, input);
  return {
    width: frame.width,
    height: Math.max(frame.height, tenth(end + axis)),
    title: split === 'category' ? 'Papers by day, by category' : 'Papers by day',
    subtitle: [input.subtitle, ...notes].join(' · '),
    source: sourceLine(input),
    description: describeTime(table, counted, input, HOW[spec.split], notes),
    legend: [],
    data: tableOf(table, counted),
    marks,
    targets: [...targets, ...key.targets],
    hits: circles.flatMap(({ x, y, paper, shown }): Hit[] => (shown ? [{ x, y, radius: swarms.radius, paper }] : [])),
    brush: brushOf(stage, key.height, end),
  };
}

/** The largest circles that fit into the lanes together; null where none do. */
function fitted(
  { dataset, whole }: ChartInput,
  { lanes, laneOf }: Division,
  stage: DayStage,
  periods: readonly Period[],
  room: number,
): Swarms | null {
  const columnOf = columnFinder(periods);
  const months = monthsOf(dataset);
  const places = new Map<string, number>();
  const standing = lanes.map(() => [] as { index: number; x: number }[]);
  let count = 0;
  for (const index of whole) {
    const date = dataset.papers[index]?.date ?? null;
    if (date === null || columnOf(months[index] ?? -1) < 0) continue;
    let x = places.get(date);
    if (x === undefined) places.set(date, (x = tenth(stage.day(date))));
    standing[laneOf(index)]?.push({ index, x });
    count += 1;
  }
  for (const lane of standing) lane.sort((a, b) => a.x - b.x || a.index - b.index);
  const xs = standing.map((lane) => lane.map(({ x }) => x));
  for (let radius = LARGEST; radius >= SMALLEST; radius -= 0.5) {
    const distance = 2 * radius + (radius < SMALL ? SMALL_GAP : GAP);
    if (count * distance ** 2 * DENSEST > (stage.width + distance) * (room + distance)) continue;
    const heights = piled(xs, distance, room);
    if (heights === null) continue;
    const swarms = standing.map((lane, at): Swarm => {
      const up = heights[at] ?? [];
      const height = up.reduce((most, one) => Math.max(most, one), 0) + distance + 1;
      return { papers: lane.map(({ index }) => index), xs: xs[at] ?? [], heights: up, height };
    });
    return { radius, lanes: swarms };
  }
  return null;
}

/** The lanes' piles, or null as soon as they are higher than the room for all of them. */
function piled(lanes: readonly (readonly number[])[], distance: number, room: number): number[][] | null {
  const piles: number[][] = [];
  let left = room - FINGERTIP * lanes.length;
  for (const xs of lanes) {
    const heights = dodge(xs, distance, left + FINGERTIP - distance - 1);
    if (heights === null) return null;
    const height = heights.reduce((most, one) => Math.max(most, one), 0) + distance + 1;
    left -= Math.max(0, height - FINGERTIP);
    piles.push(heights);
  }
  return piles;
}

type Circle = { x: number; y: number; paper: number; company: string; shown: boolean };

function circlesOf(swarm: Swarm | undefined, base: number, { dataset }: ChartInput, isShown: Uint8Array): Circle[] {
  if (swarm === undefined) return [];
  return swarm.papers.flatMap((index, at) => {
    const paper = dataset.papers[index];
    if (paper === undefined) return [];
    const [x, y] = [swarm.xs[at] ?? 0, tenth(base - (swarm.heights[at] ?? 0))];
    return [{ x, y, paper: index, company: valueOf(paper, 'company'), shown: isShown[index] === 1 }];
  });
}

/** An element a circle, or where there are thousands, one a colour. */
function drawnCircles(circles: readonly Circle[], radius: number, theme: ChartTheme): Mark[] {
  const colours = new Map<string, string>();
  const fillOf = ({ company, shown }: Circle) => {
    if (!shown) return theme.whole;
    const known = colours.get(company) ?? theme.company(company);
    colours.set(company, known);
    return known;
  };
  if (circles.length <= MOST_CIRCLES) {
    return circles.map((one) => ({
      kind: 'circle',
      x: one.x,
      y: one.y,
      radius,
      fill: fillOf(one),
      papers: [one.paper],
    }));
  }
  const groups = new Map<string, { points: Point[]; papers: number[] }>();
  for (const circle of circles) {
    const fill = fillOf(circle);
    const group = groups.get(fill) ?? { points: [], papers: [] };
    groups.set(fill, group);
    group.points.push([circle.x, circle.y]);
    group.papers.push(circle.paper);
  }
  return [...groups].map(([fill, group]) => ({ kind: 'dots', radius, fill, ...group }));
}

/** A place for each period of a lane that has papers. */
function cellTargets(lane: Lane, { periods, columns }: Stage, top: number, base: number): Target[] {
  return lane.columns.flatMap(({ parts, shown, rest }, at): Target[] => {
    const [period, place] = [periods[at], columns[at]];
    if (shown + rest.length === 0 || period === undefined || place === undefined) return [];
    const { from, to } = period;
    return [
      {
        x: tenth(place.left),
        y: tenth(top),
        width: tenth(place.right - place.left),
        height: tenth(base - top),
        label: cellInWords(lane, at, periodName(period)),
        papers: parts.flat(),
        choice: {
          ...(lane.field === null ? {} : lane.field === 'company' ? { company: lane.value } : { category: lane.value }),
          period: { from, to },
        },
      },
    ];
  });
}
