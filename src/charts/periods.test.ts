import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { someDay } from '../../tests/fixtures/arbitraries.ts';
import { PERIODS, type PeriodSize } from '../view/chart-spec.ts';
import {
  brushStops,
  columnFinder,
  monthName,
  monthOf,
  monthStart,
  periodName,
  periodsBetween,
  sizeOf,
  type Period,
} from './periods.ts';

/** Names, with what an unfinished period covers behind them. */
function names(from: string, to: string, most = 100): string[] {
  return periodsBetween(from, to, most).map(periodName);
}

describe('periods', () => {
  it('of the published papers are eleven quarters, the last with July only', () => {
    expect(names('2022-01-01', '2024-07-31')).toEqual([
      'Q1 2022',
      'Q2 2022',
      'Q3 2022',
      'Q4 2022',
      'Q1 2023',
      'Q2 2023',
      'Q3 2023',
      'Q4 2023',
      'Q1 2024',
      'Q2 2024',
      'Q3 2024 (Jul only)',
    ]);
  });

  it('are months from and to, both included', () => {
    expect(periodsBetween('2022-02-14', '2022-06-30', 100)).toEqual([
      { name: 'Q1 2022', from: '2022-01', to: '2022-03', year: 2022, covers: null },
      { name: 'Q2 2022', from: '2022-04', to: '2022-06', year: 2022, covers: null },
    ]);
  });

  it.each([
    ['a day', '2022-03-31', '2022-03-31', 100, ['Q1 2022']],
    ['a day at the beginning', '2022-01-01', '2022-01-01', 100, ['Q1 2022 (to 1 Jan)']],
    ['two months of three', '2022-01-01', '2022-02-28', 100, ['Q1 2022 (to Feb)']],
    ['two months and some days', '2022-01-01', '2022-03-15', 100, ['Q1 2022 (to 15 Mar)']],
    ['a leap day', '2024-01-01', '2024-02-29', 100, ['Q1 2024 (to Feb)']],
    ['all but the leap day', '2024-01-01', '2024-02-28', 100, ['Q1 2024 (to 28 Feb)']],
    ['years, where quarters are too many', '2022-01-01', '2024-07-31', 10, ['2022', '2023', '2024 (to Jul)']],
    ['years up to a day', '2022-01-01', '2023-12-30', 3, ['2022', '2023 (to 30 Dec)']],
    ['years to January', '2022-01-01', '2023-01-31', 3, ['2022', '2023 (Jan only)']],
    [
      'decades, where years are too many',
      '1994-05-01',
      '2024-07-31',
      5,
      ['1990s', '2000s', '2010s', '2020s (to 2024)'],
    ],
    ['a decade to its end', '2011-01-01', '2019-12-31', 1, ['2010s']],
    ['centuries, where even they are too many', '1994-05-01', '2024-07-31', 0, ['1900–1999', '2000–2099 (to 2024)']],
    [
      'centuries, where even decades are too many',
      '1894-05-01',
      '2024-07-31',
      3,
      ['1800–1899', '1900–1999', '2000–2099 (to 2024)'],
    ],
    ['no time at all', '2024-01-02', '2024-01-01', 100, ['Q1 2024 (to 1 Jan)']],
  ])('cover %s', (_, from, to, most, expected) => {
    expect(names(from, to, most)).toEqual(expected);
  });

  it('are of the size that is asked for, or of the next that fits', () => {
    const size = (finest: PeriodSize, most: number) =>
      periodsBetween('2022-01-01', '2024-07-31', most, finest).map(sizeOf)[0];
    expect([size('month', 31), size('month', 30), size('month', 10)]).toEqual(['month', 'quarter', 'year']);
    expect([size('year', 31), size('year', 2), size('quarter', 0)]).toEqual(['year', 'decade', 'century']);
    expect(periodsBetween('2023-12-24', '2024-02-29', 9, 'month').map(({ name }) => name)).toEqual([
      'Dec 2023',
      'Jan 2024',
      'Feb 2024',
    ]);
  });

  it('that go beyond what the data covers say so, each of them', () => {
    expect(periodsBetween('2024-01-01', '2025-02-01', 99, 'quarter', '2024-07-31').map(periodName)).toEqual([
      'Q1 2024',
      'Q2 2024',
      'Q3 2024 (Jul only)',
      'Q4 2024 (not covered)',
      'Q1 2025 (not covered)',
    ]);
  });

  it('are found by a month', () => {
    const columnOf = columnFinder(periodsBetween('2022-01-01', '2024-07-31', 99));
    const days = ['2021-12-31', '2022-01-01', '2022-03-31', '2022-04-01', '2024-09-30', '2024-10-01'];
    expect(days.map((day) => columnOf(monthOf(day)))).toEqual([-1, 0, 0, 1, 10, -1]);
    expect(columnFinder([])(monthOf('2022-01-01'))).toBe(-1);
  });

  it('follow one another without a gap, from the first day to the last', () => {
    fc.assert(
      fc.property(someDay, someDay, fc.nat({ max: 400 }), fc.constantFrom(...PERIODS), (one, other, most, finest) => {
        const [from = '', to = ''] = [one, other].toSorted();
        const periods = periodsBetween(from, to, most, finest);
        const holds = (period: Period | undefined, day: string) =>
          period !== undefined && period.from <= day.slice(0, 7) && period.to >= day.slice(0, 7);
        expect(holds(periods[0], from)).toBe(true);
        expect(holds(periods.at(-1), to)).toBe(true);
        periods.forEach((period, at) => {
          const [year = 0, month = 0] = period.to.split('-').map(Number);
          const next = new Date(Date.UTC(year, month)).toISOString().slice(0, 7);
          if (at < periods.length - 1) expect(periods[at + 1]?.from).toBe(next);
          if (at < periods.length - 1) expect(period.covers).toBeNull();
          expect(period.from.slice(0, 4)).toBe(String(period.year));
          expect(period.name).toMatch(/^(?:[A-Z][a-z]{2} \d{4}|Q[1-4] \d{4}|\d{4}|\d{3}0s|\d\d00–\d\d99)$/);
          expect(period.name).toContain(`${period.year}`);
          expect(sizeOf(period)).toBe(periods.map(sizeOf)[0]);
        });
        expect(new Set(periods.map(({ name }) => name)).size).toBe(periods.length);
        if (most >= 4) expect(periods.length).toBeLessThanOrEqual(most);
      }),
    );
  });
});

