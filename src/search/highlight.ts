import { wordsOf, type Word } from './words.ts';

/** What is to be marked: words as they stand, words that begin so, and words that stand side by side. */
export type Marks = {
  words: readonly string[];
  beginnings: readonly string[];
  phrases: readonly { terms: readonly string[]; unfinished: boolean }[];
};

export const NO_MARKS: Marks = { words: [], beginnings: [], phrases: [] };

/** A piece of a text, and whether it is a word that was searched for. Joined, the pieces are the text. */
export type Piece = { text: string; hit: boolean };

/** Cuts a text into pieces at the words that are to be marked. Without hits it is one piece. */
export function highlight(text: string, marks: Marks): Piece[] {
  if (isNothing(marks)) return [{ text, hit: false }];
  const words = wordsOf(text);
  const hits = hitsAmong(words, marks);
  const pieces: Piece[] = [];
  let done = 0;
  const put = (end: number, hit: boolean) => {
    if (end > done) pieces.push({ text: text.slice(done, end), hit });
    done = Math.max(done, end);
  };
  words.forEach(({ start, end }, at) => {
    if (!hits.has(at)) return;
    put(start, false);
    put(end, true);
  });
  put(text.length, false);
  return pieces;
}

export function isNothing({ words, beginnings, phrases }: Marks): boolean {
  return words.length + beginnings.length + phrases.length === 0;
}

/** Places among a text's words that are to be marked. */
export function hitsAmong(words: readonly Word[], { words: asked, beginnings, phrases }: Marks): Set<number> {
  const exact = new Set(asked);
  const hits = new Set<number>();
  words.forEach(({ term }, at) => {
    if (exact.has(term) || beginnings.some((beginning) => term.startsWith(beginning))) hits.add(at);
    for (const { terms, unfinished } of phrases) {
      const fits = terms.every((one, place) => {
        const here = words[at + place]?.term;
        return here === one || (unfinished && place === terms.length - 1 && here?.startsWith(one) === true);
      });
      if (fits) terms.forEach((_, place) => hits.add(at + place));
    }
  });
  return hits;
}
