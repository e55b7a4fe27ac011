import { commentaryByPaper, wholeText } from '../papers/commentary.ts';
import type { Commentary, Dataset } from '../papers/dataset.ts';
import type { SearchDocument } from './term-index.ts';

/** What is searched of a dataset: its papers, each with its discussion, and the items that are about none of them. */
export function documentsOf(dataset: Dataset): { documents: SearchDocument[]; passages: Commentary[] } {
  const byPaper = commentaryByPaper(dataset);
  const nameOf = (items: readonly { id: string; name: string }[], id: string | null) =>
    items.find((item) => item.id === id)?.name ?? null;
  const documents = dataset.papers.map(({ id, title, abstract, company, category, date, arxivId }) => ({
    title,
    abstract,
    discussion: byPaper.get(id)?.map(wholeText).join('\n\n') ?? null,
    arxiv: arxivId,
    note: null,
    tag: null,
    status: null,
    company: nameOf(dataset.companies, company),
    category: nameOf(dataset.categories, category),
    date,
  }));
  return { documents, passages: byPaper.get(null) ?? [] };
}
