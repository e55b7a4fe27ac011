/**
 * What the reader chose, what that leaves, and how many papers each further choice would give. Plain functions over the
 * dataset: the table, the charts and every count stand on their answer.
 */
import {
  isFilteredByNotes,
  NO_ANNOTATIONS,
  NO_NOTE_FILTERS,
  NOTE_FIELDS,
  noteValues,
  noteValuesOf,
  type Annotations,
  type NoteField,
  type NoteFilters,
} from './annotations.ts';
import { ALL, chooser, NONE, type Choice, type FacetValue } from './choice.ts';
import type { Dataset, Paper } from './dataset.ts';

/** The fields that papers can be chosen by, each a facet. */
export const FIELDS = ['company', 'category', 'year', 'abstract'] as const;
export type Field = (typeof FIELDS)[number];

export type Filters = Readonly<Record<Field, Choice>> & {
  /** First and last day or month (`2023-04-05`, `2023-04`), both included; null is open. */
  readonly from: string | null;
  readonly to: string | null;
};

export const NO_FILTERS: Filters = { company: ALL, category: ALL, year: ALL, abstract: ALL, from: null, to: null };

export type Explored = {
  /** Indexes into `dataset.papers`, in that order, of the papers that pass everything. */
  shown: number[];
  /** Every value of every field, in the order of the dataset, those without papers too; `NONE` only where it occurs. */
  facets: Record<Field, FacetValue[]>;
  /** The same for what the reader wrote; null where nothing was written and nothing is chosen by it. */
  noteFacets: Record<NoteField, FacetValue[]> | null;
};

/** Which papers are looked at at all, before anything is searched or filtered. */
export type Scope = {
  /** Ids of collections; empty: those that are shown by default. */
  readonly collections: readonly string[];
  /** Second records of the same work count too. */
  readonly duplicates: boolean;
};

export const DEFAULT_SCOPE: Scope = { collections: [], duplicates: false };

/** The value of papers that have an abstract. */
const GIVEN = 'given';

/** A paper's value in a field; `NONE` where the source gives none. */
export function valueOf(paper: Paper, field: Field): string {
  if (field === 'abstract') return paper.abstract === null ? NONE : GIVEN;
  return (field === 'year' ? paper.date?.slice(0, 4) : paper[field]) ?? NONE;
}

/** Indexes of the papers of the collections that are looked at, second records of the same work left out or not. */
export function wholeOf(dataset: Dataset, scope: Scope = DEFAULT_SCOPE): number[] {
  const collections = new Set(collectionsOf(dataset, scope));
  return dataset.papers.flatMap((paper, index) =>
    (scope.duplicates || paper.duplicateOf === null) && paper.collections.some((id) => collections.has(id))
      ? [index]
      : [],
  );
}

/** Ids of the collections that are looked at, in the order of the dataset. */
export function collectionsOf(dataset: Dataset, { collections }: Scope): string[] {
  return dataset.collections.flatMap(({ id, shownByDefault }) =>
    (collections.length === 0 ? shownByDefault : collections.includes(id)) ? [id] : [],
  );
}

/** The scope with one collection switched on or off. Without any, it is back at the default. */
export function withCollectionToggled(dataset: Dataset, scope: Scope, id: string): Scope {
  const on = collectionsOf(dataset, scope);
  const collections = dataset.collections.flatMap((one) => (on.includes(one.id) !== (one.id === id) ? [one.id] : []));
  const isDefault = collections.join() === collectionsOf(dataset, DEFAULT_SCOPE).join();
  return { ...scope, collections: isDefault ? [] : collections };
}

const WITHOUT: Record<Field, string> = {
  company: 'No company',
  category: 'No category',
  year: 'No date',
  abstract: 'No abstract',
};

/**
 * Every value a field can take, with its name: companies and categories as the dataset lists them, years that occur;
 * last `NONE`, if there are papers without a value.
 */
export function valuesOf(dataset: Dataset, field: Field): { value: string; name: string }[] {
  const values = namedValues(dataset, field);
  const some = dataset.papers.some((paper) => valueOf(paper, field) === NONE);
  return some ? [...values, { value: NONE, name: WITHOUT[field] }] : values;
}

function namedValues(dataset: Dataset, field: Field): { value: string; name: string }[] {
  if (field === 'company') return dataset.companies.map(({ id, name }) => ({ value: id, name }));
  if (field === 'category') return dataset.categories.map(({ id, name }) => ({ value: id, name }));
  if (field === 'abstract') return [{ value: GIVEN, name: 'With abstract' }];
  const years = new Set(dataset.papers.flatMap(({ date }) => date?.slice(0, 4) ?? []));
  return [...years].sort().map((year) => ({ value: year, name: year }));
}

/** What the reader wrote, and which of it was chosen. */
export type ByNotes = { filters: NoteFilters; annotations: Annotations };

const NOTHING_BY_NOTES: ByNotes = { filters: NO_NOTE_FILTERS, annotations: NO_ANNOTATIONS };

