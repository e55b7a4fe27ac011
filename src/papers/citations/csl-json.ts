/**
 * CSL-JSON, the input of citation processors (Zotero, pandoc, citeproc-js), after `csl-data.json` in
 * github.com/citation-style-language/schema and the types of CSL 1.0.2.
 */
import type { Dataset, Paper } from '../dataset.ts';
import { citedPapers, type Cited } from './cited.ts';

/**
 * The papers as a list of items, in their order, indented by two spaces. `article` is what CSL calls a preprint; what is
 * not on arXiv is a `webpage`. What is not known is absent.
 */
export function cslJson(papers: readonly Paper[], dataset: Dataset): string {
  return `${JSON.stringify(citedPapers(papers, dataset).map(item), null, 2)}\n`;
}

function item({ key, title, author, date, url, arxivId, category, abstract }: Cited) {
  return {
    id: key,
    type: arxivId === null ? 'webpage' : 'article',
    title,
    ...(author !== null && { author: [{ literal: author }] }),
    ...(date !== null && { issued: { 'date-parts': [[Number(date.year), Number(date.month), Number(date.day)]] } }),
    ...(url !== null && { URL: url }),
    ...(arxivId !== null && { number: `arXiv:${arxivId}` }),
    ...(category !== null && { keyword: category }),
    ...(abstract !== null && { abstract }),
  };
}
