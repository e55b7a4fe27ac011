import { dateInWords } from '../papers/in-words.ts';

/** The day of a moment in words, in UTC: "3 May 2026". Of what is no moment: "an unknown day". */
export function dayOf(moment: string): string {
  const time = Date.parse(moment);
  return Number.isNaN(time) ? 'an unknown day' : dateInWords(new Date(time).toISOString().slice(0, 10));
}

/** The day some days after a moment, in words. */
export function dayAfter(moment: string, days: number): string {
  const time = Date.parse(moment);
  return Number.isNaN(time) ? 'an unknown day' : dayOf(new Date(time + days * 24 * 60 * 60 * 1000).toISOString());
}

/** A count with its noun: "1 note", "12 notes". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
