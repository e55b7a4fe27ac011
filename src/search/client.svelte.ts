import * as v from 'valibot';
import type { SearchDocument } from './term-index.ts';
import { Answer, type Found, type Request } from './messages.ts';

/** Papers in one message to the worker: copying thousands at once would hold up the page. */
const CHUNK = 500;

/** A worker that falls over this often in a row will not get better. */
const MOST_RESTARTS = 3;

/** What the client needs of a worker. */
export type SearchWorker = {
  postMessage: (request: Request) => void;
  terminate: () => void;
  onmessage: ((event: MessageEvent<unknown>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
};

/** A question beside the one that the reader types, by its id; null is the answer where there will be none. */
type Aside = { request: Extract<Request, { kind: 'find' | 'examples' }>; settle: (answer: Answer | null) => void };

/**
 * The page's end of the search worker. `answer` is what was found for the newest question that has been answered;
 * answers to older questions are dropped, in whatever order they arrive.
 */
export class SearchClient {
  /** Replaced whole with each answer, so nothing inside needs to be watched. */
  answer = $state.raw<(Omit<Found, 'id'> & { text: string }) | null>(null);
  /** Whether anything has been answered yet. */
  answered = $state(false);
  /** A sentence for the reader where searching does not work, else null. */
  trouble = $state<string | null>(null);
  /** What the worker fell over last, for a report; null where it did not, or did not say. */
  fault: Error | null = null;
  /** Rises when what is searched changes: the reader's notes, or which papers are looked at. `find` and `examples` may say
   *  otherwise then. */
  version = $state(0);

  readonly #start: () => SearchWorker;
  readonly #documents: readonly SearchDocument[];
  readonly #passages: readonly string[];
  /** What the reader has written, by the place of the paper: a worker that is started again needs it too. */
  #scope: readonly number[] | null = null;
  readonly #notes: Record<number, { note: string; tag: string; status: string }> = {};
  #worker: SearchWorker | null = null;
  #asked: { id: number; text: string; isAnswered: boolean } | null = null;
  #asides: Aside[] = [];
  #lastId = 0;
  #changes = 0;
  #restarts = 0;

  /**
   * @param start makes the worker; it is called when there is first something to search for, or when `warmUp` is
   * @param passages texts that belong to no paper and are found apart
   */
  constructor(start: () => SearchWorker, documents: readonly SearchDocument[], passages: readonly string[] = []) {
    this.#start = start;
    this.#documents = documents;
    this.#passages = passages;
  }

  /** Starts the worker and builds the index, so that the first question is answered at once. */
  warmUp(): void {
    if (this.#worker !== null || this.trouble !== null) return;
    let worker: SearchWorker;
    try {
      worker = this.#start();
    } catch (error) {
      this.fault = error instanceof Error ? error : null;
      this.#fail();
      return;
    }
    this.#worker = worker;
    // What a worker said before it was ended can still arrive; it is no longer listened to.
    worker.onmessage = (event) => {
      if (worker === this.#worker) this.#receive(event.data);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      if (worker !== this.#worker) return;
      // A script that is not there has nothing to say.
      this.fault = new Error(event.message || 'the worker could not be started');
      this.fault.stack = `at ${event.filename}:${event.lineno}:${event.colno}`;
      this.#restart();
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
    this.#changed();
  }

  /** Tells which papers are looked at, by their places: what has the most words is decided among them. */
  lookAt(papers: readonly number[]): void {
    this.#scope = papers;
    this.#send({ kind: 'look at', papers: [...papers] });
    this.#changed();
  }

  #changed(): void {
    // Counted apart: an effect that tells of a change would run for ever if that read the version.
    this.version = ++this.#changes;
    if (this.#worker !== null && this.#asked !== null) this.#askFor(this.#asked.text);
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
    this.warmUp();
    this.#askFor(text);
  }

  #askFor(text: string): void {
    const id = ++this.#lastId;
    this.#asked = { id, text, isAnswered: false };
    this.#send({ kind: 'search', id, text });
  }

  /**
   * All papers that fulfil a query as it stands, by their places: none of its words is corrected, completed or given up.
   * Apart from what `ask` asks for; any number may be asked at once. Null where nothing is asked, where searching does
   * not work, and where the client is stopped before the answer.
   */
  async find(text: string): Promise<Uint32Array | null> {
    if (text.trim() === '') return null;
    const answer = await this.#askAside({ kind: 'find', id: ++this.#lastId, text });
    return answer?.kind === 'find' ? answer.papers : null;
  }

  /**
   * Words to begin with, up to six: those whose use rose most among the dated papers that are looked at, then those
   * whose use fell most. None where too little is there to tell, where searching does not work, and where the client is
   * stopped before the answer.
   */
  async examples(): Promise<string[]> {
    const answer = await this.#askAside({ kind: 'examples', id: ++this.#lastId });
    return answer?.kind === 'examples' ? answer.words : [];
  }

  #askAside(request: Aside['request']): Promise<Answer | null> {
    this.warmUp();
    if (this.#worker === null) return Promise.resolve(null);
    return new Promise((settle) => {
      this.#asides.push({ request, settle });
      this.#send(request);
    });
  }

  /** Ends the worker. What it has not answered yet has no answer. */
  stop(): void {
    this.#end();
    this.#dropAsides();
  }

  #end(): void {
    this.#worker?.terminate();
    this.#worker = null;
  }

  #dropAsides(): void {
    for (const { settle } of this.#asides) settle(null);
    this.#asides = [];
  }

  #send(request: Request): void {
    this.#worker?.postMessage(request);
  }

  #receive(data: unknown): void {
    const checked = v.safeParse(Answer, data);
    if (!checked.success) return;
    const answer = checked.output;
    if (answer.kind === 'search') this.#show(answer);
    else {
      this.#asides.find(({ request }) => request.id === answer.id)?.settle(answer);
      this.#asides = this.#asides.filter(({ request }) => request.id !== answer.id);
    }
    // Only when it owes nothing: of several questions one may be what it falls over, each time it is started.
    if (this.#asked?.isAnswered !== false && this.#asides.length === 0) this.#restarts = 0;
  }

  #show({ id, ...answer }: Found): void {
    if (id !== this.#asked?.id) return;
    this.#asked.isAnswered = true;
    this.answered = true;
    this.answer = { text: this.#asked.text, ...answer };
  }

  #restart(): void {
    this.#end();
    this.#restarts += 1;
    if (this.#restarts > MOST_RESTARTS) {
      this.#fail();
      return;
    }
    this.warmUp();
    if (this.#asked !== null) this.#askFor(this.#asked.text);
    for (const { request } of this.#asides) this.#send(request);
  }

  #fail(): void {
    this.trouble = 'Searching does not work in this browser right now. The filters do; reload the page to try again.';
    this.#dropAsides();
  }
}
