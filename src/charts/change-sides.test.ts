import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { someDay } from '../../tests/fixtures/arbitraries.ts';
import { chartInput } from '../../tests/fixtures/chart-inputs.ts';
import { publishedDataset } from '../../tests/fixtures/published.ts';
import { paperWith, smallDataset } from '../../tests/fixtures/small-dataset.ts';
import { caveats, sideInWords, sidesOf, suggestedPeriods } from './change-sides.ts';

const year = (one: string) => ({ from: `${one}-01`, to: `${one}-12` });

describe('the periods that are suggested', () => {
  it.each([
    ['the last two full years', '2022-01-01', '2024-07-31', year('2022'), year('2023')],
    ['the last two, where the coverage ends with a year', '2020-05-01', '2023-12-31', year('2022'), year('2023')],
    ['two years and no more', '2022-01-01', '2023-12-31', year('2022'), year('2023')],
    [
      'halves, where there is one full year only',
      '2022-02-01',
      '2024-01-31',
      { from: '2022-02', to: '2023-01' },
      { from: '2023-02', to: '2024-01' },
    ],
    [
      'halves without the oldest month, where their number is odd',
      '2023-01-01',
      '2023-07-31',
      { from: '2023-02', to: '2023-04' },
      { from: '2023-05', to: '2023-07' },
    ],
    [
      'one month twice',
      '2023-05-04',
      '2023-05-20',
      { from: '2023-05', to: '2023-05' },
      { from: '2023-05', to: '2023-05' },
    ],
  ])('are %s', (_, from, to, first, second) => {
    expect(suggestedPeriods(smallDataset({ coverage: { from, to } }))).toEqual({ first, second });
  });

  it('are as long as each other, follow each other, and lie in what is covered', () => {
    fc.assert(
      fc.property(someDay, someDay, (one, other) => {
        const [from = '', to = ''] = [one, other].toSorted();
        const { first, second } = suggestedPeriods(smallDataset({ coverage: { from, to } }));
        expect(first.from >= from.slice(0, 7) && second.to <= to.slice(0, 7)).toBe(true);
        const months = (period: { from: string; to: string }) =>
          (Number(period.to.slice(0, 4)) - Number(period.from.slice(0, 4))) * 12 +
          Number(period.to.slice(5)) -
          Number(period.from.slice(5));
        expect(months(first)).toBe(months(second));
        if (from.slice(0, 7) !== to.slice(0, 7)) {
          const next = new Date(`${first.to}-01T00:00:00Z`);
          next.setUTCMonth(next.getUTCMonth() + 1);
          expect(next.toISOString().slice(0, 7)).toBe(second.from);
        }
      }),
    );
  });
});

describe('the sides of a comparison', () => {
  const input = chartInput(publishedDataset());
  const [anthropic, deepmind] = [{ company: 'anthropic' }, { company: 'google-deepmind' }];

  it.each([
    ['what is suggested, where none is given', null, null, year('2022'), year('2023')],
    ['those given', anthropic, year('2023'), anthropic, year('2023')],
    ['beside a company the one with most papers of the others', anthropic, null, anthropic, deepmind],
    ['beside the one with most papers the next', null, deepmind, anthropic, deepmind],
    [
      'beside a period the later one',
      { from: '2023-05', to: '2023-06' },
      null,
      { from: '2023-05', to: '2023-06' },
      year('2023'),
    ],
    ['beside a period that is suggested itself the other', year('2023'), null, year('2023'), year('2022')],
    [
      'before a period the earlier one',
      null,
      { from: '2024-01', to: '2024-06' },
      year('2022'),
      { from: '2024-01', to: '2024-06' },
    ],
  ])('are %s', (_, given, other, first, second) => {
    expect(sidesOf(input, { first: given, second: other })).toEqual({ first, second });
  });

  it('are a company and a period, where there is no other company', () => {
    const alone = chartInput(smallDataset({ companies: [{ id: 'alpha-lab', name: 'Alpha Lab' }], papers: [] }));
    const { second } = sidesOf(alone, { first: { company: 'alpha-lab' }, second: null });
    expect(second).toEqual(suggestedPeriods(alone.dataset).second);
  });

  it.each([
    [{ company: 'beta' }, 'Beta'],
    [{ company: 'none' }, 'No company'],
    [{ company: 'gone' }, '“gone”'],
    [year('2023'), '2023'],
    [{ from: '2021-01', to: '2023-12' }, '2021 – 2023'],
    [{ from: '2023-02', to: '2023-02' }, 'Feb 2023'],
    [{ from: '2023-01', to: '2024-06' }, 'Jan 2023 – Jun 2024'],
  ])('%j is called %s', (side, words) => {
    expect(sideInWords(side, smallDataset())).toBe(words);
  });
});

describe('what has to be known to read a comparison', () => {
  // The small dataset covers January 2022 to July 2023.
  const input = chartInput(smallDataset({ papers: [paperWith({ id: 'a' })] }));
  const [alpha, beta] = [{ company: 'alpha-lab' }, { company: 'beta' }];

  it.each([
    [
      'how few papers it stands on',
      alpha,
      beta,
      '5 papers by Alpha Lab, 22 by Beta: differences of one or two say little.',
    ],
    ['that its sides are of different kinds', alpha, year('2022'), 'A period and a company are compared,'],
    ['that papers are on both', alpha, year('2022'), '3 papers are on both sides.'],
    ['that both are the same', beta, beta, 'Both sides are the same.'],
    [
      'that periods differ in length',
      year('2022'),
      { from: '2023-01', to: '2023-01' },
      'not of one length: 12 months and 1 month.',
    ],
    ['where the coverage ends', year('2022'), year('2023'), 'The list covers 2023 only until 31 Jul 2023.'],
    ['where it begins', { from: '2021-07', to: '2022-06' }, alpha, 'Jul 2021 – Jun 2022 only since 1 Jan 2022.'],
    ['where it does both', { from: '2021-01', to: '2023-12' }, alpha, 'only 1 Jan 2022 – 31 Jul 2023.'],
    ['that nothing is covered', year('2019'), alpha, '2019 lies outside of what the list covers,'],
    ['that a company is unknown', { company: 'gone' }, alpha, '“gone” has no papers in this list.'],
  ])('says %s', (_, first, second, sentence) => {
    const both = 'company' in first === 'company' in second ? 0 : 3;
    expect(caveats({ first, second }, { first: 5, second: 22, both }, input).join(' ')).toContain(sentence);
  });

  it('says nothing more where there is nothing more to say', () => {
    expect(caveats({ first: alpha, second: beta }, { first: 500, second: 220, both: 0 }, input)).toEqual([
      '500 papers by Alpha Lab, 220 by Beta.',
    ]);
  });
});
