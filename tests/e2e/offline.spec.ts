import { appendFileSync, cpSync, readFileSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { chromium, expect, test as base, type Page } from '@playwright/test';
import { expectAccessibleInEachLook } from './accessible.ts';
import { SERVICE_WORKER_FILE } from '../../src/release.ts';
import { BUILT, host, nextRelease, type Site } from '../fixtures/site.ts';

const PAPER = { from: 'Toy Models of Superposition', to: 'Toy Models of Superposition, Anew' };

/** A host of its own for each test, and a next release. */
const test = base.extend<{ site: Site; next: string }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads what a fixture needs from here.
  site: async ({}, use) => {
    const site = await host(BUILT);
    await use(site);
    await site.isUp(false).catch(() => undefined);
  },
  // eslint-disable-next-line no-empty-pattern -- as above
  next: async ({}, use, info) => {
    const folder = info.outputPath('next');
    nextRelease(folder, PAPER);
    await use(folder);
  },
});

test.use({ serviceWorkers: 'allow' });
// All of the page is fetched, kept and compared in each, twice in most.
test.describe.configure({ timeout: 240_000 });

/** Opens the page, and waits until all of it is kept. */
async function visit(page: Page, site: Site): Promise<void> {
  await page.goto(`${site.url}?page=data`);
  await expect(page.getByText(/^This page works without a network: all of it is kept/)).toBeVisible({
    timeout: 30_000,
  });
  await page.getByRole('link', { name: 'Papers', exact: true }).click();
  await expect(page.getByRole('status')).toHaveText('78 papers');
}

const title = (page: Page, name: string) => page.getByRole('link', { name, exact: true });
/** All of a release is fetched and compared before it is announced, on a machine that may have other work: in milliseconds. */
const ANNOUNCED = { timeout: 60_000 };
const news = (page: Page) => page.getByRole('complementary', { name: 'New version' });
/** The network comes back: a page that has settled looks whether there is something new then. */
async function reconnect(page: Page): Promise<void> {
  await page.locator('body > [aria-live]').waitFor({ state: 'attached' });
  await page.context().setOffline(true);
  await page.context().setOffline(false);
}

/** How often something else was shown in the window of a page. */
function navigations(page: Page): { count: number } {
  const seen = { count: 0 };
  page.on('framenavigated', (frame) => {
    if (frame === page.mainFrame()) seen.count += 1;
  });
  return seen;
}

/** What went wrong in a page. */
function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  return complaints;
}

/** Waits until the browser has done with a release that it was fetching, well or not. */
async function untilSettled(page: Page): Promise<void> {
  await page.waitForFunction(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    return registration?.installing === null && registration.waiting === null;
  });
}

const keptReleases = (page: Page) =>
  page.evaluate(async () => (await caches.keys()).filter((name) => name.includes(' release ')).length);

