import { descending, max } from 'd3';
import { shareInWords } from '../papers/cross-table.ts';
import { papersInWords } from '../papers/in-words.ts';
import type { ChartSpec } from '../view/chart-spec.ts';
import { categoryRows, companyTotals, shareOf, shareWithCount, type CategoryRow } from './category-rows.ts';
import { countInWords, sharesInWords, sourceLine, type ChartInput, type Share } from './chart-input.ts';
import { bandsOf, headLines } from './columns.ts';
import { linear } from './linear.ts';
import { tenth, type Frame, type Mark, type Scene, type Target } from './scene.ts';
import { fitText, textWidth } from './text-width.ts';
import type { ChartTheme } from './theme.ts';
import { inUnits, TYPE_SIZE, type UnitFrame } from './unit-frame.ts';

type Spec = Pick<ChartSpec, 'order'>;

/** Below this many times the type size, panels stand below each other, with the names above their bars. */
const NARROW = 29;
/** The share of the width that names beside the panels may take; longer ones are cut. */
const WIDEST_NAMES = 0.4;

/** A company with what its papers are about, in the order of the rows. */
type Panel = Share & { cells: readonly Cell[] };
type Cell = { papers: number[]; whole: number; share: number; percent: string };

/**
 * What the work of each company consists of: a panel a company, a row a category, bars as long as the share of the
 * company's papers, on one scale for all, each with share and count. Companies without papers are there and say so. Where
 * the frame is narrow, the panels stand below each other.
 */
export function profiles(input: ChartInput, spec: Spec, theme: ChartTheme, frame: Frame): Scene {
  return inUnits(frame, (unit) => draw(input, spec, theme, unit));
}

function draw(input: ChartInput, spec: Spec, theme: ChartTheme, frame: UnitFrame): Scene {
  const rows = categoryRows(input, spec.order);
  const panels = companyTotals(input, rows).map((total, at) => panelOf(total, at, rows));
  const layout = layOut(rows, panels, frame);
  const marks: Mark[] = [];
  const targets: Target[] = [];
  let top = 0;
  layout.bands.forEach((band, at) => {
    if (at > 0) top += layout.between;
    const shown = band.flatMap((number) => panels[number] ?? []);
    marks.push(...bandMarks(rows, shown, top, layout, theme));
    targets.push(...bandTargets(rows, shown, top, layout));
    top += layout.head + (shown.some(hasPapers) ? layout.step * rows.length : 0);
  });
  return {
    width: frame.width,
    height: tenth(top),
    title: 'What each company works on',
    subtitle: `${input.subtitle} · shares of each company’s papers`,
    source: sourceLine(input),
    description: describe(rows, panels, input),
    // The panels bear the names of the companies.
    legend: [],
    data: dataOf(rows, panels),
    marks,
    targets,
    brush: null,
  };
}

function panelOf(total: Share, at: number, rows: readonly CategoryRow[]): Panel {
  const all = total.shown.length;
  const cells = rows.map((row): Cell => {
    const { shown = [], whole = [] } = row.shares[at] ?? {};
    const count = shown.length;
    return { papers: shown, whole: whole.length, share: shareOf(count, all), percent: shareInWords(count, all) };
  });
  return { ...total, cells };
}

function hasPapers({ shown }: Panel): boolean {
  return shown.length > 0;
}

function countOf({ shown, whole }: Share): string {
  return whole.length === 0 ? 'no papers' : countInWords(shown.length, whole.length);
}

type Layout = {
  size: number;
  width: number;
  /** Whether names stand above their bars. */
  above: boolean;
  names: number;
  /** The panels beside each other by their numbers, the bands of them below each other, and the width of one. */
  bands: number[][];
  column: number;
  padding: number;
  /** Heights of the space between bands, of the head of a panel (and its lines), of a row, of the name above a bar. */
  between: number;
  head: number;
  headsOf: ReadonlyMap<string, readonly string[]>;
  step: number;
  nameLine: number;
  /** The length of a bar in pixels, by its share. */
  bars: (share: number) => number;
};

