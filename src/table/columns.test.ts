import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { someDataset } from '../../tests/fixtures/arbitraries.ts';
import { smallDataset } from '../../tests/fixtures/small-dataset.ts';
import { NO_ANNOTATIONS } from '../papers/annotations.ts';
import { placesOf, rankingOf, ranksOf, rowsOf, sortedBy } from './columns.ts';

describe('ranks', () => {
  it.each<[string, (string | null)[], (number | undefined)[]]>([
    ['follow the order of the texts', ['c', 'a', 'b'], [2, 0, 1]],
    ['are the same for the same text', ['b', 'a', 'b'], [1, 0, 1]],
    ['are none where there is no text', ['b', null, 'a'], [1, undefined, 0]],
    ['count numbers as numbers', ['Paper 10', 'Paper 9', 'Paper 100'], [1, 0, 2]],
    ['put accents beside their letters', ['zebra', 'état', 'apple', 'etc'], [3, 1, 0, 2]],
    ['of nothing are nothing', [], []],
  ])('%s', (_, texts, ranks) => {
    expect(ranksOf(texts)).toEqual(ranks);
  });

  it('are the same for texts that only differ in what the order does not see', () => {
    const [composed, decomposed, later] = ranksOf(['é', 'e\u0301', 'f']);
    expect(composed).toBe(decomposed);
    expect(later).toBeGreaterThan(composed ?? NaN);
  });

  it('put capitals beside small letters', () => {
    const [upper = NaN, lower = NaN, next = NaN] = ranksOf(['A', 'a', 'B']);
    expect(Math.max(upper, lower)).toBeLessThan(next);
  });

  it('sort as the texts themselves do', () => {
    const collator = new Intl.Collator('en', { numeric: true });
    fc.assert(
      fc.property(fc.array(fc.option(fc.string({ unit: 'grapheme', maxLength: 6 }))), (texts) => {
        const ranks = ranksOf(texts);
        texts.forEach((a, i) => {
          texts.forEach((b, j) => {
            const [rankA, rankB] = [ranks[i], ranks[j]];
            if (a === null || b === null || rankA === undefined || rankB === undefined) return;
            expect(Math.sign(rankA - rankB)).toBe(Math.sign(collator.compare(a, b)));
          });
          expect(ranks[i] === undefined).toBe(a === null);
        });
      }),
    );
  });
});

describe('rows', () => {
  it('are all papers, with the names of company and category', () => {
    const { papers } = smallDataset();
    expect(rowsOf(smallDataset()).map(({ index, company, category }) => [index, company, category])).toEqual([
      [0, 'Alpha Lab', 'Oversight'],
      [1, 'Alpha Lab', 'Oversight'],
      [2, 'Beta', 'Robustness'],
      [3, 'Beta', 'Oversight'],
      [4, '', ''],
      [5, 'Alpha Lab', 'Robustness'],
    ]);
    expect(rowsOf(smallDataset()).map(({ paper }) => paper)).toEqual(papers);
  });

  it('keep company and category apart where both have the same slug', () => {
    const dataset = smallDataset({
      companies: [{ id: 'safety', name: 'Safety Inc.' }],
      categories: [{ id: 'safety', name: 'Safety research', definition: '' }],
      papers: smallDataset().papers.map((paper) => ({ ...paper, company: 'safety', category: 'safety' })),
    });
    expect(rowsOf(dataset)[0]).toMatchObject({ company: 'Safety Inc.', category: 'Safety research' });
  });
});

describe('sorting rows', () => {
  it('puts what has no value last, up and down, and keeps equals in their order', () => {
    const rows = rowsOf(smallDataset());
    const ranking = rankingOf(rows, NO_ANNOTATIONS);
    const ids = (descending: boolean) =>
      sortedBy(rows, placesOf(rows, [{ column: 'date', descending }], ranking)).map(({ paper }) => paper.id);
    expect(ids(true)).toEqual(['alone', 'reward', 'noise', 'debate', 'debate-again', 'undated']);
    expect(ids(false)).toEqual(['debate', 'debate-again', 'noise', 'reward', 'alone', 'undated']);
    expect(sortedBy(rows, placesOf(rows, [], ranking))).toBe(rows);
  });

  it('weighs each column before the next, whatever is sorted', () => {
    const column = fc.constantFrom('company', 'category', 'date', 'title');
    const keys = fc.uniqueArray(fc.record({ column, descending: fc.boolean() }), {
      selector: ({ column }) => column,
      minLength: 1,
    });
    fc.assert(
      fc.property(someDataset({ papers: 25, companies: 3, categories: 3 }), keys, (dataset, sort) => {
        const rows = rowsOf(dataset);
        const ranking = rankingOf(rows, NO_ANNOTATIONS);
        const sorted = sortedBy(rows, placesOf(rows, sort, ranking));
        expect(sorted.toSorted((a, b) => a.index - b.index)).toEqual(rows);
        sorted.forEach((row, at) => {
          const next = sorted[at + 1];
          if (next === undefined) return;
          for (const { column, descending } of sort) {
            const [a, b] = [ranking(column)[row.index], ranking(column)[next.index]];
            if (a === b) continue;
            expect(b === undefined || (a !== undefined && (descending ? a > b : a < b))).toBe(true);
            return;
          }
          expect(row.index).toBeLessThan(next.index);
        });
      }),
    );
  });

  it('keeps equals in the order in which they came, whichever rows come', () => {
    const some = someDataset({ papers: 25, companies: 3, categories: 3 }).chain((dataset) =>
      fc.tuple(fc.constant(dataset), fc.shuffledSubarray(rowsOf(dataset))),
    );
    fc.assert(
      fc.property(some, fc.boolean(), ([dataset, came], descending) => {
        const rows = rowsOf(dataset);
        const ranking = rankingOf(rows, NO_ANNOTATIONS);
        const rank = ({ index }: (typeof rows)[number]) =>
          ((of) => (of === undefined ? Infinity : descending ? -of : of))(ranking('company')[index]);
        const rowsCame = came.flatMap(({ index }) => rows[index] ?? []);
        const expected = rowsCame.toSorted((a, b) => (rank(a) === rank(b) ? 0 : rank(a) - rank(b)));
        expect(sortedBy(rowsCame, placesOf(rows, [{ column: 'company', descending }], ranking))).toEqual(expected);
      }),
    );
  });
});
