import { connect, connectToNewer, isDamage, type Connection } from './connection.ts';
import { joinedNote } from './former-ids.ts';
import type { Writing } from './journal.ts';
import { tellNews } from './news.ts';
import { readNote, type Note, type NoteSubject } from './note.ts';
import { byName, readView, type SavedView } from './saved-view.ts';
import { andRecount, expectFewer, recount, takeStock, type Missing } from './tally.ts';
import { joinedWithStored, withVersions } from './versions.ts';
import { lastOf, readWritings, withWriting } from './writings.ts';

/** What the reader is told while another tab keeps the notes from being opened. */
export const HELD_UP =
  'Close the other tabs of this page: one of them seems to hold your notes in an older form. They open here by ' +
  'themselves as soon as it lets go.';

/**
 * Milliseconds after which opening is taken to be held up. The browser tells so itself, but only the first that asks:
 * who stands in line behind it, in this tab or in another, hears nothing.
 */
const PATIENCE = 2000;

/** What may be read where nothing may be written. */
export type ReadOnlyNotes = Pick<NotesDatabase, 'get' | 'all' | 'listed' | 'setting' | 'views' | 'close'>;

/**
 * The notes; or why there are none, in a sentence. They may be there and not for this code to write: a newer version of
 * the page may have saved them (`readOnly` reads what can be read of them); or the store may be damaged.
 */
export type Opened =
  | { ok: true; database: NotesDatabase; missing: Missing | null }
  | { ok: false; kind: 'newer'; reason: string; readOnly: ReadOnlyNotes | null }
  | { ok: false; kind: 'blocked' | 'full' | 'damaged'; reason: string };
/** The note as it stands now; unchanged where it already held what was to be saved. Or why it was not saved. */
export type Saved = { ok: true; note: Note; isChanged: boolean } | { ok: false; reason: string };

const NEWER =
  'Your notes were saved by a newer version of this page. Here they can be read and backed up, not changed; reload to get that version.';
const REASONS = {
  blocked: 'This browser does not let the page store anything, so notes cannot be kept here.',
  full: 'There is no space left for this page, so notes cannot be kept here now.',
  damaged: 'The notes in this browser could not be opened: what it stores for this page seems to be damaged.',
};

/**
 * Opens the notes. Never throws: a browser without storage, or one that blocks it, is told in a sentence.
 * @param onBlocked hears a sentence, perhaps twice, if another tab holds the notes; this goes on by itself when it lets go
 */
export async function openNotes(onBlocked: (sentence: string) => void = () => undefined): Promise<Opened> {
  const heldUp = () => onBlocked(HELD_UP);
  const patience = setTimeout(heldUp, PATIENCE);
  try {
    const connection = await connect(heldUp);
    const missing = await stockOf(connection);
    return { ok: true, database: new NotesDatabase(connection, missing), missing };
  } catch (error) {
    if (isNamed(error, 'VersionError'))
      return { ok: false, kind: 'newer', reason: NEWER, readOnly: await newerNotes() };
    const kind = isDamage(error) ? 'damaged' : isNamed(error, 'QuotaExceededError') ? 'full' : 'blocked';
    return { ok: false, kind, reason: REASONS[kind] };
  } finally {
    clearTimeout(patience);
  }
}

async function newerNotes(): Promise<ReadOnlyNotes | null> {
  try {
    const connection = await connectToNewer();
    if (connection === null) return null;
    const notes = new NotesDatabase(connection);
    // Nothing that writes is there to be called.
    return {
      get: (paperId) => notes.get(paperId),
      all: () => notes.all(),
      listed: () => notes.listed(),
      setting: (key) => notes.setting(key),
      views: () => notes.views(),
      close: () => notes.close(),
    };
  } catch {
    return null;
  }
}

/** What is missing. A full disk, or a newer version that takes over just now, is told by who writes. */
async function stockOf(connection: Connection): Promise<Missing | null> {
  try {
    return await takeStock(connection);
  } catch (error) {
    if (!isDamage(error)) return null;
    connection.close();
    throw error;
  }
}

function isNamed(error: unknown, name: string): boolean {
  return error instanceof DOMException && error.name === name;
}

/** What is told where the connection was closed: before the work began, and while it was under way. */
const CLOSED = ['InvalidStateError', 'AbortError', 'UnknownError'];

const MOST_TRIES = 4;

