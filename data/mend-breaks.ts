/** Finds line breaks that part no paragraphs, and white space that is not one plain space. */
import { endsInAbbreviation } from './mend-sentences.ts';
import type { Edit } from './mend-text.ts';

export const JOINED = 'The line was broken within a paragraph; its parts are joined.';
export const SPACED = 'White space that shows nothing becomes one space, or one line break between paragraphs.';

/**
 * The widest line of a page of 80 columns: the 80th holds the line's end. On such pages the first line of an abstract
 * stands two columns in, and the dump has lost them.
 */
const PAGE_WIDTH = 79;
const FIRST_INDENT = 2;

const WHITE_SPACE = /[\s\u0085\u00AD]+/g;
const LINE_END = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/g;

/** A sentence's end, or a colon, and what may close behind it. */
const SENTENCE_END = /[.!?:。！？：؟।…]["'”’»」』)\]}*]*$/u;
/** What a sentence, or an item of a list, begins with: letters of scripts without cases count too. */
const SENTENCE_START = /^(?:[\p{Lu}\p{Lt}\p{Lo}\p{N}"'“‘«‹「『([{$\\`¿¡•]|[-–—*]\s)/u;
/** Scripts that set no space between words. */
const UNSPACED = String.raw`[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}。、，！？：；]`;
const ENDS_UNSPACED = new RegExp(`${UNSPACED}$`, 'u');
const STARTS_UNSPACED = new RegExp(`^${UNSPACED}`, 'u');

/** A stretch of white space: where it stands, the line before it and the line after it. */
type Gap = { at: number; printed: string; breaks: number; before: string; after: string };

/**
 * The edits that leave a line break only between paragraphs, and one plain space wherever else there is white space.
 *
 * A single break parts paragraphs if the line before it ends a sentence (or ends in a colon), the line after it begins
 * like one, and no page's width forced it. The width forced it if neither line before it is longer than a page nor would
 * the next word still have fitted; but only where the text has a page's width at all, which a break at that width in
 * mid-sentence shows. A blank line parts paragraphs whatever the width. All other breaks become a space, or nothing:
 * after a hyphen within a word, and between characters of scripts without spaces. Soft hyphens go.
 */
export function findBreaks(text: string): Edit[] {
  const gaps = gapsOf(text);
  const pageIsNarrow = gaps.some(
    (gap, index) => gap.breaks === 1 && !partsSentences(gap) && wasForced(gap, index, gaps),
  );
  return gaps.flatMap((gap, index): Edit[] => {
    const forced = gap.breaks === 1 && pageIsNarrow && wasForced(gap, index, gaps);
    const to = gap.before === '' || gap.after === '' ? '' : replacement(gap, forced);
    if (to === gap.printed) return [];
    const why = gap.breaks > 0 && to !== '\n' ? JOINED : SPACED;
    return [{ at: gap.at, length: gap.printed.length, to, why }];
  });
}

function replacement(gap: Gap, forced: boolean): string {
  const { printed, breaks, before, after } = gap;
  if (breaks > 0 && !forced && partsSentences(gap)) return '\n';
  if (printed.startsWith('\u00AD') && (breaks > 0 || !/\s/.test(printed))) return '';
  if (breaks === 0) return ' ';
  return breaksWord(before, after) || (ENDS_UNSPACED.test(before) && STARTS_UNSPACED.test(after)) ? '' : ' ';
}

/** All white space of the text but plain spaces between words. `before` and `after` are the printed lines around it. */
function gapsOf(text: string): Gap[] {
  const found = [...text.matchAll(WHITE_SPACE)]
    .map((match) => ({ at: match.index, printed: match[0], breaks: [...match[0].matchAll(LINE_END)].length }))
    .filter(({ at, printed }) => printed !== ' ' || at === 0 || at === text.length - 1);
  return found.map((gap) => {
    const end = gap.at + gap.printed.length;
    const lineStart = found.findLast((other) => other.breaks > 0 && other.at < gap.at);
    const lineEnd = found.find((other) => other.breaks > 0 && other.at > gap.at);
    const before = text.slice(lineStart === undefined ? 0 : lineStart.at + lineStart.printed.length, gap.at);
    return { ...gap, before, after: text.slice(end, lineEnd?.at) };
  });
}

function partsSentences({ before, after }: Gap): boolean {
  return SENTENCE_END.test(before) && !endsInAbbreviation(before) && SENTENCE_START.test(after);
}

function wasForced({ before, after }: Gap, index: number, gaps: readonly Gap[]): boolean {
  const isFirst = !gaps.slice(0, index).some((gap) => gap.breaks > 0 && gap.before !== '');
  const width = PAGE_WIDTH - (isFirst ? FIRST_INDENT : 0);
  const nextWord = /^\S*/.exec(after)?.[0] ?? '';
  return before.length <= PAGE_WIDTH && before.length + 1 + nextWord.length > width;
}

/** Whether a hyphen before the break belongs to a word that goes on: `state-of-` + `the-art`, but not `pre-` + `and`. */
function breaksWord(before: string, after: string): boolean {
  return /[\p{L}\p{N}]-$/u.test(before) && /^[\p{L}\p{N}]/u.test(after) && !/^(?:and|or|to|und|oder)\b/.test(after);
}
