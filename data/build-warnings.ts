/** What the build finds odd in papers that were read without error. */
import type { Dataset, Paper, Warning } from '../src/papers/dataset.ts';
import { disagreesWithArxiv } from './arxiv.ts';
import { CORRECTIONS_FILE, type Corrections } from './corrections.ts';
import { LAB_PAPERS_COLLECTION } from './descriptions.ts';
import type { Notice, Problem, Result } from './problems.ts';
import { folded, linesOf } from './source-lines.ts';

/** A notice as a warning, with the id of the paper that one of its sources' records holds the line of, if there is one. */
export function warningOf(papers: readonly Paper[], notice: Notice): Warning {
  const { file, line, text } = notice;
  const paper = papers.find(({ sources }) =>
    sources.some(
      (source) => source.file === file && line !== null && source.lines[0] <= line && line <= source.lines[1],
    ),
  );
  return { paper: paper?.id ?? null, file, line, text };
}

/**
 * The doubts that are kept by hand, each at the first line of its record that holds the field, or else at its first. It
 * is an error if there is no paper of that record.
 */
export function doubtsOf(
  doubts: Corrections['doubts'],
  papers: readonly Paper[],
  texts: ReadonlyMap<string, { text: string }>,
): Result<Warning[]> {
  const errors: Problem[] = [];
  const value = doubts.flatMap(({ file, row, field, text }): Warning[] => {
    const paper = papers.find(({ sources }) => sources.some((source) => source.file === file && source.row === row));
    const source = paper?.sources.find((candidate) => candidate.file === file);
    if (paper === undefined || source === undefined) {
      const record = `${file}, row ${row}`;
      errors.push({ file: CORRECTIONS_FILE, line: null, record, found: 'no such record', expected: 'one of a paper' });
      return [];
    }
    const [first, last] = source.lines;
    const printed = printedFields(paper)[field] ?? '';
    const lines = linesOf(texts.get(file)?.text ?? '').slice(first - 1, last);
    const at = lines.findIndex((line) => printed !== '' && line.includes(printed));
    return [{ paper: paper.id, file, line: first + Math.max(0, at), text }];
  });
  return errors.length > 0 ? { ok: false, errors } : { ok: true, value };
}

function printedFields({ title, url, printedUrl }: Paper): Record<string, string | null> {
  return { title: folded(title), url: printedUrl ?? url };
}

/** A paper of the sheet whose day lies outside what the sheet covers. It is kept. */
export function outsideCoverage(paper: Paper, coverage: Dataset['coverage']): Notice[] {
  const { title, date } = paper;
  if (!paper.collections.includes(LAB_PAPERS_COLLECTION) || date === null) return [];
  if (date >= coverage.from && date <= coverage.to) return [];
  return [noticeOn(paper, `"${title}" is of ${date}, outside ${coverage.from} to ${coverage.to}`)];
}

/** A paper whose day is far from the month in which arXiv first had it. The source's day is kept. */
export function disagreesOnDate(paper: Paper): Notice[] {
  const { title, date, arxivId } = paper;
  if (date === null || arxivId === null || !disagreesWithArxiv(date, arxivId)) return [];
  return [noticeOn(paper, `"${title}" is dated ${date}, which its arXiv id ${arxivId} does not fit; the date is kept`)];
}

function noticeOn({ sources }: Paper, text: string): Notice {
  const [{ file, lines } = { file: '', lines: [1, 1] as [number, number] }] = sources;
  return { file, line: lines[0], text };
}
