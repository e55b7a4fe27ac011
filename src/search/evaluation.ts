/**
 * One question over the index: what fulfils it, and how well. How much a word says in a field is BM25 (Robertson &
 * Zaragoza 2009). Of the fields that hold it the one where it says most counts, the others a little (a disjunction max
 * query, as Lucene has it): what an abstract says again of its title is no second word. A title counts the more, the more
 * of the query it holds, and then by how rare its words are in titles: one word of four may stand there by chance, three
 * of three are a title that somebody remembers.
 */
import type { Marks } from './highlight.ts';
import { asksStatus, TEXT_FIELDS, type Node, type TextField, type ValueField } from './query.ts';
import { ALL_FIELDS, placeOf, type Entry, type Leaf, type TermIndex } from './term-index.ts';

/** Bounds what repetition is worth (the k1 of BM25): at 1, a word said again and again counts twice one said once. */
const K1 = 1;
/** What a field counts. */
const WEIGHTS: Record<TextField, number> = {
  title: 1,
  abstract: 1,
  discussion: 0.4,
  note: 0.8,
  tag: 1,
  arxiv: 1,
  status: 0,
};
const TITLE = TEXT_FIELDS.indexOf('title');
/**
 * What a title counts that holds the whole query. One that holds half of it counts half of this, but never below its own
 * weight: then its words count like those of an abstract.
 */
const WHOLE_TITLE = 1.75;
/** What the other fields of a word count, beside the one where it says most. */
const ELSEWHERE = 0.1;
/** What two words side by side are worth, of the rarer one's weight. Further apart it falls with the distance. */
const CLOSENESS = 0.4;
/** Closeness is weighed for the best only: it reads whole texts, and changes little further down. */
const WEIGHED_FOR_CLOSENESS = 200;

/** One question, answered: which papers fulfil it, and what they are worth. */
export class Evaluation {
  /** How many of the papers that are looked at were found. */
  count = 0;
  readonly #index: TermIndex;
  readonly #isLookedAt: (paper: number) => boolean;
  readonly #root: Node;
  readonly #leaves = new Map<Node, Leaf>();
  #papers: Uint8Array;
  /** The words and phrases that speak for a paper: those under no `not`. */
  readonly #positive: Leaf[];
  /** The words and phrases of a conjunction, which give way where nothing has them all. */
  readonly #loose: readonly Leaf[];
  /** Of a loosened conjunction, the grade that a match has; else 0. */
  #most = 0;

