import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decodeDataset } from '../../src/papers/dataset.ts';
import { LETTERS } from './invented-words.ts';
import { listOf } from './lists.ts';
import { CLASSES, holdersOf, queriesOf, textOf, type BenchQuery, type QueryClass } from './queries.ts';
import { countsOf, termsOf } from './terms.ts';

const decoded = decodeDataset(
  JSON.parse(readFileSync(new URL('../../public/data/papers.json', import.meta.url), 'utf8')),
);
if (!decoded.ok) throw new Error(decoded.problems.join('\n'));
const list = listOf(decoded.dataset, 300);
const queries = queriesOf(list, 50);
const holders = holdersOf(list.papers);

function ofClass(kind: QueryClass): BenchQuery[] {
  return queries.filter((query) => query.kind === kind);
}

function wordsIn({ paper }: BenchQuery): Set<string> {
  const source = list.papers[paper];
  return new Set(source === undefined ? [] : termsOf(textOf(source)));
}

/** How many of a query's words its paper holds, and how many it has. */
function held(query: BenchQuery): [number, number] {
  const words = query.text.split(' ');
  const there = wordsIn(query);
  return [words.filter((word) => there.has(word)).length, words.length];
}

/** Everything that one letter changed, dropped or swapped with the next makes of a word. */
function slips(word: string): string[] {
  return Array.from(word).flatMap((letter, at) => {
    const [before, after] = [word.slice(0, at), word.slice(at + 1)];
    const changed = LETTERS.map((other) => before + other + after);
    return [...changed, before + after, before + after.charAt(0) + letter + after.slice(1)];
  });
}

describe('queriesOf', () => {
  it('makes as many as asked of each class, the same each time', () => {
    for (const kind of CLASSES) expect(ofClass(kind)).toHaveLength(50);
    expect(queriesOf(list, 50)).toEqual(queries);
  });

  it.each([
    ['rare', 3],
    ['middle', 4],
    ['title', 3],
    ['across', 4],
    ['frequency', 1],
  ] as const)('%s: the paper holds every word', (kind, words) => {
    for (const query of ofClass(kind)) expect(held(query)).toEqual([words, words]);
  });

  it('rare: no word of the paper is rarer', () => {
    for (const query of ofClass('rare')) {
      const asked = query.text.split(' ').map((word) => holders.get(word) ?? 0);
      const others = [...wordsIn(query)].filter((word) => /^\p{L}{4,}$/u.test(word) && !query.text.includes(word));
      expect(Math.min(...others.map((word) => holders.get(word) ?? 0))).toBeGreaterThanOrEqual(Math.max(...asked));
    }
  });

  it('mistyped: one word is off by one letter or two neighbours, and stands nowhere', () => {
    const rare = ofClass('rare');
    ofClass('mistyped').forEach((query, at) => {
      const right = rare[at]?.text.split(' ') ?? [];
      const wrong = query.text.split(' ').filter((word, place) => word !== right[place]);
      expect(wrong).toHaveLength(1);
      const meant = right.find((word) => !query.text.split(' ').includes(word)) ?? '';
      expect(slips(meant)).toContain(wrong[0]);
      expect(holders.has(wrong[0] ?? '')).toBe(false);
      expect(held(query)).toEqual([2, 3]);
    });
  });

  it('title: every word is in the title', () => {
    for (const { text, paper } of ofClass('title')) {
      expect(termsOf(list.papers[paper]?.title ?? '')).toEqual(expect.arrayContaining(text.split(' ')));
    }
  });

  it('across: two words are in the title, two only in the abstract', () => {
    for (const { text, paper } of ofClass('across')) {
      const title = new Set(termsOf(list.papers[paper]?.title ?? ''));
      expect(text.split(' ').filter((word) => title.has(word))).toHaveLength(2);
    }
  });

  it('foreign: one word stands nowhere', () => {
    for (const query of ofClass('foreign')) {
      expect(held(query)).toEqual([3, 4]);
      expect(query.text.split(' ').filter((word) => !holders.has(word))).toHaveLength(1);
    }
  });

  it('frequency: several papers hold the word, and none as often', () => {
    for (const { text, paper } of ofClass('frequency')) {
      const times = list.papers.map((other) => countsOf(textOf(other)).get(text) ?? 0);
      expect(times.filter((count) => count > 0).length).toBeGreaterThanOrEqual(4);
      const most = times[paper] ?? 0;
      expect(times.filter((count) => count >= most)).toHaveLength(1);
    }
  });
});
