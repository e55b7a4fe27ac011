import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { someDataset } from '../../tests/fixtures/arbitraries.ts';
import { publishedDataset } from '../../tests/fixtures/published.ts';
import { smallDataset } from '../../tests/fixtures/small-dataset.ts';
import { crossTable, shareInWords } from './cross-table.ts';
import { NO_FILTERS, DEFAULT_SCOPE, explore, wholeOf } from './filter.ts';

describe('papers by category and company', () => {
  it('are the table of the report, duplicates left out or not', () => {
    const dataset = publishedDataset();
    const unique = crossTable(dataset, wholeOf(dataset));
    expect(unique.companies.map(({ name }) => name)).toEqual(['Anthropic', 'Google DeepMind', 'OpenAI']);
    expect(unique.rows.map(({ name, counts, total }) => [name, ...counts, total])).toEqual([
      ['Enhancing human feedback', 7, 17, 6, 30],
      ['Mechanistic interpretability', 13, 3, 2, 18],
      ['Robustness', 0, 9, 1, 10],
      ['Safety evaluations', 2, 6, 1, 9],
      ['Power-seeking tendencies', 1, 1, 1, 3],
      ['Honest AI', 1, 2, 0, 3],
      ['Safety by design', 0, 2, 0, 2],
      ['Unlearning', 0, 2, 0, 2],
      ['Model organisms of misalignment', 1, 0, 0, 1],
      ['Multi-agent safety', 0, 0, 0, 0],
    ]);
    expect([...unique.totals, unique.total]).toEqual([25, 42, 11, 78]);
    const all = crossTable(dataset, wholeOf(dataset, { ...DEFAULT_SCOPE, duplicates: true }));
    expect(all.rows.slice(0, 3).map(({ total }) => total)).toEqual([31, 19, 10]);
    expect(all.total).toBe(80);
  });

  it('say what each category means', () => {
    expect(crossTable(smallDataset(), [0]).rows[0]).toMatchObject({ definition: 'Watching what a model does.' });
  });

  it('have a row and a column for those without, where there are such', () => {
    const table = crossTable(smallDataset(), [0, 4]);
    expect(table.companies.at(-1)?.name).toBe('No company');
    expect(table.rows.at(-1)).toEqual({
      value: 'none',
      name: 'No category',
      definition: null,
      counts: [0, 0, 1],
      total: 1,
    });
    expect(crossTable(smallDataset(), [0]).companies).toHaveLength(2);
    expect(crossTable(smallDataset(), [0]).rows).toHaveLength(3);
  });

  it('add up, and each cell is what choosing its category and company gives', () => {
    fc.assert(
      fc.property(someDataset({ papers: 25, companies: 4, categories: 4 }), (dataset) => {
        const whole = wholeOf(dataset);
        const table = crossTable(dataset, whole);
        const sum = (counts: readonly number[]) => counts.reduce((a, b) => a + b, 0);
        expect(table.total).toBe(whole.length);
        expect(sum(table.totals)).toBe(table.total);
        expect(sum(table.rows.map(({ total }) => total))).toBe(table.total);
        for (const { value, counts, total } of table.rows) {
          expect(sum(counts)).toBe(total);
          table.companies.forEach((company, at) => {
            const filters = {
              ...NO_FILTERS,
              category: { only: [value], without: [] },
              company: { only: [company.value], without: [] },
            };
            expect(explore(dataset, whole, filters, null).shown).toHaveLength(counts[at] ?? -1);
          });
        }
      }),
    );
  });
});

describe('a share in words', () => {
  it.each([
    [7, 30, '23 %'],
    [30, 30, '100 %'],
    [0, 30, '0 %'],
    [0, 0, '0 %'],
    [1, 1000, '< 1 %'],
    [199, 200, '100 %'],
    [1, 3, '33 %'],
  ])('of %i of %i is %s', (count, of, words) => {
    expect(shareInWords(count, of)).toBe(words);
  });
});
