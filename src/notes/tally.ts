/**
 * How many notes there are, and in which store, written down outside IndexedDB. A damaged database opens without an error
 * and is empty, so the database alone cannot tell "none were written" from "all are gone".
 */
import * as v from 'valibot';
import type { Connection } from './connection.ts';

const KEY = 'ai-safety-papers:tally';

/** Under which the store of the database about itself has the name that it was given when it was made. */
const EPOCH = 'epoch';

const Count = v.pipe(v.number(), v.integer(), v.minValue(0));
const TallySchema = v.object({
  epoch: v.string(),
  notes: Count,
  /** What was found missing, until the reader has said what is to be done. */
  missing: v.nullable(v.object({ had: Count, found: Count })),
});
type Tally = v.InferOutput<typeof TallySchema>;

/** How many notes there were, those in the bin too, and how many the store held when that was noticed. */
export type Missing = { had: number; found: number };

/** The browser may clear all that the page keeps while the page is open; then this is what is left. */
let remembered: Tally | null = null;

/** How many notes there were when they were last counted, or null where that is not known. */
export function notesBefore(): number | null {
  const tally = readTally();
  return tally === null ? null : (tally.missing?.had ?? tally.notes);
}

/** Compares a store with what was written down of it, and writes down what it holds where nothing is missing. */
export async function takeStock(connection: Connection): Promise<Missing | null> {
  const { epoch, notes } = await counted(connection);
  const tally = readTally();
  // What was missing may have been brought in from a backup.
  if (tally === null || notes >= (tally.missing?.had ?? tally.notes)) {
    writeTally({ epoch, notes, missing: null });
    return null;
  }
  // Another tab may have removed some for good, and be about to write that down.
  return alone(async () => {
    const { epoch, notes } = await counted(connection);
    const now = readTally() ?? tally;
    const had = now.missing?.had ?? now.notes;
    const missing = notes < had ? { had, found: now.missing?.found ?? notes } : null;
    writeTally(missing === null ? { epoch, notes, missing } : { ...now, missing });
    return missing;
  });
}

/** Does what may remove notes for good, and counts again, while no other tab takes stock. */
export function andRecount<T>(connection: Connection, work: () => Promise<T>): Promise<T> {
  return alone(async () => {
    const done = await work();
    await recount(connection).catch(() => undefined);
    return done;
  });
}

/** One tab after the other, where the browser can see to that. */
function alone<T>(work: () => Promise<T>): Promise<T> {
  // Not there on pages that are not served securely.
  const { locks } = navigator as { locks?: LockManager };
  return locks === undefined ? work() : locks.request(KEY, work).then((done) => done);
}

/** Counts again after something was written. While notes are missing, what there was before stays written down. */
export async function recount(connection: Connection): Promise<void> {
  const { epoch, notes } = await counted(connection);
  const tally = readTally();
  if (tally?.missing) return;
  // Another store than before: what is missing is found by who opens it next.
  if (tally !== null && tally.epoch !== epoch && notes < tally.notes) return;
  writeTally({ epoch, notes, missing: null });
}

/** To be called before notes are removed for good or joined, so that they are not missed if the page ends right after. */
export function expectFewer(by: number): void {
  const tally = readTally();
  if (tally !== null) writeTally({ ...tally, notes: Math.max(0, tally.notes - by) });
}

/** Takes what the store holds now for all there is: the reader said so, or brought back what was missing. */
export async function acceptStock(connection: Connection): Promise<void> {
  const { epoch, notes } = await counted(connection);
  writeTally({ epoch, notes, missing: null });
}

/** Forgets that there ever were notes. */
export function forgetTally(): void {
  remembered = null;
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Blocked storage holds nothing to forget.
  }
}

async function counted(connection: Connection): Promise<{ epoch: string; notes: number }> {
  const [notes, inBin, kept] = await Promise.all([
    connection.count('notes'),
    connection.count('bin'),
    connection.get('meta', EPOCH),
  ]);
  return { epoch: typeof kept === 'string' ? kept : await named(connection), notes: notes + inBin };
}

/** Gives a store its name; of two tabs that both would, the first does. */
async function named(connection: Connection): Promise<string> {
  const transaction = connection.transaction('meta', 'readwrite');
  const kept = await transaction.store.get(EPOCH);
  const epoch = typeof kept === 'string' ? kept : crypto.randomUUID();
  // Where it fails, `done` does too, and tells.
  transaction.store.put(epoch, EPOCH).catch(() => undefined);
  await transaction.done;
  return epoch;
}

function readTally(): Tally | null {
  try {
    const json: unknown = JSON.parse(localStorage.getItem(KEY) ?? 'null');
    const tally = v.safeParse(TallySchema, json);
    if (tally.success) return (remembered = tally.output);
  } catch {
    // Blocked, or written over by something else.
  }
  return remembered;
}

function writeTally(tally: Tally): void {
  remembered = tally;
  try {
    localStorage.setItem(KEY, JSON.stringify(tally));
  } catch {
    // It is known as long as the page is open.
  }
}
