import { greatest, max } from 'd3';
import { shareInWords } from '../papers/cross-table.ts';
import type { ChartSpec } from '../view/chart-spec.ts';
import { categoryRows, companyTotals, shareOf, shareWithCount, type CategoryRow } from './category-rows.ts';
import { countInWords, sharesInWords, sourceLine, valuesIn, type ChartInput, type Share } from './chart-input.ts';
import { linear } from './linear.ts';
import { tenth, type Frame, type Mark, type Scene, type Target } from './scene.ts';
import { fitText, textWidth } from './text-width.ts';
import type { ChartTheme } from './theme.ts';
import { inUnits, TYPE_SIZE, type UnitFrame } from './unit-frame.ts';

type Spec = Pick<ChartSpec, 'order' | 'measure' | 'bars'>;

/** Below this many times the type size, names stand above their bars instead of beside them. */
const NARROW = 29;
/** The share of the width that names beside bars may take; longer ones are cut. */
const WIDEST_NAMES = 0.6;

/** A bar with what is written at its end. Its parts follow each other; lengths are papers, or shares of one. */
type Bar = { parts: Part[]; length: number; label: string; empty: boolean };
type Part = { from: number; to: number; fill: string; papers: readonly number[] };
type Row = CategoryRow & { bars: Bar[] };

/**
 * What the papers are about: a row a category, split by company, in one bar (`stacked`) or in a bar a company (`beside`).
 * Lengths are counts, on the whole drawn lightly behind; or, as shares, what a category is of all papers shown, and
 * `beside` of the company's, each with its count. Categories without papers keep their row; papers without a category
 * have one, where there are such.
 */
export function categories(input: ChartInput, spec: Spec, theme: ChartTheme, frame: Frame): Scene {
  return inUnits(frame, (unit) => draw(input, spec, theme, unit));
}

function draw(input: ChartInput, spec: Spec, theme: ChartTheme, frame: UnitFrame): Scene {
  const ordered = categoryRows(input, spec.order);
  // Who stacks does not pay for them: this is drawn anew at every letter that is typed.
  const totals = spec.bars === 'beside' ? companyTotals(input, ordered) : [];
  const rows = ordered.map((row): Row => {
    return {
      ...row,
      bars: spec.bars === 'stacked' ? [stackedBar(row, input, spec, theme)] : besideBars(row, totals, spec, theme),
    };
  });
  const layout = layOut(rows, spec, frame);
  const { names, step } = layout;
  const height = tenth(step * rows.length);
  const marks = rows.flatMap((row, at) => rowMarks(row, at * step, layout, theme));
  if (!layout.narrow) {
    marks.push({ kind: 'line', x1: tenth(names), y1: 0, x2: tenth(names), y2: height, stroke: theme.inkSoft });
  }
  return {
    width: frame.width,
    height,
    title: 'What they are about',
    subtitle: spec.measure === 'count' ? input.subtitle : `${input.subtitle} · ${sharesOfWhat(spec)}`,
    source: sourceLine(input),
    description: describe(rows, totals, input, spec),
    legend: valuesIn(input, 'company').map(({ value, name }) => ({ name, colour: theme.company(value) })),
    data: dataOf(rows, totals, input, spec),
    marks,
    targets: rows.flatMap((row, at) => targetsOf(row, at * step, layout)),
    brush: null,
  };
}

function sharesOfWhat({ bars }: Spec): string {
  return bars === 'stacked' ? 'shares of all papers shown' : 'shares of each company’s papers';
}

function stackedBar(row: CategoryRow, input: ChartInput, { measure }: Spec, theme: ChartTheme): Bar {
  const parts: Part[] = [];
  let from = 0;
  const add = (papers: readonly number[], fill: string) => {
    if (papers.length === 0) return;
    parts.push({ from, to: from + papers.length, fill, papers });
    from += papers.length;
  };
  for (const { company, shown } of row.shares) add(shown, theme.company(company));
  // A share is one of what is shown; what is filtered out is no part of it.
  if (measure === 'count')
    add(
      row.shares.flatMap(({ rest }) => rest),
      theme.whole,
    );
  return {
    parts,
    length: from,
    label:
      measure === 'count' ? countOf(row.shown.length, row.whole) : shareWithCount(row.shown.length, input.shown.length),
    empty: row.shown.length === 0,
  };
}

