import { openNotes, type NotesDatabase } from './database.ts';
import { forget, Journal, leftBehind, type Unsaved } from './journal.ts';
import { hearNews, type News } from './news.ts';
import {
  emptyNote,
  NOTHING_WRITTEN,
  textOf,
  type Note,
  type NoteSubject,
  type NoteText,
  type OtherVersion,
} from './note.ts';
import { askForPromise, type Promised } from './promise.ts';
import { recover } from './recovery.ts';
import type { Missing } from './tally.ts';
import { bothKept, joinTexts, keptVersions, otherTaken, withVersions } from './versions.ts';

/** Milliseconds of rest after the last key before a text is saved. */
const REST = 300;

/** Milliseconds until a save that was refused is tried again: twice as long after each refusal, up to the longest. */
const FIRST_RETRY = 1000;
const LONGEST_RETRY = 15_000;

export type DraftState = 'reading' | 'unsaved' | 'saved' | 'empty' | 'blocked';

/** What the reader chooses where there is another version: what stands in the note, the other, or both. */
export type VersionChoice = 'note' | 'other' | 'both';

/** One note while it is written: what the text boxes show, and what has come of it. */
export class NoteDraft {
  /** What the reader sees and types. */
  text = $state.raw<NoteText>(NOTHING_WRITTEN);
  /** What was written elsewhere at the same time, for the reader to choose. */
  versions = $state.raw<readonly OtherVersion[]>([]);
  state = $state<DraftState>('reading');
  /** Whether what stands here has been saved by this draft, and is not only as it was found. */
  isSavedHere = $state(false);
  /** A sentence for the reader where reading or saving failed, else null. */
  trouble = $state<string | null>(null);
  /** Whether what stands here is stored nowhere, and should be kept by other means. */
  isAtRisk = $state(false);
  /** What is missing of the notes as they were, or null. */
  missing = $state.raw<Missing | null>(null);
  /** What the browser answered where it was asked, at the first note, whether it will keep what is stored. */
  promised = $state<Promised | null>(null);

  readonly #paper: NoteSubject;
  readonly #onSaved: (note: Note) => void;
  readonly #journal = new Journal();
  readonly #deaf: () => void;
  #base: Note;
  #database: NotesDatabase | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Until it is tried again to open the notes, whatever is typed meanwhile. */
  #opening: ReturnType<typeof setTimeout> | undefined;
  #retryAfter = FIRST_RETRY;
  #saving: Promise<void> = Promise.resolve();
  #isSaving = false;
  #dirty = false;
  #closed = false;
  /** What another tab told while a save was under way. */
  #heard: News | null = null;
  /** Entries of the journal that are shown here and could not be saved: what is typed here holds them too. */
  #adopted: readonly Unsaved[] = [];

