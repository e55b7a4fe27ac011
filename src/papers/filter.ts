/**
 * What the reader chose, what that leaves, and how many papers each further choice would give. Plain functions over the
 * dataset: the table, the charts and every count stand on their answer.
 */
import {
  isFilteredByNotes,
  NO_ANNOTATIONS,
  NO_NOTE_FILTERS,
  noteValues,
  noteValuesOf,
  type Annotations,
  type NoteField,
  type NoteFilters,
} from './annotations.ts';
import { ALL, chooser, NONE, type Choice, type FacetValue } from './choice.ts';
import type { Dataset } from './dataset.ts';
import { codedOf, daysOf, oncePer, type Field } from './fields.ts';

export { FIELDS, valueOf, valuesOf, type Field } from './fields.ts';

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

/** What the reader wrote, and which of it was chosen. */
export type ByNotes = { filters: NoteFilters; annotations: Annotations };

const NOTHING_BY_NOTES: ByNotes = { filters: NO_NOTE_FILTERS, annotations: NO_ANNOTATIONS };

/** One facet while papers are counted, told by their index. */
type Counter = {
  /** Whether a paper passes the choice in the facet. It is asked of every paper that is looked at. */
  passes: (index: number) => boolean;
  count: (index: number) => void;
  counted: () => FacetValue[];
};

function fieldCounter(dataset: Dataset, field: Field, choice: Choice): Counter {
  const { named, values, codes } = codedOf(dataset, field);
  const chosen = chooser(choice);
  const passing = Uint8Array.from(values, (value) => (chosen(value) ? 1 : 0));
  const occurring = new Uint8Array(values.length);
  const counts = new Uint32Array(values.length);
  return {
    passes: (index) => {
      const code = codes[index] ?? 0;
      occurring[code] = 1;
      return passing[code] === 1;
    },
    count: (index) => {
      const code = codes[index] ?? 0;
      counts[code] = (counts[code] ?? 0) + 1;
    },
    counted: () =>
      named.flatMap(({ value, name }, code) =>
        // A company without papers is a finding; that no paper lacks a company is none.
        value === NONE && occurring[code] !== 1 ? [] : [{ value, name, count: counts[code] ?? 0 }],
      ),
  };
}

function noteCounter(annotations: Annotations, field: NoteField, choice: Choice): Counter {
  const passing = chooser(choice);
  const counts = new Map<string, number>();
  const occurring = new Set<string>();
  const valuesOf = (index: number) => {
    const own = noteValuesOf(annotations, index, field);
    return typeof own === 'string' ? [own] : own;
  };
  return {
    passes: (index) => {
      const own = valuesOf(index);
      for (const value of own) occurring.add(value);
      return passing(own);
    },
    count: (index) => {
      for (const value of valuesOf(index)) counts.set(value, (counts.get(value) ?? 0) + 1);
    },
    counted: () =>
      noteValues(annotations, field, choice).flatMap(({ value, name }) =>
        value === NONE && !occurring.has(NONE) ? [] : [{ value, name, count: counts.get(value) ?? 0 }],
      ),
  };
}

function fieldCounters(dataset: Dataset, filters: Filters): Record<Field, Counter> {
  return {
    company: fieldCounter(dataset, 'company', filters.company),
    category: fieldCounter(dataset, 'category', filters.category),
    year: fieldCounter(dataset, 'year', filters.year),
    abstract: fieldCounter(dataset, 'abstract', filters.abstract),
  };
}

