import { max, scaleLinear, sum } from 'd3';
import { valueOf } from '../papers/filter.ts';
import {
  countInWords,
  sharesBy,
  sharesInWords,
  sourceLine,
  valuesIn,
  type ChartInput,
  type Share,
} from './chart-input.ts';
import { tenth, type Frame, type Mark, type Scene, type Target } from './scene.ts';
import { fitText, textWidth } from './text-width.ts';
import type { ChartTheme } from './theme.ts';

/** Below this many times the type size, names stand above their bars instead of beside them. */
const NARROW = 29;
/** The share of the width that names beside bars may take; longer ones are cut. */
const WIDEST_NAMES = 0.6;

type Row = { id: string; name: string; shares: Share[]; shown: number[]; whole: number };

/**
 * What the papers are about: a bar a category, in the order of the report, split by company, on the whole drawn lightly
 * behind. Categories without papers keep their row; papers without a category have one, where there are such.
 */
export function categories(input: ChartInput, theme: ChartTheme, frame: Frame): Scene {
  const sharesOf = sharesBy(input, (paper) => valueOf(paper, 'category'));
  const rows = valuesIn(input, 'category').map(({ value: id, name }): Row => {
    const shares = sharesOf(id);
    return {
      id,
      name,
      shares,
      shown: shares.flatMap(({ shown }) => shown),
      whole: sum(shares, ({ whole }) => whole.length),
    };
  });
  const size = 12 * frame.textScale;
  const narrow = frame.width < NARROW * size;
  const step = Math.max(narrow ? size * 2.5 : 24, frame.height / Math.max(1, rows.length));
  const longest = (max(rows, ({ name }) => textWidth(name, size)) ?? 0) + size;
  const names = narrow ? 0 : Math.min(longest, frame.width * WIDEST_NAMES);
  const counts = max(rows, (row) => textWidth(countOf(row), size, true)) ?? 0;
  const bars = scaleLinear()
    .domain([0, Math.max(1, max(rows, ({ whole }) => whole) ?? 1)])
    .range([0, Math.max(size, frame.width - names - counts - size)]);
  const marks = rows.flatMap((row, at) => {
    const top = at * step;
    const bar = narrow
      ? { y: tenth(top + size * 1.4), height: tenth(Math.min(10, step - size * 1.6)) }
      : { y: tenth(top + step * 0.19), height: tenth(step * 0.62) };
    return rowMarks(row, { names, size, bars, narrow, middle: top + step / 2, top, width: frame.width, ...bar }, theme);
  });
  if (!narrow) {
    marks.push({
      kind: 'line',
      x1: tenth(names),
      y1: 0,
      x2: tenth(names),
      y2: tenth(step * rows.length),
      stroke: theme.inkSoft,
    });
  }
  return {
    width: frame.width,
    height: tenth(step * rows.length),
    title: 'What they are about',
    subtitle: input.subtitle,
    source: sourceLine(input),
    description: describe(rows, input),
    legend: valuesIn(input, 'company').map(({ value, name }) => ({ name, colour: theme.company(value) })),
    data: dataOf(rows),
    marks,
    targets: rows.map((row, at): Target => {
      const detail = sharesInWords(row.shares);
      return {
        x: 0,
        y: tenth(at * step),
        width: frame.width,
        height: tenth(step),
        label: `${row.name}: ${countInWords(row.shown.length, row.whole)}${detail === '' ? '' : ` (${detail})`}`,
        papers: row.shown,
        choice: { category: row.id },
      };
    }),
    brush: null,
  };
}

type Place = {
  names: number;
  size: number;
  bars: (count: number) => number;
  narrow: boolean;
  top: number;
  middle: number;
  y: number;
  height: number;
  width: number;
};

function countOf({ shown, whole }: Row): string {
  return shown.length === whole ? `${whole}` : `${shown.length} of ${whole}`;
}

function rowMarks(row: Row, place: Place, theme: ChartTheme): Mark[] {
  const { names, size, bars, narrow, middle, top, y, height } = place;
  // Letters stand on a line about a third of their size below the middle of the row.
  const line = tenth(narrow ? top + size : middle + size * 0.35);
  const fill = row.shown.length === 0 ? theme.inkSoft : theme.ink;
  const count: Mark = narrow
    ? { kind: 'text', x: place.width, y: line, text: countOf(row), size, fill, anchor: 'end', bold: true }
    : {
        kind: 'text',
        x: tenth(names + bars(row.whole) + size / 2),
        y: line,
        text: countOf(row),
        size,
        fill,
        anchor: 'start',
        bold: true,
      };
  const beside = place.width - textWidth(countOf(row), size, true) - size;
  const label: Mark = narrow
    ? { kind: 'text', x: 0, y: line, text: fitText(row.name, size, beside), size, fill, anchor: 'start' }
    : {
        kind: 'text',
        x: tenth(names - size * 0.7),
        y: line,
        text: fitText(row.name, size, names - size * 0.9),
        size,
        fill,
        anchor: 'end',
      };
  const marks: Mark[] = [label, count];
  const rect = (from: number, to: number, colour: string, papers: readonly number[]): Mark => {
    // A thin gap tells neighbours apart without their colour.
    const width = tenth(Math.max(1, bars(to) - bars(from) - 1));
    return { kind: 'rect', x: tenth(names + bars(from)), y, width, height, fill: colour, papers };
  };
  const shownHere = new Set(row.shown);
  const rest = row.shares.flatMap(({ whole }) => whole.filter((index) => !shownHere.has(index)));
  if (rest.length > 0) marks.push(rect(row.shown.length, row.whole, theme.whole, rest));
  let from = 0;
  for (const { company, shown } of row.shares) {
    if (shown.length === 0) continue;
    marks.push(rect(from, from + shown.length, theme.company(company), shown));
    from += shown.length;
  }
  return marks;
}

function describe(rows: readonly Row[], { shown, whole }: ChartInput): string {
  const ranked = [...rows].sort((a, b) => b.shown.length - a.shown.length);
  const [first] = ranked;
  const empty = rows.filter((row) => row.shown.length === 0).map(({ name }) => name);
  const sentences = [`${countInWords(shown.length, whole.length)} by category, split by company.`];
  if (first !== undefined && first.shown.length > 0) sentences.push(`Most: ${first.name}, ${first.shown.length}.`);
  if (empty.length > 0) sentences.push(`None: ${empty.join(', ')}.`);
  return sentences.join(' ');
}

function dataOf(rows: readonly Row[]): Scene['data'] {
  const companies = rows[0]?.shares.map(({ name }) => name) ?? [];
  return {
    columns: ['Category', ...companies, 'All'],
    rows: rows.map(({ name, shares, shown }) => [name, ...shares.map((share) => share.shown.length), shown.length]),
  };
}