/** One facet while papers are counted: how to read a paper's values in it, whether they pass, and the counts. */
type Counter = {
  valuesOf: (paper: Paper, index: number) => string | readonly string[];
  passes: ReturnType<typeof chooser>;
  counts: Map<string, number>;
  occurring: Set<string>;
};

function counters(filters: Filters, { filters: noteFilters, annotations }: ByNotes): Counter[] {
  const counter = (choice: Choice, valuesOf: Counter['valuesOf']): Counter => {
    return { valuesOf, passes: chooser(choice), counts: new Map(), occurring: new Set() };
  };
  return [
    ...FIELDS.map((field) => counter(filters[field], (paper) => valueOf(paper, field))),
    // Who has no notes does not pay for them.
    ...(annotations.of.size === 0 && !isFilteredByNotes(noteFilters)
      ? []
      : NOTE_FIELDS.map((field) => counter(noteFilters[field], (_, index) => noteValuesOf(annotations, index, field)))),
  ];
}

/**
 * Applies the filters, in one pass over the papers.
 * @param whole indexes of the papers that are looked at, rising, as `wholeOf` gives them
 * @param matches the indexes that the search found, or null where nothing is searched for
 */
export function explore(
  dataset: Dataset,
  whole: readonly number[],
  filters: Filters,
  matches: ReadonlySet<number> | null,
  byNotes: ByNotes = NOTHING_BY_NOTES,
): Explored {
  // Next to nothing is allocated in the loop: with ten thousand papers it runs at every letter that is typed.
  const facets = counters(filters, byNotes);
  const values: (string | readonly string[])[] = facets.map(() => '');
  const shown: number[] = [];
  for (const index of whole) {
    const paper = dataset.papers[index];
    if (paper === undefined) throw new Error(`There is no paper ${index}.`);
    let failing = 0;
    let failed = -1;
    for (let at = 0; at < facets.length; at++) {
      const facet = facets[at];
      if (facet === undefined) continue;
      const own = facet.valuesOf(paper, index);
      values[at] = own;
      if (typeof own === 'string') facet.occurring.add(own);
      else for (const value of own) facet.occurring.add(value);
      if (facet.passes(own)) continue;
      failing += 1;
      failed = at;
    }
    if (failing > 1 || (matches !== null && !matches.has(index))) continue;
    if (!inPeriod(paper.date, filters.from, filters.to)) continue;
    if (failing === 0) shown.push(index);
    // A paper counts in a facet if nothing but that facet's own choice keeps it out.
    for (let at = 0; at < facets.length; at++) {
      if (failing === 1 && failed !== at) continue;
      const counts = facets[at]?.counts;
      const own = values[at];
      if (counts === undefined || own === undefined) continue;
      if (typeof own === 'string') counts.set(own, (counts.get(own) ?? 0) + 1);
      else for (const value of own) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
  }
  const facet = (named: readonly { value: string; name: string }[], at: number): FacetValue[] =>
    named.flatMap(({ value, name }) => {
      // A company without papers is a finding; that no paper lacks a company is none.
      if (value === NONE && !facets[at]?.occurring.has(NONE)) return [];
      return [{ value, name, count: facets[at]?.counts.get(value) ?? 0 }];
    });
  const noteFacet = (field: NoteField) =>
    facet(noteValues(byNotes.annotations, field, byNotes.filters[field]), FIELDS.length + NOTE_FIELDS.indexOf(field));
  return {
    shown,
    facets: {
      company: facet(valuesOf(dataset, 'company'), 0),
      category: facet(valuesOf(dataset, 'category'), 1),
      year: facet(valuesOf(dataset, 'year'), 2),
      abstract: facet(valuesOf(dataset, 'abstract'), 3),
    },
    noteFacets:
      facets.length === FIELDS.length
        ? null
        : {
            note: noteFacet('note'),
            status: noteFacet('status'),
            rating: noteFacet('rating'),
            tag: noteFacet('tag'),
          },
  };
}

/** How many papers of each collection pass search and filters, whether the collection is looked at or not. */
export function collectionCounts(
  dataset: Dataset,
  { duplicates }: Scope,
  filters: Filters,
  matches: ReadonlySet<number> | null,
  byNotes: ByNotes = NOTHING_BY_NOTES,
): FacetValue[] {
  const facets = counters(filters, byNotes);
  const counts = new Map<string, number>();
  dataset.papers.forEach((paper, index) => {
    if ((!duplicates && paper.duplicateOf !== null) || (matches !== null && !matches.has(index))) return;
    if (!inPeriod(paper.date, filters.from, filters.to)) return;
    if (!facets.every(({ valuesOf, passes }) => passes(valuesOf(paper, index)))) return;
    for (const id of paper.collections) counts.set(id, (counts.get(id) ?? 0) + 1);
  });
  return dataset.collections.map(({ id, name }) => ({ value: id, name, count: counts.get(id) ?? 0 }));
}

/** Whether a day lies in a period. A paper without a date lies in none but the one that is open at both ends. */
export function inPeriod(date: string | null, from: string | null, to: string | null): boolean {
  if (from === null && to === null) return true;
  if (date === null) return false;
  return (from === null || date >= from) && (to === null || date.slice(0, to.length) <= to);
}
