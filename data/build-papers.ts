/** Makes papers of what the parsers read and of the facts that are kept by hand. */
import type { Mend, Paper } from '../src/papers/dataset.ts';
import { canonicalUrl } from './addresses.ts';
import { arxivIdOf } from './arxiv.ts';
import type { PrintedAbstract } from './author-abstracts.ts';
import type { MentionedFacts, RecordFacts } from './corrections.ts';
import { AUTHOR_ABSTRACTS_COLLECTION, LAB_PAPERS_COLLECTION, MENTIONED_COLLECTION } from './descriptions.ts';
import type { SheetRow } from './lab-papers-sheet.ts';
import { mendAbstract, type TextMend } from './mend-text.ts';
import { excerpt, type Notice } from './problems.ts';
import { NO_ABSTRACT } from './sheet-fields.ts';
import { mendOfJoins, sameWords } from './source-lines.ts';

/** A single change to a text, with the line of the file that it is on, and the id of the paper or item whose text it is. */
export type TextChange = { file: string; line: number; owner: string; from: string; to: string; why: string };

/** A paper and what it does not carry of its making: every single change to its abstract, and what no rule could mend. */
export type MadePaper = { paper: Paper; changes: TextChange[]; notices: Notice[] };

/** A row of the sheet. `corrected` are the mends that were made to its fields by hand. */
export function paperOfRow(
  row: SheetRow,
  given: { file: string; id: string; duplicateOf: string | null; corrected: readonly Mend[] },
): MadePaper {
  const { file, id, duplicateOf, corrected } = given;
  // The abstract is the last of the row's fields, so that its last line is the row's.
  const firstLine = row.lines[1] - breaksOf(row.abstract ?? '');
  const mended = mendedAbstract(row.abstract, { file, owner: id, firstLine });
  const missing = {
    field: 'abstract',
    from: NO_ABSTRACT,
    to: null,
    why: 'The sheet says this in place of an abstract.',
  };
  const paper: Paper = {
    id,
    formerIds: [],
    collections: [LAB_PAPERS_COLLECTION],
    title: row.title,
    company: row.company,
    date: row.date,
    ...addressOf(row.url, corrected),
    category: row.category,
    abstract: mended.abstract,
    duplicateOf,
    sources: [{ file, row: row.row, lines: row.lines }],
    mended: [...corrected, ...(row.abstract === null ? [missing] : mended.mends)],
    differences: [],
  };
  return { paper, changes: mended.changes, notices: mended.notices };
}

/** An abstract of the author's list, with the facts that are known of it. */
export function paperOfAbstract(printed: PrintedAbstract, facts: RecordFacts, id: string): MadePaper {
  const url = arxivAddress(facts.arxivId);
  const mended = mendedAbstract(printed.abstract, { file: facts.file, owner: id, firstLine: printed.lines[0] });
  const known = { title: facts.title, date: facts.date, url, arxivId: facts.arxivId };
  const paper: Paper = {
    id,
    formerIds: [],
    collections: [AUTHOR_ABSTRACTS_COLLECTION],
    title: facts.title,
    company: null,
    date: facts.date,
    url,
    arxivId: facts.arxivId,
    category: null,
    abstract: mended.abstract,
    duplicateOf: null,
    sources: [{ file: facts.file, row: printed.row, lines: printed.lines }],
    mended: [...filledIn(known, facts.why, url), ...mended.mends],
    differences: [],
  };
  return { paper, changes: mended.changes, notices: mended.notices };
}

/**
 * A paper with a further source: the fields that it has stand, an arXiv id that it lacks is filled in and told as a mend,
 * and what the further source says otherwise is kept among its differences.
 */
export function withFurtherSource(made: MadePaper, printed: PrintedAbstract, facts: RecordFacts): MadePaper {
  const { paper } = made;
  const { file } = facts;
  const url = arxivAddress(facts.arxivId);
  const { abstract, changes, notices } = mendedAbstract(printed.abstract, {
    file,
    owner: paper.id,
    firstLine: printed.lines[0],
  });
  const others: [field: string, here: string | null, there: string | null][] = [
    ['title', paper.title, facts.title],
    ['date', paper.date, facts.date],
    ['url', paper.url, url],
    ['arxivId', paper.arxivId ?? facts.arxivId, facts.arxivId],
    ['abstract', paper.abstract, abstract],
  ];
  const differences = others.flatMap(([field, here, there]) =>
    here !== null && there !== null && sameWords(here, there) ? [] : [{ field, value: there, file }],
  );
  return {
    paper: {
      ...paper,
      collections: [...paper.collections, AUTHOR_ABSTRACTS_COLLECTION],
      arxivId: paper.arxivId ?? facts.arxivId,
      sources: [...paper.sources, { file, row: printed.row, lines: printed.lines }],
      mended:
        paper.arxivId === null
          ? [...paper.mended, ...filledIn({ arxivId: facts.arxivId }, facts.why, url)]
          : paper.mended,
      differences: [...paper.differences, ...differences],
    },
    changes: [...made.changes, ...changes],
    notices: [...made.notices, ...notices],
  };
}

