import { readFile } from 'node:fs/promises';
import { PAYLOADS } from '../fixtures/payloads.ts';
import {
  bringIn,
  expect,
  heard,
  hostileDataset,
  lookAtAll,
  openAll,
  pointAtSome,
  sweep,
  test,
  TEXTS,
} from './firing.ts';

// Many texts each: a busy machine is no reason to fail.
test.describe.configure({ timeout: 600_000 });

sweep('papers, charts and what is said of a mark', async ({ page, look }) => {
  await page.goto('/');
  await expect(page.getByRole('status')).toHaveText(/^\d+ papers$/);
  await expect(page.getByRole('figure').first().getByRole('img')).toBeVisible();
  await look('papers and their charts');
  await page.goto('/?page=data');
  await expect(page.getByRole('heading', { name: 'Sources' })).toBeVisible();
  await openAll(page);
  await look('data page');
  for (const chart of ['timeline&form=papers', 'categories', 'matrix', 'words', 'profiles', 'change']) {
    await page.goto(`/?page=charts&chart=${chart}`);
    const figure = page.getByRole('figure').first();
    await expect(figure.getByRole('img')).toBeVisible();
    const marks = figure.getByRole('group', { name: 'Marks of the chart' }).getByRole('button');
    await expect(marks.first()).toBeAttached();
    await pointAtSome(marks);
    await look(`chart: ${chart}`);
    // Each mark's words, as somebody sees them who goes through the marks.
    const found = await marks.evaluateAll(async (buttons: HTMLElement[]) => {
      const odd = new Set<string>();
      for (const button of buttons) {
        button.focus();
        await new Promise((resolve) => requestAnimationFrame(resolve));
        for (const { attributes } of button.closest('figure')?.querySelectorAll('*') ?? [])
          for (const { name } of attributes) if (/^on/i.test(name)) odd.add(name);
      }
      return [...odd];
    });
    expect(found, chart).toEqual([]);
    await look(`what is said of the marks: ${chart}`);
    await figure.getByRole('button', { name: 'More' }).click();
    await figure.getByRole('button', { name: 'Show data' }).click();
    await expect(figure.getByRole('table')).toBeVisible();
    await look(`data of the chart: ${chart}`);
  }
});

sweep('panel and Markdown preview', async ({ page, dataset, look }) => {
  await bringIn(page, dataset);
  // The first notes hold all payloads together.
  for (const { id } of dataset.papers.slice(0, TEXTS)) {
    await page.goto(`/?paper=${id}`);
    await page.getByRole('button', { name: 'Preview', exact: true }).click();
    await expect(page.getByRole('region', { name: 'Long note, preview' })).toContainText('fired');
    expect(await lookAtAll(page), id).toEqual([]);
  }
  await look('panel and Markdown preview');
  await page.goto(`/?paper=${dataset.papers[0]?.id}&reading=wide`);
  await expect(page.getByRole('textbox', { name: 'Long note' })).toHaveValue(/fired/);
  await look('wide reading view');
});

sweep('preview of a backup and page of notes', async ({ page, dataset, look }) => {
  await bringIn(page, dataset, look);
  for (const form of ['list', 'board', 'charts']) {
    await page.goto(`/?page=notes&notes=${form}`);
    await expect(page.getByText(`${PAYLOADS.length} notes, kept in this browser`)).toBeVisible();
    if (form === 'charts') await expect(page.getByRole('figure').first().getByRole('img')).toBeVisible();
    const more = page.getByRole('main').getByRole('button', { name: /^Show (?:more|the next|\d+ more)/ });
    while ((await more.count()) > 0) await more.first().click();
    if (form === 'list') await expect(page.locator('li[data-id]')).toHaveCount(PAYLOADS.length);
    await look(`notes: ${form}`);
  }
  await page.goto('/?page=notes');
  await page.getByRole('button', { name: 'Manage tags' }).click();
  await openAll(page);
  await expect(page.locator('summary', { hasText: /^Bin \(\d+\)/ })).toBeVisible();
  await look('tags and the bin');
  await page.goto('/');
  await page.getByRole('button', { name: 'Views', exact: true }).click();
  await expect(page.getByRole('list', { name: 'Saved views' }).getByRole('listitem')).toHaveCount(PAYLOADS.length);
  await look('saved views');
});

test('what is saved runs nothing when it is opened by itself, where there is no policy', async ({
  page,
  context,
  control,
}, info) => {
  const fired = await heard(context);
  const dataset = await hostileDataset();
  await context.route('**/data/papers.json', (route) => route.fulfill({ json: dataset }));
  await page.goto('/?page=charts&chart=categories');
  const saved: { name: string; body: string }[] = [];
  for (const choice of ['Download SVG', 'Download HTML file']) {
    await page.getByRole('button', { name: 'More' }).first().click();
    const [given] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: choice }).click(),
    ]);
    saved.push({ name: given.suggestedFilename(), body: await readFile(await given.path(), 'utf8') });
  }
  for (const [at, { name, body }] of saved.entries()) {
    const isPicture = name.endsWith('.svg');
    await context.route(`**/opened-${at}`, (route) =>
      route.fulfill({ contentType: isPicture ? 'image/svg+xml' : 'text/html; charset=utf-8', body }),
    );
    await page.goto(`/opened-${at}`);
    await expect(page.locator('svg').first()).toBeVisible();
    expect(await page.locator('[onerror], [onload], [onclick], [onmouseover], [href^="javascript:" i]').count()).toBe(
      0,
    );
    await page.evaluate(() => {
      for (const element of document.querySelectorAll('*'))
        for (const type of ['mouseover', 'pointerover', 'click'])
          element.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true }));
    });
    expect([...fired]).toEqual([]);
  }
  const counted = `control: ${control} of ${PAYLOADS.length} fired · app: ${fired.size} of ${PAYLOADS.length * saved.length}`;
  info.annotations.push({ type: 'payloads', description: counted });
  process.stdout.write(`${counted} (saved files)\n`);
});
