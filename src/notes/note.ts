import * as v from 'valibot';

/** What a reader wrote on one paper. Title and address are copied, so that a note stands alone should its paper leave. */
const NoteSchema = v.object({
  paperId: v.string(),
  title: v.string(),
  /** Empty where none was known. */
  url: v.string(),
  short: v.string(),
  long: v.string(),
  jottings: v.string(),
  tags: v.array(v.string()),
  /** Rises by one with each save; a save that does not build on the stored revision is merged, not written over it. */
  revision: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** The moment of the last save, ISO 8601 in UTC. */
  updatedAt: v.string(),
});

export type Note = v.InferOutput<typeof NoteSchema>;

/** The part of a note that its reader types. */
export type NoteText = Pick<Note, 'short' | 'long' | 'jottings' | 'tags'>;

/** The paper a note is about; of some papers no address is known. */
export type NoteSubject = { id: string; title: string; url: string | null };

/** A note on which nothing has been written, and which is in no database: revision 0. */
export function emptyNote(paper: NoteSubject): Note {
  const { id, title, url } = paper;
  return {
    paperId: id,
    title,
    url: url ?? '',
    short: '',
    long: '',
    jottings: '',
    tags: [],
    revision: 0,
    updatedAt: '',
  };
}

/** A stored record as a note, or null where it is none. */
export function readNote(record: unknown): Note | null {
  const result = v.safeParse(NoteSchema, record);
  return result.success ? result.output : null;
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

/** Stands between two versions of a text that were both changed. */
export const BOTH_KEPT = '\n\n— also written elsewhere, both kept —\n\n';

/**
 * Joins what was written here with what was written elsewhere since `base`. Where one side changed a text, that side's
 * text stands; where both did, both stand, one under the other. Nothing that either side wrote is lost.
 */
export function mergeText(base: NoteText, mine: NoteText, theirs: NoteText): NoteText {
  const text = (field: 'short' | 'long' | 'jottings') => {
    if (mine[field] === theirs[field] || theirs[field] === base[field]) return mine[field];
    return mine[field] === base[field] ? theirs[field] : `${mine[field]}${BOTH_KEPT}${theirs[field]}`;
  };
  const dropped = base.tags.filter((tag) => !mine.tags.includes(tag) || !theirs.tags.includes(tag));
  const tags = [...new Set([...mine.tags, ...theirs.tags])].filter((tag) => !dropped.includes(tag));
  return { short: text('short'), long: text('long'), jottings: text('jottings'), tags };
}
