import { createSortedRowModel, rowSortingFeature, tableFeatures, type ColumnDef } from '@tanstack/svelte-table';
import type { Dataset, Paper } from '../papers/dataset.ts';
import { SORTABLE, type SortKey } from '../view/view.ts';

export type Column = SortKey['column'];

/** A row of the table: a paper, its place in the dataset, and the names that its slugs stand for. */
export type PaperRow = { index: number; paper: Paper; company: string; category: string };

export const features = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  sortFns: {},
});

export const HEADINGS: Record<Column, string> = {
  title: 'Title',
  company: 'Company',
  category: 'Category',
  date: 'Date',
};

/** Every paper of the dataset as a row, once: rows are compared by identity. */
export function rowsOf(dataset: Dataset): PaperRow[] {
  const namer = (items: readonly { id: string; name: string }[]) => {
    const names = new Map(items.map(({ id, name }) => [id, name]));
    return (id: string | null) => (id === null ? '' : (names.get(id) ?? id));
  };
  const companyName = namer(dataset.companies);
  const categoryName = namer(dataset.categories);
  return dataset.papers.map((paper, index) => ({
    index,
    paper,
    company: companyName(paper.company),
    category: categoryName(paper.category),
  }));
}

/**
 * The columns. Each sorts by ranks that are computed once: comparing texts again in every comparison of a sort costs
 * hundreds of times as much as comparing two numbers. What has no value sorts behind all that have one.
 */
export function columnsOf(rows: readonly PaperRow[]): ColumnDef<typeof features, PaperRow>[] {
  return SORTABLE.map((id) => {
    let ranks: (number | undefined)[] | undefined;
    const rankOf = ({ index }: PaperRow) => {
      // Made when the column is first sorted by: most never are, and the browser's collator is slow to wake up.
      ranks ??= ranksOf(
        rows.map((row) => textOf(row, id)),
        id === 'date' ? byCodeUnit : byAlphabet(),
      );
      return ranks[index];
    };
    return {
      id,
      header: HEADINGS[id],
      accessorFn: rankOf,
      sortUndefined: 'last',
      sortDescFirst: id === 'date',
      sortFn: (a, b) => (rankOf(a.original) ?? 0) - (rankOf(b.original) ?? 0),
    };
  });
}

/** What a column holds, as text; null where there is nothing. */
function textOf({ paper, company, category }: PaperRow, column: Column): string | null {
  switch (column) {
    case 'title':
      return paper.title;
    case 'company':
      return company || null;
    case 'category':
      return category || null;
    case 'date':
      return paper.date;
  }
}

type Compare = (a: string, b: string) => number;

/** The order of days written `YYYY-MM-DD`. */
const byCodeUnit: Compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** The order of a reader: letters before case and accents, numbers by their size. */
function byAlphabet(): Compare {
  return new Intl.Collator('en', { numeric: true }).compare;
}

/** The place of each text in their order, equal texts at equal places; undefined for null. */
export function ranksOf(texts: readonly (string | null)[], compare: Compare = byAlphabet()): (number | undefined)[] {
  const distinct = [...new Set(texts.filter((text) => text !== null))].sort(compare);
  const ranks = new Map<string, number>();
  let rank = 0;
  distinct.forEach((text, at) => {
    const before = distinct[at - 1];
    if (before !== undefined && compare(before, text) !== 0) rank = at;
    ranks.set(text, rank);
  });
  return texts.map((text) => (text === null ? undefined : ranks.get(text)));
}
