import { flushSync } from 'svelte';
import { afterEach, describe, expect, it } from 'vitest';
import { faultOf } from '../../tests/fixtures/worker-fault.browser.ts';
import { SearchClient } from './client.svelte.ts';
import type { SearchDocument } from './term-index.ts';
import workerUrl from './search.worker.ts?worker&url';

function document(title: string, abstract: string | null = null, discussion: string | null = null): SearchDocument {
  return {
    title,
    abstract,
    discussion,
    arxiv: null,
    note: null,
    tag: null,
    status: null,
    company: null,
    category: null,
    date: null,
  };
}

const documents: SearchDocument[] = [
  document('Reward models', 'What people prefer.'),
  document('Debate', 'Two models argue.', 'Somebody mentioned a walrus.'),
  document('Unlearning'),
];

const TROUBLE = 'Searching does not work in this browser right now. The filters do; reload the page to try again.';

let ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends) end();
  ends = [];
});

function startReal(): Worker {
  return new Worker(workerUrl, { type: 'module' });
}

/** A worker that falls over at the first thing it is told. */
function startDying(): Worker {
  const script = 'addEventListener("message", () => { throw new Error("out of order"); });';
  return new Worker(URL.createObjectURL(new Blob([script], { type: 'text/javascript' })));
}

type Watched = { client: SearchClient; started: Worker[]; answered: string[] };

/** A client, the workers it started one after the other, and the questions whose answers it showed. */
function clientOf(
  starts: (() => Worker)[],
  papers: readonly SearchDocument[] = documents,
  passages: readonly string[] = [],
): Watched {
  const started: Worker[] = [];
  const client = new SearchClient(
    () => {
      const start = starts[Math.min(started.length, starts.length - 1)] ?? startReal;
      const worker = start();
      started.push(worker);
      return worker;
    },
    papers,
    passages,
  );
  const answered: string[] = [];
  const stop = $effect.root(() => {
    $effect(() => {
      if (client.answer !== null) answered.push(client.answer.text);
    });
  });
  ends.push(stop, () => client.stop());
  flushSync();
  return { client, started, answered };
}

function foundBy(client: SearchClient): number[] | null {
  return client.answer === null ? null : [...client.answer.found];
}

describe('asking', () => {
  it('is answered with all that match, the words of the query, and what was asked', async () => {
    const { client } = clientOf([startReal]);
    client.ask('models');
    await expect.poll(() => foundBy(client)).toEqual([0, 1]);
    expect(client.answer).toMatchObject({
      text: 'models',
      partial: null,
      asked: true,
      marks: { words: ['models'], beginnings: ['models'], phrases: [] },
    });
    expect(client.trouble).toBeNull();
  });

  it('says what was found by its discussion alone', async () => {
    const { client } = clientOf([startReal]);
    client.ask('walrus');
    await expect.poll(() => foundBy(client)).toEqual([1]);
    expect([...(client.answer?.byDiscussion ?? [])]).toEqual([1]);
    client.ask('argue');
    await expect.poll(() => client.answer?.text).toBe('argue');
    expect([...(client.answer?.byDiscussion ?? [])]).toEqual([]);
  });

  it('finds passages that belong to no paper apart from the papers', async () => {
    const { client } = clientOf([startReal], documents, ['Debate with a walrus.', 'An unlearned walrus, a debate.']);
    client.ask('debate walrus ');
    await expect.poll(() => client.answer?.text).toBe('debate walrus ');
    // The paper has both words with its discussion; the shorter passage comes first.
    expect(foundBy(client)).toEqual([1]);
    expect(client.answer?.passages).toEqual([0, 1]);
    client.ask('walrus xylophone ');
    await expect.poll(() => client.answer?.text).toBe('walrus xylophone ');
    expect(client.answer).toMatchObject({ partial: ['walrus', 'xylophone'], passages: [] });
  });

  it('finds what the reader has written, asks again when it changes, and tells a new worker too', async () => {
    const { client, started } = clientOf([startReal]);
    client.ask('otter');
    await expect.poll(() => foundBy(client)).toEqual([]);
    client.note(2, { note: 'An otter.', tag: 'talk', status: 'To read' });
    await expect.poll(() => foundBy(client)).toEqual([2]);
    expect([...(client.answer?.byNotes ?? [])]).toEqual([2]);
    started[0]?.dispatchEvent(new ErrorEvent('error', { cancelable: true }));
    client.ask('tag:talk');
    await expect.poll(() => client.answer?.text).toBe('tag:talk');
    expect(foundBy(client)).toEqual([2]);
    client.ask('status:to-read');
    await expect.poll(() => client.answer?.text).toBe('status:to-read');
    expect(foundBy(client)).toEqual([2]);
    expect(started).toHaveLength(2);
  });

  it.each(['"', '(', '*', ':', '-', 'OR', '""', '?!'])('asks nothing by “%s”, and goes on answering', async (text) => {
    const { client, started } = clientOf([startReal]);
    client.ask(text);
    await expect.poll(() => client.answer?.text).toBe(text);
    expect(client.answer).toMatchObject({ asked: false });
    client.ask('debate');
    await expect.poll(() => foundBy(client)).toEqual([1]);
    expect(started).toHaveLength(1);
  });

  it('decides what has the most words among the papers that are looked at', async () => {
    const { client } = clientOf([startReal]);
    client.lookAt([1, 2]);
    client.ask('reward models ');
    await expect.poll(() => client.answer?.text).toBe('reward models ');
    // The first paper has both words, but is not looked at; of the others one has one of them.
    expect(foundBy(client)).toEqual([0, 1]);
    expect(client.answer?.partial).toEqual(['reward', 'models']);
    client.lookAt([0, 1, 2]);
    await expect.poll(() => client.answer?.partial).toBeNull();
    expect(foundBy(client)).toEqual([0]);
  });

  it('says that no paper has all the words', async () => {
    const { client } = clientOf([startReal]);
    client.ask('unlearning xylophone ');
    await expect.poll(() => foundBy(client)).toEqual([2]);
    expect(client.answer?.partial).toEqual(['unlearning', 'xylophone']);
  });

  it('starts no worker before there is something to ask', () => {
    const { client, started } = clientOf([startReal]);
    client.ask('');
    client.ask('   ');
    expect(started).toHaveLength(0);
    client.ask('reward');
    expect(started).toHaveLength(1);
  });

  it('starts one worker, however often it is warmed up', () => {
    const { client, started } = clientOf([startReal]);
    client.warmUp();
    client.warmUp();
    client.ask('reward');
    expect(started).toHaveLength(1);
  });

  it('finds papers that do not fit into one message to the worker', async () => {
    const many = Array.from({ length: 1201 }, (_, at) => document(`Paper ${at}`));
    const { client } = clientOf([startReal], many);
    client.ask('paper ');
    await expect.poll(() => foundBy(client)?.length).toBe(1201);
  });
});

