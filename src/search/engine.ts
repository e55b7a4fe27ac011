/**
 * Full-text search over titles, abstracts and what was said about the papers.
 *
 * FlexSearch holds the postings: which papers hold a word. What it does not do, done here: conditions over several
 * fields, phrases, every match and not the best few, the beginning of an unfinished word, other forms of a word, typing
 * errors, and a rank that weighs how often and how rare a word is and where it stands, with a bonus where words stand close
 * together. The rank is a weighted sum of BM25 (Robertson & Zaragoza 2009) over the fields, in each by its own lengths and
 * its own rarities: a usual word that is rare in titles says much in one. BM25F, which adds up occurrences before it weighs
 * rarity, was measured beside it: better for four words of an abstract, worse for words of a title and for both together.
 *
 * Its index is `strict`, a word an entry. Beginnings, forms and errors are looked up in a vocabulary of ours instead of
 * being indexed, which would cost five times the memory. Each paper keeps the numbers of its words, sorted, with how
 * often each stands in which field, and the fields as sequences of numbers, for phrases.
 */
import { Index } from 'flexsearch';
import type { Marks } from './highlight.ts';
import { readQuery, TEXT_FIELDS, type Node, type TextField, type ValueField } from './query.ts';
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
  /** The names of its company and its category. */
  company: string | null;
  category: string | null;
  /** `YYYY-MM-DD`. */
  date: string | null;
};

export type SearchAnswer = {
  /** Whether anything was asked: a query without a word asks nothing. */
  asked: boolean;
  /** Every match, best first, as ids. */
  found: Uint32Array<ArrayBuffer>;
  /** Those of them, rising, that would not be found if nobody had talked about them. */
  byDiscussion: Uint32Array<ArrayBuffer>;
  /** Those that would not be found but for what the reader wrote on them. */
  byNotes: Uint32Array<ArrayBuffer>;
  /** Where no paper holds all the words, the words; what was found holds the most of them. */
  partial: string[] | null;
  /** Words that stand nowhere, and what was searched for instead. */
  corrected: { from: string; to: string }[];
  /** How the query was read, where that is not plain. */
  remarks: string[];
  /** What is to be marked in what was found. */
  marks: Marks;
};

// BM25: k1 bounds what repetition is worth, b is how far a long field is discounted, weight is what a field counts.
const K1 = 1.2;
const FIELDS: Record<TextField, { weight: number; b: number }> = {
  title: { weight: 1.25, b: 0.5 },
  abstract: { weight: 1, b: 0.6 },
  discussion: { weight: 0.4, b: 0.6 },
  note: { weight: 0.8, b: 0.6 },
  tag: { weight: 1, b: 0.5 },
  arxiv: { weight: 1, b: 0 },
};
const ALL_FIELDS = TEXT_FIELDS.map((_, at) => at);
const ABSTRACT = TEXT_FIELDS.indexOf('abstract');
const DISCUSSION = [TEXT_FIELDS.indexOf('discussion')];
const NOTES = [TEXT_FIELDS.indexOf('note'), TEXT_FIELDS.indexOf('tag')];
/** What a form of the asked word, and a word that only begins as asked, count of the word itself. */
const FORM_SHARE = 0.1;
const BEGINNING_SHARE = 0.6;
/** What two words side by side are worth, of the rarer one's weight. Further apart it falls with the distance. */
const CLOSENESS = 0.4;
/** Closeness is weighed for the best only: it reads whole texts, and changes little further down. */
const WEIGHED_FOR_CLOSENESS = 200;
/** Above this many continuations of a beginning, going through all papers is faster than asking for each word. */
const MOST_LOOKUPS = 32;
/** Of the words that may have been meant by a mistyped one, so many are tried. */
const MOST_TRIED = 8;

