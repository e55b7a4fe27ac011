/** Which elements of the table show what: those of rows that leave are kept for rows that come. */
import { isRow, type Entry } from './groups.ts';

/** Entries one below the other, from `first` to before `end`, and the empty height above them in pixels. */
export type Run = { space: number; first: number; end: number };

/** What of a list is drawn, and the empty height below it in pixels. */
export type Part = { runs: readonly Run[]; after: number };

/** A height in pixels that stands for entries which are not drawn. */
export type Space = { pixels: number };

/** What an element shows: the key names the element, the place is that in the whole list; that of a space is the next one's. */
export type Drawn = { key: string | number; shows: Entry | Space; place: number };

/** What an entry is known by; no paper has an id with a colon. */
export function idOf(entry: Entry): string {
  return isRow(entry) ? entry.paper.id : `:${entry.value}`;
}

/**
 * What is drawn of a list, in its order. An entry that was drawn before keeps its element, and is the same object as
 * before where it also kept its place. Others take over the elements that are free, in their order: changing texts costs
 * half of what making elements does.
 * @param before what was drawn
 * @param focused the id of the entry with the focus: its element goes with it, so that no other gets its focus
 */
export function drawnOf(
  entries: readonly Entry[],
  { runs, after }: Part,
  before: readonly Drawn[],
  focused: string | null,
): Drawn[] {
  const free = new Map(before.flatMap((one) => ('pixels' in one.shows ? [] : [[idOf(one.shows), one] as const])));
  const kept = new Map<Entry, Drawn>();
  for (const entry of runs.flatMap(({ first, end }) => entries.slice(first, end))) {
    const one = free.get(idOf(entry));
    if (one !== undefined) kept.set(entry, one);
    free.delete(idOf(entry));
  }
  if (focused !== null) free.delete(focused);
  const keys = [...free.values()].map(({ key }) => key);
  let unused = before.reduce((next, { key }) => (typeof key === 'number' ? Math.max(next, key + 1) : next), 0);
  const rows = runs.flatMap(({ space, first, end }, at) => [
    ...spaceOf(`${at}`, space, first),
    ...entries.slice(first, end).map((entry, along): Drawn => {
      const [place, old] = [first + along, kept.get(entry)];
      if (old?.shows === entry && old.place === place) return old;
      return { key: old?.key ?? keys.shift() ?? unused++, shows: entry, place };
    }),
  ]);
  return [...rows, ...spaceOf('after', after, entries.length)];
}

function spaceOf(key: string, pixels: number, place: number): Drawn[] {
  return pixels > 0 ? [{ key, shows: { pixels }, place }] : [];
}

/**
 * The entries about one of them that the keyboard leads to: it, the row before and the row behind it, and the headings
 * between them. Null where it is not in the list.
 */
export function around(entries: readonly Entry[], id: string): { first: number; end: number } | null {
  const at = entries.findIndex((entry) => idOf(entry) === id);
  if (at < 0) return null;
  const before = entries.slice(0, at).findLastIndex(isRow);
  const behind = entries.slice(at + 1).findIndex(isRow);
  return { first: Math.max(0, before), end: behind < 0 ? entries.length : at + behind + 2 };
}
