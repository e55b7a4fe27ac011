import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { CHARTS } from '../../src/view/chart-spec.ts';
import { isExport, scriptSizes } from '../bench/host/script-sizes.ts';

const assets = new URL('../../dist/assets/', import.meta.url);
const gzipped = (file: string) => gzipSync(readFileSync(new URL(file, assets))).length;

/** Bytes of JavaScript, gzipped, that may be fetched before the first row of the table is painted. */
const FIRST = 75_000;
/** Bytes of JavaScript, gzipped, that may be fetched before the chart stands in a frame of another page. */
const EMBED = 45_000;
/** Kilobytes of JavaScript, gzipped, of the whole app without what it takes away and its embeds. */
const WHOLE = 160;

test('the scripts fetched before the first row of the table is painted keep to their limit', async ({ page }) => {
  await page.addInitScript(() => {
    const seen = new MutationObserver(() => {
      if (document.querySelector('tbody tr') === null) return;
      seen.disconnect();
      // Two frames on, the row has been painted.
      requestAnimationFrame(() =>
        requestAnimationFrame((painted) => performance.mark('first-row', { startTime: painted })),
      );
    });
    seen.observe(document, { childList: true, subtree: true });
  });
  await page.goto('/');
  await expect(page.getByRole('figure', { name: 'Papers over time' })).toBeVisible();
  const scripts = await page.evaluate(() => {
    const painted = performance.getEntriesByName('first-row')[0]?.startTime ?? Infinity;
    const files = performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.js'));
    const fileName = (url: string) => url.slice(url.lastIndexOf('/') + 1);
    return files.filter(({ startTime }) => startTime < painted).map(({ name }) => fileName(name));
  });
  expect(scripts.length).toBeGreaterThan(0);
  expect(scripts.filter((file) => /worker|charts/.test(file))).toEqual([]);
  expect(scripts.reduce((sum, file) => sum + gzipped(file), 0)).toBeLessThanOrEqual(FIRST);
});

for (const address of [
  ...CHARTS.map((name) => `/?embed=${name}`),
  '/?embed=timeline&form=papers&split=category',
  '/?embed=timeline&form=cumulative',
  '/?embed=matrix&q=reward',
]) {
  test(`the scripts fetched before the chart stands keep to their limit: ${address}`, async ({ page }) => {
    const waits = page.waitForFunction(() => {
      if (document.querySelector('svg') === null) return null;
      return performance.getEntriesByType('resource').map(({ name }) => name);
    });
    await page.goto(address);
    const fetched = (await (await waits).jsonValue()) ?? [];
    const scripts = fetched.filter((url) => url.endsWith('.js')).map((url) => url.slice(url.lastIndexOf('/') + 1));
    expect(scripts.length).toBeGreaterThan(2);
    // A worker runs beside the page and holds up nothing.
    const first = new Set(scripts.filter((file) => !file.includes('worker')));
    expect([...first].filter((file) => file.includes('explorer'))).toEqual([]);
    expect([...first].reduce((sum, file) => sum + gzipped(file), 0)).toBeLessThanOrEqual(EMBED);
  });
}

test('the whole app without what it takes away keeps to its limit', () => {
  const scripts = [...scriptSizes(fileURLToPath(assets))];
  expect(scripts.length).toBeGreaterThan(10);
  const exports = scripts.filter(([file]) => isExport(file));
  expect(exports.length).toBeGreaterThan(3);
  const app = scripts.filter(([file]) => !isExport(file));
  expect(app.reduce((sum, [, size]) => sum + size, 0)).toBeLessThanOrEqual(WHOLE);
});
