/**
 * The search: how good, how fast, how long until it is ready.
 *
 * Time runs from the question to the complete ranked list of ids on the main thread, through the page's own client and
 * worker. Questions are asked one after the other, all classes mixed, after some that are not counted.
 */
import type { Dataset } from '../../../src/papers/dataset.ts';
import type { Figure } from '../figures.ts';
import { FIRST_PLACE, GOALS } from '../goals.ts';
import { distinctTerms } from '../lists.ts';
import { CLASSES, CLASS_NAMES, queriesOf, type BenchQuery } from '../queries.ts';
import { sample, seeded } from '../random.ts';
import { largest, median, quantile } from '../statistics.ts';
import { documentsOf } from '../../../src/search/documents.ts';
import { Asker } from './asker.svelte.ts';
import { miniSearch, plainScan, type Peer } from './peers.ts';
import { StallProbe, type Stalls } from './stall-probe.ts';

type Measured = Omit<Figure, 'suite' | 'size'>;

/** One asked question: how long it took, and where the right paper stood (from 0, -1 for nowhere). */
type Asked = { query: BenchQuery; time: number; rank: number; partial: boolean };

/** Queries of each class: the standard error of a share of .95 is then .007; of 200 it would be .015. */
const PER_CLASS = 1000;
const BUILDS = 5;
/** Questions before the first that counts. */
const WARM_UP = 200;
/** The plain scan, and every peer in a long list, gets one question of so many: they would take minutes. */
const FOR_PEERS = 5;
/** Above this length the index is built once, and fewer questions are asked. */
const LONG = 20_000;
const PER_CLASS_IN_LONG = 200;
/** Queries that are typed letter by letter. */
const TYPED = 30;

export async function search(list: Dataset): Promise<Measured[]> {
  const long = list.papers.length > LONG;
  const queries = sample(seeded(3), queriesOf(list, long ? PER_CLASS_IN_LONG : PER_CLASS), Infinity);
  const fewer = queries.filter((_, at) => at % FOR_PEERS === 0);

  const builds: Building[] = [];
  let asker = new Asker(documentsOf(list).documents);
  for (let at = 0; at < (long ? 1 : BUILDS); at++) {
    asker.stop();
    asker = new Asker(documentsOf(list).documents);
    builds.push(await build(asker, queries));
  }
  const building = (value: (one: Building) => number) => median(builds.map(value));
  const idle = await idleStall(building(({ time }) => time));
  for (const { text } of queries.slice(0, WARM_UP)) await asker.ask(text);
  const ours = await askAll(asker, queries);
  const typed = lettersOf(queries);
  const perLetter = await askAll(asker, typed);
  asker.stop();

  const start = performance.now();
  const mini = miniSearch(list);
  const miniBuild = performance.now() - start;
  const byMini = askPeer(mini, long ? fewer : queries);
  const byScan = askPeer(plainScan(list), fewer);

  return [
    { name: 'different words in the list', value: distinctTerms(list), unit: 'words', samples: 1 },
    ...times(ours, byMini, byScan),
    {
      name: 'each letter typed, p95',
      value: timeAt(0.95, perLetter),
      unit: 'ms',
      samples: perLetter.length,
      beside: { MiniSearch: timeAt(0.95, askPeer(mini, typed)) },
      details: { p50: timeAt(0.5, perLetter) },
    },
    ...CLASSES.map((kind) => quality(kind, ours, byMini, byScan)),
    {
      name: 'index built in the worker',
      value: building(({ time }) => time) / 1000,
      unit: 's',
      samples: builds.length,
      beside: { 'MiniSearch, main thread': miniBuild / 1000 },
    },
    {
      name: 'longest main-thread task while indexing',
      value: building(({ stall }) => stall),
      unit: 'ms',
      samples: builds.length,
      goal: GOALS.indexingTask,
      beside: { MiniSearch: miniBuild, 'nothing going on': idle },
      details: {
        worst: largest(builds.map(({ stall }) => stall)),
        'sending all papers': building(({ sending }) => sending),
        'worst reported long task': largest(builds.map(({ longTask }) => longTask)),
      },
    },
  ];
}

/** In ms: until the first answer, and what that cost the main thread. */
type Building = { time: number; sending: number } & Stalls;

