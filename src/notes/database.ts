import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { mergeText, readNote, type Note } from './note.ts';

/** The schemas that were ever released stay readable; each has a fixture that proves it. */
export const DATABASE = { name: 'ai-safety-papers', version: 1 } as const;

interface Schema extends DBSchema {
  notes: { key: string; value: unknown };
}

export type Opened = { ok: true; database: NotesDatabase } | { ok: false; reason: string };
export type Saved = { ok: true; note: Note } | { ok: false; reason: string };

/** Opens the notes. Never throws: a browser without storage, or one that blocks it, is told in a sentence. */
export async function openNotes(): Promise<Opened> {
  try {
    return { ok: true, database: new NotesDatabase(await connect()) };
  } catch (error) {
    if (error instanceof DOMException && error.name === 'VersionError') {
      return {
        ok: false,
        reason: 'Your notes were saved by a newer version of this page. Reload to get that version.',
      };
    }
    return { ok: false, reason: 'This browser does not let the page store anything, so notes cannot be kept here.' };
  }
}

async function connect(): Promise<IDBPDatabase<Schema>> {
  const database = await openDB<Schema>(DATABASE.name, DATABASE.version, {
    upgrade(opened, oldVersion) {
      if (oldVersion < 1) opened.createObjectStore('notes', { keyPath: 'paperId' });
    },
    // A tab that holds on to the old version would block a newer page for ever.
    blocking: (_, __, event) => (event.target as IDBDatabase).close(),
  });
  return database;
}

export class NotesDatabase {
  #connection: IDBPDatabase<Schema>;

  constructor(connection: IDBPDatabase<Schema>) {
    this.#connection = connection;
  }

  /** The note on a paper, or null where there is none. A stored record that is no note throws: it must not be lost. */
  async get(paperId: string): Promise<Note | null> {
    const record = await this.#retrying((connection) => connection.get('notes', paperId));
    if (record === undefined) return null;
    const note = readNote(record);
    if (note === null) throw new Error(`the stored note on "${paperId}" does not have the form of a note`);
    return note;
  }

  /** All notes that can be read, by paper. */
  async all(): Promise<Note[]> {
    const records = await this.#retrying((connection) => connection.getAll('notes'));
    return records.flatMap((record) => readNote(record) ?? []);
  }

  /**
   * Saves what was written on top of `base`, the note as it was read or last saved. If another tab saved in between,
   * both texts are kept (`mergeText`). Answers only when the transaction has completed: before that, a full disk can
   * still undo a write that reported success.
   */
  async save(base: Note, written: Note): Promise<Saved> {
    try {
      return { ok: true, note: await this.#retrying((connection) => compareAndSwap(connection, base, written)) };
    } catch (error) {
      const full = error instanceof DOMException && error.name === 'QuotaExceededError';
      const why = full ? 'There is no space left for this page.' : 'The browser refused to store it.';
      return { ok: false, reason: `Not saved. ${why} Your text is still here; copy it before you leave.` };
    }
  }

  close(): void {
    this.#connection.close();
  }

  /** Clearing the site's data closes the connection under the page: it is opened again, once. */
  async #retrying<T>(work: (connection: IDBPDatabase<Schema>) => Promise<T>): Promise<T> {
    try {
      return await work(this.#connection);
    } catch (error) {
      if (!(error instanceof DOMException) || error.name !== 'InvalidStateError') throw error;
      this.#connection = await connect();
      return work(this.#connection);
    }
  }
}

/** Nothing but IndexedDB may be awaited between reading and writing, or the transaction ends in between. */
async function compareAndSwap(connection: IDBPDatabase<Schema>, base: Note, written: Note): Promise<Note> {
  const transaction = connection.transaction('notes', 'readwrite', { durability: 'relaxed' });
  // If the read below fails, the rejection of `done` would otherwise be reported as unhandled.
  transaction.done.catch(() => undefined);
  const record = await transaction.store.get(base.paperId);
  const stored = readNote(record);
  if (record !== undefined && stored === null) throw new Error(`the stored note on "${base.paperId}" cannot be read`);
  const text = stored === null || stored.revision === base.revision ? written : mergeText(base, written, stored);
  const revision = Math.max(base.revision, stored?.revision ?? 0) + 1;
  const note: Note = { ...written, ...text, revision, updatedAt: new Date().toISOString() };
  void transaction.store.put(note);
  // Committing now, not when the browser notices that nothing follows, is what saves a text when the page is left.
  transaction.commit();
  await transaction.done;
  return note;
}
