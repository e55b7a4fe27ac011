import { ascending, descending, sum } from 'd3';
import type { ChartSpec, Side } from '../view/chart-spec.ts';
import { papersInWords } from '../papers/in-words.ts';
import { categoryRows } from './category-rows.ts';
import {
  difference,
  keyMarks,
  layOut,
  noteMarks,
  rowMarks,
  rowTargets,
  type End,
  type Key,
  type Row,
} from './change-layout.ts';
import { caveats, isOn, onSide, sideInWords, sidesOf, type Sides } from './change-sides.ts';
import { countInWords, sourceLine, type ChartInput } from './chart-input.ts';
import { tenth, type Frame, type Scene } from './scene.ts';
import type { ChartTheme } from './theme.ts';

export { sideInWords, sidesOf, suggestedPeriods, type Sides } from './change-sides.ts';

/**
 * What is more and what is less: a row a category, from the number of papers on the first side (a ring) to that on the
 * second (a dot), with both and the difference written. A side is a period or a company; one that is not given is what
 * the data suggest. A company has its colour, a period is ink. What is filtered out is counted lightly behind. Below
 * stands how few papers all that is, and what else the sides differ in.
 */
export function change(
  input: ChartInput,
  spec: Pick<ChartSpec, 'first' | 'second' | 'order'>,
  theme: ChartTheme,
  frame: Frame,
): Scene {
  const sides = sidesOf(input, spec);
  const rows = rowsOf(input, sides, spec.order);
  const keys = keysOf(rows, sides, input);
  const counts = { first: keys[0].count, second: keys[1].count, both: onBoth(sides, input) };
  const missing = leftOut(rows, sides, input);
  const notes = caveats(sides, counts, input);
  const layout = layOut(rows, keys, notes, frame);
  const { step } = layout;
  const bottom = layout.key + step * rows.length;
  return {
    width: frame.width,
    height: tenth(bottom + layout.notes.height),
    title: `${keys[0].name} and ${keys[1].name} compared`,
    subtitle: [input.subtitle, ...missing].join(' · '),
    source: sourceLine(input),
    description: describe(rows, keys, [...notes, ...missing.map((part) => `${part}.`)], input),
    // The names of the sides stand above the rows.
    legend: [],
    data: dataOf(rows, keys),
    marks: [
      ...keyMarks(keys, layout, theme),
      ...rows.flatMap((row, at) => rowMarks(row, layout.key + at * step, layout, theme)),
      ...noteMarks(bottom, layout, theme),
    ],
    targets: rows.flatMap((row, at) => rowTargets(row, layout.key + at * step, layout)),
    brush: null,
  };
}

/** The indexes that are on one side or the other, or on one of them. */
function on({ dataset }: ChartInput, ...sides: readonly Side[]): (index: number) => boolean {
  return (index) => {
    const paper = dataset.papers[index];
    return paper !== undefined && sides.some((side) => isOn(paper, side));
  };
}

function rowsOf(input: ChartInput, { first, second }: Sides, order: ChartSpec['order']): Row[] {
  const either = on(input, first, second);
  const compared = { ...input, shown: input.shown.filter(either), whole: input.whole.filter(either) };
  return categoryRows(compared, order).map(({ id, name, shares, shown }) => {
    const rest = shares.flatMap((share) => share.rest);
    const end = (side: Side): End => {
      const isHere = on(input, side);
      return { side, name: sideInWords(side, input.dataset), papers: shown.filter(isHere), rest: rest.filter(isHere) };
    };
    return { id, name, first: end(first), second: end(second) };
  });
}

function keysOf(rows: readonly Row[], { first, second }: Sides, { dataset }: ChartInput): [Key, Key] {
  const count = (end: 'first' | 'second') => sum(rows, (row) => row[end].papers.length);
  return [
    { side: first, name: sideInWords(first, dataset), count: count('first') },
    { side: second, name: sideInWords(second, dataset), count: count('second') },
  ];
}

function onBoth({ first, second }: Sides, input: ChartInput): number {
  const [isFirst, isSecond] = [on(input, first), on(input, second)];
  return input.shown.filter((index) => isFirst(index) && isSecond(index)).length;
}

/** What the comparison does not count, and sides of which the filters leave nothing, for the subtitle. */
function leftOut(rows: readonly Row[], { first, second }: Sides, input: ChartInput): string[] {
  const { dataset, shown } = input;
  const parts: string[] = [];
  const either = on(input, first, second);
  const neither = shown.filter((index) => !either(index));
  const byTime = !('company' in first && 'company' in second);
  const undated = byTime ? neither.filter((index) => dataset.papers[index]?.date === null).length : 0;
  if (neither.length > 0) {
    const without = undated === 0 ? '' : `, ${undated} of them without a date`;
    parts.push(`${papersInWords(neither.length)} on neither side${without}`);
  }
  for (const [side, end] of [
    [first, 'first'],
    [second, 'second'],
  ] as const) {
    const papers = sum(rows, (row) => row[end].papers.length);
    const rest = sum(rows, (row) => row[end].rest.length);
    if (papers === 0 && rest > 0) parts.push(`no papers ${onSide(side, dataset)} pass the filters`);
  }
  return parts;
}

function describe(
  rows: readonly Row[],
  [first, second]: readonly [Key, Key],
  notes: readonly string[],
  { dataset, shown, whole }: ChartInput,
): string {
  const grown = (row: Row) => row.second.papers.length - row.first.papers.length;
  const named = (row: Row) =>
    `${row.name} ${row.first.papers.length} to ${row.second.papers.length} (${difference(row)})`;
  const isEmpty = (row: Row) => row.first.papers.length + row.second.papers.length === 0;
  const list = (some: readonly Row[], words: (row: Row) => string) => some.map(words).join(', ');
  const more = rows.filter((row) => grown(row) > 0).sort((a, b) => descending(grown(a), grown(b)));
  const fewer = rows.filter((row) => grown(row) < 0).sort((a, b) => ascending(grown(a), grown(b)));
  const same = rows.filter((row) => grown(row) === 0 && !isEmpty(row));
  const none = rows.filter(isEmpty);
  const where = onSide(second.side, dataset);
  const sentences = [`${countInWords(shown.length, whole.length)}; by category, ${first.name} against ${second.name}.`];
  if (more.length > 0) sentences.push(`More ${where}: ${list(more, named)}.`);
  if (fewer.length > 0) sentences.push(`Fewer ${where}: ${list(fewer, named)}.`);
  if (same.length > 0)
    sentences.push(`As many: ${list(same, ({ name, first: end }) => `${name} ${end.papers.length}`)}.`);
  if (none.length > 0) sentences.push(`None on either side: ${list(none, ({ name }) => name)}.`);
  return [...sentences, ...notes].join(' ');
}

function dataOf(rows: readonly Row[], [first, second]: readonly [Key, Key]): Scene['data'] {
  return {
    columns: ['Category', first.name, second.name, 'Difference'],
    rows: [
      ...rows.map(({ name, first: one, second: other }) => {
        const [from, to] = [one.papers.length, other.papers.length];
        return [name, from, to, to - from];
      }),
      ['All', first.count, second.count, second.count - first.count],
    ],
  };
}