test.describe('without a network', () => {
  test('after one visit everything works from a cold start', async ({ site, launchOptions }, info) => {
    const profile = info.outputPath('profile');
    const launch = () =>
      chromium.launchPersistentContext(profile, {
        ...launchOptions,
        viewport: { width: 1440, height: 900 },
        acceptDownloads: true,
      });
    const before = await launch();
    await visit(await before.newPage(), site);
    await before.close();
    await site.isUp(false);

    const context = await launch();
    const page = await context.newPage();
    const complaints = complaintsOf(page);
    const seen = navigations(page);
    await page.goto(`${site.url}?company=anthropic`);
    await expect(page.getByRole('status')).toHaveText(/^\d+ of 78 papers$/);
    await page.getByRole('searchbox').fill('reward');
    await expect(page.locator('tbody mark').first()).toBeVisible();
    await page.getByRole('button', { name: 'Clear all' }).click();

    const figure = page.getByRole('figure', { name: 'What they are about' });
    const [png] = await Promise.all([
      page.waitForEvent('download'),
      figure.getByRole('button', { name: 'Download PNG' }).click(),
    ]);
    expect((await readFile(await png.path())).subarray(1, 4).toString()).toBe('PNG');

    await title(page, PAPER.from).click();
    await page.getByRole('textbox', { name: 'Long note' }).fill('Written *without* a network.');
    await expect(page.getByText('Saved on this device')).toBeVisible();
    await page.getByRole('button', { name: 'Preview', exact: true }).click();
    await expect(page.getByRole('region', { name: 'Long note, preview' }).locator('em')).toHaveText('without');
    await page.getByRole('button', { name: 'Close' }).click();

    await page.getByRole('link', { name: 'Charts', exact: true }).click();
    await page
      .getByRole('checkbox', { name: /^Take / })
      .first()
      .check();
    await page
      .getByRole('checkbox', { name: /^Take / })
      .nth(1)
      .check();
    const [zip] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download ZIP' }).click(),
    ]);
    const inside = unzipSync(new Uint8Array(await readFile(await zip.path())));
    expect(Object.keys(inside).length).toBeGreaterThan(1);
    expect(strFromU8(Object.values(inside)[0] ?? new Uint8Array())).not.toBe('');

    await page.getByRole('link', { name: 'Notes', exact: true }).click();
    await expect(page.getByRole('main').getByRole('link', { name: PAPER.from })).toBeVisible();
    await page.getByRole('link', { name: 'Data', exact: true }).click();
    await expect(page.getByText(/^This page works without a network/)).toBeVisible();
    const [json] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download all as JSON' }).click(),
    ]);
    expect(await readFile(await json.path(), 'utf8')).toBe(readFileSync(join(BUILT, 'data/papers.json'), 'utf8'));

    const source = await context.newPage();
    await source.goto(`${site.url}data/sources/paper-notes-thread.txt`);
    await expect(source.locator('body')).toContainText('@chaorace');

    for (const address of ['?embed=timeline', '?embed=words', '?embed=matrix&q=reward']) {
      const embed = await context.newPage();
      await embed.goto(`${site.url}${address}`);
      await expect(embed.getByRole('img')).toContainText(/\d+ of 78 papers|78 papers|quarter/);
    }
    expect(complaints).toEqual([]);
    // One address was opened; all others are other views of it.
    expect(await page.evaluate(() => performance.getEntriesByType('navigation').length)).toBe(1);
    expect(seen.count).toBeGreaterThan(0);
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  });

  test('a page that was opened before anything was kept goes on when the network goes', async ({ page, site }) => {
    await visit(page, site);
    await site.isUp(false);
    // Parts that it had not fetched.
    await page.getByRole('link', { name: 'Notes', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'Notes', exact: true })).toBeVisible();
    await page.getByRole('link', { name: 'Charts', exact: true }).click();
    await expect(page.getByRole('figure')).toHaveCount(6);
  });

  test('a figure in a frame has nothing kept', async ({ page, site }) => {
    await page.goto(`${site.url}?embed=timeline`);
    await expect(page.getByRole('button', { name: 'Data' })).toBeVisible();
    expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
    expect(site.asked).not.toContain('service-worker.js');
  });
});

