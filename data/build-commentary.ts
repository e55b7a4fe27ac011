/** Makes the commentary of what the two discussions hold. */
import type { Commentary } from '../src/papers/dataset.ts';
import type { ForumItem } from './forum-profile.ts';
import type { ThreadItem } from './notes-thread.ts';
import type { Problem, Result } from './problems.ts';

/** The id of an item: the file's name without its ending, and the item's first line. It is stable because the texts are. */
export function commentaryId(file: string, line: number): string {
  return `${file.replace(/\.[^.]*$/, '')}-${line}`;
}

/**
 * The forum page's items as commentary. `paperOf` gives the id of the paper that was made of a record; an item that is
 * about a record that made no paper is an error.
 */
export function commentaryOfProfile(
  items: readonly ForumItem[],
  file: string,
  paperOf: (file: string, row: number) => string | undefined,
): Result<Commentary[]> {
  const errors: Problem[] = [];
  const value = items.map(({ lines, kind, author, text, post, about, mended }): Commentary => {
    const paper = about === null ? undefined : paperOf(about.file, about.row);
    if (about !== null && paper === undefined) {
      const found = `an item about ${about.file}, row ${about.row}`;
      errors.push({ file, line: lines[0], record: null, found, expected: 'a record that a paper was made of' });
    }
    return {
      id: commentaryId(file, lines[0]),
      file,
      lines,
      author,
      kind,
      text,
      forms: [],
      answers: null,
      post,
      about: about === null || paper === undefined ? null : { paper, knownBy: about.knownBy, why: about.why },
      mended,
    };
  });
  return errors.length > 0 ? { ok: false, errors } : { ok: true, value };
}

/** The thread's items as commentary, all about one paper. */
export function commentaryOfThread(
  items: readonly ThreadItem[],
  file: string,
  about: Commentary['about'],
): Commentary[] {
  return items.map(({ lines, author, kind, text, forms, answers, mended }): Commentary => {
    return {
      id: commentaryId(file, lines[0]),
      file,
      lines,
      author,
      kind,
      text,
      forms,
      answers: answers === null ? null : commentaryId(file, answers),
      // The thread does not give the title of the post that it stands under.
      post: null,
      about,
      mended,
    };
  });
}
