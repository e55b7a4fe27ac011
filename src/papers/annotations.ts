/**
 * What a reader's notes say about papers, as far as papers can be chosen, sorted and grouped by it. The notes themselves
 * are kept elsewhere; this is what is read from them. None of it ever stands in an address.
 */
import { ALL, isChosen, NONE, type Choice, type FacetValue } from './choice.ts';

/** What one note says about its paper. */
export type Annotation = {
  readonly status: string | null;
  /** 1 to 5. */
  readonly rating: number | null;
  readonly tags: readonly string[];
  /** Which of the parts that can be missing are written: `short`, `long`, `jottings`, `passages`. */
  readonly parts: readonly string[];
};

/** The notes of a reader. */
export type Annotations = {
  /** By the paper's index in the dataset; papers without a note are not in it. */
  readonly of: ReadonlyMap<number, Annotation>;
  /** Every status that a note can have, in their order. */
  readonly statuses: readonly { value: string; name: string }[];
};

export const NO_ANNOTATIONS: Annotations = { of: new Map(), statuses: [] };

/** The facets by what the reader wrote. */
export const NOTE_FIELDS = ['note', 'part', 'status', 'rating', 'tag'] as const;
export type NoteField = (typeof NOTE_FIELDS)[number];

export type NoteFilters = Readonly<Record<NoteField, Choice>>;
export const NO_NOTE_FILTERS: NoteFilters = { note: ALL, part: ALL, status: ALL, rating: ALL, tag: ALL };

/** What a list of notes can be sorted by: when they were written, their papers, what was chosen, how much was written. */
export const NOTE_ORDERS = ['written', 'title', 'date', 'rating', 'status', 'length'] as const;
export type NoteOrder = (typeof NOTE_ORDERS)[number];
export type NoteSort = { readonly by: NoteOrder; readonly descending: boolean };

/** The value of papers that have a note. */
const GIVEN = 'given';

const NOTHING: readonly string[] = [NONE];

/** Tags are one whatever their case; the sign before them keeps a tag called “none” from meaning that there is none. */
function valueOfTag(tag: string): string {
  return `#${tag.toLowerCase()}`;
}

/** A paper's values in a field, `NONE` alone where it has none. */
export function noteValuesOf({ of }: Annotations, index: number, field: NoteField): string | readonly string[] {
  const annotation = of.get(index);
  if (annotation === undefined) return NONE;
  if (field === 'note') return GIVEN;
  if (field === 'status') return annotation.status ?? NONE;
  if (field === 'rating') return annotation.rating?.toString() ?? NONE;
  if (field === 'part') return annotation.parts.length === 0 ? NOTHING : annotation.parts;
  return annotation.tags.length === 0 ? NOTHING : annotation.tags.map(valueOfTag);
}

const WITHOUT: Record<NoteField, string> = {
  note: 'Without a note',
  part: 'None of these',
  status: 'No status',
  rating: 'No rating',
  tag: 'No tag',
};

const PARTS = [
  { value: 'short', name: 'Short note' },
  { value: 'long', name: 'Long note' },
  { value: 'jottings', name: 'Jottings' },
  { value: 'passages', name: 'Passages' },
];

/**
 * Every value a field can take, with its name; tags are those that occur, by the alphabet, and those that are chosen though
 * no note has them any more.
 */
export function noteValues(
  annotations: Annotations,
  field: NoteField,
  chosen: Choice = ALL,
): Pick<FacetValue, 'value' | 'name'>[] {
  const none = { value: NONE, name: WITHOUT[field] };
  if (field === 'note') return [{ value: GIVEN, name: 'With a note' }, none];
  if (field === 'part') return [...PARTS, none];
  if (field === 'status') return [...annotations.statuses, none];
  if (field === 'rating') {
    const ratings = ['5', '4', '3', '2', '1'].map((value) => ({ value, name: `${value} of 5` }));
    return [...ratings, none];
  }
  const tags = new Map<string, string>();
  for (const annotation of annotations.of.values()) {
    for (const tag of annotation.tags) if (!tags.has(valueOfTag(tag))) tags.set(valueOfTag(tag), tag);
  }
  for (const value of [...chosen.only, ...chosen.without]) {
    if (value !== NONE && !tags.has(value)) tags.set(value, value.slice(1));
  }
  const sorted = [...tags].sort(([a], [b]) => (a < b ? -1 : 1));
  return [...sorted.map(([value, name]) => ({ value, name })), none];
}

/** Whether papers are chosen by what the reader wrote. */
export function isFilteredByNotes(filters: NoteFilters): boolean {
  return NOTE_FIELDS.some((field) => isChosen(filters[field]));
}