/** Starts a search and waits until it answers. */
async function build(asker: Asker, queries: readonly BenchQuery[]): Promise<Building> {
  // The watch begins in a task of its own, so that making the list is no part of it.
  await new Promise((resolve) => setTimeout(resolve));
  const probe = new StallProbe();
  await new Promise((resolve) => setTimeout(resolve));
  const start = performance.now();
  asker.warmUp();
  const sending = performance.now() - start;
  await asker.ask(queries.at(-1)?.text ?? 'model');
  const time = performance.now() - start;
  await new Promise((resolve) => setTimeout(resolve));
  return { time, sending, ...probe.stop() };
}

/** The longest stall, in ms, while the page does nothing for as long: what the machine itself is to blame for. */
async function idleStall(time: number): Promise<number> {
  const probe = new StallProbe();
  await new Promise((resolve) => setTimeout(resolve, time));
  return probe.stop().stall;
}

async function askAll(asker: Asker, queries: readonly BenchQuery[]): Promise<Asked[]> {
  const asked: Asked[] = [];
  for (const query of queries) {
    const start = performance.now();
    const { ids, partial } = await asker.ask(query.text);
    asked.push({ query, time: performance.now() - start, rank: ids.indexOf(query.paper), partial });
  }
  return asked;
}

function askPeer(peer: Peer, queries: readonly BenchQuery[]): Asked[] {
  for (const { text } of queries.slice(0, WARM_UP / 4)) peer(text);
  return queries.map((query) => {
    const start = performance.now();
    const found = peer(query.text);
    return { query, time: performance.now() - start, rank: found.indexOf(query.paper), partial: false };
  });
}

/** Title queries as they are typed: every beginning of two letters or more is a question, and most match much. */
function lettersOf(queries: readonly BenchQuery[]): BenchQuery[] {
  return queries
    .filter(({ kind }) => kind === 'title')
    .slice(0, TYPED)
    .flatMap((query) =>
      Array.from({ length: query.text.length - 1 }, (_, at) => ({ ...query, text: query.text.slice(0, at + 2) })),
    );
}

function timeAt(share: number, asked: readonly Asked[]): number {
  return quantile(
    asked.map(({ time }) => time),
    share,
  );
}

function times(ours: readonly Asked[], byMini: readonly Asked[], byScan: readonly Asked[]): Measured[] {
  const row = (name: string, share: number): Measured => ({
    name,
    value: timeAt(share, ours),
    unit: 'ms',
    samples: ours.length,
    beside: { MiniSearch: timeAt(share, byMini), 'plain scan': timeAt(share, byScan) },
  });
  return [row('question to answer, p50', 0.5), { ...row('question to answer, p95', 0.95), goal: GOALS.searchP95 }];
}

function quality(
  kind: BenchQuery['kind'],
  ours: readonly Asked[],
  byMini: readonly Asked[],
  byScan: readonly Asked[],
): Measured {
  const of = (asked: readonly Asked[]) => asked.filter(({ query }) => query.kind === kind);
  const share = (asked: readonly Asked[], good: (one: Asked) => boolean) =>
    asked.length === 0 ? 0 : asked.filter(good).length / asked.length;
  const first = (asked: readonly Asked[]) => share(of(asked), ({ rank }) => rank === 0);
  const inTen = (asked: readonly Asked[]) => share(of(asked), ({ rank }) => rank >= 0 && rank < 10);
  const mine = of(ours);
  const took = mine.map(({ time }) => time);
  return {
    name: `first: ${CLASS_NAMES[kind]}`,
    value: first(ours),
    unit: 'share',
    samples: mine.length,
    ...goalOf(kind),
    beside: { MiniSearch: first(byMini), 'plain scan': first(byScan) },
    details: {
      'standard error': standardError(first(ours), mine.length),
      'in ten': inTen(ours),
      'MiniSearch in ten': inTen(byMini),
      'scan in ten': inTen(byScan),
      ...(kind === 'foreign' ? { 'said so': share(mine, ({ partial }) => partial) } : {}),
      ...(took.length === 0 ? {} : { 'p50 ms': median(took), 'p95 ms': quantile(took, 0.95) }),
    },
  };
}

/** Of a share among so many that were drawn at random (binomial). */
function standardError(share: number, count: number): number {
  return count === 0 ? 0 : Math.sqrt((share * (1 - share)) / count);
}

function goalOf(kind: BenchQuery['kind']): Pick<Measured, 'goal'> {
  const goal = FIRST_PLACE[kind];
  return goal === undefined ? {} : { goal };
}
