import type { NotesDatabase } from './database.ts';
import { forget, leftBehind } from './journal.ts';
import type { Note } from './note.ts';

/**
 * Saves what pages that were left in a hurry could not save, each joined with its note, and strikes it out.
 * @param paperIds only what is on these papers; all without it
 * @returns the notes that were saved, and where something was refused, why
 */
export async function recover(
  database: NotesDatabase,
  paperIds?: readonly string[],
): Promise<{ saved: Note[]; refused: string | null }> {
  const notes: Note[] = [];
  let refused: string | null = null;
  for (const { key, base, text, writing } of leftBehind()) {
    if (paperIds?.includes(base.paperId) === false) continue;
    const saved = await database.save(base, { ...base, ...text }, writing);
    if (saved.ok) {
      if (saved.isChanged) notes.push(saved.note);
      forget(key);
    } else refused = saved.reason;
  }
  return { saved: notes, refused };
}
