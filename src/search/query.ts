/**
 * The query language: what is typed, read into a tree. Reading is total: every text has a reading, and where that is
 * not what its signs seem to say, a remark tells how it was read.
 *
 *     reward model          all of the words
 *     "reward model"        the words side by side
 *     -debate               without the word
 *     debate OR critique    either of them
 *     title:debate          in one field; before a phrase or a group as well
 *     note:doubt  tag:talk  in what the reader wrote
 *     status:read           with this status and no other, set by the reader; plain words are not looked for in it
 *     arxiv:2310.13548      by its arXiv id, or its address there
 *     year:2023  date:2023-05..2023-09  company:openai
 *     (debate OR critique) title:model
 */
import { wordsOf } from './words.ts';

/** The fields whose words are searched. */
export const TEXT_FIELDS = ['title', 'abstract', 'discussion', 'note', 'tag', 'arxiv', 'status'] as const;
export type TextField = (typeof TEXT_FIELDS)[number];

/** The fields that a paper has one value of; a value is asked for by its words or their beginnings. */
export const VALUE_FIELDS = ['company', 'category'] as const;
export type ValueField = (typeof VALUE_FIELDS)[number];

export type Node =
  /** A word; unfinished ones also stand for all that begin with them. `field` null is any field. */
  | { kind: 'word'; term: string; unfinished: boolean; field: TextField | null }
  /** Words side by side. */
  | { kind: 'phrase'; terms: string[]; unfinished: boolean; field: TextField | null }
  | { kind: 'value'; field: ValueField; terms: string[] }
  /** Days or months or years, `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, both ends included; null is open. */
  | { kind: 'period'; from: string | null; to: string | null }
  | { kind: 'not'; of: Node }
  | { kind: 'and' | 'or'; of: Node[] };

export type Query = {
  /** Null where nothing is asked. */
  root: Node | null;
  /** How it was read where that is not plain, a sentence each. */
  remarks: string[];
};

/** Shorter beginnings than this stand for too much to mean anything. */
const SHORTEST_UNFINISHED = 2;
/** Deeper brackets than these are read as if they were not there: nobody means them, and reading them costs memory. */
const DEEPEST = 20;

const OPENING = '"“„«';
const CLOSING = '"”“»';
const FIELD = /([a-z]+):(\s*)(?=[^\s:])/iy;
const DATE = String.raw`\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?`;
const PERIOD = new RegExp(`^(?:(${DATE})|(${DATE})?\\.\\.(${DATE})?)$`);
const RUN = new RegExp(`[^\\s()|${OPENING}${CLOSING}]+`, 'y');
const EITHER = /OR(?=[\s()]|$)|\|/y;

