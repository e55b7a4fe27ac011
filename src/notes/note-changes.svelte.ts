import { deleteNotes, restoreNotes } from './bin.ts';
import { DAYS_KEPT } from './binned-note.ts';
import { editNotes, undoChanges, type Edit } from './bulk.ts';
import type { Connection } from './connection.ts';
import { counted } from './moments.ts';
import { ratingInWords, STATUS_NAMES } from './note.ts';
import { alikeTags } from './tags.ts';
import { changeNotes } from './with-notes.ts';

/** Something that was done, in a sentence, and what takes it back, which answers with which notes it could not. */
type Made = { said: string; undo: (connection: Connection) => Promise<string[]> };

/** So many titles are named one by one. */
const MOST_NAMED = 3;

/** What was done with many notes at once while the page is open, and the way back, one thing after the other. */
export class NoteChanges {
  /** What came of what was done last, in a sentence; empty before. */
  said = $state('');
  /** Why something could not be done, in a sentence; else null. */
  trouble = $state<string | null>(null);
  /** Whether what was done last has been taken back. */
  isUndone = $state(false);
  #made = $state.raw<readonly Made[]>([]);
  #last: Promise<unknown> = Promise.resolve();

  /** What would be undone now, in a sentence; null where there is nothing. */
  get undoable(): string | null {
    return this.#made.at(-1)?.said ?? null;
  }

  /**
   * Changes these notes.
   * @param paperIds null for all notes
   * @returns whether it was done; if not, `trouble` says why
   */
  edit(paperIds: readonly string[] | null, edit: Edit): Promise<boolean> {
    return this.#do(async (connection) => {
      const changes = await editNotes(connection, paperIds, edit);
      return {
        count: changes.length,
        said: editInWords(edit, changes.length),
        undo: async (again) => (await undoChanges(again, changes)).map(({ title }) => title),
      };
    });
  }

  /** Moves these notes into the bin. */
  remove(paperIds: readonly string[]): Promise<boolean> {
    return this.#do(async (connection) => {
      const binned = await deleteNotes(connection, paperIds);
      return {
        count: binned.length,
        said: `${counted(binned.length, 'note')} deleted; the bin keeps ${binned.length === 1 ? 'it' : 'them'} for ${DAYS_KEPT} days.`,
        undo: async (again) => {
          const ids = binned.map(({ id }) => id);
          const back = new Set((await restoreNotes(again, ids)).map(({ paperId }) => paperId));
          return binned.flatMap(({ note }) => (back.has(note.paperId) ? [] : [note.title]));
        },
      };
    });
  }

  /** Takes back what was done last and has not been taken back. */
  undo(): Promise<boolean> {
    return this.#afterOthers(async () => {
      const made = this.#made.at(-1);
      if (made === undefined) return false;
      const done = await changeNotes(made.undo);
      this.trouble = done.ok ? null : `Not undone. ${done.reason}`;
      if (!done.ok) return false;
      this.#made = this.#made.slice(0, -1);
      this.isUndone = true;
      this.said = `Undone: ${made.said}${staying(done.value)}`;
      return true;
    });
  }

  #do(work: (connection: Connection) => Promise<Made & { count: number }>): Promise<boolean> {
    return this.#afterOthers(async () => {
      const done = await changeNotes(work);
      this.trouble = done.ok ? null : `Not done. ${done.reason}`;
      if (!done.ok) return false;
      this.said = done.value.said;
      this.isUndone = false;
      if (done.value.count > 0) this.#made = [...this.#made, done.value];
      return true;
    });
  }

  /** One after the other: what is undone is what the one before has left. */
  #afterOthers(work: () => Promise<boolean>): Promise<boolean> {
    const turn = this.#last.then(work);
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}

/** What an edit did, in a sentence. */
export function editInWords(edit: Edit, count: number): string {
  const notes = counted(count, 'note');
  if (count === 0) return NOTHING_DONE[edit.kind];
  if (edit.kind === 'add-tags') {
    const names = edit.tags.map((tag) => `“${tag}”`).join(', ');
    return `${edit.tags.length === 1 ? 'Tag' : 'Tags'} ${names} added to ${notes}.`;
  }
  if (edit.kind === 'remove-tag') return `Tag “${edit.tag}” removed from ${notes}.`;
  if (edit.kind === 'rename-tag' && alikeTags(edit.from, edit.to)) return `Written “${edit.to}” everywhere: ${notes}.`;
  if (edit.kind === 'rename-tag') return `Tag “${edit.from}” is “${edit.to}” now, on ${notes}.`;
  if (edit.kind === 'status') {
    return edit.status === null ? `No status any more: ${notes}.` : `${STATUS_NAMES[edit.status]}: ${notes}.`;
  }
  return edit.rating === null ? `No rating any more: ${notes}.` : `Rated ${ratingInWords(edit.rating)}: ${notes}.`;
}

const NOTHING_DONE: Record<Edit['kind'], string> = {
  'add-tags': 'All of these notes have that already.',
  'remove-tag': 'None of these notes has that tag.',
  'rename-tag': 'No note has that tag any more.',
  status: 'These notes have that status already.',
  rating: 'These notes have that rating already.',
};

function staying(titles: readonly string[]): string {
  if (titles.length === 0) return '';
  const named = titles.slice(0, MOST_NAMED).map((title) => `“${title}”`);
  const more = titles.length - named.length;
  const all = more === 0 ? named : [...named, `${more} more`];
  return ` Changed since, and left as they are: ${all.join(', ')}.`;
}