test.describe('a new release', () => {
  test('is announced, never swapped under an open editor, and comes by reloading', async ({ page, site, next }) => {
    await visit(page, site);
    await title(page, PAPER.from).click();
    const note = page.getByRole('textbox', { name: 'Short note' });
    await note.fill('Begun with the first release');
    const seen = navigations(page);
    const complaints = complaintsOf(page);
    site.serve(next);
    await reconnect(page);
    await expect(news(page)).toBeVisible(ANNOUNCED);
    await expectAccessibleInEachLook(page, { within: 'aside[aria-label="New version"]' });
    await expect(note).toHaveValue('Begun with the first release');
    await note.press('End');
    await note.pressSequentially(', gone on with while the second was there');
    await expect(page.getByText('Saved on this device')).toBeVisible();
    expect(seen.count).toBe(0);

    // What this page had not fetched yet comes from its own release, whose files the host no longer has.
    site.asked.length = 0;
    await page.getByRole('button', { name: 'Close' }).click();
    await page.getByRole('link', { name: 'Notes', exact: true }).click();
    await expect(page.getByRole('main').getByRole('link', { name: PAPER.from, exact: true })).toBeVisible();
    await page.getByRole('link', { name: 'Charts', exact: true }).click();
    await expect(page.getByRole('figure')).toHaveCount(6);
    expect(site.asked.filter((file) => !file.includes('service-worker'))).toEqual([]);
    await page.goBack();
    await page.goBack();

    const views = seen.count;
    await news(page).getByRole('button', { name: 'Reload' }).click();
    await expect(title(page, PAPER.to)).toBeVisible();
    await expect(news(page)).toHaveCount(0);
    await title(page, PAPER.to).click();
    await expect(page.getByRole('textbox', { name: 'Short note' })).toHaveValue(
      'Begun with the first release, gone on with while the second was there',
    );
    // Reloaded once, and then the paper was opened.
    expect(seen.count).toBe(views + 2);
    await untilSettled(page);
    expect(seen.count).toBe(views + 2);
    expect(complaints).toEqual([]);
  });

  test('comes without a network too, once it has been announced', async ({ page, site, next }) => {
    await visit(page, site);
    site.serve(next);
    await reconnect(page);
    await expect(news(page)).toBeVisible(ANNOUNCED);
    await site.isUp(false);
    await page.getByRole('link', { name: 'Charts', exact: true }).click();
    await expect(page.getByRole('figure')).toHaveCount(6);
    await page.goto(site.url);
    await expect(title(page, PAPER.to)).toBeVisible();
    await page.getByRole('link', { name: 'Notes', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'Notes', exact: true })).toBeVisible();
    await page.getByRole('link', { name: 'Data', exact: true }).click();
    await expect(page.getByText(/^This page works without a network/)).toBeVisible();
  });

  test('is found though the network that has come back does not answer at once', async ({ page, site, next }) => {
    await visit(page, site);
    site.serve(next);
    let refused = 0;
    site.instead((file, response) => {
      if (file !== 'service-worker.js' || refused === 2) return false;
      refused += 1;
      response.destroy();
      return true;
    });
    await reconnect(page);
    await expect(news(page)).toBeVisible(ANNOUNCED);
    expect(refused).toBe(2);
  });

  test('in one tab leaves the other with its own files, and lets go of them when it is closed', async ({
    page,
    site,
    next,
  }) => {
    await visit(page, site);
    const other = await page.context().newPage();
    await other.goto(site.url);
    await expect(title(other, PAPER.from)).toBeVisible();
    site.serve(next);
    await reconnect(other);
    await expect(news(page)).toBeVisible(ANNOUNCED);
    await expect(news(other)).toBeVisible(ANNOUNCED);
    await news(page).getByRole('button', { name: 'Reload' }).click();
    await expect(title(page, PAPER.to)).toBeVisible();
    expect(await keptReleases(page)).toBe(2);
    await site.isUp(false);
    await other.getByRole('link', { name: 'Charts', exact: true }).click();
    await expect(other.getByRole('figure')).toHaveCount(6);
    await other.getByRole('link', { name: 'Papers', exact: true }).click();
    await expect(title(other, PAPER.from)).toBeVisible();
    await other.close();
    await page.reload();
    await expect(title(page, PAPER.to)).toBeVisible();
    await expect.poll(() => keptReleases(page)).toBe(1);
  });

  test('that can wait stays announced to whoever opens the next page', async ({ page, site, next }) => {
    await visit(page, site);
    site.serve(next);
    await reconnect(page);
    await news(page).getByRole('button', { name: 'Later' }).click(ANNOUNCED);
    await expect(news(page)).toHaveCount(0);
    await expect(title(page, PAPER.from)).toBeVisible();
    const fresh = await page.context().newPage();
    await fresh.goto(site.url);
    await expect(title(fresh, PAPER.to)).toBeVisible();
  });

  const HALVES: [string, (site: Site) => void][] = [
    [
      'of which a file is missing',
      (site) =>
        site.instead((file, response) => {
          if (!file.includes('NotesPage-next')) return false;
          response.writeHead(404).end();
          return true;
        }),
    ],
    [
      'of which a file is still the old one',
      (site) =>
        site.instead((file, response) => {
          if (file !== 'data/papers.json') return false;
          response.end(readFileSync(join(BUILT, file)));
          return true;
        }),
    ],
    [
      'that breaks off',
      (site) =>
        site.instead((file, response) => {
          if (!file.includes('charts-next') && file !== 'data/papers.json') return false;
          response.destroy();
          return true;
        }),
    ],
  ];
  for (const [how, break_] of HALVES) {
    test(`${how} leaves the old one working`, async ({ page, site, next }) => {
      await visit(page, site);
      site.serve(next);
      break_(site);
      site.asked.length = 0;
      await reconnect(page);
      await expect.poll(() => site.asked.length).toBeGreaterThan(2);
      await untilSettled(page);
      await expect.poll(() => keptReleases(page)).toBe(1);
      await expect(news(page)).toHaveCount(0);
      await page.reload();
      await expect(title(page, PAPER.from)).toBeVisible();
      await page.getByRole('link', { name: 'Charts', exact: true }).click();
      await expect(page.getByRole('figure')).toHaveCount(6);
      // Once all of it is there, it is announced.
      site.instead(null);
      await untilSettled(page);
      await reconnect(page);
      await expect(news(page)).toBeVisible(ANNOUNCED);
      await page.reload();
      await expect(title(page, PAPER.to).or(page.getByRole('figure').first())).toBeVisible();
    });
  }

  test('whose worker alone is another, and which breaks off, leaves what is kept', async ({ page, site }, info) => {
    await visit(page, site);
    const next = info.outputPath('other-worker');
    cpSync(BUILT, next, { recursive: true });
    appendFileSync(join(next, SERVICE_WORKER_FILE), '\n// Another one.\n');
    site.serve(next);
    site.instead((file, response) => {
      if (file !== 'data/papers.json') return false;
      response.destroy();
      return true;
    });
    site.asked.length = 0;
    await reconnect(page);
    await expect.poll(() => site.asked).toContain('data/papers.json');
    await untilSettled(page);
    await site.isUp(false);
    expect(await keptReleases(page)).toBe(1);
    await page.reload();
    await expect(title(page, PAPER.from)).toBeVisible();
  });

  test('whose host answers with a web page, or with nothing but errors, leaves the old one working', async ({
    page,
    site,
  }) => {
    await visit(page, site);
    for (const status of [200, 404, 500]) {
      site.instead((_, response) => {
        response.writeHead(status, { 'Content-Type': 'text/html' }).end('<!doctype html><title>Sign in</title>');
        return true;
      });
      site.asked.length = 0;
      await reconnect(page);
      await expect.poll(() => site.asked).toContain('service-worker.js');
      await page.reload();
      await expect(page).toHaveTitle('AI Safety Papers Explorer');
      await expect(title(page, PAPER.from)).toBeVisible();
      await expect(news(page)).toHaveCount(0);
    }
  });
});

