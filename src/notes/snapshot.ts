/**
 * The last good copy of all that the reader has, as a backup file in the origin private file system: browsers store that
 * apart from IndexedDB, so that a damaged database leaves it whole. Clearing the site's data takes both.
 */
import { deleteDB } from 'idb';
import { decodeBackup, encodeBackup } from './backup-file.ts';
import { connect, isDamage, type Connection } from './connection.ts';
import { contentsIn, KEPT, orAbort, readContents, request, type Contents } from './contents.ts';
import { tellNews } from './news.ts';
import { readNote, textOf } from './note.ts';
import { DATABASE } from './stored.ts';
import { acceptStock, takeStock } from './tally.ts';
import { joinedNotes } from './versions.ts';

const FILE = 'last-good.json';

export type Snapshot = { contents: Contents; takenAt: string; text: string };

/**
 * Copies all that is stored, in place of the copy before. Where notes are missing, or there is nothing, that copy stays.
 * @returns whether a copy was taken; never throws
 */
export async function takeSnapshot(): Promise<boolean> {
  try {
    const connection = await connect();
    try {
      if ((await takeStock(connection)) !== null) return false;
      const contents = await readContents(connection);
      if (contents.notes.length + contents.bin.length === 0) return false;
      return await writeFile(encodeBackup(contents, new Date().toISOString()));
    } finally {
      connection.close();
    }
  } catch {
    return false;
  }
}

/** The copy that was taken last, or null where there is none that can be read. */
export async function readSnapshot(): Promise<Snapshot | null> {
  try {
    const folder = await navigator.storage.getDirectory();
    const file = await (await folder.getFileHandle(FILE)).getFile();
    const text = await file.text();
    const decoded = decodeBackup(text);
    return decoded.ok ? { contents: decoded.contents, takenAt: decoded.exportedAt, text } : null;
  } catch {
    return null;
  }
}

/**
 * Brings back what the copy has. What was written since stays; where a note differs, both versions do. A database that
 * cannot be opened at all is made anew. False where it was refused: then all is as it was.
 */
export async function restoreSnapshot({ contents }: Snapshot): Promise<boolean> {
  try {
    const connection = await connectAnew();
    try {
      const transaction = connection.transaction([...KEPT], 'readwrite');
      transaction.done.catch(() => undefined);
      const stored = await contentsIn(transaction);
      await orAbort(transaction, () => {
        const notes = keyed(stored.notes, 'paperId');
        for (const record of contents.notes) {
          const joined = withBroughtBack(notes.get(keyIn(record, 'paperId')), record);
          if (joined !== null) request(transaction.objectStore('notes').put(joined));
        }
        for (const store of ['views', 'bin'] as const) {
          const there = keyed(stored[store], 'id');
          const lacking = contents[store].filter((record) => !there.has(keyIn(record, 'id')));
          for (const record of lacking) request(transaction.objectStore(store).put(record));
        }
        const settings = new Set(stored.settings.map(([key]) => key));
        const lacking = contents.settings.filter(([key]) => !settings.has(key));
        for (const [key, value] of lacking) request(transaction.objectStore('settings').put(value, key));
      });
      await acceptStock(connection);
    } finally {
      connection.close();
    }
  } catch {
    return false;
  }
  tellNews({ kind: 'everything' });
  return true;
}

/** What is to be put, or null where what is stored has it all, or cannot be read and so is not written over. */
function withBroughtBack(stored: unknown, copied: unknown): unknown {
  if (stored === undefined) return copied;
  const [present, copy] = [readNote(stored), readNote(copied)];
  if (present === null || copy === null) return null;
  const joined = { ...joinedNotes(present, copy), revision: Math.max(present.revision, copy.revision) + 1 };
  return isSame(textOf(joined), textOf(present)) && isSame(joined.otherVersions, present.otherVersions) ? null : joined;
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** A damaged database cannot be written to, and what is in it cannot be read: it makes way for a new one. */
async function connectAnew(): Promise<Connection> {
  try {
    const connection = await connect();
    try {
      await readContents(connection);
      return connection;
    } catch (error) {
      connection.close();
      throw error;
    }
  } catch (error) {
    if (!isDamage(error)) throw error;
    await deleteDB(DATABASE.name);
    return connect();
  }
}

async function writeFile(text: string): Promise<boolean> {
  const folder = await navigator.storage.getDirectory();
  const handle = await folder.getFileHandle(FILE, { create: true });
  // What is written takes the place of what was there when it is closed, and not before.
  const writable = await handle.createWritable();
  await writable.write(text);
  await writable.close();
  return true;
}

function keyed(records: readonly unknown[], key: string): Map<unknown, unknown> {
  return new Map(records.map((record) => [keyIn(record, key), record]));
}

function keyIn(record: unknown, key: string): unknown {
  return typeof record === 'object' && record !== null
    ? Object.getOwnPropertyDescriptor(record, key)?.value
    : undefined;
}