type Entry = {
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
type Leaf = {
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
  /** How rare it is in each field. */
  rarities: readonly number[];
};

export class SearchEngine {
  readonly #postings = new Index({ tokenize: 'strict', encode: (text: string) => text.split(' '), cache: false });
  readonly #vocabulary = new Vocabulary();
  readonly #entries: Entry[] = [];
  /** How many words each field holds over all papers, and how many papers have it. */
  readonly #lengths = TEXT_FIELDS.map(() => ({ words: 0, papers: 0 }));
  /** For each field, by the number of a word, how many papers have it there. */
  readonly #holders: number[][] = TEXT_FIELDS.map(() => []);

  /** Which papers are looked at: what has all words, or the most of them, is decided among these; null is all. */
  #within: Uint8Array | null = null;

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

  /** Tells which papers are looked at. What is found beside them is found by the same measure. */
  lookAt(papers: Iterable<number>): void {
    this.#within = new Uint8Array(this.size);
    for (const id of papers) this.#within[id] = 1;
  }

  isLookedAt(id: number): boolean {
    return this.#within === null || this.#within[id] === 1;
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
      const holders = this.#holders[field];
      if (total === undefined || holders === undefined || length === 0) return;
      total.words += sign * length;
      total.papers += sign;
      entry.frequencies[field]?.forEach((count, at) => {
        const number = entry.terms[at] ?? 0;
        if (count > 0) holders[number] = (holders[number] ?? 0) + sign;
      });
    });
  }

  #wordsOf({ terms }: Entry): string {
    return Array.from(terms, (number) => this.#vocabulary.word(number)).join(' ');
  }

  /** Every paper that matches, ranked. A query without words matches nothing. */
  search(text: string): SearchAnswer {
    this.#vocabulary.sort();
    const { root, remarks } = readQuery(text);
    if (root === null) {
      const nothing = () => new Uint32Array(0);
      const marks = { words: [], beginnings: [], phrases: [] };
      return {
        asked: false,
        found: nothing(),
        byDiscussion: nothing(),
        byNotes: nothing(),
        partial: null,
        corrected: [],
        remarks,
        marks,
      };
    }
    let search = new Evaluation(this, root);
    remarks.push(...search.unknownValues());
    let corrected: { from: string; to: string }[] = [];
    if (search.count === 0) {
      const meant = this.#corrected(root);
      if (meant !== null && (meant.search.count > 0 || meant.search.looserThan(search))) {
        ({ search, corrected } = meant);
      } else search.loosen();
    }
    const found = search.ranked();
    return {
      asked: true,
      found,
      byDiscussion: search.onlyBy(DISCUSSION),
      byNotes: search.onlyBy(NOTES),
      partial: search.partial,
      corrected,
      remarks,
      marks: search.marks(),
    };
  }

  /** The same question with words that stand nowhere exchanged for near ones; null where none of them has any. */
  #corrected(root: Node): { search: Evaluation; corrected: { from: string; to: string }[] } | null {
    const corrected: { from: string; to: string }[] = [];
    let best: { root: Node; search: Evaluation } | null = null;
    for (const node of unknownWords(root, (word) => this.leaf(word).count === 0)) {
      const near = this.#vocabulary
        .nearTo(node.term)
        .map((number) => ({ word: this.#vocabulary.word(number), count: this.#papersWith(number) }))
        .sort((a, b) => b.count - a.count)
        .slice(0, MOST_TRIED);
      let taken: { root: Node; search: Evaluation; to: string } | null = null;
      for (const { word } of near) {
        const meant = replaced(best?.root ?? root, node, { ...node, term: word, unfinished: false });
        const search = new Evaluation(this, meant);
        taken ??= { root: meant, search, to: word };
        if (search.count === 0) continue;
        taken = { root: meant, search, to: word };
        break;
      }
      if (taken === null) continue;
      corrected.push({ from: node.term, to: taken.to });
      best = taken;
    }
    return best === null ? null : { search: best.search, corrected };
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
    return { node, ...words, fields, papers, count, rarities: this.#raritiesOf(node, count) };
  }

  /** By the word as it is asked for, where it occurs: that other forms of it are usual makes it no less telling. */
  #raritiesOf(node: Leaf['node'], count: number): number[] {
    const number = node.kind === 'word' ? this.#vocabulary.numberOf(node.term) : undefined;
    return this.#holders.map((holders) => {
      const held = number === undefined ? count : (holders[number] ?? 0);
      return Math.log(1 + (this.size - held + 0.5) / (held + 0.5));
    });
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
    const everywhere = fields.length === TEXT_FIELDS.length;
    if (to - from <= MOST_LOOKUPS) {
      const numbers = new Set(forms.keys());
      for (let rank = from; rank < to; rank++) numbers.add(this.#vocabulary.atRank(rank));
      for (const number of numbers) {
        for (const id of this.#postings.search(this.#vocabulary.word(number), { limit: this.size })) {
          const entry = this.#entries[Number(id)];
          if (entry !== undefined && (everywhere || standsIn(entry, number, fields))) papers[Number(id)] = 1;
        }
      }
      return papers;
    }
    this.#entries.forEach((entry, id) => {
      for (let at = 0; at < entry.terms.length; at++) {
        const number = entry.terms[at] ?? 0;
        const rank = this.#vocabulary.rankOf(number);
        if ((rank < from || rank >= to) && !forms.has(number)) continue;
        if (everywhere || fields.some((field) => (entry.frequencies[field]?.[at] ?? 0) > 0)) {
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

  /** How long a field of a paper is, as a discount: 1 where it is as long as most. */
  lengthOf(entry: Entry, field: number): number {
    const { b } = FIELDS[TEXT_FIELDS[field] ?? 'abstract'];
    const total = this.#lengths[field];
    const mean = total === undefined || total.papers === 0 ? 1 : total.words / total.papers;
    return 1 - b + (b * (entry.sequences[field]?.length ?? 0)) / mean;
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

/** One question, answered: which papers fulfil it, and what they are worth. */
class Evaluation {
  /** How many of the papers that are looked at were found. */
  count = 0;
  readonly #engine: SearchEngine;
  readonly #root: Node;
  readonly #leaves = new Map<Node, Leaf>();
  #papers: Uint8Array;
  /** The words and phrases that speak for a paper: those under no `not`. */
  readonly #positive: Leaf[];
  /** Of a loosened conjunction, how many of its words a match has to hold; else 0. */
  #most = 0;

  constructor(engine: SearchEngine, root: Node) {
    this.#engine = engine;
    this.#root = root;
    this.#papers = this.#fulfilling(root);
    this.#positive = positive(root).flatMap((node) => this.#leaves.get(node) ?? []);
    this.#recount();
  }

  /** The words of a conjunction that was loosened; null where nothing had to be. */
  get partial(): string[] | null {
    if (this.#most === 0) return null;
    return this.#loose().map(({ node }) => (node.kind === 'word' ? node.term : node.terms.join(' ')));
  }

  /** Loosens a conjunction that nothing fulfils to what holds the most of its words. Gives how many these are. */
  loosen(): number {
    const loose = this.#loose();
    if (this.#most > 0 || loose.length < 2 || this.#root.kind !== 'and') return this.#most;
    const needed = this.#root.of.filter((node) => node.kind !== 'word' && node.kind !== 'phrase');
    const held = new Uint16Array(this.#papers.length);
    for (const { papers } of loose) papers.forEach((holds, id) => (held[id] = (held[id] ?? 0) + holds));
    for (const node of needed) {
      const papers = this.#fulfilling(node);
      papers.forEach((fulfils, id) => (held[id] = fulfils === 1 ? (held[id] ?? 0) : 0));
    }
    this.#most = held.reduce((most, count, id) => (this.#engine.isLookedAt(id) ? Math.max(most, count) : most), 0);
    if (this.#most > 0) this.#papers = Uint8Array.from(held, (count) => (count >= this.#most ? 1 : 0));
    this.#recount();
    return this.#most;
  }

  /** Whether, both loosened, this holds more of its words, or as many in more papers. */
  looserThan(other: Evaluation): boolean {
    const [mine, others] = [this.loosen(), other.loosen()];
    return mine > others || (mine === others && this.count > other.count);
  }

  /** Sentences on companies and categories that are asked for and that no paper has. */
  unknownValues(): string[] {
    const unknown = (node: Node): string[] => {
      if (node.kind === 'and' || node.kind === 'or') return node.of.flatMap(unknown);
      if (node.kind === 'not') return unknown(node.of);
      if (node.kind !== 'value' || this.#fulfilling(node).includes(1)) return [];
      return [`No ${node.field} is called “${node.terms.join(' ')}”.`];
    };
    return unknown(this.#root);
  }

  /** The words and phrases of a conjunction. */
  #loose(): Leaf[] {
    return this.#root.kind === 'and' ? this.#root.of.flatMap((node) => this.#leaves.get(node) ?? []) : [];
  }

  /** What was found, best first. */
  ranked(): Uint32Array<ArrayBuffer> {
    const scores = new Float64Array(this.#papers.length);
    const ids: number[] = [];
    this.#papers.forEach((found, id) => {
      if (found === 0) return;
      ids.push(id);
      scores[id] = this.#score(id);
    });
    const byScore = (a: number, b: number) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b;
    ids.sort(byScore);
    if (this.#positive.length > 1) {
      const best = ids.slice(0, WEIGHED_FOR_CLOSENESS);
      for (const id of best) scores[id] = (scores[id] ?? 0) + this.#closeness(id);
      ids.splice(0, best.length, ...best.sort(byScore));
    }
    return Uint32Array.from(ids);
  }

  /** Those found, rising, that would be no match without some fields. */
  onlyBy(fields: readonly number[]): Uint32Array<ArrayBuffer> {
    const ids: number[] = [];
    this.#papers.forEach((found, id) => {
      const entry = this.#engine.entry(id);
      if (found !== 1 || entry === undefined || !fields.some((field) => entry.frequencies[field])) return;
      if (!this.#isFoundWithout(fields, id, entry)) ids.push(id);
    });
    return Uint32Array.from(ids);
  }

  /** The words that made the matches, for marking. */
  marks(): Marks {
    const words = new Set<string>();
    const beginnings = new Set<string>();
    const phrases: { terms: readonly string[]; unfinished: boolean }[] = [];
    for (const { node, forms } of this.#positive) {
      if (node.kind === 'phrase') {
        phrases.push({ terms: node.terms, unfinished: node.unfinished });
        continue;
      }
      words.add(node.term);
      for (const number of forms.keys()) words.add(this.#engine.word(number));
      if (node.unfinished) beginnings.add(node.term);
    }
    return { words: [...words], beginnings: [...beginnings], phrases };
  }

  #recount(): void {
    this.count = this.#papers.reduce((sum, found, id) => sum + (this.#engine.isLookedAt(id) ? found : 0), 0);
  }

  #fulfilling(node: Node): Uint8Array {
    const { size } = this.#engine;
    switch (node.kind) {
      case 'word':
      case 'phrase': {
        const leaf = this.#leaves.get(node) ?? this.#engine.leaf(node);
        this.#leaves.set(node, leaf);
        return leaf.papers;
      }
      case 'value':
        return this.#where((entry) => hasValue(entry, node.field, node.terms));
      case 'period':
        return this.#where(({ date }) => date !== null && liesIn(date, node.from, node.to));
      case 'not':
        return this.#fulfilling(node.of).map((found) => 1 - found);
      case 'and':
      case 'or': {
        const result = new Uint8Array(size).fill(node.kind === 'and' ? 1 : 0);
        for (const part of node.of) {
          const papers = this.#fulfilling(part);
          for (let id = 0; id < size; id++) {
            result[id] =
              node.kind === 'and' ? (result[id] ?? 0) & (papers[id] ?? 0) : (result[id] ?? 0) | (papers[id] ?? 0);
          }
        }
        return result;
      }
    }
  }

  #where(keep: (entry: Entry) => boolean): Uint8Array {
    const result = new Uint8Array(this.#engine.size);
    for (let id = 0; id < result.length; id++) {
      const entry = this.#engine.entry(id);
      if (entry !== undefined && keep(entry)) result[id] = 1;
    }
    return result;
  }

  #score(id: number): number {
    const entry = this.#engine.entry(id);
    if (entry === undefined) return 0;
    let score = 0;
    for (const leaf of this.#positive) {
      if (leaf.papers[id] !== 1) continue;
      this.#frequencies(leaf, entry).forEach((frequency, at) => {
        if (frequency === 0) return;
        const field = leaf.fields[at] ?? 0;
        const { weight } = FIELDS[TEXT_FIELDS[field] ?? 'abstract'];
        const long = this.#engine.lengthOf(entry, field);
        score += (weight * (leaf.rarities[field] ?? 0) * frequency * (K1 + 1)) / (frequency + K1 * long);
      });
    }
    return score;
  }

  /** How often a leaf stands in each of its fields, other forms of a word counted by what they are worth. */
  #frequencies(leaf: Leaf, entry: Entry): number[] {
    if (leaf.node.kind === 'phrase') return this.#engine.timesOf(leaf.node, entry, leaf.fields);
    const frequencies = leaf.fields.map(() => 0);
    const count = (at: number, share: number) => {
      leaf.fields.forEach((field, place) => {
        frequencies[place] = (frequencies[place] ?? 0) + share * (entry.frequencies[field]?.[at] ?? 0);
      });
    };
    if (leaf.from === leaf.to) {
      for (const [number, share] of leaf.forms) {
        const at = placeOf(entry.terms, number);
        if (entry.terms[at] === number) count(at, share);
      }
      return frequencies;
    }
    for (let at = 0; at < entry.terms.length; at++) {
      const share = this.#engine.shareOf(leaf, entry.terms[at] ?? 0);
      if (share > 0) count(at, share);
    }
    return frequencies;
  }

  /** What it is worth that neighbours in the query are near each other in the paper; in the asked order more. */
  #closeness(id: number): number {
    const entry = this.#engine.entry(id);
    if (entry === undefined) return 0;
    const nearest = new Float64Array(this.#positive.length);
    for (const field of ALL_FIELDS) {
      const worth = Math.min(1, FIELDS[TEXT_FIELDS[field] ?? 'abstract'].weight);
      const last = this.#positive.map(() => -1);
      entry.sequences[field]?.forEach((number, at) => {
        this.#positive.forEach((leaf, place) => {
          if (leaf.node.kind === 'phrase' || this.#engine.shareOf(leaf, number) === 0) return;
          last[place] = at;
          const before = last[place - 1] ?? -1;
          const behind = last[place + 1] ?? -1;
          if (before >= 0 && before < at) nearest[place] = Math.max(nearest[place] ?? 0, worth / (at - before));
          if (behind >= 0 && behind < at)
            nearest[place + 1] = Math.max(nearest[place + 1] ?? 0, (0.7 * worth) / (at - behind));
        });
      });
    }
    return this.#positive.reduce((sum, leaf, place) => {
      const before = this.#positive[place - 1];
      return before === undefined
        ? sum
        : sum +
            CLOSENESS * Math.min(leaf.rarities[ABSTRACT] ?? 0, before.rarities[ABSTRACT] ?? 0) * (nearest[place] ?? 0);
    }, 0);
  }

  #isFoundWithout(fields: readonly number[], id: number, entry: Entry): boolean {
    const own: Entry = {
      ...entry,
      frequencies: entry.frequencies.map((counts, field) => (fields.includes(field) ? null : counts)),
      sequences: entry.sequences.map((sequence, field) => (fields.includes(field) ? new Uint32Array(0) : sequence)),
    };
    const holds = (leaf: Leaf) =>
      leaf.papers[id] === 1 && this.#frequencies(leaf, own).some((frequency) => frequency > 0);
    if (this.#most > 0) return this.#positive.filter(holds).length >= this.#most;
    const fulfils = (node: Node): boolean => {
      switch (node.kind) {
        case 'word':
        case 'phrase': {
          const leaf = this.#leaves.get(node);
          return leaf !== undefined && holds(leaf);
        }
        case 'not':
          return !fulfils(node.of);
        case 'and':
          return node.of.every(fulfils);
        case 'or':
          return node.of.some(fulfils);
        case 'value':
        case 'period':
          return this.#fulfilling(node)[id] === 1;
      }
    };
    return fulfils(this.#root);
  }
}

function termsOf(text: string): string[] {
  return wordsOf(text).map(({ term }) => term);
}

/** Where a number stands in a rising list, or would stand. */
function placeOf(terms: Uint32Array, number: number): number {
  return lowerBound(terms.length, (at) => (terms[at] ?? 0) < number);
}

function standsIn(entry: Entry, number: number, fields: readonly number[]): boolean {
  const at = placeOf(entry.terms, number);
  return entry.terms[at] === number && fields.some((field) => (entry.frequencies[field]?.[at] ?? 0) > 0);
}

function hasValue(entry: Entry, field: ValueField, asked: readonly string[]): boolean {
  return asked.every((term) => entry[field].some((word) => word.startsWith(term)));
}

function liesIn(date: string, from: string | null, to: string | null): boolean {
  return (from === null || date >= from) && (to === null || date.slice(0, to.length) <= to);
}

/** Words and phrases under no `not`, in the order of the query. */
function positive(node: Node): Node[] {
  switch (node.kind) {
    case 'word':
    case 'phrase':
      return [node];
    case 'and':
    case 'or':
      return node.of.flatMap(positive);
    case 'not':
    case 'value':
    case 'period':
      return [];
  }
}

function unknownWords(root: Node, isUnknown: (word: Extract<Node, { kind: 'word' }>) => boolean) {
  return positive(root).flatMap((node) => (node.kind === 'word' && isUnknown(node) ? [node] : []));
}

/** The tree with one node exchanged for another. */
function replaced(root: Node, node: Node, other: Node): Node {
  if (root === node) return other;
  if (root.kind === 'and' || root.kind === 'or')
    return { ...root, of: root.of.map((part) => replaced(part, node, other)) };
  return root;
}
