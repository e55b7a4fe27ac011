/** Bringing in a backup, and taking that back. */
import * as v from 'valibot';
import { lifted, joinedNotes } from './backup-notes.ts';
import { byKey, isWritten, planImport, type Change, type Mode } from './backup-plan.ts';
import { knownAfterImport, LAST_BACKUP } from './backup-reminder.ts';
import type { RecordKey } from './backup-records.ts';
import { DAYS_KEPT, daysLeft } from './binned-note.ts';
import { isAlike } from './canonical.ts';
import type { Connection } from './connection.ts';
import { contentsIn, KEPT, orAbort, request, type Contents, type Kept } from './contents.ts';
import { readNote } from './note.ts';
import { acceptStock, expectFewer, notesBefore, recount } from './tally.ts';

/** Under which the store about itself has what was there before the last import. */
const BEFORE = 'before-import';

/** Days for which an import can be taken back; a further import ends that too. */
export const DAYS_TO_UNDO = DAYS_KEPT;

/** An import that can be taken back. */
export type LastImport = {
  /** The moment of it, ISO 8601 in UTC. */
  at: string;
  mode: Mode | 'vault';
  /** All that was stored before it. */
  before: Contents;
  /** What it wrote, each record under its store and key; without a result, it was taken away. */
  written: { store: Kept; key: RecordKey; result?: unknown }[];
};

const Key = v.union([v.string(), v.number()]);

const LastImportSchema = v.object({
  at: v.string(),
  mode: v.picklist(['merge', 'replace', 'vault']),
  before: v.object({
    notes: v.array(v.unknown()),
    views: v.array(v.unknown()),
    settings: v.array(v.tuple([v.string(), v.unknown()])),
    bin: v.array(v.unknown()),
  }),
  written: v.array(v.object({ store: v.picklist(KEPT), key: Key, result: v.optional(v.unknown()) })),
});

const EVERYTHING = [...KEPT, 'meta'] as const;

/** What is to be brought in: how it is planned, and what is known of the last backup after it. */
type Import = {
  mode: LastImport['mode'];
  /** @param at the moment of it, ISO 8601 in UTC */
  plan: (before: Contents, at: string) => Change[];
  known: (remembered: unknown, changes: readonly Change[]) => unknown;
};

/**
 * Brings in a backup (`importPlanned`).
 * @param exportedAt the moment that the backup was made
 * @returns the changes that were made
 */
export function importContents(
  connection: Connection,
  imported: Contents,
  mode: Mode,
  exportedAt: string,
): Promise<Change[]> {
  return importPlanned(connection, {
    mode,
    plan: (before, at) => planImport(before, imported, mode, at),
    known: (remembered, changes) => knownAfterImport(remembered, changes, exportedAt),
  });
}

/**
 * Brings something in, in one transaction with a copy of all that was there before. It is planned anew upon what is stored
 * at that moment, which another tab may have changed since it was last looked at. Where nothing has to be written, the import
 * before it can still be taken back. Throws a DOMException where the browser refuses, on a full disk above all; then all is
 * as it was.
 * @returns the changes that were made
 */
export async function importPlanned(connection: Connection, { mode, plan, known }: Import): Promise<Change[]> {
  const transaction = connection.transaction([...EVERYTHING], 'readwrite');
  const meta = transaction.objectStore('meta');
  const before = await contentsIn(transaction);
  const remembered: unknown = await meta.get(LAST_BACKUP);
  const at = new Date().toISOString();
  const changes = plan(before, at);
  const written = changes.filter(isWritten);
  await orAbort(transaction, () => {
    request(meta.put(known(remembered, changes), LAST_BACKUP));
    if (written.length === 0) return;
    const made: LastImport = {
      at,
      mode,
      before,
      written: written.map(({ store, key, result }) =>
        result === undefined ? { store, key } : { store, key, result },
      ),
    };
    request(meta.put(made, BEFORE));
    expectFewer(removals(written));
    write(transaction, written);
  });
  const present = before.notes.length + before.bin.length + additions(changes) - removals(written);
  // What is missing here is told until it is back, or until the reader has put something else in place of all.
  const isSettled = mode === 'replace' || present >= (notesBefore() ?? 0);
  // It is done by now, whether it can be counted or not.
  await (isSettled ? acceptStock : recount)(connection).catch(() => undefined);
  return changes;
}

/** The import that can be taken back, or null where there is none, or where its time is over. */
export async function lastImport(connection: Connection, now: number): Promise<LastImport | null> {
  const made = readLastImport(await connection.get('meta', BEFORE));
  return made !== null && daysLeft({ deletedAt: made.at }, now) > 0 ? made : null;
}

/** Forgets what was there before an import that can no longer be taken back: it takes as much space as all the rest. */
export async function forgetOldImport(connection: Connection, now: number): Promise<void> {
  const stored: unknown = await connection.get('meta', BEFORE);
  if (stored !== undefined && (await lastImport(connection, now)) === null) await connection.delete('meta', BEFORE);
}

/**
 * Takes the last import back. What it wrote and nobody has touched since is as it was before; what the reader has written
 * since stays, joined with what was there before it. Nothing happens where there is no import to take back.
 */
export async function undoImport(connection: Connection): Promise<void> {
  const transaction = connection.transaction([...EVERYTHING], 'readwrite');
  const made = readLastImport(await transaction.objectStore('meta').get(BEFORE));
  const present = await contentsIn(transaction);
  await orAbort(transaction, () => {
    if (made === null) return;
    const changes = planUndo(made, present);
    expectFewer(removals(changes));
    write(transaction, changes);
    request(transaction.objectStore('meta').delete(BEFORE));
  });
}

type Written = { store: Kept; key: RecordKey; result?: unknown };

/** What has to be written to take an import back. */
export function planUndo({ before, written }: LastImport, present: Contents): Written[] {
  const here = new Map(KEPT.map((store) => [store, byKey(store, present)]));
  const there = new Map(KEPT.map((store) => [store, byKey(store, before)]));
  return written.flatMap(({ store, key, result }): Written[] => {
    const [now, was] = [here.get(store)?.get(key), there.get(store)?.get(key)];
    const isUntouched = result === undefined ? now === undefined : now !== undefined && isAlike(now, result);
    if (isUntouched) return was === undefined ? [{ store, key }] : [{ store, key, result: lifted(was, now) }];
    if (was === undefined) return [];
    if (now === undefined) return [{ store, key, result: was }];
    const [mine, theirs] = store === 'notes' ? [readNote(now), readNote(was)] : [null, null];
    return mine === null || theirs === null ? [] : [{ store, key, result: joinedNotes(mine, theirs) }];
  });
}

function write(transaction: Parameters<typeof orAbort>[0], changes: readonly Written[]): void {
  for (const { store, key, result } of changes) {
    const into = transaction.objectStore(store);
    if (result === undefined) request(into.delete(key as string));
    else request(store === 'settings' ? into.put(result, key as string) : into.put(result));
  }
}

/** How many notes are taken away, of those in the bin too. */
function removals(changes: readonly Written[]): number {
  return changes.filter(({ store, result }) => isOfNotes(store) && result === undefined).length;
}

function additions(changes: readonly Change[]): number {
  return changes.filter(({ store, stored, result }) => isOfNotes(store) && stored === undefined && result !== undefined)
    .length;
}

function isOfNotes(store: Kept): boolean {
  return store === 'notes' || store === 'bin';
}

function readLastImport(record: unknown): LastImport | null {
  const result = v.safeParse(LastImportSchema, record);
  return result.success ? result.output : null;
}
