import { describe, expect, it } from 'vitest';
import { smallDataset } from '../../tests/fixtures/small-dataset.ts';
import { ALL } from '../papers/choice.ts';
import { NO_FILTERS } from '../papers/filter.ts';
import { DEFAULT_VIEW, effectiveSort, fitToDataset, type SortKey, type View } from './view.ts';

const dataset = smallDataset();

describe('fitting a view to the papers', () => {
  it('leaves a view that fits as it is', () => {
    const view: View = {
      ...DEFAULT_VIEW,
      query: 'whatever',
      filters: {
        company: { only: ['beta'], without: ['alpha-lab'] },
        category: { only: ['multi-agent'], without: [] },
        year: { only: ['2022'], without: ['2023'] },
        abstract: ALL,
        from: '1066-10-14',
        to: null,
      },
      paper: 'debate',
    };
    const fitted = fitToDataset(view, dataset);
    expect(fitted.leftOut).toEqual([]);
    expect(fitted.view).toBe(view);
  });

  it('takes out what the papers do not know, and names each', () => {
    const view: View = {
      ...DEFAULT_VIEW,
      filters: {
        ...NO_FILTERS,
        company: { only: ['beta', 'gamma'], without: ['delta'] },
        category: { only: ['magic'], without: [] },
        year: { only: ['1999', '2022'], without: [] },
      },
      paper: 'nowhere',
      sort: [{ column: 'title', descending: true }],
    };
    expect(fitToDataset(view, dataset)).toEqual({
      leftOut: ['company “gamma”', 'company “delta”', 'category “magic”', 'year “1999”', 'paper “nowhere”'],
      view: {
        ...view,
        filters: {
          ...NO_FILTERS,
          company: { only: ['beta'], without: [] },
          year: { only: ['2022'], without: [] },
        },
        paper: null,
      },
    });
  });

  it('takes out collections that are not there, and keeps the rest of what is looked at', () => {
    const scope = { collections: ['all', 'gone'], duplicates: true };
    expect(fitToDataset({ ...DEFAULT_VIEW, scope }, dataset)).toEqual({
      leftOut: ['collection “gone”'],
      view: { ...DEFAULT_VIEW, scope: { collections: ['all'], duplicates: true } },
    });
  });

  it('knows papers without a company by their name in links, where there are such', () => {
    const filters = { ...NO_FILTERS, company: { only: ['none'], without: [] } };
    expect(fitToDataset({ ...DEFAULT_VIEW, filters }, dataset).leftOut).toEqual([]);
    const papers = dataset.papers.filter(({ company }) => company !== null);
    expect(fitToDataset({ ...DEFAULT_VIEW, filters }, { ...dataset, papers }).leftOut).toEqual(['company “none”']);
  });

  it('finds a paper by an id that it had before', () => {
    expect(fitToDataset({ ...DEFAULT_VIEW, paper: 'reward-old' }, dataset)).toEqual({
      leftOut: [],
      view: { ...DEFAULT_VIEW, paper: 'reward' },
    });
  });

  it('does not take an inherited property for a value', () => {
    const view: View = { ...DEFAULT_VIEW, filters: { ...NO_FILTERS, company: { only: ['constructor'], without: [] } } };
    expect(fitToDataset(view, dataset).leftOut).toEqual(['company “constructor”']);
  });
});

describe('the sorting that a view amounts to', () => {
  const byTitle: SortKey[] = [{ column: 'title', descending: false }];
  const newestFirst: SortKey[] = [{ column: 'date', descending: true }];

  it.each<[string, Partial<View>, SortKey[]]>([
    ['newest first', {}, newestFirst],
    ['newest first, where nothing but spaces was typed', { query: '  ' }, newestFirst],
    ['by relevance while searching', { query: 'reward' }, []],
    ['as chosen', { sort: byTitle }, byTitle],
    ['as chosen, also while searching', { query: 'reward', sort: byTitle }, byTitle],
  ])('is %s', (_, view, expected) => {
    expect(effectiveSort({ ...DEFAULT_VIEW, ...view })).toEqual(expected);
  });
});
