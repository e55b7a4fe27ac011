import { pick, seeded, wholeNumber, type Random } from './random.ts';

/** The alphabet in lower case. */
export const LETTERS = 'a b c d e f g h i j k l m n o p q r s t u v w x y z'.split(' ');

const ONSETS = [...LETTERS.filter((letter) => !'aceiouqxy'.includes(letter)), 'br', 'dr', 'gl', 'pl', 'st', 'tr'];
const VOWELS = ['a', 'a', 'e', 'e', 'i', 'i', 'o', 'o', 'u', 'u', 'ai', 'ea'];
const CODAS = ['', '', '', '', '', 'l', 'm', 'n', 'r', 's', 't'];

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
  return Array.from(
    { length: syllables },
    () => pick(random, onsets) + pick(random, VOWELS) + pick(random, CODAS),
  ).join('');
}
