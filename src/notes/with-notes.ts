import { openNotes } from './database.ts';
import type { Connection } from './connection.ts';
import { tellNews } from './news.ts';

export type Done<T> = { ok: true; value: T } | { ok: false; reason: string };

/**
 * Opens the notes for one piece of work, and closes them after it. Where it fails, a sentence says why; never throws.
 * @param onBlocked hears a sentence if another tab holds the notes
 */
export async function readNotes<T>(
  work: (connection: Connection) => Promise<T>,
  onBlocked?: (sentence: string) => void,
): Promise<Done<T>> {
  const opened = await openNotes(onBlocked);
  if (!opened.ok) return { ok: false, reason: opened.reason };
  try {
    return { ok: true, value: await opened.database.use(work) };
  } catch (error) {
    const isFull = error instanceof DOMException && error.name === 'QuotaExceededError';
    const why = isFull ? 'There is no space left for this page.' : 'The browser refused it.';
    return { ok: false, reason: `${why} Nothing was changed.` };
  } finally {
    opened.database.close();
  }
}

/** The same for work that changes what is stored; then all that shows notes, here and in other tabs, reads them again. */
export async function changeNotes<T>(work: (connection: Connection) => Promise<T>): Promise<Done<T>> {
  const done = await readNotes(work);
  if (done.ok) tellNews({ kind: 'everything' });
  return done;
}
