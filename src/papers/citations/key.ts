/** The name by which a document cites a paper, the same in every format. */
import type { Paper } from '../dataset.ts';

/** Words that say nothing of what a title is about. */
const INSIGNIFICANT = new Set(
  (
    'a an the this that these those and or but nor not no of in on at to for from with without by as into onto over under ' +
    'via vs is are was were be been can could do does did will would should may might how what when where which who why ' +
    'it its we our i my you your toward towards'
  ).split(' '),
);

/** Letters that no decomposition of Unicode takes apart. */
const LETTERS: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
};

/**
 * The citation key of a paper: `openai2024extracting-1k9x2c`, that is company, year, the first significant word of the
 * title, and six characters that are drawn from the paper's id. What is unknown is left out. Letters, digits and one
 * hyphen, all of them ASCII.
 *
 * The last part is always there, although most papers could do without: a document that cites a paper must find it under
 * the same key after papers were added, so a key may depend on nothing but its own paper, and then it cannot know
 * whether another shares its first part. Two papers with the same first part would share the last by a chance of one in
 * two thousand million.
 */
export function citationKey(paper: Pick<Paper, 'id' | 'company' | 'date' | 'title'>): string {
  const company = (paper.company ?? '').replaceAll('-', '');
  const year = paper.date?.slice(0, 4) ?? '';
  const name = `${company}${year}${significantWord(paper.title)}`;
  return `${name === '' ? 'paper' : name}-${mark(paper.id)}`;
}

/** Lower case, without accents. What is still not ASCII belongs to another script and stays. */
function folded(text: string): string {
  const plain = text.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '');
  return plain.replace(/[ßæœøđðþłı]/g, (letter) => LETTERS[letter] ?? '');
}

/** The first word in ASCII that says something, or the first at all, or nothing. */
function significantWord(title: string): string {
  const words =
    folded(title)
      .replace(/['’]/g, '')
      .match(/[a-z0-9]+/g) ?? [];
  return words.find((word) => !INSIGNIFICANT.has(word)) ?? words[0] ?? '';
}

/** Six characters for an id, by the hash FNV-1a of 32 bits. */
function mark(id: string): string {
  let hash = 0x811c9dc5;
  for (const character of id) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return ((hash >>> 0) % 36 ** 6).toString(36).padStart(6, '0');
}
