/** How much has changed since the last backup. */
import * as v from 'valibot';
import type { Change } from './backup-plan.ts';
import { isAlike } from './canonical.ts';
import type { Connection } from './connection.ts';
import type { Contents } from './contents.ts';
import { isEmpty, readNote } from './note.ts';
import { withoutCount } from './backup-notes.ts';

/**
 * Under which the store about itself has what the last backup held. It is about this browser: in another, what is in the
 * backup there is another matter. So it is no setting, and in no backup.
 */
export const LAST_BACKUP = 'last-backup';

const Known = v.object({
  /** The moment of the last backup, ISO 8601 in UTC. */
  at: v.string(),
  /** Which save of each note is in a backup, by paper. Clocks may be set back; numbers of saves rise. */
  saves: v.array(v.tuple([v.string(), v.string()])),
});
type KnownSaves = v.InferOutput<typeof Known>;

/** How many notes were written, changed or deleted since the last backup, and when that was; null where there was none. */
export type SinceBackup = { changed: number; at: string | null };

/** Remembers what a backup holds that was given to the reader. Where it cannot, the reminder counts too much. */
export async function rememberBackup(connection: Connection, contents: Contents, at: string): Promise<void> {
  const known: KnownSaves = { at, saves: [...savesOf(contents.notes)] };
  await connection.put('meta', known, LAST_BACKUP);
}

/** Compares what is stored with what the last backup held. */
export async function sinceBackup(connection: Connection): Promise<SinceBackup> {
  const transaction = connection.transaction(['notes', 'meta']);
  const [records, remembered] = await Promise.all([
    transaction.objectStore('notes').getAll(),
    transaction.objectStore('meta').get(LAST_BACKUP),
  ]);
  const known = readKnown(remembered);
  const [present, backedUp] = [savesOf(records), new Map(known?.saves)];
  const written = [...present].filter(([paperId, save]) => backedUp.get(paperId) !== save);
  const deleted = [...backedUp.keys()].filter((paperId) => !present.has(paperId));
  return { changed: written.length + deleted.length, at: known?.at ?? null };
}

/** What is known to be in a backup once one was brought in: what comes of it and says what it says. */
export function knownAfterImport(remembered: unknown, changes: readonly Change[], exportedAt: string): KnownSaves {
  const known = readKnown(remembered) ?? { at: exportedAt, saves: [] };
  const notes = changes.filter(({ store }) => store === 'notes');
  const alike = notes.filter(({ imported, result }) => isAlike(withoutCount(imported), withoutCount(result)));
  const saves = new Map(known.saves);
  for (const [paperId, save] of savesOf(alike.map(({ result }) => result))) saves.set(paperId, save);
  return { at: known.at, saves: [...saves] };
}

/** Which save each note is that says something, by paper. */
function savesOf(records: readonly unknown[]): Map<string, string> {
  return new Map(
    records.flatMap((record): [string, string][] => {
      const note = readNote(record);
      return note === null || isEmpty(note) ? [] : [[note.paperId, `${note.revision} at ${note.updatedAt}`]];
    }),
  );
}

function readKnown(record: unknown): KnownSaves | null {
  const result = v.safeParse(Known, record);
  return result.success ? result.output : null;
}
