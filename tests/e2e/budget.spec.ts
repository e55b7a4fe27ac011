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
const EMBED = 45_500;
/**
 * Kilobytes of JavaScript, gzipped, of the whole app without what it takes away and its embeds. The goal is 160, and the
 * first view keeps to its own; what is over is fetched with a note or the page of notes: the libraries that render
 * Markdown (27), what keeps notes safe (copies, conflicts, backups with their worker, the bin), passages and links, reading
 * on through a list, a paper on paper, the list and the board of notes with their charts, vaults; and what keeps the page for
 * use without a network and says what failed. This keeps it from growing unseen.
 */
const WHOLE = 280;

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

const EMBEDS = [
  ...CHARTS.map((name) => `/?embed=${name}`),
  '/?embed=matrix&q=reward',
  '/?embed=timeline&form=papers&split=category',
  '/?embed=timeline&form=cumulative',
];

for (const address of EMBEDS) {
  test(`the scripts fetched before the chart stands keep to their limit: ${address}`, async ({ page }) => {
    await page.addInitScript(() => {
      const seen = new MutationObserver(() => {
        if (document.querySelector('svg') === null) return;
        seen.disconnect();
        performance.mark('chart');
      });
      seen.observe(document, { childList: true, subtree: true });
    });
    await page.goto(address);
    await page.waitForFunction(() => performance.getEntriesByName('chart').length > 0);
    const fetched = await page.evaluate(() => {
      const stands = performance.getEntriesByName('chart')[0]?.startTime ?? 0;
      const files = performance.getEntriesByType('resource');
      // What is fetched because the chart stands comes after it.
      return files
        .filter((file) => 'responseEnd' in file && Number(file.responseEnd) <= stands)
        .map(({ name }) => name);
    });
    const scripts = fetched.filter((url) => url.endsWith('.js')).map((url) => url.slice(url.lastIndexOf('/') + 1));
    expect(scripts.length).toBeGreaterThan(2);
    // A worker runs beside the page and holds up nothing.
    const first = new Set(scripts.filter((file) => !file.includes('worker')));
    expect([...first].filter((file) => file.includes('explorer'))).toEqual([]);
    expect([...first].reduce((sum, file) => sum + gzipped(file), 0)).toBeLessThanOrEqual(EMBED);
  });
}

/** A script and all scripts that it names, and so on. */
function reachable(from: string, scripts: readonly string[], without: string): Set<string> {
  const seen = new Set([from]);
  for (const one of seen) {
    const text = readFileSync(new URL(one, assets), 'utf8');
    for (const other of scripts) if (other !== without && text.includes(other)) seen.add(other);
  }
  return seen;
}

test('the whole app, without what it takes away and its embeds, keeps to its limit', () => {
  const sizes = scriptSizes(fileURLToPath(assets));
  const all = [...sizes.keys()];
  const page = readFileSync(new URL('../index.html', assets), 'utf8');
  const entry = all.find((name) => page.includes(`src="./assets/${name}"`)) ?? '';
  const embed = /import\(`\.\/(embed-[\w-]+\.js)`\)/.exec(readFileSync(new URL(entry, assets), 'utf8'))?.[1] ?? '';
  const app = reachable(entry, all, embed);
  expect(new Set([...app, ...reachable(embed, all, entry)])).toEqual(new Set(all));
  expect([...app].filter(isExport).length).toBeGreaterThan(3);
  const scripts = [...app].filter((file) => !isExport(file));
  expect(scripts.length).toBeGreaterThan(10);
  expect(scripts.reduce((sum, file) => sum + (sizes.get(file) ?? Infinity), 0)).toBeLessThanOrEqual(WHOLE);
});