describe('the newest question', () => {
  it('is the only one whose answer is shown, of many that were asked in a row', async () => {
    const { client, answered } = clientOf([startReal]);
    for (const text of ['m', 'mo', 'mod', 'debate', 'unlearning']) client.ask(text);
    await expect.poll(() => client.answer?.text).toBe('unlearning');
    client.ask('reward');
    client.ask('debate');
    await expect.poll(() => client.answer?.text).toBe('debate');
    expect(answered).toEqual(['unlearning', 'debate']);
    expect(foundBy(client)).toEqual([1]);
  });

  it('keeps its answer where the same is asked again', async () => {
    const { client, answered } = clientOf([startReal]);
    client.ask('reward');
    await expect.poll(() => client.answer?.text).toBe('reward');
    client.ask('reward');
    client.ask('debate');
    await expect.poll(() => client.answer?.text).toBe('debate');
    expect(answered).toEqual(['reward', 'debate']);
  });

  it('is not answered by what is no answer', async () => {
    const { client, started, answered } = clientOf([startReal]);
    client.ask('reward');
    const [worker] = started;
    worker?.dispatchEvent(new MessageEvent('message', { data: { id: 1, found: 'everything' } }));
    worker?.dispatchEvent(new MessageEvent('message', { data: null }));
    await expect.poll(() => foundBy(client)).toEqual([0]);
    expect(answered).toEqual(['reward']);
  });
});

