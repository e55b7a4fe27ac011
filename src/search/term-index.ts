/**
 * Which papers hold which words, how often, where, and how rare these are.
 *
 * FlexSearch holds the postings: which papers hold a word. Its index is `strict`, a word an entry. Beginnings, forms and
 * errors are looked up in a vocabulary of ours instead of being indexed, which would cost five times the memory. Each
 * paper keeps the numbers of its words, sorted, with how often each stands in which field, and the fields as sequences of
 * numbers, for phrases.
 */
import { Index } from 'flexsearch';
import { TEXT_FIELDS, type Node, type TextField } from './query.ts';
import type { PaperWords } from './trends.ts';
import { lowerBound, Vocabulary } from './vocabulary.ts';
import { wordsOf } from './words.ts';

/** What is searched of one paper. Its id is its place in the order of adding. */
export type SearchDocument = {
  title: string;
  abstract: string | null;
  /** What was said about it, as one text. */
  discussion: string | null;
  arxiv: string | null;
  /** What the reader wrote on it. */
  note: string | null;
  tag: string | null;
  status: string | null;
  /** The names of its company and its category. */
  company: string | null;
  category: string | null;
  /** `YYYY-MM-DD`. */
  date: string | null;
};

/** How far a long field is discounted (the b of BM25): 0 not at all, 1 by its whole length. */
const LENGTH_DISCOUNT = 0.5;
const TITLE = TEXT_FIELDS.indexOf('title');
const ABSTRACT = TEXT_FIELDS.indexOf('abstract');
const STATUS = TEXT_FIELDS.indexOf('status');
/** Where words are looked for that name no field, as places among `TEXT_FIELDS`: whoever types “read” asks for no status. */
export const ALL_FIELDS = TEXT_FIELDS.map((_, at) => at).filter((field) => field !== STATUS);
/** What a form of the asked word, and a word that only begins as asked, count of the word itself. */
const FORM_SHARE = 0.1;
const BEGINNING_SHARE = 0.6;
/** Above this many continuations of a beginning, going through all papers is faster than asking for each word. */
const MOST_LOOKUPS = 32;

/** A paper as it is indexed. */
export type Entry = {
  /** Numbers of the paper's words, rising. */
  terms: Uint32Array;
  /** For each field how often each of them stands there; null where the field is empty. */
  frequencies: (Uint8Array | null)[];
  /** For each field the numbers of its words as they follow each other. */
  sequences: Uint32Array[];
  company: string[];
  category: string[];
  date: string | null;
};

/** A word of the query: the words of the papers that it stands for, and what each of them counts. */
export type Leaf = {
  node: Extract<Node, { kind: 'word' | 'phrase' }>;
  /** Words that begin as asked, by rank: the first and the one after the last. */
  from: number;
  to: number;
  /** The word itself and its other forms. */
  forms: ReadonlyMap<number, number>;
  /** Places among `TEXT_FIELDS`. */
  fields: readonly number[];
  /** Papers that hold it. */
  papers: Uint8Array;
  count: number;
  /** How rare it is among the papers, all fields together, and in their titles: 0 and more. */
  rarity: number;
  rarityInTitles: number;
};

export class TermIndex {
  readonly #postings = new Index({ tokenize: 'strict', encode: (text: string) => text.split(' '), cache: false });
  readonly #vocabulary = new Vocabulary();
  readonly #entries: Entry[] = [];
  /** How many words each field holds over all papers, and how many papers have it. */
  readonly #lengths = TEXT_FIELDS.map(() => ({ words: 0, papers: 0 }));
  /** By the number of a word, how many papers have it, and how many in their title. */
  readonly #holders: number[] = [];
  readonly #titleHolders: number[] = [];

  /** How many papers have been added. */
  get size(): number {
    return this.#entries.length;
  }

  /** Adds papers behind those that are there. */
  add(documents: readonly SearchDocument[]): void {
    for (const document of documents) {
      const id = this.#entries.length;
      const entry = this.#entryOf(document);
      this.#postings.add(id, this.#wordsOf(entry));
      this.#entries.push(entry);
      this.#count(entry, 1);
    }
  }

  /** Puts other texts in place of some fields of a paper. */
  update(id: number, texts: Partial<Record<TextField, string | null>>): void {
    const before = this.#entries[id];
    if (before === undefined) throw new Error(`There is no paper ${id}.`);
    const sequences = TEXT_FIELDS.map((field, at) => {
      const text = texts[field];
      return text === undefined ? (before.sequences[at] ?? new Uint32Array(0)) : this.#sequenceOf(text);
    });
    const entry = { ...before, ...indexed(sequences) };
    this.#count(before, -1);
    this.#postings.update(id, this.#wordsOf(entry));
    this.#entries[id] = entry;
    this.#count(entry, 1);
  }

