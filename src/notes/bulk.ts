/**
 * Changes to many notes at once, each in one transaction over the notes as they are stored: only the field concerned is
 * touched, whatever another tab wrote in the meantime, and the number of saves rises, so that whoever is writing on one of
 * them joins both. What was changed is remembered, so that it can be undone.
 */
import type { Connection } from './connection.ts';
import { orAbort, request } from './contents.ts';
import { readNote, type Note, type NoteText } from './note.ts';
import { alikeTags } from './tags.ts';

/** What can be changed for many notes. */
export type Changeable = Pick<NoteText, 'tags' | 'status' | 'rating'>;
type Field = keyof Changeable;

/** What is to be done with each note. */
export type Edit =
  | { kind: 'add-tags'; tags: readonly string[] }
  | { kind: 'remove-tag'; tag: string }
  /** Also where it is written in other letters; where a note has the new one already, the two become one. */
  | { kind: 'rename-tag'; from: string; to: string }
  | { kind: 'status'; status: NoteText['status'] }
  | { kind: 'rating'; rating: NoteText['rating'] };

/** One note's field, before and after. */
export type Change = { paperId: string; title: string; before: Partial<Changeable>; after: Partial<Changeable> };

/** The field that an edit changes, as it is then; null where the note is so already. */
export function edited(note: Changeable, edit: Edit): Partial<Changeable> | null {
  if (edit.kind === 'status') return note.status === edit.status ? null : { status: edit.status };
  if (edit.kind === 'rating') return note.rating === edit.rating ? null : { rating: edit.rating };
  const tags = editedTags(note.tags, edit);
  return isSame(tags, note.tags) ? null : { tags };
}

function editedTags(tags: readonly string[], edit: Exclude<Edit, { kind: 'status' | 'rating' }>): string[] {
  if (edit.kind === 'add-tags') {
    return [...tags, ...edit.tags.filter((added) => !tags.some((tag) => alikeTags(tag, added)))];
  }
  if (edit.kind === 'remove-tag') return tags.filter((tag) => !alikeTags(tag, edit.tag));
  const { from, to } = edit;
  if (!tags.some((tag) => alikeTags(tag, from))) return [...tags];
  const renamed = tags.map((tag) => (alikeTags(tag, from) || alikeTags(tag, to) ? to : tag));
  // Once, where the first of the two stood.
  return renamed.filter((tag, at) => tag !== to || renamed.indexOf(to) === at);
}

/**
 * Changes these notes, or all. Notes that are gone, or that cannot be read, are left as they are.
 * @param paperIds null for all
 * @returns what was changed. Throws a DOMException where the browser refused it, and then nothing is
 */
export async function editNotes(
  connection: Connection,
  paperIds: readonly string[] | null,
  edit: Edit,
): Promise<Change[]> {
  const changes: Change[] = [];
  await rewrite(connection, paperIds, (note) => {
    const after = edited(note, edit);
    const { paperId, title } = note;
    if (after !== null) changes.push({ paperId, title, before: valuesIn(note, after), after });
    return after;
  });
  return changes;
}

/**
 * Takes changes back: each note's field is as it was before, and the rest of the note as it is now.
 * @returns those that could not be taken back, since the note is gone or the field was changed once more. Throws a
 *   DOMException where the browser refused it, and then nothing is changed
 */
export async function undoChanges(connection: Connection, changes: readonly Change[]): Promise<Change[]> {
  const byPaper = new Map(changes.map((change) => [change.paperId, change]));
  const undone = new Set<string>();
  await rewrite(connection, [...byPaper.keys()], (note) => {
    const change = byPaper.get(note.paperId);
    if (change === undefined || !isSame(valuesIn(note, change.after), change.after)) return null;
    undone.add(note.paperId);
    return change.before;
  });
  return changes.filter(({ paperId }) => !undone.has(paperId));
}

/** Nothing but IndexedDB may be awaited between reading and writing, or the transaction ends in between. */
async function rewrite(
  connection: Connection,
  paperIds: readonly string[] | null,
  changed: (note: Note) => Partial<Changeable> | null,
): Promise<void> {
  const transaction = connection.transaction(['notes'], 'readwrite');
  const store = transaction.objectStore('notes');
  const records: unknown[] =
    paperIds === null ? await store.getAll() : await Promise.all(paperIds.map((id) => store.get(id)));
  const updatedAt = new Date().toISOString();
  await orAbort(transaction, () => {
    for (const note of records.flatMap((record) => readNote(record) ?? [])) {
      const change = changed(note);
      if (change !== null) request(store.put({ ...note, ...change, revision: note.revision + 1, updatedAt }));
    }
  });
}

/** The present values of the fields that a change has. */
function valuesIn(note: Changeable, change: Partial<Changeable>): Partial<Changeable> {
  const present: Changeable = { tags: [...note.tags], status: note.status, rating: note.rating };
  const fields: readonly Field[] = ['tags', 'status', 'rating'];
  return Object.fromEntries(fields.flatMap((field) => (field in change ? [[field, present[field]]] : [])));
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
