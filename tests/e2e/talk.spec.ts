import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { expect, test, type Browser, type BrowserContext, type Locator, type Page } from '@playwright/test';
import { CHARTS } from '../../src/view/chart-spec.ts';
import { expectAccessible } from './accessible.ts';

const ROOMS = [
  { width: 320, height: 640 },
  { width: 1024, height: 768 },
  { width: 1920, height: 1080 },
];

/** Saves the file of a chart that is on the page, and says where it is. */
async function saved(page: Page, figure: Locator, path: string): Promise<string> {
  await figure.getByRole('button', { name: 'More' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    figure.getByRole('button', { name: 'Download HTML file' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^[a-z0-9-]+\.html$/);
  await download.saveAs(path);
  return path;
}

/** What happened in a room without a network that should not have: requests, complaints, violations of the policy. */
type Trouble = { requests: string[]; complaints: string[] };

/** A browser of somebody else, whose network is cut. A request that is made all the same is answered, and told. */
async function roomWithoutNetwork(browser: Browser): Promise<{ context: BrowserContext; trouble: Trouble }> {
  const context = await browser.newContext({ offline: true });
  const trouble: Trouble = { requests: [], complaints: [] };
  await context.route(/^(?!file:)/, async (route) => {
    trouble.requests.push(route.request().url());
    await route.fulfill({ contentType: 'text/html', body: '<title>Somewhere else</title>' });
  });
  context.on('console', (message) => trouble.complaints.push(message.text()));
  context.on('weberror', (error) => trouble.complaints.push(error.error().message));
  await context.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      reportError(new Error(`${blockedURI} violates ${violatedDirective}`));
    });
  });
  return { context, trouble };
}

const marks = (page: Page) => page.getByRole('group', { name: 'Marks of the chart' }).getByRole('button');