describe('finding, beside the question in the search box', () => {
  /** What is found by a query, as a list. */
  async function listed(client: SearchClient, text: string): Promise<number[] | null> {
    const papers = await client.find(text);
    return papers === null ? null : [...papers];
  }

  it('gives each of many that ask at once its own answer, and leaves the search box its own', async () => {
    const { client, answered, started } = clientOf([startReal]);
    client.ask('unlearning');
    const texts = ['models', 'debate', 'reward models', 'walrus', '"what people"', 'unlearning OR debate'];
    const found = await Promise.all(texts.map((text) => listed(client, text)));
    expect(found).toEqual([[0, 1], [1], [0], [1], [0], [1, 2]]);
    await expect.poll(() => foundBy(client)).toEqual([2]);
    expect(answered).toEqual(['unlearning']);
    expect(started).toHaveLength(1);
  });

  it('counts what fulfils a query as it stands, and nothing that nearly does', async () => {
    const { client } = clientOf([startReal]);
    expect(await listed(client, 'rewad')).toEqual([]);
    expect(await listed(client, 'rewa')).toEqual([]);
    expect(await listed(client, 'reward debate')).toEqual([]);
    expect(await listed(client, 'model')).toEqual([0, 1]);
  });

  it.each(['', '   ', '""', '?!'])('asks nothing by “%s”', async (text) => {
    const { client } = clientOf([startReal]);
    expect(await client.find(text)).toBeNull();
  });

  it('starts no worker for nothing, and one for something', async () => {
    const { client, started } = clientOf([startReal]);
    await client.find(' ');
    expect(started).toHaveLength(0);
    await client.find('debate');
    expect(started).toHaveLength(1);
  });

  it('is asked again when the notes or the papers that are looked at change', async () => {
    const { client } = clientOf([startReal]);
    const found: (number[] | null)[] = [];
    const stop = $effect.root(() => {
      $effect(() => {
        if (client.version < 0) return;
        void listed(client, 'otter').then((papers) => found.push(papers));
      });
    });
    ends.push(stop);
    flushSync();
    await expect.poll(() => found).toEqual([[]]);
    client.note(2, { note: 'An otter.', tag: '', status: '' });
    flushSync();
    await expect.poll(() => found).toEqual([[], [2]]);
    client.lookAt([0, 1]);
    flushSync();
    await expect.poll(() => found).toEqual([[], [2], [2]]);
  });

  it('may be told of changes by an effect, which does not run again for it', () => {
    const { client } = clientOf([startReal]);
    let runs = 0;
    const stop = $effect.root(() => {
      $effect(() => {
        runs += 1;
        client.lookAt([0]);
        client.note(0, { note: '', tag: '', status: '' });
      });
    });
    ends.push(stop);
    flushSync();
    expect(runs).toBe(1);
    expect(client.version).toBe(2);
  });

  it('is answered by a new worker where the first falls over', async () => {
    const { client, started } = clientOf([startDying, startReal]);
    const both = Promise.all([listed(client, 'debate'), listed(client, 'models')]);
    expect(await both).toEqual([[1], [0, 1]]);
    expect(started).toHaveLength(2);
    expect(client.trouble).toBeNull();
  });

  it('has no answer where the worker is given up, then and later', async () => {
    const { client, started } = clientOf([startDying]);
    expect(await client.find('debate')).toBeNull();
    expect(client.trouble).toBe(TROUBLE);
    expect(await client.find('debate')).toBeNull();
    expect(started).toHaveLength(4);
  });

  it('has no answer where the browser has no workers', async () => {
    const { client } = clientOf([
      () => {
        throw new Error('workers are blocked');
      },
    ]);
    expect(await client.find('debate')).toBeNull();
  });

  it('has no answer where the client is stopped before', async () => {
    const { client } = clientOf([startReal]);
    const found = client.find('debate');
    client.stop();
    expect(await found).toBeNull();
  });

  it('gives up a worker that falls over one question each time, though it answers another', async () => {
    const script = `addEventListener('message', ({ data }) => {
      if (data.kind === 'find' && data.text === 'poison') throw new Error('out of order');
      if (data.kind === 'find') postMessage({ kind: 'find', id: data.id, papers: new Uint32Array([1]) });
    });`;
    const { client, started } = clientOf([
      () => new Worker(URL.createObjectURL(new Blob([script], { type: 'text/javascript' }))),
    ]);
    const [well, ill] = await Promise.all([listed(client, 'debate'), listed(client, 'poison')]);
    expect(well).toEqual([1]);
    expect(ill).toBeNull();
    expect(started).toHaveLength(4);
  });
});

describe('examples', () => {
  /** Twenty papers over twenty months: the first half on debates, the second on probes. */
  const many = Array.from({ length: 20 }, (_, at) => ({
    ...document(at < 10 ? 'On debates' : 'On probes', 'A machine.'),
    date: `20${at < 10 ? '22' : '23'}-0${1 + (at % 9)}-01`,
  }));

  it('are the words that come up, then those that go out of use, of the papers that are looked at', async () => {
    const { client } = clientOf([startReal], many);
    expect(await client.examples()).toEqual(['probes', 'debates']);
    client.lookAt([0, 1, 2, 3]);
    expect(await client.examples()).toEqual([]);
  });

  it('come from a new worker where the first falls over, and there are none where it is given up', async () => {
    const { client } = clientOf([startDying, startReal], many);
    expect(await client.examples()).toEqual(['probes', 'debates']);
    const other = clientOf([startDying], many);
    expect(await other.client.examples()).toEqual([]);
    expect(other.client.trouble).toBe(TROUBLE);
  });
});

