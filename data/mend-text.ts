/** Mends running text by rule: lines broken by a page's width, marks of LaTeX, sentences run together. */
import type { Mend } from '../src/papers/dataset.ts';
import { findBreaks } from './mend-breaks.ts';
import { findLatex, leftoverLatex } from './mend-latex.ts';
import { findGluedSentences } from './mend-sentences.ts';

/** One change to a text: what stood at the place with the words around it, what stands there now, and the rule. */
export type TextMend = Pick<Mend, 'from' | 'to' | 'why'> & { from: string; to: string };

export type MendedText = {
  /** The text as it should read; a line break in it parts two paragraphs. */
  text: string;
  /**
   * Every change that was made: rule by rule, and within a rule in the order of the text. At its turn each `from` stands
   * exactly once in the text, so that replacing one after the other by its `to` gives the mended text.
   */
  mends: TextMend[];
  /** Marks of LaTeX that no rule can turn into plain text. They stand in the text as printed. */
  left: string[];
};

/** A piece of a text, from `at` on, and what should stand in its place. */
export type Edit = { at: number; length: number; to: string; why: string };

const RULES = [findBreaks, findLatex, findGluedSentences];

/**
 * Mends an abstract: joins lines that were broken in mid-sentence or by the width of a page and makes white space plain;
 * then turns simple LaTeX into text; then parts sentences that are glued. The rules are told where they are kept:
 * `findBreaks`, `findLatex`, `findGluedSentences`. They are applied until none finds anything, so mending what was mended
 * changes nothing. Text that has none of the faults comes back as it was, without mends.
 */
export function mendAbstract(printed: string): MendedText {
  const mends: TextMend[] = [];
  let text = printed;
  // Ends, because no rule undoes another: breaks, runs of white space and marks of LaTeX only ever become fewer.
  for (let known = -1; known < mends.length;) {
    known = mends.length;
    for (const find of RULES) {
      const edited = applyEdits(text, find(text));
      text = edited.text;
      mends.push(...edited.mends);
    }
  }
  return { text, mends, left: leftoverLatex(text) };
}

/** Makes the edits, which stand in the order of the text and do not overlap, and tells each as a mend. */
function applyEdits(text: string, edits: readonly Edit[]): { text: string; mends: TextMend[] } {
  const mends: TextMend[] = [];
  let current = text;
  let shift = 0;
  for (const { at, length, to, why } of edits) {
    const start = at + shift;
    const [first, last] = surroundings(current, start, start + length);
    const before = current.slice(first, start);
    const after = current.slice(start + length, last);
    mends.push({ from: current.slice(first, last), to: before + to + after, why });
    current = current.slice(0, start) + to + current.slice(start + length);
    shift += to.length - length;
  }
  return { text: current, mends };
}

/** The stretch of two or more words on either side of a place, as long as it must be to stand only once in the text. */
function surroundings(text: string, start: number, end: number): [first: number, last: number] {
  for (let words = 2; ; words *= 2) {
    const first = start - lengthOf(new RegExp(String.raw`(?:\S+\s+){0,${words - 1}}\S*\s*$`), text.slice(0, start));
    const last = end + lengthOf(new RegExp(String.raw`^\s*\S*(?:\s+\S+){0,${words - 1}}`), text.slice(end));
    const piece = text.slice(first, last);
    if (text.indexOf(piece) === text.lastIndexOf(piece)) return [first, last];
  }
}

function lengthOf(pattern: RegExp, text: string): number {
  return pattern.exec(text)?.[0].length ?? 0;
}
