/** Which notes are shown, in which order, and how many there are of each kind: pure, over notes that were read. */
import {
  NOTE_FIELDS,
  noteValues,
  noteValuesOf,
  type Annotations,
  type NoteField,
  type NoteFilters,
  type NoteSort,
} from '../papers/annotations.ts';
import { chooser, type FacetValue } from '../papers/choice.ts';
import { folded, wordsAsked } from './folded.ts';
import { partsOf, STATUS_NAMES, STATUSES, type Note, type NoteText } from './note.ts';
import { quoteOf } from './passage.ts';

export type NotesAsked = { query: string; filters: NoteFilters };

/** The three lengths of a note. */
export const LENGTHS = ['short', 'long', 'jottings'] as const;
export type Length = (typeof LENGTHS)[number];

export type NotesFound = {
  shown: Note[];
  /** Under the search and the choices in all other fields, as the facets of papers are. */
  facets: Record<NoteField, FacetValue[]>;
  /** How many lack a length, under the search and the choices in all fields but this one. */
  missing: Record<Length, number>;
};

/** All that stands in a note, a text after the other. What is there once is read first: the title, then the lengths. */
export function textsOf(note: Note): string[] {
  const passages = note.passages.flatMap((passage) => [passage.comment, quoteOf(passage)]);
  return [note.title, note.short, note.long, note.jottings, ...passages, ...note.tags];
}

/** Made once for each note that was read: while somebody types, nothing is folded again. */
const foldedTexts = new WeakMap<Note, string>();

function foldedTextOf(note: Note): string {
  const known = foldedTexts.get(note);
  if (known !== undefined) return known;
  // No word that is asked for holds a line break, so none is found across two texts.
  const text = folded(textsOf(note).join('\n'));
  foldedTexts.set(note, text);
  return text;
}

/** Whether all words that are asked for stand in a note, anywhere. */
export function holdsAll(note: Note, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const text = foldedTextOf(note);
  return words.every((word) => text.includes(word));
}

const statuses = STATUSES.map((value) => ({ value, name: STATUS_NAMES[value] }));

/** Notes as what they say, by their place in the list. */
export function annotationsOf(notes: readonly Note[]): Annotations {
  const of = new Map(
    notes.map((note, at) => {
      const { status, rating, tags } = note;
      return [at, { status, rating, tags, parts: partsOf(note) }] as const;
    }),
  );
  return { of, statuses };
}

/** Searches, filters and counts; those that are left stay in their order. */
export function foundNotes(notes: readonly Note[], { query, filters }: NotesAsked): NotesFound {
  const words = wordsAsked(query);
  const annotations = annotationsOf(notes);
  const passes = NOTE_FIELDS.map((field) => [field, chooser(filters[field])] as const);
  const counts = counters(() => new Map<string, number>());
  const missing = { short: 0, long: 0, jottings: 0 };
  const shown: Note[] = [];
  notes.forEach((note, at) => {
    if (!holdsAll(note, words)) return;
    const failed = passes.flatMap(([field, fits]) => (fits(noteValuesOf(annotations, at, field)) ? [] : [field]));
    if (failed.length > 1) return;
    if (failed.length === 0) shown.push(note);
    if (failed.every((field) => field === 'part')) {
      for (const length of LENGTHS) if (note[length].trim() === '') missing[length] += 1;
    }
    for (const field of failed.length === 0 ? NOTE_FIELDS : failed) {
      for (const value of [noteValuesOf(annotations, at, field)].flat()) {
        counts[field].set(value, (counts[field].get(value) ?? 0) + 1);
      }
    }
  });
  const facet = (field: NoteField) => counted(noteValues(annotations, field, filters[field]), counts[field]);
  return {
    shown,
    missing,
    facets: {
      note: facet('note'),
      part: facet('part'),
      status: facet('status'),
      rating: facet('rating'),
      tag: facet('tag'),
    },
  };
}

function counters<T>(make: () => T): Record<NoteField, T> {
  return { note: make(), part: make(), status: make(), rating: make(), tag: make() };
}

function counted(values: readonly Pick<FacetValue, 'value' | 'name'>[], counts: ReadonlyMap<string, number>) {
  return values.map(({ value, name }) => ({ value, name, count: counts.get(value) ?? 0 }));
}

/** How much is written in a note, in UTF-16 units: its three lengths and what stands beside its passages. */
export function amountOf({ short, long, jottings, passages }: NoteText): number {
  return passages.reduce((sum, { comment }) => sum + comment.length, short.length + long.length + jottings.length);
}

const byTitle = new Intl.Collator('en', { sensitivity: 'base', numeric: true });

/**
 * Notes in their order. What has no date, rating or status comes last in either direction; equal notes stand in the order
 * of their titles, then of their papers' ids.
 * @param dateOf the day of the paper that a note is on, ISO 8601; null where none is known
 */
export function sortedNotes(
  notes: readonly Note[],
  { by, descending }: NoteSort,
  dateOf: (note: Note) => string | null,
): Note[] {
  const sign = descending ? -1 : 1;
  const keyOf = (note: Note): string | number | null => {
    if (by === 'written') return note.updatedAt;
    if (by === 'date') return dateOf(note);
    if (by === 'rating') return note.rating;
    if (by === 'status') return note.status === null ? null : STATUSES.indexOf(note.status);
    return by === 'length' ? amountOf(note) : null;
  };
  const compareTitles = (a: Note, b: Note) => byTitle.compare(a.title, b.title) || (a.paperId < b.paperId ? -1 : 1);
  if (by === 'title') return [...notes].sort((a, b) => sign * compareTitles(a, b));
  return notes
    .map((note) => ({ note, key: keyOf(note) }))
    .sort((a, b) => {
      if (a.key === b.key) return compareTitles(a.note, b.note);
      if (a.key === null || b.key === null) return a.key === null ? 1 : -1;
      return sign * (a.key < b.key ? -1 : 1);
    })
    .map(({ note }) => note);
}
