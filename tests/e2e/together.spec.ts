import { expect, test } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { readFileSync } from 'node:fs';

test('several charts are taken together, as an archive of what is on the screen', async ({ page }) => {
  await page.goto('?page=charts&company=openai');
  await page.getByRole('checkbox', { name: 'Take Papers over time' }).check();
  await page.getByRole('checkbox', { name: 'Take Who works on what' }).check();
  const chosen = page.getByRole('group', { name: 'Chosen charts' });
  await expect(chosen).toContainText('2 charts chosen');
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    chosen.getByRole('button', { name: 'Download ZIP' }).click(),
  ]);
  const inside = unzipSync(new Uint8Array(readFileSync(await file.path())));
  expect(Object.keys(inside)).toEqual([
    'papers-over-time.png',
    'papers-over-time.svg',
    'who-works-on-what.png',
    'who-works-on-what.svg',
    'captions.txt',
  ]);
  const svg = strFromU8(inside['who-works-on-what.svg'] ?? new Uint8Array());
  expect(svg).toContain('11 of 78 papers · OpenAI');
  expect(strFromU8(inside['captions.txt'] ?? new Uint8Array())).toContain('11 of 78 papers · OpenAI');
});

test('charts are printed one a sheet, as vectors, without the page around them', async ({ page }) => {
  // What is printed stands until the reader is done; no dialogue is there to be done with.
  await page.addInitScript(() => (window.print = () => (document.title = 'printing')));
  await page.goto('?page=charts');
  await page.getByRole('button', { name: 'Tick all' }).click();
  await page.getByRole('button', { name: 'Print or save as PDF' }).click();
  await expect(page).toHaveTitle('printing');
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(6);
  // 13⅓ by 7½ inches, in points.
  const boxes = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, width, height]) => [width, height]);
  for (const [width, height] of boxes) {
    expect(Math.abs(Number(width) - 960)).toBeLessThan(2);
    expect(Math.abs(Number(height) - 540)).toBeLessThan(2);
  }
  expect(pdf).not.toContain('/Subtype /Image');
  expect(pdf).toContain('/Font');
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await expect(page.locator('.print-sheets')).toHaveCount(0);
});
