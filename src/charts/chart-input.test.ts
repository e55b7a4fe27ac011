import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chartInput, someInput } from '../../tests/fixtures/chart-inputs.ts';
import { smallDataset } from '../../tests/fixtures/small-dataset.ts';
import { NO_FILTERS } from '../papers/filter.ts';
import { countInWords, placesIn, sharesBy, sharesInWords, sourceLine, valuesIn } from './chart-input.ts';

describe('what charts are drawn from', () => {
  it('is shared out by a field and company, and a last share is for papers of none', () => {
    const input = chartInput(smallDataset(), { ...NO_FILTERS, company: { only: ['beta'], without: [] } });
    const papers = sharesBy(input, 'category').map(({ value, shares }) => [
      value,
      ...shares.map(({ name, shown, rest }) => [name, shown, rest]),
    ]);
    expect(papers).toEqual([
      ['oversight', ['Alpha Lab', [], [0]], ['Beta', [3], []], ['No company', [], []]],
      ['robustness', ['Alpha Lab', [], [5]], ['Beta', [2], []], ['No company', [], []]],
      ['multi-agent', ['Alpha Lab', [], []], ['Beta', [], []], ['No company', [], []]],
      ['none', ['Alpha Lab', [], []], ['Beta', [], []], ['No company', [], [4]]],
    ]);
  });

  it('has no share for papers of no company where there are none', () => {
    const { papers, ...rest } = smallDataset();
    const dataset = { ...rest, papers: papers.filter(({ company }) => company !== null) };
    for (const { shares } of sharesBy(chartInput(dataset), 'category')) {
      expect(shares.map(({ name }) => name)).toEqual(['Alpha Lab', 'Beta']);
    }
  });

  it('has each paper once, shown or filtered out, in the order of the whole', () => {
    fc.assert(
      fc.property(someInput({ papers: 30, companies: 4, categories: 6 }), (input) => {
        const groups = sharesBy(input, 'category');
        expect(groups.map(({ value, name }) => ({ value, name }))).toEqual(valuesIn(input, 'category'));
        const shares = groups.flatMap((group) => group.shares);
        const sorted = (papers: readonly number[]) => papers.toSorted((a, b) => a - b);
        expect(sorted(shares.flatMap(({ whole }) => whole))).toEqual(input.whole);
        expect(sorted(shares.flatMap(({ shown }) => shown))).toEqual(input.shown);
        for (const { shown, whole, rest } of shares) {
          expect(sorted([...shown, ...rest])).toEqual(whole);
          expect([shown, rest]).toEqual([sorted(shown), sorted(rest)]);
        }
      }),
    );
  });

  it('knows the values of its papers, and throws for any other', () => {
    const dataset = smallDataset();
    const companyOf = placesIn(chartInput(dataset), 'company');
    expect(dataset.papers.map((_, index) => valuesIn(chartInput(dataset), 'company')[companyOf(index)]?.value)).toEqual(
      dataset.papers.map(({ company }) => company ?? 'none'),
    );
    expect(() => companyOf(99)).toThrow('of paper 99');
    const stranger = { ...dataset, companies: dataset.companies.slice(1) };
    expect(() => sharesBy(chartInput(stranger), 'category')).toThrow('The chart knows no company "alpha-lab"');
  });

  it('is counted in words', () => {
    expect(countInWords(78, 78)).toBe('78 papers');
    expect(countInWords(1, 1)).toBe('1 paper');
    expect(countInWords(0, 30)).toBe('0 of 30 papers');
    const shares = sharesBy(chartInput(smallDataset()), 'category').find(({ value }) => value === 'robustness')?.shares;
    expect(sharesInWords(shares ?? [])).toBe('Alpha Lab 1, Beta 1');
    expect(sharesInWords([])).toBe('');
  });

  it('names its sources, what time they cover, and the version of the data', () => {
    expect(sourceLine(chartInput(smallDataset()))).toBe(
      'Source: A sheet of papers. Papers of 1 Jan 2022 – 31 Jul 2023. Data version 01234567.',
    );
  });
});
