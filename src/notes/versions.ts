import { joinedAround, type Around } from './around.ts';
import { mergeText, NOTHING_WRITTEN, type Note, type NoteText, type OtherVersion } from './note.ts';
import { mergePassages } from './passage.ts';

/** The parts of a note of which only one version can stand. Tags are joined, and so are passages. */
const CONTESTED = ['short', 'long', 'jottings', 'status', 'rating'] as const;
export type Contested = (typeof CONTESTED)[number];

/** What came of two sides: the text that stands, and what of theirs could not stand beside mine, or null. */
export type Joined = { text: NoteText; other: Partial<Pick<NoteText, Contested>> | null };

/**
 * Joins what was written here with what was written elsewhere since `base`, part by part. Where one side changed a part,
 * that side's stands; also where one text holds the other whole. Where both did, mine stands and theirs is `other`, for
 * the reader to choose. Nothing that either side wrote is lost.
 */
export function joinTexts(base: NoteText, mine: NoteText, theirs: NoteText): Joined {
  const standing = Object.fromEntries(CONTESTED.map((part) => [part, sideOf(part, base, mine, theirs)]));
  const partsOf = (side: NoteText, which: string) =>
    Object.fromEntries(CONTESTED.flatMap((part) => (standing[part] === which ? [[part, side[part]]] : [])));
  const dropped = base.tags.filter((tag) => !mine.tags.includes(tag) || !theirs.tags.includes(tag));
  const tags = [...new Set([...mine.tags, ...theirs.tags])].filter((tag) => !dropped.includes(tag));
  const other: Joined['other'] = partsOf(theirs, 'both');
  return {
    text: {
      ...mine,
      ...partsOf(theirs, 'theirs'),
      tags,
      passages: mergePassages(base.passages, mine.passages, theirs.passages),
    },
    other: Object.keys(other).length === 0 ? null : other,
  };
}

function sideOf(part: Contested, base: NoteText, mine: NoteText, theirs: NoteText): 'mine' | 'theirs' | 'both' {
  if (mine[part] === theirs[part] || theirs[part] === base[part]) return 'mine';
  if (mine[part] === base[part]) return 'theirs';
  return holds(part, mine, theirs) ? 'mine' : holds(part, theirs, mine) ? 'theirs' : 'both';
}

/** Whether one text holds the other whole, and not as a piece of a word: “no” is not in “not”. Of choices none does. */
function holds(part: Contested, one: NoteText, other: Partial<NoteText>): boolean {
  if (part === 'status' || part === 'rating') return false;
  const [whole, sought] = [one[part], other[part] ?? ''];
  if (sought === '') return true;
  for (let at = whole.indexOf(sought); at !== -1; at = whole.indexOf(sought, at + 1)) {
    const end = at + sought.length;
    if (!isInWord(whole, at) && !isInWord(whole, end)) return true;
  }
  return false;
}

function isInWord(text: string, at: number): boolean {
  return /[\p{L}\p{N}]$/u.test(text.slice(Math.max(0, at - 2), at)) && /^[\p{L}\p{N}]/u.test(text.slice(at, at + 2));
}

/** The parts of which another version says something else than the note does, in the order of the editor. */
export function contestedParts(note: NoteText, version: OtherVersion): Contested[] {
  return CONTESTED.filter(
    (part) => version[part] !== undefined && version[part] !== note[part] && !holds(part, note, version),
  );
}

/**
 * What a save makes of a note, where another save came between it and the note that it was written on.
 * @param base the note as it was read or last saved here
 * @param written what stands here now
 * @param stored what the other save has left
 */
export function joinedWithStored(base: Note, written: Note, stored: Note): Note {
  const { title, url } = written;
  const { text, other } = joinTexts(base, written, stored);
  const note = { ...written, ...stored, title, url, ...text };
  const kept = keptVersions(base.otherVersions, written.otherVersions, stored.otherVersions);
  // What this side's text was written on top of is not another version of it.
  const current = kept.filter((version) => !isBuiltUpon(version, base, written));
  return withVersions(note, other === null ? current : [...current, { ...other, savedAt: stored.updatedAt }]);
}

/**
 * Two notes on one paper, written apart, as one: where they differ, the first stands and the other is a version beside
 * it. Its revision and its moment are those of the first.
 */
export function joinedNotes(first: Note, other: Note): Note {
  const joined = joinTexts(NOTHING_WRITTEN, first, other);
  const versions = [...(first.otherVersions ?? []), ...(other.otherVersions ?? [])];
  const beside = joined.other === null ? versions : [...versions, { ...joined.other, savedAt: other.updatedAt }];
  return withVersions(
    withAround({ ...other, ...first, ...joined.text }, joinedAround(first.around, other.around)),
    beside,
  );
}

/** A note with this around it; without it, with nothing. */
export function withAround(note: Note, around: Around | undefined): Note {
  const rest = { ...note };
  delete rest.around;
  return around === undefined ? rest : { ...rest, around };
}

/** A note with these versions beside it: each once, without those that say nothing else than the note does. */
export function withVersions(note: Note, versions: readonly OtherVersion[]): Note {
  const rest = { ...note };
  delete rest.otherVersions;
  const byContent = new Map(versions.map((version) => [contentOf(version), version]));
  const kept = [...byContent.values()].filter((version) => contestedParts(note, version).length > 0);
  return kept.length === 0 ? rest : { ...rest, otherVersions: kept };
}

/** What stands where the reader keeps both: the texts one under the other; of two choices the other in words. */
export function bothKept(note: NoteText, version: OtherVersion): NoteText {
  return mergeText(NOTHING_WRITTEN, note, otherTaken(note, version));
}

/** What stands where the reader takes the other version in place of what stands in the note. */
export function otherTaken(note: NoteText, version: OtherVersion): NoteText {
  const parts = Object.fromEntries(contestedParts(note, version).map((part) => [part, version[part]]));
  return { ...note, ...parts };
}

/** The versions of both sides, without those that either side has chosen about since `base`. */
export function keptVersions(
  base: readonly OtherVersion[] = [],
  mine: readonly OtherVersion[] = [],
  theirs: readonly OtherVersion[] = [],
): OtherVersion[] {
  const [here, there] = [mine, theirs].map((side) => new Set(side.map(contentOf)));
  const chosen = new Set(base.map(contentOf).filter((one) => !here?.has(one) || !there?.has(one)));
  return [...theirs, ...mine].filter((version) => !chosen.has(contentOf(version)));
}

function isBuiltUpon(version: OtherVersion, base: NoteText, written: NoteText): boolean {
  const parts = CONTESTED.filter((part) => version[part] !== undefined);
  return parts.every((part) => version[part] === base[part] && written[part] !== base[part]);
}

/** The same for two versions that say the same, whenever they were saved. */
function contentOf(version: OtherVersion): string {
  return JSON.stringify(CONTESTED.map((part) => version[part]));
}
