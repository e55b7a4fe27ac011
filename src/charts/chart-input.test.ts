import { describe, expect, it } from 'vitest';
import { chartInput } from '../../tests/fixtures/chart-inputs.ts';
import { smallDataset } from '../../tests/fixtures/small-dataset.ts';
import { NO_FILTERS } from '../papers/filter.ts';
import { countInWords, sharesBy, sharesInWords, sourceLine } from './chart-input.ts';

describe('what charts are drawn from', () => {
  it('is shared out by company, and a last share is for papers of none', () => {
    const input = chartInput(smallDataset(), { ...NO_FILTERS, category: { only: ['oversight'], without: [] } });
    expect(sharesBy(input, () => 'all')('all')).toEqual([
      { company: 'alpha-lab', name: 'Alpha Lab', shown: [0], whole: [0, 5] },
      { company: 'beta', name: 'Beta', shown: [3], whole: [2, 3] },
      { company: 'none', name: 'No company', shown: [], whole: [4] },
    ]);
  });

  it('has no share for papers of no company where there are none', () => {
    const { papers, ...rest } = smallDataset();
    const dataset = { ...rest, papers: papers.filter(({ company }) => company !== null) };
    expect(sharesBy(chartInput(dataset), () => 'all')('all').map(({ name }) => name)).toEqual(['Alpha Lab', 'Beta']);
  });

  it('is counted in words', () => {
    expect(countInWords(78, 78)).toBe('78 papers');
    expect(countInWords(1, 1)).toBe('1 paper');
    expect(countInWords(0, 30)).toBe('0 of 30 papers');
    const shares = sharesBy(chartInput(smallDataset()), ({ category }) => category)('robustness');
    expect(sharesInWords(shares)).toBe('Alpha Lab 1, Beta 1');
    expect(sharesInWords([])).toBe('');
  });

  it('names its sources, what time they cover, and the version of the data', () => {
    expect(sourceLine(chartInput(smallDataset()))).toBe(
      'Source: A sheet of papers. Papers of 1 Jan 2022 – 31 Jul 2023. Data version 01234567.',
    );
  });
});
