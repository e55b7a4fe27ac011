/** Makes the dataset from the sources. Pure: no file, no clock, so the same sources give the same bytes. */
import { createHash } from 'node:crypto';
import { decodeDataset, SCHEMA_VERSION, type Commentary, type Dataset, type Paper } from '../src/papers/dataset.ts';
import { AUTHOR_ABSTRACTS } from './author-abstracts.ts';
import { commentaryId, commentaryOfProfile, commentaryOfThread } from './build-commentary.ts';
import {
  paperMentioned,
  paperOfAbstract,
  paperOfRow,
  withFurtherSource,
  type MadePaper,
  type TextChange,
} from './build-papers.ts';
import { readSources, sourceOf, type ReadSources, type SourceTexts } from './build-sources.ts';
import { disagreesOnDate, doubtsOf, outsideCoverage, warningOf } from './build-warnings.ts';
import {
  checkMentioned,
  correctFields,
  CORRECTIONS_FILE,
  factsOf,
  originalsByRule,
  originalsOf,
  type AbstractWithFacts,
  type Corrections,
} from './corrections.ts';
import { COLLECTIONS, COVERAGE, describeForeignSheet, DESCRIPTIONS, foreignCollection } from './descriptions.ts';
import { FORUM_PROFILE, NO_ITEMS } from './forum-profile.ts';
import { assignAllIds, type Registry } from './ids.ts';
import { canonicalJson, datasetJson } from './json.ts';
import { LAB_PAPERS_SHEET, type SheetRow } from './lab-papers-sheet.ts';
import { NOTES_THREAD } from './notes-thread.ts';
import type { Notice, Problem, Result } from './problems.ts';
import { reportOf, type BuildReport } from './report.ts';
import { CATEGORIES, COMPANIES } from './vocabulary.ts';

export type BuildInput = {
  sources: SourceTexts;
  corrections: Corrections;
  registry: Registry;
  /** The name of the sheet, where it is not the committed one. Its duplicates may then be found by rule. */
  foreignSheet?: string;
};

export type Built =
  | {
      ok: true;
      dataset: Dataset;
      /** The exact text of `papers.json`. */
      json: string;
      registry: Registry;
      report: BuildReport;
      /** The exact text of `REPORT.md`. */
      reportText: string;
    }
  | { ok: false; errors: Problem[] };

/**
 * Builds the dataset, its file and the registry with the ids of new rows. Papers stand in the order of the sheet, then of
 * the author's abstracts, then of the works that are mentioned. The result has passed `decodeDataset`. Where something
 * cannot be read there is no dataset, but all the problems of the step that fails.
 */
export function buildDataset({ sources, corrections, registry, foreignSheet }: BuildInput): Built {
  const sheetFile = foreignSheet ?? LAB_PAPERS_SHEET;
  const read = readSources(sources, sheetFile);
  if (!read.ok) return read;
  const { files, warnings } = read.value;
  const facts = applyCorrections(read.value, corrections, sheetFile, foreignSheet !== undefined);
  if (!facts.ok) return facts;
  const made = makePapers(facts.value, registry, sheetFile);
  if (!made.ok) return made;
  const papers = made.value.papers.map(({ paper }) => paper);
  const commentary = makeCommentary(read.value, papers, corrections);
  const doubts = doubtsOf(corrections.doubts, papers, files);
  if (!commentary.ok || !doubts.ok) return { ok: false, errors: errorsOf(commentary, doubts) };

  const coverage = foreignSheet === undefined ? COVERAGE : coverageOf(papers);
  const descriptions = foreignSheet === undefined ? DESCRIPTIONS : [describeForeignSheet(foreignSheet)];
  const found = [
    ...warnings,
    ...facts.value.warnings,
    ...made.value.papers.flatMap(({ notices }) => notices),
    ...papers.flatMap((paper) => [...outsideCoverage(paper, coverage), ...disagreesOnDate(paper)]),
  ];
  const order = [...files.keys()];
  const content: Omit<Dataset, 'schemaVersion' | 'dataVersion'> = {
    coverage,
    sources: descriptions.flatMap((description) => {
      const file = files.get(description.file);
      return file === undefined ? [] : [sourceOf(description, file)];
    }),
    collections: foreignSheet === undefined ? COLLECTIONS : [foreignCollection(foreignSheet)],
    companies: COMPANIES,
    categories: CATEGORIES,
    papers,
    commentary: commentary.value,
    warnings: [...found.map((notice) => warningOf(papers, notice)), ...doubts.value].sort(
      (a, b) => order.indexOf(a.file) - order.indexOf(b.file) || (a.line ?? 0) - (b.line ?? 0),
    ),
  };
  const schemaVersion = SCHEMA_VERSION;
  const dataset: Dataset = { schemaVersion, dataVersion: versionOf({ schemaVersion, ...content }), ...content };
  const json = datasetJson(dataset);
  const decoded = decodeDataset(JSON.parse(json));
  if (!decoded.ok) return { ok: false, errors: decoded.problems.map(problemOfDataset) };
  const report: BuildReport = {
    leftOver: [...files].flatMap(([file, { leftOver }]) => leftOver.map((range) => ({ file, ...range }))),
    changes: [...made.value.papers.flatMap(({ changes }) => changes), ...changesOfProfile(read.value)],
    notices: made.value.notices,
  };
  const forumItems = sources.forumItems ?? NO_ITEMS;
  const reportText = reportOf({ dataset: decoded.dataset, report, corrections, forumItems });
  return { ok: true, dataset: decoded.dataset, json, registry: made.value.registry, report, reportText };
}