/** Null where nothing was written and nothing is chosen by it: who has no notes does not pay for them. */
function noteCounters({ filters, annotations }: ByNotes): Record<NoteField, Counter> | null {
  if (annotations.of.size === 0 && !isFilteredByNotes(filters)) return null;
  return {
    note: noteCounter(annotations, 'note', filters.note),
    part: noteCounter(annotations, 'part', filters.part),
    status: noteCounter(annotations, 'status', filters.status),
    rating: noteCounter(annotations, 'rating', filters.rating),
    tag: noteCounter(annotations, 'tag', filters.tag),
  };
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
  // Nothing is allocated in the loop, and no text compared: with ten thousand papers it runs at every letter that is
  // typed, and at every move of a brush.
  const fields = fieldCounters(dataset, filters);
  const notes = noteCounters(byNotes);
  const counters = [...Object.values(fields), ...Object.values(notes ?? {})];
  const isInPeriod = periodTest(dataset, filters);
  const shown: number[] = [];
  for (const index of whole) {
    if (dataset.papers[index] === undefined) throw new Error(`There is no paper ${index}.`);
    let failing = 0;
    let failed: Counter | null = null;
    for (const counter of counters) {
      if (counter.passes(index)) continue;
      failing += 1;
      failed = counter;
    }
    if (failing > 1 || (matches !== null && !matches.has(index)) || !isInPeriod(index)) continue;
    // A paper counts in a facet if nothing but that facet's own choice keeps it out.
    if (failed !== null) failed.count(index);
    else {
      shown.push(index);
      for (const counter of counters) counter.count(index);
    }
  }
  return {
    shown,
    facets: {
      company: fields.company.counted(),
      category: fields.category.counted(),
      year: fields.year.counted(),
      abstract: fields.abstract.counted(),
    },
    noteFacets: notes && {
      note: notes.note.counted(),
      part: notes.part.counted(),
      status: notes.status.counted(),
      rating: notes.rating.counted(),
      tag: notes.tag.counted(),
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
  const counters = [...Object.values(fieldCounters(dataset, filters)), ...Object.values(noteCounters(byNotes) ?? {})];
  const isInPeriod = periodTest(dataset, filters);
  // As in `explore`, nothing is allocated and no text compared.
  const { sets, codes } = collectionSets(dataset);
  const counted = new Uint32Array(sets.length);
  for (let index = 0; index < codes.length; index++) {
    if (!duplicates && dataset.papers[index]?.duplicateOf !== null) continue;
    if ((matches !== null && !matches.has(index)) || !isInPeriod(index)) continue;
    let passes = true;
    for (const counter of counters) passes &&= counter.passes(index);
    const code = codes[index] ?? 0;
    if (passes) counted[code] = (counted[code] ?? 0) + 1;
  }
  return dataset.collections.map(({ id, name }) => {
    const count = sets.reduce((sum, set, code) => (set.includes(id) ? sum + (counted[code] ?? 0) : sum), 0);
    return { value: id, name, count };
  });
}

/** The sets of collections that papers are in, and which of them is each paper's, by its index. */
const collectionSets = oncePer(({ papers }: Dataset) => {
  const known = new Map<string, number>();
  const sets: (readonly string[])[] = [];
  const codes = Uint16Array.from(papers, ({ collections }) => {
    const key = JSON.stringify(collections);
    const code = known.get(key) ?? sets.push(collections) - 1;
    known.set(key, code);
    return code;
  });
  return { sets, codes };
});

/** Whether a day lies in a period. A paper without a date lies in none but the one that is open at both ends. */
export function inPeriod(date: string | null, from: string | null, to: string | null): boolean {
  if (from === null && to === null) return true;
  if (date === null) return false;
  return (from === null || date >= from) && (to === null || date.slice(0, to.length) <= to);
}

/** `inPeriod` for the papers of a dataset, by their index. */
function periodTest(dataset: Dataset, { from, to }: Pick<Filters, 'from' | 'to'>): (index: number) => boolean {
  if (from === null && to === null) return () => true;
  const days = daysOf(dataset);
  // A month begins before its first day and ends behind its last; no day is before 1.
  const first = from === null ? 1 : Number(from.replaceAll('-', '').padEnd(8, '0'));
  const last = to === null ? Infinity : Number(to.replaceAll('-', '').padEnd(8, '9'));
  return (index) => {
    const day = days[index] ?? 0;
    return day > 0 && day >= first && day <= last;
  };
}
