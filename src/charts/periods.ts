import { utcDay, utcMonth, utcYear } from 'd3';

/** A stretch of time that papers are counted in: a quarter, a year or a decade. */
export type Period = {
  /** `Q2 2023`, `2023` or `2020s`. */
  name: string;
  /** First and last month, `YYYY-MM`, both included. */
  from: string;
  to: string;
  year: number;
  /** For a period that the data does not cover to its end: what it covers, such as `Jul only`. */
  covers: string | null;
};

type Size = { months: number; name: (year: number, month: number) => string };

/** From fine to coarse; the months of each divide those of the next, so that periods begin where years do. */
const SIZES: readonly Size[] = [
  { months: 3, name: (year, month) => `Q${month / 3 + 1} ${year}` },
  { months: 12, name: (year) => `${year}` },
  { months: 120, name: (year) => `${year}s` },
];

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/**
 * The periods from one day to another (`YYYY-MM-DD`), without gaps: quarters if at most `most` of them are needed, else
 * years, else decades. The last one says what it covers where the days end before it does.
 */
export function periodsBetween(from: string, to: string, most: number): Period[] {
  for (const size of SIZES) {
    const periods = periodsOfSize(size, from, to);
    if (periods.length <= most || size === SIZES.at(-1)) return periods;
  }
  return [];
}

function periodsOfSize({ months, name }: Size, from: string, to: string): Period[] {
  const first = new Date(`${from}T00:00:00Z`);
  const last = new Date(`${to}T00:00:00Z`);
  const decade = (date: Date) => utcYear.offset(utcYear(date), -(date.getUTCFullYear() % 10));
  const start =
    months > 12
      ? decade(first)
      : months === 12
        ? utcYear(first)
        : utcMonth.offset(utcMonth(first), -(first.getUTCMonth() % 3));
  const periods: Period[] = [];
  for (let begin = start; begin <= last; begin = utcMonth.offset(begin, months)) {
    const end = utcMonth.offset(begin, months - 1);
    periods.push({
      name: name(begin.getUTCFullYear(), begin.getUTCMonth()),
      from: begin.toISOString().slice(0, 7),
      to: end.toISOString().slice(0, 7),
      year: begin.getUTCFullYear(),
      covers: utcDay.offset(last, 1) < utcMonth.offset(begin, months) ? coverage(begin, last, months) : null,
    });
  }
  return periods;
}

function coverage(begin: Date, last: Date, months: number): string {
  if (months > 12) return `to ${last.getUTCFullYear()}`;
  const month = MONTHS[last.getUTCMonth()] ?? '';
  const endsWithMonth = utcDay.offset(last, 1).getUTCDate() === 1;
  if (!endsWithMonth) return `to ${last.getUTCDate()} ${month}`;
  return begin.getUTCMonth() === last.getUTCMonth() ? `${month} only` : `to ${month}`;
}
