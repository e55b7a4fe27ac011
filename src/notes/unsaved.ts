import { encodeBackup } from './backup-file.ts';
import { NOTHING_KEPT } from './contents.ts';
import type { Unsaved } from './journal.ts';
import { textOf, type Note } from './note.ts';
import { joinedNotes } from './versions.ts';

/** What was typed and is in no database, as a backup file. Of a paper on which several tabs typed, all is in one note. */
export function unsavedAsBackup(unsaved: readonly Unsaved[], now = new Date()): string {
  const updatedAt = now.toISOString();
  const notes = new Map<string, Note>();
  for (const { base, text } of unsaved) {
    const note: Note = { ...base, ...textOf(text), revision: base.revision + 1, updatedAt };
    const other = notes.get(note.paperId);
    notes.set(note.paperId, other === undefined ? note : joinedNotes(other, note));
  }
  return encodeBackup({ ...NOTHING_KEPT, notes: [...notes.values()] }, updatedAt);
}
