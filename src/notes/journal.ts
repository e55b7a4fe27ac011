/**
 * What was typed and is not saved yet, kept where writing takes effect at once. A page that is left cannot wait for
 * IndexedDB: a read and a write there need turns of the event loop that it no longer gets. So each change goes here
 * first, and leaves when its transaction has completed; what a page left behind is joined with the note when it is next
 * opened.
 */
import * as v from 'valibot';
import { NoteTextSchema, readNote, textOf, type Note, type NoteText } from './note.ts';
import { UNSAVED } from './stored.ts';

/** localStorage holds some 5 MB in all. Longer texts rely on being saved at once. */
const LONGEST = 200_000;

/** The journals that are being written in this page: what they hold was not left behind. */
const open = new Set<string>();

/** What could not be put down where it outlives the page. The reader is asked before leaving while there is any. */
const held = new Map<string, string>();

const Entry = v.object({ base: v.unknown(), text: NoteTextSchema, at: v.optional(v.number()) });

/** Which state of which journal a text is. The browser may lose the last states of a journal when it is killed. */
export type Writing = { journal: string; at: number };

/** A text that did not get saved, and the note it was written on. The first release did not count its writings. */
export type Unsaved = { key: string; base: Note; text: NoteText; writing: Writing | null };

/** The journal of one tab. Where localStorage is blocked or full, what is put down lives as long as the page. */
export class Journal {
  readonly #tab = crypto.randomUUID();
  #at = 0;

  constructor() {
    open.add(this.#tab);
  }

  /** The state of what was put down last; null where nothing was yet. */
  get writing(): Writing | null {
    return this.#at === 0 ? null : { journal: this.#tab, at: this.#at };
  }

  /** Puts down the present text of a note. False where it would not outlive the page: then it has to be saved at once. */
  keep(base: Note, text: NoteText): boolean {
    const key = this.#key(base.paperId);
    const entry = JSON.stringify({ base, text: textOf(text), at: ++this.#at });
    try {
      if (entry.length <= LONGEST) {
        localStorage.setItem(key, entry);
        release(key);
        return true;
      }
    } catch {
      // Blocked or full.
    }
    hold(key, entry);
    return false;
  }

  /** Strikes out a note's text once it has been saved. */
  drop(paperId: string): void {
    forget(this.#key(paperId));
  }

  /** Ends the writing: what is not struck out by now is left behind. */
  close(): void {
    open.delete(this.#tab);
  }

  #key(paperId: string): string {
    return `${UNSAVED}${this.#tab}:${paperId}`;
  }
}

/** What other tabs, and pages that are gone, left behind, in no particular order. */
export function leftBehind(): Unsaved[] {
  return allUnsaved().filter(({ key }) => !open.has(journalOf(key)));
}

/** All that is not saved yet, in this page too. Entries that cannot be read are left where they are. */
export function allUnsaved(): Unsaved[] {
  return keys().flatMap((key) => {
    const entry = readEntry(key);
    return entry !== null && key.endsWith(`:${entry.base.paperId}`) ? [{ key, ...entry }] : [];
  });
}

/** Strikes out an entry that has been joined with its note. */
export function forget(key: string): void {
  release(key);
  try {
    localStorage.removeItem(key);
  } catch {
    // Blocked storage holds nothing to forget.
  }
}

function keys(): string[] {
  try {
    return [...new Set([...held.keys(), ...Object.keys(localStorage)])].filter((key) => key.startsWith(UNSAVED));
  } catch {
    return [...held.keys()];
  }
}

function readEntry(key: string): Omit<Unsaved, 'key'> | null {
  try {
    const { base, text, at } = v.parse(Entry, JSON.parse(held.get(key) ?? localStorage.getItem(key) ?? ''));
    const note = readNote(base);
    const writing = at === undefined ? null : { journal: journalOf(key), at };
    return note === null ? null : { base: note, text, writing };
  } catch {
    return null;
  }
}

function journalOf(key: string): string {
  return key.slice(UNSAVED.length).split(':')[0] ?? '';
}

function hold(key: string, entry: string): void {
  held.set(key, entry);
  window.addEventListener('beforeunload', askBeforeLeaving);
}

function release(key: string): void {
  held.delete(key);
  // While it listens, browsers do not keep the page for the way back.
  if (held.size === 0) window.removeEventListener('beforeunload', askBeforeLeaving);
}

function askBeforeLeaving(event: BeforeUnloadEvent): void {
  event.preventDefault();
}
