/**
 * What the reader chose, what that leaves, and how many papers each further choice would give. Plain functions over the
 * dataset: the table, the charts and every count stand on their answer.
 */
import type { Dataset, Paper } from './dataset.ts';

/** The fields that papers can be chosen by, each a facet. */
export const FIELDS = ['company', 'category', 'year', 'abstract'] as const;
export type Field = (typeof FIELDS)[number];

/** The values chosen in one field: a paper passes with any of `only` (all pass if it is empty) and none of `without`. */
export type Choice = { readonly only: readonly string[]; readonly without: readonly string[] };

export type Filters = Readonly<Record<Field, Choice>> & {
  /** First and last day or month (`2023-04-05`, `2023-04`), both included; null is open. */
  readonly from: string | null;
  readonly to: string | null;
};

export const ALL: Choice = { only: [], without: [] };
export const NO_FILTERS: Filters = { company: ALL, category: ALL, year: ALL, abstract: ALL, from: null, to: null };

/** One value of a facet. */
export type FacetValue = {
  value: string;
  name: string;
  /** Papers that this value would leave, under the search, the period and the choices in all other fields. */
  count: number;
};

export type Explored = {
  /** Indexes into `dataset.papers`, in that order, of the papers that pass everything. */
  shown: number[];
  /** Every value of every field, in the order of the dataset, those without papers too; `NONE` only where it occurs. */
  facets: Record<Field, FacetValue[]>;
};

/** Which papers are looked at at all, before anything is searched or filtered. */
export type Scope = {
  /** Ids of collections; empty: those that are shown by default. */
  readonly collections: readonly string[];
  /** Second records of the same work count too. */
  readonly duplicates: boolean;
};

export const DEFAULT_SCOPE: Scope = { collections: [], duplicates: false };

/** The value that stands for papers to which the sources give none. No company and no category may have it as id. */
export const NONE = 'none';

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
): Explored {
  // Nothing is allocated in the loop: with ten thousand papers it runs at every letter that is typed.
  const tests = FIELDS.map((field) => ({
    field,
    passes: chooser(filters[field]),
    counts: new Map<string, number>(),
    occurring: new Set<string>(),
  }));
  const values = FIELDS.map(() => '');
  const shown: number[] = [];
  for (const index of whole) {
    const paper = dataset.papers[index];
    if (paper === undefined) throw new Error(`There is no paper ${index}.`);
    let failing = 0;
    let failed = -1;
    for (let at = 0; at < tests.length; at++) {
      const test = tests[at];
      if (test === undefined) continue;
      const value = valueOf(paper, test.field);
      values[at] = value;
      test.occurring.add(value);
      if (test.passes(value)) continue;
      failing += 1;
      failed = at;
    }
    if (failing > 1 || (matches !== null && !matches.has(index))) continue;
    if (!inPeriod(paper.date, filters.from, filters.to)) continue;
    if (failing === 0) shown.push(index);
    // A paper counts in a facet if nothing but that facet's own choice keeps it out.
    for (let at = 0; at < tests.length; at++) {
      if (failing === 1 && failed !== at) continue;
      const value = values[at] ?? NONE;
      const counts = tests[at]?.counts;
      counts?.set(value, (counts.get(value) ?? 0) + 1);
    }
  }
  const facet = (field: Field, at: number): FacetValue[] =>
    valuesOf(dataset, field).flatMap(({ value, name }) => {
      // A company without papers is a finding; that no paper lacks a company is none.
      if (value === NONE && !tests[at]?.occurring.has(NONE)) return [];
      return [{ value, name, count: tests[at]?.counts.get(value) ?? 0 }];
    });
  return {
    shown,
    facets: {
      company: facet('company', 0),
      category: facet('category', 1),
      year: facet('year', 2),
      abstract: facet('abstract', 3),
    },
  };
}

/** How many papers of each collection pass search and filters, whether the collection is looked at or not. */
export function collectionCounts(
  dataset: Dataset,
  { duplicates }: Scope,
  filters: Filters,
  matches: ReadonlySet<number> | null,
): FacetValue[] {
  const tests = FIELDS.map((field) => ({ field, passes: chooser(filters[field]) }));
  const counts = new Map<string, number>();
  dataset.papers.forEach((paper, index) => {
    if ((!duplicates && paper.duplicateOf !== null) || (matches !== null && !matches.has(index))) return;
    if (!inPeriod(paper.date, filters.from, filters.to)) return;
    if (!tests.every(({ field, passes }) => passes(valueOf(paper, field)))) return;
    for (const id of paper.collections) counts.set(id, (counts.get(id) ?? 0) + 1);
  });
  return dataset.collections.map(({ id, name }) => ({ value: id, name, count: counts.get(id) ?? 0 }));
}

function chooser({ only, without }: Choice): (value: string) => boolean {
  return (value) => (only.length === 0 || only.includes(value)) && !without.includes(value);
}

/** Whether a day lies in a period. A paper without a date lies in none but the one that is open at both ends. */
export function inPeriod(date: string | null, from: string | null, to: string | null): boolean {
  if (from === null && to === null) return true;
  if (date === null) return false;
  return (from === null || date >= from) && (to === null || date.slice(0, to.length) <= to);
}

/** Whether anything at all is chosen. */
export function isFiltered(filters: Filters): boolean {
  return (
    filters.from !== null ||
    filters.to !== null ||
    FIELDS.some((field) => filters[field].only.length + filters[field].without.length > 0)
  );
}

/** The choice with one value left out from now on, or no longer where it is left out already. */
export function excluded(choice: Choice, value: string): Choice {
  const rest = (values: readonly string[]) => values.filter((other) => other !== value);
  const without = choice.without.includes(value) ? rest(choice.without) : [...choice.without, value];
  return { only: rest(choice.only), without };
}

/** The choice with one value put in, or taken out where it is in already (on either side). */
export function toggled(choice: Choice, value: string): Choice {
  const rest = (values: readonly string[]) => values.filter((other) => other !== value);
  const chosen = choice.only.includes(value) || choice.without.includes(value);
  return { only: chosen ? rest(choice.only) : [...choice.only, value], without: rest(choice.without) };
}
