import { NO_ANNOTATIONS, type Annotation, type Annotations } from '../papers/annotations.ts';
import type { Dataset, Paper } from '../papers/dataset.ts';
import type { NotesDatabase, ReadOnlyNotes } from '../notes/database.ts';
import { emptyNote, isEmpty, partsOf, STATUS_NAMES, STATUSES, type Note } from '../notes/note.ts';
import type { SearchClient } from '../search/client.svelte.ts';
import { linkedFrom, linkResolver } from '../notes/paper-links.ts';
import { isAnythingStored } from '../notes/stored.ts';
import { DEFAULT_LOOK, readLook, type TableLook } from '../table/look.ts';

/** Under what the look of the table is kept. */
const LOOK = 'table';

/** Milliseconds after the last change until all is copied: a pause in writing, not one between two keys. */
const REST = 3000;

const statuses = STATUSES.map((value) => ({ value, name: STATUS_NAMES[value] }));

/** What the notes on a paper say to the search. */
type NoteWords = Parameters<SearchClient['note']>[1];

/**
 * What the page knows of its reader: what was written on which paper, and how the table is to look. Read once the page
 * stands, and kept up with after that. Where nothing can be stored, nothing was written and everything looks as usual.
 */
export class Reader {
  annotations = $state.raw<Annotations>(NO_ANNOTATIONS);
  look = $state.raw<TableLook>(DEFAULT_LOOK);
  /** The papers whose notes link to a paper, by its id. */
  // Replaced whole with each change.
  // eslint-disable-next-line svelte/prefer-svelte-reactivity
  linkedFrom = $state.raw<ReadonlyMap<string, readonly Paper[]>>(new Map());
  /** What to do where another tab keeps the notes from being read, in a sentence; null where none does. */
  heldUp = $state<string | null>(null);
  /** Whether what is stored has been read, as far as it can be. */
  hasRead = $state(false);

  /** The paper that a link in a note means. */
  readonly resolve: (target: string) => Paper | null;

  readonly #dataset: Dataset;
  readonly #indexes: ReadonlyMap<string, number>;
  readonly #onNote: (index: number, words: NoteWords) => void;
  /** Chosen here before what was kept has been read: then it is newer. */
  #hasLook = false;
  #deaf: (() => void) | null = null;
  #hasStopped = false;
  #copying: ReturnType<typeof setTimeout> | undefined;

