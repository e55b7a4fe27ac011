/** Finding words in texts as their readers would: whatever the case, with accents or without, and anywhere in a word. */

/** A piece of a text, and whether it is what was searched for. Joined, the pieces are the text. */
export type Piece = { text: string; hit: boolean };

/** What two spellings of a text have in common: case, accents and width are folded, ß is ss. */
export function folded(text: string): string {
  // Plain ASCII, most of what there is, needs no Unicode tables.
  if (/^[\0-\x7f]*$/.test(text)) return text.toLowerCase();
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ß', 'ss').replaceAll('ς', 'σ');
}

/** The words of a query, folded, each once. */
export function wordsAsked(query: string): string[] {
  return [...new Set(folded(query).split(/\s+/))].filter((word) => word !== '');
}

/** Cuts a text into pieces at the words that were asked for. Without any in it, it is one piece. */
export function marked(text: string, words: readonly string[]): Piece[] {
  const { whole, starts } = foldedWithPlaces(text);
  const ranges = words.flatMap((word) => rangesOf(word, whole)).sort(([a], [b]) => a - b);
  const pieces: Piece[] = [];
  let done = 0;
  const put = (end: number, hit: boolean) => {
    if (end > done) pieces.push({ text: text.slice(done, end), hit });
    done = Math.max(done, end);
  };
  for (const [from, to] of ranges) {
    // A character may fold to several, of which only some were asked for: it is marked as a whole.
    let next = to;
    while (starts[next] === starts[to - 1] && next < starts.length) next += 1;
    const end = starts[next] ?? text.length;
    if (end <= done) continue;
    put(starts[from] ?? text.length, false);
    put(end, true);
  }
  put(text.length, false);
  return pieces;
}

/** The place in a text, in UTF-16 units, at which the first of these words stands; -1 where none does. */
export function firstPlace(text: string, words: readonly string[]): number {
  const { whole, starts } = foldedWithPlaces(text);
  const places = words.map((word) => whole.indexOf(word)).filter((place) => place !== -1);
  return places.length === 0 ? -1 : (starts[Math.min(...places)] ?? -1);
}

/**
 * A text folded, and for each unit of that where in the text begins what it came from. Folding goes character by
 * character, which comes to the same; what folds to nothing, an accent, belongs to what is before it.
 */
function foldedWithPlaces(text: string): { whole: string; starts: number[] } {
  let whole = '';
  const starts: number[] = [];
  let at = 0;
  for (const character of text) {
    const piece = folded(character);
    starts.push(...Array<number>(piece.length).fill(at));
    whole += piece;
    at += character.length;
  }
  return { whole, starts };
}

function rangesOf(word: string, whole: string): [from: number, to: number][] {
  const ranges: [number, number][] = [];
  for (let at = whole.indexOf(word); at !== -1; at = whole.indexOf(word, at + word.length)) {
    ranges.push([at, at + word.length]);
  }
  return ranges;
}
