/**
 * Full-text search over titles, abstracts and what was said about the papers.
 *
 * FlexSearch holds the postings: which papers hold a word. What it does not do, done here: all words across the
 * fields, every match and not the best few, the beginning of the last word, and a rank that weighs how often and how
 * rare a word is and where it stands (BM25F; Robertson & Zaragoza 2009, section 3.5).
 *
 * Its index is `strict`, a word an entry. Beginnings are looked up in a sorted vocabulary of ours instead of being
 * indexed, which would cost five times the memory. So that a beginning is a range of numbers, words are numbered in
 * sorted order, and each paper keeps the sorted numbers of its words with how often each stands in which field.
 */
import { Index } from 'flexsearch';
import { readQuery, type Query } from './query.ts';
import { wordsOf } from './words.ts';

/** What is searched of one paper. Its id is its place in the order of adding. */
export type SearchDocument = {
  title: string;
  abstract: string | null;
  /** What was said about it, as one text. */
  discussion: string | null;
};

export type SearchAnswer = {
  query: Query;
  /** Every match, best first, as ids. */
  found: Uint32Array<ArrayBuffer>;
  /** Those of them, rising, that would not be found if nobody had talked about them. */
  byDiscussion: Uint32Array<ArrayBuffer>;
  /** No paper holds all the words; these hold the most of them. */
  partial: boolean;
};

// BM25F: k1 bounds what repetition is worth, b is how far a long field is discounted, weight is what a field counts.
const K1 = 1.2;
const FIELDS = [
  { name: 'title', weight: 6, b: 0.5 },
  { name: 'abstract', weight: 1, b: 0.7 },
  { name: 'discussion', weight: 0.5, b: 0.7 },
] as const;
/** The field that is not the paper's own. */
const DISCUSSION = 2;
/** A word that only begins as asked counts this much of one that is exactly as asked. */
const PREFIX_SHARE = 0.6;
/** Above this many continuations of a beginning, going through all papers is faster than asking for each word. */
const MOST_LOOKUPS = 32;

type Entry = {
  /** Numbers of the paper's words, rising. */
  terms: Uint32Array;
  /** For each field how often each of them stands there; null where the field is empty. */
  frequencies: (Uint8Array | null)[];
  /** How many words each field has. */
  lengths: number[];
};

/** The words of each field. */
type Draft = string[][];

/** A word of the query: the range of word numbers it stands for, of which one at most is the word itself. */
type Group = { from: number; to: number; exact: number };

export class SearchEngine {
  readonly #postings = new Index({ tokenize: 'strict', encode: (text: string) => text.split(' '), cache: false });
  readonly #drafts: Draft[] = [];
  #entries: Entry[] = [];
  #vocabulary: string[] = [];
  /** The mean length of each field, over the papers that have it. */
  #meanLengths: number[] = FIELDS.map(() => 1);

  /** How many papers have been added. */
  get size(): number {
    return this.#drafts.length;
  }

  /** Adds papers behind those that are there. */
  add(documents: readonly SearchDocument[]): void {
    for (const document of documents) {
      const draft = FIELDS.map(({ name }) => termsOf(document[name] ?? ''));
      this.#postings.add(this.#drafts.length, [...new Set(draft.flat())].join(' '));
      this.#drafts.push(draft);
    }
  }

