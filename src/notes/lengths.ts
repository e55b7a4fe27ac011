import type { Note } from './note.ts';
import { firstPlace, marked, type Piece } from './folded.ts';
import { quoteOf } from './passage.ts';

const UNSPACED = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}`;
const WORD = new RegExp(String.raw`[${UNSPACED}]|[^\s${UNSPACED}]*[\p{L}\p{N}][^\s${UNSPACED}]*`, 'gu');

/** How many words a text has. In scripts that are written without spaces, a character counts as one. */
export function wordCount(text: string): number {
  return text.match(WORD)?.length ?? 0;
}

/** The longest excerpt, and how much of it may stand before the first word that was searched for; in UTF-16 units. */
const ROOM = 280;
const BEFORE = 60;

/**
 * What of a note stands in a list, in one line: what holds a word that was searched for, from shortly before it; else the
 * shortest of its lengths, or its first passage. Without anything written, nothing.
 */
export function excerptOf(note: Note, words: readonly string[]): Piece[] {
  const { short, long, jottings, passages } = note;
  const texts = [
    short,
    withoutMarks(long),
    withoutMarks(jottings),
    ...passages.flatMap((passage) => [passage.comment, quoteOf(passage)]),
  ]
    .map((text) => text.trim().replace(/\s+/g, ' '))
    .filter((text) => text !== '');
  const text = texts.find((one) => words.length > 0 && firstPlace(one, words) !== -1) ?? texts[0] ?? '';
  return marked(cut(text, words.length === 0 ? 0 : firstPlace(text, words)), words);
}

/** Markdown without the marks that are met most in notes. An excerpt need not be exact, and what reads Markdown is large. */
function withoutMarks(text: string): string {
  return text
    .replace(/^[ \t]*(?:#{1,6}|>|[-*+]|\d{1,3}[.)])[ \t]+/gm, '')
    .replace(/\[\[([^\][|\n]{1,300})(?:\|([^\]\n]{1,300}))?\]\]/g, (_, id: string, title?: string) => title ?? id)
    .replace(/\[([^\][\n]{1,300})\]\([^()\s]{1,2000}\)/g, '$1')
    .replace(/\*\*|__|`/g, '');
}

/** A text from shortly before a place in it, cut between words, where it is too long. */
function cut(text: string, place: number): string {
  if (text.length <= ROOM) return text;
  const from = place <= BEFORE ? 0 : text.lastIndexOf(' ', place - BEFORE) + 1 || place - BEFORE;
  const space = text.lastIndexOf(' ', from + ROOM);
  const end = from + ROOM >= text.length ? text.length : space > from + ROOM / 2 ? space : from + ROOM;
  const cutOut = text.slice(from, end).replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g, '');
  return `${from > 0 ? '… ' : ''}${cutOut}${end < text.length ? ' …' : ''}`;
}