function besideBars(row: CategoryRow, totals: readonly Share[], { measure }: Spec, theme: ChartTheme): Bar[] {
  return row.shares.flatMap((share, at): Bar[] => {
    const total = totals[at];
    if (total === undefined) return [];
    const { shown, whole, rest } = share;
    const fill = theme.company(share.company);
    const part = { from: 0, fill, papers: shown };
    const empty = shown.length === 0;
    if (measure === 'share') {
      const to = shareOf(shown.length, total.shown.length);
      return [
        {
          parts: empty ? [] : [{ ...part, to }],
          length: to,
          label: shareWithCount(shown.length, total.shown.length),
          empty,
        },
      ];
    }
    const parts: Part[] = empty ? [] : [{ ...part, to: shown.length }];
    if (rest.length > 0) parts.push({ from: shown.length, to: whole.length, fill: theme.whole, papers: rest });
    return [{ parts, length: whole.length, label: countOf(shown.length, whole.length), empty }];
  });
}

function countOf(shown: number, whole: number): string {
  return shown === whole ? `${whole}` : `${shown} of ${whole}`;
}

type Layout = {
  size: number;
  /** The least height of a target. */
  target: number;
  narrow: boolean;
  stacked: boolean;
  width: number;
  /** Room for the names on the left; 0 where they stand above. */
  names: number;
  /** Height of a row, of its name above the bars, and of each of its bars with the gap below. */
  step: number;
  head: number;
  line: number;
  /** Between one row and the next. */
  gap: number;
  /** Length of a bar in pixels. */
  bars: (length: number) => number;
};

function layOut(rows: readonly Row[], spec: Spec, frame: UnitFrame): Layout {
  const size = TYPE_SIZE;
  const narrow = frame.width < NARROW * size;
  const stacked = spec.bars === 'stacked';
  const most = Math.max(1, max(rows, ({ bars }) => bars.length) ?? 1);
  const head = narrow ? size * 1.3 : 0;
  const gap = stacked ? 0 : size * (frame.dense ? 0.4 : 0.8);
  // A name above its bar, or a line for each of the bars.
  const bars = most * size * (frame.dense ? 1.05 : 1.25);
  const text = stacked ? (narrow ? size * (frame.dense ? 1.9 : 2.5) : 0) : head + bars + gap;
  const step = Math.max(frame.least, text, frame.height / Math.max(1, rows.length));
  const longest = (max(rows, ({ name }) => textWidth(name, size)) ?? 0) + size;
  const names = narrow ? 0 : Math.min(longest, frame.width * WIDEST_NAMES);
  const labels = max(rows, ({ bars }) => max(bars, ({ label }) => textWidth(label, size, true))) ?? 0;
  const longestBar = max(rows, ({ bars }) => max(bars, ({ length }) => length)) ?? 0;
  const scale = linear([0, longestBar || 1], [0, Math.max(size, frame.width - names - labels - size)]);
  const line = stacked ? step : (step - head - gap) / most;
  return { size, target: frame.least, narrow, stacked, width: frame.width, names, step, head, line, gap, bars: scale };
}

/** How far below the top of its row the first bar begins. */
function firstBar({ narrow, head, gap }: Layout): number {
  // Under a name the gap is all below, so that the name is next to its own bars.
  return narrow ? head : gap / 2;
}

function rowMarks(row: Row, top: number, layout: Layout, theme: ChartTheme): Mark[] {
  const { size, narrow, stacked, names, step, line, width } = layout;
  const marks: Mark[] = [];
  // Letters stand on a line about a third of their size below the middle of the row.
  const baseline = tenth(narrow ? top + size : top + step / 2 + size * 0.35);
  const beside = narrow && stacked ? (max(row.bars, ({ label }) => textWidth(label, size, true) + size) ?? 0) : 0;
  const fill = row.shown.length === 0 ? theme.inkSoft : theme.ink;
  const name = { kind: 'text', y: baseline, size, fill } as const;
  marks.push(
    narrow
      ? { ...name, x: 0, text: fitText(row.name, size, width - beside), anchor: 'start' }
      : { ...name, x: tenth(names - size * 0.7), text: fitText(row.name, size, names - size * 0.9), anchor: 'end' },
  );
  row.bars.forEach((bar, at) => {
    const fill = bar.empty ? theme.inkSoft : theme.ink;
    // A row of several bars has as many labels; bold ones would drown its name.
    const label = { kind: 'text', text: bar.label, size, fill, bold: stacked } as const;
    if (stacked && narrow) {
      marks.push({ ...label, x: width, y: baseline, anchor: 'end' });
      marks.push(...barMarks(bar, top + size * 1.4, Math.min(10, step - size * 1.6), layout));
      return;
    }
    const from = top + firstBar(layout) + at * line;
    const y = tenth(from + line / 2 + size * 0.35);
    marks.push({ ...label, x: tenth(names + layout.bars(bar.length) + size / 2), y, anchor: 'start' });
    marks.push(...barMarks(bar, from + line * 0.19, line * 0.62, layout));
  });
  return marks;
}

