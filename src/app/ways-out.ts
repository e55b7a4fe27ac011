import type { Annotations } from '../papers/annotations.ts';
import type { Dataset } from '../papers/dataset.ts';
import { explore, wholeOf } from '../papers/filter.ts';
import type { View } from '../view/view.ts';
import { chosen, type Selection } from './filters-in-words.ts';

/** One thing that was chosen, and how many papers there would be without it. */
export type WayOut = { key: string; label: string; count: number; change: Partial<View> };

/**
 * What each thing that was chosen, taken away alone, would give back, the most first; what gives nothing back is no way.
 * @param matches what the search found, or null where nothing is searched for
 */
export function waysOut(
  dataset: Dataset,
  selection: Selection,
  matches: ReadonlySet<number> | null,
  annotations: Annotations,
): WayOut[] {
  const count = ({ scope, filters, noteFilters }: Selection, found: ReadonlySet<number> | null) =>
    explore(dataset, wholeOf(dataset, scope), filters, found, { filters: noteFilters, annotations }).shown.length;
  const ways = chosen(dataset, selection, annotations).map(({ key, label, without }): WayOut => {
    return { key, label: `“${label}”`, count: count(without, matches), change: without };
  });
  if (matches !== null) {
    ways.push({ key: 'search', label: 'the search', count: count(selection, null), change: { query: '' } });
  }
  return ways.filter((way) => way.count > 0).sort((a, b) => b.count - a.count);
}
