/** The benchmark's own process: builds, serves, drives the browser, reports. */
import { readFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type LaunchOptions } from 'playwright';
import { decodeDataset } from '../../src/papers/dataset.ts';
import { SECURITY_HEADERS } from '../../src/security.ts';
import { PAGE_SUITES, type Figure } from './figures.ts';
import { buildApp, buildBenchPage } from './host/builds.ts';
import { measureInteractions } from './host/interactions.ts';
import { optionsOf, USAGE, type Options } from './host/options.ts';
import { ISOLATION, runPageSuite, runStoringSuite } from './host/page-suites.ts';
import { tableOf, writeResults, type Circumstances } from './host/report.ts';
import { serve, type Served } from './host/server.ts';
import { measureStart } from './host/start.ts';
import { listOf } from './lists.ts';

/** Longer lists than this are not opened in the whole app: checking their file takes longer than anyone waits. */
const LONGEST_IN_APP = 20_000;

/**
 * Runs the benchmark. Answers the code to exit with: 1 where the benchmark itself broke, never for a slow figure.
 * @param findChromium how to start a Chromium
 */
export async function main(
  args: readonly string[],
  root: string,
  findChromium: () => Promise<LaunchOptions>,
): Promise<number> {
  let options: Options;
  try {
    options = optionsOf(args);
  } catch (error) {
    console.error(`${messageOf(error)}\n${USAGE}`);
    return 1;
  }
  let browser: Browser | undefined;
  try {
    const launch = await findChromium();
    browser = await chromium.launch(launch);
    const circumstances = circumstancesOf(browser, options);
    console.log(
      `Chromium ${circumstances.chromium}, Node ${circumstances.node}, ${circumstances.cores} cores ` +
        `(${circumstances.processor}), load ${circumstances.loadBefore.toFixed(1)}`,
    );
    const figures = [...(await inBenchPage(browser, launch, root, options)), ...(await inApp(browser, root, options))];
    const file = join(root, 'tests', 'bench', 'results', 'latest.json');
    writeResults(file, circumstances, figures);
    console.log(`${tableOf(figures)}\n\nWritten to tests/bench/results/latest.json`);
    return 0;
  } catch (error) {
    console.error(error instanceof Error ? (error.stack ?? error.message) : error);
    return 1;
  } finally {
    await browser?.close();
  }
}

function circumstancesOf(browser: Browser, { sizes, suites }: Options): Circumstances {
  return {
    date: new Date().toISOString(),
    node: process.version,
    chromium: browser.version(),
    cores: availableParallelism(),
    processor: cpus()[0]?.model ?? 'unknown',
    loadBefore: loadavg()[0] ?? 0,
    sizes,
    suites,
  };
}

/** Suites on single modules, in a page of the benchmark's own. */
async function inBenchPage(
  browser: Browser,
  launch: LaunchOptions,
  root: string,
  { suites, sizes }: Options,
): Promise<Figure[]> {
  const asked = PAGE_SUITES.filter((suite) => suites.includes(suite));
  if (asked.length === 0) return [];
  console.log('Building the page to measure in');
  return serving(await serve(await buildBenchPage(root), ISOLATION), async ({ url }) => {
    const figures: Figure[] = [];
    for (const suite of asked) {
      // Searching a list as short as the shipped one says nothing about ranking.
      for (const size of suite === 'search' ? sizes : [null, ...sizes]) {
        console.log(`${suite}, ${size ?? 'shipped'}`);
        const run =
          suite === 'notes' ? runStoringSuite(launch, url, suite, size) : runPageSuite(browser, url, suite, size);
        figures.push(...(await run));
      }
    }
    return figures;
  });
}

/** Suites on the whole app as it is built. */
async function inApp(browser: Browser, root: string, { suites, sizes }: Options): Promise<Figure[]> {
  if (!suites.includes('start') && !suites.includes('interactions')) return [];
  console.log('Building the app');
  const folder = await buildApp(root);
  const figures: Figure[] = [];
  if (suites.includes('start')) {
    console.log('start');
    const start = ({ url }: Served) => measureStart(browser, url, folder);
    figures.push(...(await serving(await serve(folder, SECURITY_HEADERS), start)));
  }
  if (suites.includes('interactions')) {
    for (const size of [null, ...sizes.filter((one) => one <= LONGEST_IN_APP)]) {
      console.log(`interactions, ${size ?? 'shipped'}`);
      const instead = size === null ? {} : { '/data/papers.json': JSON.stringify(listOf(shippedList(root), size)) };
      const measure = ({ url }: Served) => measureInteractions(browser, url, size);
      figures.push(...(await serving(await serve(folder, SECURITY_HEADERS, instead), measure)));
    }
  }
  return figures;
}

async function serving<T>(served: Served, work: (served: Served) => Promise<T>): Promise<T> {
  try {
    return await work(served);
  } finally {
    await served.stop();
  }
}

function shippedList(root: string) {
  const decoded = decodeDataset(JSON.parse(readFileSync(join(root, 'public', 'data', 'papers.json'), 'utf8')));
  if (!decoded.ok) throw new Error(decoded.problems.join('\n'));
  return decoded.dataset;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