function layOut(rows: readonly CategoryRow[], panels: readonly Panel[], frame: UnitFrame): Layout {
  const size = TYPE_SIZE;
  const { width } = frame;
  const cells = panels.filter(hasPapers).flatMap((panel) => panel.cells);
  const labels = max(cells, (cell) => labelWidth(cell, size)) ?? 0;
  const heads = max(panels, (panel) => textWidth(countOf(panel), size)) ?? 0;
  const padding = size;
  const narrowest = Math.max(labels + size * (frame.dense ? 1.5 : 3.5), heads, size * 6) + padding;
  const longest = (max(rows, ({ name }) => textWidth(name, size)) ?? 0) + size;
  const beside = Math.max(frame.least, Math.min(longest, width * WIDEST_NAMES));
  const above = width < NARROW * size || width - beside + padding < narrowest;
  const names = above ? 0 : beside;
  // No space is needed behind the last panel.
  const room = width - names + padding;
  const { bands, column } = bandsOf(panels.length, room, above ? room : narrowest);
  const headsOf = new Map(
    panels.map(({ company, name }) => [company, headLines(name, size, column - padding, 2)] as const),
  );
  const most = max(cells, ({ share }) => share) ?? 0;
  const bars = linear([0, most || 1], [0, column - padding - labels - size * 0.5]);
  const lines = max(headsOf.values(), ({ length }) => length) ?? 1;
  const head = Math.max(frame.least, size * (2.15 + lines * 1.25));
  const between = size * 1.8;
  const nameLine = above ? size * (frame.dense ? 1.25 : 1.4) : 0;
  const high = bands.length === 1 ? (frame.height - head) / Math.max(1, rows.length) : 0;
  const bar = size * (frame.dense ? 1.25 : above ? 1.7 : 1.9);
  const step = Math.max(frame.least, nameLine + bar, high);
  return { size, width, above, names, bands, column, padding, between, head, headsOf, step, nameLine, bars };
}

function labelWidth({ percent, papers }: Cell, size: number): number {
  return textWidth(percent, size, true) + size * 0.4 + textWidth(`${papers.length}`, size);
}

function bandMarks(
  rows: readonly CategoryRow[],
  panels: readonly Panel[],
  top: number,
  layout: Layout,
  theme: ChartTheme,
): Mark[] {
  const { size, above, names, column, head, step, padding } = layout;
  const drawn = panels.some(hasPapers);
  const marks: Mark[] = panels.flatMap((panel, at) => panelMarks(panel, names + at * column, top, layout, theme));
  const right = tenth(names + column * panels.length - padding);
  rows.forEach((row, at) => {
    if (!drawn) return;
    const y = top + head + at * step;
    const fill = row.shown.length === 0 ? theme.inkSoft : theme.ink;
    const name = { kind: 'text', x: 0, size, fill, anchor: 'start' } as const;
    if (at > 0) marks.push({ kind: 'line', x1: 0, y1: tenth(y), x2: right, y2: tenth(y), stroke: theme.line });
    marks.push(
      above
        ? { ...name, y: tenth(y + size * 1.25), text: fitText(row.name, size, layout.width) }
        : { ...name, y: tenth(y + step / 2 + size * 0.35), text: fitText(row.name, size, names - size) },
    );
  });
  return marks;
}

function panelMarks(panel: Panel, left: number, top: number, layout: Layout, theme: ChartTheme): Mark[] {
  const { size, column, padding, head, step, nameLine, bars } = layout;
  const x = tenth(left);
  const width = tenth(column - padding);
  const text = { kind: 'text', x, size, anchor: 'start' } as const;
  const fill = theme.company(panel.company);
  const name = layout.headsOf.get(panel.company) ?? [];
  const marks: Mark[] = [
    ...name.map((line, at): Mark => {
      const y = tenth(top + head - size * (2.4 + (name.length - 1 - at) * 1.25));
      return { ...text, y, text: line, fill: theme.ink, bold: true };
    }),
    { ...text, y: tenth(top + head - size * 1.1), text: countOf(panel), fill: theme.inkSoft },
    { kind: 'rect', x, y: tenth(top + head - size * 0.5), width, height: 2, fill },
  ];
  if (!hasPapers(panel)) return marks;
  panel.cells.forEach((cell, at) => {
    const y = top + head + at * step + nameLine;
    const room = step - nameLine;
    const height = Math.min(room * 0.58, size * 1.6);
    // One paper can be seen, also beside thousands.
    const length = cell.papers.length === 0 ? 0 : Math.max(1, bars(cell.share));
    const place = { x, y: tenth(y + (room - height) / 2), width: tenth(length), height: tenth(height) };
    if (cell.papers.length > 0) marks.push({ kind: 'rect', ...place, fill, papers: cell.papers });
    const labelX = left + (length === 0 ? 0 : length + size * 0.5);
    const label = { ...text, y: tenth(y + room / 2 + size * 0.35) };
    const ink = cell.papers.length === 0 ? theme.inkSoft : theme.ink;
    const countX = labelX + textWidth(cell.percent, size, true) + size * 0.4;
    marks.push({ ...label, x: tenth(labelX), text: cell.percent, fill: ink, bold: cell.papers.length > 0 });
    marks.push({ ...label, x: tenth(countX), text: `${cell.papers.length}`, fill: theme.inkSoft });
  });
  return marks;
}

