/** All notes as one file, for people and for other programs. None of them comes back as notes: that is for a vault or a backup. */
import { csv } from '../files/csv.ts';
import { citedPapers, oneLine, type Cited } from '../papers/citations/cited.ts';
import { citationKey } from '../papers/citations/key.ts';
import { markdownList } from '../papers/citations/lists.ts';
import { risRecord } from '../papers/citations/ris.ts';
import type { Dataset } from '../papers/dataset.ts';
import { counted } from './moments.ts';
import { STATUS_NAMES, type Note } from './note.ts';
import { factsOf, noteAsText } from './note-as-text.ts';
import { KIND_WORDS, quoteOf } from './passage.ts';
import { papersOf } from './vault-export.ts';

/** Everything in one Markdown file: a heading a paper with its citation, then all that is written on it. */
export function notesMarkdown(notes: readonly Note[], dataset: Dataset): string {
  const papers = papersOf(dataset);
  const texts = notes.map((note) => {
    const paper = papers.get(note.paperId);
    if (paper === undefined) return noteAsText(note);
    const citation = markdownList([paper], dataset).trim().replace(/^- /, '');
    return noteAsText({ ...note, title: oneLine(paper.title) }, citation);
  });
  return `*${counted(notes.length, 'note')} on papers about AI safety.*\n\n${texts.join('\n---\n\n')}`;
}

const HEADINGS = ['id', 'title', 'company', 'date', 'url', 'category', 'status', 'rating', 'tags'];

/** A row a note, for spreadsheets. Of passages there is their number. */
export function notesCsv(notes: readonly Note[], dataset: Dataset): string {
  const papers = papersOf(dataset);
  const names = new Map([...dataset.companies, ...dataset.categories].map(({ id, name }) => [id, name]));
  const rows = notes.map((note) => {
    const { paperId, tags, status, rating, short, long, jottings, passages, updatedAt } = note;
    const paper = papers.get(paperId);
    return [
      paperId,
      paper?.title ?? note.title,
      names.get(paper?.company ?? '') ?? '',
      paper?.date ?? '',
      paper?.url ?? note.url,
      names.get(paper?.category ?? '') ?? '',
      status === null ? '' : STATUS_NAMES[status],
      rating === null ? '' : `${rating}`,
      tags.join(', '),
      short,
      long,
      jottings,
      `${passages.length}`,
      updatedAt,
    ];
  });
  return csv([[...HEADINGS, 'short', 'long', 'jottings', 'passages', 'updated'], ...rows]);
}

/** A record a paper with a note on it, for programs that keep references: a note a length and a passage, tags as keywords. */
export function notesRis(notes: readonly Note[], dataset: Dataset): string {
  const papers = papersOf(dataset);
  return notes
    .map((note) => {
      const paper = papers.get(note.paperId);
      const cited = paper === undefined ? undefined : citedPapers([paper], dataset)[0];
      return risRecord(cited ?? citedOf(note), note.tags.filter(isSomething), notesOf(note));
    })
    .join('');
}

function notesOf({ status, rating, short, long, jottings, passages }: Note): string[] {
  const standing = factsOf({ status, rating, tags: [] }).join('. ');
  const texts = [
    ['Short note', short],
    ['Long note', long],
    ['Jottings', jottings],
  ] as const;
  return [
    standing,
    ...texts.flatMap(([name, text]) => (isSomething(text) ? [`${name}:\n${text}`] : [])),
    ...passages.map((passage) => {
      const { name } = KIND_WORDS[passage.kind];
      return `${name}: “${oneLine(quoteOf(passage))}”\n${passage.comment}`;
    }),
  ].filter(isSomething);
}

function isSomething(text: string): boolean {
  return oneLine(text) !== '';
}

/** What is cited of a paper that has left the list: no more than its note says. */
function citedOf({ paperId, title, url }: Note): Cited {
  const named = oneLine(title) === '' ? paperId : oneLine(title);
  return {
    key: citationKey({ id: paperId, company: null, date: null, title: named }),
    title: named,
    author: null,
    date: null,
    url: oneLine(url) === '' ? null : oneLine(url),
    arxivId: null,
    category: null,
    abstract: null,
  };
}
