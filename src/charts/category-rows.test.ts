import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chartInput, someInput } from '../../tests/fixtures/chart-inputs.ts';
import { publishedDataset } from '../../tests/fixtures/published.ts';
import { smallDataset } from '../../tests/fixtures/small-dataset.ts';
import { NO_FILTERS } from '../papers/filter.ts';
import { ORDERS } from '../view/chart-spec.ts';
import { categoryRows, companyTotals, shareWithCount } from './category-rows.ts';

describe('the categories', () => {
  const names = (...[input, order]: Parameters<typeof categoryRows>) =>
    categoryRows(input, order).map(({ name }) => name);
  const small = chartInput(smallDataset());

  it('stand as the report has them, by size, or by the alphabet, those without a category last', () => {
    expect(names(small, 'report')).toEqual(['Oversight', 'Robustness', 'Multi-agent', 'No category']);
    expect(names(small, 'size')).toEqual(['Oversight', 'Robustness', 'Multi-agent', 'No category']);
    expect(names(small, 'name')).toEqual(['Multi-agent', 'Oversight', 'Robustness', 'No category']);
  });

  it('are weighed by what is shown, then by the whole, then as the report has them', () => {
    const openai = { ...NO_FILTERS, company: { only: ['openai'], without: [] } };
    const rows = categoryRows(chartInput(publishedDataset(), openai), 'size');
    expect(rows.map(({ name, shown, whole }) => [name, shown.length, whole])).toEqual([
      ['Enhancing human feedback', 6, 30],
      ['Mechanistic interpretability', 2, 18],
      ['Robustness', 1, 10],
      ['Safety evaluations', 1, 9],
      ['Power-seeking tendencies', 1, 3],
      ['Honest AI', 0, 3],
      ['Safety by design', 0, 2],
      ['Unlearning', 0, 2],
      ['Model organisms of misalignment', 0, 1],
      ['Multi-agent safety', 0, 0],
    ]);
  });

  it('are the same rows in every order, and with the companies they hold every paper once', () => {
    fc.assert(
      fc.property(
        someInput({ papers: 30, companies: 4, categories: 6 }),
        fc.constantFrom(...ORDERS),
        (input, order) => {
          const rows = categoryRows(input, order);
          expect(rows).toHaveLength(categoryRows(input, 'report').length);
          expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
          const sorted = (papers: number[]) => papers.toSorted((a, b) => a - b);
          expect(sorted(rows.flatMap(({ shown }) => shown))).toEqual(input.shown);
          expect(sorted(companyTotals(input, rows).flatMap(({ shown }) => shown))).toEqual(input.shown);
          const sizes = rows.filter(({ id }) => id !== 'none').map(({ shown }) => shown.length);
          if (order === 'size') expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
        },
      ),
    );
  });
});

describe('a share with its count', () => {
  it.each([
    [30, 78, '38 % (30)'],
    [0, 78, '0 % (0)'],
    [0, 0, '0'],
  ])('%i of %i is %s', (count, of, words) => {
    expect(shareWithCount(count, of)).toBe(words);
  });
});