  /** Every paper that matches, ranked. A query without words matches nothing. */
  search(text: string): SearchAnswer {
    if (this.#entries.length !== this.#drafts.length) this.#number();
    const query = readQuery(text);
    const groups = query.terms.map((term, at) =>
      this.#group(term, query.lastIsPrefix && at === query.terms.length - 1),
    );
    const held = new Uint16Array(this.size);
    const perGroup = groups.map((group) => this.#papersOf(group));
    for (const papers of perGroup) for (const id of papers) held[id] = (held[id] ?? 0) + 1;
    const most = held.reduce((a, b) => Math.max(a, b), 0);
    const matches: number[] = [];
    if (most > 0) held.forEach((count, id) => count === most && matches.push(id));
    const rarity = perGroup.map((papers) => Math.log(1 + (this.size - papers.length + 0.5) / (papers.length + 0.5)));
    const scores = new Float64Array(this.size);
    for (const id of matches) scores[id] = this.#score(id, groups, rarity);
    const found = Uint32Array.from(matches).sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
    const byDiscussion = Uint32Array.from(matches.filter((id) => this.#needsDiscussion(id, groups, most)));
    return { query, found, byDiscussion, partial: most > 0 && most < groups.length };
  }

  /** Numbers the words in sorted order. Needed once after adding, however much was added. */
  #number(): void {
    this.#vocabulary = [...new Set(this.#drafts.flat(2))].sort();
    const numbers = new Map(this.#vocabulary.map((term, number) => [term, number]));
    this.#entries = this.#drafts.map((draft) => entryOf(draft, numbers));
    this.#meanLengths = FIELDS.map((_, field) => {
      const lengths = this.#entries.map((entry) => entry.lengths[field] ?? 0).filter((length) => length > 0);
      return lengths.length === 0 ? 1 : lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
    });
  }

  #group(term: string, isPrefix: boolean): Group {
    const from = lowerBound(this.#vocabulary, term);
    const exact = this.#vocabulary[from] === term ? from : -1;
    // Everything that begins with the term sorts before the term followed by the last code unit there is.
    const to = isPrefix ? lowerBound(this.#vocabulary, `${term}\uffff`) : exact + 1;
    return exact < 0 && !isPrefix ? { from: 0, to: 0, exact } : { from, to, exact };
  }

  /** Ids of the papers that hold one of a group's words, rising. */
  #papersOf({ from, to }: Group): number[] {
    if (to - from > MOST_LOOKUPS) {
      const papers: number[] = [];
      this.#entries.forEach(({ terms }, id) => {
        const at = lowerBound(terms, from);
        if (at < terms.length && (terms[at] ?? to) < to) papers.push(id);
      });
      return papers;
    }
    const papers = new Set<number>();
    for (const term of this.#vocabulary.slice(from, to)) {
      for (const id of this.#postings.search(term, { limit: this.size })) papers.add(Number(id));
    }
    return [...papers].sort((a, b) => a - b);
  }

  #score(id: number, groups: readonly Group[], rarity: readonly number[]): number {
    const entry = this.#entries[id];
    if (entry === undefined) return 0;
    const weights = FIELDS.map(({ weight, b }, field) => {
      return weight / (1 - b + (b * (entry.lengths[field] ?? 0)) / (this.#meanLengths[field] ?? 1));
    });
    let score = 0;
    groups.forEach(({ from, to, exact }, at) => {
      let frequency = 0;
      for (let i = lowerBound(entry.terms, from); i < entry.terms.length; i++) {
        const number = entry.terms[i] ?? to;
        if (number >= to) break;
        let here = 0;
        for (let field = 0; field < weights.length; field++) {
          here += (weights[field] ?? 0) * (entry.frequencies[field]?.[i] ?? 0);
        }
        frequency += number === exact ? here : here * PREFIX_SHARE;
      }
      score += ((rarity[at] ?? 0) * frequency) / (K1 + frequency);
    });
    return score;
  }

  /** Whether title and abstract alone hold fewer of the groups than made the paper a match. */
  #needsDiscussion(id: number, groups: readonly Group[], most: number): boolean {
    const entry = this.#entries[id];
    if (!entry?.frequencies[DISCUSSION]) return false;
    const own = groups.filter(({ from, to }) => {
      for (let i = lowerBound(entry.terms, from); i < entry.terms.length; i++) {
        if ((entry.terms[i] ?? to) >= to) return false;
        if (entry.frequencies.some((frequency, field) => field !== DISCUSSION && (frequency?.[i] ?? 0) > 0))
          return true;
      }
      return false;
    });
    return own.length < most;
  }
}

function termsOf(text: string): string[] {
  return wordsOf(text).map(({ term }) => term);
}

function entryOf(draft: Draft, numbers: ReadonlyMap<string, number>): Entry {
  const numbered = draft.map((words) => words.map((term) => numbers.get(term) ?? 0));
  const terms = Uint32Array.from(new Set(numbered.flat())).sort();
  const frequencies = numbered.map((words) => {
    if (words.length === 0) return null;
    const counts = new Uint8Array(terms.length);
    for (const number of words) {
      const at = lowerBound(terms, number);
      counts[at] = Math.min(255, (counts[at] ?? 0) + 1);
    }
    return counts;
  });
  return { terms, frequencies, lengths: draft.map((words) => words.length) };
}

/** The first place in a rising list whose item is not below the one asked for. */
function lowerBound<T extends string | number>(items: ArrayLike<T>, item: T): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const here = items[middle];
    if (here !== undefined && here < item) low = middle + 1;
    else high = middle;
  }
  return low;
}
