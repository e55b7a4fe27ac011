/** A stretch of one of two texts, and whether the other has it too. */
export type Piece = { text: string; isOwn: boolean };

/** Above this many pairs of words that would have to be compared, all between the common ends counts as different. */
const MOST_PAIRS = 1_000_000;

/**
 * Two texts in pieces, word by word: what both have in the same order (a longest common subsequence), and what only one
 * has. The pieces of each side, one after the other, are its text.
 */
export function difference(one: string, other: string): { one: Piece[]; other: Piece[] } {
  const [mine, theirs] = [wordsOf(one), wordsOf(other)];
  let start = 0;
  while (start < mine.length && start < theirs.length && mine[start] === theirs[start]) start++;
  let end = 0;
  const most = Math.min(mine.length, theirs.length) - start;
  while (end < most && mine[mine.length - 1 - end] === theirs[theirs.length - 1 - end]) end++;
  const shared = common(mine.slice(start, mine.length - end), theirs.slice(start, theirs.length - end));
  const isShared = (words: readonly string[], at: number, middle: ReadonlySet<number>) =>
    at < start || at >= words.length - end || middle.has(at - start);
  return {
    one: pieces(mine, (at) => isShared(mine, at, shared.mine)),
    other: pieces(theirs, (at) => isShared(theirs, at, shared.theirs)),
  };
}

/** Words with the space before them, so that nothing of a text is left out. */
function wordsOf(text: string): string[] {
  return text.match(/\s*[\p{L}\p{N}]+|\s*[^\s\p{L}\p{N}]|\s+$/gu) ?? [];
}

function common(mine: readonly string[], theirs: readonly string[]): { mine: Set<number>; theirs: Set<number> } {
  const found = { mine: new Set<number>(), theirs: new Set<number>() };
  if (mine.length * theirs.length > MOST_PAIRS) return found;
  // lengths[i][j]: of the longest common subsequence of what follows from i and from j.
  const lengths = Array.from({ length: mine.length + 1 }, () => new Uint32Array(theirs.length + 1));
  const length = (i: number, j: number) => lengths[i]?.[j] ?? 0;
  for (let i = mine.length - 1; i >= 0; i--) {
    const row = lengths[i];
    for (let j = theirs.length - 1; row !== undefined && j >= 0; j--) {
      row[j] = mine[i] === theirs[j] ? length(i + 1, j + 1) + 1 : Math.max(length(i + 1, j), length(i, j + 1));
    }
  }
  for (let i = 0, j = 0; i < mine.length && j < theirs.length;) {
    if (mine[i] === theirs[j]) {
      found.mine.add(i++);
      found.theirs.add(j++);
    } else if (length(i + 1, j) >= length(i, j + 1)) i++;
    else j++;
  }
  return found;
}

function pieces(words: readonly string[], isShared: (at: number) => boolean): Piece[] {
  const found: Piece[] = [];
  for (const [at, word] of words.entries()) {
    const isOwn = !isShared(at);
    const last = found.at(-1);
    if (last?.isOwn === isOwn) last.text += word;
    else found.push({ text: word, isOwn });
  }
  return found;
}
