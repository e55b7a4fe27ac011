import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { someDataset, someFilters } from '../../tests/fixtures/arbitraries.ts';
import { publishedDataset } from '../../tests/fixtures/published.ts';
import { paperWith, smallDataset } from '../../tests/fixtures/small-dataset.ts';
import type { Dataset, Paper } from './dataset.ts';
import { NONE, toggled, type Choice } from './choice.ts';
import {
  collectionCounts,
  DEFAULT_SCOPE,
  explore,
  FIELDS,
  inPeriod,
  NO_FILTERS,
  valueOf,
  valuesOf,
  wholeOf,
  withCollectionToggled,
  type Explored,
  type Field,
  type Filters,
  type Scope,
} from './filter.ts';

/** A facet as a map from value to count. */
function counts({ facets }: Explored, field: Field): Record<string, number> {
  return Object.fromEntries(facets[field].map(({ value, count }) => [value, count]));
}

describe('the published papers', () => {
  const dataset = publishedDataset();
  const all = explore(dataset, wholeOf(dataset), NO_FILTERS, null);

  it('are 78, second records left out', () => {
    expect(all.shown).toHaveLength(78);
    expect(all.shown).toEqual(wholeOf(dataset));
  });

  it('are counted by company', () => {
    expect(counts(all, 'company')).toEqual({ anthropic: 25, 'google-deepmind': 42, openai: 11 });
  });

  it('are counted by category, and the category without papers is there', () => {
    expect(counts(all, 'category')).toEqual({
      'enhancing-human-feedback': 30,
      'mechanistic-interpretability': 18,
      robustness: 10,
      'safety-evaluations': 9,
      'power-seeking-tendencies': 3,
      'honest-ai': 3,
      'safety-by-design': 2,
      unlearning: 2,
      'model-organisms-of-misalignment': 1,
      'multi-agent-safety': 0,
    });
    expect(all.facets.category.at(-1)).toEqual({ value: 'multi-agent-safety', name: 'Multi-agent safety', count: 0 });
  });

  it('are counted by year', () => {
    expect(counts(all, 'year')).toEqual({ 2022: 24, 2023: 32, 2024: 22 });
  });

  it.each([
    ['anthropic', [7, 13, 0, 2, 1, 1, 0, 0, 1, 0]],
    ['google-deepmind', [17, 3, 9, 6, 1, 2, 2, 2, 0, 0]],
    ['openai', [6, 2, 1, 1, 1, 0, 0, 0, 0, 0]],
  ])('of %s are counted by category', (company, expected) => {
    const explored = explore(
      dataset,
      wholeOf(dataset),
      { ...NO_FILTERS, company: { only: [company], without: [] } },
      null,
    );
    expect(explored.facets.category.map(({ count }) => count)).toEqual(expected);
    expect(counts(explored, 'company')).toEqual(counts(all, 'company'));
  });
});

