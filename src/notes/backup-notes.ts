/** How one note of a backup meets the one that is stored. */
import { joinedAround } from './around.ts';
import { keyOf } from './backup-records.ts';
import { isAlike } from './canonical.ts';
import { NOTHING_WRITTEN, readNote, type Note } from './note.ts';
import { joinTexts, withAround, withVersions } from './versions.ts';

/**
 * Two notes on one paper as one. Nothing tells which of them came of the other: numbers of saves are counted in each
 * browser, and clocks differ. So neither wins by being newer: a text that holds the other whole stands, tags are joined,
 * and where the two differ mine stands and theirs is another version beside it. Mine itself where theirs adds nothing.
 */
export function joinedNotes(mine: Note, theirs: Note): Note {
  const { text, other } = joinTexts(NOTHING_WRITTEN, mine, theirs);
  // A tag that is mine in other letters adds nothing.
  const tags = text.tags.filter((tag, at) => mine.tags.includes(tag) || firstOf(text.tags, tag) === at);
  const versions = [
    ...(theirs.otherVersions ?? []),
    ...(other === null ? [] : [{ ...other, savedAt: theirs.updatedAt }]),
  ];
  const own = mine.otherVersions ?? [];
  const added = versions.filter(
    (version) => !own.some((one) => isAlike({ ...one, savedAt: '' }, { ...version, savedAt: '' })),
  );
  const around = joinedAround(mine.around, theirs.around);
  const note = withVersions(withAround({ ...theirs, ...mine, ...text, tags }, around), [...own, ...added]);
  if (isAlike(note, mine)) return mine;
  const updatedAt = mine.updatedAt > theirs.updatedAt ? mine.updatedAt : theirs.updatedAt;
  return { ...note, revision: nextRevision(mine, theirs), updatedAt };
}

/** Whether theirs has something in a field that this page does not know, and mine has something else in it. */
export function keptAside(mine: Note, theirs: Note): boolean {
  const further: [string, unknown][] = Object.entries(theirs).filter(([field]) => !KNOWN.has(field));
  const here = new Map<string, unknown>(Object.entries(mine));
  return further.some(([field, value]) => here.has(field) && !isAlike(here.get(field), value));
}

/**
 * A note that takes the place of another, counted as a further save of that one: who is writing on the one before notices,
 * and writes over neither.
 */
export function lifted(taking: unknown, before: unknown): unknown {
  const [note, other] = [readNote(taking), readNote(before)];
  if (note === null || other === null || typeof taking !== 'object') return taking;
  return { ...taking, revision: nextRevision(note, other) };
}

/** A record of a note without its number of saves, which differs from browser to browser. */
export function withoutCount(record: unknown): unknown {
  return typeof record === 'object' && record !== null ? { ...record, revision: 0 } : record;
}

/**
 * Notes of a backup under the ids that their papers have now. Stored under a former one, each would be moved as soon as it
 * is read, and the next import of the same file would bring it in again.
 * @param presentIds by former id
 */
export function underPresentIds(notes: readonly unknown[], presentIds: ReadonlyMap<string, string>): unknown[] {
  const byKey = new Map<unknown, unknown>();
  const moving: Note[] = [];
  for (const record of notes) {
    const note = readNote(record);
    if (note !== null && presentIds.has(note.paperId)) moving.push(note);
    else byKey.set(keyOf('notes', record) ?? record, record);
  }
  for (const note of moving) {
    const paperId = presentIds.get(note.paperId) ?? note.paperId;
    const there = byKey.get(paperId);
    const present = readNote(there);
    if (there === undefined) byKey.set(paperId, { ...note, paperId });
    else if (present !== null) byKey.set(paperId, joinedNotes(present, { ...note, paperId }));
    // It cannot be joined with what cannot be read.
    else byKey.set(note.paperId, note);
  }
  return [...byKey.values()];
}

const KNOWN = new Set([
  ...Object.keys(NOTHING_WRITTEN),
  ...['paperId', 'title', 'url', 'revision', 'updatedAt', 'otherVersions', 'around'],
]);

function nextRevision(one: Note, other: Note): number {
  return Math.max(one.revision, other.revision) + 1;
}

function firstOf(tags: readonly string[], tag: string): number {
  return tags.findIndex((one) => one.toLowerCase() === tag.toLowerCase());
}