for (const [at, chart] of CHARTS.entries()) {
  for (const theme of ['light', 'dark'] as const) {
    test(`a file works in a room without a network: ${chart}, ${theme}`, async ({ page, browser }, info) => {
      await page.goto(`/?page=charts&chart=${chart}&theme=${theme}`);
      const figure = page.getByRole('figure');
      // Words are searched for before they are drawn.
      if (chart === 'words') await expect(figure.getByRole('heading')).toHaveText(/papers a quarter$/);
      const title = await figure.getByRole('heading').innerText();
      const path = await saved(page, figure, info.outputPath('file.html'));
      const { context, trouble } = await roomWithoutNetwork(browser);
      const there = await context.newPage();
      await there.goto(pathToFileURL(path).href);
      await expect(there).toHaveTitle(title);
      const picture = there.getByRole('img', { name: title });
      for (const size of ROOMS) {
        await there.setViewportSize(size);
        // The whole picture can be seen at once, as large as its shape allows.
        const box = await picture.boundingBox();
        expect(box?.y).toBe(0);
        expect(box?.height).toBeLessThanOrEqual(size.height + 1);
        expect(Math.max((box?.width ?? 0) / size.width, (box?.height ?? 0) / size.height)).toBeGreaterThan(0.98);
        // In a narrow window it is another drawing, so that it can be read there.
        const least = await picture.evaluate((svg) => {
          const scale = svg.getBoundingClientRect().width / Number(svg.getAttribute('width'));
          const sizes = [...svg.querySelectorAll('text')].map((text) => Number(text.getAttribute('font-size')));
          return scale * Math.min(...sizes);
        });
        expect(least).toBeGreaterThanOrEqual(9);
        expect(await there.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(size.width);
      }
      // With all opened that opens, in one of the rooms.
      const room = ROOMS[at % ROOMS.length] ?? { width: 0, height: 0 };
      await there.setViewportSize(room);
      await there.getByText('Data', { exact: true }).click();
      await expect(there.getByRole('table')).toBeVisible();
      await marks(there).first().focus();
      await there.keyboard.press('Enter');
      await expect(there.getByRole('dialog')).toBeVisible();
      await expectAccessible(there);
      expect(await there.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(room.width);
      expect(trouble).toEqual({ requests: [], complaints: [] });
      await context.close();
    });
  }
}

test('in the file marks name and list their papers, by pointer and by keyboard', async ({ page, browser }, info) => {
  await page.goto('/');
  const figure = page.getByRole('figure', { name: 'What they are about' });
  const path = await saved(page, figure, info.outputPath('file.html'));
  const { context, trouble } = await roomWithoutNetwork(browser);
  const there = await context.newPage();
  await there.goto(pathToFileURL(path).href);
  const unlearning = there.getByRole('button', { name: /^Unlearning: 2 papers/ });
  const TITLE = 'Are we making progress in unlearning? Findings from the first NeurIPS unlearning competition';

  await unlearning.hover();
  await expect(there.getByText(TITLE)).toBeVisible();
  await there.mouse.move(1, 1);
  await expect(there.getByText(TITLE)).toBeHidden();

  await unlearning.click();
  const list = there.getByRole('dialog', { name: /^Unlearning: 2 papers/ });
  await expect(list.getByRole('listitem')).toHaveCount(2);
  await expect(list).toContainText('Google DeepMind · 13 Jun 2024');
  await there.keyboard.press('Escape');
  await expect(list).toBeHidden();
  await expect(unlearning).toBeFocused();
  await unlearning.click();
  await list.getByRole('button', { name: 'Close' }).click();
  await expect(list).toBeHidden();
  await unlearning.click();
  await there
    .getByText(/^Source:/)
    .last()
    .click();
  await expect(list).toBeHidden();

  await there.reload();
  await there.keyboard.press('Tab');
  await expect(marks(there).first()).toBeFocused();
  await there.keyboard.press('ArrowDown');
  await expect(marks(there).nth(1)).toBeFocused();
  await there.keyboard.press('End');
  await expect(marks(there).last()).toBeFocused();
  await there.keyboard.press('Home');
  await there.keyboard.press('Enter');
  const feedback = there.getByRole('dialog', { name: /^Enhancing human feedback: 30 papers/ });
  await expect(feedback).toBeFocused();
  await expect(feedback.getByRole('listitem')).toHaveCount(30);
  await there.keyboard.press('Tab');
  const link = feedback.getByRole('link').first();
  await expect(link).toBeFocused();

  // Until here nothing was asked of anybody; a link asks for what it leads to, and says nothing of where it stands.
  expect(trouble).toEqual({ requests: [], complaints: [] });
  const [opened] = await Promise.all([context.waitForEvent('page'), there.keyboard.press('Enter')]);
  await expect(opened).toHaveTitle('Somewhere else');
  expect(trouble.requests).toContain(await link.getAttribute('href'));
  expect(await opened.evaluate(() => window.opener === null && document.referrer === '')).toBe(true);
  await context.close();
});

test('in the file of a dot a paper each dot names its paper', async ({ page, browser }, info) => {
  await page.goto('/?page=charts&chart=timeline&form=papers');
  const path = await saved(page, page.getByRole('figure'), info.outputPath('file.html'));
  const { context, trouble } = await roomWithoutNetwork(browser);
  const there = await context.newPage();
  await there.goto(pathToFileURL(path).href);
  const dot = there.getByRole('img').locator('circle').last();
  const box = await dot.boundingBox();
  await there.mouse.move((box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2);
  await there.mouse.down();
  await there.mouse.up();
  const list = there.getByRole('dialog', { name: /^OpenAI · \d+ Jul 2024$/ });
  await expect(list.getByRole('listitem')).toHaveCount(1);
  expect(trouble).toEqual({ requests: [], complaints: [] });
  await context.close();
});

test('what is chosen by notes leaves in no file', async ({ page, browser }, info) => {
  const TITLE = 'Weak-to-strong generalization';
  await page.goto('/');
  await page.getByRole('link', { name: TITLE }).click();
  await page.getByRole('textbox', { name: 'Tags' }).fill('zzsecret');
  await expect(page.getByText('Saved on this device')).toBeVisible();
  await page.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('searchbox').fill('tag:zzsecret');
  await expect(page.getByRole('status')).toHaveText('1 of 78 papers');
  const { context, trouble } = await roomWithoutNetwork(browser);
  const there = await context.newPage();
  for (const name of ['Papers over time', 'What they are about']) {
    const path = await saved(page, page.getByRole('figure', { name }), info.outputPath(`${name}.html`));
    const text = await readFile(path, 'utf8');
    expect(text).not.toMatch(/zzsecret|tag:/i);
    expect(text).not.toContain(TITLE);
    await there.goto(pathToFileURL(path).href);
    await expect(there.getByRole('img')).toContainText('1 of 78 papers · by my notes');
    const mark = marks(there).filter({ visible: true }).first();
    await mark.click();
    await expect(there.getByRole('dialog')).toBeHidden();
  }
  expect(trouble).toEqual({ requests: [], complaints: [] });
  await context.close();
});

test('a file is printed with its table', async ({ page, browser }, info) => {
  await page.goto('/');
  const figure = page.getByRole('figure', { name: 'What they are about' });
  const path = await saved(page, figure, info.outputPath('file.html'));
  const { context } = await roomWithoutNetwork(browser);
  const there = await context.newPage();
  await there.goto(pathToFileURL(path).href);
  await expect(there.getByRole('table')).toBeHidden();
  await there.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await there.emulateMedia({ media: 'print' });
  await expect(there.getByRole('table')).toBeVisible();
  await expect(there.getByText(/^A mark names/)).toBeHidden();
  await there.emulateMedia({ media: 'screen' });
  await there.evaluate(() => dispatchEvent(new Event('afterprint')));
  await expect(there.getByRole('table')).toBeHidden();
  await context.close();
});
