import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { BUILT, host } from '../fixtures/site.ts';

const DATA = '**/data/papers.json';
const published = readFileSync(join(BUILT, 'data/papers.json'), 'utf8');
const ofVersion = (version: number) => published.replace(/"schemaVersion":\s*\d+/, `"schemaVersion": ${version}`);

/** What may arrive in place of the papers, and what is said of it and what to do. */
const FAULTS: [string, { status?: number; body: string }, string, RegExp][] = [
  ['missing', { status: 404, body: '' }, 'is missing: the server has no such file.', /whoever runs it can mend it\.$/],
  ['cut', { body: published.slice(0, 9000) }, 'arrived damaged: it is cut off', /^Reload the page to try again\./],
  ['older', { body: ofVersion(1) }, 'is older than this page.', /this site was renewed in part/],
  ['newer', { body: ofVersion(9) }, 'is newer than this page.', /^Reload to get the newer page\./],
  [
    'a web page',
    { body: '<!doctype html><p>Sign in' },
    'did not arrive: a web page came in its place.',
    /asks you to sign in, do so/,
  ],
];

/** What a press on “Copy details” gave to the clipboard. */
async function copied(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Copy details' }).click();
  await expect(page.getByText('Copied. Nothing of your notes is in it.')).toBeVisible();
  return page.evaluate(() => navigator.clipboard.readText());
}

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

