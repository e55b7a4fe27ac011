import { NONE } from '../papers/choice.ts';
import { valueOf, valuesOf } from '../papers/filter.ts';
import type { Dataset } from '../papers/dataset.ts';
import type { Grouping, SortKey } from '../view/view.ts';
import type { PaperRow } from './columns.ts';

/** Rows that are put together, under a heading. */
export type Group = { value: string; name: string; rows: PaperRow[] };

/** What the table shows, one below the other: the heading of a group, or a row. */
export type Entry = Group | PaperRow;

export function isRow(entry: Entry): entry is PaperRow {
  return 'paper' in entry;
}

/**
 * Rows put together by a field, each group in the order in which they came. Groups stand as the facets have them, years
 * with the newest first; the other way round where the table is sorted by that very field the other way round. There is
 * no group without rows.
 */
export function groupsOf(dataset: Dataset, rows: readonly PaperRow[], by: Grouping, sort: readonly SortKey[]): Group[] {
  const groups = new Map(
    valuesOf(dataset, by).map(({ value, name }) => [value, { value, name, rows: [] as PaperRow[] }]),
  );
  for (const row of rows) groups.get(valueOf(row.paper, by))?.rows.push(row);
  const column = by === 'year' ? 'date' : by;
  const first = sort[0];
  const newestFirst = by === 'year' && (first?.column !== column || first.descending);
  const reversed = newestFirst || (by !== 'year' && first?.column === column && first.descending);
  const filled = [...groups.values()].filter((group) => group.rows.length > 0);
  if (!reversed) return filled;
  // What has no value stands last in either direction.
  const named = filled.filter(({ value }) => value !== NONE);
  return [...named.toReversed(), ...filled.filter(({ value }) => value === NONE)];
}

/** The headings and rows to show, the rows of folded groups left out. */
export function entriesOf(groups: readonly Group[], isFolded: (group: Group) => boolean): Entry[] {
  return groups.flatMap((group) => (isFolded(group) ? [group] : [group, ...group.rows]));
}
