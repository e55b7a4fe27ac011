import { rowSortingFeature, tableFeatures, type ColumnDef } from '@tanstack/svelte-table';
import type { Annotations } from '../papers/annotations.ts';
import type { Dataset, Paper } from '../papers/dataset.ts';
import { dateInWords } from '../papers/in-words.ts';
import { COLUMNS, type Column, type SortKey } from '../view/view.ts';

/** A row of the table: a paper, its place in the dataset, and the names that its slugs stand for. */
export type PaperRow = { index: number; paper: Paper; company: string; category: string; collections: string };

export const features = tableFeatures({ rowSortingFeature });

type ColumnKind = {
  heading: string;
  /** Pixels where nothing else was chosen; the title takes what the others leave. */
  width: number;
  /** What a row holds, as it is shown; null where there is nothing. */
  text: (row: PaperRow, annotations: Annotations) => string | null;
  /** What it is sorted by, where that is not what is shown; null sorts last. */
  key?: (row: PaperRow, annotations: Annotations) => string | null;
  /** Its keys have the order of their code units: no collator has to be woken up. */
  plain?: boolean;
  /** The first click sorts from the end: the newest, the best. */
  fromEnd?: boolean;
};

export const KINDS: Record<Column, ColumnKind> = {
  title: { heading: 'Title', width: 0, text: ({ paper }) => paper.title },
  company: { heading: 'Company', width: 168, text: ({ company }) => company || null },
  category: { heading: 'Category', width: 208, text: ({ category }) => category || null },
  date: {
    heading: 'Date',
    width: 112,
    text: ({ paper }) => dateInWords(paper.date),
    key: ({ paper }) => paper.date,
    plain: true,
    fromEnd: true,
  },
  arxiv: { heading: 'arXiv', width: 104, text: ({ paper }) => paper.arxivId, plain: true },
  address: { heading: 'Address', width: 144, text: ({ paper }) => (paper.url === null ? null : hostOf(paper.url)) },
  collection: { heading: 'Collection', width: 144, text: ({ collections }) => collections || null },
  source: {
    heading: 'Source no.',
    width: 104,
    text: ({ paper }) => paper.sources[0]?.row.toString() ?? null,
    key: ({ paper }) => paper.sources.map(({ file, row }) => `${file} ${row}`)[0] ?? null,
  },
  status: {
    heading: 'Status',
    width: 96,
    text: ({ index }, { of, statuses }) => statuses.find(({ value }) => value === of.get(index)?.status)?.name ?? null,
    key: ({ index }, { of, statuses }) => {
      const at = statuses.findIndex(({ value }) => value === of.get(index)?.status);
      return at < 0 ? null : String(at);
    },
    plain: true,
  },
  rating: {
    heading: 'Rating',
    width: 88,
    text: ({ index }, { of }) => of.get(index)?.rating?.toString() ?? null,
    plain: true,
    fromEnd: true,
  },
  tags: {
    heading: 'Tags',
    width: 144,
    text: ({ index }, { of }) => {
      const tags = of.get(index)?.tags ?? [];
      return tags.length === 0 ? null : tags.join(', ');
    },
  },
};

/** The host of an address, without the `www.` that says nothing; an address that is none, as it stands. */
function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : url;
}

/** Every paper of the dataset as a row, once: rows are compared by identity. */
export function rowsOf(dataset: Dataset): PaperRow[] {
  const namer = (items: readonly { id: string; name: string }[]) => {
    const names = new Map(items.map(({ id, name }) => [id, name]));
    return (id: string | null) => (id === null ? '' : (names.get(id) ?? id));
  };
  const companyName = namer(dataset.companies);
  const categoryName = namer(dataset.categories);
  const collectionName = namer(dataset.collections);
  return dataset.papers.map((paper, index) => ({
    index,
    paper,
    company: companyName(paper.company),
    category: categoryName(paper.category),
    collections: paper.collections.map(collectionName).join(', '),
  }));
}

/**
 * The columns as the library keeps them: which can be sorted by, and which way first. It holds no rows: ranks of all rows,
 * made once, sort ten thousand of them in a third of the time that its own model of rows takes.
 */
export const COLUMN_DEFS: ColumnDef<typeof features, PaperRow>[] = COLUMNS.map((id) => ({
  id,
  header: KINDS[id].heading,
  accessorFn: () => null,
  sortDescFirst: KINDS[id].fromEnd ?? false,
}));

/** The place of every row in the order of a column, by the row's index; undefined where it has no value. */
export type Ranking = (column: Column) => readonly (number | undefined)[];

/**
 * Ranks of all rows by each column. They are made when a column is first sorted by: most never are, and the browser's
 * collator is slow to wake up. Comparing texts in every comparison of a sort costs hundreds of times as much.
 */
export function rankingOf(rows: readonly PaperRow[], annotations: Annotations): Ranking {
  const known = new Map<Column, (number | undefined)[]>();
  return (column) => {
    const { text, key = text, plain = false } = KINDS[column];
    const ranks =
      known.get(column) ??
      ranksOf(
        rows.map((row) => key(row, annotations)),
        plain ? byCodeUnit : byAlphabet(),
      );
    known.set(column, ranks);
    return ranks;
  };
}

/**
 * The place of every row, by its index, where all are sorted by some columns, the first weighing most: equals share one.
 * What has no value in a column stands behind all that have one, up and down. Null where nothing is sorted by.
 */
export function placesOf(all: readonly PaperRow[], sort: readonly SortKey[], ranking: Ranking): Uint32Array | null {
  if (sort.length === 0) return null;
  const keys = sort.map(({ column, descending }) =>
    Float64Array.from(ranking(column), (rank) => (rank === undefined ? Infinity : descending ? -rank : rank)),
  );
  const compare = (a: number, b: number) => {
    for (const key of keys) {
      // Of two without a value this is no number, and the next column decides.
      const difference = (key[a] ?? 0) - (key[b] ?? 0);
      if (difference) return difference;
    }
    return 0;
  };
  const indexes = Uint32Array.from(all, ({ index }) => index).sort(compare);
  const places = new Uint32Array(all.length);
  indexes.forEach((index, at) => {
    const before = indexes[at - 1];
    places[index] = before === undefined ? 0 : compare(before, index) === 0 ? (places[before] ?? 0) : at;
  });
  return places;
}

/**
 * Rows by their places, equals in the order in which they came. Sorted by counting (Knuth 5.2, algorithm D), in time
 * that grows with the number of rows alone: which rows are shown changes at every move of a brush, their places do not.
 * @param places as `placesOf` gives them for all rows; null leaves the rows as they are
 */
export function sortedBy(rows: readonly PaperRow[], places: Uint32Array | null): readonly PaperRow[] {
  if (places === null) return rows;
  const next = new Uint32Array(places.length + 1);
  for (const { index } of rows) {
    const place = places[index] ?? 0;
    next[place + 1] = (next[place + 1] ?? 0) + 1;
  }
  for (let place = 1; place < next.length; place++) next[place] = (next[place] ?? 0) + (next[place - 1] ?? 0);
  const sorted = [...rows];
  for (const row of rows) {
    const place = places[row.index] ?? 0;
    const at = next[place] ?? 0;
    sorted[at] = row;
    next[place] = at + 1;
  }
  return sorted;
}

/** The columns with one moved to where another stands; those between make room. */
export function movedTo(columns: readonly Column[], column: Column, place: Column): Column[] {
  const to = columns.indexOf(place);
  return columns.filter((one) => one !== column).toSpliced(to, 0, column);
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
