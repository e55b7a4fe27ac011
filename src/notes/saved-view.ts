import * as v from 'valibot';

/** A view of the papers that the reader has kept under a name. */
export type SavedView = {
  id: string;
  /** 1 to `LONGEST_NAME` characters, trimmed. */
  name: string;
  /** The query string of its address, at most `LONGEST_SEARCH` characters. */
  search: string;
  /** What is kept beside the address and never travels with a link; null where nothing is. */
  beside: unknown;
  /** The moment it was kept, ISO 8601 in UTC. */
  savedAt: string;
};

/** Counted as the `maxlength` of a text box counts, in UTF-16 code units. */
export const LONGEST_NAME = 120;
export const LONGEST_SEARCH = 20_000;

/** Loose, as the notes are: what a newer version of the page added is carried along. */
const SavedViewSchema = v.looseObject({
  id: v.pipe(v.string(), v.minLength(1)),
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(LONGEST_NAME)),
  search: v.pipe(v.string(), v.maxLength(LONGEST_SEARCH)),
  beside: v.optional(v.unknown(), null),
  savedAt: v.string(),
});

/** A record as a saved view, its name trimmed, or null where it is none or is longer than a view may be. */
export function readView(record: unknown): SavedView | null {
  const result = v.safeParse(SavedViewSchema, record);
  return result.success ? result.output : null;
}

/** Saved views by their names, whatever the case, then by id: an order that is the same in every browser. */
export function byName(a: SavedView, b: SavedView): number {
  return order(a.name.toLowerCase(), b.name.toLowerCase()) || order(a.id, b.id);
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