  /** Adds a paper to the sums over all papers, or takes it out of them. */
  #count(entry: Entry, sign: 1 | -1): void {
    TEXT_FIELDS.forEach((_, field) => {
      const length = entry.sequences[field]?.length ?? 0;
      const total = this.#lengths[field];
      if (total === undefined || length === 0) return;
      total.words += sign * length;
      total.papers += sign;
    });
    entry.terms.forEach((number, at) => {
      this.#holders[number] = (this.#holders[number] ?? 0) + sign;
      if ((entry.frequencies[TITLE]?.[at] ?? 0) > 0)
        this.#titleHolders[number] = (this.#titleHolders[number] ?? 0) + sign;
    });
  }

  #wordsOf({ terms }: Entry): string {
    return Array.from(terms, (number) => this.#vocabulary.word(number)).join(' ');
  }

  /** Brings the vocabulary up to date; to be called between adding and asking. */
  sort(): void {
    this.#vocabulary.sort();
  }

  /** The words that a mistyped one may have meant, those first that most papers hold. */
  nearTo(word: string): string[] {
    return this.#vocabulary
      .nearTo(word)
      .map((number) => ({ near: this.#vocabulary.word(number), count: this.#papersWith(number) }))
      .sort((a, b) => b.count - a.count)
      .map(({ near }) => near);
  }

  #papersWith(number: number): number {
    return this.#postings.search(this.#vocabulary.word(number), { limit: this.size }).length;
  }

  /** A word or a phrase of the query with the papers that hold it. */
  leaf(node: Leaf['node']): Leaf {
    const fields = node.field === null ? ALL_FIELDS : [TEXT_FIELDS.indexOf(node.field)];
    const words =
      node.kind === 'word' ? this.#wordsFor(node.term, node.unfinished) : { from: 0, to: 0, forms: new Map() };
    const papers = node.kind === 'word' ? this.#holding(words, fields) : this.#holdingPhrase(node, fields);
    let count = 0;
    for (const holds of papers) count += holds;
    return { node, ...words, fields, papers, count, ...this.#raritiesOf(node, count) };
  }

  /** By the word as it is asked for, where it occurs: that other forms of it are usual makes it no less telling. */
  #raritiesOf(node: Leaf['node'], count: number): Pick<Leaf, 'rarity' | 'rarityInTitles'> {
    const number = node.kind === 'word' ? this.#vocabulary.numberOf(node.term) : undefined;
    const rarityOf = (held: number) => Math.log(1 + (this.size - held + 0.5) / (held + 0.5));
    if (number === undefined) return { rarity: rarityOf(count), rarityInTitles: rarityOf(count) };
    return {
      rarity: rarityOf(this.#holders[number] ?? 0),
      rarityInTitles: rarityOf(this.#titleHolders[number] ?? 0),
    };
  }

  #wordsFor(term: string, unfinished: boolean): Pick<Leaf, 'from' | 'to' | 'forms'> {
    const exact = this.#vocabulary.numberOf(term);
    const forms = new Map(this.#vocabulary.formsOf(term).map((number) => [number, FORM_SHARE]));
    if (exact !== undefined) forms.set(exact, 1);
    const [from, to] = unfinished ? this.#vocabulary.rangeOf(term) : [0, 0];
    return { from, to, forms };
  }

  #holding({ from, to, forms }: Pick<Leaf, 'from' | 'to' | 'forms'>, fields: readonly number[]): Uint8Array {
    const papers = new Uint8Array(this.size);
    const everywhere = (entry: Entry) => fields === ALL_FIELDS && entry.frequencies[STATUS] === null;
    if (to - from <= MOST_LOOKUPS) {
      const numbers = new Set(forms.keys());
      for (let rank = from; rank < to; rank++) numbers.add(this.#vocabulary.atRank(rank));
      for (const number of numbers) {
        for (const id of this.#postings.search(this.#vocabulary.word(number), { limit: this.size })) {
          const entry = this.#entries[Number(id)];
          if (entry !== undefined && (everywhere(entry) || standsIn(entry, number, fields))) papers[Number(id)] = 1;
        }
      }
      return papers;
    }
    this.#entries.forEach((entry, id) => {
      for (let at = 0; at < entry.terms.length; at++) {
        const number = entry.terms[at] ?? 0;
        const rank = this.#vocabulary.rankOf(number);
        if ((rank < from || rank >= to) && !forms.has(number)) continue;
        if (everywhere(entry) || fields.some((field) => (entry.frequencies[field]?.[at] ?? 0) > 0)) {
          papers[id] = 1;
          return;
        }
      }
    });
    return papers;
  }

  #holdingPhrase(phrase: Extract<Node, { kind: 'phrase' }>, fields: readonly number[]): Uint8Array {
    const papers = new Uint8Array(this.size);
    const last = phrase.terms.length - 1;
    // All words but an unfinished last one have to be there as they are.
    const finished = phrase.terms.slice(0, phrase.unfinished ? last : undefined);
    const numbers = finished.map((term) => this.#vocabulary.numberOf(term));
    if (numbers.some((number) => number === undefined)) return papers;
    const candidates = this.#holding(
      finished.length > 0
        ? { from: 0, to: 0, forms: new Map([[numbers[0] ?? 0, 1]]) }
        : this.#wordsFor(phrase.terms[last] ?? '', true),
      fields,
    );
    candidates.forEach((may, id) => {
      const entry = this.#entries[id];
      if (may === 1 && entry !== undefined && this.timesOf(phrase, entry, fields).some((times) => times > 0))
        papers[id] = 1;
    });
    return papers;
  }

  /** How often a phrase stands in each of the fields. */
  timesOf(phrase: Extract<Node, { kind: 'phrase' }>, entry: Entry, fields: readonly number[]): number[] {
    const last = phrase.terms.length - 1;
    const numbers = phrase.terms.map((term) => this.#vocabulary.numberOf(term) ?? -1);
    const [from, to] = phrase.unfinished ? this.#vocabulary.rangeOf(phrase.terms[last] ?? '') : [0, 0];
    const fits = (number: number, place: number) => {
      if (number === numbers[place]) return true;
      const rank = this.#vocabulary.rankOf(number);
      return place === last && rank >= from && rank < to;
    };
    return fields.map((field) => {
      const sequence = entry.sequences[field] ?? new Uint32Array(0);
      // “read” is not “to read”.
      if (field === STATUS && sequence.length !== phrase.terms.length) return 0;
      let times = 0;
      for (let at = 0; at + last < sequence.length; at++) {
        let place = 0;
        while (place <= last && fits(sequence[at + place] ?? -1, place)) place += 1;
        if (place > last) times += 1;
      }
      return times;
    });
  }

  /** What a word of a paper counts for a word of the query; 0 is nothing. */
  shareOf({ from, to, forms }: Leaf, number: number): number {
    const form = forms.get(number);
    if (form !== undefined) return form;
    if (from === to) return 0;
    const rank = this.#vocabulary.rankOf(number);
    return rank >= from && rank < to ? BEGINNING_SHARE : 0;
  }

  entry(id: number): Entry | undefined {
    return this.#entries[id];
  }

  word(number: number): string {
    return this.#vocabulary.word(number);
  }

  /** The distinct words of a paper's title, and of title and abstract together; null where it has no date. */
  datedWords(id: number): PaperWords | null {
    const entry = this.#entries[id];
    if (entry === undefined) throw new Error(`There is no paper ${id}.`);
    const { date, terms, frequencies } = entry;
    if (date === null) return null;
    const standing = (fields: readonly number[]) => {
      const words: string[] = [];
      terms.forEach((number, at) => {
        if (fields.some((field) => (frequencies[field]?.[at] ?? 0) > 0)) words.push(this.#vocabulary.word(number));
      });
      return words;
    };
    return { date, title: standing([TITLE]), words: standing([TITLE, ABSTRACT]) };
  }

  /** How long a field of a paper is, as a discount: 1 where it is as long as most. */
  lengthOf(entry: Entry, field: number): number {
    const total = this.#lengths[field];
    const mean = total === undefined || total.papers === 0 ? 1 : total.words / total.papers;
    return 1 - LENGTH_DISCOUNT + (LENGTH_DISCOUNT * (entry.sequences[field]?.length ?? 0)) / mean;
  }

  #entryOf(document: SearchDocument): Entry {
    const sequences = TEXT_FIELDS.map((field) => this.#sequenceOf(document[field]));
    const { company, category, date } = document;
    return { ...indexed(sequences), company: termsOf(company ?? ''), category: termsOf(category ?? ''), date };
  }

  #sequenceOf(text: string | null): Uint32Array {
    return Uint32Array.from(termsOf(text ?? ''), (term) => this.#vocabulary.add(term));
  }
}

/** The sorted words of some fields, with how often each stands in which. */
function indexed(sequences: Uint32Array[]): Pick<Entry, 'terms' | 'frequencies' | 'sequences'> {
  const terms = Uint32Array.from(new Set(sequences.flatMap((sequence) => [...sequence]))).sort();
  const frequencies = sequences.map((sequence) => {
    if (sequence.length === 0) return null;
    const counts = new Uint8Array(terms.length);
    for (const number of sequence) {
      const at = placeOf(terms, number);
      counts[at] = Math.min(255, (counts[at] ?? 0) + 1);
    }
    return counts;
  });
  return { terms, frequencies, sequences };
}

function standsIn(entry: Entry, number: number, fields: readonly number[]): boolean {
  const at = placeOf(entry.terms, number);
  return entry.terms[at] === number && fields.some((field) => (entry.frequencies[field]?.[at] ?? 0) > 0);
}

function termsOf(text: string): string[] {
  return wordsOf(text).map(({ term }) => term);
}

/** Where a number stands in a rising list, or would stand. */
export function placeOf(terms: Uint32Array, number: number): number {
  return lowerBound(terms.length, (at) => (terms[at] ?? 0) < number);
}
