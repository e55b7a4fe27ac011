import { greatest } from 'd3';
import type { ShareOf } from '../view/view.ts';
import { countInWords, sourceLine, type ChartInput } from './chart-input.ts';
import { linesOf, type Cell, type Line } from './matrix-cells.ts';
import { bandMarks, bandTargets, layOut } from './matrix-layout.ts';
import { tenth, type Frame, type Mark, type Scene, type Target } from './scene.ts';
import type { ChartTheme } from './theme.ts';
import { inUnits, type UnitFrame } from './unit-frame.ts';

type Spec = { shares: ShareOf };

/** Gaps that the description names one by one; of more it gives the number. */
const MOST_GAPS = 20;

const OF_WHAT: Record<Exclude<ShareOf, 'none'>, string> = {
  row: 'of each category’s papers',
  column: 'of each company’s papers',
  all: 'of all papers shown',
};

/**
 * Who works on what: a row a category, a column a company, both with totals. A cell has its count, or its share of the
 * row, of the column or of all with the count, and a bar of that length, all on one scale, with what is filtered out
 * lightly behind it where papers are counted. A cell without any paper is an outlined, empty bar. Totals are numbers:
 * on the scale of the cells their bars would not fit, on another they would mislead; only the share of a row or column
 * that all together have can be compared with those of the cells, and has its bar too. Where the frame is narrow, the
 * names of categories stand above their rows; where not even that is enough, the columns stand in bands below each other.
 */
export function matrix(input: ChartInput, spec: Spec, theme: ChartTheme, frame: Frame): Scene {
  return inUnits(frame, (unit) => draw(input, spec, theme, unit));
}

function draw(input: ChartInput, spec: Spec, theme: ChartTheme, frame: UnitFrame): Scene {
  const { shares } = spec;
  const lines = linesOf(input, shares);
  const layout = layOut(lines, frame);
  const marks: Mark[] = [];
  const targets: Target[] = [];
  layout.bands.forEach((band, at) => {
    const top = at * layout.bandHeight;
    marks.push(...bandMarks(lines, band, top, layout, theme));
    targets.push(...bandTargets(lines, band, top, layout));
  });
  return {
    width: frame.width,
    height: tenth(layout.bandHeight * layout.bands.length - layout.between),
    title: 'Who works on what',
    subtitle: shares === 'none' ? input.subtitle : `${input.subtitle} · shares ${OF_WHAT[shares]}`,
    source: sourceLine(input),
    description: describe(lines, input, shares),
    // The columns bear the names of the companies.
    legend: [],
    data: dataOf(lines, shares),
    marks,
    targets,
    brush: null,
  };
}

function describe(lines: readonly Line[], { shown, whole }: ChartInput, shares: ShareOf): string {
  const measure = shares === 'none' ? '' : `, with shares ${OF_WHAT[shares]}`;
  const sentences = [`${countInWords(shown.length, whole.length)} by category and company${measure}.`];
  const inner = lines.flatMap(({ cells }) => cells.flatMap((cell) => (isInner(cell) ? [cell] : [])));
  const named = (cell: Cell) => `${cell.category?.name ?? ''} by ${cell.company?.name ?? ''}`;
  const most = greatest(inner, (cell) => cell.shown.length);
  if (most !== undefined && most.shown.length > 0) sentences.push(`Most: ${named(most)}, ${most.text}.`);
  for (const { company, shown: papers, whole: all } of lines.at(-1)?.cells ?? []) {
    if (company !== null) sentences.push(`${company.name}: ${countInWords(papers.length, all)}.`);
  }
  const rows = lines.filter(({ id }) => id !== null);
  const total = (line: Line) => line.cells.at(-1)?.whole ?? 0;
  const empty = rows.filter((line) => total(line) === 0);
  if (empty.length > 0) sentences.push(`None by anybody: ${empty.map(({ name }) => name).join(', ')}.`);
  const hidden = rows.filter((line) => line.shown.length === 0 && total(line) > 0);
  if (hidden.length > 0) sentences.push(`None shown: ${hidden.map(({ name }) => name).join(', ')}.`);
  const gaps = inner.filter(({ whole: all, category }) => all === 0 && !empty.some(({ id }) => id === category?.id));
  const more = gaps.length - MOST_GAPS;
  const names = gaps.slice(0, MOST_GAPS).map(named).join(', ');
  if (gaps.length > 0) sentences.push(`Further gaps: ${names}${more > 0 ? ` and ${more} more` : ''}.`);
  return sentences.join(' ');
}

function isInner({ category, company }: Cell): boolean {
  return category !== null && company !== null;
}

function dataOf(lines: readonly Line[], shares: ShareOf): Scene['data'] {
  const companies = lines[0]?.cells.map(({ company }) => company?.name ?? 'All') ?? [];
  const withShares = shares !== 'none';
  return {
    columns: ['Category', ...companies.flatMap((name) => (withShares ? [name, `${name}, share`] : [name]))],
    rows: lines.map(({ name, cells }) => [
      name,
      ...cells.flatMap(({ shown, share }) => (withShares ? [shown.length, share?.percent ?? ''] : [shown.length])),
    ]),
  };
}
