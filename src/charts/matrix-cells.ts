import { shareInWords } from '../papers/cross-table.ts';
import type { ShareOf } from '../view/view.ts';
import { categoryRows, companyTotals, shareOf, shareWithCount } from './category-rows.ts';
import { countInWords, sharesInWords, type ChartInput, type Share } from './chart-input.ts';

const OF: Record<Exclude<ShareOf, 'none'>, string> = {
  row: 'of the category',
  column: 'of the company',
  all: 'of all papers shown',
};

/** The papers of a category and a company; of all categories or of all companies where that is null. */
export type Cell = {
  category: { id: string; name: string } | null;
  company: { id: string; name: string } | null;
  shown: number[];
  /** What is filtered out, where it is drawn. */
  rest: number[];
  whole: number;
  /** The length of its bar, and of that of the whole behind it, in papers or in shares; null where it has none. */
  length: { shown: number; whole: number } | null;
  text: string;
  /** Its share, as `23 %`, and of what; null where it has none. */
  share: { percent: string; of: string } | null;
};
/** A row of cells; `id` is null for that of all categories. */
export type Line = { name: string; id: string | null; cells: Cell[]; label: string; shown: number[] };

/** The rows with their cells in the order of the report; totals are last in both directions. */
export function linesOf(input: ChartInput, shares: ShareOf): Line[] {
  const categories = categoryRows(input, 'report');
  const totals = companyTotals(input, categories);
  const all = input.shown.length;
  const line = (name: string, id: string | null, columns: readonly Share[]): Line => {
    const category = id === null ? null : { id, name };
    const sum: Share = {
      company: '',
      name: '',
      shown: columns.flatMap(({ shown }) => shown),
      whole: columns.flatMap(({ whole }) => whole),
      rest: columns.flatMap(({ rest }) => rest),
    };
    const inColumns = columns.map((share, at) => {
      const of = { row: sum.shown.length, column: totals[at]?.shown.length ?? 0, all };
      return cellOf(share, category, { id: share.company, name: share.name }, of, shares);
    });
    const inAll = cellOf(sum, category, null, { row: sum.shown.length, column: all, all }, shares);
    const detail = sharesInWords(columns);
    const count = countInWords(sum.shown.length, sum.whole.length);
    const label = `${name}: ${count}${detail === '' ? '' : ` (${detail})`}`;
    return { name, id, cells: [...inColumns, inAll], label, shown: sum.shown };
  };
  const rows = categories.map((row) => line(row.name, row.id, row.shares));
  return [...rows, line('All', null, totals)];
}

function cellOf(
  share: Share,
  category: Cell['category'],
  company: Cell['company'],
  of: { row: number; column: number; all: number },
  shares: ShareOf,
): Cell {
  const { shown, whole } = share;
  const count = shown.length;
  const isTotal = category === null || company === null;
  const rest = isTotal || shares !== 'none' ? [] : share.rest;
  const cell = { category, company, shown, rest, whole: whole.length };
  if (shares === 'none') {
    return { ...cell, length: isTotal ? null : { shown: count, whole: whole.length }, text: `${count}`, share: null };
  }
  // What the others are shares of is no share itself.
  const isBase = {
    row: company === null,
    column: category === null,
    all: company === null && category === null,
  }[shares];
  if (isBase) return { ...cell, length: null, text: `${count}`, share: null };
  const base = of[shares];
  const part = shareOf(count, base);
  return {
    ...cell,
    length: isTotal && shares === 'all' ? null : { shown: part, whole: part },
    text: shareWithCount(count, base),
    share: base === 0 ? null : { percent: shareInWords(count, base), of: isTotal ? OF.all : OF[shares] },
  };
}
