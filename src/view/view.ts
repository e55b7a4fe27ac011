/** What the reader is looking at. A link carries all of it but what asks the reader's own notes. */
import { NO_NOTE_FILTERS, type NoteFilters, type NoteSort } from '../papers/annotations.ts';
import { DEFAULT_SCOPE, FIELDS, NO_FILTERS, valuesOf, type Filters, type Scope } from '../papers/filter.ts';
import type { Dataset } from '../papers/dataset.ts';
import { DEFAULT_CHARTS, type ChartSpec } from './chart-spec.ts';

export const PAGES = ['papers', 'charts', 'notes', 'data'] as const;
export type Page = (typeof PAGES)[number];

/** The columns of the table, each of which it can be sorted by; the last three hold what the reader wrote. */
export const COLUMNS = [
  'title',
  'company',
  'category',
  'date',
  'arxiv',
  'address',
  'collection',
  'source',
  'status',
  'rating',
  'tags',
] as const;
export type Column = (typeof COLUMNS)[number];
export type SortKey = { readonly column: Column; readonly descending: boolean };

/** What the rows of the table can be put together by. */
export const GROUPINGS = ['company', 'category', 'year'] as const;
export type Grouping = (typeof GROUPINGS)[number];

export const THEMES = ['auto', 'light', 'dark'] as const;
export type ThemeChoice = (typeof THEMES)[number];

/** What the numbers of a matrix are: papers, or their share of the row, of the column, of all. */
export const SHARES = ['none', 'row', 'column', 'all'] as const;
export type ShareOf = (typeof SHARES)[number];

/** How the open paper is read: in a panel beside the list, or with all that belongs to it side by side over the whole width. */
export const READINGS = ['panel', 'wide'] as const;
export type Reading = (typeof READINGS)[number];

/** What the page of notes shows them as. */
export const NOTES_AS = ['list', 'board', 'charts'] as const;
export type NotesAs = (typeof NOTES_AS)[number];

export type View = {
  readonly page: Page;
  readonly scope: Scope;
  readonly query: string;
  readonly filters: Filters;
  /** What is chosen by the reader's notes: in no link, like a query that asks them. */
  readonly noteFilters: NoteFilters;
  /** What is searched for on the page of notes, and nowhere else: in no link. */
  readonly noteQuery: string;
  /** How the page of notes shows them. */
  readonly notesAs: NotesAs;
  readonly notesSort: NoteSort;
  /** The columns shown, from the start to the end; the title is always one of them. */
  readonly columns: readonly Column[];
  readonly group: Grouping | null;
  /** Columns chosen to sort by, the first weighing most. Empty: by relevance while searching, else newest first. */
  readonly sort: readonly SortKey[];
  /** The id of the open paper. */
  readonly paper: string | null;
  /** Wide only where a paper is open. */
  readonly reading: Reading;
  readonly charts: ChartSpec;
  readonly shares: ShareOf;
  readonly theme: ThemeChoice;
};

export const DEFAULT_VIEW: View = {
  page: 'papers',
  scope: DEFAULT_SCOPE,
  query: '',
  filters: NO_FILTERS,
  noteFilters: NO_NOTE_FILTERS,
  noteQuery: '',
  notesAs: 'list',
  notesSort: { by: 'written', descending: true },
  columns: ['title', 'company', 'category', 'date'],
  group: null,
  sort: [],
  paper: null,
  reading: 'panel',
  charts: DEFAULT_CHARTS,
  shares: 'none',
  theme: 'auto',
};

/** The sorting that a view amounts to; empty means by relevance. */
export function effectiveSort(view: View): readonly SortKey[] {
  return view.sort.length > 0 || view.query.trim() !== '' ? view.sort : NEWEST_FIRST;
}

const NEWEST_FIRST: readonly SortKey[] = [{ column: 'date', descending: true }];

/** The view without what the dataset does not know, and the words for each thing that was left out. */
export type Fitted = { view: View; leftOut: string[] };

/**
 * Fits a view, which may come from a link that is years old or was typed by hand, to the papers at hand. A paper is
 * found by its former ids too.
 */
export function fitToDataset(view: View, dataset: Dataset): Fitted {
  const leftOut: string[] = [];
  const filters = { ...view.filters };
  for (const field of FIELDS) {
    const known = new Set(valuesOf(dataset, field).map(({ value }) => value));
    const keep = (value: string) => known.has(value) || (leftOut.push(`${field} “${value}”`), false);
    const { only, without } = view.filters[field];
    filters[field] = { only: only.filter(keep), without: without.filter(keep) };
  }
  const collections = view.scope.collections.filter(
    (id) => dataset.collections.some((one) => one.id === id) || (leftOut.push(`collection “${id}”`), false),
  );
  const scope = leftOut.length === 0 ? view.scope : { ...view.scope, collections };
  let paper = view.paper;
  if (paper !== null && !dataset.papers.some(({ id }) => id === paper)) {
    paper = dataset.papers.find(({ formerIds }) => formerIds.includes(view.paper ?? ''))?.id ?? null;
    if (paper === null) leftOut.push(`paper “${view.paper}”`);
  }
  return leftOut.length === 0 && paper === view.paper
    ? { view, leftOut }
    : { view: { ...view, scope, filters, paper }, leftOut };
}
