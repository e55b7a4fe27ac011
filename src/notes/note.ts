import * as v from 'valibot';
import { mergePassages, PassageSchema } from './passage.ts';

/** How far the reader is with a paper, in the order in which that usually goes. As stored, so never to be renamed. */
export const STATUSES = ['to-read', 'reading', 'read', 'set-aside'] as const;
export type Status = (typeof STATUSES)[number];

/** What the page calls them. */
export const STATUS_NAMES: Record<Status, string> = {
  'to-read': 'To read',
  reading: 'Reading',
  read: 'Read',
  'set-aside': 'Set aside',
};

/** What the reader thinks of a paper, 5 the most. */
export const RATINGS = [1, 2, 3, 4, 5] as const;
export type Rating = (typeof RATINGS)[number];

/** The part of a note that its reader writes or chooses. The first release knew neither status nor rating, and
 * none before the third knew passages. */
const WRITTEN = {
  short: v.string(),
  long: v.string(),
  jottings: v.string(),
  tags: v.array(v.string()),
  status: v.optional(v.nullable(v.picklist(STATUSES)), null),
  rating: v.optional(v.nullable(v.picklist(RATINGS)), null),
  passages: v.optional(v.array(PassageSchema), () => []),
};

/** Takes a record's `NoteText` out of it; fields that it lacks because they are younger than it are empty. */
export const NoteTextSchema = v.object(WRITTEN);
export type NoteText = v.InferOutput<typeof NoteTextSchema>;

/**
 * What was written of a note in another place at the same time, where only one of the two could stand in it: the parts
 * that differ, and when they were saved (ISO 8601, UTC). Kept with the note until its reader has chosen.
 */
const OtherVersionSchema = v.looseObject({
  short: v.exactOptional(v.string()),
  long: v.exactOptional(v.string()),
  jottings: v.exactOptional(v.string()),
  status: v.exactOptional(v.nullable(v.picklist(STATUSES))),
  rating: v.exactOptional(v.nullable(v.picklist(RATINGS))),
  savedAt: v.string(),
});
export type OtherVersion = Readonly<Partial<Omit<NoteText, 'tags' | 'passages'>>> & { readonly savedAt: string };

/** What a reader wrote on one paper. Title and address are copied, so that a note stands alone should its paper leave. */
export type Note = NoteText & {
  paperId: string;
  title: string;
  /** Empty where none was known. */
  url: string;
  /** Rises with each save; a save that does not build on the stored revision is joined with it, not written over it. */
  revision: number;
  /** The moment of the last save, ISO 8601 in UTC. */
  updatedAt: string;
  /** Absent where there are none. */
  otherVersions?: readonly OtherVersion[];
};

/** Loose: what a newer version of the page may have added is carried along, so that saving does not take it away. */
const NoteSchema = v.looseObject({
  paperId: v.string(),
  title: v.string(),
  url: v.string(),
  ...WRITTEN,
  revision: v.pipe(v.number(), v.integer(), v.minValue(0)),
  updatedAt: v.string(),
  otherVersions: v.exactOptional(v.array(OtherVersionSchema)),
});

/** The paper a note is about; of some papers no address is known. Under a former id, a note may still be stored. */
export type NoteSubject = { id: string; title: string; url: string | null; formerIds?: readonly string[] };

/** What stands in a note on which nothing has been written. */
export const NOTHING_WRITTEN: NoteText = {
  short: '',
  long: '',
  jottings: '',
  tags: [],
  status: null,
  rating: null,
  passages: [],
};

/** A note on which nothing has been written, and which is in no database: revision 0. */
export function emptyNote(paper: NoteSubject): Note {
  const { id, title, url } = paper;
  return { paperId: id, title, url: url ?? '', ...NOTHING_WRITTEN, revision: 0, updatedAt: '' };
}

/** Whether nothing at all is written in a note: no text, no tag, no status, no rating, no passage, and
 * no other version. */
