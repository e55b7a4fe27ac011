import { describe, expect, it } from 'vitest';
import { smallDataset } from '../../tests/fixtures/small-dataset.ts';
import { NO_NOTE_FILTERS as noteFilters } from '../papers/annotations.ts';
import { ALL } from '../papers/choice.ts';
import { DEFAULT_SCOPE as scope, NO_FILTERS, type Filters } from '../papers/filter.ts';
import { chosen, subtitle, type Selection, withChartChoice } from './filters-in-words.ts';

const dataset = smallDataset();
const filters: Filters = {
  company: { only: ['beta'], without: ['alpha-lab'] },
  category: { only: ['oversight', 'robustness'], without: [] },
  year: { only: [], without: ['2023'] },
  abstract: ALL,
  from: '2022-04',
  to: '2023-03',
};

const further = smallDataset({
  collections: [
    { id: 'all', name: 'All papers', description: 'All there is.', shownByDefault: true },
    { id: 'further', name: 'Further', description: 'More.', shownByDefault: false },
  ],
});

describe('what was chosen, in words', () => {
  it('begins with collections that are not as they are by default, and with duplicates', () => {
    const labels = (collections: string[], duplicates: boolean) =>
      chosen(further, { scope: { collections, duplicates }, filters: NO_FILTERS, noteFilters }).map(
        ({ label }) => label,
      );
    expect(labels(['all', 'further'], false)).toEqual(['with Further']);
    expect(labels(['further'], true)).toEqual(['not All papers', 'with Further', 'with duplicates']);
    expect(labels(['all'], false)).toEqual([]);
  });

  it('is nothing where nothing was', () => {
    expect(chosen(dataset, { scope, filters: NO_FILTERS, noteFilters })).toEqual([]);
  });

  it('goes by the names of things, field by field, the period last', () => {
    expect(chosen(dataset, { scope, filters, noteFilters }).map(({ label }) => label)).toEqual([
      'Beta',
      'not Alpha Lab',
      'Oversight',
      'Robustness',
      'not 2023',
      'Apr 2022 – Mar 2023',
    ]);
  });

  it('comes with the filters that are left without it, and no other change', () => {
    const left = chosen(dataset, { scope, filters, noteFilters }).map(({ without }) => without);
    expect(left.every((one) => one.scope === scope)).toBe(true);
    expect(left.map((one) => one.filters)).toEqual([
      { ...filters, company: { only: [], without: ['alpha-lab'] } },
      { ...filters, company: { only: ['beta'], without: [] } },
      { ...filters, category: { only: ['robustness'], without: [] } },
      { ...filters, category: { only: ['oversight'], without: [] } },
      { ...filters, year: { only: [], without: [] } },
      { ...filters, from: null, to: null },
    ]);
  });

  it('can be taken away one by one until nothing is left', () => {
    let rest: Selection = { scope: { collections: ['further'], duplicates: true }, filters, noteFilters };
    for (let steps = 0; steps < 9; steps++) rest = chosen(further, rest)[0]?.without ?? rest;
    expect(rest).toEqual({ scope, filters: NO_FILTERS, noteFilters });
  });

  it('names what the dataset does not know by its slug', () => {
    const unknown = { ...NO_FILTERS, company: { only: ['gamma'], without: [] } };
    expect(chosen(dataset, { scope, filters: unknown, noteFilters }).map(({ label }) => label)).toEqual(['gamma']);
  });
});

describe('the subtitle of a chart', () => {
  it('counts the papers, and says how many of how many where some are left out', () => {
    expect(subtitle(dataset, { scope, filters: NO_FILTERS, noteFilters }, '', 5, 5)).toBe('5 papers');
    expect(subtitle(dataset, { scope, filters: NO_FILTERS, noteFilters }, '  ', 1, 1)).toBe('1 paper');
    expect(subtitle(dataset, { scope, filters: NO_FILTERS, noteFilters }, '', 0, 5)).toBe('0 of 5 papers');
  });

  it('says no more than that notes were asked, where they were', () => {
    expect(subtitle(dataset, { scope, filters: NO_FILTERS, noteFilters }, 'reward tag:secret', 1, 5)).toBe(
      '1 of 5 papers · by my notes',
    );
  });

  it('says how a query was answered, where that is not plain', () => {
    expect(
      subtitle(
        dataset,
        { scope, filters: NO_FILTERS, noteFilters },
        'reward zebra',
        1,
        5,
        'most words of “reward zebra”',
      ),
    ).toBe('1 of 5 papers · most words of “reward zebra”');
  });

  it('says the filters and the query', () => {
    const some = { ...NO_FILTERS, company: { only: ['beta'], without: [] }, from: '2022-04' };
    expect(subtitle(dataset, { scope, filters: some, noteFilters }, ' reward model ', 2, 5)).toBe(
      '2 of 5 papers · Beta · since Apr 2022 · “reward model”',
    );
  });
});

describe('a click on a chart', () => {
  it('chooses a period, in place of another, and the same click again lets go of it', () => {
    const choice = { period: { from: '2022-04', to: '2022-06' } };
    const chosen = withChartChoice({ ...filters, from: '2020-01', to: null }, choice);
    expect(chosen).toEqual({ ...filters, from: '2022-04', to: '2022-06' });
    expect(withChartChoice(chosen, choice)).toEqual({ ...filters, from: null, to: null });
  });

  it('chooses one value, in place of others, and the same click again lets go of it', () => {
    const choice = { category: 'robustness' };
    const chosen = withChartChoice(filters, choice);
    expect(chosen).toEqual({ ...filters, category: { only: ['robustness'], without: [] } });
    expect(withChartChoice(chosen, choice)).toEqual({ ...filters, category: { only: [], without: [] } });
  });

  it('turns a value that was left out into the one that is chosen', () => {
    expect(withChartChoice(filters, { company: 'alpha-lab' }).company).toEqual({
      only: ['alpha-lab'],
      without: [],
    });
  });

  it('chooses all that the mark stands for at once, and lets go of all of it again', () => {
    const choice = { company: 'beta', category: 'robustness', period: { from: '2022-04', to: '2022-06' } };
    const chosen = withChartChoice(NO_FILTERS, choice);
    expect(chosen).toEqual({
      ...NO_FILTERS,
      company: { only: ['beta'], without: [] },
      category: { only: ['robustness'], without: [] },
      from: '2022-04',
      to: '2022-06',
    });
    expect(withChartChoice(chosen, choice)).toEqual(NO_FILTERS);
  });

  it('with Shift comes to what was chosen: a value beside others, a period up to the other', () => {
    const one = withChartChoice(NO_FILTERS, { category: 'robustness', period: { from: '2022-04', to: '2022-06' } });
    const both = withChartChoice(one, { category: 'oversight', period: { from: '2022-10', to: '2022-12' } }, true);
    expect(both.category.only).toEqual(['robustness', 'oversight']);
    expect([both.from, both.to]).toEqual(['2022-04', '2022-12']);
    expect(withChartChoice(both, { category: 'oversight' }, true).category.only).toEqual(['robustness']);
  });
});
