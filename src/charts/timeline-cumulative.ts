/** The timeline as lines that add papers up, from day to day. */
import { max, range, tickStep } from 'd3';
import { dateInWords } from '../papers/in-words.ts';
import { sourceLine, type ChartInput } from './chart-input.ts';
import { outsideInWords, timeBounds } from './outside.ts';
import { periodsBetween } from './periods.ts';
import { tenth, type Mark, type Scene, type Target } from './scene.ts';
import type { ChartTheme } from './theme.ts';
import { endLabels, labelRoom, leastHeight } from './timeline-labels.ts';
import { division, timetable, type TimelineSpec } from './timeline-lanes.ts';
import { laneTargets, nameAbove, nameBeside, namesBeside } from './timeline-names.ts';
import { lineMarks, scaleMarks, scaleRoom, type Place } from './timeline-lines.ts';
import { endOf, linesOf, running, type Line, type Running } from './timeline-running.ts';
import { brushOf, columnTargets, dayStage, ground, mostColumns } from './timeline-stage.ts';
import { describeTime, shareAndCount, tableOf } from './timeline-words.ts';
import { TYPE_SIZE, type UnitFrame } from './unit-frame.ts';

const HOW = {
  company: 'added up from day to day, a line a company',
  stacked: 'added up from day to day, companies on top of each other',
  none: 'added up from day to day, all companies together',
  category: 'added up from day to day, a lane a category and a line a company',
} as const;

/** Where all shares of a lane are small, it has room for this one. */
const LEAST_SHARE = 0.1;

/** The highest lane is at least so many times the size of type high; the chart grows where it has to. */
const HIGHEST_LANE = 5;
const DENSE_LANE = 2.5;

/**
 * Papers added up over time as steps, since each paper comes on a day: a line a company, labelled at its end, or
 * companies on top of each other. Lanes of categories have one scale. The whole stands lightly behind counts; shares
 * are of all papers shown so far (undivided: of all that could be shown), and begin with the first paper.
 */
export function cumulative(input: ChartInput, spec: TimelineSpec, theme: ChartTheme, frame: UnitFrame): Scene {
  const split = spec.split === 'company' ? 'stacked' : spec.split;
  const divided = division(input, split);
  const size = TYPE_SIZE;
  const names = namesBeside(divided.lanes, spec, frame, input.whole.length);
  const left = names + scaleRoom(spec, size, input.whole.length);
  const right = frame.width - labelRoom(divided, spec, frame, input.whole.length);
  const { from, to } = timeBounds(input);
  const most = mostColumns(frame, right - left, false);
  const periods = periodsBetween(from, to, most, spec.period, input.dataset.coverage.to);
  const table = timetable(input, split, divided, periods);
  const stage = dayStage(theme, frame, left, right, 0, periods);
  // Names stand to the left of the scale.
  const naming = { ...stage, left: names };
  const sums = running(input, divided, periods);
  const lanes = sums.lanes.map((runs, lane) => linesOf(runs, divided.lanes[lane]?.parts ?? [], sums, spec));
  const axis = size * 1.8;
  const named = names === 0 && split === 'category';
  const head = size * (named ? 2.3 : 1.2);
  const places = placesOf(lanes, head, spec, size, frame, frame.height - axis);
  const bottom = Math.max(frame.least, places.at(-1)?.base ?? 0);
  const end = tenth(stage.day(to));
  const marks: Mark[] = ground(stage, 0, bottom, bottom + axis - size * 0.5);
  const targets: Target[] = columnTargets(stage, table, spec, 0, bottom);
  table.lanes.forEach((lane, at) => {
    const [place, lines] = [places[at], lanes[at]];
    if (place === undefined || lines === undefined) return;
    if (names > 0) marks.push(...nameBeside(naming, lane, place.base));
    else if (named) marks.push(...nameAbove(naming, lane, place.top - head));
    marks.push(...scaleMarks(place, right, spec, stage), ...lineMarks(lines, place, sums.days, end, spec, stage));
    const ends = lines.map((line) => place.base - endOf(line, spec) * place.unit);
    marks.push(...endLabels(lines, ends, end, right, place, spec, stage));
    targets.push(...laneTargets(naming, lane, place.top - head, place.base));
  });
  const notes = outsideInWords(table.outside, input.dataset);
  return {
    width: frame.width,
    height: Math.max(frame.height, tenth(bottom + axis)),
    title: titleOf(spec),
    subtitle: [input.subtitle, ...notes].join(' · '),
    source: sourceLine(input),
    description: describeTime(table, { ...spec, measure: 'count' }, input, HOW[spec.split], [
      ...endInWords(sums, lanes, spec),
      ...notes,
    ]),
    // Lines bear their company's name at their end.
    legend: [],
    data: tableOf(table, spec),
    marks,
    targets,
    brush: brushOf(stage, 0, bottom),
  };
}

function titleOf({ measure, split }: TimelineSpec): string {
  const what = measure === 'count' ? 'Papers added up over time' : 'Shares of all papers so far';
  return split === 'category' ? `${what}, by category` : what;
}

/** Where lanes stand: high enough for their lines on one scale, and for the labels of these. */
function placesOf(
  lanes: readonly (readonly Line[])[],
  head: number,
  { measure, split }: TimelineSpec,
  size: number,
  { dense }: UnitFrame,
  room: number,
): Place[] {
  // What is filtered out counts too, so that the scale stays when filters change.
  const highest = lanes.map((lines) => {
    if (measure === 'share') return max(lines, ({ upper }) => max(upper, (one) => one ?? 0)) ?? 0;
    const ends = lines.map(({ run }) => run.whole.at(-1) ?? 0);
    return split === 'stacked' ? ends.reduce((sum, one) => sum + one, 0) : (max(ends) ?? 0);
  });
  const most = Math.max(measure === 'share' ? LEAST_SHARE : 1, max(highest) ?? 0);
  const least = lanes.map((lines) => leastHeight(lines.length, size));
  const height = (unit: number) => highest.reduce((all, one, at) => all + Math.max(one * unit, least[at] ?? 0), 0);
  // From as high as the room is downwards, since lanes that their labels fill leave the rest to others.
  const free = room - head * lanes.length;
  const fitting = range(free, 0, -1).find((one) => height(one / most) <= free) ?? 0;
  const unit = Math.max(fitting, (dense ? DENSE_LANE : HIGHEST_LANE) * size) / most;
  const steps = tickStep(0, most, Math.max(2, Math.floor((most * unit) / (size * 3))));
  const step = measure === 'count' ? Math.max(1, steps) : steps;
  let bottom = 0;
  return highest.map((one, at) => {
    const top = bottom + head;
    bottom = top + Math.max(one * unit, least[at] ?? 0);
    return { top, base: bottom, unit, highest: one, step };
  });
}

/** When half of the papers were there, and the shares at the end. */
function endInWords(
  { days, shown }: Running,
  lanes: readonly (readonly Line[])[],
  { measure, split }: TimelineSpec,
): string[] {
  const all = shown.at(-1) ?? 0;
  const half = days[shown.findIndex((count) => count * 2 >= all)];
  const shares = measure === 'count' || split === 'category' ? [] : (lanes[0] ?? []);
  const words = shares.flatMap(({ part, count, of }) => {
    const share = shareAndCount(count, of);
    return share === null ? [] : `${part.name} ${share}`;
  });
  return [
    ...(all < 2 || half === undefined ? [] : [`half of them by ${dateInWords(half)}`]),
    ...(words.length === 0 ? [] : [`of all at the end: ${words.join(', ')}`]),
  ];
}