describe('a worker that falls over', () => {
  it('is started again, and the question is answered', async () => {
    const { client, started } = clientOf([startDying, startReal]);
    client.ask('debate');
    await expect.poll(() => foundBy(client)).toEqual([1]);
    expect(started).toHaveLength(2);
    expect(client.trouble).toBeNull();
  });

  it('after it has answered is started again, and answers what is asked then', async () => {
    const { client, started } = clientOf([startReal]);
    client.ask('debate');
    await expect.poll(() => foundBy(client)).toEqual([1]);
    started[0]?.postMessage('nothing that a worker understands');
    await expect.poll(() => started.length).toBe(2);
    client.ask('reward');
    await expect.poll(() => foundBy(client)).toEqual([0]);
  });

  it('again and again is given up, with a sentence for the reader', async () => {
    const { client, started } = clientOf([startDying]);
    client.ask('debate');
    await expect.poll(() => client.trouble).toBe(TROUBLE);
    expect(client.fault?.message).toContain('out of order');
    expect(started).toHaveLength(4);
    client.ask('reward');
    expect(started).toHaveLength(4);
  });

  it('because its script is not there is given up, with a sentence for the reader', async () => {
    const { client } = clientOf([() => new Worker('/no/such/script.js', { type: 'module' })]);
    client.ask('debate');
    await expect.poll(() => client.trouble, { timeout: 5000 }).toBe(TROUBLE);
    expect(client.fault?.message).toBe('the worker could not be started');
  });

  it('now and then is started as often as needed, as long as it answers in between', async () => {
    const { client, started } = clientOf([startReal]);
    for (let falls = 1; falls <= 5; falls++) {
      client.ask(falls % 2 === 0 ? 'reward' : 'debate');
      await expect.poll(() => foundBy(client)).toEqual([falls % 2 === 0 ? 0 : 1]);
      started.at(-1)?.postMessage('nothing that a worker understands');
      await expect.poll(() => started.length).toBe(falls + 1);
    }
    expect(client.trouble).toBeNull();
  });
});

describe('a browser without workers', () => {
  it('is told in a sentence, and nothing is thrown', () => {
    const { client } = clientOf([
      () => {
        throw new Error('workers are blocked');
      },
    ]);
    expect(() => client.ask('debate')).not.toThrow();
    expect(client.trouble).toBe(TROUBLE);
    expect(client.fault?.message).toBe('workers are blocked');
    expect(client.answer).toBeNull();
  });
});

describe('a client that was stopped', () => {
  it('shows no answer any more', async () => {
    const { client, answered } = clientOf([startReal]);
    client.ask('debate');
    client.stop();
    const other = clientOf([startReal]);
    other.client.ask('debate');
    await expect.poll(() => foundBy(other.client)).toEqual([1]);
    expect(answered).toEqual([]);
  });
});

describe('a message that is none', () => {
  /** A worker that says what it likes before it answers a question. */
  function startTalking(...said: unknown[]): Worker {
    const script = `addEventListener('message', ({ data }) => {
      if (data.kind !== 'search') return;
      for (const one of ${JSON.stringify(said)}) postMessage(one);
      postMessage({ kind: 'search', id: data.id, asked: true, found: Uint32Array.of(2), byDiscussion: new Uint32Array(),
        byNotes: new Uint32Array(), partial: null, corrected: [], remarks: [],
        marks: { words: [], beginnings: [], phrases: [] }, passages: [] });
    });`;
    return new Worker(URL.createObjectURL(new Blob([script], { type: 'text/javascript' })));
  }

  it('from the worker is dropped, and the answer after it is shown', async () => {
    const forged = { kind: 'search', id: 1, asked: true, found: [0, 1], marks: '<img src=x onerror=alert(1)>' };
    const { client, answered, started } = clientOf([
      () => startTalking('nonsense', null, 7, { kind: 'other' }, forged, { kind: 'examples', id: 1, words: [7] }),
    ]);
    client.ask('anything');
    await expect.poll(() => foundBy(client)).toEqual([2]);
    expect(answered).toEqual(['anything']);
    expect(client.trouble).toBeNull();
    expect(started).toHaveLength(1);
  });

  it.each([['nonsense'], [null], [{ kind: 'add', documents: '__proto__' }], [{ kind: 'search', id: '1', text: 7 }]])(
    'to the worker is answered by none, and says so: %j',
    async (message) => {
      const worker = startReal();
      ends.push(() => worker.terminate());
      const fault = expect.stringMatching(/Invalid (?:type|key)/) as string;
      expect(await faultOf(worker, message)).toEqual({ fault, answers: [] });
    },
  );
});
