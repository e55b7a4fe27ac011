import { SearchClient } from '../../../src/search/client.svelte.ts';
import type { SearchDocument } from '../../../src/search/term-index.ts';
import searchWorkerUrl from '../../../src/search/search.worker.ts?worker&url';

export type FoundBySearch = { ids: Uint32Array; partial: boolean };

/** Longer than any answer takes; after it the search counts as broken. */
const PATIENCE = 300_000;

/** The page's own search client and worker, asked one question at a time. */
export class Asker {
  readonly #client: SearchClient;
  readonly #unwatch: () => void;
  #answered: ((found: FoundBySearch) => void) | null = null;
  #failed: ((error: Error) => void) | null = null;

  constructor(documents: readonly SearchDocument[]) {
    this.#client = new SearchClient(() => new Worker(searchWorkerUrl, { type: 'module' }), documents);
    this.#unwatch = $effect.root(() => {
      $effect(() => {
        const { answer, trouble } = this.#client;
        if (trouble !== null) this.#failed?.(new Error(trouble));
        else if (answer !== null) this.#answered?.({ ids: answer.found, partial: answer.partial !== null });
      });
    });
  }

  /** Starts the worker and sends it all papers. */
  warmUp(): void {
    this.#client.warmUp();
  }

  /** The complete answer, once it is here. The text must not be the one asked last: the client would keep silent. */
  ask(text: string): Promise<FoundBySearch> {
    return new Promise((resolve, reject) => {
      const tooLong = setTimeout(() => reject(new Error(`no answer to "${text}"`)), PATIENCE);
      this.#answered = (found) => {
        clearTimeout(tooLong);
        resolve(found);
      };
      this.#failed = reject;
      this.#client.ask(text);
    });
  }

  stop(): void {
    this.#client.stop();
    this.#unwatch();
  }
}