  constructor(paper: NoteSubject, onSaved: (note: Note) => void = () => undefined) {
    this.#paper = paper;
    this.#base = emptyNote(paper);
    this.#onSaved = onSaved;
    this.#deaf = hearNews((news, isOwn) => {
      if (news.kind === 'everything' || !isOwn) void this.#hear(news);
    });
  }

  /**
   * Reads the stored note. What is typed before it has arrived is joined with it, not written over it. While another tab
   * holds the notes, `trouble` says so.
   */
  async load(): Promise<void> {
    const opened = await openNotes((sentence) => (this.trouble = sentence));
    if (!opened.ok) {
      await this.#showUnsaved(opened.kind === 'newer' ? opened.readOnly : null);
      this.#block(opened.reason);
      if (opened.kind === 'full' && !this.#closed) {
        clearTimeout(this.#opening);
        this.#opening = setTimeout(() => void this.load(), this.#nextRetry());
      }
      return;
    }
    // Another tab may have held the notes until now; what was typed meanwhile is in the journal and is saved below.
    this.trouble = null;
    this.missing = opened.missing;
    this.#retryAfter = FIRST_RETRY;
    try {
      const { stored, refused } = await this.#recovered(opened.database);
      this.#database = opened.database;
      // Closed while it was still being read: what was typed until then is saved, and nothing is kept open.
      if (this.#closed) {
        await this.close();
        return;
      }
      if (this.#dirty) {
        this.state = 'unsaved';
        await this.flush();
      } else {
        this.#show(stored);
        if (refused) this.#goOnWithAdopted();
      }
    } catch {
      opened.database.close();
      await this.#showUnsaved(null);
      this.#block('The note that is stored here cannot be read. It is left as it is; nothing will be written over it.');
    }
  }

  /** Takes what was typed; it is saved after a short rest. */
  edit(change: Partial<NoteText>): void {
    this.text = { ...this.text, ...change };
    this.#dirty = true;
    if (this.state === 'blocked') this.isAtRisk = true;
    else this.state = 'unsaved';
    const kept = this.#journal.keep(this.#base, this.text);
    for (const { key } of this.#adopted) forget(key);
    this.#adopted = [];
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), kept ? REST : 0);
  }

  /** Does what the reader chose about another version, and saves that at once. */
  choose(version: OtherVersion, choice: VersionChoice): Promise<void> {
    const note = { ...this.#base, ...this.text };
    this.versions = this.versions.filter((one) => one !== version);
    this.edit(choice === 'note' ? {} : choice === 'other' ? otherTaken(note, version) : bothKept(note, version));
    return this.flush();
  }

  /** The note as it stands here, saved or not. */
  get note(): Note {
    const { title, url } = this.#base;
    return withVersions({ ...this.#base, ...textOf(this.text), title, url }, this.versions);
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
    this.#deaf();
    clearTimeout(this.#opening);
    await this.flush();
    clearTimeout(this.#timer);
    this.#journal.close();
    this.#database?.close();
    this.#database = null;
  }

  /**
   * The stored note, joined first with what a page that was left in a hurry could not save, and with what stands under
   * the ids that the paper had before.
   */
  async #recovered(database: NotesDatabase): Promise<{ stored: Note | null; refused: boolean }> {
    const { saved, refused } = await recover(database, this.#ids);
    for (const note of saved) this.#onSaved(note);
    if (refused !== null) {
      this.trouble = refused;
      this.isAtRisk = true;
    }
    return { stored: await database.join(this.#paper), refused: refused !== null };
  }

  /** Those of the paper, the present one last. */
  get #ids(): string[] {
    const { id, formerIds = [] } = this.#paper;
    return [...formerIds, id];
  }

  /** Shows what is stored, as far as it can be read, and what could not be saved on top of it. */
  async #showUnsaved(database: Pick<NotesDatabase, 'get' | 'close'> | null): Promise<void> {
    const stored = (await database?.get(this.#paper.id).catch(() => null)) ?? null;
    database?.close();
    if (this.#dirty) {
      this.isAtRisk = true;
      return;
    }
    this.#show(stored);
    this.#adopt(stored);
  }

  /** Shows what could not be saved on top of what is stored, and tries to save both together. */
  #goOnWithAdopted(): void {
    this.#adopt(this.state === 'empty' ? null : this.#base);
    if (this.#adopted.length === 0) return;
    this.#dirty = true;
    this.state = 'unsaved';
    this.#later(() => void this.flush());
  }

  /** Joins what other pages could not save with what stands here. */
  #adopt(stored: Note | null): void {
    this.#adopted = leftBehind().filter(({ base }) => this.#ids.includes(base.paperId));
    const { title, url } = this.#base;
    if (stored === null) this.#base = { ...(this.#adopted[0]?.base ?? this.#base), title, url };
    for (const { base, text } of this.#adopted) {
      const joined = joinTexts(base, text, this.text);
      this.text = joined.text;
      if (joined.other !== null) this.versions = [...this.versions, { ...joined.other, savedAt: base.updatedAt }];
      this.isAtRisk = true;
    }
  }

  #show(stored: Note | null): void {
    const { title, url } = this.#base;
    this.#base = stored === null ? emptyNote(this.#paper) : { ...stored, title, url };
    this.text = textOf(this.#base);
    this.versions = this.#base.otherVersions ?? [];
    this.state = stored === null ? 'empty' : 'saved';
    this.isSavedHere = false;
  }

  /** Another tab has saved this note, or much has changed at once. What is typed here meanwhile is joined when it is saved. */
  async #hear(news: News): Promise<void> {
    if (news.kind === 'note' && news.note.paperId !== this.#paper.id) return;
    if (this.#isSaving) this.#heard = news;
    else if (this.#dirty) void this.flush();
    else if (this.#database !== null && news.kind === 'everything') {
      // Where it cannot be read, what stands here stays.
      const stored = await this.#database.join(this.#paper).catch(() => undefined);
      if (stored !== undefined && !this.#isDirty() && !this.#closed) this.#show(stored);
    } else if (news.kind === 'note' && this.state !== 'blocked' && news.note.revision > this.#base.revision) {
      this.#show(news.note);
    }
  }

  async #save(): Promise<void> {
    const database = this.#database;
    if (!this.#dirty || database === null) return;
    const written = this.text;
    const versions = this.versions;
    // All of them: which the note holds already is told by what comes of it, not by what stands here.
    const note = { ...this.note, otherVersions: versions };
    this.#dirty = false;
    this.#isSaving = true;
    const saved = await database.save(this.#base, note, this.#journal.writing);
    this.#isSaving = false;
    if (!saved.ok) {
      this.#dirty = true;
      this.isAtRisk = true;
      this.trouble = saved.reason;
      this.#later(() => void this.flush());
      return;
    }
    this.#retryAfter = FIRST_RETRY;
    for (const { key } of this.#adopted) forget(key);
    this.#adopted = [];
    this.missing = database.missing;
    this.isAtRisk = false;
    this.trouble = null;
    this.#onSaved(saved.note);
    // What was typed meanwhile is newer than what was saved, and what was saved may hold another tab's text too: that is
    // joined with the next save, which still builds on what was seen here. Read through a method, since the compiler
    // believes that nothing can have changed the field across the await.
    if (this.#isDirty()) {
      const isAsWritten = JSON.stringify(textOf(saved.note)) === JSON.stringify(textOf(written));
      this.versions = keptVersions(versions, this.versions, saved.note.otherVersions);
      this.#base = isAsWritten ? saved.note : { ...saved.note, ...textOf(written), revision: this.#base.revision };
      this.#journal.keep(this.#base, this.text);
      return;
    }
    this.#base = saved.note;
    this.text = textOf(saved.note);
    this.versions = saved.note.otherVersions ?? [];
    this.#journal.drop(saved.note.paperId);
    this.state = 'saved';
    this.isSavedHere = true;
    const heard = this.#heard;
    this.#heard = null;
    if (heard !== null) await this.#hear(heard);
    void askForPromise().then((promised) => (this.promised = promised ?? this.promised));
  }

  /** Tries again later, unless something is typed before, which tries too. */
  #later(again: () => void): void {
    if (this.#closed) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(again, this.#nextRetry());
  }

  /** In milliseconds: each wait is twice as long as the one before. */
  #nextRetry(): number {
    const wait = this.#retryAfter;
    this.#retryAfter = Math.min(2 * wait, LONGEST_RETRY);
    return wait;
  }

  #isDirty(): boolean {
    return this.#dirty;
  }

  #block(reason: string): void {
    this.trouble = reason;
    this.state = 'blocked';
  }
}
