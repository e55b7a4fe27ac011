/** What is provoked, and what must come of it. */
import { expect, test, type TestInfo } from '@playwright/test';
import { clearUnderPage } from './cleared.ts';
import { newProfile, removeProfile, startBrowser } from './browser.ts';
import { damageFiles } from './damaged.ts';
import { writeOnFullDisk } from './full-disk.ts';
import { killWhileWriting } from './killing.ts';
import { leaveAtOnce, WAYS, withoutJournal, type Way } from './leaving.ts';
import { meetOldTab } from './old-tab.ts';
import type { Counts } from './page.ts';
import { savingTimes } from './saving-time.ts';
import { writeInTwoTabs } from './two-tabs.ts';
import { goWithoutDatabase } from './without-storage.ts';

/** How often each is provoked. */
const TRIALS = {
  leaving: 25,
  control: 6,
  killing: 50,
  tabs: 200,
  full: 6,
  old: 5,
  cleared: 10,
  damaged: 12,
  without: 3,
};

/** Under which a test hands its counts to the table. */
const ROW = 'durability';

for (const way of WAYS) {
  test(`the page is left within 50 ms of the last key: ${way}`, async ({ baseURL }, info) => {
    tell(info, await leaving(baseURL, way, TRIALS.leaving, true));
  });
}

test('control: without its journal, a page that is left loses some', async ({ baseURL }, info) => {
  const counts = { tried: 0, lost: 0 };
  for (const way of WAYS) {
    const { tried, lost } = await leaving(baseURL, way, TRIALS.control, false);
    counts.tried += tried;
    counts.lost += lost;
  }
  record(info, counts, 'some must be lost');
  expect(counts.lost).toBeGreaterThan(0);
});

test('the browser is killed while it writes', async ({ baseURL }, info) => {
  const counts = await killWhileWriting(siteOf(baseURL), TRIALS.killing);
  expect(counts.acknowledged).toBeGreaterThan(0);
  tell(info, counts, `${counts.acknowledged} saves were acknowledged`);
});

test('two tabs write one note', async ({ baseURL }, info) => {
  tell(info, await withBrowser((context) => writeInTwoTabs(context, siteOf(baseURL), TRIALS.tabs)));
});

test('what is typed is said to be saved after its rest of 300 ms', async ({ baseURL }, info) => {
  const remark = await withBrowser(async (context) => {
    const times = await savingTimes(context, siteOf(baseURL), TRIALS.leaving);
    const [median = 0, longest = 0] = [times[Math.floor(times.length / 2)], times.at(-1)];
    return `from the last key: median ${Math.round(median)} ms, longest ${Math.round(longest)} ms`;
  });
  tell(info, { tried: TRIALS.leaving, lost: 0 }, remark);
});

test('the disk is full', async ({ baseURL, browser }, info) => {
  tell(info, await writeOnFullDisk(browser, siteOf(baseURL), TRIALS.full));
});

test('an old tab holds the database', async ({ baseURL, browser }, info) => {
  tell(info, await meetOldTab(browser, siteOf(baseURL), TRIALS.old));
});

test('the store is cleared under the page', async ({ baseURL, browser }, info) => {
  tell(info, await clearUnderPage(browser, siteOf(baseURL), TRIALS.cleared));
});

test('the files of the store are damaged', async ({ baseURL }, info) => {
  tell(info, await damageFiles(siteOf(baseURL), TRIALS.damaged));
});

test('there is no IndexedDB', async ({ baseURL, browser }, info) => {
  tell(info, await goWithoutDatabase(browser, siteOf(baseURL), TRIALS.without));
});

function leaving(baseURL: string | undefined, way: Way, count: number, hasJournal: boolean): Promise<Counts> {
  return withBrowser(async (context) => {
    if (!hasJournal) await context.addInitScript(withoutJournal);
    return leaveAtOnce(context, siteOf(baseURL), way, count);
  });
}

type Context = Awaited<ReturnType<typeof startBrowser>>['context'];

async function withBrowser<T>(work: (context: Context) => Promise<T>): Promise<T> {
  const profile = newProfile();
  try {
    const { context, close } = await startBrowser(profile);
    const done = await work(context);
    await close();
    return done;
  } finally {
    removeProfile(profile);
  }
}

function siteOf(baseURL: string | undefined): string {
  if (baseURL === undefined) throw new Error('the configuration names no base URL');
  return baseURL;
}

function record(info: TestInfo, counts: Counts, remark = ''): void {
  info.annotations.push({ type: ROW, description: JSON.stringify({ ...counts, remark }) });
}

/** Hands the counts to the table, and fails where anything was lost or torn. */
function tell(info: TestInfo, counts: Counts, remark = ''): void {
  record(info, counts, remark);
  expect(counts.tried).toBeGreaterThan(0);
  expect({ lost: counts.lost, torn: counts.torn ?? 0, why: counts.why ?? [] }).toEqual({ lost: 0, torn: 0, why: [] });
}