for (const [name, answer, reason, remedy] of FAULTS) {
  test(`a list of papers that is ${name} is told in a sentence with what to do`, async ({ page }) => {
    await page.route(DATA, (route) => route.fulfill({ contentType: 'application/json', ...answer }));
    await page.goto('/?company=openai&q=note%3Asecret');
    await expect(page.getByRole('alert')).toContainText(`The list of papers ${reason}`);
    await expect(page.getByText(remedy)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Reload' })).toBeVisible();
    await expect(page.locator('body')).not.toContainText(/\.js:\d+|Error:/);
    const details = await copied(page);
    expect(details).toContain('?company=openai\n');
    expect(details).toMatch(/^Script: .+-[\w-]{8}\.js$/m);
    expect(details).not.toContain('secret');

    await page.goto('/?embed=timeline');
    await expect(page.getByRole('alert')).toContainText('The list of papers');
    await expect(page.getByText(remedy)).toBeVisible();
    await expect(page.getByRole('link', { name: 'Open the whole page' })).toBeVisible();
    expect(await copied(page)).toContain('?embed=timeline');
  });
}

test('a list of papers that comes slowly is waited for with a number', async ({ page }) => {
  const site = await host(BUILT);
  const bytes = Buffer.from(published);
  const half = Math.floor(bytes.length / 2);
  let finish: () => unknown = () => undefined;
  site.instead((file, response) => {
    if (file !== 'data/papers.json') return false;
    response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': bytes.length });
    response.write(bytes.subarray(0, half));
    finish = () => response.end(bytes.subarray(half));
    return true;
  });
  await page.goto(site.url, { waitUntil: 'commit' });
  const bar = page.getByRole('progressbar', { name: 'Fetching the papers' });
  await expect(bar).toHaveAttribute('max', String(bytes.length));
  await expect(bar).toHaveAttribute('value', String(half));
  await expect(page.getByText(`${Math.round(half / 1000)} of ${Math.round(bytes.length / 1000)} kB`)).toBeVisible();
  finish();
  await expect(page.getByRole('status')).toHaveText('78 papers');
  await expect(bar).toHaveCount(0);
  await site.isUp(false);
});

test('a search that cannot be started says so; the rest works, and a report can be made', async ({ page }) => {
  await page.route('**/search.worker-*.js', (route) => route.abort());
  await page.goto('/?q=reward');
  await expect(page.getByRole('alert')).toContainText('Searching does not work in this browser right now.');
  expect(await copied(page)).toContain('Error: Error: the worker could not be started\n');
  await page.getByRole('checkbox', { name: 'Google DeepMind' }).check();
  await expect(page.getByRole('status')).toHaveText(/^\d+ of 78 papers$/);
});

test('a part of the page that the host no longer has says what to do', async ({ page }) => {
  await page.route(/assets\/(?:NotesPage|DataPage|ChartsPage)-.*\.js/, (route) => route.fulfill({ status: 404 }));
  await page.goto('/');
  await expect(page.getByRole('status')).toHaveText('78 papers');
  for (const name of ['Notes', 'Data', 'Charts']) {
    await page.getByRole('link', { name, exact: true }).click();
    await expect(page.getByRole('alert')).toHaveText(/could not be fetched\. Reload .* it may have been renewed/);
  }
  await page.getByRole('link', { name: 'Papers', exact: true }).click();
  await expect(page.getByRole('status')).toHaveText('78 papers');
});

test('a part that is not there when it is needed leaves nothing out of reach, and no press without an answer', async ({
  page,
}) => {
  // The library of long lists, what writes files, and the discussion.
  await page.route(/assets\/(?:esm|exports|Discussion)-.*\.js/, (route) => route.fulfill({ status: 404 }));
  const complaints: string[] = [];
  page.on('pageerror', ({ message }) => complaints.push(message));
  await page.goto('/');
  await page.getByRole('button', { name: 'Select', exact: true }).click();
  const table = page.getByRole('table', { name: 'Papers' });
  await expect(table.getByRole('link')).toHaveCount(78);
  await table.getByRole('link').first().focus();
  for (let row = 0; row < 77; row += 1) await page.keyboard.press('ArrowDown');
  await expect(table.getByRole('link').last()).toBeFocused();
  const missing = page.getByText('A part of this page could not be fetched. Reload it when there is a network.');
  for (const name of ['JSON', 'Copy as citations']) {
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    await page.getByRole('button', { name, exact: true }).click();
    await expect(missing).toBeVisible();
  }
  expect(complaints).toEqual([]);
});

test('a page of which not even the beginning could be fetched whole says so, in a frame too', async ({ page }) => {
  await page.route(/assets\/(?:explorer|embed)-.*\.js/, (route) => route.fulfill({ status: 404 }));
  for (const address of ['/', '/?embed=timeline']) {
    await page.goto(address);
    await expect(page.getByRole('alert')).toHaveText('This page could not be fetched. Reload it.');
  }
});

test('the data of a chart in a frame that could not be fetched says so, and the picture comes back', async ({
  page,
}) => {
  await page.route(/assets\/ChartTable-.*\.js/, (route) => route.fulfill({ status: 404 }));
  await page.goto('/?embed=timeline');
  const picture = page.getByRole('figure').getByRole('img');
  await expect(picture).toBeVisible();
  await page.getByRole('button', { name: 'Data', exact: true }).click();
  await expect(page.getByRole('alert')).toHaveText(/^The data could not be fetched\./);
  await page.getByRole('button', { name: 'Data', exact: true }).click();
  await expect(picture).toBeVisible();
});

test('where the search does not work, no chart says that something was searched for', async ({ page }) => {
  await page.route('**/search.worker-*.js', (route) => route.abort());
  await page.goto('/?q=reward');
  await expect(page.getByRole('alert')).toContainText('Searching does not work');
  const figure = page.getByRole('figure', { name: 'Papers over time' });
  await expect(figure).toContainText('78 papers');
  await expect(figure).not.toContainText('reward');
  await page.goto('/?page=charts&chart=words&word=reward');
  await expect(page.getByRole('alert')).toContainText('Searching does not work');
  const words = page.getByRole('figure').first();
  await expect(words.getByRole('img')).toBeVisible();
  await expect(words).not.toContainText('reward');
});

test('a chart that cannot be drawn says so in its place; the others, the table and the search work', async ({
  page,
}) => {
  // The page as it was built, but for the title of one chart, which cannot be had.
  const broken = "(() => { throw new TypeError('the title cannot be had') })()";
  let spoilt = 0;
  await page.route(/assets\/(?:charts|categories)-.*\.js/, async (route) => {
    const response = await route.fetch();
    const source = await response.text();
    const body = source.replaceAll('`What they are about`', broken);
    if (body !== source) spoilt += 1;
    await route.fulfill({ response, body });
  });
  await page.goto('/');
  const figure = page.getByRole('figure', { name: 'Categories' });
  await expect(figure.getByRole('alert')).toHaveText(/^The chart “Categories” could not be drawn\./);
  expect(spoilt).toBeGreaterThan(0);
  await expect(page.getByRole('alert')).toHaveCount(1);
  await expect(page.getByRole('figure', { name: 'Papers over time' }).getByRole('img')).toBeVisible();
  await expect(page.locator('body')).not.toContainText(/\.js:\d+|TypeError/);
  expect(await copied(page)).toContain('TypeError: the title cannot be had');
  await page.getByRole('searchbox').fill('reward');
  await expect(page.getByRole('status')).toHaveText(/^\d+ of 78 papers$/);
  await page.getByRole('table', { name: 'Papers' }).getByRole('link').first().click();
  await expect(page.getByRole('textbox', { name: 'Short note' })).toBeEditable();
  // A try again is one: it fails as before, and nothing else does.
  await figure.getByRole('button', { name: 'Try again' }).click();
  await expect(figure.getByRole('alert')).toHaveCount(1);
});

test('with local storage blocked, and the database not, all works and is kept', async ({ page }) => {
  const complaints: string[] = [];
  page.on('pageerror', ({ message }) => complaints.push(message));
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('blocked', 'SecurityError');
      },
    });
  });
  await page.goto('/?paper=toy-models-of-superposition');
  await page.getByRole('textbox', { name: 'Short note' }).fill('Features share directions.');
  await page.getByRole('textbox', { name: 'Tags' }).fill('geometry');
  await expect(page.getByText('Saved on this device')).toBeVisible();
  await page.getByRole('button', { name: 'Views', exact: true }).click();
  await page.getByRole('textbox', { name: 'Name of this view' }).fill('Toy models');
  await page.keyboard.press('Enter');
  await expect(page.getByText('“Toy models” saved on this device.')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Theme: auto/ }).click();
  await page.getByRole('button', { name: 'Display' }).click();
  await page.getByRole('radio', { name: 'Compact' }).check();
  await page.reload();
  await expect(page.getByRole('textbox', { name: 'Short note' })).toHaveValue('Features share directions.');
  await page.goto('/?page=notes');
  await expect(page.getByText('1 note, kept in this browser')).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
  expect(complaints).toEqual([]);
});