describe('filtering', () => {
  /** The same, said in the plainest way there is. */
  function passes(paper: Paper, filters: Filters, but: Field | null = null): boolean {
    const chosen = FIELDS.filter((field) => field !== but).every((field) => {
      const value = valueOf(paper, field);
      const { only, without } = filters[field];
      return (only.length === 0 || only.includes(value)) && !without.includes(value);
    });
    return paper.duplicateOf === null && chosen && inPeriod(paper.date, filters.from, filters.to);
  }

  type Case = { dataset: Dataset; filters: Filters; matches: Set<number> | null };
  const someCase: fc.Arbitrary<Case> = someDataset({ papers: 25, companies: 4, categories: 4 }).chain((dataset) =>
    fc.record({
      dataset: fc.constant(dataset),
      filters: someFilters(dataset),
      matches: fc.option(fc.subarray(dataset.papers.map((_, index) => index)).map((found) => new Set(found))),
    }),
  );

  it('shows exactly the papers that pass everything, in the order of the dataset', () => {
    fc.assert(
      fc.property(someCase, ({ dataset, filters, matches }) => {
        const expected = dataset.papers.flatMap((paper, index) =>
          passes(paper, filters) && (matches === null || matches.has(index)) ? [index] : [],
        );
        expect(explore(dataset, wholeOf(dataset), filters, matches).shown).toEqual(expected);
      }),
    );
  });

  it('counts a value of a facet under all other choices', () => {
    fc.assert(
      fc.property(someCase, fc.constantFrom(...FIELDS), ({ dataset, filters, matches }, field) => {
        const counted = explore(dataset, wholeOf(dataset), filters, matches).facets[field];
        const lacking = dataset.papers.some((paper) => paper.duplicateOf === null && valueOf(paper, field) === NONE);
        const values = valuesOf(dataset, field).map(({ value }) => value);
        expect(counted.map(({ value }) => value)).toEqual(values.filter((value) => value !== NONE || lacking));
        for (const { value, count } of counted) {
          const expected = dataset.papers.filter(
            (paper, index) =>
              valueOf(paper, field) === value &&
              passes(paper, filters, field) &&
              (matches === null || matches.has(index)),
          );
          expect(count).toBe(expected.length);
        }
      }),
    );
  });

  it('promises with a count what choosing that value alone gives', () => {
    fc.assert(
      fc.property(someCase, fc.constantFrom(...FIELDS), ({ dataset, filters, matches }, field) => {
        for (const { value, count } of explore(dataset, wholeOf(dataset), filters, matches).facets[field]) {
          const alone = { ...filters, [field]: { only: [value], without: [] } };
          expect(explore(dataset, wholeOf(dataset), alone, matches).shown).toHaveLength(count);
        }
      }),
    );
  });

  it('keeps papers without a value where it is only said which values to leave out', () => {
    const dataset = smallDataset();
    const filters: Filters = { ...NO_FILTERS, company: { only: [], without: ['beta'] } };
    const titles = explore(dataset, wholeOf(dataset), filters, null).shown.map((index) => dataset.papers[index]?.id);
    expect(titles).toEqual(['debate', 'alone', 'undated']);
  });

  it('leaves second records out even where a search found them', () => {
    expect(explore(smallDataset(), wholeOf(smallDataset()), NO_FILTERS, new Set([1])).shown).toEqual([]);
  });

  it('shows nothing where a search found nothing', () => {
    expect(explore(smallDataset(), wholeOf(smallDataset()), NO_FILTERS, new Set())).toMatchObject({ shown: [] });
  });

  it('takes the names of inherited properties for values like any others', () => {
    const filters: Filters = { ...NO_FILTERS, company: { only: ['constructor', '__proto__'], without: [] } };
    expect(explore(smallDataset(), wholeOf(smallDataset()), filters, null).shown).toEqual([]);
  });
});

describe('papers to which the sources give no company', () => {
  const ids = (filters: Filters) => {
    const dataset = smallDataset();
    return explore(dataset, wholeOf(dataset), filters, null).shown.map((index) => dataset.papers[index]?.id);
  };

  it('can be chosen and left out like those of any company', () => {
    expect(ids({ ...NO_FILTERS, company: { only: [NONE], without: [] } })).toEqual(['alone']);
    expect(ids({ ...NO_FILTERS, company: { only: [NONE, 'beta'], without: [] } })).toEqual([
      'noise',
      'reward',
      'alone',
    ]);
    expect(ids({ ...NO_FILTERS, year: { only: [], without: [NONE] } })).not.toContain('undated');
  });

  it('are a value of the facet only where there are such', () => {
    const dataset = smallDataset();
    const some = explore(dataset, wholeOf(dataset), NO_FILTERS, null).facets.company;
    expect(some.at(-1)).toEqual({ value: NONE, name: 'No company', count: 1 });
    const none = explore(dataset, [0, 2, 3], NO_FILTERS, null).facets.company;
    expect(none.map(({ value }) => value)).toEqual(['alpha-lab', 'beta']);
  });
});

