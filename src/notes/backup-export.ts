import { encodeBackup } from './backup-file.ts';
import { rememberBackup } from './backup-reminder.ts';
import { connectToNewer } from './connection.ts';
import { readContents, type Contents } from './contents.ts';
import { openNotes } from './database.ts';

export type TakenOut = { ok: true; name: string; text: string } | { ok: false; reason: string };

/**
 * All that the reader has here as a file, and remembers that there is one. Also of notes that a newer version of the page
 * saved, and on a full disk: reading is all that it needs. Never throws.
 */
export async function takeOut(now: Date): Promise<TakenOut> {
  const read = await readAll(now);
  if (!read.ok) return read;
  return { ok: true, name: `${nameOn(now)}.json`, text: encodeBackup(read.contents, now.toISOString()) };
}

async function readAll(now: Date): Promise<{ ok: true; contents: Contents } | { ok: false; reason: string }> {
  const opened = await openNotes();
  if (!opened.ok) return opened.kind === 'newer' ? readNewer(opened.reason) : opened;
  try {
    const contents = await opened.database.use(readContents);
    // On a full disk it is not remembered, and the reminder goes on; the backup is there all the same.
    await opened.database
      .use((connection) => rememberBackup(connection, contents, now.toISOString()))
      .catch(() => null);
    return { ok: true, contents };
  } catch {
    return {
      ok: false,
      reason: 'What is stored here could not be read, so there is no backup of it. Reload to try again.',
    };
  } finally {
    opened.database.close();
  }
}

async function readNewer(reason: string): Promise<{ ok: true; contents: Contents } | { ok: false; reason: string }> {
  try {
    const connection = await connectToNewer();
    if (connection === null) return { ok: false, reason };
    try {
      return { ok: true, contents: await readContents(connection) };
    } finally {
      connection.close();
    }
  } catch {
    return { ok: false, reason };
  }
}

/** With the day that the reader has, so that backups stand in their order in a folder. */
function nameOn(now: Date): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `ai-safety-papers-backup-${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
