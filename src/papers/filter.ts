/**
 * What the reader chose, what that leaves, and how many papers each further choice would give. Plain functions over the
 * dataset: the table, the charts and every count stand on their answer.
 */
import type { Dataset, Paper } from './dataset.ts';

/** The fields that papers can be chosen by, each a facet. */
export const FIELDS = ['company', 'category', 'year'] as const;
export type Field = (typeof FIELDS)[number];

/** The values chosen in one field: a paper passes with any of `only` (all pass if it is empty) and none of `without`. */
export type Choice = { readonly only: readonly string[]; readonly without: readonly string[] };

export type Filters = Readonly<Record<Field, Choice>> & {
  /** First and last day or month (`2023-04-05`, `2023-04`), both included; null is open. */
  readonly from: string | null;
  readonly to: string | null;
};

export const ALL: Choice = { only: [], without: [] };
export const NO_FILTERS: Filters = { company: ALL, category: ALL, year: ALL, from: null, to: null };

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
  /** Every value of every field, in the order of the dataset; those without papers are there, with 0. */
  facets: Record<Field, FacetValue[]>;
};

/** A paper's value in a field; null where the source gives none. */
export function valueOf(paper: Paper, field: Field): string | null {
  if (field === 'year') return paper.date?.slice(0, 4) ?? null;
  return paper[field];
}

/** Indexes of the papers that count once: second records of the same work are left out. */
export function withoutDuplicates(dataset: Dataset): number[] {
  return dataset.papers.flatMap((paper, index) => (paper.duplicateOf === null ? [index] : []));
}

/** Every value a field can take, with its name: companies and categories as the dataset lists them, years that occur. */
export function valuesOf(dataset: Dataset, field: Field): { value: string; name: string }[] {
  if (field === 'company') return dataset.companies.map(({ id, name }) => ({ value: id, name }));
  if (field === 'category') return dataset.categories.map(({ id, name }) => ({ value: id, name }));
  const years = new Set(dataset.papers.flatMap((paper) => valueOf(paper, 'year') ?? []));
  return [...years].sort().map((year) => ({ value: year, name: year }));
}

/**
 * Applies the filters, in one pass over the papers.
 * @param matches the indexes that the search found, or null where nothing is searched for
 */
export function explore(dataset: Dataset, filters: Filters, matches: ReadonlySet<number> | null): Explored {
  const tests = FIELDS.map((field) => chooser(filters[field]));
  const counts = FIELDS.map(() => new Map<string, number>());
  const shown: number[] = [];
  dataset.papers.forEach((paper, index) => {
    if (paper.duplicateOf !== null || (matches !== null && !matches.has(index))) return;
    if (!inPeriod(paper.date, filters.from, filters.to)) return;
    const values = FIELDS.map((field) => valueOf(paper, field));
    const failing = FIELDS.flatMap((_, at) => (tests[at]?.(values[at] ?? null) ? [] : [at]));
    if (failing.length === 0) shown.push(index);
    // A paper counts in a facet if nothing but that facet's own choice keeps it out.
    counts.forEach((count, at) => {
      const value = values[at];
      if (value !== undefined && value !== null && failing.every((other) => other === at))
        count.set(value, (count.get(value) ?? 0) + 1);
    });
  });
  const facet = (field: Field, at: number): FacetValue[] =>
    valuesOf(dataset, field).map(({ value, name }) => ({ value, name, count: counts[at]?.get(value) ?? 0 }));
  return { shown, facets: { company: facet('company', 0), category: facet('category', 1), year: facet('year', 2) } };
}

function chooser({ only, without }: Choice): (value: string | null) => boolean {
  return (value) =>
    (only.length === 0 || (value !== null && only.includes(value))) && (value === null || !without.includes(value));
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

/** The choice with one value put in, or taken out where it is in already (on either side). */
export function toggled(choice: Choice, value: string): Choice {
  const rest = (values: readonly string[]) => values.filter((other) => other !== value);
  const chosen = choice.only.includes(value) || choice.without.includes(value);
  return { only: chosen ? rest(choice.only) : [...choice.only, value], without: rest(choice.without) };
}
