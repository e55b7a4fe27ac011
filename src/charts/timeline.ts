import { max, min, scaleBand, sum } from 'd3';
import { countInWords, sharesBy, sharesInWords, sourceLine, type ChartInput, type Share } from './chart-input.ts';
import { periodsBetween, type Period } from './periods.ts';
import { tenth, type Frame, type Mark, type Scene, type Target } from './scene.ts';
import { fitText, textWidth } from './text-width.ts';
import type { ChartTheme } from './theme.ts';

/** No column is narrower than a fingertip needs. */
const NARROWEST_COLUMN = 24;
/** Papers are drawn one by one while each is at least this high; below, a column is one bar. */
const LOWEST_UNIT = 4;
const HIGHEST_UNIT = 22;

type Column = { period: Period; shown: number[]; whole: number[] };
type Lane = Share & { columns: Column[]; highest: number };

/**
 * Papers over time: a lane a company, a column a quarter (or a year, where quarters would be too narrow), a block a
 * paper. What is filtered out stands lightly on top of what is shown. All lanes have one scale, counts begin at zero,
 * and a period that the data does not cover to its end is marked. Papers without a date are counted in the description.
 */
export function timeline(input: ChartInput, theme: ChartTheme, frame: Frame): Scene {
  const { dataset, shown, whole } = input;
  const dates = whole.flatMap((index) => dataset.papers[index]?.date ?? []);
  const first = min([dataset.coverage.from, ...dates]) ?? dataset.coverage.from;
  const last = max([dataset.coverage.to, ...dates]) ?? dataset.coverage.to;
  const periods = periodsBetween(first, last, Math.floor(frame.width / NARROWEST_COLUMN));
  const lanes = sharesBy(input, ({ date }) => (date === null ? null : 'dated'))('dated').map((share) =>
    laneOf(share, periods, input),
  );
  const size = 12 * frame.textScale;
  const undated = shown.filter((index) => dataset.papers[index]?.date === null).length;
  const layout = layOut(lanes, periods, frame, size);
  const marks: Mark[] = [...ground(periods, layout, theme, size)];
  const targets: Target[] = periods.map((period, at) => columnTarget(period, at, lanes, layout));
  let top = 0;
  for (const lane of lanes) {
    marks.push(...laneMarks(lane, top, layout, theme, size));
    targets.push(laneTarget(lane, top, frame.width, size));
    top += layout.head + lane.highest * layout.unit;
  }
  return {
    width: frame.width,
    height: Math.max(frame.height, tenth(layout.bottom + layout.axis)),
    title: 'Papers over time',
    subtitle: undated === 0 ? input.subtitle : `${input.subtitle} · ${undated} without a date, not drawn`,
    source: sourceLine(input),
    description: describe(periods, lanes, shown.length, whole.length, whole.length - dates.length),
    // Every lane bears its company's name.
    legend: [],
    data: dataOf(periods, lanes),
    marks,
    targets,
    brush: {
      top: 0,
      bottom: tenth(layout.bottom),
      stops: periods.map(({ from, to }, at) => {
        const left = layout.x(at) - (layout.step - layout.column) / 2;
        return { left: tenth(left), right: tenth(left + layout.step), from, to };
      }),
    },
  };
}

type Layout = {
  /** Left edge of a column by its number, and its width. */
  x: (at: number) => number;
  column: number;
  step: number;
  /** Height of one paper. */
  unit: number;
  /** Above each lane: its name, and the count over its highest column. */
  head: number;
  /** The lower end of the last lane, and the height of the years below it. */
  bottom: number;
  axis: number;
  width: number;
};

function laneOf(share: Share, periods: readonly Period[], { dataset }: ChartInput): Lane {
  const columns = periods.map((period): Column => ({ period, shown: [], whole: [] }));
  const columnOfMonth = new Map<string, Column | undefined>();
  const column = (index: number) => {
    const month = dataset.papers[index]?.date?.slice(0, 7) ?? '';
    // Looked for once a month, not once a paper.
    if (!columnOfMonth.has(month)) {
      columnOfMonth.set(
        month,
        columns.find(({ period }) => month >= period.from && month <= period.to),
      );
    }
    return columnOfMonth.get(month);
  };
  for (const index of share.shown) column(index)?.shown.push(index);
  for (const index of share.whole) column(index)?.whole.push(index);
  return { ...share, columns, highest: Math.max(1, max(columns, ({ whole }) => whole.length) ?? 1) };
}

