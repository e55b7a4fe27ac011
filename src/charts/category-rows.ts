import { ascending, descending, sum } from 'd3';
import { NONE } from '../papers/choice.ts';
import { shareInWords } from '../papers/cross-table.ts';
import type { Order } from '../view/chart-spec.ts';
import { sharesBy, valuesIn, type ChartInput, type Share } from './chart-input.ts';

/** A category with its papers by company. */
export type CategoryRow = { id: string; name: string; shares: Share[]; shown: number[]; whole: number };

/**
 * The categories in an order, those without papers too. By size, the larger of two is the one with more papers shown,
 * then the one with more in the whole, then the one that the report has first. Papers without a category are none of the
 * categories and come last in every order, where there are such.
 */
export function categoryRows(input: ChartInput, order: Order): CategoryRow[] {
  const rows = sharesBy(input, 'category').map(({ value: id, name, shares }): CategoryRow => {
    return {
      id,
      name,
      shares,
      shown: shares.flatMap(({ shown }) => shown),
      whole: sum(shares, ({ whole }) => whole.length),
    };
  });
  // Sorting is stable: what weighs the same stays as the report has it.
  return rows.sort((a, b) => ascending(a.id === NONE, b.id === NONE) || IN_ORDER[order](a, b));
}

const NAMES = new Intl.Collator('en');

const IN_ORDER: Record<Order, (a: CategoryRow, b: CategoryRow) => number> = {
  report: () => 0,
  size: (a, b) => descending(a.shown.length, b.shown.length) || descending(a.whole, b.whole),
  name: (a, b) => NAMES.compare(a.name, b.name),
};

/** The papers of each company in all rows together, in the order of the companies, those without papers too. */
export function companyTotals(input: ChartInput, rows: readonly CategoryRow[]): Share[] {
  return valuesIn(input, 'company').map(({ value: company, name }, at) => ({
    company,
    name,
    shown: rows.flatMap(({ shares }) => shares[at]?.shown ?? []),
    whole: rows.flatMap(({ shares }) => shares[at]?.whole ?? []),
    rest: rows.flatMap(({ shares }) => shares[at]?.rest ?? []),
  }));
}

/** `38 % (30)`: a share with the count behind it. What is of nothing has no share, only its count. */
export function shareWithCount(count: number, of: number): string {
  return of === 0 ? `${count}` : `${shareInWords(count, of)} (${count})`;
}

/** A share between 0 and 1; of nothing, 0. */
export function shareOf(count: number, of: number): number {
  return of === 0 ? 0 : count / of;
}
