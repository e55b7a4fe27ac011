/**
 * Full-text search over titles, abstracts, what was said about the papers and what the reader wrote. FlexSearch holds the
 * postings (`term-index.ts`). What it does not do, done here and in `evaluation.ts`: conditions over several fields,
 * phrases, every match and not the best few, the beginning of an unfinished word, other forms of a word, typing errors,
 * and a rank that weighs how often and how rare a word is, where it stands and what stands near it.
 */
import { Evaluation, positive } from './evaluation.ts';
import type { Marks } from './highlight.ts';
import { readQuery, TEXT_FIELDS, type Node, type TextField } from './query.ts';
import { TermIndex, type SearchDocument } from './term-index.ts';
import { trends, type PaperWords } from './trends.ts';

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

const DISCUSSION = [TEXT_FIELDS.indexOf('discussion')];
const NOTES = [TEXT_FIELDS.indexOf('note'), TEXT_FIELDS.indexOf('tag'), TEXT_FIELDS.indexOf('status')];
/** Of the words that may have been meant by a mistyped one, so many are tried. */
const MOST_TRIED = 8;

export class SearchEngine {
  readonly #index = new TermIndex();
  /** Which papers are looked at: what has all words, or the most of them, is decided among these; null is all. */
  #within: Uint8Array | null = null;

  /** How many papers have been added. */
  get size(): number {
    return this.#index.size;
  }

  /** Adds papers behind those that are there. */
  add(documents: readonly SearchDocument[]): void {
    this.#index.add(documents);
  }

  /** Puts other texts in place of some fields of a paper. */
  update(id: number, texts: Partial<Record<TextField, string | null>>): void {
    this.#index.update(id, texts);
  }

  /** Tells which papers are looked at. What is found beside them is found by the same measure. */
  lookAt(papers: Iterable<number>): void {
    this.#within = new Uint8Array(this.size);
    for (const id of papers) this.#within[id] = 1;
  }

  /** Every paper that matches, ranked. A query without words matches nothing. */
  search(text: string): SearchAnswer {
    this.#index.sort();
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
    let search = this.#evaluate(root);
    remarks.push(...search.unknownValues());
    let corrected: { from: string; to: string }[] = [];
    if (search.count === 0) {
      const meant = this.#corrected(root);
      if (meant !== null && (meant.search.count > 0 || meant.search.looserThan(search))) {
        ({ search, corrected } = meant);
      } else search.loosen();
    }
    if (search.uncounted.length > 0) {
      const words = search.uncounted.map((word) => `“${word}”`).join(', ');
      remarks.push(`Words in more than half of the papers were not counted: ${words}.`);
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

  /**
   * Every paper that fulfils a query as it stands, rising, for counting: nothing is loosened, no word is corrected, and
   * the last word is finished. Null where the query asks nothing.
   */
  find(text: string): Uint32Array<ArrayBuffer> | null {
    this.#index.sort();
    // A word is unfinished while nothing stands behind it.
    const { root } = readQuery(`${text} `);
    return root === null ? null : this.#evaluate(root).found();
  }

  /** Words to begin with: of the papers that are looked at, those whose use rose most, then those whose use fell most. */
  examples(): string[] {
    const papers: PaperWords[] = [];
    for (let id = 0; id < this.size; id++) {
      const words = this.#isLookedAt(id) ? this.#index.datedWords(id) : null;
      if (words !== null) papers.push(words);
    }
    const { rising, falling } = trends(papers);
    return [...rising, ...falling];
  }

  /** The same question with words that stand nowhere exchanged for near ones; null where none of them has any. */
  #corrected(root: Node): { search: Evaluation; corrected: { from: string; to: string }[] } | null {
    const corrected: { from: string; to: string }[] = [];
    let best: { root: Node; search: Evaluation } | null = null;
    for (const node of unknownWords(root, (word) => this.#index.leaf(word).count === 0)) {
      let taken: { root: Node; search: Evaluation; to: string } | null = null;
      for (const word of this.#index.nearTo(node.term).slice(0, MOST_TRIED)) {
        const meant = replaced(best?.root ?? root, node, { ...node, term: word, unfinished: false });
        const search = this.#evaluate(meant);
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

  #evaluate(root: Node): Evaluation {
    return new Evaluation(this.#index, root, (paper) => this.#isLookedAt(paper));
  }

  #isLookedAt(paper: number): boolean {
    return this.#within === null || this.#within[paper] === 1;
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
