/** What a citation is made of: the few facts of a paper that every format writes, brought to one shape for all of them. */
import type { Dataset, Paper } from '../dataset.ts';
import { citationKey } from './key.ts';

/** Null stands for what is not known. No text is blank, and all but the abstract are of one line. */
export type Cited = {
  key: string;
  title: string;
  /** The company, as a corporate author: the authors of a paper are not in the dataset. */
  author: string | null;
  /** The year in four digits, the month and the day in two. */
  date: { year: string; month: string; day: string } | null;
  url: string | null;
  arxivId: string | null;
  /** The category's name. */
  category: string | null;
  /** Paragraphs are parted by one line break. */
  abstract: string | null;
};

/** The papers in the order given, ready to be written: names for slugs, texts of one line, blank texts as unknown. */
export function citedPapers(papers: readonly Paper[], dataset: Dataset): Cited[] {
  const companies = new Map(dataset.companies.map(({ id, name }) => [id, name]));
  const categories = new Map(dataset.categories.map(({ id, name }) => [id, name]));
  return papers.map((paper) => ({
    key: citationKey(paper),
    // The contract allows a title of nothing but white space. Every format needs something to call the paper by.
    title: known(paper.title) ?? paper.id,
    author: paper.company === null ? null : known(companies.get(paper.company)),
    date: paper.date === null ? null : partsOf(paper.date),
    url: paper.url === null ? null : withoutControls(paper.url),
    arxivId: known(paper.arxivId),
    category: paper.category === null ? null : known(categories.get(paper.category)),
    abstract: paragraphs(paper.abstract),
  }));
}

/** The text with every run of white space, line breaks and control characters as one space, and none at its ends. */
export function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}

function known(text: string | null | undefined): string | null {
  return oneLine(text ?? '') || null;
}

function partsOf(day: string): { year: string; month: string; day: string } {
  return { year: day.slice(0, 4), month: day.slice(5, 7), day: day.slice(8, 10) };
}

function paragraphs(text: string | null): string | null {
  const lines = (text ?? '').split(/[\n\r\u2028\u2029]+/).map(oneLine);
  return lines.filter((line) => line !== '').join('\n') || null;
}

/** The contract keeps white space out of addresses, but not the other control characters. */
function withoutControls(url: string): string {
  return url.replace(/\p{Cc}/gu, encodeURIComponent);
}
