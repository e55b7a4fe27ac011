import { pick, seeded, wholeNumber, type Random } from './random.ts';

const ONSETS = ['b', 'd', 'f', 'g', 'k', 'l', 'm', 'n', 'p', 'r', 's', 't', 'v', 'br', 'dr', 'gl', 'kr', 'pl', 'st', 'tr'];
const VOWELS = ['a', 'e', 'i', 'o', 'u', 'ai', 'ea', 'ou'];
const CODAS = ['', '', '', 'l', 'm', 'n', 'r', 's', 't'];

const known = new Map<number, string>();

/** The invented word of a rank, always the same: three or four syllables, without the letters q and x. */
export function inventedWord(rank: number): string {
  let word = known.get(rank);
  if (word === undefined) {
    word = spelt(seeded(rank), ONSETS, wholeNumber(seeded(-rank), 3, 4));
    known.set(rank, word);
  }
  return word;
}

/** A word that is more than two typing errors away from every invented word, and from any of English. */
export function foreignWord(random: Random): string {
  return spelt(random, ['q', 'x', 'qx', 'xq'], 4);
}

function spelt(random: Random, onsets: readonly string[], syllables: number): string {
  return Array.from({ length: syllables }, () => pick(random, onsets) + pick(random, VOWELS) + pick(random, CODAS)).join(
    '',
  );
}
