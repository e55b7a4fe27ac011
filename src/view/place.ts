/**
 * Where a view is kept: the most of it in an address, and what asks the reader's own notes beside the address. That part
 * stands in the state of the history entry or in a saved view, and goes along with no link.
 */
import * as v from 'valibot';
import { NO_NOTE_FILTERS, NOTE_FIELDS, type NoteField } from '../papers/annotations.ts';
import { ALL, isChosen } from '../papers/choice.ts';
import { MOST_WORDS } from './chart-spec.ts';
import { asksNotes, decodeView, encodeView } from './codec.ts';
import type { View } from './view.ts';

export type Place = {
  /** The query string, with its `?`; empty for the default view. */
  search: string;
  /** What never travels; null where there is nothing of the kind. */
  beside: Beside | null;
};

const Values = v.pipe(v.array(v.pipe(v.string(), v.maxLength(5000))), v.maxLength(1000));
const Chosen = v.pipe(
  v.object({ only: Values, without: Values }),
  v.check((choice) => isChosen(choice)),
);
const Query = v.pipe(v.string(), v.minLength(1), v.maxLength(500));
const PrivateQuery = v.pipe(Query, v.check(asksNotes));
const BesideSchema = v.object({
  query: v.optional(PrivateQuery),
  words: v.optional(
    v.pipe(
      v.array(Query),
      v.maxLength(MOST_WORDS),
      v.check((queries) => queries.some(asksNotes)),
    ),
  ),
  /** What is searched for on the page of notes. */
  noteQuery: v.optional(Query),
  filters: v.optional(v.partial(v.object(v.entriesFromList(NOTE_FIELDS, Chosen)))),
});
export type Beside = v.InferOutput<typeof BesideSchema>;

/** Where a view is kept. */
export function placeOf(view: View): Place {
  const chosen = NOTE_FIELDS.filter((field) => isChosen(view.noteFilters[field]));
  const beside: Beside = {};
  if (asksNotes(view.query)) beside.query = view.query;
  if (view.page === 'notes' && view.noteQuery !== '') beside.noteQuery = view.noteQuery;
  // All of them, so that they come back in their order.
  if (view.charts.words.some(asksNotes)) beside.words = [...view.charts.words];
  if (chosen.length > 0) {
    beside.filters = Object.fromEntries(
      chosen.map((field) => {
        const { only, without } = view.noteFilters[field];
        return [field, { only: [...only], without: [...without] }];
      }),
    );
  }
  return { search: encodeView(view), beside: Object.keys(beside).length === 0 ? null : beside };
}

/** Whether something in a view asks the reader's notes, so that a link to it would show more. */
export function leavesOut(view: View): boolean {
  return placeOf(view).beside !== null;
}

/** The view that is kept at a place. Total, like the address alone. */
export function viewAt({ search, beside }: Place): View {
  const view = decodeView(search);
  if (beside === null) return view;
  const choice = (field: NoteField) => beside.filters?.[field] ?? ALL;
  return {
    ...view,
    query: beside.query ?? view.query,
    noteQuery: beside.noteQuery ?? view.noteQuery,
    charts: beside.words === undefined ? view.charts : { ...view.charts, words: beside.words },
    noteFilters: beside.filters
      ? {
          note: choice('note'),
          part: choice('part'),
          status: choice('status'),
          rating: choice('rating'),
          tag: choice('tag'),
        }
      : NO_NOTE_FILTERS,
  };
}

/** What stands beside an address, from where anybody may have written; null for whatever is not of that kind. */
export function readBeside(state: unknown): Beside | null {
  const read = v.safeParse(BesideSchema, state);
  if (!read.success) return null;
  const { query, words, noteQuery, filters } = read.output;
  const nothing =
    query === undefined && words === undefined && noteQuery === undefined && Object.keys(filters ?? {}).length === 0;
  return nothing ? null : read.output;
}

export function isSamePlace(a: Place, b: Place): boolean {
  return a.search === b.search && JSON.stringify(a.beside) === JSON.stringify(b.beside);
}
