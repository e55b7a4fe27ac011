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
  const [binned = null] = await deleteNotes(connection, [paperId]);
  return binned;
}

/** The same for the notes on some papers: all of them or none. Answers with those that were there. */
export async function deleteNotes(connection: Connection, paperIds: readonly string[]): Promise<BinnedNote[]> {
  const transaction = connection.transaction(['notes', 'bin'], 'readwrite');
  const store = transaction.objectStore('notes');
  const records = await Promise.all(paperIds.map((id): Promise<unknown> => store.get(id)));
  const now = new Date().toISOString();
  const moved = paperIds.flatMap((paperId, at) => {
    const record = records[at];
    if (record === undefined) return [];
    const note = readNote(record);
    if (note === null) {
      transaction.abort();
      throw new Error(`the stored note on "${paperId}" cannot be read`);
    }
    // On a clock that was set back it would seem deleted long ago, and would soon be gone for good.
    const deletedAt = note.updatedAt > now && !Number.isNaN(Date.parse(note.updatedAt)) ? note.updatedAt : now;
    return [{ record, binned: { id: crypto.randomUUID(), deletedAt, note } }];
  });
  await orAbort(transaction, () => {
    for (const { record, binned } of moved) {
      request(transaction.objectStore('bin').put({ ...binned, note: record }));
      request(store.delete(binned.note.paperId));
    }
  });
  return moved.map(({ binned }) => binned);
}

/**
 * Takes a note out of the bin, as it was. Where there is a new note on its paper, both are kept: what only one can stand in
 * is another version beside the new one. Answers with the note that stands then; null where the bin has it no more.
 * Throws where what is stored on the paper cannot be read, or the browser refuses, and all is as it was.
 */
export async function restoreNote(connection: Connection, id: string): Promise<Note | null> {
  const [note = null] = await restoreNotes(connection, [id]);
  return note;
}

/** The same for some notes of the bin, each on another paper: all of them or none. Answers with those that were there. */
export async function restoreNotes(connection: Connection, ids: readonly string[]): Promise<Note[]> {
  const transaction = connection.transaction(['notes', 'bin'], 'readwrite');
  const [store, bin] = [transaction.objectStore('notes'), transaction.objectStore('bin')];
  const records = await Promise.all(ids.map((id): Promise<unknown> => bin.get(id)));
  const binned = records.flatMap((record) => readBinned(record) ?? []);
  const present = await Promise.all(binned.map(({ note }): Promise<unknown> => store.get(note.paperId)));
  const restored = binned.map(({ id, note }, at) => {
    const there = present[at];
    if (there === undefined) return { id, note, isJoined: false };
    const other = readNote(there);
    if (other === null) {
      transaction.abort();
      throw new Error(`the stored note on "${note.paperId}" cannot be read`);
    }
    return { id, note: joinedNotes(other, note), isJoined: true };
  });
  const joined = restored.filter(({ isJoined }) => isJoined).length;
  if (joined > 0) expectFewer(joined);
  await orAbort(transaction, () => {
    for (const { id, note } of restored) {
      request(store.put(note));
      request(bin.delete(id));
    }
  });
  return restored.map(({ note }) => note);
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
