/** Time cut into pieces. Months are counted from January of the year 0, so that they can be added and compared. */
import { range } from 'd3';
import type { Dataset } from '../papers/dataset.ts';
import { oncePer } from '../papers/fields.ts';
import type { PeriodSize } from '../view/chart-spec.ts';
import type { Stop } from './scene.ts';

/** A stretch of time that papers are counted in. */
export type Period = {
  /** `May 2023`, `Q2 2023`, `2023`, `2020s` or `2000–2099`. */
  name: string;
  /** First and last month, `YYYY-MM`, both included. */
  from: string;
  to: string;
  year: number;
  /** For a period that the data does not cover to its end: what it covers, such as `Jul only`. */
  covers: string | null;
};

type Size = { size: PeriodSize | 'decade' | 'century'; months: number; name: (year: number, month: number) => string };

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** From fine to coarse; the months of each divide those of the next, so that periods begin where years do. */
const SIZES: readonly Size[] = [
  { size: 'month', months: 1, name: (year, month) => `${MONTHS[month] ?? ''} ${year}` },
  { size: 'quarter', months: 3, name: (year, month) => `Q${month / 3 + 1} ${year}` },
  { size: 'year', months: 12, name: (year) => `${year}` },
  { size: 'decade', months: 120, name: (year) => `${year}s` },
  { size: 'century', months: 1200, name: (year) => `${year}–${year + 99}` },
];

/** In milliseconds; in UTC all days are of one length. */
const DAY = 864e5;

/** A brush ends at months where each is at least this wide, in pixels. */
const NARROWEST_MONTH = 4;

/** The number of the month of a day or month, `YYYY-MM-DD` or `YYYY-MM`. */
export function monthOf(date: string): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
}

/** The number of each paper's month, by the paper's index; -1 where it has no date. */
export const monthsOf = oncePer(({ papers }: Dataset) =>
  Int32Array.from(papers, ({ date }) => (date === null ? -1 : monthOf(date))),
);

/** A month by its number, as `YYYY-MM`. */
export function monthName(month: number): string {
  const year = `${Math.floor(month / 12)}`.padStart(4, '0');
  return `${year}-${`${(month % 12) + 1}`.padStart(2, '0')}`;
}

/** The first day of a month by its number, in milliseconds from 1970. */
export function monthStart(month: number): number {
  // Not `Date.UTC`, which takes the year 99 for 1999.
  return new Date(0).setUTCFullYear(Math.floor(month / 12), month % 12, 1);
}

/**
 * The periods from one day to another (`YYYY-MM-DD`), without gaps: of the size that is asked for if at most `most` of
 * them are needed, else of the next one of which at most so many are, up to centuries.
 * @param covered the last day that the data covers; a period that goes beyond it says what it covers
 */
export function periodsBetween(
  from: string,
  to: string,
  most: number,
  finest: PeriodSize = 'quarter',
  covered: string = to,
): Period[] {
  const sizes = SIZES.slice(SIZES.findIndex(({ size }) => size === finest));
  const count = ({ months }: Size) => Math.floor(monthOf(to) / months) - Math.floor(monthOf(from) / months) + 1;
  const size = sizes.find((one) => count(one) <= most) ?? sizes.at(-1);
  return size === undefined ? [] : periodsOfSize(size, monthOf(from), monthOf(to), covered);
}

/** How long a period is: `month`, `quarter`, `year`, `decade` or `century`. */
export function sizeOf({ from, to }: Period): Size['size'] {
  const months = monthOf(to) - monthOf(from) + 1;
  const size = SIZES.find((one) => one.months === months);
  if (size === undefined) throw new Error(`No period is ${months} months long.`);
  return size.size;
}

/** The name of a period, and what it covers where that is less. */
export function periodName({ name, covers }: Period): string {
  return covers === null ? name : `${name} (${covers})`;
}

/**
 * The number of the period that a month lies in, by the month's number, or -1. The periods follow one another and are of
 * one length.
 */
export function columnFinder(periods: readonly Period[]): (month: number) => number {
  const [first] = periods;
  if (first === undefined) return () => -1;
  const start = monthOf(first.from);
  const months = monthOf(first.to) - start + 1;
  return (month) => {
    const at = Math.floor((month - start) / months);
    return at >= 0 && at < periods.length ? at : -1;
  };
}

/**
 * Where a brush can begin and end between two months, the second not included: at each month where that leaves 4 px
 * for a month, else at quarters, else at years.
 * @param x where a month begins, in pixels
 */
export function brushStops(from: number, to: number, x: (month: number) => number): Stop[] {
  const month = (x(to) - x(from)) / (to - from);
  const length = [1, 3].find((months) => month * months >= NARROWEST_MONTH) ?? 12;
  return range(from, to, length).map((start) => {
    const end = Math.min(to, start + length);
    return { left: x(start), right: x(end), from: monthName(start), to: monthName(end - 1) };
  });
}

function periodsOfSize({ months, name }: Size, from: number, to: number, covered: string): Period[] {
  const start = from - (from % months);
  return range(start, Math.max(start, to) + 1, months).map((begin) => {
    const year = Math.floor(begin / 12);
    return {
      name: name(year, begin % 12),
      from: monthName(begin),
      to: monthName(begin + months - 1),
      year,
      covers: coverage(begin, months, covered),
    };
  });
}

function coverage(begin: number, months: number, covered: string): string | null {
  const last = new Date(`${covered}T00:00:00Z`);
  const month = monthOf(covered);
  if (month >= begin + months) return null;
  if (month < begin) return 'not covered';
  const endsWithMonth = new Date(last.getTime() + DAY).getUTCDate() === 1;
  if (endsWithMonth && month === begin + months - 1) return null;
  if (months > 12) return `to ${last.getUTCFullYear()}`;
  const name = MONTHS[last.getUTCMonth()] ?? '';
  if (!endsWithMonth) return `to ${last.getUTCDate()} ${name}`;
  return begin === month ? `${name} only` : `to ${name}`;
}