describe('what is looked at', () => {
  const dataset = smallDataset({
    collections: [
      { id: 'all', name: 'All', description: 'All there is.', shownByDefault: true },
      { id: 'further', name: 'Further', description: 'More.', shownByDefault: false },
      { id: 'spoken-of', name: 'Spoken of', description: 'Only named.', shownByDefault: false },
    ],
    papers: [
      paperWith({ id: 'first' }),
      paperWith({ id: 'first-again', duplicateOf: 'first' }),
      paperWith({ id: 'both', collections: ['all', 'further'] }),
      paperWith({ id: 'second', collections: ['further'], company: 'beta' }),
      paperWith({ id: 'named', collections: ['spoken-of'], company: null }),
    ],
  });
  const ids = (scope: Scope) => wholeOf(dataset, scope).map((index) => dataset.papers[index]?.id);

  it('is the collections that are shown by default, each work once', () => {
    expect(ids(DEFAULT_SCOPE)).toEqual(['first', 'both']);
    expect(ids({ ...DEFAULT_SCOPE, duplicates: true })).toEqual(['first', 'first-again', 'both']);
  });

  it('is any of the collections that are switched on, a paper of two of them once', () => {
    expect(ids({ collections: ['all', 'further'], duplicates: false })).toEqual(['first', 'both', 'second']);
    expect(ids({ collections: ['further'], duplicates: true })).toEqual(['both', 'second']);
    expect(ids({ collections: ['constructor'], duplicates: true })).toEqual([]);
  });

  it('is switched collection by collection, and back to the default as it was', () => {
    const more = withCollectionToggled(dataset, DEFAULT_SCOPE, 'further');
    expect(more.collections).toEqual(['all', 'further']);
    const only = withCollectionToggled(dataset, more, 'all');
    expect(only.collections).toEqual(['further']);
    expect(withCollectionToggled(dataset, more, 'further')).toEqual(DEFAULT_SCOPE);
    // Nothing at all can't be looked at.
    expect(withCollectionToggled(dataset, only, 'further')).toEqual(DEFAULT_SCOPE);
  });

  it('is counted by collection, also where a collection is switched off', () => {
    const counts = (scope: Scope, filters = NO_FILTERS, matches: Set<number> | null = null) =>
      collectionCounts(dataset, scope, filters, matches).map(({ value, count }) => [value, count]);
    expect(counts(DEFAULT_SCOPE)).toEqual([
      ['all', 2],
      ['further', 2],
      ['spoken-of', 1],
    ]);
    const filters = { ...NO_FILTERS, company: { only: ['beta'], without: [] } };
    expect(counts(DEFAULT_SCOPE, filters).map(([, count]) => count)).toEqual([0, 1, 0]);
    expect(counts({ ...DEFAULT_SCOPE, duplicates: true }).map(([, count]) => count)).toEqual([3, 2, 1]);
    expect(counts(DEFAULT_SCOPE, NO_FILTERS, new Set([3, 4])).map(([, count]) => count)).toEqual([0, 1, 1]);
  });

  it('counts a collection as it would be if it alone were looked at', () => {
    fc.assert(
      fc.property(someFilters(dataset), fc.boolean(), (filters, duplicates) => {
        for (const { value, count } of collectionCounts(dataset, { collections: [], duplicates }, filters, null)) {
          const whole = wholeOf(dataset, { collections: [value], duplicates });
          expect(explore(dataset, whole, filters, null).shown).toHaveLength(count);
        }
      }),
    );
  });
});

describe('a period', () => {
  it.each([
    ['2023-04-05', null, null, true],
    [null, null, null, true],
    [null, '2023-04', null, false],
    [null, null, '2023-04', false],
    ['2023-04-01', '2023-04', null, true],
    ['2023-03-31', '2023-04', null, false],
    ['2023-04-30', null, '2023-04', true],
    ['2023-05-01', null, '2023-04', false],
    ['2023-04-05', '2023-04-05', '2023-04-05', true],
    ['2023-04-04', '2023-04-05', '2023-04-05', false],
    ['2023-04-06', '2023-04-05', '2023-04-05', false],
    ['2023-12-31', '2023-04', '2023-12', true],
    ['2024-01-01', '2023-04', '2023-12', false],
  ])('holds %s, from %s to %s: %s', (date, from, to, expected) => {
    expect(inPeriod(date, from, to)).toBe(expected);
  });
});

describe('toggling', () => {
  const someChoice: fc.Arbitrary<Choice> = fc
    .uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'))
    .chain((values) => fc.record({ only: fc.subarray(values), cut: fc.nat({ max: 4 }) }))
    .map(({ only, cut }) => ({ only: only.slice(cut), without: only.slice(0, cut) }));
  const members = ({ only, without }: Choice) => [new Set(only), new Set(without)];

  it('twice brings back what was chosen', () => {
    fc.assert(
      fc.property(someChoice, fc.constantFrom('a', 'b', 'c', 'd', 'e'), (choice, value) => {
        // A value that was excluded comes back as chosen, not as excluded: it was taken out by the first click.
        fc.pre(!choice.without.includes(value));
        expect(members(toggled(toggled(choice, value), value))).toEqual(members(choice));
      }),
    );
  });

  it('changes the one value and no other', () => {
    fc.assert(
      fc.property(someChoice, fc.constantFrom('a', 'b', 'c', 'd', 'e'), (choice, value) => {
        const after = toggled(choice, value);
        const others = (values: readonly string[]) => values.filter((other) => other !== value);
        expect(others(after.only)).toEqual(others(choice.only));
        expect(after.without).toEqual(others(choice.without));
        expect(after.only.includes(value)).toBe(!choice.only.includes(value) && !choice.without.includes(value));
      }),
    );
  });
});
