import { openNotes, type NotesDatabase } from './database.ts';
import { forget, Journal, leftBehind } from './journal.ts';
import { emptyNote, mergeText, NOTHING_WRITTEN, textOf, type Note, type NoteSubject, type NoteText } from './note.ts';

/** Milliseconds of rest after the last key before a text is saved. */
const REST = 300;

export type DraftState = 'reading' | 'unsaved' | 'saved' | 'empty' | 'blocked';

/** One note while it is written: what the text boxes show, and what has come of it. */
export class NoteDraft {
  /** What the reader sees and types. */
  text = $state.raw<NoteText>(NOTHING_WRITTEN);
  state = $state<DraftState>('reading');
  /** A sentence for the reader where reading or saving failed, else null. */
  trouble = $state<string | null>(null);

  readonly #paper: NoteSubject;
  readonly #onSaved: (note: Note) => void;
  readonly #journal = new Journal();
  #base: Note;
  #database: NotesDatabase | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #saving: Promise<void> = Promise.resolve();
  #dirty = false;
  #closed = false;

  constructor(paper: NoteSubject, onSaved: (note: Note) => void = () => undefined) {
    this.#paper = paper;
    this.#base = emptyNote(paper);
    this.#onSaved = onSaved;
  }

  /**
   * Reads the stored note. What is typed before it has arrived is joined with it, not written over it. While another tab
   * holds the notes, `trouble` says so.
   */
  async load(): Promise<void> {
    const opened = await openNotes((sentence) => (this.trouble = sentence));
    if (!opened.ok) {
      this.#block(opened.reason);
      return;
    }
    // Another tab may have held the notes until now; what was typed meanwhile is in the journal and is saved below.
    this.trouble = null;
    try {
      const stored = await this.#recovered(opened.database);
      this.#database = opened.database;
      // Closed while it was still being read: what was typed until then is saved, and nothing is kept open.
      if (this.#closed) {
        await this.close();
        return;
      }
      if (this.#dirty) {
        await this.flush();
      } else if (stored !== null) {
        this.#base = { ...stored, title: this.#base.title, url: this.#base.url };
        this.text = textOf(stored);
        this.state = 'saved';
      } else {
        this.state = 'empty';
      }
    } catch {
      opened.database.close();
      this.#block('The note that is stored here cannot be read. It is left as it is; nothing will be written over it.');
    }
  }

  /** Takes what was typed; it is saved after a short rest. */
  edit(change: Partial<NoteText>): void {
    this.text = { ...this.text, ...change };
    this.#dirty = true;
    if (this.state !== 'blocked') this.state = 'unsaved';
    const kept = this.#journal.keep(this.#base, this.text);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), kept ? REST : 0);
  }

  /** Saves now what is not saved yet. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    // One after the other: each save builds on the revision that the one before it made.
    this.#saving = this.#saving.then(() => this.#save());
    return this.#saving;
  }

  /** Saves what is left and lets go of the database. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.flush();
    this.#database?.close();
    this.#database = null;
  }

  /**
   * The stored note, joined first with what a page that was left in a hurry could not save, and with what stands under
   * the ids that the paper had before.
   */
  async #recovered(database: NotesDatabase): Promise<Note | null> {
    const { id, formerIds = [] } = this.#paper;
    for (const entry of [...formerIds, id].flatMap(leftBehind)) {
      // What was typed here already is saved with all else that is typed here.
      if (this.#journal.owns(entry)) continue;
      const { key, base, text } = entry;
      const saved = await database.save(base, { ...base, ...text });
      if (!saved.ok) continue;
      this.#onSaved(saved.note);
      forget(key);
    }
    return database.join(this.#paper);
  }

  async #save(): Promise<void> {
    if (!this.#dirty || this.#database === null) return;
    const written = this.text;
    this.#dirty = false;
    const saved = await this.#database.save(this.#base, { ...this.#base, ...written });
    if (!saved.ok) {
      this.#dirty = true;
      this.trouble = saved.reason;
      return;
    }
    this.#base = saved.note;
    this.trouble = null;
    this.#onSaved(saved.note);
    // What was typed meanwhile is newer than what was saved, and what was saved may hold another tab's text too. Read
    // through a method, since the compiler believes that nothing can have changed the field across the await.
    if (this.#isDirty()) {
      this.text = mergeText(written, this.text, saved.note);
      this.#journal.keep(this.#base, this.text);
      return;
    }
    this.text = textOf(saved.note);
    this.#journal.drop(saved.note.paperId);
    this.state = 'saved';
  }

  #isDirty(): boolean {
    return this.#dirty;
  }

  #block(reason: string): void {
    this.trouble = reason;
    this.state = 'blocked';
  }
}
