/**
 * RIS, after "RIS Format Specifications" (Research Information Systems; the tags of 2011), as Zotero, JabRef, Mendeley and
 * EndNote read it: two letters or digits, two spaces, a hyphen, a space, the value, CR and LF.
 */
import type { Dataset, Paper } from '../dataset.ts';
import { citedPapers, oneLine, type Cited } from './cited.ts';

/**
 * The papers as records of a `.ris` file, in their order. What is not known is left out, and every value is of one line,
 * so that no text can be taken for a tag.
 *
 * What is on arXiv is a report (`RPRT`), the rest are web pages (`ELEC`). `GEN` would come into Zotero as an article
 * of a journal, which none of them is. A web page has no field for a number there, and a report has: `DB` and `AN` are the
 * archive and the place in it.
 */
export function ris(papers: readonly Paper[], dataset: Dataset): string {
  return citedPapers(papers, dataset)
    .map((cited) => risRecord(cited))
    .join('');
}

/**
 * One work as a record, with keywords and notes of a reader's. A note keeps its lines: those behind the first stand without a
 * tag, as readers of the format take up a value that goes on. A line that would be taken for a tag is joined with the one
 * before it.
 */
export function risRecord(
  { key, title, author, date, url, arxivId, category, abstract }: Cited,
  keywords: readonly string[] = [],
  notes: readonly string[] = [],
): string {
  const tags: [tag: string, value: string | null | undefined][] = [
    ['TY', arxivId === null ? 'ELEC' : 'RPRT'],
    ['ID', key],
    ['TI', title],
    // A comma would part the last name from the first. Nothing escapes it, and a name without one is kept whole.
    ['AU', author && without(/,/g, author)],
    ['PY', date?.year],
    ['DA', date && `${date.year}/${date.month}/${date.day}/`],
    ['UR', url],
    ['DB', arxivId && 'arXiv'],
    ['AN', arxivId && `arXiv:${arxivId}`],
    ['AB', abstract && oneLine(abstract)],
    // Zotero takes a semicolon for the end of a keyword.
    ['KW', category && without(/;/g, category)],
    ...keywords.map((keyword): [string, string] => ['KW', without(/;/g, keyword)]),
    ...notes.map((note): [string, string] => ['N1', linesOf(note)]),
  ];
  const lines = tags.flatMap(([tag, value]) => (value ? [`${tag}  - ${value}\r\n`] : []));
  return `${lines.join('')}ER  - \r\n`;
}

function linesOf(note: string): string {
  const lines: string[] = [];
  for (const line of note.split(/[\n\r\u2028\u2029]+/).map(oneLine)) {
    const isLikeTag = /^[A-Z][A-Z0-9]\s*-/i.test(line);
    if (line !== '') lines.push(isLikeTag && lines.length > 0 ? `${lines.pop() ?? ''} ${line}` : line);
  }
  return lines.join('\r\n');
}

function without(separator: RegExp, text: string): string {
  return oneLine(text.replace(separator, ' '));
}