export class NotesDatabase {
  /** What of the notes as they were is not there any more; null where nothing is known to be missing. */
  missing: Missing | null;
  #connection: Connection;

  constructor(connection: Connection, missing: Missing | null = null) {
    this.#connection = connection;
    this.missing = missing;
  }

  /** The note on a paper, or null where there is none. A stored record that is no note throws: it must not be lost. */
  async get(paperId: string): Promise<Note | null> {
    const record = await this.#retrying((connection) => connection.get('notes', paperId));
    if (record === undefined) return null;
    const note = readNote(record);
    if (note === null) throw new Error(`the stored note on "${paperId}" does not have the form of a note`);
    return note;
  }

  /**
   * The note on a paper, or null where there is none. What is stored under ids that the paper had before moves to the one
   * that it has now, joined with what stands there. A stored record that is no note throws, and all are left as they are.
   */
  async join(paper: NoteSubject): Promise<Note | null> {
    const { id, formerIds = [] } = paper;
    if (formerIds.length === 0) return this.get(id);
    return this.#retrying((connection) => moveFormer(connection, paper, formerIds));
  }

  /** All notes that can be read, by paper. */
  async all(): Promise<Note[]> {
    return (await this.listed()).notes;
  }

  /** All notes that can be read, by paper, and how many records there are beside them that are none. */
  async listed(): Promise<{ notes: Note[]; unreadable: number }> {
    const records = await this.#retrying((connection) => connection.getAll('notes'));
    const notes = records.flatMap((record) => readNote(record) ?? []);
    return { notes, unreadable: records.length - notes.length };
  }

  /** All notes that can be read, of each of these papers one: what stands under their former ids is joined (`join`). */
  async allJoined(papers: readonly NoteSubject[]): Promise<Note[]> {
    const notes = await this.all();
    const ids = new Set(notes.map(({ paperId }) => paperId));
    const renamed = papers.filter(({ formerIds = [] }) => formerIds.some((id) => ids.has(id)));
    if (renamed.length === 0) return notes;
    for (const paper of renamed) {
      // One that cannot be read is left as it is, and keeps nobody from the others; who opens its paper is told.
      await this.join(paper).catch(() => null);
    }
    return this.all();
  }

  /**
   * Saves what was written on top of `base`, the note as it was read or last saved. If another tab saved in between,
   * both are kept (`joinedWithStored`). Answers only when the transaction has completed: before that, a full disk can
   * still undo a write that reported success.
   * @param writing which state of its journal this is: one that was saved before, or an earlier one, changes nothing
   */
  async save(base: Note, written: Note, writing: Writing | null = null): Promise<Saved> {
    try {
      const note = await this.#retrying((connection) => compareAndSwap(connection, base, written, writing));
      if (note === null) return { ok: true, note: (await this.get(base.paperId)) ?? base, isChanged: false };
      void recount(this.#connection).catch(() => undefined);
      tellNews({ kind: 'note', note });
      return { ok: true, note, isChanged: true };
    } catch (error) {
      const why = isNamed(error, 'QuotaExceededError')
        ? 'There is no space left for this page.'
        : isNamed(error, 'VersionError')
          ? 'A newer version of this page has taken over your notes; reload to get it.'
          : 'The browser refused to store it.';
      return { ok: false, reason: `Not saved. ${why} Your text is still here; keep a copy before you leave.` };
    }
  }

  /** A setting of the reader's as it was kept, or undefined where none was. It is for the caller to check. */
  setting(key: string): Promise<unknown> {
    return this.#retrying((connection): Promise<unknown> => connection.get('settings', key));
  }

  /**
   * Keeps a setting in place of the one before. False where the browser refused it; answers only when the transaction
   * has completed.
   * @param value plain JSON; what cannot be copied (a function, a proxy) throws
   */
  keepSetting(key: string, value: unknown): Promise<boolean> {
    return this.#written((connection) => connection.put('settings', value, key));
  }

  /** The saved views by name, and how many records there are beside them that are none; these are left as they are. */
  async views(): Promise<{ views: SavedView[]; unreadable: number }> {
    const records = await this.#retrying((connection) => connection.getAll('views'));
    const views = records.flatMap((record) => readView(record) ?? []).sort(byName);
    return { views, unreadable: records.length - views.length };
  }

  /**
   * Keeps a view, in place of the one with its id. False where it is longer than a view may be (`readView`), or where the
   * browser refused it; answers only when the transaction has completed.
   */
  async saveView(view: SavedView): Promise<boolean> {
    const fitting = readView(view);
    return fitting !== null && this.#written((connection) => connection.put('views', fitting));
  }

  /** Removes a saved view; true also where there was none. False where the browser refused it. */
  removeView(id: string): Promise<boolean> {
    return this.#written((connection) => connection.delete('views', id));
  }

  close(): void {
    this.#connection.close();
  }

  /** Whether something was written. What cannot be stored at all is a mistake of the caller and is thrown. */
  async #written(write: (connection: Connection) => Promise<unknown>): Promise<boolean> {
    try {
      await this.#retrying(write);
      return true;
    } catch (error) {
      if (!(error instanceof DOMException) || error.name === 'DataCloneError') throw error;
      return false;
    }
  }

