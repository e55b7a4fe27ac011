/**
 * What was typed and is not saved yet, kept where writing takes effect at once. A page that is left cannot wait for
 * IndexedDB: a read and a write there need turns of the event loop that it no longer gets. So each change goes here
 * first, and leaves when its transaction has completed; what a page left behind is joined with the note when it is next
 * opened.
 */
import * as v from 'valibot';
import { NoteTextSchema, readNote, textOf, type Note, type NoteText } from './note.ts';

const PREFIX = 'ai-safety-papers:unsaved:';

/** localStorage holds some 5 MB in all. Longer texts rely on being saved at once. */
const LONGEST = 200_000;

/** What could not be put down where it outlives the page. The reader is asked before leaving while there is any. */
const held = new Map<string, string>();

const Entry = v.object({ base: v.unknown(), text: NoteTextSchema });

/** A text that did not get saved, and the note it was written on. */
export type Unsaved = { key: string; base: Note; text: NoteText };

/** The journal of one tab. Where localStorage is blocked or full, what is put down lives as long as the page. */
export class Journal {
  readonly #tab = crypto.randomUUID();

  /** Puts down the present text of a note. False where it would not outlive the page: then it has to be saved at once. */
  keep(base: Note, text: NoteText): boolean {
    const key = this.#key(base.paperId);
    const entry = JSON.stringify({ base, text: textOf(text) });
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

  /** Whether an entry is of this tab: then it was not left behind. */
  owns({ key }: Unsaved): boolean {
    return key.startsWith(this.#key(''));
  }

  #key(paperId: string): string {
    return `${PREFIX}${this.#tab}:${paperId}`;
  }
}

/** What tabs left behind on a paper, in no particular order. Entries that cannot be read are left where they are. */
export function leftBehind(paperId: string): Unsaved[] {
  return allLeftBehind().filter(({ base }) => base.paperId === paperId);
}

/** What tabs left behind on any paper, those that are still written in too. */
export function allLeftBehind(): Unsaved[] {
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
    return [...new Set([...held.keys(), ...Object.keys(localStorage)])].filter((key) => key.startsWith(PREFIX));
  } catch {
    return [...held.keys()];
  }
}

function readEntry(key: string): Omit<Unsaved, 'key'> | null {
  try {
    const { base, text } = v.parse(Entry, JSON.parse(held.get(key) ?? localStorage.getItem(key) ?? ''));
    const note = readNote(base);
    return note === null ? null : { base: note, text };
  } catch {
    return null;
  }
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
