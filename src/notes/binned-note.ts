import * as v from 'valibot';
import { readNote, type Note } from './note.ts';

/** A deleted note, kept for `DAYS_KEPT` days. */
export type BinnedNote = {
  id: string;
  /** ISO 8601 in UTC. */
  deletedAt: string;
  /** As it stood. */
  note: Note;
};

export const DAYS_KEPT = 30;

const DAY = 24 * 60 * 60 * 1000;

/** Loose, as the notes are: what a newer version of the page added is carried along. */
const BinnedSchema = v.looseObject({
  id: v.pipe(v.string(), v.minLength(1)),
  deletedAt: v.pipe(
    v.string(),
    v.check((text) => !Number.isNaN(Date.parse(text))),
  ),
  note: v.unknown(),
});

/** A record of the bin, or null where it is none. */
export function readBinned(record: unknown): BinnedNote | null {
  const result = v.safeParse(BinnedSchema, record);
  const note = result.success ? readNote(result.output.note) : null;
  return result.success && note !== null ? { ...result.output, note } : null;
}

/** Whole days that a deleted note is kept from now on, at most `DAYS_KEPT`; none where its time is over. */
export function daysLeft({ deletedAt }: Pick<BinnedNote, 'deletedAt'>, now: number): number {
  // A clock that was set back, or was ahead when it was deleted, brings nothing nearer to its end.
  const gone = Math.max(0, now - Date.parse(deletedAt));
  return Math.max(0, Math.ceil(DAYS_KEPT - gone / DAY));
}
