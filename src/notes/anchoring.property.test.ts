import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeDataset } from '../papers/dataset.ts';
import { locate, selectorOf, type Span } from './anchoring.ts';

function abstractsOf(): string[] {
  const read = decodeDataset(JSON.parse(readFileSync('public/data/papers.json', 'utf8')));
  if (!read.ok) throw new Error(read.problems.join('\n'));
  return read.dataset.papers.flatMap(({ abstract }) => abstract ?? []);
}

/** A character, and where it stood in the text before any edit; null for one that was put in. */
type Sign = { sign: string; from: number | null };

/** A change of a text at a place, told as a share of its length. */
type Edit = {
  kind: 'letters' | 'letters gone' | 'word' | 'sentence' | 'sentence gone' | 'lines';
  at: number;
  size: number;
  words: string;
};

const WORDS = [
  'a',
  'model',
  'that',
  'the',
  'safety',
  'of',
  'reward',
  'training',
  'and',
  'we',
  'language',
  'human',
  'is',
];

function edited(signs: readonly Sign[], { kind, at, size, words }: Edit): Sign[] {
  const place = Math.floor(at * signs.length);
  const put = (text: string): Sign[] => Array.from(text, (sign) => ({ sign, from: null }));
  const from = signs.findLastIndex(({ sign }, one) => one < place && sign === '.') + 1;
  const stop = signs.findIndex(({ sign }, one) => one >= place && sign === '.');
  const to = stop < 0 ? signs.length : stop + 1;
  switch (kind) {
    case 'letters':
      return signs.toSpliced(place, size, ...put('xyz'.slice(0, size)));
    case 'letters gone':
      return signs.toSpliced(place, size);
    case 'word':
      return signs.toSpliced(place, 0, ...put(` ${words.split(' ', 1)[0] ?? ''} `));
    case 'sentence':
      return signs.toSpliced(from, 0, ...put(` ${words}.`));
    case 'sentence gone':
      return signs.toSpliced(from, to - from);
    case 'lines':
      return signs.map((one) => (one.sign === ' ' ? { ...one, sign: '\n' } : one));
  }
}

const someEdit: fc.Arbitrary<Edit> = fc.record({
  kind: fc.constantFrom('letters', 'letters gone', 'word', 'sentence', 'sentence gone', 'lines'),
  at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  size: fc.integer({ min: 1, max: 3 }),
  words: fc.array(fc.constantFrom(...WORDS), { minLength: 4, maxLength: 14 }).map((words) => words.join(' ')),
});

const someCase = fc.record({
  text: fc.constantFrom(...abstractsOf()),
  /** The first word of the passage, told as a share of all, and how many words it has. */
  first: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  length: fc.integer({ min: 1, max: 40 }),
  edits: fc.array(someEdit, { minLength: 1, maxLength: 12 }),
});

function spanOfWords(text: string, first: number, length: number): Span {
  const words = [...text.matchAll(/\S+/g)];
  const at = Math.floor(first * words.length);
  const [from, to] = [words[at], words[Math.min(words.length, at + length) - 1]];
  if (from === undefined || to === undefined) throw new Error('an abstract has no words');
  return { start: from.index, end: to.index + to[0].length };
}

/** Differences between two texts (Wagner and Fischer 1974), as a share of the length of the second. */
function unlike(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 0; i < a.length; i++) {
    const next = [i + 1];
    for (let j = 1; j <= b.length; j++) {
      const same = /\s/.test(a[i] ?? '') ? /\s/.test(b[j - 1] ?? '') : a[i] === b[j - 1];
      next.push(Math.min((row[j - 1] ?? 0) + (same ? 0 : 1), (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return (row[b.length] ?? 0) / b.length;
}

describe('passages of the real abstracts, edited at random', () => {
  // One seed, since the first law is about a share of many.
  const cases = fc.sample(someCase, { numRuns: 1000, seed: 20_261_127 }).map(({ text, first, length, edits }) => {
    const span = spanOfWords(text, first, length);
    const signs = edits.reduce<Sign[]>(
      edited,
      text.split('').map((sign, from) => ({ sign, from })),
    );
    const now = signs.map(({ sign }) => sign).join('');
    const left = signs.flatMap(({ from }, at) => (from !== null && from >= span.start && from < span.end ? [at] : []));
    const [begin, last] = [left[0], left.at(-1)];
    const stands = begin === undefined || last === undefined ? null : { start: begin, end: last + 1 };
    const quote = text.slice(span.start, span.end);
    const survives = stands !== null && unlike(now.slice(stands.start, stands.end), quote) <= 0.2;
    return { quote, stands, survives, found: locate(now, selectorOf(text, span)) };
  });

  it('are found where they survive with at most a fifth of their characters changed: 95 of 100 at least', () => {
    const surviving = cases.filter(({ survives }) => survives);
    expect(surviving.length).toBeGreaterThan(400);
    const found = surviving.filter(({ found }) => found !== null);
    expect(found.length / surviving.length).toBeGreaterThanOrEqual(0.95);
  });

  it('are never put where they do not stand', () => {
    expect(cases.filter(({ stands }) => stands === null).length).toBeGreaterThan(100);
    const misplaced = cases.filter(
      ({ found, stands }) =>
        found !== null && (stands === null || found.end <= stands.start || found.start >= stands.end),
    );
    expect(misplaced).toEqual([]);
  });

  it('are found from their beginning to their end, but for what was changed', () => {
    const off = cases.flatMap(({ quote, stands, survives, found }) =>
      survives && stands !== null && found !== null
        ? [(Math.abs(found.start - stands.start) + Math.abs(found.end - stands.end)) / quote.length]
        : [],
    );
    expect(Math.max(...off)).toBeLessThanOrEqual(0.4);
  });
});
