import {
  isFilteredByNotes,
  NO_ANNOTATIONS,
  NO_NOTE_FILTERS,
  NOTE_FIELDS,
  noteValues,
  type Annotations,
  type NoteField,
} from '../papers/annotations.ts';
import type { Dataset } from '../papers/dataset.ts';
import { ALL, type Choice } from '../papers/choice.ts';
import { collectionsOf, FIELDS, valuesOf, withCollectionToggled, type Filters } from '../papers/filter.ts';
import { papersInWords, periodInWords } from '../papers/in-words.ts';
import { asksNotes } from '../view/codec.ts';
import type { View } from '../view/view.ts';

/** What narrows or widens the list. */
export type Selection = Pick<View, 'scope' | 'filters' | 'noteFilters'>;

/** One thing that the reader chose, in words, and what is left without it. */
export type Chosen = { label: string; without: Selection };

/** What a value of the reader's own fields is called among all that is chosen. */
const MINE: Record<NoteField, (name: string) => string> = {
  note: (name) => name.toLowerCase(),
  status: (name) => `my status: ${name}`,
  rating: (name) => `my rating: ${name}`,
  tag: (name) => `my tag: ${name}`,
};

/** Everything chosen, one by one: the scope, then the facets in their order, the period, and what the notes say. */
export function chosen(
  dataset: Dataset,
  { scope, filters, noteFilters }: Selection,
  annotations: Annotations = NO_ANNOTATIONS,
): Chosen[] {
  const selection = { scope, filters, noteFilters };
  const list: Chosen[] = [];
  const on = collectionsOf(dataset, scope);
  for (const { id, name, shownByDefault } of dataset.collections) {
    if (on.includes(id) === shownByDefault) continue;
    const without = { ...selection, scope: withCollectionToggled(dataset, scope, id) };
    list.push({ label: shownByDefault ? `not ${name}` : `with ${name}`, without });
  }
  if (scope.duplicates) {
    list.push({ label: 'with duplicates', without: { ...selection, scope: { ...scope, duplicates: false } } });
  }
  for (const field of FIELDS) {
    const name = namesOf(valuesOf(dataset, field));
    for (const { label, choice } of oneByOne(filters[field], name)) {
      list.push({ label, without: { ...selection, filters: { ...filters, [field]: choice } } });
    }
  }
  const period = periodInWords(filters.from, filters.to);
  if (period !== null) {
    list.push({ label: period, without: { ...selection, filters: { ...filters, from: null, to: null } } });
  }
  for (const field of NOTE_FIELDS) {
    const name = namesOf(noteValues(annotations, field));
    for (const { label, choice } of oneByOne(noteFilters[field], (value) => MINE[field](name(value)))) {
      list.push({ label, without: { ...selection, noteFilters: { ...noteFilters, [field]: choice } } });
    }
  }
  return list;
}

/** The values of a choice in words, each with what is left of the choice without it. */
function oneByOne({ only, without }: Choice, name: (value: string) => string): { label: string; choice: Choice }[] {
  const drop = (values: readonly string[], value: string) => values.filter((other) => other !== value);
  return [
    ...only.map((value) => ({ label: name(value), choice: { only: drop(only, value), without } })),
    ...without.map((value) => ({ label: `not ${name(value)}`, choice: { only, without: drop(without, value) } })),
  ];
}

function namesOf(values: readonly { value: string; name: string }[]): (value: string) => string {
  const names = new Map(values.map(({ value, name }) => [value, name]));
  return (value) => names.get(value) ?? value;
}

/** What a chart shows, for its subtitle: how many papers of how many, the filters, the query. */
export function subtitle(dataset: Dataset, view: Selection, query: string, shown: number, whole: number): string {
  const count = shown === whole ? papersInWords(whole) : `${shown} of ${papersInWords(whole)}`;
  const labels = chosen(dataset, { ...view, noteFilters: NO_NOTE_FILTERS }).map(({ label }) => label);
  const asked = query.trim() === '' || asksNotes(query) ? [] : [`“${query.trim()}”`];
  // What was asked of the notes goes into no picture.
  const mine = asksNotes(query) || isFilteredByNotes(view.noteFilters) ? ['by my notes'] : [];
  return [count, ...labels, ...asked, ...mine].join(' · ');
}

/** What a click on a chart chose. */
export type ChartChoice =
  { field: 'company' | 'category'; value: string } | { field: 'period'; from: string; to: string };

/** The filters with what a click on a chart chose, in place of what was chosen there; the same click again undoes it. */
export function withChartChoice(filters: Filters, choice: ChartChoice): Filters {
  if (choice.field === 'period') {
    const { from, to } = choice;
    const same = filters.from === from && filters.to === to;
    return same ? { ...filters, from: null, to: null } : { ...filters, from, to };
  }
  const { only, without } = filters[choice.field];
  const same = only.length === 1 && only[0] === choice.value && without.length === 0;
  return { ...filters, [choice.field]: same ? ALL : { only: [choice.value], without: [] } };
}
