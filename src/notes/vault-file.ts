/**
 * One note as one Markdown file, and back. The page's part stands between two comments; the front matter beside its own
 * fields, and all outside that part, are the reader's and are kept as they are.
 */
import * as v from 'valibot';
import { isNothingAround, type Around } from './around.ts';
import { canonical } from './canonical.ts';
import { fingerprint, fingerprintOf } from './fingerprint.ts';
import { fieldLine, ownLines, readFrontMatter, type FieldValue } from './front-matter.ts';
import { NOTHING_WRITTEN, ratingInWords, RATINGS, readTags, STATUS_NAMES, STATUSES, textOf } from './note.ts';
import { OtherVersionSchema, type Note, type NoteText, type OtherVersion, type Rating, type Status } from './note.ts';
import { passagesAsMarkdown, readPassages } from './vault-passages.ts';
import { BEGIN, partsOf, sectionsOf } from './vault-parts.ts';
import { asJson, escaped, exactly, HEADINGS, MARK, plain, restored, type Exact } from './vault-text.ts';

/** What the file says of the paper, none of which its reader writes; null where it is not known. */
export type PaperFacts = {
  title: string;
  company: string | null;
  date: string | null;
  url: string | null;
  category: string | null;
};

/** What a file says; parts that could not be read are absent. */
export type VaultFile = {
  /** The name of the file. */
  name: string;
  id: string;
  title: string;
  url: string;
  /** The moment of the note's last save when it was taken out, ISO 8601 in UTC; empty where that is not known. */
  updatedAt: string;
  text: Partial<NoteText>;
  around: Around;
  otherVersions: readonly OtherVersion[];
  /** Fields of the note that a newer version of the page may have added. */
  further: Readonly<Record<string, unknown>>;
  /** Fingerprints of what was taken out, by part. Empty where nobody knows any more. */
  base: Readonly<Record<string, string>>;
};

/** A file that was read, with a sentence for each thing in it that is not taken; a file that is no note; or why it cannot be read. */
export type ReadFile =
  { kind: 'note'; file: VaultFile; problems: string[] } | { kind: 'other' } | { kind: 'broken'; reason: string };

const FIELDS = ['id', 'title', 'company', 'date', 'url', 'category', 'tags', 'status', 'rating', 'updated'];
const TEXTS = ['short', 'long', 'jottings'] as const;

/** What the page alone reads, in the comment that ends its part. */
const Kept = v.looseObject({
  /** Rises when older code could no longer read the file. */
  format: v.pipe(v.number(), v.integer(), v.minValue(1)),
  base: v.record(v.string(), v.string()),
  facts: v.exactOptional(v.string()),
  exact: v.exactOptional(v.record(v.picklist(TEXTS), v.union([v.string(), v.tuple([v.string(), v.string()])]))),
  otherVersions: v.exactOptional(v.array(OtherVersionSchema)),
  further: v.exactOptional(v.looseObject({})),
});

const FORMAT = 1;

/** What this page knows of a note. */
export const KNOWN = [
  ...Object.keys(NOTHING_WRITTEN),
  'paperId',
  'title',
  'url',
  'revision',
  'updatedAt',
  'otherVersions',
  'around',
];

