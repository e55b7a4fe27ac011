import type { Query } from './query.ts';
import { wordsOf } from './words.ts';

/** A piece of a text, and whether it is a word that was searched for. Joined, the pieces are the text. */
export type Piece = { text: string; hit: boolean };

/** Cuts a text into pieces at the words of a query. Without hits it is one piece. */
export function highlight(text: string, query: Query): Piece[] {
  if (query.terms.length === 0) return [{ text, hit: false }];
  const asked = new Set(query.terms);
  const prefix = query.lastIsPrefix ? query.terms.at(-1) : undefined;
  const pieces: Piece[] = [];
  let done = 0;
  const put = (end: number, hit: boolean) => {
    if (end > done) pieces.push({ text: text.slice(done, end), hit });
    done = Math.max(done, end);
  };
  for (const { term, start, end } of wordsOf(text)) {
    if (!asked.has(term) && (prefix === undefined || !term.startsWith(prefix))) continue;
    put(start, false);
    put(end, true);
  }
  put(text.length, false);
  return pieces;
}
