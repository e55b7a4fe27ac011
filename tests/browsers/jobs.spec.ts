/**
 * The three jobs of the page in browsers that are not Chromium: explore, annotate, take a chart into a talk. Every program
 * that the runner has found (`run.mjs`) is driven; where a browser lacks an interface, its way without is what is tried.
 */
import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { ReaderAt, type Engine } from './engine.ts';
import { startFirefox } from './firefox.ts';
import { startWebKit } from './webkit.ts';

const { address, firefox, webkitDriver, webkitBrowser } = inject('programs');
const ENGINES = [
  { family: 'Firefox', start: () => startFirefox(firefox) },
  { family: 'WebKit', start: () => startWebKit({ driver: webkitDriver, browser: webkitBrowser }) },
];

const TITLE = 'Weak-to-strong generalization';

for (const { family, start } of ENGINES) {
  describe(family, () => {
    let engine: Engine;

    beforeAll(async () => {
      engine = await start();
      return () => engine.close();
    });

    async function at(path: string): Promise<ReaderAt> {
      return new ReaderAt(await engine.open(`${address}${path}`));
    }

    test('explore: search, filter, sort, go back, and find the papers behind a chart', async () => {
      const reader = await at('/');
      await reader.seesCount(/^78 papers$/);
      await reader.click('searchbox', 'Search papers');
      await reader.page.type('monosemanticity');
      await reader.seesCount(/^\d of 78 papers/);
      await reader.page.press('Escape');
      await reader.seesCount(/^78 papers$/);
      await reader.click('checkbox', 'OpenAI', true);
      await reader.seesCount(/^11 of 78 papers$/);
      expect(await reader.page.evaluate(() => location.search)).toBe('?company=openai');
      await reader.click('button', 'Title', true);
      const ordered = () =>
        document.querySelector('table[aria-label="Papers"] th[aria-sort="ascending"]')?.textContent.trim() ?? '';
      await expect.poll(() => reader.page.evaluate(ordered)).toMatch(/^Title/);
      await reader.page.evaluate(() => history.back());
      await reader.page.evaluate(() => history.back());
      await reader.seesCount(/^78 papers$/);
      const marks = () =>
        document.querySelectorAll('figure svg[role="img"] rect, figure svg[role="img"] circle').length;
      await expect.poll(() => reader.page.evaluate(marks), { timeout: 20_000 }).toBeGreaterThan(10);
    });

    test('annotate: a note, its tag and a passage are kept, and come back from a backup in an empty browser', async () => {
      const reader = await at('/?paper=weak-to-strong-generalization');
      await reader.write('Short note', 'Weak labels carry far.');
      await reader.write('Long note', 'Ünïcödé, 模型 and more.');
      await reader.write('Tags', 'scalable oversight');
      await reader.click('button', 'Highlight a passage');
      await reader.page.press('Enter');
      await reader.click('button', 'Doubt', true);
      await reader.page.type('Is it so?');
      await reader.seesText(/Saved on this device/);
      await reader.page.reload();
      await reader.sees({ role: 'textbox', name: 'Short note' }, 'Weak labels carry far.');
      await reader.sees({ role: 'textbox', name: 'Long note' }, 'Ünïcödé, 模型 and more.');
      await reader.sees({ role: 'textbox', name: 'Tags' }, 'scalable oversight');
      await reader.seesPassage('≠');
      await reader.page.goto(`${address}/?page=notes`);
      // Stands above the button, and moves it down when it comes.
      await reader.seesText(/1 note is in no backup yet/);
      const file = await reader.saved('.json', () => reader.click('button', 'Back up'));
      expect(await readFile(file, 'utf8')).toContain('Is it so?');

      const elsewhere = await at('/?page=notes');
      await elsewhere.find({ role: 'button', name: 'Back up' });
      await elsewhere.give('input[type="file"][accept*=".json"]', file);
      await elsewhere.click('button', 'Merge 1 record');
      await elsewhere.click('link', TITLE);
      await elsewhere.sees({ role: 'textbox', name: 'Short note' }, 'Weak labels carry far.');
      await elsewhere.seesPassage('≠');
    });

    test('take a chart into a talk: PNG, SVG, one file that works alone, a copy or what to do instead, an embed', async () => {
      const reader = await at('/?page=charts&chart=timeline');
      const png = await readFile(await reader.saved('.png', () => reader.click('button', 'Download PNG')));
      expect(png.subarray(0, 8)).toEqual(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
      expect(png.readUInt32BE(16)).toBeGreaterThan(1000);
      const more = async (name: string) => {
        await reader.click('button', 'More');
        await reader.click('button', name);
      };
      const svg = await readFile(await reader.saved('.svg', () => more('Download SVG')), 'utf8');
      expect(svg).toMatch(/<svg [\s\S]*Anthropic[\s\S]*<\/svg>\s*$/);
      await more('Copy image');
      await reader.seesText(/Picture copied\.|so it was saved as a PNG\./);
      const alone = await reader.saved('.html', () => more('Download HTML file'));
      await reader.page.goto(pathToFileURL(alone).href);
      await reader.sees({ role: 'img', name: 'Papers', begins: true }, /Anthropic/);
      await reader.page.goto(`${address}/?embed=timeline`);
      await reader.sees({ role: 'img', name: 'Papers', begins: true }, /Anthropic/);
    });
  });
}