/** The text of a note's file. The same note gives the same text; how often it was saved is not in it. */
export function vaultText(note: Note, facts: PaperFacts): string {
  const { paperId, tags, status, rating, updatedAt, otherVersions = [], around } = note;
  const own = ownLines(aroundWritten(around).properties, FIELDS);
  const exact = TEXTS.flatMap((part): [string, Exact][] => {
    const whole = exactly(note[part]);
    return whole === undefined ? [] : [[part, whole]];
  });
  const further = Object.entries(note).filter(([field]) => !KNOWN.includes(field));
  const kept = {
    format: FORMAT,
    base: baseOf(note),
    facts: factsOf(facts),
    ...(exact.length === 0 ? {} : { exact: Object.fromEntries(exact) }),
    ...(otherVersions.length === 0 ? {} : { otherVersions }),
    ...(further.length === 0 ? {} : { further: Object.fromEntries(further) }),
  };
  const { before, after } = aroundWritten(around);
  const front = [
    fieldLine('id', paperId),
    ...(['title', 'company', 'date', 'url', 'category'] as const).map((fact) =>
      fieldLine(fact, facts[fact] === '' ? null : facts[fact]),
    ),
    fieldLine('tags', tags),
    fieldLine('status', status),
    fieldLine('rating', rating),
    fieldLine('updated', updatedAt === '' ? null : updatedAt),
    ...own,
  ];
  const parts = [
    BEGIN,
    headingOf(facts.title),
    otherVersions.length === 0 ? '' : VERSIONS,
    ...TEXTS.flatMap((part) => [HEADINGS[part], escaped(note[part])]),
    ...(note.passages.length === 0 ? [] : [HEADINGS.passages, ...passagesAsMarkdown(note.passages)]),
    `${MARK}end ${asJson(canonical(kept))} -->`,
  ];
  return `---\n${front.join('\n')}\n---\n${before}${parts.filter((part) => part !== '').join('\n\n')}\n${after}`;
}

/** Told where a note has another version that the reader has not chosen about: it travels where only the page reads it. */
const VERSIONS = '*Another version of this note is kept with it. Open the paper in the page to choose.*';

function headingOf(title: string): string {
  return `# ${plain(title).replace(/\s+/g, ' ') || 'Untitled'}`;
}

/** Reads a text that may be anything. Never throws. */
export function readVaultText(name: string, source: string): ReadFile {
  const text = source.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const isOurs = new RegExp(`^${MARK}(?:begin|end)`, 'm').test(text);
  const front = readFrontMatter(text, FIELDS);
  if (!isOurs) return { kind: 'other' };
  if (front === null) return broken('it has lost its front matter, and with it the id of the paper');
  if (!front.ok) return broken(front.reason);
  const parts = partsOf(front.rest);
  if (typeof parts === 'string') return broken(parts);
  const kept = readKept(parts.kept);
  if (kept === null) return broken('the last line of the page’s part was changed, and cannot be read');
  if (kept.format > FORMAT)
    return broken('it was made by a newer version of this page. Reload the page, then try again');
  const id = front.fields.get('id')?.value;
  if (typeof id !== 'string' || id === '') return broken('there is no “id” of a paper in its front matter');

  const problems: string[] = [];
  const sections = sectionsOf(parts.inside);
  if (typeof sections === 'string') return broken(sections);
  const passages = readPassages(sections.passages, problems);
  if (typeof passages === 'string') return broken(passages);
  const textIn = (part: (typeof TEXTS)[number]) => restored(sections[part], kept.exact?.[part]);
  const facts: PaperFacts = {
    title: factOf(front.fields, 'title') ?? '',
    company: factOf(front.fields, 'company'),
    date: factOf(front.fields, 'date'),
    url: factOf(front.fields, 'url'),
    category: factOf(front.fields, 'category'),
  };
  const isOfPaper = kept.facts === undefined || kept.facts === factsOf(facts);
  if (!isOfPaper) {
    problems.push('title, company, date, address and category are the paper’s; what was changed in them is not taken');
  }
  const stray = strayOf(sections.head, isOfPaper ? facts.title : null, problems);
  const before = stray === '' ? parts.before : `${parts.before}${stray}\n\n`;
  return {
    kind: 'note',
    file: {
      name,
      id,
      title: facts.title,
      url: facts.url ?? '',
      updatedAt: factOf(front.fields, 'updated') ?? '',
      text: {
        short: textIn('short'),
        long: textIn('long'),
        jottings: textIn('jottings'),
        passages,
        tags: tagsOf(front.fields.get('tags')?.value ?? [], kept.base['tags']),
        ...standingOf(front.fields, problems),
      },
      around: { properties: front.own, before, after: parts.after },
      otherVersions: kept.otherVersions ?? [],
      further: kept.further ?? {},
      base: kept.base,
    },
    problems,
  };
}

