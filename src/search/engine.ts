/**
 * Full-text search over titles and abstracts.
 *
 * FlexSearch holds the postings: which papers hold a word. What it does not do, done here: all words across both
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
export type SearchDocument = { title: string; abstract: string | null };

/** `found` holds every match, best first, as ids. */
export type SearchAnswer = {
  query: Query;
  found: Uint32Array<ArrayBuffer>;
  /** No paper holds all the words; these hold the most of them. */
  partial: boolean;
};

// BM25F: k1 bounds what repetition is worth, b is how far a long field is discounted, weight is what a field counts.
const K1 = 1.2;
const TITLE = { weight: 6, b: 0.5 };
const ABSTRACT = { weight: 1, b: 0.7 };
/** A word that only begins as asked counts this much of one that is exactly as asked. */
const PREFIX_SHARE = 0.6;
/** Above this many continuations of a beginning, going through all papers is faster than asking for each word. */
const MOST_LOOKUPS = 32;

type Entry = {
  /** Numbers of the paper's words, rising. */
  terms: Uint32Array;
  /** How often each stands in the title and in the abstract. */
  inTitle: Uint8Array;
  inAbstract: Uint8Array;
  titleLength: number;
  abstractLength: number;
};

type Draft = { title: string[]; abstract: string[] };

/** A word of the query: the range of word numbers it stands for, of which one at most is the word itself. */
type Group = { from: number; to: number; exact: number };

export class SearchEngine {
  readonly #postings = new Index({ tokenize: 'strict', encode: (text: string) => text.split(' '), cache: false });
  readonly #drafts: Draft[] = [];
  #entries: Entry[] = [];
  #vocabulary: string[] = [];
  #meanTitle = 1;
  #meanAbstract = 1;

  /** How many papers have been added. */
  get size(): number {
    return this.#drafts.length;
  }

  /** Adds papers behind those that are there. */
  add(documents: readonly SearchDocument[]): void {
    for (const { title, abstract } of documents) {
      const draft = { title: termsOf(title), abstract: termsOf(abstract ?? '') };
      this.#postings.add(this.#drafts.length, [...new Set([...draft.title, ...draft.abstract])].join(' '));
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
    return { query, found, partial: most > 0 && most < groups.length };
  }

  /** Numbers the words in sorted order. Needed once after adding, however much was added. */
  #number(): void {
    const all = new Set<string>();
    for (const { title, abstract } of this.#drafts) {
      for (const term of title) all.add(term);
      for (const term of abstract) all.add(term);
    }
    this.#vocabulary = [...all].sort();
    const numbers = new Map(this.#vocabulary.map((term, number) => [term, number]));
    this.#entries = this.#drafts.map(({ title, abstract }) => entryOf(title, abstract, numbers));
    const mean = (length: (entry: Entry) => number) =>
      Math.max(1, this.#entries.reduce((sum, entry) => sum + length(entry), 0) / Math.max(1, this.size));
    this.#meanTitle = mean((entry) => entry.titleLength);
    this.#meanAbstract = mean((entry) => entry.abstractLength);
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
    const title = TITLE.weight / (1 - TITLE.b + (TITLE.b * entry.titleLength) / this.#meanTitle);
    const abstract = ABSTRACT.weight / (1 - ABSTRACT.b + (ABSTRACT.b * entry.abstractLength) / this.#meanAbstract);
    let score = 0;
    groups.forEach(({ from, to, exact }, at) => {
      let frequency = 0;
      for (let i = lowerBound(entry.terms, from); i < entry.terms.length; i++) {
        const number = entry.terms[i] ?? to;
        if (number >= to) break;
        const here = title * (entry.inTitle[i] ?? 0) + abstract * (entry.inAbstract[i] ?? 0);
        frequency += number === exact ? here : here * PREFIX_SHARE;
      }
      score += ((rarity[at] ?? 0) * frequency) / (K1 + frequency);
    });
    return score;
  }
}

function termsOf(text: string): string[] {
  return wordsOf(text).map(({ term }) => term);
}

function entryOf(title: string[], abstract: string[], numbers: ReadonlyMap<string, number>): Entry {
  const numbered = (terms: string[]) => terms.map((term) => numbers.get(term) ?? 0);
  const titleNumbers = numbered(title);
  const abstractNumbers = numbered(abstract);
  const terms = Uint32Array.from(new Set([...titleNumbers, ...abstractNumbers])).sort();
  const inTitle = new Uint8Array(terms.length);
  const inAbstract = new Uint8Array(terms.length);
  const count = (into: Uint8Array, number: number) => {
    const at = lowerBound(terms, number);
    into[at] = Math.min(255, (into[at] ?? 0) + 1);
  };
  for (const number of titleNumbers) count(inTitle, number);
  for (const number of abstractNumbers) count(inAbstract, number);
  return { terms, inTitle, inAbstract, titleLength: title.length, abstractLength: abstract.length };
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
