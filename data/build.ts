/** Makes the dataset from the sources. Pure: no file, no clock, so the same sources give the same bytes. */
import { createHash } from 'node:crypto';
import { decodeDataset, SCHEMA_VERSION, type Dataset, type Paper } from '../src/papers/dataset.ts';
import { arxivIdOf } from './arxiv.ts';
import { originalsOf, type Corrections } from './corrections.ts';
import { assignIds, type Registry } from './ids.ts';
import { canonicalJson, datasetJson } from './json.ts';
import { LAB_PAPERS_SHEET, parseLabPapersSheet, type SheetRow } from './lab-papers-sheet.ts';
import type { Notice, Problem } from './problems.ts';
import { NO_ABSTRACT } from './sheet-fields.ts';
import type { Remainder } from './sheet-rows.ts';
import { COLLECTIONS, COVERAGE, LAB_PAPERS_COLLECTION, SOURCES } from './descriptions.ts';
import { CATEGORIES, COMPANIES } from './vocabulary.ts';

export type BuildInput = {
  /** The whole texts of the sources. */
  sources: { labPapersSheet: string };
  corrections: Corrections;
  registry: Registry;
  /** How errors name the sheet, where it is not the committed one. */
  sheetName?: string;
};

/** What was read, mended and left out. */
export type BuildReport = {
  papers: number;
  unique: number;
  mended: number;
  remainders: Remainder[];
  warnings: Notice[];
};

export type Built =
  | {
      ok: true;
      dataset: Dataset;
      /** The exact text of `papers.json`. */
      json: string;
      registry: Registry;
      report: BuildReport;
    }
  | { ok: false; errors: Problem[] };

/**
 * Builds the dataset, its file and the registry with the ids of new rows. Papers stand in the order of the sheet. The
 * result has passed `decodeDataset`. Where something cannot be read there is no dataset but all the problems.
 */
export function buildDataset({ sources, corrections, registry, sheetName }: BuildInput): Built {
  const vocabulary = { companies: COMPANIES, categories: CATEGORIES };
  const sheet = parseLabPapersSheet(sources.labPapersSheet, vocabulary, sheetName);
  if (!sheet.ok) return sheet;
  const originals = originalsOf(sheet.rows, corrections, LAB_PAPERS_SHEET);
  if (!originals.ok) return originals;
  const assigned = assignIds(registry, LAB_PAPERS_SHEET, sheet.rows);
  const idOf = (row: number): string => {
    const id = assigned.registry[LAB_PAPERS_SHEET]?.[row];
    if (id === undefined) throw new Error(`Row ${row} has no id.`);
    return id;
  };
  const papers = sheet.rows.map((row) => {
    const original = originals.value.get(row.row);
    return paperOf(row, idOf(row.row), original === undefined ? null : idOf(original));
  });
  const content: Omit<Dataset, 'schemaVersion' | 'dataVersion'> = {
    coverage: COVERAGE,
    sources: SOURCES,
    collections: COLLECTIONS,
    companies: COMPANIES,
    categories: CATEGORIES,
    papers,
    commentary: [],
    warnings: [],
  };
  const schemaVersion = SCHEMA_VERSION;
  const dataset: Dataset = { schemaVersion, dataVersion: versionOf({ schemaVersion, ...content }), ...content };
  const json = datasetJson(dataset);
  const decoded = decodeDataset(JSON.parse(json));
  if (!decoded.ok) return { ok: false, errors: decoded.problems.map(problemOfDataset) };
  const report: BuildReport = {
    papers: papers.length,
    unique: papers.filter((paper) => paper.duplicateOf === null).length,
    mended: papers.filter((paper) => paper.mended.length > 0).length,
    remainders: sheet.remainders,
    warnings: [...sheet.warnings, ...assigned.warnings, ...papers.flatMap(outsideCoverage)],
  };
  return { ok: true, dataset: decoded.dataset, json, registry: assigned.registry, report };
}

/**
 * The first sixteen hexadecimal digits of the SHA-256 of the canonical JSON of everything in the file but `dataVersion`.
 */
export function versionOf(content: Omit<Dataset, 'dataVersion'>): string {
  return createHash('sha256').update(canonicalJson(content)).digest('hex').slice(0, 16);
}

function paperOf(row: SheetRow, id: string, duplicateOf: string | null): Paper {
  const missing = {
    field: 'abstract',
    from: NO_ABSTRACT,
    to: null,
    why: 'The sheet says this in place of an abstract.',
  };
  return {
    id,
    formerIds: [],
    collections: [LAB_PAPERS_COLLECTION],
    title: row.title,
    company: row.company,
    date: row.date,
    url: row.url,
    arxivId: arxivIdOf(row.url),
    category: row.category,
    abstract: row.abstract,
    duplicateOf,
    sources: [{ file: LAB_PAPERS_SHEET, row: row.row, lines: row.lines }],
    mended: row.abstract === null ? [missing] : [],
    differences: [],
  };
}

function outsideCoverage(paper: Paper): Notice[] {
  if (paper.date === null || (paper.date >= COVERAGE.from && paper.date <= COVERAGE.to)) return [];
  const source = paper.sources[0];
  const text = `"${paper.title}" is of ${paper.date}, outside ${COVERAGE.from} to ${COVERAGE.to}`;
  return [{ file: source?.file ?? LAB_PAPERS_SHEET, line: source?.lines[0] ?? null, text }];
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
