import * as v from 'valibot';
import type { SearchDocument } from './term-index.ts';
import { Answer, type Request } from './messages.ts';

/** Papers in one message to the worker: copying thousands at once would hold up the page. */
const CHUNK = 500;

/** A worker that falls over this often in a row will not get better. */
const MOST_RESTARTS = 3;

/**
 * The page's end of the search worker. `answer` is what was found for the newest question that has been answered;
 * answers to older questions are dropped, in whatever order they arrive.
 */
export class SearchClient {
  /** Replaced whole with each answer, so nothing inside needs to be watched. */
  answer = $state.raw<(Omit<Answer, 'id'> & { text: string }) | null>(null);
  /** Whether anything has been answered yet. */
  answered = $state(false);
  /** A sentence for the reader where searching does not work, else null. */
  trouble = $state<string | null>(null);

  readonly #start: () => Worker;
  readonly #documents: readonly SearchDocument[];
  readonly #passages: readonly string[];
  /** What the reader has written, by the place of the paper: a worker that is started again needs it too. */
  #scope: readonly number[] | null = null;
  readonly #notes: Record<number, { note: string; tag: string; status: string }> = {};
  #worker: Worker | null = null;
  #asked: { id: number; text: string } | null = null;
  #lastId = 0;
  #restarts = 0;

  /**
   * @param start makes the worker; it is called when there is first something to search for, or when `warmUp` is
   * @param passages texts that belong to no paper and are found apart
   */
  constructor(start: () => Worker, documents: readonly SearchDocument[], passages: readonly string[] = []) {
    this.#start = start;
    this.#documents = documents;
    this.#passages = passages;
  }

  /** Starts the worker and builds the index, so that the first question is answered at once. */
  warmUp(): void {
    if (this.#worker !== null || this.trouble !== null) return;
    let worker: Worker;
    try {
      worker = this.#start();
    } catch {
      this.#fail();
      return;
    }
    this.#worker = worker;
    // What a worker said before it was ended can still arrive; it is no longer listened to.
    worker.onmessage = (event: MessageEvent<unknown>) => {
      if (worker === this.#worker) this.#receive(event.data);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      if (worker === this.#worker) this.#restart();
    };
    for (let at = 0; at < this.#documents.length; at += CHUNK) {
      this.#send({ kind: 'add', documents: this.#documents.slice(at, at + CHUNK) });
    }
    for (const [paper, written] of Object.entries(this.#notes))
      this.#send({ kind: 'note', paper: Number(paper), ...written });
    if (this.#scope !== null) this.#send({ kind: 'look at', papers: [...this.#scope] });
    if (this.#passages.length > 0) this.#send({ kind: 'add passages', texts: [...this.#passages] });
  }

  /** Tells what the reader has written on a paper, in place of what was told before; a standing question is asked again. */
  note(paper: number, written: { note: string; tag: string; status: string }): void {
    this.#notes[paper] = written;
    this.#send({ kind: 'note', paper, ...written });
    this.#askAgain();
  }

  /** Tells which papers are looked at, by their places: what has the most words is decided among them. */
  lookAt(papers: readonly number[]): void {
    this.#scope = papers;
    this.#send({ kind: 'look at', papers: [...papers] });
    this.#askAgain();
  }

  #askAgain(): void {
    if (this.#worker === null || this.#asked === null) return;
    this.#asked = { id: ++this.#lastId, text: this.#asked.text };
    this.#send({ kind: 'search', ...this.#asked });
  }

  /** Asks for all papers that match; `answer` changes when they are known. Asking for nothing takes it away. */
  ask(text: string): void {
    if (this.#asked?.text === text) return;
    if (text.trim() === '') {
      // Nothing is asked any more: neither an answer under way nor the one before may stand in for the next.
      this.#asked = null;
      this.answer = null;
      return;
    }
    this.#asked = { id: ++this.#lastId, text };
    this.warmUp();
    this.#send({ kind: 'search', ...this.#asked });
  }

  /** Ends the worker. */
  stop(): void {
    this.#worker?.terminate();
    this.#worker = null;
  }

  #send(request: Request): void {
    this.#worker?.postMessage(request);
  }

  #receive(data: unknown): void {
    const checked = v.safeParse(Answer, data);
    if (!checked.success || this.#asked === null) return;
    const { id, ...answer } = checked.output;
    if (id !== this.#asked.id) return;
    this.#restarts = 0;
    this.answered = true;
    this.answer = { text: this.#asked.text, ...answer };
  }

  #restart(): void {
    this.stop();
    this.#restarts += 1;
    if (this.#restarts > MOST_RESTARTS) {
      this.#fail();
      return;
    }
    const asked = this.#asked;
    this.#asked = null;
    this.warmUp();
    if (asked !== null) this.ask(asked.text);
  }

  #fail(): void {
    this.trouble = 'Searching does not work in this browser right now. The filters do; reload the page to try again.';
  }
}
