/** Writes `REPORT.md`: what the build read, mended, doubted and left over, so that every change to a source can be checked. */
import type { Dataset, Mend, Paper } from '../src/papers/dataset.ts';
import type { TextChange } from './build-papers.ts';
import type { Corrections } from './corrections.ts';
import type { ForumItems } from './forum-profile.ts';
import { LAB_PAPERS_COLLECTION } from './descriptions.ts';
import type { Notice } from './problems.ts';
import type { LineRange } from './sheet-rows.ts';
import type { LeftOver } from './source-lines.ts';

export const REPORT_FILE = 'REPORT.md';

/** What was read and left out, beyond what the dataset itself tells. */
export type BuildReport = {
  leftOver: (LeftOver & { file: string })[];
  /** Every single change to the texts of papers and items, with its line. */
  changes: TextChange[];
  /** What is not about a source, and so not among the dataset's warnings. */
  notices: Notice[];
};

export type ReportInput = {
  dataset: Dataset;
  report: BuildReport;
  corrections: Corrections;
  forumItems: ForumItems;
};

/** The whole report. The same build gives the same text. */
export function reportOf({ dataset, report, corrections, forumItems }: ReportInput): string {
  const sections = [
    '# What the build made of the sources\n\nWritten by `npm run data`; edit the sources, the rules or the facts by hand instead. In quoted text ⏎ stands for a line break.',
    countsOf(dataset),
    linesSection(dataset, report),
    mendsSection(dataset),
    changesSection(report.changes),
    correctionsSection(corrections, forumItems),
    warningsSection(dataset, report),
    commentarySection(dataset),
  ];
  return `${sections.join('\n\n')}\n`;
}

/**
 * A table in Markdown. Whatever stands in a cell shows as it is: what Markdown or HTML would take for a sign is escaped,
 * and a line break shows as ⏎, so that no text can leave its cell.
 */
export function tableOf(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  if (rows.length === 0) return 'None.';
  const line = (cells: readonly (string | number)[]) => `| ${cells.map((cell) => cellOf(String(cell))).join(' | ')} |`;
  return [line(head), `|${head.map(() => ' --- |').join('')}`, ...rows.map(line)].join('\n');
}