function layOut(lanes: readonly Lane[], periods: readonly Period[], frame: Frame, size: number): Layout {
  const scale = scaleBand<number>()
    .domain(periods.map((_, at) => at))
    .range([0, frame.width])
    .paddingInner(0.14)
    .paddingOuter(0.07);
  const head = size * 2.8;
  const axis = size * 1.8;
  // Where there are too many lanes for the frame, the chart grows.
  const room = Math.max(size * lanes.length, frame.height - axis - head * lanes.length);
  const unit = Math.min(
    HIGHEST_UNIT,
    room /
      Math.max(
        1,
        sum(lanes, ({ highest }) => highest),
      ),
  );
  const used = head * lanes.length + unit * sum(lanes, ({ highest }) => highest);
  return {
    x: (at) => scale(at) ?? 0,
    column: scale.bandwidth(),
    step: scale.step(),
    unit,
    head,
    bottom: Math.max(NARROWEST_COLUMN, used),
    axis,
    width: frame.width,
  };
}

/** What stands behind the lanes: the years, and the mark on an unfinished period. */
function ground(periods: readonly Period[], layout: Layout, theme: ChartTheme, size: number): Mark[] {
  const marks: Mark[] = [];
  const baseline = tenth(layout.bottom + size * 1.3);
  let free = 0;
  let end = layout.width;
  const covers = periods.at(-1)?.covers ?? null;
  if (covers !== null) {
    const x = tenth(layout.x(periods.length - 1));
    const right = tenth(x + layout.column);
    const label = { kind: 'text', text: covers, size: tenth(size * 0.9), fill: theme.inkSoft } as const;
    const width = tenth(layout.column);
    marks.push({ kind: 'rect', x, y: 0, width, height: tenth(layout.bottom), fill: theme.unfinished });
    marks.push({ ...label, x: right, y: baseline, anchor: 'end' });
    end = right - textWidth(covers, label.size) - size / 2;
  }
  periods.forEach((period, at) => {
    const x = tenth(layout.x(at));
    if (period.year === periods[at - 1]?.year) return;
    const text = `${period.year}`;
    if (x < free || x + textWidth(text, size) > end) return;
    marks.push({ kind: 'text', x, y: baseline, text, size, fill: theme.inkSoft, anchor: 'start' });
    free = x + textWidth(text, size) + size / 2;
    if (at === 0) return;
    const line = tenth(x - (layout.step - layout.column) / 2);
    marks.push({ kind: 'line', x1: line, y1: 0, x2: line, y2: tenth(layout.bottom), stroke: theme.line });
  });
  return marks;
}

function laneMarks(lane: Lane, top: number, layout: Layout, theme: ChartTheme, size: number): Mark[] {
  const base = top + layout.head + lane.highest * layout.unit;
  const colour = theme.company(lane.company);
  const right = tenth(layout.x(lane.columns.length - 1) + layout.column);
  const name = { kind: 'text', y: tenth(top + size * 1.4), size, anchor: 'start' } as const;
  const dot = tenth(size * 0.75);
  const nameAt = tenth(dot + size * 0.45);
  const count =
    lane.shown.length === lane.whole.length ? `${lane.whole.length}` : `${lane.shown.length} of ${lane.whole.length}`;
  const text = fitText(lane.name, size, layout.width - nameAt - size * 0.5 - textWidth(count, size), true);
  const marks: Mark[] = [
    { kind: 'rect', x: 0, y: tenth(top + size * 0.63), width: dot, height: dot, fill: colour, radius: tenth(dot / 2) },
    { ...name, x: nameAt, text, fill: theme.ink, bold: true },
    { ...name, x: tenth(nameAt + textWidth(text, size, true) + size * 0.5), text: count, fill: theme.inkSoft },
    { kind: 'line', x1: 0, y1: tenth(base), x2: right, y2: tenth(base), stroke: theme.inkSoft },
  ];
  lane.columns.forEach((column, at) => {
    marks.push({
      kind: 'group',
      papers: column.shown,
      marks: columnMarks(column, layout.x(at), base, layout, colour, theme),
    });
    const text = `${column.shown.length}`;
    const countSize = tenth(size * 0.9);
    if (column.shown.length === 0 || textWidth(text, countSize) > layout.step) return;
    marks.push({
      kind: 'text',
      x: tenth(layout.x(at) + layout.column / 2),
      y: tenth(base - column.shown.length * layout.unit - size * 0.3),
      text,
      size: countSize,
      fill: theme.ink,
      anchor: 'middle',
    });
  });
  return marks;
}

