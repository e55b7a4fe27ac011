import type { Dataset, Paper } from '../dataset.ts';
import { citedPapers, oneLine, type Cited } from './cited.ts';

const HEADINGS = ['Title', 'Company', 'Date', 'Category', 'arXiv', 'URL', 'Abstract'];

/** A row of headings and then a row a paper, in their order; a cell is one line, and empty where nothing is known. */
export function citationTable(papers: readonly Paper[], dataset: Dataset): string[][] {
  return [HEADINGS, ...citedPapers(papers, dataset).map(cells)];
}

function cells({ title, author, date, category, arxivId, url, abstract }: Cited): string[] {
  const day = date && `${date.year}-${date.month}-${date.day}`;
  // A bare 2305.18290 would become a number and lose its last digit.
  const number = arxivId && `arXiv:${arxivId}`;
  return [title, author, day, category, number, url, abstract].map((text) => oneLine(text ?? ''));
}