function cellOf(text: string): string {
  return text
    .replace(/[\\`*_{}[\]<>|#~$&!]/g, '\\$&')
    .replace(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/g, '⏎')
    .replace(/\t/g, ' ');
}

function section(title: string, ...parts: string[]): string {
  return [`## ${title}`, ...parts].join('\n\n');
}

/** `5` or `5–9`. */
function rangeOf([first, last]: LineRange): string {
  return first === last ? String(first) : `${first}–${last}`;
}

/** Where a paper's first record stands: `lab-papers-sheet.txt 204`. */
function recordOf({ sources }: Paper): string {
  const [source] = sources;
  return source === undefined ? '' : `${source.file} ${source.row}`;
}

function countsOf({ papers, collections, companies, categories, sources }: Dataset): string {
  const unique = (list: readonly Paper[]) => list.filter(({ duplicateOf }) => duplicateOf === null);
  const both = (list: readonly Paper[]) => [unique(list).length, list.length];
  const lab = papers.filter((paper) => paper.collections.includes(LAB_PAPERS_COLLECTION));
  const per = (keep: (paper: Paper) => boolean) => lab.filter(keep);
  const cell = (list: readonly Paper[]) => {
    const [alone = 0, all = 0] = both(list);
    return alone === all ? String(all) : `${alone} (${all})`;
  };
  const row = (name: string, keep: (paper: Paper) => boolean) => [
    name,
    ...companies.map(({ id }) => cell(per((paper) => keep(paper) && paper.company === id))),
    cell(per(keep)),
  ];
  const periodRows = (periodOf: (date: string) => string) => {
    const periods = [...new Set(lab.flatMap(({ date }) => (date === null ? [] : [periodOf(date)])))].sort();
    return periods.map((period) => row(period, ({ date }) => date !== null && periodOf(date) === period));
  };
  const names = companies.map(({ name }) => name);
  return section(
    'Counts',
    '### By source\n\nA paper of two sources is counted in both.',
    tableOf(
      ['source', 'papers', 'with duplicates'],
      sources.map(({ file }) => [
        file,
        ...both(papers.filter((paper) => paper.sources.some((at) => at.file === file))),
      ]),
    ),
    '### By collection',
    tableOf(
      ['collection', 'papers', 'with duplicates', 'shown by default'],
      collections.map(({ id, name, shownByDefault }) => [
        name,
        ...both(papers.filter((paper) => paper.collections.includes(id))),
        shownByDefault ? 'yes' : 'no',
      ]),
    ),
    '### Lab papers by category and company\n\nDuplicates are left out; where there are some, the number with them stands in brackets.',
    tableOf(
      ['category', ...names, 'all'],
      [...categories.map(({ id, name }) => row(name, ({ category }) => category === id)), row('all', () => true)],
    ),
    '### Lab papers by year',
    tableOf(
      ['year', ...names, 'all'],
      periodRows((date) => date.slice(0, 4)),
    ),
    '### Lab papers by quarter',
    tableOf(
      ['quarter', ...names, 'all'],
      periodRows((date) => `${date.slice(0, 4)} Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`),
    ),
  );
}

function linesSection({ sources }: Dataset, { leftOver }: BuildReport): string {
  const kinds = [...new Set(leftOver.map(({ file, kind }) => JSON.stringify([file, kind])))];
  const rows = kinds.map((key) => {
    const same = leftOver.filter(({ file, kind }) => JSON.stringify([file, kind]) === key);
    return [same[0]?.file ?? '', same[0]?.kind ?? '', same.map(({ lines }) => rangeOf(lines)).join(', ')];
  });
  return section(
    'Lines',
    'Every line of a source is blank, part of a record, or left over under a name.',
    tableOf(
      ['source', 'lines', 'blank', 'in records', 'left over'],
      sources.map(({ file, lines }) => [
        file,
        lines.total,
        lines.blank,
        lines.inRecords,
        lines.leftOver.reduce((sum, kind) => sum + kind.lines, 0),
      ]),
    ),
    tableOf(['source', 'left over as', 'lines'], rows),
  );
}

function mendsSection({ papers, commentary }: Dataset): string {
  const row = (owner: string, place: string, { field, from, to, why, factFrom }: Mend) => [
    owner,
    place,
    field,
    from ?? '(nothing)',
    to ?? '(nothing)',
    why,
    factFrom ?? '',
  ];
  const ofPapers = papers.flatMap((paper) => paper.mended.map((mend) => row(paper.id, recordOf(paper), mend)));
  const ofItems = commentary.flatMap(({ id, lines, mended }) => mended.map((mend) => row(id, rangeOf(lines), mend)));
  const differences = papers.flatMap((paper) =>
    paper.differences.map(({ field, value, file }) => [paper.id, field, value ?? '(nothing)', file]),
  );
  return section(
    'Mends',
    `### Papers: ${ofPapers.length}`,
    tableOf(['paper', 'record', 'field', 'from', 'to', 'why', 'fact from'], ofPapers),
    `### Posts and comments: ${ofItems.length}`,
    tableOf(['item', 'lines', 'field', 'from', 'to', 'why', 'fact from'], ofItems),
    `### What a second source says otherwise: ${differences.length}`,
    tableOf(['paper', 'field', 'value', 'source'], differences),
  );
}

function changesSection(changes: readonly TextChange[]): string {
  const whys = [...new Set(changes.map(({ why }) => why))];
  return section(
    'Every change within a text',
    tableOf(
      ['rule', 'changes'],
      whys.map((why) => [why, changes.filter((change) => change.why === why).length]),
    ),
    ...whys.flatMap((why) => {
      const rows = changes.filter((change) => change.why === why);
      return [
        `### ${cellOf(why)}`,
        tableOf(
          ['file', 'line', 'of', 'from', 'to'],
          rows.map(({ file, line, owner, from, to }) => [file, line, owner, from, to]),
        ),
      ];
    }),
  );
}

function correctionsSection(corrections: Corrections, { items, leftOver }: ForumItems): string {
  const { duplicates, fields, doubts, records, mentioned } = corrections;
  return section(
    'Facts by hand',
    '### Duplicates',
    tableOf(
      ['file', 'row', 'original', 'why'],
      duplicates.map(({ file, row, original, why }) => [file, row, original, why]),
    ),
    '### Fields',
    tableOf(
      ['file', 'row', 'field', 'from', 'to', 'why', 'fact from'],
      fields.map(({ file, row, field, from, to, why, factFrom }) => [file, row, field, from, to, why, factFrom ?? '']),
    ),
    '### Abstracts without titles',
    tableOf(
      ['file', 'place', 'title', 'arXiv', 'date', 'same as', 'why'],
      records.map(({ file, row, title, arxivId, date, sameAs, why }) => {
        const other = sameAs === undefined ? '' : `${sameAs.file} ${sameAs.row}`;
        return [file, row, title, arxivId, date, other, why];
      }),
    ),
    '### Works that are only mentioned',
    tableOf(
      ['file', 'lines', 'title', 'arXiv', 'address', 'date', 'why', 'fact from'],
      mentioned.map(({ file, lines, title, arxivId, url, date, why, factFrom }) => {
        return [file, rangeOf(lines), title, arxivId ?? '', url ?? '', date ?? '', why, factFrom ?? ''];
      }),
    ),
    '### Doubts',
    tableOf(
      ['file', 'row', 'field', 'doubt'],
      doubts.map(({ file, row, field, text }) => [file, row, field, text]),
    ),
    '### Where the items of the forum page begin and end',
    tableOf(
      ['lines', 'read as', 'begins', 'why'],
      [
        ...leftOver.map(({ lines, kind }) => [rangeOf(lines), kind, '', '']),
        ...items.map(({ lines, kind, begins, why }) => [rangeOf(lines), kind, begins, why]),
      ],
    ),
    '### Paragraphs of the forum page that are read as quoted from somebody else',
    tableOf(
      ['lines of the item', 'begins', 'why'],
      items.flatMap(({ lines, paragraphs }) =>
        paragraphs.filter(({ is }) => is === 'quote').map(({ begins, why }) => [rangeOf(lines), begins, why ?? '']),
      ),
    ),
  );
}

function warningsSection({ warnings }: Dataset, { notices }: BuildReport): string {
  const all = [...warnings, ...notices.map((notice) => ({ paper: null, ...notice }))];
  return section(
    `To look at: ${all.length}`,
    tableOf(
      ['file', 'line', 'paper', 'what'],
      all.map(({ file, line, paper, text }) => [file, line ?? '', paper ?? '', text]),
    ),
  );
}

function commentarySection({ commentary }: Dataset): string {
  return section(
    `Posts and comments: ${commentary.length}`,
    tableOf(
      ['item', 'lines', 'kind', 'author', 'answers', 'post', 'about', 'known by', 'why'],
      commentary.map(({ id, lines, kind, author, answers, post, about }) => [
        id,
        rangeOf(lines),
        kind,
        author,
        answers ?? '',
        post?.title ?? '',
        about?.paper ?? '',
        about?.knownBy ?? '',
        about?.why ?? '',
      ]),
    ),
  );
}
