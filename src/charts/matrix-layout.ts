import { max } from 'd3';
import { bandsOf, headLines } from './columns.ts';
import { linear } from './linear.ts';
import type { Cell, Line } from './matrix-cells.ts';
import { tenth, type Mark, type Target, type TargetChoice } from './scene.ts';
import { countInWords } from './chart-input.ts';
import { fitText, textWidth } from './text-width.ts';
import type { ChartTheme } from './theme.ts';
import { rowHeight, TYPE_SIZE, type UnitFrame } from './unit-frame.ts';

/** The share of the width that names beside the columns may take; longer ones are cut. */
const WIDEST_NAMES = 0.4;
/** Below this many times the type size, names that would be cut beside their rows stand above them. */
const NARROW = 45;

/** Between the names of two columns, in times the type size; less than between numbers, since names are never cut for it. */
const HEAD_GAP = 0.3;
/** Columns are so many times the type size wide where a word of a name needs it; longer words are cut. */
const WIDEST_WORD = 6;

/** A column by its number, and where it stands. */
type Slot = { number: number; left: number; width: number };

export type Layout = {
  size: number;
  width: number;
  /** Whether names stand above their rows. */
  above: boolean;
  names: number;
  /** The columns that stand beside each other, and the bands of them below each other. */
  bands: Slot[][];
  /** Heights of a band with the space below it, its head, a row, and the name above a row. */
  bandHeight: number;
  between: number;
  head: number;
  step: number;
  nameLine: number;
  headsOf: readonly string[][];
  /** The length of a bar in pixels. */
  bars: { of: (length: number) => number; range: number };
  /** Room for the numbers, which end where it ends. */
  numbers: number;
  /** Whether bars stand below their numbers, where there is no room beside them. */
  below: boolean;
};

/** Finds the room for everything: names beside or above the rows, numbers beside or above their bars. */
export function layOut(lines: readonly Line[], frame: UnitFrame): Layout {
  const size = TYPE_SIZE;
  const { width, least } = frame;
  const cells = lines.flatMap((line) => line.cells);
  const titles = lines[0]?.cells.map(({ company }) => company?.name ?? 'All') ?? [];
  const numbers = max(cells, ({ text, length }) => textWidth(text, size, length === null)) ?? 0;
  const padding = size * 0.8;
  const words = titles.flatMap((title) => title.split(' '));
  const longestWord = max(words, (word) => textWidth(word, size, true)) ?? 0;
  const narrowest = Math.max(least, numbers + padding, Math.min(longestWord + HEAD_GAP * size, WIDEST_WORD * size));
  const longest = (max(lines, ({ name }) => textWidth(name, size, true)) ?? 0) + size;
  const beside = Math.max(least, Math.min(longest, width * WIDEST_NAMES));
  // The column of totals takes no more than its numbers need where it has no bars.
  const last = titles.length - 1;
  const hasBars = lines.some((line) => line.cells[last]?.length !== null);
  const totals = hasBars ? 0 : Math.max(least, numbers, textWidth('All', size, true));
  // In a dense frame a row is one line of text; there a name is rather cut.
  const cut = !frame.dense && width < NARROW * size && longest > beside;
  const above = cut || (width - beside - totals) / narrowest < last + (hasBars ? 1 : 0);
  const names = above ? 0 : beside;
  const { bands: numbered, column } = bandsOf(last + (hasBars ? 1 : 0), width - names - totals, narrowest);
  const bands = numbered.map((band) =>
    band.map((number, at) => ({ number, left: names + at * column, width: column })),
  );
  if (bands.length === 0) bands.push([]);
  const lastBand = bands.at(-1);
  if (!hasBars) lastBand?.push({ number: last, left: names + lastBand.length * column, width: totals });
  const headsOf = titles.map((title) => headLines(title, size, column - HEAD_GAP * size, 2));
  const head = Math.max(least, (max(headsOf, ({ length }) => length) ?? 1) * size * 1.25 + size * 0.8);
  const between = bands.length > 1 ? size * 1.5 : 0;
  const nameLine = above ? rowHeight(frame, size * 1.6) : 0;
  const below = column - padding - numbers < size * 3;
  const room = (frame.height / bands.length - head - between) / lines.length;
  const step = Math.max(
    (below ? Math.max(least, size * (frame.dense ? 1.85 : 2.2)) : rowHeight(frame, size * 1.9)) + nameLine,
    room,
  );
  const most = max(cells, ({ length }) => length?.whole ?? 0) ?? 0;
  const range = Math.max(1, column - padding - (below ? 0 : numbers + size * 0.6));
  const of = linear([0, most || 1], [0, range]);
  const bandHeight = head + step * lines.length + between;
  const places = { above, names, bands, bandHeight, between, head, step, nameLine, headsOf };
  return { size, width, ...places, bars: { of, range }, numbers, below };
}

