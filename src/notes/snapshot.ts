/**
 * The last good copy of all that the reader has, as a backup file in the origin private file system: browsers store that
 * apart from IndexedDB, so that a damaged database leaves it whole. Clearing the site's data takes both.
 */
import { deleteDB } from 'idb';
import { decodeBackup, encodeBackup } from './backup-file.ts';
import { importContents } from './backup-import.ts';
import { LAST_BACKUP } from './backup-reminder.ts';
import { connect, isDamage, type Connection } from './connection.ts';
import { readContents, type Contents } from './contents.ts';
import { tellNews } from './news.ts';
import { DATABASE } from './stored.ts';
import { acceptStock, takeStock } from './tally.ts';

const FILE = 'last-good.json';

export type Snapshot = { contents: Contents; takenAt: string; text: string };

/**
 * Copies all that is stored, in place of the copy before. Where notes are missing, or there is nothing, that copy stays.
 * @param lastWritten the moment (ISO 8601) at which a note was last written: a copy made after that is good enough
 * @returns whether a copy was taken; never throws
 */
export async function takeSnapshot(lastWritten?: string): Promise<boolean> {
  try {
    if (lastWritten !== undefined && (await copiedAt()) > Date.parse(lastWritten)) return false;
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
    const text = await (await file()).text();
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
export async function restoreSnapshot({ contents, takenAt }: Snapshot): Promise<boolean> {
  try {
    const connection = await connectAnew();
    try {
      const known = await connection.get('meta', LAST_BACKUP);
      await importContents(connection, contents, 'merge', takenAt);
      // This copy is none that the reader has elsewhere.
      if (known === undefined) await connection.delete('meta', LAST_BACKUP);
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

/** Takes what is stored now for all there is. */
export async function leaveAsItIs(): Promise<void> {
  const connection = await connect();
  try {
    await acceptStock(connection);
  } finally {
    connection.close();
  }
  tellNews({ kind: 'everything' });
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

/** The moment at which the copy was made, in milliseconds since 1970; 0 where there is none. */
async function copiedAt(): Promise<number> {
  return file().then(
    ({ lastModified }) => lastModified,
    () => 0,
  );
}

async function file(): Promise<File> {
  const folder = await navigator.storage.getDirectory();
  return (await folder.getFileHandle(FILE)).getFile();
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