/** The companies, the categories where their names stand by themselves, and the rows of each panel. */
function bandTargets(rows: readonly CategoryRow[], panels: readonly Panel[], top: number, layout: Layout): Target[] {
  const { above, names, column, padding, head, step } = layout;
  const at = (left: number, y: number, width: number, height: number) => {
    return { x: tenth(left), y: tenth(y), width: tenth(width), height: tenth(height) };
  };
  const ofPanels = panels.flatMap((panel, number): Target[] => {
    const { name, company, shown, cells } = panel;
    const left = names + number * column;
    const label = `${name}: ${countOf(panel)}`;
    const own: Target = { ...at(left, top, column - padding, head), label, papers: shown, choice: { company } };
    if (!hasPapers(panel)) return [own];
    const inRows = rows.flatMap((row, place): Target[] => {
      const cell = cells[place];
      if (cell === undefined) return [];
      const { papers, percent, whole } = cell;
      return [
        {
          ...at(left, top + head + place * step, column - padding, step),
          label: `${name}, ${row.name}: ${countInWords(papers.length, whole)}, ${percent} of the company`,
          papers,
          choice: { company, category: row.id },
        },
      ];
    });
    return [own, ...inRows];
  });
  if (above || !panels.some(hasPapers)) return ofPanels;
  const ofRows = rows.map((row, place): Target => {
    const detail = sharesInWords(row.shares);
    const count = countInWords(row.shown.length, row.whole);
    return {
      ...at(0, top + head + place * step, names, step),
      label: `${row.name}: ${count}${detail === '' ? '' : ` (${detail})`}`,
      papers: row.shown,
      choice: { category: row.id },
    };
  });
  return [...ofPanels, ...ofRows];
}

function describe(rows: readonly CategoryRow[], panels: readonly Panel[], { shown, whole }: ChartInput): string {
  const sentences = [
    `${countInWords(shown.length, whole.length)}, a panel a company, as shares of its papers by category.`,
  ];
  for (const panel of panels) {
    if (!hasPapers(panel)) {
      sentences.push(`${panel.name}: ${countOf(panel)}.`);
      continue;
    }
    const all = panel.shown.length;
    const named = rows.map(({ name }, at) => ({ name, count: panel.cells[at]?.papers.length ?? 0 }));
    const ranked = named.filter(({ count }) => count > 0).sort((a, b) => descending(a.count, b.count));
    const most = ranked.slice(0, 3).map(({ name, count }) => `${name} ${shareWithCount(count, all)}`);
    const none = named.filter(({ count }) => count === 0).map(({ name }) => name);
    const without = none.length === 0 ? '' : `; none in ${none.join(', ')}`;
    sentences.push(`${panel.name}, ${papersInWords(all)}: most in ${most.join(', ')}${without}.`);
  }
  return sentences.join(' ');
}

function dataOf(rows: readonly CategoryRow[], panels: readonly Panel[]): Scene['data'] {
  return {
    columns: ['Category', ...panels.flatMap(({ name }) => [name, `${name}, share`])],
    rows: [
      ...rows.map(({ name }, at) => [
        name,
        ...panels.flatMap((panel) => {
          const cell = panel.cells[at];
          return cell === undefined ? [] : [cell.papers.length, hasPapers(panel) ? cell.percent : ''];
        }),
      ]),
      ['All', ...panels.flatMap((panel) => [panel.shown.length, hasPapers(panel) ? '100 %' : ''])],
    ],
  };
}