export function isEmpty(note: NoteText & Pick<Note, 'otherVersions'>): boolean {
  const { short, long, jottings, tags, status, rating, passages, otherVersions = [] } = note;
  const isBlank = `${short}${long}${jottings}` === '' && tags.length === 0 && status === null && rating === null;
  return isBlank && passages.length === 0 && otherVersions.length === 0;
}

/** What of a note can be there or missing, in the order of the editor. */
export const PARTS = ['short', 'long', 'jottings', 'passages'] as const;
export type Part = (typeof PARTS)[number];

/** Which of them are written. */
export function partsOf(note: NoteText): Part[] {
  return PARTS.filter((part) => (part === 'passages' ? note.passages.length > 0 : note[part].trim() !== ''));
}

/** A stored record as a note, with all that it holds beside, or null where it is none. */
export function readNote(record: unknown): Note | null {
  const result = v.safeParse(NoteSchema, record);
  return result.success ? result.output : null;
}

/** The part of a note that its reader writes, and nothing else of it. */
export function textOf({ short, long, jottings, tags, status, rating, passages }: NoteText): NoteText {
  return { short, long, jottings, tags, status, rating, passages };
}

/** Tags as typed, with commas between them: trimmed, each once whatever its case, in the order typed. */
export function readTags(text: string): string[] {
  const tags = new Map<string, string>();
  for (const part of text.split(',')) {
    const tag = part.trim().replace(/\s+/g, ' ');
    if (tag !== '' && !tags.has(tag.toLowerCase())) tags.set(tag.toLowerCase(), tag);
  }
  return [...tags.values()];
}

/** A rating as it is told: "4 of 5". */
export function ratingInWords(rating: Rating): string {
  return `${rating} of ${RATINGS.length}`;
}

/** Stands between two versions of a text that were both changed. */
export const BOTH_KEPT = '\n\n— also written elsewhere, both kept —\n\n';

/**
 * Joins what was written here with what was written elsewhere since `base`. Where one side changed a text, that side's
 * text stands; where both did, both stand, one under the other. Of status and rating only one can stand: where both
 * sides chose, mine does, and theirs is put down at the end of the jottings. Nothing that either side wrote is lost.
 */
export function mergeText(base: NoteText, mine: NoteText, theirs: NoteText): NoteText {
  const text = (field: 'short' | 'long' | 'jottings') => {
    if (mine[field] === theirs[field] || theirs[field] === base[field]) return mine[field];
    return mine[field] === base[field] ? theirs[field] : `${mine[field]}${BOTH_KEPT}${theirs[field]}`;
  };
  const dropped = base.tags.filter((tag) => !mine.tags.includes(tag) || !theirs.tags.includes(tag));
  const tags = [...new Set([...mine.tags, ...theirs.tags])].filter((tag) => !dropped.includes(tag));
  const bothChose = (field: 'status' | 'rating') =>
    mine[field] !== base[field] && theirs[field] !== base[field] && mine[field] !== theirs[field];
  return {
    short: text('short'),
    long: text('long'),
    jottings: [
      text('jottings'),
      ...(bothChose('status') ? [`— ${statusElsewhere(theirs.status)} —`] : []),
      ...(bothChose('rating') ? [`— ${ratingElsewhere(theirs.rating)} —`] : []),
    ]
      .filter((part) => part !== '')
      .join('\n\n'),
    tags,
    status: mine.status === base.status ? theirs.status : mine.status,
    rating: mine.rating === base.rating ? theirs.rating : mine.rating,
    passages: mergePassages(base.passages, mine.passages, theirs.passages),
  };
}

function statusElsewhere(status: Status | null): string {
  return status === null
    ? 'the status was taken away elsewhere'
    : `the status was set to “${STATUS_NAMES[status]}” elsewhere`;
}

function ratingElsewhere(rating: Rating | null): string {
  return rating === null
    ? 'the rating was taken away elsewhere'
    : `the rating was set to ${ratingInWords(rating)} elsewhere`;
}