/** The marks of a band: heads, and the rows with the names of the categories. */
export function bandMarks(
  lines: readonly Line[],
  band: readonly Slot[],
  top: number,
  layout: Layout,
  theme: ChartTheme,
): Mark[] {
  const { size, width, names, above, head, step, nameLine } = layout;
  const right = tenth(rightOf(band, names));
  const marks: Mark[] = [];
  const rule = (y: number, stroke: string): Mark => {
    return { kind: 'line', x1: 0, y1: tenth(y), x2: right, y2: tenth(y), stroke };
  };
  band.forEach(({ number, left, width: column }) => {
    const texts = layout.headsOf[number] ?? [];
    texts.forEach((text, line) => {
      const y = tenth(top + head - size * 0.8 - (texts.length - 1 - line) * size * 1.25);
      marks.push({ kind: 'text', x: tenth(left), y, text, size, fill: theme.ink, anchor: 'start', bold: true });
    });
    const company = lines[0]?.cells[number]?.company ?? null;
    marks.push({
      kind: 'rect',
      x: tenth(left),
      y: tenth(top + head - 3),
      width: tenth(company === null ? column : column - size * 0.8),
      height: 2,
      fill: company === null ? theme.inkSoft : theme.company(company.id),
    });
  });
  lines.forEach((line, row) => {
    const y = top + head + row * step;
    if (row > 0) marks.push(rule(y, line.id === null ? theme.inkSoft : theme.line));
    const fill = line.shown.length === 0 ? theme.inkSoft : theme.ink;
    const bold = line.id === null;
    const room = above ? width : names - size;
    const middle = above ? y + nameLine / 2 + size * 0.15 : y + step / 2;
    const text = fitText(line.name, size, room, bold);
    marks.push({ kind: 'text', x: 0, y: tenth(middle + size * 0.35), text, size, fill, anchor: 'start', bold });
    band.forEach(({ number, left }) => {
      const cell = line.cells[number];
      if (cell === undefined) return;
      const place = { x: left, y: y + nameLine, height: step - nameLine };
      marks.push(...cellMarks(cell, place, layout, theme));
    });
  });
  return marks;
}

