import { max } from 'd3';
import { papersInWords } from '../papers/in-words.ts';
import type { Side } from '../view/chart-spec.ts';
import { choiceOf } from './change-sides.ts';
import { countInWords } from './chart-input.ts';
import { linear } from './linear.ts';
import { tenth, type Mark, type Target } from './scene.ts';
import { fitText, textWidth, wrapped } from './text-width.ts';
import type { ChartTheme } from './theme.ts';
import { TYPE_SIZE, type UnitFrame } from './unit-frame.ts';

/** Below this many times the type size, names stand above their rows instead of beside them. */
const NARROW = 33;
/** The share of the width that names beside the rows may take; longer ones are cut. */
const WIDEST_NAMES = 0.4;
/** The first side is a ring, the second a dot that fits into it, so that both are seen where they are the same. */
const RING = { outer: 7.5, inner: 5.5 };
const DOT = 4;

/** One side: the words for it, and how many papers are on it. */
export type Key = { side: Side; name: string; count: number };
/** The papers of a category on one side, those shown and those filtered out. */
export type End = { side: Side; name: string; papers: number[]; rest: number[] };
export type Row = { id: string; name: string; first: End; second: End };

export type Layout = {
  size: number;
  /** The least height and width of a target. */
  least: number;
  width: number;
  narrow: boolean;
  /** The left end of the rows and their right end, differences apart. */
  left: number;
  right: number;
  /** Heights of the names of the sides, of a row, and of the name above it. */
  key: number;
  keyLines: number;
  step: number;
  nameLine: number;
  notes: { lines: string[]; height: number };
  /** The place of a number of papers. */
  x: (count: number) => number;
};

/** `+5`, `−2`, `0`: what the second side has more than the first. */
export function difference({ first, second }: Row): string {
  const more = second.papers.length - first.papers.length;
  return more > 0 ? `+${more}` : `${more}`.replace('-', '−');
}

/** Finds the room for the names of the sides, for the rows, and for the notes below. */
export function layOut(rows: readonly Row[], keys: readonly Key[], notes: readonly string[], frame: UnitFrame): Layout {
  const size = TYPE_SIZE;
  const { width, least } = frame;
  const narrow = width < NARROW * size;
  const longest = (max(rows, ({ name }) => textWidth(name, size)) ?? 0) + size;
  const left = narrow ? 0 : Math.min(longest, width * WIDEST_NAMES);
  const differences = max(rows, (row) => textWidth(difference(row), size, true)) ?? 0;
  const right = narrow ? width : width - differences - size;
  const ends = rows.flatMap(({ first, second }) => [first, second]);
  const labels = max(ends, ({ papers }) => textWidth(`${papers.length}`, size, true)) ?? 0;
  const padding = Math.max(least, RING.outer + size * 0.4 + labels);
  const most = max(ends, ({ papers, rest }) => papers.length + rest.length) ?? 0;
  const x = linear([0, most || 1], [left + padding, right - padding]);
  const keyLines = keys.reduce((sum, key) => sum + keyWidth(key, size), size * 2) <= width ? 1 : keys.length;
  const key = keyLines * size * 1.8 + size * 0.6;
  const lines = notes.flatMap((note) => wrapped(note, size, width, false));
  const nameLine = narrow ? size * (frame.dense ? 1.25 : 1.5) : 0;
  const high = (frame.height - key - lines.length * size * 1.4 - size) / Math.max(1, rows.length);
  const step = Math.max(least, nameLine + (frame.dense ? RING.outer * 2 : size * 1.7), high);
  const height = lines.length * size * 1.4 + size;
  return { size, least, width, narrow, left, right, key, keyLines, step, nameLine, notes: { lines, height }, x };
}

function keyWidth({ name, count }: Key, size: number): number {
  return RING.outer * 2 + size * 0.9 + textWidth(name, size, true) + textWidth(papersInWords(count), size);
}

function colourOf(side: Side, theme: ChartTheme): string {
  return 'company' in side ? theme.company(side.company) : theme.ink;
}

/** The sign of the first side; in the key it stands for no papers. */
function ring(x: number, y: number, side: Side, standsFor: Pick<Mark, 'papers'>, theme: ChartTheme): Mark[] {
  const place = { kind: 'circle', x: tenth(x), y: tenth(y) } as const;
  return [
    { ...place, radius: RING.outer, fill: colourOf(side, theme), ...standsFor },
    { ...place, radius: RING.inner, fill: theme.ground },
  ];
}

/** The sign of the second side. */
function dot(x: number, y: number, side: Side, standsFor: Pick<Mark, 'papers'>, theme: ChartTheme): Mark {
  return { kind: 'circle', x: tenth(x), y: tenth(y), radius: DOT, fill: colourOf(side, theme), ...standsFor };
}

/** The names of the sides with their signs and their numbers of papers, beside each other where there is room. */
export function keyMarks(keys: readonly Key[], layout: Layout, theme: ChartTheme): Mark[] {
  const { size, width, keyLines } = layout;
  let left = 0;
  return keys.flatMap((key, at): Mark[] => {
    const { side, count } = key;
    const y = size * (0.9 + (keyLines === 1 ? 0 : at * 1.8));
    const x = (keyLines === 1 ? left : 0) + RING.outer;
    left += keyWidth(key, size) + size * 2;
    const papers = papersInWords(count);
    const textX = x + RING.outer + size * 0.4;
    const name = fitText(key.name, size, width - textX - size * 0.5 - textWidth(papers, size), true);
    const text = { kind: 'text', y: tenth(y + size * 0.35), size, anchor: 'start' } as const;
    return [
      ...(at === 0 ? ring(x, y, side, {}, theme) : [dot(x, y, side, {}, theme)]),
      { ...text, x: tenth(textX), text: name, fill: theme.ink, bold: true },
      { ...text, x: tenth(textX + textWidth(name, size, true) + size * 0.5), text: papers, fill: theme.inkSoft },
    ];
  });
}