/**
 * The first sixteen hexadecimal digits of the SHA-256 of the canonical JSON of everything in the file but `dataVersion`.
 */
export function versionOf(content: Omit<Dataset, 'dataVersion'>): string {
  return createHash('sha256').update(canonicalJson(content)).digest('hex').slice(0, 16);
}

/** What was read, with the facts that are kept by hand. */
type Facts = {
  rows: { row: SheetRow; original: number | null; corrected: Paper['mended'] }[];
  abstracts: AbstractWithFacts[];
  mentioned: Corrections['mentioned'];
  warnings: Notice[];
};

function applyCorrections(
  read: ReadSources,
  corrections: Corrections,
  sheetFile: string,
  isForeign: boolean,
): Result<Facts> {
  const originals = isForeign
    ? originalsByRule(read.rows, corrections, sheetFile)
    : originalsOf(read.rows, corrections, sheetFile);
  const fields = correctFields(read.rows, corrections, sheetFile);
  const abstracts = factsOf(read.abstracts, corrections, AUTHOR_ABSTRACTS);
  const mentioned = checkMentioned(corrections.mentioned, read.files);
  if (!originals.ok || !fields.ok || !abstracts.ok || !mentioned.ok) {
    return { ok: false, errors: errorsOf(originals, fields, abstracts, mentioned) };
  }
  const byRow = originals.value instanceof Map ? { originals: originals.value, warnings: [] } : originals.value;
  const rows = fields.value.rows.map((row) => ({
    row,
    original: byRow.originals.get(row.row) ?? null,
    corrected: fields.value.mends.get(row.row) ?? [],
  }));
  return {
    ok: true,
    value: { rows, abstracts: abstracts.value, mentioned: mentioned.value, warnings: byRow.warnings },
  };
}

function makePapers(
  { rows, abstracts, mentioned }: Facts,
  registry: Registry,
  sheetFile: string,
): Result<{ papers: MadePaper[]; registry: Registry; notices: Notice[] }> {
  const own = abstracts.filter(({ facts }) => facts.sameAs === undefined);
  const ids = assignAllIds(registry, [
    ...rows.map(({ row: { row, title } }) => ({ file: sheetFile, row, title })),
    ...own.map(({ printed: { row }, facts: { title } }) => ({ file: AUTHOR_ABSTRACTS, row, title })),
    ...mentioned,
  ]);
  const papers = rows.map(({ row, original, corrected }) =>
    paperOfRow(row, {
      file: sheetFile,
      id: ids.idOf(sheetFile, row.row),
      duplicateOf: original === null ? null : ids.idOf(sheetFile, original),
      corrected,
    }),
  );
  const errors: Problem[] = [];
  for (const { printed, facts } of abstracts) {
    const { sameAs } = facts;
    if (sameAs === undefined) continue;
    const index = sameAs.file === sheetFile ? rows.findIndex(({ row }) => row.row === sameAs.row) : -1;
    const made = papers[index];
    if (made !== undefined) papers[index] = withFurtherSource(made, printed, facts);
    else {
      const record = `${facts.file}, row ${facts.row}`;
      const found = `the same as ${sameAs.file}, row ${sameAs.row}`;
      errors.push({ file: CORRECTIONS_FILE, line: null, record, found, expected: `a row of ${sheetFile}` });
    }
  }
  if (errors.length > 0) return { ok: false, errors };
  papers.push(
    ...own.map(({ printed, facts }) => paperOfAbstract(printed, facts, ids.idOf(AUTHOR_ABSTRACTS, printed.row))),
    ...mentioned.map((work) => paperMentioned(work, ids.idOf(work.file, work.row))),
  );
  return { ok: true, value: { papers, registry: ids.registry, notices: ids.warnings } };
}

function makeCommentary(
  { profile, thread }: ReadSources,
  papers: readonly Paper[],
  { mentioned }: Corrections,
): Result<Commentary[]> {
  const paperOf = (file: string, row: number) =>
    papers.find(({ sources }) => sources.some((source) => source.file === file && source.row === row))?.id;
  const ofProfile = commentaryOfProfile(profile, FORUM_PROFILE, paperOf);
  if (!ofProfile.ok) return ofProfile;
  const subject = mentioned.find(({ file }) => file === NOTES_THREAD);
  const paper = subject === undefined ? undefined : paperOf(subject.file, subject.row);
  const about: Commentary['about'] =
    subject === undefined || paper === undefined ? null : { paper, knownBy: 'content', why: subject.why };
  return { ok: true, value: [...ofProfile.value, ...commentaryOfThread(thread, NOTES_THREAD, about)] };
}

function changesOfProfile({ profile }: ReadSources): TextChange[] {
  return profile.flatMap(({ lines, changes }) =>
    changes.map((change) => ({ file: FORUM_PROFILE, owner: commentaryId(FORUM_PROFILE, lines[0]), ...change })),
  );
}

/** The first and the last day of the papers of a sheet of which nothing else is known. */
function coverageOf(papers: readonly Paper[]): Dataset['coverage'] {
  const days = papers.flatMap(({ date }) => date ?? []).sort();
  return { from: days[0] ?? COVERAGE.from, to: days.at(-1) ?? COVERAGE.to };
}

function errorsOf(...results: readonly Result<unknown>[]): Problem[] {
  return results.flatMap((result) => (result.ok ? [] : result.errors));
}

function problemOfDataset(problem: string): Problem {
  return {
    file: 'papers.json',
    line: null,
    record: null,
    found: problem,
    expected: 'a dataset that the page can read',
  };
}
