import type { Dataset } from '../../../src/papers/dataset.ts';
import { ALL, NONE, type Choice } from '../../../src/papers/choice.ts';
import { FIELDS, valuesOf, type Field, type Filters } from '../../../src/papers/filter.ts';
import { pick, sample, seeded, wholeNumber, type Random } from '../random.ts';

/** Filters as readers combine them: up to three values of each field, some excluded, now and then a period. */
export function filterSets(list: Dataset, count: number, seed = 4): Filters[] {
  const random = seeded(seed);
  const values = new Map(FIELDS.map((field) => [field, valuesOf(list, field).map(({ value }) => value)]));
  const choice = (field: Field): Choice => {
    const chosen = random() < 0.5 ? sample(random, values.get(field) ?? [], wholeNumber(random, 1, 3)) : [];
    return random() < 0.15 ? { only: [], without: chosen } : { only: chosen, without: [] };
  };
  return Array.from({ length: count }, () => ({
    company: choice('company'),
    category: choice('category'),
    year: choice('year'),
    abstract: ALL,
    ...period(values.get('year')?.filter((year) => year !== NONE) ?? [], random),
  }));
}

function period(years: readonly string[], random: Random): Pick<Filters, 'from' | 'to'> {
  if (years.length === 0 || random() < 0.7) return { from: null, to: null };
  const [from, to] = [pick(random, years), pick(random, years)].sort();
  return { from: `${from}-03`, to: `${to}-10` };
}
