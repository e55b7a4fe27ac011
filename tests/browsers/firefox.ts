/** Firefox, driven over WebDriver BiDi: it needs no program beside it. */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { MARK, type Engine } from './engine.ts';

export async function startFirefox(program: string): Promise<Engine> {
  const downloads = await mkdtemp(join(tmpdir(), 'papers-firefox-'));
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: program,
    headless: true,
    defaultViewport: { width: 1280, height: 900 },
    extraPrefsFirefox: {
      'browser.download.folderList': 2,
      'browser.download.dir': downloads,
      'browser.download.useDownloadDir': true,
      'browser.download.always_ask_before_handling_new_types': false,
      'browser.helperApps.neverAsk.saveToDisk': 'image/png,image/svg+xml,application/json,text/html,application/zip',
      'pdfjs.disabled': true,
    },
  });
  return {
    name: await browser.version(),
    async open(address) {
      const context = await browser.createBrowserContext();
      const page = await context.newPage();
      await page.goto(address);
      const marked = async () => {
        const element = await page.$(`[${MARK}]`);
        if (element === null) throw new Error('nothing is marked');
        return element;
      };
      return {
        downloads,
        goto: async (address) => {
          await page.goto(address);
        },
        reload: async () => {
          await page.reload();
        },
        // A function of ours takes plain data; the library's may take its handles too.
        evaluate: (work, ...args) => page.evaluate(work as (...args: unknown[]) => ReturnType<typeof work>, ...args),
        run: async (script) => {
          await page.evaluate(`${script};undefined`);
        },
        clickMarked: async () => (await marked()).click(),
        type: (text) => page.keyboard.type(text),
        press: (key) => page.keyboard.press(key),
        async giveFile(path) {
          const element = await marked();
          await (await element.toElement('input')).uploadFile(path);
        },
      };
    },
    close: () => browser.close(),
  };
}
