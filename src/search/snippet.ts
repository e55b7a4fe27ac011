import { hitsAmong, type Marks } from './highlight.ts';
import { wordsOf } from './words.ts';

/** Words of a passage. */
const LENGTH = 32;

/**
 * The passage of a text that holds the most of the words to be marked, each counted once and by its length;
 * null where the text holds none. Cut at words, with an ellipsis where something is left out.
 */
export function bestPassage(text: string, marks: Marks): string | null {
  const words = wordsOf(text);
  const hits = [...hitsAmong(words, marks)].sort((a, b) => a - b);
  const worths = hits.map((at, place) => {
    const near = hits.slice(place).filter((hit) => hit < at + LENGTH);
    // Long words say more than short ones: `detecting` more than `to`.
    const letters = [...new Set(near.map((hit) => words[hit]?.term ?? ''))].join('').length;
    return letters * LENGTH + near.length;
  });
  const at = hits[worths.indexOf(Math.max(...worths))];
  if (at === undefined) return null;
  // A few words before the first hit say what it is about; a passage near the beginning begins there.
  const first = at < LENGTH / 3 ? 0 : at - Math.floor(LENGTH / 6);
  const last = Math.min(words.length, first + LENGTH) - 1;
  const from = first === 0 ? 0 : (words[first]?.start ?? 0);
  const to = last >= words.length - 1 ? text.length : (words[last]?.end ?? text.length);
  return `${from > 0 ? '… ' : ''}${text.slice(from, to).trim()}${to < text.length ? ' …' : ''}`;
}