describe('months', () => {
  it('are numbers that follow one another, and lead back to their names', () => {
    expect(monthOf('2023-12-31') + 1).toBe(monthOf('2024-01'));
    expect([monthName(monthOf('2024-02-29')), monthName(monthOf('0099-01-01'))]).toEqual(['2024-02', '0099-01']);
    expect(new Date(monthStart(monthOf('2024-02-29'))).toISOString()).toBe('2024-02-01T00:00:00.000Z');
    expect(new Date(monthStart(monthOf('0099-01-01'))).toISOString()).toMatch(/^0099-01-01/);
  });
});

describe('a brush', () => {
  const stops = (width: number) => {
    const from = monthOf('2020-01');
    return brushStops(from, from + 48, (month) => ((month - from) * width) / 48);
  };

  it.each([
    ['months', 4 * 48, 48, '2020-01', '2020-01'],
    ['quarters', 4 * 48 - 1, 16, '2020-01', '2020-03'],
    ['years', 60, 4, '2020-01', '2020-12'],
  ])('ends at %s, on a width of %d', (_, width, count, from, to) => {
    expect(stops(width)).toHaveLength(count);
    expect(stops(width)[0]).toMatchObject({ left: 0, from, to });
    expect(stops(width).at(-1)).toMatchObject({ right: width, to: '2023-12' });
  });
});
