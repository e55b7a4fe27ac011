/** Choosing a passage by keyboard: word by word and sentence by sentence, as in a text that could be edited. */
import type { Span } from './anchoring.ts';

/** What is chosen: from the unit where choosing began to the one where it is now, whichever comes first. */
export type Walk = { anchor: Span; head: Span };

/** The words of a text, with no space around them. */
export function wordsIn(text: string): Span[] {
  return [...text.matchAll(/\S+/g)].map(({ index, 0: word }) => ({ start: index, end: index + word.length }));
}

/** The sentences of a text, with no space around them. */
export function sentencesIn(text: string): Span[] {
  return [...new Intl.Segmenter('en', { granularity: 'sentence' }).segment(text)].flatMap(({ segment, index }) => {
    const words = segment.trim();
    const start = index + segment.length - segment.trimStart().length;
    return words === '' ? [] : [{ start, end: start + words.length }];
  });
}

/** Where choosing begins: the first sentence. Null in a text without words. */
export function beginning(text: string): Walk | null {
  const [first] = sentencesIn(text);
  return first === undefined ? null : { anchor: first, head: first };
}

/** What lies between both ends of a walk, these included. */
export function spanOf({ anchor, head }: Walk): Span {
  return { start: Math.min(anchor.start, head.start), end: Math.max(anchor.end, head.end) };
}

/**
 * The walk after a key: left and right by a word, up and down by a sentence; at the end of the text it stays. Null for
 * other keys.
 * @param further what was chosen stays chosen, up to the next word or sentence; otherwise that alone is chosen
 */
export function walked(text: string, { anchor, head }: Walk, key: string, further: boolean): Walk | null {
  const isWord = key === 'ArrowLeft' || key === 'ArrowRight';
  if (!isWord && key !== 'ArrowUp' && key !== 'ArrowDown') return null;
  const units = isWord ? wordsIn(text) : sentencesIn(text);
  const next =
    key === 'ArrowRight' || key === 'ArrowDown'
      ? units.find(({ end }) => end > head.end)
      : units.findLast(({ start }) => start < head.start);
  const to = next ?? head;
  return { anchor: further ? anchor : to, head: to };
}