function cellMarks(
  cell: Cell,
  place: { x: number; y: number; height: number },
  layout: Layout,
  theme: ChartTheme,
): Mark[] {
  const { size, bars, numbers, below } = layout;
  const { length, company } = cell;
  const text = {
    kind: 'text',
    text: cell.text,
    size,
    fill: cell.shown.length === 0 ? theme.inkSoft : theme.ink,
    bold: length === null,
  } as const;
  const middle = place.y + place.height / 2;
  const marks: Mark[] = [
    below
      ? { ...text, x: tenth(place.x), y: tenth(middle + size * 0.15), anchor: 'start' }
      : { ...text, x: tenth(place.x + numbers), y: tenth(middle + size * 0.35), anchor: 'end' },
  ];
  if (length === null) return marks;
  const x = below ? place.x : place.x + numbers + size * 0.6;
  const height = below ? size * 0.4 : Math.min(place.height * 0.5, size * 1.5);
  const y = below ? middle + size * 0.5 : middle - height / 2;
  if (cell.whole === 0) marks.push(gap({ x, y, height, width: Math.min(size * 1.5, bars.range) }, theme));
  const rect = (from: number, to: number, fill: string, papers: readonly number[]) => {
    // One paper can be seen, also beside thousands; a thin gap tells neighbours apart without their colour.
    const width = tenth(Math.max(1, bars.of(to) - bars.of(from) - (from === 0 ? 0 : 1)));
    const left = Math.min(x + bars.of(from) + (from === 0 ? 0 : 1), x + bars.range - width);
    marks.push({ kind: 'rect', x: tenth(left), y: tenth(y), width, height: tenth(height), fill, papers });
  };
  if (length.whole > length.shown) rect(length.shown, length.whole, theme.whole, cell.rest);
  const fill = company === null || cell.category === null ? theme.inkSoft : theme.company(company.id);
  if (cell.shown.length > 0) rect(0, length.shown, fill, cell.shown);
  return marks;
}

/** An empty, outlined bar: nobody has written on this. */
function gap(place: { x: number; y: number; width: number; height: number }, theme: ChartTheme): Mark {
  const [left, top] = [tenth(place.x), tenth(place.y)];
  const [right, bottom] = [tenth(place.x + place.width), tenth(place.y + place.height)];
  const points = [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
    [left, top],
  ] as const;
  return { kind: 'path', points, stroke: theme.inkSoft, weight: 0.75, dash: '2 2' };
}

function rightOf(band: readonly Slot[], names: number): number {
  const last = band.at(-1);
  return last === undefined ? names : last.left + last.width;
}

/** The targets of a band: the companies, then each category and its cells. All papers together are no choice. */
export function bandTargets(lines: readonly Line[], band: readonly Slot[], top: number, layout: Layout): Target[] {
  const { names, width, above, head, step, nameLine } = layout;
  const cellTarget = (cell: Cell | undefined, { left, width: column }: Slot, y: number, height: number): Target[] => {
    if (cell === undefined || (cell.category === null && cell.company === null)) return [];
    return [{ x: tenth(left), y: tenth(y), width: tenth(column), height: tenth(height), ...chosen(cell) }];
  };
  const totals = lines.at(-1)?.cells ?? [];
  const heads = band.flatMap((slot) => {
    const cell = totals[slot.number];
    const label = `${cell?.company?.name ?? ''}: ${countInWords(cell?.shown.length ?? 0, cell?.whole ?? 0)}`;
    return cellTarget(cell, slot, top, head).map((target) => ({ ...target, label }));
  });
  const rows = lines.flatMap((line, at) => {
    const y = top + head + at * step;
    const place = above ? { width, height: tenth(nameLine) } : { width: tenth(names), height: tenth(step) };
    const { id, label, shown } = line;
    const own: Target[] =
      id === null ? [] : [{ x: 0, y: tenth(y), ...place, label, papers: shown, choice: { category: id } }];
    const cells = band.flatMap((slot) => cellTarget(line.cells[slot.number], slot, y + nameLine, step - nameLine));
    return [...own, ...cells];
  });
  return [...heads, ...rows];
}

function chosen({ category, company, shown, whole, share }: Cell): Pick<Target, 'label' | 'papers' | 'choice'> {
  const choice: TargetChoice = {
    ...(category === null ? {} : { category: category.id }),
    ...(company === null ? {} : { company: company.id }),
  };
  const name = `${category?.name ?? 'All categories'}, ${company?.name ?? 'all companies'}`;
  const label = `${name}: ${countInWords(shown.length, whole)}${share === null ? '' : `, ${share.percent} ${share.of}`}`;
  return { label, papers: shown, choice };
}
