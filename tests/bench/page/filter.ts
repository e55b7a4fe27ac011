/** Filtering and counting the facets, beside a loop that only filters. */
import type { Dataset, Paper } from '../../../src/papers/dataset.ts';
import { explore, FIELDS, valueOf, wholeOf, type Filters } from '../../../src/papers/filter.ts';
import type { Figure } from '../figures.ts';
import { median, quantile } from '../statistics.ts';
import { filterSets } from './filter-sets.ts';

const SETS = 300;
const WARM_UP = 50;

export function filter(list: Dataset): Omit<Figure, 'suite' | 'size'>[] {
  const whole = wholeOf(list);
  const papers = whole.flatMap((index) => list.papers[index] ?? []);
  const sets = filterSets(list, SETS + WARM_UP);
  const ours: number[] = [];
  const bare: number[] = [];
  sets.forEach((filters, at) => {
    // Both see each set, one right after the other, so that what else the machine does falls on both.
    const [mine, mineTook] = timed(() => explore(list, whole, filters, null).shown.length);
    const [floor, floorTook] = timed(() => bareFilter(papers, filters).length);
    if (mine !== floor) throw new Error(`explore leaves ${mine} papers, the bare loop ${floor}`);
    if (at < WARM_UP) return;
    ours.push(mineTook);
    bare.push(floorTook);
  });
  return [
    {
      name: 'filter and count all facets',
      value: median(ours),
      unit: 'ms',
      samples: SETS,
      beside: { 'bare filter': median(bare) },
      details: { p95: quantile(ours, 0.95) },
    },
  ];
}

function timed<T>(work: () => T): [T, number] {
  const start = performance.now();
  const result = work();
  return [result, performance.now() - start];
}

/** The floor: the same papers, no counts. */
function bareFilter(papers: readonly Paper[], filters: Filters): Paper[] {
  const tests = FIELDS.map((field) => {
    const { only, without } = filters[field];
    return {
      field,
      only: only.length === 0 ? null : new Set(only),
      without: new Set(without),
    };
  }).filter(({ only, without }) => only !== null || without.size > 0);
  const { from, to } = filters;
  return papers.filter((paper) => {
    for (const { field, only, without } of tests) {
      const value = valueOf(paper, field);
      if ((only !== null && !only.has(value)) || without.has(value)) return false;
    }
    if (from === null || to === null) return true;
    return paper.date !== null && paper.date >= from && paper.date.slice(0, to.length) <= to;
  });
}
