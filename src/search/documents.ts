import { commentaryByPaper, wholeText } from '../papers/commentary.ts';
import type { Commentary, Dataset } from '../papers/dataset.ts';
import type { SearchDocument } from './engine.ts';

/** What is searched of a dataset: its papers, each with its discussion, and the items that are about none of them. */
export function documentsOf(dataset: Dataset): { documents: SearchDocument[]; passages: Commentary[] } {
  const byPaper = commentaryByPaper(dataset);
  const documents = dataset.papers.map(({ id, title, abstract }) => {
    const discussion = byPaper.get(id);
    return { title, abstract, discussion: discussion?.map(wholeText).join('\n\n') ?? null };
  });
  return { documents, passages: byPaper.get(null) ?? [] };
}
