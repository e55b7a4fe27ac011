import type { Dataset } from '../papers/dataset.ts';
import {
  ALL,
  collectionsOf,
  FIELDS,
  valuesOf,
  withCollectionToggled,
  type Choice,
  type Field,
  type Filters,
} from '../papers/filter.ts';
import { papersInWords, periodInWords } from '../papers/in-words.ts';
import { asksNotes } from '../view/codec.ts';
import type { View } from '../view/view.ts';

/** What narrows or widens the list. */
export type Selection = Pick<View, 'scope' | 'filters'>;

/** One thing that the reader chose, in words, and what is left without it. */
export type Chosen = { label: string; without: Selection };

/** Everything chosen, one by one: the scope, then the facets in their order, and the period last. */
export function chosen(dataset: Dataset, { scope, filters }: Selection): Chosen[] {
  const list: Chosen[] = [];
  const on = collectionsOf(dataset, scope);
  for (const { id, name, shownByDefault } of dataset.collections) {
    if (on.includes(id) === shownByDefault) continue;
    const without = { scope: withCollectionToggled(dataset, scope, id), filters };
    list.push({ label: shownByDefault ? `not ${name}` : `with ${name}`, without });
  }
  if (scope.duplicates) {
    list.push({ label: 'with duplicates', without: { scope: { ...scope, duplicates: false }, filters } });
  }
  for (const field of FIELDS) {
    const { only, without } = filters[field];
    const name = namesOf(dataset, field);
    const drop = (values: readonly string[], value: string) => values.filter((other) => other !== value);
    const put = (label: string, choice: Choice) =>
      list.push({ label, without: { scope, filters: { ...filters, [field]: choice } } });
    for (const value of only) put(name(value), { only: drop(only, value), without });
    for (const value of without) put(`not ${name(value)}`, { only, without: drop(without, value) });
  }
  const period = periodInWords(filters.from, filters.to);
  if (period !== null) list.push({ label: period, without: { scope, filters: { ...filters, from: null, to: null } } });
  return list;
}

function namesOf(dataset: Dataset, field: Field): (value: string) => string {
  const names = new Map(valuesOf(dataset, field).map(({ value, name }) => [value, name]));
  return (value) => names.get(value) ?? value;
}

/** What a chart shows, for its subtitle: how many papers of how many, the filters, the query. */
export function subtitle(dataset: Dataset, view: Selection, query: string, shown: number, whole: number): string {
  const count = shown === whole ? papersInWords(whole) : `${shown} of ${papersInWords(whole)}`;
  const labels = chosen(dataset, view).map(({ label }) => label);
  // What was asked of the notes goes into no picture.
  const words = query.trim() === '' ? [] : [asksNotes(query) ? 'by my notes' : `“${query.trim()}”`];
  return [count, ...labels, ...words].join(' · ');
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