  /** @param onNote hears of every note that is about a paper of the dataset, by the paper's index */
  constructor(dataset: Dataset, onNote: (index: number, words: NoteWords) => void) {
    this.#dataset = dataset;
    this.resolve = linkResolver(dataset.papers);
    // Never changed once it is made.
    // eslint-disable-next-line svelte/prefer-svelte-reactivity
    this.#indexes = new Map(
      dataset.papers.flatMap(({ id, formerIds }, index) => [...formerIds, id].map((one) => [one, index])),
    );
    this.#onNote = onNote;
  }

  /** Reads what is stored, and hears from now on what is written in other tabs. Never throws. */
  async load(): Promise<void> {
    // Without a network, what other tabs write is read the next time.
    const heard = await import('../notes/news.ts').catch(() => null);
    if (this.#hasStopped) return;
    this.#deaf ??=
      heard?.hearNews((news, isOwn) => {
        if (news.kind === 'note' && !isOwn) this.noteSaved(news.note);
        // Whoever wrote it copies it.
        else if (news.kind === 'note') this.#copySoon();
        else {
          // What was brought in just now is newer than what was chosen here before.
          this.#hasLook = false;
          void this.#read().then(() => (isOwn ? this.#copySoon() : undefined));
        }
      }) ?? null;
    await this.#read();
    this.hasRead = true;
  }

  /** Copies what is stored once nothing more has been written for a while. */
  #copySoon(lastWritten?: string): void {
    clearTimeout(this.#copying);
    this.#copying = setTimeout(() => {
      const fetching = import('../notes/snapshot.ts');
      // Without a network there may be no copy this time.
      void fetching.then(({ takeSnapshot }) => takeSnapshot(lastWritten)).catch(() => undefined);
    }, REST);
  }

  /** Hears nothing any more. */
  stop(): void {
    this.#hasStopped = true;
    clearTimeout(this.#copying);
    this.#deaf?.();
    this.#deaf = null;
  }

  async #read(): Promise<void> {
    try {
      if (!(await isAnythingStored())) return;
      await this.#withDatabase(async (database) => {
        if ('save' in database) {
          const { recover } = await import('../notes/recovery.ts');
          await recover(database);
        }
        const notes = 'allJoined' in database ? await database.allJoined(this.#dataset.papers) : await database.all();
        // Thrown away at once.
        // eslint-disable-next-line svelte/prefer-svelte-reactivity
        const about = new Set(notes.map(({ paperId }) => this.#indexes.get(paperId)));
        const gone = [...this.annotations.of.keys()].filter((index) => !about.has(index));
        for (const paper of gone.flatMap((index) => this.#dataset.papers[index] ?? []))
          this.noteSaved(emptyNote(paper));
        for (const note of notes) this.noteSaved(note);
        const moments = notes.map(({ updatedAt }) => updatedAt).sort();
        if (moments.length > 0) this.#copySoon(moments.at(-1));
        const look = await database.setting(LOOK);
        if (look !== undefined && !this.#hasLook) this.look = readLook(look);
      });
    } catch {
      // The notes' own page says what is wrong with them; papers can be explored all the same.
    }
  }

  /** Takes in a note that was read or saved just now. */
  noteSaved(note: Note): void {
    const index = this.#indexes.get(note.paperId);
    if (index === undefined) return;
    const { short, long, jottings, tags, status, rating, passages } = note;
    this.#link(index, [short, long, jottings, ...passages.map(({ comment }) => comment)]);
    this.#onNote(index, {
      note: [short, long, jottings, ...passages.map(({ comment }) => comment)].join('\n\n'),
      tag: tags.join(' '),
      status: status ?? '',
    });
    const known = this.annotations.of.get(index);
    const annotation = isEmpty(note) ? undefined : { status, rating, tags, parts: partsOf(note) };
    // Most saves change the text alone, and nothing has to be counted again.
    if (isSame(known, annotation)) return;
    const others = [...this.annotations.of].filter(([other]) => other !== index);
    // Replaced whole with each change.
    // eslint-disable-next-line svelte/prefer-svelte-reactivity
    const of = new Map(annotation === undefined ? others : [...others, [index, annotation]]);
    this.annotations = { of, statuses };
  }

  /** Takes in which papers the note on a paper links to. */
  #link(index: number, texts: readonly string[]): void {
    const paper = this.#dataset.papers[index];
    if (paper === undefined) return;
    const linked = linkedFrom(texts, this.resolve).map(({ id }) => id);
    const before = [...this.linkedFrom].flatMap(([id, papers]) => (papers.includes(paper) ? [id] : []));
    if (before.length === linked.length && before.every((id) => linked.includes(id))) return;
    const others = [...this.linkedFrom].map(([id, papers]) => [id, papers.filter((one) => one !== paper)] as const);
    // eslint-disable-next-line svelte/prefer-svelte-reactivity
    const links = new Map(others);
    for (const id of linked) links.set(id, [...(links.get(id) ?? []), paper]);
    this.linkedFrom = links;
  }

  /** Takes what the table is to look like from now on, and keeps it. */
  async keepLook(look: TableLook): Promise<void> {
    this.look = look;
    this.#hasLook = true;
    try {
      await this.#withDatabase(async (database) => 'keepSetting' in database && database.keepSetting(LOOK, look));
    } catch {
      // It looks so as long as the page is open.
    }
  }

  async #withDatabase(work: (database: NotesDatabase | ReadOnlyNotes) => Promise<unknown>): Promise<void> {
    const { openNotes } = await import('../notes/database.ts');
    const opened = await openNotes((sentence) => (this.heldUp = sentence));
    this.heldUp = null;
    const database = opened.ok ? opened.database : opened.kind === 'newer' ? opened.readOnly : null;
    try {
      if (database !== null) await work(database);
    } finally {
      database?.close();
    }
  }
}

function isSame(a: Annotation | undefined, b: Annotation | undefined): boolean {
  const lists = (one: Annotation | undefined) => JSON.stringify([one?.tags, one?.parts]);
  return a?.status === b?.status && a?.rating === b?.rating && lists(a) === lists(b);
}