function barMarks({ parts }: Bar, y: number, height: number, { names, bars }: Layout): Mark[] {
  return parts.map(({ from, to, fill, papers }) => {
    // A thin gap tells neighbours apart without their colour.
    const width = tenth(Math.max(1, bars(to) - bars(from) - 1));
    return { kind: 'rect', x: tenth(names + bars(from)), y: tenth(y), width, height: tenth(height), fill, papers };
  });
}

/** The bars of a row where they are high enough to be pointed at one by one, else the row. */
function targetsOf(row: Row, top: number, layout: Layout): Target[] {
  const { target, stacked, width, step, line } = layout;
  const place = { x: 0, width };
  if (!stacked && line >= target) {
    return row.shares.map(({ company, name, shown, whole }, at) => ({
      ...place,
      y: tenth(top + firstBar(layout) + at * line),
      height: tenth(line),
      label: `${row.name}, ${name}: ${countInWords(shown.length, whole.length)}`,
      papers: shown,
      choice: { category: row.id, company },
    }));
  }
  const detail = sharesInWords(row.shares);
  return [
    {
      ...place,
      y: tenth(top),
      height: tenth(step),
      label: `${row.name}: ${countInWords(row.shown.length, row.whole)}${detail === '' ? '' : ` (${detail})`}`,
      papers: row.shown,
      choice: { category: row.id },
    },
  ];
}

function describe(rows: readonly Row[], totals: readonly Share[], { shown, whole }: ChartInput, spec: Spec): string {
  const most = greatest(rows, (row) => row.shown.length);
  const empty = rows.filter((row) => row.shown.length === 0).map(({ name }) => name);
  const bars = spec.bars === 'stacked' ? 'split by company' : 'a bar a company';
  const measure = spec.measure === 'count' ? '' : `, as ${sharesOfWhat(spec)}`;
  const sentences = [`${countInWords(shown.length, whole.length)} by category, ${bars}${measure}.`];
  if (most !== undefined && most.shown.length > 0) {
    const count = most.shown.length;
    const inShares = spec.measure === 'share' && spec.bars === 'stacked';
    sentences.push(`Most: ${most.name}, ${inShares ? shareWithCount(count, shown.length) : count}.`);
  }
  sentences.push(...totals.map((total, at) => mostOf(total, at, rows, spec)));
  if (empty.length > 0) sentences.push(`None: ${empty.join(', ')}.`);
  return sentences.join(' ');
}

/** `Beta: most in Robustness, 3.`: where a company has most of its papers. */
function mostOf({ name, shown, whole }: Share, at: number, rows: readonly Row[], { measure }: Spec): string {
  const countIn = (row: Row) => row.shares[at]?.shown.length ?? 0;
  const most = greatest(rows, countIn);
  if (most === undefined || shown.length === 0) return `${name}: no papers${whole.length === 0 ? '' : ' shown'}.`;
  const count = countIn(most);
  return `${name}: most in ${most.name}, ${measure === 'count' ? count : shareWithCount(count, shown.length)}.`;
}

function dataOf(rows: readonly Row[], totals: readonly Share[], input: ChartInput, spec: Spec): Scene['data'] {
  const ofCompanies = spec.measure === 'share' && spec.bars === 'beside';
  const ofAll = spec.measure === 'share' && spec.bars === 'stacked';
  const companies = valuesIn(input, 'company').flatMap(({ name }) => (ofCompanies ? [name, `${name}, share`] : [name]));
  return {
    columns: ['Category', ...companies, 'All', ...(ofAll ? ['Share of all'] : [])],
    rows: rows.map((row) => {
      const counts = row.shares.flatMap((share, at) => {
        const count = share.shown.length;
        return ofCompanies ? [count, shareInWords(count, totals[at]?.shown.length ?? 0)] : [count];
      });
      const all = row.shown.length;
      return [row.name, ...counts, all, ...(ofAll ? [shareInWords(all, input.shown.length)] : [])];
    }),
  };
}