/** Fingerprints of the parts of a note, by which a file tells later which of them were changed. */
export function baseOf(note: NoteText & Pick<Note, 'around'>): Record<string, string> {
  const parts = Object.entries({ ...textOf(note), around: aroundWritten(note.around) });
  return Object.fromEntries(parts.map(([part, value]) => [part, fingerprintOf(value)]));
}

/** What stands around a note as a file has it: each line that would be taken for one of the page's gets a backslash. */
export function aroundWritten(around: Around | undefined): Around {
  if (around === undefined || isNothingAround(around)) return { properties: '', before: '', after: '' };
  const harmless = (text: string) => storable(text).replace(new RegExp(`^${MARK}`, 'gm'), '\\$&');
  const before = harmless(around.before);
  return {
    properties: ownLines(storable(around.properties), FIELDS).join('\n'),
    before: before === '' || before.endsWith('\n') ? before : `${before}\n`,
    after: harmless(around.after),
  };
}

/** A text as a file of UTF-8 with line feeds gives it back. */
function storable(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/\p{Cs}/gu, '\uFFFD');
}

function broken(reason: string): ReadFile {
  return { kind: 'broken', reason };
}

function factsOf({ title, company, date, url, category }: PaperFacts): string {
  return fingerprint([title, company, date, url, category].map((fact) => fact ?? ''));
}

function readKept(json: string): v.InferOutput<typeof Kept> | null {
  try {
    const read = v.safeParse(Kept, JSON.parse(json));
    return read.success ? read.output : null;
  } catch {
    return null;
  }
}

/** What was written in the page's part before its first heading: it has no place there, and is kept above it. */
function strayOf(head: string, title: string | null, problems: string[]): string {
  // Where the title was changed above, the heading is that of before.
  const isHeading = (line: string) => (title === null ? line.startsWith('# ') : line.trim() === headingOf(title));
  const stray = plain(
    head
      .split('\n')
      .filter((line) => !isHeading(line) && line.trim() !== VERSIONS)
      .join('\n'),
  );
  if (stray !== '')
    problems.push('what was written above “Short note” is kept above the page’s part, as your own text');
  return stray;
}

type Fields = ReadonlyMap<string, { value: FieldValue; line: number }>;

function factOf(fields: Fields, name: string): string | null {
  const value = fields.get(name)?.value;
  return typeof value === 'string' ? value : null;
}

/** Tags as they were taken out; or where they were changed, each once whatever its case, as the page keeps them. */
function tagsOf(value: FieldValue, base: string | undefined): string[] {
  const tags = typeof value === 'string' ? readTags(value) : [...(value ?? [])];
  return fingerprintOf(tags) === base ? tags : readTags(tags.join(','));
}

/** Status and rating, each absent where it cannot be told. */
function standingOf(fields: Fields, problems: string[]): Partial<Pick<NoteText, 'status' | 'rating'>> {
  const [status, rating] = ['status', 'rating'].map((name) => fields.get(name));
  const said: { status?: Status | null; rating?: Rating | null } = {};
  const written = (one: typeof status) => (typeof one?.value === 'string' ? one.value.trim().toLowerCase() : '');
  const isNone = (one: typeof status) => !Array.isArray(one?.value) && written(one) === '';
  const foundStatus = STATUSES.find((one) => [one, STATUS_NAMES[one].toLowerCase()].includes(written(status)));
  const foundRating = RATINGS.find((one) => [`${one}`, ratingInWords(one)].includes(written(rating)));
  if (isNone(status)) said.status = null;
  else if (foundStatus !== undefined) said.status = foundStatus;
  else problems.push(`its “status” (line ${status?.line}) is none of ${STATUSES.join(', ')}, and is not taken`);
  if (isNone(rating)) said.rating = null;
  else if (foundRating !== undefined) said.rating = foundRating;
  else problems.push(`its “rating” (line ${rating?.line}) is no number from 1 to 5, and is not taken`);
  return said;
}
