import { openNotes } from './database.ts';
import { allUnsaved, type Unsaved } from './journal.ts';
import { isEmpty, type Note } from './note.ts';
import type { Missing } from './tally.ts';

/** All that a reader has written, and what is amiss with it. */
export type AllNotes = {
  /** Those in which something is written, the one written last first. */
  notes: Note[];
  /** How many records are stored beside them that cannot be read. They are left as they are. */
  unreadable: number;
  /** Why nothing can be read, or nothing written, in a sentence; else null. */
  trouble: string | null;
  /** Whether the store is there and cannot be opened or read. */
  isDamaged: boolean;
  missing: Missing | null;
  /** What was typed and is in no database, also in this page. */
  unsaved: Unsaved[];
};

/**
 * Reads them all. Never throws.
 * @param onBlocked hears a sentence while another tab keeps them from being read
 */
export async function readAllNotes(onBlocked: (sentence: string) => void): Promise<AllNotes> {
  const nothing = { notes: [], unreadable: 0, missing: null, isDamaged: false };
  const opened = await openNotes(onBlocked);
  const unsaved = allUnsaved();
  if (!opened.ok && (opened.kind !== 'newer' || opened.readOnly === null)) {
    return { ...nothing, trouble: opened.reason, isDamaged: opened.kind === 'damaged', unsaved };
  }
  const database = opened.ok ? opened.database : opened.readOnly;
  try {
    const { notes, unreadable } = (await database?.listed()) ?? nothing;
    const written = notes.filter((note) => !isEmpty(note)).sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1));
    return {
      notes: written,
      unreadable,
      trouble: opened.ok ? null : opened.reason,
      isDamaged: false,
      missing: opened.ok ? opened.missing : null,
      unsaved,
    };
  } catch {
    const trouble = 'The notes could not be read. They are left as they are; reload to try again.';
    return { ...nothing, trouble, isDamaged: true, unsaved };
  } finally {
    database?.close();
  }
}

/** Whether it is certain that nothing was ever written here. */
export function isNothingThere({ notes, unreadable, trouble, missing, unsaved }: AllNotes): boolean {
  return notes.length + unreadable + unsaved.length === 0 && trouble === null && missing === null;
}

/**
 * The same with one note as it was saved just now, in the place of the one before. Null where that alone does not tell what
 * is there now: it may have stood under another id before, and what is amiss may be so no more.
 */
export function withNote(all: AllNotes, note: Note): AllNotes | null {
  const isKnown = all.notes.some(({ paperId }) => paperId === note.paperId);
  if (!isKnown || all.trouble !== null || all.missing !== null || all.unsaved.length > 0) return null;
  const others = all.notes.filter(({ paperId }) => paperId !== note.paperId);
  return { ...all, notes: isEmpty(note) ? others : [note, ...others] };
}
