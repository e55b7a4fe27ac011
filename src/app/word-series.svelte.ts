import type { WordSeries } from '../charts/words.ts';
import type { SearchClient } from '../search/client.svelte.ts';
import { asksNotes } from '../view/codec.ts';

/** The papers that each of some queries finds, for words over time. */
export class WordSearches {
  /** Replaced whole when all answers of the newest queries are there. */
  series = $state.raw<readonly WordSeries[]>([]);
  /** Whether the queries were chosen from the data, since the reader has named none. */
  areExamples = $state(false);
  /** Whether anything has been answered yet. */
  answered = $state(false);

  readonly #search: SearchClient;
  #asked = 0;

  constructor(search: SearchClient) {
    this.#search = search;
  }

  /** Asks for the papers of some queries; of none, for those of examples. What was asked before is no longer waited for. */
  async ask(queries: readonly string[]): Promise<void> {
    const asked = ++this.#asked;
    const examples = queries.length === 0;
    const named = examples ? await this.#search.examples() : queries;
    const found = await Promise.all(named.map((query) => this.#search.find(query)));
    if (asked !== this.#asked) return;
    this.areExamples = examples;
    this.answered = true;
    // What was not searched for is in no paper, and in every paper: it is not drawn.
    this.series =
      this.#search.trouble !== null
        ? []
        : named.map((query, at) => ({
            query,
            // What asks the notes goes into no picture.
            label: asksNotes(query) ? 'by my notes' : query,
            papers: [...(found[at] ?? [])],
          }));
  }
}
