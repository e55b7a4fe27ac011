/**
 * Text into words, the same way for papers, queries and highlights, so that what is found is what is marked.
 *
 * Numbers stay whole (`2407.04622`, `70`), scripts written without spaces give a word a character, an emoji is a word.
 */
const CJK = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}`;
const WORD = new RegExp(
  [
    String.raw`\p{N}+(?:[.,]\p{N}+)*`,
    `[${CJK}]`,
    String.raw`(?:(?![${CJK}])[\p{L}\p{M}])+`,
    String.raw`\p{Extended_Pictographic}`,
  ].join('|'),
  'gu',
);

/** A word with where it stands in the text, in UTF-16 units; `end` is the first unit after it. */
export type Word = { term: string; start: number; end: number };

/** What two spellings of a word have in common: case, accents and width are folded, ß is ss. */
export function fold(word: string): string {
  // Plain ASCII, most of what there is, needs no Unicode tables.
  if (/^[\x20-\x7e]*$/.test(word)) return word.toLowerCase();
  // Some signs stand for several words; decomposed they hold spaces, and a word holds none.
  return word
    .normalize('NFKD')
    .replace(/[\p{M}\s]/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ς', 'σ');
}

/** The words of a text, in order. The s of a possessive (`model's`) is part of no word. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(WORD)) {
    const term = fold(match[0]);
    const possessive = term === 's' && /['’]/.test(text[match.index - 1] ?? '');
    if (term !== '' && !possessive) words.push({ term, start: match.index, end: match.index + match[0].length });
  }
  return words;
}
