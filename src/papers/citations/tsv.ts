/** Cells parted by tabs, which is what spreadsheets take from the clipboard. */
import type { Dataset, Paper } from '../dataset.ts';
import { citedPapers, oneLine, type Cited } from './cited.ts';

const HEADINGS = ['Title', 'Company', 'Date', 'Category', 'arXiv', 'URL', 'Abstract'];

/**
 * A row of headings and then a row a paper, in their order; a cell is empty where nothing is known. Tabs and line breaks
 * inside a cell are spaces. What a spreadsheet would run as a formula gets an apostrophe before it, here and not by the
 * caller: the text is made to be pasted into a spreadsheet, and must be safe without a second step.
 */
export function tsv(papers: readonly Paper[], dataset: Dataset): string {
  const rows = [HEADINGS, ...citedPapers(papers, dataset).map(cells)];
  return rows.map((row) => `${row.map(cell).join('\t')}\n`).join('');
}

function cells({ title, author, date, category, arxivId, url, abstract }: Cited): string[] {
  const day = date && `${date.year}-${date.month}-${date.day}`;
  // A bare 2305.18290 would become a number and lose its last digit.
  const number = arxivId && `arXiv:${arxivId}`;
  return [title, author, day, category, number, url, abstract].map((text) => oneLine(text ?? ''));
}

/**
 * Cells that begin with `=`, `+`, `-` or `@` are run by spreadsheets (OWASP, "CSV injection"). One that begins with a
 * quotation mark is read on to the next, over tabs and lines, unless it is quoted as a whole.
 */
function cell(text: string): string {
  if (/^[=+\-@]/.test(text)) return `'${text}`;
  return text.startsWith('"') ? `"${text.replaceAll('"', '""')}"` : text;
}