  /**
   * Clearing the site's data closes the connection under the page, and ends what is under way: it is opened again, and the
   * work is done once more. Both may be met by the clearing too.
   */
  async #retrying<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries++) {
      try {
        if (tries > 1) {
          this.#connection.close();
          this.#connection = await connect();
          this.missing = await stockOf(this.#connection);
        }
        return await work(this.#connection);
      } catch (error) {
        const isClosed = CLOSED.some((name) => isNamed(error, name));
        if (!isClosed || tries === MOST_TRIES) throw error;
      }
    }
  }

  /** Work on the stores themselves, for backups and the bin: it is done again where the connection was closed under it. */
  use<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
    return this.#retrying((connection) => andRecount(connection, () => work(connection)));
  }
}

/**
 * The note as it was saved, or null where that state of its journal was saved before. Nothing but IndexedDB may be awaited
 * between reading and writing, or the transaction ends in between.
 */
async function compareAndSwap(
  connection: Connection,
  base: Note,
  written: Note,
  writing: Writing | null,
): Promise<Note | null> {
  const transaction = connection.transaction(['notes', 'meta'], 'readwrite', { durability: 'relaxed' });
  const [notes, meta] = [transaction.objectStore('notes'), transaction.objectStore('meta')];
  const place = `written on ${base.paperId}`;
  const [record, before] = await Promise.all([notes.get(base.paperId), meta.get(place)]);
  const stored = readNote(record);
  if (record !== undefined && stored === null) throw new Error(`the stored note on "${base.paperId}" cannot be read`);
  const writings = readWritings(before);
  // A browser that is killed may forget that the journal was struck out, or its last states. What is stored, or was
  // deleted since, is newer.
  if (writing !== null && (lastOf(writings, writing.journal)?.at ?? 0) >= writing.at) return null;
  const joined =
    stored === null || stored.revision === base.revision
      ? withVersions(written, written.otherVersions ?? [])
      : joinedWithStored(base, written, stored);
  const revision = Math.max(base.revision, stored?.revision ?? 0) + 1;
  const note: Note = { ...joined, revision, updatedAt: new Date().toISOString() };
  // Where one of these fails, `done` does too, and tells.
  notes.put(note).catch(() => undefined);
  if (writing !== null) meta.put(withWriting(writings, writing), place).catch(() => undefined);
  // Committing now, not when the browser notices that nothing follows, is what saves a text when the page is left.
  transaction.commit();
  await transaction.done;
  return note;
}

/** All or nothing: at no time is a note under no id, or under two. */
async function moveFormer(
  connection: Connection,
  paper: NoteSubject,
  formerIds: readonly string[],
): Promise<Note | null> {
  const transaction = connection.transaction('notes', 'readwrite');
  const notes: Note[] = [];
  for (const id of [paper.id, ...formerIds]) {
    const record = await transaction.store.get(id);
    const note = readNote(record);
    if (record !== undefined && note === null) throw new Error(`the stored note on "${id}" cannot be read`);
    if (note !== null) notes.push(note);
  }
  const present = notes.find(({ paperId }) => paperId === paper.id) ?? null;
  const former = notes.filter((note) => note !== present);
  if (former.length === 0) return present;
  const note = joinedNote(paper, present, former);
  expectFewer(notes.length - 1);
  // Where one of these fails, `done` does too, and tells.
  const changes = [transaction.store.put(note), ...former.map(({ paperId }) => transaction.store.delete(paperId))];
  for (const change of changes) change.catch(() => undefined);
  transaction.commit();
  await transaction.done;
  return note;
}
