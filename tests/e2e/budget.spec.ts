import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { isExport, scriptSizes } from '../bench/host/script-sizes.ts';

const assets = new URL('../../dist/assets/', import.meta.url);
const gzipped = (file: string) => gzipSync(readFileSync(new URL(file, assets))).length;

/** Bytes of JavaScript, gzipped, that may be fetched before the first row of the table is painted. */
const FIRST = 75_000;
/**
 * Kilobytes of JavaScript, gzipped, of the whole app without what it takes away. The goal is 160 (`npm run bench` says by how
 * much it is missed); this keeps it from growing unseen.
 */
const WHOLE = 165;

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

test('the whole app without what it takes away keeps to its limit', () => {
  const scripts = [...scriptSizes(fileURLToPath(assets))];
  expect(scripts.length).toBeGreaterThan(3);
  const exports = scripts.filter(([file]) => isExport(file));
  expect(exports.length).toBeGreaterThan(2);
  const app = scripts.filter(([file]) => !isExport(file));
  expect(app.reduce((sum, [, size]) => sum + size, 0)).toBeLessThanOrEqual(WHOLE);
});
