/** All that gives notes away as files for other programs, as one piece of code that is fetched when it is asked for. */
import type { Dataset } from '../papers/dataset.ts';
import { openNotes } from './database.ts';
import { isEmpty, type Note } from './note.ts';
import { notesCsv, notesMarkdown, notesRis } from './notes-files.ts';
import { vaultArchive, withEmptyNotes } from './vault-export.ts';

export type NotesFormat = 'vault' | 'every-paper' | 'markdown' | 'ris' | 'csv';

/** A file of notes; or why there is none, in a sentence. */
export type NotesTaken = { ok: true; name: string; blob: Blob; notes: number } | { ok: false; reason: string };

/**
 * All notes in one form. Also those that a newer version of the page saved: reading is all that it needs. Never throws.
 */
export async function takeNotesOut(format: NotesFormat, dataset: Dataset): Promise<NotesTaken> {
  const read = await readNotesOf(dataset);
  if (!read.ok) return read;
  const notes = read.notes.filter((note) => !isEmpty(note));
  const name = 'ai-safety-papers-notes';
  const asText = (text: string, type: string, ending: string): NotesTaken => ({
    ok: true,
    name: `${name}.${ending}`,
    blob: new Blob([text], { type: `${type};charset=utf-8` }),
    notes: notes.length,
  });
  if (format === 'markdown') return asText(notesMarkdown(notes, dataset), 'text/markdown', 'md');
  if (format === 'csv') return asText(notesCsv(notes, dataset), 'text/csv', 'csv');
  if (format === 'ris') return asText(notesRis(notes, dataset), 'application/x-research-info-systems', 'ris');
  const all = format === 'vault' ? notes : withEmptyNotes(notes, dataset);
  const blob = await vaultArchive(all, dataset);
  return { ok: true, name: 'ai-safety-papers-vault.zip', blob, notes: all.length };
}

async function readNotesOf(dataset: Dataset): Promise<{ ok: true; notes: Note[] } | { ok: false; reason: string }> {
  const opened = await openNotes();
  if (!opened.ok && (opened.kind !== 'newer' || opened.readOnly === null)) return { ok: false, reason: opened.reason };
  const database = opened.ok ? opened.database : opened.readOnly;
  try {
    const notes = opened.ok ? await opened.database.allJoined(dataset.papers) : await database?.all();
    return { ok: true, notes: notes ?? [] };
  } catch {
    return {
      ok: false,
      reason: 'What is stored here could not be read, so it was not taken out. Reload to try again.',
    };
  } finally {
    database?.close();
  }
}
