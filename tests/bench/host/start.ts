/**
 * How the built app starts on a slow line: 150 ms round trip, 1.6 Mbit/s down, a processor four times slower, nothing
 * in the cache. The browser's own emulation; medians over several starts.
 */
import { basename } from 'node:path';
import type { Browser } from 'playwright';
import type { Figure } from '../figures.ts';
import { GOALS } from '../goals.ts';
import { median } from '../statistics.ts';
import { isExport, scriptSizes, sizeOf } from './script-sizes.ts';
import { watchStart, type StartRecord } from './start-probe.ts';
import { VIEWPORT } from './viewport.ts';

const RUNS = 5;
const ROUND_TRIP = 150;
/** Bytes per second. */
const DOWN = 1.6e6 / 8;
const UP = 750e3 / 8;
const SLOWDOWN = 4;
/** Long tasks count until then, in ms. */
const HORIZON = 5000;

type Start = {
  largestPaint: { time: number; element: string };
  firstRow: number;
  blocking: number;
  /** Addresses of the scripts whose fetch began before the first row was painted. */
  firstScripts: string[];
};

export async function measureStart(browser: Browser, url: string, folder: string): Promise<Figure[]> {
  const starts: Start[] = [];
  for (let run = 0; run < RUNS; run++) starts.push(await oneStart(browser, url));
  const sizes = scriptSizes(folder);
  const app = [...sizes].filter(([file]) => !isExport(file));
  const middle = (value: (start: Start) => number) => median(starts.map(value));
  const elements = [...new Set(starts.map(({ largestPaint }) => largestPaint.element))];
  const scripts = new Set(starts.flatMap(({ firstScripts }) => firstScripts));
  const figure = { suite: 'start', size: null, samples: RUNS } as const;
  return [
    {
      ...figure,
      name: 'largest paint, slow line',
      value: middle(({ largestPaint }) => largestPaint.time),
      unit: 'ms',
      goal: GOALS.largestPaint,
      note: elements.join(' or '),
    },
    {
      ...figure,
      name: `blocking time until ${HORIZON / 1000} s, slow line`,
      value: middle(({ blocking }) => blocking),
      unit: 'ms',
      goal: GOALS.blocking,
    },
    {
      ...figure,
      name: 'first table row painted, slow line',
      value: middle(({ firstRow }) => firstRow),
      unit: 'ms',
    },
    {
      ...figure,
      name: 'scripts before the first row, gzip',
      value: sizeOf(scripts, sizes),
      unit: 'kB',
      goal: GOALS.firstScripts,
      note: [...scripts].map((address) => basename(address)).join(', '),
    },
    {
      ...figure,
      name: 'all scripts of the app without exports, gzip',
      value: app.reduce((sum, [, size]) => sum + size, 0),
      unit: 'kB',
      samples: 1,
      goal: GOALS.allScripts,
      details: { files: app.length },
    },
  ];
}

async function oneStart(browser: Browser, url: string): Promise<Start> {
  // A new context has an empty cache.
  const context = await browser.newContext({ viewport: VIEWPORT });
  try {
    const page = await context.newPage();
    await page.addInitScript(watchStart);
    const devTools = await context.newCDPSession(page);
    await devTools.send('Network.enable');
    await devTools.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: ROUND_TRIP,
      downloadThroughput: DOWN,
      uploadThroughput: UP,
    });
    await devTools.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
    await page.goto(url, { waitUntil: 'commit' });
    await page.waitForFunction((until) => performance.now() > until, HORIZON + 200);
    const [record, fetched] = await page.evaluate((): [StartRecord, { name: string; startTime: number }[]] => [
      window.startRecord,
      performance.getEntriesByType('resource').map(({ name, startTime }) => ({ name, startTime })),
    ]);
    const { largestPaint, firstRow, longTasks } = record;
    if (largestPaint === null || firstRow === null) throw new Error('the app painted no table within five seconds');
    return {
      largestPaint,
      firstRow,
      blocking: longTasks
        .filter(({ start }) => start < HORIZON)
        .reduce((sum, { duration }) => sum + Math.max(0, duration - 50), 0),
      firstScripts: fetched
        .filter(({ name, startTime }) => /\.js(?:\?|$)/.test(name) && startTime < firstRow)
        .map(({ name }) => name),
    };
  } finally {
    await context.close();
  }
}
