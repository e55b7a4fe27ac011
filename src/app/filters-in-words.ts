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
import { ALL, toggled, type Choice } from '../papers/choice.ts';
import { collectionsOf, FIELDS, valuesOf, withCollectionToggled, type Filters } from '../papers/filter.ts';
import { papersInWords, periodInWords } from '../papers/in-words.ts';
import { asksNotes } from '../view/codec.ts';
import type { View } from '../view/view.ts';

/** What narrows or widens the list. */
export type Selection = Pick<View, 'scope' | 'filters' | 'noteFilters'>;

/** One thing that the reader chose: what tells it from all others, what it is in words, and what is left without it. */
export type Chosen = { key: string; label: string; without: Selection };

/** What a value of the reader's own fields is called among all that is chosen. */
const MINE: Record<NoteField, (name: string) => string> = {
  note: (name) => name.toLowerCase(),
  part: (name) => `my lengths: ${name}`,
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
    list.push({ key: `collection ${id}`, label: shownByDefault ? `not ${name}` : `with ${name}`, without });
  }
  if (scope.duplicates) {
    list.push({
      key: 'duplicates',
      label: 'with duplicates',
      without: { ...selection, scope: { ...scope, duplicates: false } },
    });
  }
  for (const field of FIELDS) {
    const name = namesOf(valuesOf(dataset, field));
    for (const { value, label, choice } of oneByOne(filters[field], name)) {
      list.push({
        key: `${field} ${value}`,
        label,
        without: { ...selection, filters: { ...filters, [field]: choice } },
      });
    }
  }
  const period = periodInWords(filters.from, filters.to);
  if (period !== null) {
    list.push({
      key: 'period',
      label: period,
      without: { ...selection, filters: { ...filters, from: null, to: null } },
    });
  }
  for (const field of NOTE_FIELDS) {
    const name = namesOf(noteValues(annotations, field, noteFilters[field]));
    for (const { value, label, choice } of oneByOne(noteFilters[field], (value) => MINE[field](name(value)))) {
      list.push({
        key: `${field} ${value}`,
        label,
        without: { ...selection, noteFilters: { ...noteFilters, [field]: choice } },
      });
    }
  }
  return list;
}

/** The values of a choice in words, each with what is left of the choice without it. */
function oneByOne(
  { only, without }: Choice,
  name: (value: string) => string,
): { value: string; label: string; choice: Choice }[] {
  const drop = (values: readonly string[], value: string) => values.filter((other) => other !== value);
  return [
    ...only.map((value) => ({ value, label: name(value), choice: { only: drop(only, value), without } })),
    ...without.map((value) => ({
      value: `-${value}`,
      label: `not ${name(value)}`,
      choice: { only, without: drop(without, value) },
    })),
  ];
}

function namesOf(values: readonly { value: string; name: string }[]): (value: string) => string {
  const names = new Map(values.map(({ value, name }) => [value, name]));
  return (value) => names.get(value) ?? value;
}

/** What a chart shows, for its subtitle: how many papers of how many, the filters, the query. */
export function subtitle(
  dataset: Dataset,
  view: Selection,
  query: string,
  shown: number,
  whole: number,
  searched = `“${query.trim()}”`,
): string {
  const count = shown === whole ? papersInWords(whole) : `${shown} of ${papersInWords(whole)}`;
  const labels = chosen(dataset, { ...view, noteFilters: NO_NOTE_FILTERS }).map(({ label }) => label);
  const asked = query.trim() === '' || asksNotes(query) ? [] : [searched];
  // What was asked of the notes goes into no picture.
  const mine = asksNotes(query) || isFilteredByNotes(view.noteFilters) ? ['by my notes'] : [];
  return [count, ...labels, ...asked, ...mine].join(' · ');
}

/** What a click on a chart chose. */
export type ChartChoice = { company?: string; category?: string; period?: { from: string; to: string } };

/**
 * The filters with what a click on a chart chose, in place of what was chosen in those fields; the same click again undoes
 * it. With `add`, what was chosen stays and this comes to it: a value beside the others, a period up to this one.
 */
export function withChartChoice(filters: Filters, choice: ChartChoice, add = false): Filters {
  if (add) {
    const { company, category, period } = choice;
    const toggle = (field: Choice, value: string | undefined) => (value === undefined ? field : toggled(field, value));
    return {
      ...filters,
      company: toggle(filters.company, company),
      category: toggle(filters.category, category),
      ...(period === undefined ? {} : hullOf(filters, period)),
    };
  }
  const chosen = filteredTo(filters, choice);
  if (JSON.stringify(chosen) !== JSON.stringify(filters)) return chosen;
  return {
    ...filters,
    company: choice.company === undefined ? filters.company : ALL,
    category: choice.category === undefined ? filters.category : ALL,
    ...(choice.period === undefined ? {} : { from: null, to: null }),
  };
}

/** The filters with what a mark of a chart stands for, in place of what was chosen in those fields. */
export function filteredTo(filters: Filters, { company, category, period }: ChartChoice): Filters {
  const only = (value: string): Choice => ({ only: [value], without: [] });
  return {
    ...filters,
    company: company === undefined ? filters.company : only(company),
    category: category === undefined ? filters.category : only(category),
    from: period?.from ?? filters.from,
    to: period?.to ?? filters.to,
  };
}

/** The period from the earlier beginning to the later end; where none was chosen, the new one. */
function hullOf({ from, to }: Filters, period: { from: string; to: string }): { from: string; to: string } {
  if (from === null || to === null) return period;
  return { from: from < period.from ? from : period.from, to: to > period.to ? to : period.to };
}