  /** @param isLookedAt whether a paper counts where it is decided what holds all words, or the most of them */
  constructor(index: TermIndex, root: Node, isLookedAt: (paper: number) => boolean) {
    this.#index = index;
    this.#isLookedAt = isLookedAt;
    this.#root = root;
    this.#papers = this.#fulfilling(root);
    const leavesOf = (nodes: readonly Node[]) => nodes.flatMap((node) => this.#leaves.get(node) ?? []);
    this.#positive = leavesOf(positive(root));
    this.#loose = root.kind === 'and' ? leavesOf(root.of.filter((node) => !asksStatus(node))) : [];
    this.#recount();
  }

  /** The words of a conjunction that was loosened; null where nothing had to be. */
  get partial(): string[] | null {
    return this.#most === 0 ? null : this.#loose.map(wordsOfLeaf);
  }

  /** Those of them, each once, that were not counted, since more than half of the papers hold them. */
  get uncounted(): string[] {
    if (this.#most <= this.#loose.length) return [];
    return [...new Set(this.#loose.filter((leaf) => this.#isUsual(leaf)).map(wordsOfLeaf))];
  }

  /**
   * Loosens a conjunction that nothing fulfils to what holds the most of its words, those aside that more than half of
   * the papers hold: `to` is not worth giving up `deception` for. Gives how good the best are, 0 where nothing holds any.
   */
  loosen(): number {
    if (this.#most > 0 || this.#loose.length < 2) return this.#most;
    const needed = this.#needed().map((node) => this.#fulfilling(node));
    const grades = Uint16Array.from(this.#papers, (_, id) =>
      needed.every((papers) => papers[id] === 1) ? this.#grade(({ papers }) => papers[id] === 1) : 0,
    );
    this.#most = grades.reduce((most, grade, id) => (this.#isLookedAt(id) ? Math.max(most, grade) : most), 0);
    if (this.#most > 0) this.#papers = Uint8Array.from(grades, (grade) => (grade >= this.#most ? 1 : 0));
    this.#recount();
    return this.#most;
  }

  /** How many words are held that are not usual, above the number of all; with none of them, how many usual ones. */
  #grade(holds: (leaf: Leaf) => boolean): number {
    let usual = 0;
    let telling = 0;
    for (const leaf of this.#loose) {
      if (!holds(leaf)) continue;
      if (this.#isUsual(leaf)) usual += 1;
      else telling += 1;
    }
    return telling === 0 ? usual : this.#loose.length + telling;
  }

  #isUsual({ count }: Leaf): boolean {
    return 2 * count > this.#index.size;
  }

  /** What of a conjunction never gives way: groups, values, periods and what is left out. */
  #needed(): Node[] {
    return this.#root.kind === 'and'
      ? this.#root.of.filter((node) => !this.#loose.some((leaf) => leaf.node === node))
      : [];
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

  /** What was found, rising. */
  found(): Uint32Array<ArrayBuffer> {
    const ids: number[] = [];
    this.#papers.forEach((found, id) => {
      if (found === 1) ids.push(id);
    });
    return Uint32Array.from(ids);
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
      const entry = this.#index.entry(id);
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
      for (const number of forms.keys()) words.add(this.#index.word(number));
      if (node.unfinished) beginnings.add(node.term);
    }
    return { words: [...words], beginnings: [...beginnings], phrases };
  }

  #recount(): void {
    this.count = this.#papers.reduce((sum, found, id) => sum + (this.#isLookedAt(id) ? found : 0), 0);
  }

  #fulfilling(node: Node): Uint8Array {
    const { size } = this.#index;
    switch (node.kind) {
      case 'word':
      case 'phrase': {
        const leaf = this.#leaves.get(node) ?? this.#index.leaf(node);
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
    const result = new Uint8Array(this.#index.size);
    for (let id = 0; id < result.length; id++) {
      const entry = this.#index.entry(id);
      if (entry !== undefined && keep(entry)) result[id] = 1;
    }
    return result;
  }

  #score(id: number): number {
    const entry = this.#index.entry(id);
    if (entry === undefined) return 0;
    const held = this.#positive.flatMap((leaf) =>
      leaf.papers[id] === 1 ? [{ leaf, frequencies: this.#frequencies(leaf, entry) }] : [],
    );
    const inTitle = held.reduce(
      (sum, { leaf, frequencies }) => sum + Math.min(1, frequencies[leaf.fields.indexOf(TITLE)] ?? 0),
      0,
    );
    const wholeTitle = (WHOLE_TITLE * inTitle) / this.#positive.length;
    let score = 0;
    for (const { leaf, frequencies } of held) {
      let most = 0;
      let sum = 0;
      frequencies.forEach((frequency, at) => {
        if (frequency === 0) return;
        const field = leaf.fields[at] ?? 0;
        const own = weightOf(field) * leaf.rarity;
        const weight = field === TITLE ? Math.max(own, wholeTitle * leaf.rarityInTitles) : own;
        const worth = (weight * frequency * (K1 + 1)) / (frequency + K1 * this.#index.lengthOf(entry, field));
        most = Math.max(most, worth);
        sum += worth;
      });
      score += most + ELSEWHERE * (sum - most);
    }
    return score;
  }

  /** How often a leaf stands in each of its fields, other forms of a word counted by what they are worth. */
  #frequencies(leaf: Leaf, entry: Entry): number[] {
    if (leaf.node.kind === 'phrase') return this.#index.timesOf(leaf.node, entry, leaf.fields);
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
      const share = this.#index.shareOf(leaf, entry.terms[at] ?? 0);
      if (share > 0) count(at, share);
    }
    return frequencies;
  }

  /** What it is worth that neighbours in the query are near each other in the paper; in the asked order more. */
  #closeness(id: number): number {
    const entry = this.#index.entry(id);
    if (entry === undefined) return 0;
    const nearest = new Float64Array(this.#positive.length);
    for (const field of ALL_FIELDS) {
      const worth = Math.min(1, weightOf(field));
      const last = this.#positive.map(() => -1);
      entry.sequences[field]?.forEach((number, at) => {
        this.#positive.forEach((leaf, place) => {
          if (leaf.node.kind === 'phrase' || this.#index.shareOf(leaf, number) === 0) return;
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
      if (before === undefined) return sum;
      return sum + CLOSENESS * Math.min(leaf.rarity, before.rarity) * (nearest[place] ?? 0);
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
    if (this.#most > 0) return this.#grade(holds) >= this.#most && this.#needed().every(fulfils);
    return fulfils(this.#root);
  }
}

function wordsOfLeaf({ node }: Leaf): string {
  return node.kind === 'word' ? node.term : node.terms.join(' ');
}

function weightOf(field: number): number {
  return WEIGHTS[TEXT_FIELDS[field] ?? 'abstract'];
}

function hasValue(entry: Entry, field: ValueField, asked: readonly string[]): boolean {
  return asked.every((term) => entry[field].some((word) => word.startsWith(term)));
}

function liesIn(date: string, from: string | null, to: string | null): boolean {
  return (from === null || date >= from) && (to === null || date.slice(0, to.length) <= to);
}

/** Words and phrases under no `not`, in the order of the query. */
export function positive(node: Node): Node[] {
  switch (node.kind) {
    case 'word':
    case 'phrase':
      return asksStatus(node) ? [] : [node];
    case 'and':
    case 'or':
      return node.of.flatMap(positive);
    case 'not':
    case 'value':
    case 'period':
      return [];
  }
}
