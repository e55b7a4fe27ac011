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

const Entry = v.object({ base: v.unknown(), text: NoteTextSchema });

/** A text that did not get saved, and the note it was written on. */
export type Unsaved = { key: string; base: Note; text: NoteText };

/** The journal of one tab. Where localStorage is blocked or full it does nothing, and `keeps` answers false. */
export class Journal {
  readonly #tab = crypto.randomUUID();

  /** Puts down the present text of a note. False where it could not be kept: then it has to be saved at once. */
  keep(base: Note, text: NoteText): boolean {
    const entry = JSON.stringify({ base, text: textOf(text) });
    if (entry.length > LONGEST) return false;
    try {
      localStorage.setItem(this.#key(base.paperId), entry);
      return true;
    } catch {
      return false;
    }
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
  let keys: string[];
  try {
    keys = Object.keys(localStorage).filter((key) => key.startsWith(PREFIX) && key.endsWith(`:${paperId}`));
  } catch {
    return [];
  }
  return keys.flatMap((key) => {
    let json: unknown;
    try {
      json = JSON.parse(localStorage.getItem(key) ?? '');
    } catch {
      return [];
    }
    const entry = v.safeParse(Entry, json);
    const base = entry.success ? readNote(entry.output.base) : null;
    return entry.success && base?.paperId === paperId ? [{ key, base, text: entry.output.text }] : [];
  });
}

/** Strikes out an entry that has been joined with its note. */
export function forget(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Blocked storage holds nothing to forget.
  }
}
