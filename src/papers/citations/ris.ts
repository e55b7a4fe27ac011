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
  return citedPapers(papers, dataset).map(record).join('');
}

function record({ key, title, author, date, url, arxivId, category, abstract }: Cited): string {
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
  ];
  const lines = tags.flatMap(([tag, value]) => (value ? [`${tag}  - ${value}\r\n`] : []));
  return `${lines.join('')}ER  - \r\n`;
}

function without(separator: RegExp, text: string): string {
  return oneLine(text.replace(separator, ' '));
}
