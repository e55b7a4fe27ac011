import type { Note, NoteSubject } from './note.ts';
import { joinedNotes } from './versions.ts';

/**
 * The one note on a paper of which notes were stored under ids that it had before. All that was written in any of them
 * stands in it or beside it: where two differ, that of the present id stands and the other is a version beside it. It
 * counts as written when the last of them was: moving is not writing.
 * @param present the note under the id that the paper has now, if there is one
 * @param former at least one
 */
export function joinedNote(paper: NoteSubject, present: Note | null, former: readonly Note[]): Note {
  const all = present === null ? former : [present, ...former];
  const joined = all.reduce(joinedNotes);
  const { id, title, url } = paper;
  return {
    ...joined,
    paperId: id,
    title,
    url: url ?? '',
    revision: Math.max(...all.map(({ revision }) => revision)) + 1,
    updatedAt: all.map(({ updatedAt }) => updatedAt).reduce((one, other) => (one > other ? one : other)),
  };
}