/** Reads a query. */
export function readQuery(text: string): Query {
  // An address of arXiv, and an id with its version, ask for the id.
  const plain = text
    .replace(/https?:\/\/(?:www\.)?arxiv\.org\/(?:abs|pdf)\//gi, 'arxiv:')
    .replace(/(\d{4}\.\d{4,5})v\d+/g, '$1');
  const reader = new Reader(plain);
  return { root: reader.read(), remarks: reader.remarks };
}

/**
 * The query with some words in quotation marks, which ask for a word as it is: no other form of it, and no near word.
 * @param terms the words as `wordsOf` gives them
 */
export function quoted(query: string, terms: readonly string[]): string {
  return rewritten(query, (term, typed) => (terms.includes(term) ? `"${typed}"` : null));
}

/** The query as it was answered where words in it stand nowhere: with those that were searched for in their place. */
export function corrected(query: string, words: readonly { from: string; to: string }[]): string {
  return rewritten(query, (term) => words.find(({ from }) => from === term)?.to ?? null);
}

/** The query with something in place of words, by the word as `wordsOf` gives it and as it was typed; null leaves it. */
function rewritten(query: string, inPlace: (term: string, typed: string) => string | null): string {
  let result = '';
  let done = 0;
  for (const { term, start, end } of wordsOf(query)) {
    const other = OPENING.includes(query[start - 1] ?? ' ') ? null : inPlace(term, query.slice(start, end));
    if (other === null) continue;
    result += query.slice(done, start) + other;
    done = end;
  }
  return result + query.slice(done);
}

/** Whether a node asks for a status: a condition as a company is, and no word that a paper is ranked or marked by. */
export function asksStatus(node: Node): boolean {
  return node.kind === 'phrase' && node.field === 'status';
}

class Reader {
  readonly remarks: string[] = [];
  readonly #text: string;
  #at = 0;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
  }

  read(): Node | null {
    const nodes: Node[] = [];
    for (;;) {
      const node = this.#either(null);
      if (node !== null) nodes.push(node);
      if (this.#at >= this.#text.length) return joined('and', nodes);
      // Only a bracket that closes nothing stops the reading before the end.
      this.#at += 1;
      this.#remark('A bracket that closes nothing was left out.');
    }
  }

  /** One or more conjunctions with OR between them. */
  #either(field: TextField | null): Node | null {
    const nodes: Node[] = [];
    do {
      const node = this.#all(field);
      if (node !== null) nodes.push(node);
    } while (this.#take(EITHER));
    return joined('or', nodes);
  }

  #all(field: TextField | null): Node | null {
    const nodes: Node[] = [];
    for (;;) {
      this.#take(/\s+/y);
      const next = this.#text[this.#at];
      if (this.#take(/AND(?=[\s(]|$)/y) !== null) continue;
      if (next === undefined || next === ')' || this.#peek(EITHER)) return joined('and', nodes);
      const node = this.#one(field);
      if (node !== null) nodes.push(node);
    }
  }

  #one(field: TextField | null): Node | null {
    if (this.#take(/-+(?=[^\s-])|NOT\s+(?=\S)/y)) {
      const of = this.#one(field);
      return of === null ? null : { kind: 'not', of };
    }
    const next = this.#text[this.#at] ?? '';
    if (next === '(') return this.#group(field);
    if (OPENING.includes(next)) return this.#phrase(field);
    const named = this.#field();
    if (named !== null) return named.node;
    return this.#run(field);
  }

  #group(field: TextField | null): Node | null {
    this.#at += 1;
    if (this.#depth >= DEEPEST) {
      this.#remark(`Brackets more than ${DEEPEST} deep were left out.`);
      return null;
    }
    this.#depth += 1;
    const node = this.#either(field);
    this.#depth -= 1;
    // While it is being typed, a bracket is still open at the end.
    if (this.#text[this.#at] === ')') this.#at += 1;
    return node;
  }

  #phrase(field: TextField | null): Node | null {
    const from = this.#at + 1;
    let to = from;
    while (to < this.#text.length && !CLOSING.includes(this.#text[to] ?? '')) to += 1;
    const closed = to < this.#text.length;
    this.#at = closed ? to + 1 : to;
    return sideBySide(this.#text.slice(from, to), !closed, field, true);
  }

  /** `name:` and what follows; null where no field is named, and then nothing has been read. */
  #field(): { node: Node | null } | null {
    const start = this.#at;
    FIELD.lastIndex = start;
    const match = FIELD.exec(this.#text);
    if (match === null) return null;
    const name = (match[1] ?? '').toLowerCase();
    const known = [...TEXT_FIELDS, ...VALUE_FIELDS, 'year', 'date'].some((one) => one === name);
    // A colon and a space after any other word are the punctuation of a title.
    if (!known && match[2] !== '') return null;
    this.#at += match[0].length;
    const text = TEXT_FIELDS.find((one) => one === name);
    if (text !== undefined) return { node: this.#one(text) };
    const value = VALUE_FIELDS.find((one) => one === name);
    if (value !== undefined) {
      const terms = wordsOf(this.#word()).map(({ term }) => term);
      return { node: terms.length === 0 ? null : { kind: 'value', field: value, terms } };
    }
    if (name === 'year' || name === 'date') {
      const valueAt = this.#at;
      const asked = this.#word();
      const period = PERIOD.exec(asked);
      const [, alone, from, to] = period ?? [];
      const backwards = from !== undefined && to !== undefined && from.slice(0, to.length) > to;
      if (period !== null && asked !== '..' && !backwards && [alone, from, to].every(isOfTheCalendar)) {
        return { node: { kind: 'period', from: alone ?? from ?? null, to: alone ?? to ?? null } };
      }
      this.#remark(
        `“${name}:${asked}” is no date such as 2023, 2023-05 or 2023-05..2023-09; it was searched as words.`,
      );
      // The name of the field is none of them.
      this.#at = valueAt;
      return { node: this.#one(null) };
    } else if (name !== 'http' && name !== 'https' && name !== 'doi') {
      this.#remark(`“${name}:” is no field; it was searched as words.`);
    }
    this.#at = start;
    return null;
  }

  /** A phrase's inside or a run of signs without spaces, as it stands. */
  #word(): string {
    const next = this.#text[this.#at] ?? '';
    if (!OPENING.includes(next)) return this.#take(RUN) ?? '';
    const from = this.#at + 1;
    let to = from;
    while (to < this.#text.length && !CLOSING.includes(this.#text[to] ?? '')) to += 1;
    this.#at = Math.min(this.#text.length, to + 1);
    return this.#text.slice(from, to);
  }

  /** Signs without spaces between them: a word, or several that belong together (`GPT-4`, Chinese), or that do not. */
  #run(field: TextField | null): Node | null {
    const run = this.#take(RUN);
    if (run === null) {
      this.#at += 1;
      return null;
    }
    return sideBySide(run, this.#at === this.#text.length, field, false);
  }

  #take(pattern: RegExp): string | null {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0] ?? null;
    if (found !== null) this.#at += found.length;
    return found;
  }

  #peek(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at;
    return pattern.test(this.#text);
  }

  #remark(text: string): void {
    if (!this.remarks.includes(text)) this.remarks.push(text);
  }
}

/**
 * The words of a text as one node: a word, words side by side if all are (`whole`) or if nothing but a hyphen or an
 * apostrophe parts them, else a conjunction.
 */
function sideBySide(text: string, mayBeUnfinished: boolean, field: TextField | null, whole: boolean): Node | null {
  const words = wordsOf(text);
  const last = words.at(-1);
  if (last === undefined) return null;
  const unfinished = mayBeUnfinished && last.end === text.length && last.term.length >= SHORTEST_UNFINISHED;
  const terms = words.map(({ term }) => term);
  // One status is the beginning of another's name, so only the whole name asks for it, also while it is typed.
  if (field === 'status') return { kind: 'phrase', terms, unfinished: false, field };
  // Quotation marks round one word ask for that word and no other form of it.
  if (whole) return { kind: 'phrase', terms, unfinished, field };
  const [first] = words;
  if (words.length === 1 && first !== undefined) return { kind: 'word', term: first.term, unfinished, field };
  const together = words.every(({ start }, at) => {
    const before = words[at - 1];
    return before === undefined || /^[-‐‑'’.]?$/.test(text.slice(before.end, start));
  });
  if (together) return { kind: 'phrase', terms, unfinished, field };
  const nodes = words.map((word): Node => ({
    kind: 'word',
    term: word.term,
    unfinished: unfinished && word === last,
    field,
  }));
  return joined('and', nodes);
}

/** Whether a year, a month or a day exists; what is open does. */
function isOfTheCalendar(date: string | undefined): boolean {
  if (date?.length !== 10) return true;
  const time = Date.parse(`${date}T00:00:00Z`);
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(date);
}

function joined(kind: 'and' | 'or', nodes: Node[]): Node | null {
  const [first] = nodes;
  if (first === undefined) return null;
  // What is inside needs no brackets of its own.
  return nodes.length === 1 ? first : { kind, of: nodes.flatMap((node) => (node.kind === kind ? node.of : [node])) };
}
