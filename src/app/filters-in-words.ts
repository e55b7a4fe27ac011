import type { Dataset } from '../papers/dataset.ts';
import { ALL, FIELDS, valuesOf, type Field, type Filters } from '../papers/filter.ts';
import { papersInWords, periodInWords } from '../papers/in-words.ts';

/** One thing that the reader chose, in words, and the filters without it. */
export type ChosenFilter = { label: string; without: Filters };

/** Everything chosen, one by one, in the order of the facets and the period last. */
export function chosenFilters(dataset: Dataset, filters: Filters): ChosenFilter[] {
  const chosen = FIELDS.flatMap((field) => {
    const { only, without } = filters[field];
    const name = namesOf(dataset, field);
    const drop = (values: readonly string[], value: string) => values.filter((other) => other !== value);
    return [
      ...only.map((value) => ({
        label: name(value),
        without: { ...filters, [field]: { only: drop(only, value), without } },
      })),
      ...without.map((value) => ({
        label: `not ${name(value)}`,
        without: { ...filters, [field]: { only, without: drop(without, value) } },
      })),
    ];
  });
  const period = periodInWords(filters.from, filters.to);
  if (period !== null) chosen.push({ label: period, without: { ...filters, from: null, to: null } });
  return chosen;
}

function namesOf(dataset: Dataset, field: Field): (value: string) => string {
  const names = new Map(valuesOf(dataset, field).map(({ value, name }) => [value, name]));
  return (value) => names.get(value) ?? value;
}

/** What a chart shows, for its subtitle: how many papers of how many, the filters, the query. */
export function subtitle(dataset: Dataset, filters: Filters, query: string, shown: number, whole: number): string {
  const count = shown === whole ? papersInWords(whole) : `${shown} of ${papersInWords(whole)}`;
  const labels = chosenFilters(dataset, filters).map(({ label }) => label);
  const words = query.trim() === '' ? [] : [`“${query.trim()}”`];
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
