import { expect, it } from 'vitest';
import { smallDataset } from '../../tests/fixtures/small-dataset.ts';
import { NO_ANNOTATIONS, NO_NOTE_FILTERS as noteFilters } from '../papers/annotations.ts';
import { DEFAULT_SCOPE as scope, NO_FILTERS } from '../papers/filter.ts';
import { waysOut } from './ways-out.ts';

it('say what each thing gives back that is taken away, the most first', () => {
  const filters = {
    ...NO_FILTERS,
    company: { only: ['beta'], without: [] },
    category: { only: ['multi-agent'], without: [] },
    year: { only: ['2022'], without: [] },
  };
  const ways = waysOut(smallDataset(), { scope, filters, noteFilters }, new Set([2, 3]), NO_ANNOTATIONS);
  expect(ways.map(({ label, count }) => [label, count])).toEqual([['“Multi-agent”', 1]]);
  const [way] = ways;
  expect(way?.change).toEqual({ scope, noteFilters, filters: { ...filters, category: { only: [], without: [] } } });
});

it('count the search among them', () => {
  const ways = waysOut(smallDataset(), { scope, filters: NO_FILTERS, noteFilters }, new Set(), NO_ANNOTATIONS);
  expect(ways).toEqual([{ key: 'search', label: 'the search', count: 5, change: { query: '' } }]);
});
