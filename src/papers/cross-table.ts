/** Papers counted by category and company at once, as the report's table has them. */
import type { Dataset } from './dataset.ts';
import { NONE } from './choice.ts';
import { valueOf, valuesOf } from './filter.ts';

export type CrossTable = {
  companies: { value: string; name: string }[];
  rows: {
    value: string;
    name: string;
    /** What the category means; null for papers without one. */
    definition: string | null;
    /** Papers of each company, in the order of `companies`. */
    counts: number[];
    total: number;
  }[];
  totals: number[];
  total: number;
};

/**
 * Counts papers by category and company, in the order of the dataset, values without papers too. Papers without a
 * category or a company have a last row or column of their own, `NONE`, if there are such.
 * @param papers indexes into `dataset.papers`
 */
export function crossTable(dataset: Dataset, papers: readonly number[]): CrossTable {
  const counts = new Map<string, number>();
  const add = (key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const index of papers) {
    const paper = dataset.papers[index];
    if (paper === undefined) throw new Error(`There is no paper ${index}.`);
    const [category, company] = [valueOf(paper, 'category'), valueOf(paper, 'company')];
    for (const key of [`${category} ${company}`, `${category} *`, `* ${company}`]) add(key);
  }
  const count = (category: string, company: string) => counts.get(`${category} ${company}`) ?? 0;
  const companies = valuesOf(dataset, 'company').filter(({ value }) => value !== NONE || count('*', NONE) > 0);
  const definitions = new Map(dataset.categories.map(({ id, definition }) => [id, definition]));
  const rows = valuesOf(dataset, 'category')
    .filter(({ value }) => value !== NONE || count(NONE, '*') > 0)
    .map(({ value, name }) => ({
      value,
      name,
      definition: definitions.get(value) ?? null,
      counts: companies.map((company) => count(value, company.value)),
      total: count(value, '*'),
    }));
  return { companies, rows, totals: companies.map(({ value }) => count('*', value)), total: papers.length };
}

/** A share in whole per cent, as `23 %`; what is more than nothing and less than one is `< 1 %`. */
export function shareInWords(count: number, of: number): string {
  if (count === 0 || of === 0) return '0 %';
  const percent = (100 * count) / of;
  return percent < 1 ? '< 1 %' : `${Math.round(percent)} %`;
}
