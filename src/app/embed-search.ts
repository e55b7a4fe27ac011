/** The search for a figure in a frame: a piece of code that only figures with a query or with words fetch. */
import type { Dataset } from '../papers/dataset.ts';
import { SearchClient, type SearchWorker } from '../search/client.svelte.ts';
import { documentsOf } from '../search/documents.ts';
import { searchInPage } from '../search/in-page.ts';
import { startSearchWorker } from './trusted-worker.ts';
import { WordSearches } from './word-series.svelte.ts';

export type FigureSearch = { client: SearchClient; words: WordSearches };

/**
 * Asks for what a figure needs to be drawn.
 * @param whole the papers that are looked at
 * @param query what is searched for; empty: nothing
 * @param words the queries for words over time, none for examples; null where that is not drawn
 */
export function searchFor(
  dataset: Dataset,
  whole: readonly number[],
  query: string,
  words: readonly string[] | null,
): FigureSearch {
  const client = new SearchClient(workerOrPage(), documentsOf(dataset).documents);
  const searches = new WordSearches(client);
  client.lookAt(whole);
  client.ask(query);
  if (words !== null) void searches.ask(words);
  return { client, words: searches };
}

/** Starts a worker, or, where that does not start or has fallen over, the search in the page. */
function workerOrPage(): () => SearchWorker {
  let isFirst = true;
  return () => {
    if (!isFirst) return searchInPage();
    isFirst = false;
    try {
      return startSearchWorker();
    } catch {
      // In a sandbox without an origin no script is of the same one.
      return searchInPage();
    }
  };
}
