import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decodeDataset } from '../../src/papers/dataset.ts';
import { distinctTerms, listOf } from './lists.ts';
import { median } from './statistics.ts';
import { termsOf } from './terms.ts';

const decoded = decodeDataset(
  JSON.parse(readFileSync(new URL('../../public/data/papers.json', import.meta.url), 'utf8')),
);
if (!decoded.ok) throw new Error(decoded.problems.join('\n'));
const real = decoded.dataset;
const list = listOf(real, 300);

describe('listOf', () => {
  it('makes a dataset that the page accepts', () => {
    expect(decodeDataset(JSON.parse(JSON.stringify(list)))).toMatchObject({ ok: true });
    expect(list.papers).toHaveLength(300);
  });

  it('makes the same list again, and begins a longer one with it', () => {
    expect(listOf(real, 300)).toEqual(list);
    expect(listOf(real, 320).papers.slice(0, 300)).toEqual(list.papers);
    expect(listOf(real, 300, 7).papers).not.toEqual(list.papers);
  });

  it('makes abstracts of about 1,200 characters', () => {
    const lengths = list.papers.flatMap(({ abstract }) => abstract?.length ?? []);
    expect(median(lengths)).toBeGreaterThan(1100);
    expect(median(lengths)).toBeLessThan(1300);
    expect(Math.min(...lengths)).toBeGreaterThan(250);
    expect(Math.max(...lengths)).toBeLessThan(3100);
  });

  it('makes titles of 6 to 14 words', () => {
    const lengths = list.papers.map(({ title }) => title.split(' ').length);
    expect(Math.min(...lengths)).toBe(6);
    expect(Math.max(...lengths)).toBe(14);
  });

  it('spreads dates over ten years', () => {
    const years = new Set(list.papers.map(({ date }) => date?.slice(0, 4)));
    expect([...years].sort()).toEqual(Array.from({ length: 11 }, (_, at) => `${2014 + at}`));
  });

  it('holds many words that only one paper holds, most of them more than once', () => {
    const holders = new Map<string, number[]>();
    list.papers.forEach(({ abstract }) => {
      const counts = new Map<string, number>();
      for (const term of termsOf(abstract ?? '')) counts.set(term, (counts.get(term) ?? 0) + 1);
      for (const [term, times] of counts) holders.set(term, [...(holders.get(term) ?? []), times]);
    });
    const alone = [...holders.values()].flatMap((times) => (times.length === 1 ? times : []));
    expect(alone.length).toBeGreaterThan(300);
    expect(alone.filter((times) => times > 1).length / alone.length).toBeGreaterThan(0.3);
    expect(distinctTerms(list)).toBeGreaterThan(2500);
  });
});
