/** A choice of papers in the form of `papers.json`, for programs. */
import type { Dataset, Paper } from '../dataset.ts';

/**
 * The papers as they stand in `papers.json`, in the order given, indented by two spaces, with what is needed to read
 * them: the versions of the file's shape and of its content, the sources, and what the slugs of companies, categories and
 * collections stand for. A paper may name as `duplicateOf` one that is not in the choice.
 */
export function papersJson(papers: readonly Paper[], dataset: Dataset): string {
  const { schemaVersion, dataVersion, coverage, sources, collections, companies, categories } = dataset;
  const file = { schemaVersion, dataVersion, coverage, sources, collections, companies, categories, papers };
  return `${JSON.stringify(file, null, 2)}\n`;
}
