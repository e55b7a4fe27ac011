/** Where deleted notes stay for a while. */
import { joinedNotes } from './backup-notes.ts';
import { daysLeft, readBinned, type BinnedNote } from './binned-note.ts';
import type { Connection } from './connection.ts';
import { orAbort, request } from './contents.ts';
import { readNote, type Note } from './note.ts';
import { expectFewer } from './tally.ts';

/**
 * Moves the note on a paper into the bin, as it stands: also what another tab has written meanwhile. Answers with the
 * deleted note, or null where there is none. Throws a DOMException where it could not be moved, and all is as it was.
 */
export async function deleteNote(connection: Connection, paperId: string): Promise<BinnedNote | null> {
  const transaction = connection.transaction(['notes', 'bin'], 'readwrite');
  const record: unknown = await transaction.objectStore('notes').get(paperId);
  const note = readNote(record);
  if (note === null) {
    transaction.abort();
    if (record !== undefined) throw new Error(`the stored note on "${paperId}" cannot be read`);
    return null;
  }
  const now = new Date().toISOString();
  // On a clock that was set back it would seem deleted long ago, and would soon be gone for good.
  const deletedAt = note.updatedAt > now && !Number.isNaN(Date.parse(note.updatedAt)) ? note.updatedAt : now;
  const binned = { id: crypto.randomUUID(), deletedAt, note };
  await orAbort(transaction, () => {
    request(transaction.objectStore('bin').put({ ...binned, note: record }));
    request(transaction.objectStore('notes').delete(paperId));
  });
  return binned;
}

/**
 * Takes a note out of the bin, as it was. Where there is a new note on its paper, both are kept: what only one can stand in
 * is another version beside the new one. Answers with the note that stands then; null where the bin has it no more.
 * Throws where what is stored on the paper cannot be read, or the browser refuses, and all is as it was.
 */
export async function restoreNote(connection: Connection, id: string): Promise<Note | null> {
  const transaction = connection.transaction(['notes', 'bin'], 'readwrite');
  const record: unknown = await transaction.objectStore('bin').get(id);
  const binned = readBinned(record);
  if (binned === null) {
    transaction.abort();
    return null;
  }
  const { paperId } = binned.note;
  const there: unknown = await transaction.objectStore('notes').get(paperId);
  const present = readNote(there);
  if (there !== undefined && present === null) {
    transaction.abort();
    throw new Error(`the stored note on "${paperId}" cannot be read`);
  }
  const note = present === null ? binned.note : joinedNotes(present, binned.note);
  if (present !== null) expectFewer(1);
  await orAbort(transaction, () => {
    request(transaction.objectStore('notes').put(note));
    request(transaction.objectStore('bin').delete(id));
  });
  return note;
}

/** Deletes a note of the bin for good; nothing happens where it is there no more. */
export async function deleteForGood(connection: Connection, id: string): Promise<void> {
  expectFewer(1);
  await connection.delete('bin', id);
}

/** What is in the bin, the one deleted last first. Records that cannot be read are left where they are. */
export async function notesInBin(connection: Connection): Promise<BinnedNote[]> {
  const records = await connection.getAll('bin');
  const notes = records.flatMap((record) => readBinned(record) ?? []);
  return notes.sort((a, b) => (a.deletedAt < b.deletedAt ? 1 : -1));
}

/** Deletes for good what has been in the bin for its time. Answers with how many that were. */
export async function emptyOldOut(connection: Connection, now: number): Promise<number> {
  const transaction = connection.transaction('bin', 'readwrite');
  const records = await transaction.store.getAll();
  const old = records.flatMap((record) => readBinned(record) ?? []).filter((binned) => daysLeft(binned, now) === 0);
  if (old.length > 0) expectFewer(old.length);
  for (const { id } of old) request(transaction.store.delete(id));
  transaction.commit();
  await transaction.done;
  return old.length;
}