function columnMarks(
  column: Column,
  x: number,
  base: number,
  layout: Layout,
  colour: string,
  theme: ChartTheme,
): Mark[] {
  const shown = new Set(column.shown);
  const rest = column.whole.filter((index) => !shown.has(index));
  const block = (papers: readonly number[], from: number, fill: string, gap: number): Mark => {
    // One paper can be seen, also beside thousands.
    const height = papers.length === 0 ? 0 : Math.max(1, papers.length * layout.unit - gap);
    const y = tenth(base - from * layout.unit - height - gap / 2);
    return { kind: 'rect', x: tenth(x), y, width: tenth(layout.column), height: tenth(height), fill, papers };
  };
  if (layout.unit < LOWEST_UNIT) {
    return [block(column.shown, 0, colour, 0), block(rest, column.shown.length, theme.whole, 0)];
  }
  return [...column.shown, ...rest].map((index, at) => block([index], at, shown.has(index) ? colour : theme.whole, 1));
}

function columnTarget(period: Period, at: number, lanes: readonly Lane[], layout: Layout): Target {
  const shares = lanes.map((lane) => ({
    ...lane,
    shown: lane.columns[at]?.shown ?? [],
    whole: lane.columns[at]?.whole ?? [],
  }));
  const papers = shares.flatMap(({ shown }) => shown);
  const whole = sum(shares, ({ whole }) => whole.length);
  const detail = sharesInWords(shares);
  return {
    x: tenth(layout.x(at) - (layout.step - layout.column) / 2),
    y: 0,
    width: tenth(layout.step),
    height: tenth(layout.bottom),
    label: `${nameOf(period)}: ${countInWords(papers.length, whole)}${detail === '' ? '' : ` (${detail})`}`,
    papers,
    choice: { period: { from: period.from, to: period.to } },
  };
}

function laneTarget(lane: Lane, top: number, frameWidth: number, size: number): Target {
  return {
    x: 0,
    y: tenth(top + size * 1.05 - Math.max(24, size * 1.5) / 2),
    width: Math.min(frameWidth, tenth(textWidth(lane.name, size, true) + size * 6)),
    height: Math.max(24, tenth(size * 1.5)),
    label: `${lane.name}: ${countInWords(lane.shown.length, lane.whole.length)}`,
    papers: lane.shown,
    choice: { company: lane.company },
  };
}

function nameOf({ name, covers }: Period): string {
  return covers === null ? name : `${name} (${covers})`;
}

function totals(periods: readonly Period[], lanes: readonly Lane[]): { period: Period; count: number }[] {
  return periods.map((period, at) => ({ period, count: sum(lanes, ({ columns }) => columns[at]?.shown.length ?? 0) }));
}

function describe(
  periods: readonly Period[],
  lanes: readonly Lane[],
  shown: number,
  whole: number,
  undated: number,
): string {
  const counts = totals(periods, lanes);
  const most = counts.reduce((a, b) => (b.count > a.count ? b : a), counts[0] ?? { period: undefined, count: 0 });
  const ends = [periods[0], periods.at(-1)].flatMap((period) => (period === undefined ? [] : nameOf(period)));
  const sentences = [`${countInWords(shown, whole)}, ${ends.join(' to ')}, a lane a company.`];
  if (most.period !== undefined && most.count > 0) sentences.push(`Most in ${nameOf(most.period)}: ${most.count}.`);
  for (const { name, shown: papers } of lanes) sentences.push(`${name}: ${papers.length}.`);
  if (undated > 0) sentences.push(`${undated} without a date are not drawn.`);
  return sentences.join(' ');
}

function dataOf(periods: readonly Period[], lanes: readonly Lane[]): Scene['data'] {
  return {
    columns: ['Period', ...lanes.map(({ name }) => name), 'All'],
    rows: totals(periods, lanes).map(({ period, count }, at) => [
      nameOf(period),
      ...lanes.map(({ columns }) => columns[at]?.shown.length ?? 0),
      count,
    ]),
  };
}