/** A category: its name, the way from the first number to the second, both written, and the difference. */
export function rowMarks(row: Row, top: number, layout: Layout, theme: ChartTheme): Mark[] {
  const { size, width, narrow, left, step, nameLine, x } = layout;
  const { first, second } = row;
  const y = tenth(top + nameLine + (step - nameLine) / 2);
  const baseline = tenth(narrow ? top + size * 1.1 : y + size * 0.35);
  const empty = first.papers.length + second.papers.length === 0;
  const text = { kind: 'text', size, fill: empty ? theme.inkSoft : theme.ink } as const;
  const change = difference(row);
  const beside = width - textWidth(change, size, true) - size;
  const marks: Mark[] = [
    narrow
      ? { ...text, x: 0, y: baseline, text: fitText(row.name, size, beside), anchor: 'start' }
      : {
          ...text,
          x: tenth(left - size * 0.7),
          y: baseline,
          text: fitText(row.name, size, left - size),
          anchor: 'end',
        },
    {
      ...text,
      x: width,
      y: baseline,
      text: change,
      anchor: 'end',
      bold: true,
      fill: change === '0' ? theme.inkSoft : theme.ink,
    },
    ...guides(row, y, layout, theme),
    ...wholeMarks(row, y, layout, theme),
  ];
  const [from, to] = [x(first.papers.length), x(second.papers.length)];
  marks.push({ kind: 'line', x1: tenth(from), y1: y, x2: tenth(to), y2: y, stroke: theme.inkSoft, weight: 2 });
  marks.push(
    ...ring(from, y, first.side, { papers: first.papers }, theme),
    dot(to, y, second.side, { papers: second.papers }, theme),
  );
  // The smaller number stands on the left of its sign, the larger on the right, so that they never meet.
  const gap = RING.outer + size * 0.4;
  const label = (count: number, bold: boolean, onLeft: boolean): Mark => {
    const place = x(count) + (onLeft ? -gap : gap);
    const fill = count === 0 ? theme.inkSoft : theme.ink;
    const anchor = onLeft ? 'end' : 'start';
    return {
      kind: 'text',
      x: tenth(place),
      y: tenth(y + size * 0.35),
      text: `${count}`,
      size,
      fill,
      anchor,
      bold: bold && count > 0,
    };
  };
  const rises = from <= to;
  marks.push(label(first.papers.length, false, rises), label(second.papers.length, true, !rises));
  return marks;
}

/** A light line from zero to the end of the row, and a mark at zero, where no number stands in their way. */
function guides({ first, second }: Row, y: number, { size, right, x }: Layout, theme: ChartTheme): Mark[] {
  const counts = [first.papers.length, second.papers.length];
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  const room = (count: number) => RING.outer + size * 0.7 + textWidth(`${count}`, size, true);
  const line = (x1: number, x2: number, height = 0): Mark[] => {
    const [y1, y2] = [tenth(y - height), tenth(y + height)];
    return x2 < x1 ? [] : [{ kind: 'line', x1: tenth(x1), y1, x2: tenth(x2), y2, stroke: theme.line }];
  };
  const zero = x(0);
  const before = x(least) - room(least);
  const tick = before > zero ? line(zero, zero, size * 0.5) : [];
  return [...tick, ...line(zero, before), ...line(x(most) + room(most), right)];
}

/** What both numbers were without filters, lightly, where that is more. */
function wholeMarks({ first, second }: Row, y: number, { x }: Layout, theme: ChartTheme): Mark[] {
  if (first.rest.length + second.rest.length === 0) return [];
  const place = ({ papers, rest }: End) => tenth(x(papers.length + rest.length));
  const line: Mark = {
    kind: 'line',
    x1: place(first),
    y1: y,
    x2: place(second),
    y2: y,
    stroke: theme.whole,
    weight: 4,
  };
  const circles = [first, second].flatMap((end): Mark[] =>
    end.rest.length === 0
      ? []
      : [{ kind: 'circle', x: place(end), y, radius: DOT + 1, fill: theme.whole, papers: end.rest }],
  );
  return [line, ...circles];
}

/** What has to be known to read the comparison, below its rows. */
export function noteMarks(top: number, { size, notes }: Layout, theme: ChartTheme): Mark[] {
  return notes.lines.map((text, at) => {
    return {
      kind: 'text',
      x: 0,
      y: tenth(top + size * (1.8 + at * 1.4)),
      text,
      size,
      fill: theme.inkSoft,
      anchor: 'start',
    };
  });
}

/** Both ends of a row, which meet half way between the numbers. */
export function rowTargets(row: Row, top: number, { least, left, right, step, x }: Layout): Target[] {
  const { first, second } = row;
  const [from, to] = [x(first.papers.length), x(second.papers.length)];
  const middle = Math.min(right - least, Math.max(left + least, (from + to) / 2));
  return [first, second].map((end, at): Target => {
    const isLeft = (at === 0) === from <= to;
    return {
      x: tenth(isLeft ? left : middle),
      y: tenth(top),
      width: tenth(isLeft ? middle - left : right - middle),
      height: tenth(step),
      label: `${row.name}, ${end.name}: ${countInWords(end.papers.length, end.papers.length + end.rest.length)}`,
      papers: end.papers,
      choice: { category: row.id, ...choiceOf(end.side) },
    };
  });
}
