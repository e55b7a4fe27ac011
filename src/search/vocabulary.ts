import { stemOf } from './stem.ts';
import { distanceWithin } from './typo.ts';

/** From this length on a word may have one wrong letter, from the second on two. */
const ONE_WRONG = 4;
const TWO_WRONG = 8;

/**
 * The distinct words of all papers, each with a number that it keeps. Sorted views of them, forwards and from the end,
 * answer which words begin with something and which are a typing error away.
 */
export class Vocabulary {
  readonly #words: string[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #stems = new Map<string, number[]>();
  #sorted: number[] = [];
  #fromEnd: { reversed: string; number: number }[] = [];
  #ranks = new Uint32Array(0);

  get size(): number {
    return this.#words.length;
  }

  /** The number of a word, new if it has not been there. */
  add(word: string): number {
    const known = this.#numbers.get(word);
    if (known !== undefined) return known;
    const number = this.#words.length;
    this.#words.push(word);
    this.#numbers.set(word, number);
    const stem = stemOf(word);
    const forms = this.#stems.get(stem);
    if (forms === undefined) this.#stems.set(stem, [number]);
    else forms.push(number);
    return number;
  }

  /** Brings the sorted views up to date; to be called between adding and asking. */
  sort(): void {
    if (this.#sorted.length === this.#words.length) return;
    this.#sorted = this.#words.map((_, number) => number).sort((a, b) => (this.word(a) < this.word(b) ? -1 : 1));
    this.#ranks = new Uint32Array(this.#words.length);
    this.#sorted.forEach((number, rank) => (this.#ranks[number] = rank));
    this.#fromEnd = [];
  }

  word(number: number): string {
    return this.#words[number] ?? '';
  }

  numberOf(word: string): number | undefined {
    return this.#numbers.get(word);
  }

  /** The place of a word in alphabetical order. */
  rankOf(number: number): number {
    return this.#ranks[number] ?? 0;
  }

  atRank(rank: number): number {
    return this.#sorted[rank] ?? 0;
  }

  /** All forms of the word's stem that occur. */
  formsOf(word: string): readonly number[] {
    return this.#stems.get(stemOf(word)) ?? [];
  }

  /** First rank and the one after the last of the words that begin so. */
  rangeOf(beginning: string): [from: number, to: number] {
    return [this.#lowerBound(beginning), this.#lowerBound(`${beginning}\uffff`)];
  }

  /**
   * The words that a mistyped one may have meant, the nearest alone. One letter may be wrong, missing, too
   * much or exchanged with its neighbour; two in long words. Of two errors one end must be free (a third of the word):
   * only words that begin or end alike are looked at, or each question would go through the whole vocabulary.
   */
  nearTo(word: string): number[] {
    const most = word.length >= TWO_WRONG ? 2 : word.length >= ONE_WRONG ? 1 : 0;
    if (most === 0 || /[^\p{L}]/u.test(word)) return [];
    const end = Math.max(2, Math.floor(word.length / 3));
    const near = new Map<number, number>();
    const look = (number: number) => {
      // Short words that differ in their first letter are different words: `faking`, `making`.
      if (word.length < TWO_WRONG && !this.word(number).startsWith(word[0] ?? '')) return;
      if (near.has(number) || Math.abs(this.word(number).length - word.length) > most) return;
      const distance = distanceWithin(word, this.word(number), most);
      if (distance !== null && distance > 0) near.set(number, distance);
    };
    const [from, to] = this.rangeOf(word.slice(0, end));
    for (let rank = from; rank < to; rank++) look(this.atRank(rank));
    for (const number of this.#endingIn(word.slice(-end))) look(number);
    const least = Math.min(...near.values());
    return [...near].flatMap(([number, distance]) => (distance === least ? [number] : []));
  }

  #endingIn(ending: string): number[] {
    if (this.#fromEnd.length === 0) {
      this.#fromEnd = this.#words
        .map((word, number) => ({ reversed: reversed(word), number }))
        .sort((a, b) => (a.reversed < b.reversed ? -1 : 1));
    }
    const asked = reversed(ending);
    const found: number[] = [];
    for (let at = this.#lowerBoundFromEnd(asked); at < this.#fromEnd.length; at++) {
      const entry = this.#fromEnd[at];
      if (!entry?.reversed.startsWith(asked)) break;
      found.push(entry.number);
    }
    return found;
  }

  #lowerBound(asked: string): number {
    return lowerBound(this.#sorted.length, (rank) => this.word(this.#sorted[rank] ?? 0) < asked);
  }

  #lowerBoundFromEnd(asked: string): number {
    return lowerBound(this.#fromEnd.length, (at) => (this.#fromEnd[at]?.reversed ?? '') < asked);
  }
}

/** The first place for which `isBelow` no longer holds. */
export function lowerBound(length: number, isBelow: (at: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBelow(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function reversed(word: string): string {
  return Array.from(word).reverse().join('');
}
