import { wordsOf } from './words.ts';

/** A query, read: the words asked for, and whether the last one is still being typed. */
export type Query = {
  /** Each word once, in the order typed. */
  terms: string[];
  /** The last word also stands for all that begin with it: nothing follows it yet, so it may not be finished. */
  lastIsPrefix: boolean;
};

/** Shorter beginnings than this stand for too much to mean anything. */
const SHORTEST_PREFIX = 2;

/** Reads a query. Whatever is typed has a reading; without any word in it, `terms` is empty. */
export function readQuery(text: string): Query {
  const words = wordsOf(text);
  const last = words.at(-1);
  const terms = [...new Set(words.map(({ term }) => term))];
  // A word typed twice stands where it was typed last, so that the unfinished word stays the last one.
  if (last !== undefined) terms.push(...terms.splice(terms.indexOf(last.term), 1));
  const lastIsPrefix = last?.end === text.length && last.term.length >= SHORTEST_PREFIX;
  return { terms, lastIsPrefix };
}
