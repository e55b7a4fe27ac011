/** What is compared with what: periods and companies as the two sides of a comparison. */
import { greatest } from 'd3';
import { NONE } from '../papers/choice.ts';
import type { Dataset, Paper } from '../papers/dataset.ts';
import { inPeriod, valueOf, valuesOf } from '../papers/filter.ts';
import { dateInWords, papersInWords, periodInWords } from '../papers/in-words.ts';
import type { ChartSpec, Side } from '../view/chart-spec.ts';
import { valuesIn, type ChartInput } from './chart-input.ts';
import type { TargetChoice } from './scene.ts';

export type Sides = { first: Side; second: Side };
type Period = Extract<Side, { from: string }>;

/** Below so many papers on a side, the chart says how little a difference of one or two means. */
const FEW = 100;

/**
 * Two periods of one length that the data suggest, the earlier first: the last full year of the coverage and the year
 * before; where the coverage does not hold two full years, its two halves in whole months, of an odd number of months
 * without the oldest. A coverage of one month is both.
 */
export function suggestedPeriods({ coverage }: Dataset): { first: Period; second: Period } {
  const { from, to } = coverage;
  const year = Number(to.slice(0, 4)) - (to.endsWith('-12-31') ? 0 : 1);
  if (from <= `${fourDigits(year - 1)}-01-01`) {
    const whole = (one: number) => ({ from: `${fourDigits(one)}-01`, to: `${fourDigits(one)}-12` });
    return { first: whole(year - 1), second: whole(year) };
  }
  const last = monthNumber(to);
  const months = last - monthNumber(from) + 1;
  const half = Math.max(1, Math.floor(months / 2));
  const first = Math.max(monthNumber(from), last - 2 * half + 1);
  return {
    first: { from: monthOf(first), to: monthOf(first + half - 1) },
    second: { from: monthOf(last - half + 1), to: monthOf(last) },
  };
}

/**
 * The sides that are compared: those given, and for what is null what the data suggest beside the other. To a company
 * that is the company with most papers shown of the others; to a period, or to nothing, a suggested period.
 */
export function sidesOf(input: ChartInput, { first, second }: Pick<ChartSpec, 'first' | 'second'>): Sides {
  const suggested = suggestedPeriods(input.dataset);
  if (first !== null) {
    return { first, second: second ?? otherThan(first, [suggested.second, suggested.first], input) };
  }
  if (second !== null) return { first: otherThan(second, [suggested.first, suggested.second], input), second };
  return suggested;
}

function otherThan(given: Side, [one, other]: readonly [Period, Period], input: ChartInput): Side {
  if (!('company' in given)) return one.from === given.from && one.to === given.to ? other : one;
  const counts = new Map<string, number>();
  for (const index of input.shown) {
    const company = input.dataset.papers[index]?.company ?? NONE;
    counts.set(company, (counts.get(company) ?? 0) + 1);
  }
  const others = input.dataset.companies.filter(({ id }) => id !== given.company);
  const most = greatest(others, ({ id }) => counts.get(id) ?? 0);
  return most === undefined ? one : { company: most.id };
}

/** `Anthropic`, `2023`, `2022 – 2023`, `Jan 2023 – Jun 2023`; a company that the dataset lacks as `“its-id”`. */
export function sideInWords(side: Side, dataset: Dataset): string {
  if ('company' in side) {
    const known = valuesOf(dataset, 'company').find(({ value }) => value === side.company);
    return known?.name ?? `“${side.company}”`;
  }
  const { from, to } = side;
  if (from.endsWith('-01') && to.endsWith('-12')) {
    const [first, last] = [from.slice(0, 4), to.slice(0, 4)];
    return first === last ? first : `${first} – ${last}`;
  }
  return periodInWords(from, to) ?? '';
}

/** Whether a paper is on a side. One without a date is in no period. */
export function isOn(paper: Paper, side: Side): boolean {
  return 'company' in side ? valueOf(paper, 'company') === side.company : inPeriod(paper.date, side.from, side.to);
}

/** What choosing a side filters by. */
export function choiceOf(side: Side): TargetChoice {
  return 'company' in side ? { company: side.company } : { period: { from: side.from, to: side.to } };
}

/** `in 2023`, `by Anthropic`. */
export function onSide(side: Side, dataset: Dataset): string {
  return `${'company' in side ? 'by' : 'in'} ${sideInWords(side, dataset)}`;
}

/** How many papers shown are on the first side, on the second, and on both. */
export type Totals = { first: number; second: number; both: number };

/** What has to be known to read a comparison, in sentences: how few papers it stands on, and what the sides differ in. */
export function caveats({ first, second }: Sides, totals: Totals, input: ChartInput): string[] {
  const { dataset } = input;
  const numbers = `${papersInWords(totals.first)} ${onSide(first, dataset)}, ${totals.second} ${onSide(second, dataset)}`;
  const few = Math.min(totals.first, totals.second) < FEW;
  const sentences = [`${numbers}${few ? ': differences of one or two say little' : ''}.`];
  const isSame = JSON.stringify(choiceOf(first)) === JSON.stringify(choiceOf(second));
  if (isSame) return [...sentences, 'Both sides are the same.', ...limits(first, input)];
  if ('company' in first !== 'company' in second) {
    sentences.push('A period and a company are compared, which are different kinds of sides.');
  }
  if (totals.both > 0)
    sentences.push(`${papersInWords(totals.both)} ${totals.both === 1 ? 'is' : 'are'} on both sides.`);
  if (!('company' in first) && !('company' in second) && monthsIn(first) !== monthsIn(second)) {
    const length = (side: Period) => `${monthsIn(side)} ${monthsIn(side) === 1 ? 'month' : 'months'}`;
    sentences.push(`The periods are not of one length: ${length(first)} and ${length(second)}.`);
  }
  return [...sentences, ...limits(first, input), ...limits(second, input)];
}

/** Says where a side goes beyond what the data cover. */
function limits(side: Side, input: ChartInput): string[] {
  const { dataset } = input;
  const name = sideInWords(side, dataset);
  if ('company' in side) {
    const known = valuesIn(input, 'company').some(({ value }) => value === side.company);
    return known ? [] : [`${name} has no papers in this list.`];
  }
  const { from, to } = dataset.coverage;
  const begins = `${side.from}-01` >= from;
  // The last day of a month is not known here; the month after it begins after every one of them.
  const ends = monthOf(monthNumber(side.to) + 1) <= nextDay(to).slice(0, 7);
  if (begins && ends) return [];
  if (side.from > to || side.to < from.slice(0, 7)) {
    return [`${name} lies outside of what the list covers, ${periodInWords(from, to) ?? ''}.`];
  }
  if (begins) return [`The list covers ${name} only until ${dateInWords(to)}.`];
  if (ends) return [`The list covers ${name} only since ${dateInWords(from)}.`];
  return [`The list covers ${name} only ${periodInWords(from, to) ?? ''}.`];
}

function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 864e5).toISOString().slice(0, 10);
}

function monthsIn({ from, to }: Period): number {
  return monthNumber(to) - monthNumber(from) + 1;
}

/** Months since the year 0; of a month or a day. */
function monthNumber(date: string): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
}

function monthOf(number: number): string {
  return `${fourDigits(Math.floor(number / 12))}-${String((number % 12) + 1).padStart(2, '0')}`;
}

function fourDigits(year: number): string {
  return String(year).padStart(4, '0');
}