test.describe('with the storage full', () => {
  test('the page works, and its page of data says that it is not kept', async ({ page, site }) => {
    const devTools = await page.context().newCDPSession(page);
    const { origin } = new URL(site.url);
    await page.goto(site.url);
    await devTools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 300_000 });
    await page.goto(`${site.url}?page=data`);
    await expect(page.getByText(/there is too little space left on this device/)).toBeVisible({ timeout: 20_000 });
    await page.getByRole('link', { name: 'Charts', exact: true }).click();
    await expect(page.getByRole('figure')).toHaveCount(6);
    expect(await keptReleases(page)).toBe(0);
    await devTools.send('Storage.overrideQuotaForOrigin', { origin });
    await visit(page, site);
  });

  test('a newer release is left, and the old one works', async ({ page, site, next }) => {
    await visit(page, site);
    const devTools = await page.context().newCDPSession(page);
    const { origin } = new URL(site.url);
    const { usage } = await devTools.send('Storage.getUsageAndQuota', { origin });
    await devTools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: usage + 200_000 });
    site.serve(next);
    site.asked.length = 0;
    await reconnect(page);
    await expect.poll(() => site.asked.length).toBeGreaterThan(2);
    await untilSettled(page);
    await expect.poll(() => keptReleases(page)).toBe(1);
    await expect(news(page)).toHaveCount(0);
    await page.reload();
    await expect(title(page, PAPER.from)).toBeVisible();
  });
});
