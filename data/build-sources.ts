/** Reads all sources and says what every line of them is. */
import type { Source } from '../src/papers/dataset.ts';
import { AUTHOR_ABSTRACTS, parseAuthorAbstracts, type PrintedAbstract } from './author-abstracts.ts';
import type { Description } from './descriptions.ts';
import { FORUM_PROFILE, parseForumProfile, type ForumItem, type ForumItems } from './forum-profile.ts';
import { parseLabPapersSheet, type SheetRow } from './lab-papers-sheet.ts';
import { NOTES_THREAD, parseNotesThread, type ThreadItem } from './notes-thread.ts';
import type { Notice, Problem, Result } from './problems.ts';
import type { LineRange } from './sheet-rows.ts';
import { countLines, type LeftOver } from './source-lines.ts';
import { CATEGORIES, COMPANIES } from './vocabulary.ts';

/** The whole texts of the sources; those beside the sheet, and the table of the forum page, go together. */
export type SourceTexts = { labPapersSheet: string } & (
  | { authorAbstracts: string; forumProfile: string; notesThread: string; forumItems: ForumItems }
  | { authorAbstracts?: never; forumProfile?: never; notesThread?: never; forumItems?: never }
);

/** A source's text, the lines of its records, and the lines that are left over. */
export type ReadFile = { text: string; records: LineRange[]; leftOver: LeftOver[] };

export type ReadSources = {
  /** By file name, in the order in which papers are made of them. */
  files: Map<string, ReadFile>;
  rows: SheetRow[];
  abstracts: PrintedAbstract[];
  profile: ForumItem[];
  thread: ThreadItem[];
  warnings: Notice[];
};

/** Reads the sources that are given; `sheetFile` names the sheet. All problems of all sources are told. */
export function readSources(sources: SourceTexts, sheetFile: string): Result<ReadSources> {
  const vocabulary = { companies: COMPANIES, categories: CATEGORIES };
  const sheet = parseLabPapersSheet(sources.labPapersSheet, vocabulary, sheetFile);
  const errors: Problem[] = sheet.ok ? [] : [...sheet.errors];
  const read: ReadSources = { files: new Map(), rows: [], abstracts: [], profile: [], thread: [], warnings: [] };
  const put = (file: string, text: string, records: readonly { lines: LineRange }[], leftOver: LeftOver[]) =>
    read.files.set(file, { text, records: records.map(({ lines }) => lines), leftOver });
  if (sheet.ok) {
    put(sheetFile, sources.labPapersSheet, sheet.rows, sheet.remainders);
    read.rows = sheet.rows;
    read.warnings.push(...sheet.warnings);
  }
  if (sources.authorAbstracts === undefined) {
    return errors.length > 0 ? { ok: false, errors } : { ok: true, value: read };
  }
  const abstracts = parseAuthorAbstracts(sources.authorAbstracts);
  if (abstracts.ok) {
    put(AUTHOR_ABSTRACTS, sources.authorAbstracts, abstracts.value, []);
    read.abstracts = abstracts.value;
  } else errors.push(...abstracts.errors);
  const profile = parseForumProfile(sources.forumProfile, sources.forumItems);
  if (profile.ok) {
    put(FORUM_PROFILE, sources.forumProfile, profile.items, profile.leftOver);
    read.profile = profile.items;
    read.warnings.push(...profile.warnings);
  } else errors.push(...profile.errors);
  const thread = parseNotesThread(sources.notesThread);
  if (thread.ok) {
    put(NOTES_THREAD, sources.notesThread, thread.items, thread.leftOver);
    read.thread = thread.items;
    read.warnings.push(...thread.warnings);
  } else errors.push(...thread.errors);
  return errors.length > 0 ? { ok: false, errors } : { ok: true, value: read };
}

/** A source as the dataset has it: its description and the count of its lines. */
export function sourceOf(description: Description, { text, records, leftOver }: ReadFile): Source {
  const { file, title, url, about, chosen, reported } = description;
  return { file, title, url, about, chosen, lines: countLines(text, records, leftOver), reported };
}