/** A work that a source only speaks of. The title is told as filled in where the source does not print it. */
export function paperMentioned(facts: MentionedFacts, id: string): MadePaper {
  const { file, row, lines, title, arxivId, url, date, why, factFrom } = facts;
  const printed = facts.begins === title;
  const known = { title: printed ? null : title, date, url, arxivId };
  const paper: Paper = {
    id,
    formerIds: [],
    collections: [MENTIONED_COLLECTION],
    title,
    company: null,
    date,
    url,
    arxivId,
    category: null,
    abstract: null,
    duplicateOf: null,
    sources: [{ file, row, lines }],
    mended: filledIn(known, why, factFrom),
    differences: [],
  };
  return { paper, changes: [], notices: [] };
}

function arxivAddress(id: string): string {
  return `https://arxiv.org/abs/${id}`;
}

/** The address in its lasting form, what is printed where that is another, and the arXiv id that it names. */
function addressOf(address: string, corrected: readonly Mend[]): Pick<Paper, 'url' | 'printedUrl' | 'arxivId'> {
  const url = canonicalUrl(address);
  const printed = corrected.find(({ field }) => field === 'url')?.from ?? address;
  return { url, ...(url === printed ? {} : { printedUrl: printed }), arxivId: arxivIdOf(url) };
}

/** A mend for each field that the source does not give and that is known all the same. */
function filledIn(known: Record<string, string | null>, why: string, factFrom: string | undefined): Mend[] {
  return Object.entries(known).flatMap(([field, to]): Mend[] =>
    to === null ? [] : [{ field, from: null, to, why, ...(factFrom === undefined ? {} : { factFrom }) }],
  );
}

type MendedAbstract = { abstract: string | null; mends: Mend[]; changes: TextChange[]; notices: Notice[] };

/**
 * Mends an abstract. Of joined line breaks, which are many, the paper carries the number alone; every change is given
 * with its line in the file as well. Marks that no rule could mend are told, each on the line where it first stands.
 */
function mendedAbstract(
  printed: string | null,
  { file, owner, firstLine }: { file: string; owner: string; firstLine: number },
): MendedAbstract {
  if (printed === null) return { abstract: null, mends: [], changes: [], notices: [] };
  const { text, mends, left } = mendAbstract(printed);
  const changes = placed(printed, mends).map(({ mend: { from, to, why }, line }): TextChange => {
    return { file, line: firstLine + line, owner, from, to, why };
  });
  const others = mends.filter((mend) => !isJoin(mend)).map((mend): Mend => ({ field: 'abstract', ...mend }));
  const notices = left.map((mark): Notice => {
    const line = firstLine + breaksOf(printed.slice(0, Math.max(0, printed.indexOf(mark))));
    return { file, line, text: `LaTeX that no rule turns into text is kept as printed: ${excerpt(mark)}` };
  });
  return { abstract: text, mends: [...mendOfJoins('abstract', mends.filter(isJoin)), ...others], changes, notices };
}

function isJoin({ from, to }: TextMend): boolean {
  return breaksOf(from) > breaksOf(to);
}

function breaksOf(text: string): number {
  return text.split('\n').length - 1;
}

/**
 * Each mend with the line of the printed text on which its change begins, counted from 0. The mends are made one after
 * the other, and beside the text goes the line of each of its characters.
 */
function placed(printed: string, mends: readonly TextMend[]): { mend: TextMend; line: number }[] {
  let text = printed;
  let lines = printed.split('\n').flatMap((part, line) => new Array<number>(part.length + 1).fill(line));
  return mends.map((mend) => {
    const { from, to } = mend;
    const at = text.indexOf(from);
    const shorter = Math.min(from.length, to.length);
    let before = 0;
    while (before < shorter && from[before] === to[before]) before += 1;
    let after = 0;
    while (after < shorter - before && from.at(-1 - after) === to.at(-1 - after)) after += 1;
    const line = lines[at + before] ?? 0;
    const inserted = new Array<number>(to.length - before - after).fill(line);
    lines = [...lines.slice(0, at + before), ...inserted, ...lines.slice(at + from.length - after)];
    text = text.slice(0, at) + to + text.slice(at + from.length);
    return { mend, line };
  });
}
