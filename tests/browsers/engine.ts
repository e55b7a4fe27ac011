/** A page in a browser of another kind, for the tests that hold for all of them. */
import { readFileSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect } from 'vitest';

/** What a library that drives a browser has to offer. Its functions run in the page, so they may use nothing from outside. */
export type Engine = {
  name: string;
  /** Opens an address in a browser that knows nothing of the page yet. */
  open: (address: string) => Promise<EnginePage>;
  close: () => Promise<void>;
};

export type EnginePage = {
  goto: (address: string) => Promise<void>;
  reload: () => Promise<void>;
  /** Runs in the page; arguments and answer are plain data. */
  evaluate: <Args extends unknown[], Answer>(work: (...args: Args) => Answer, ...args: Args) => Promise<Answer>;
  /** Runs a script whose answer is of no interest. */
  run: (script: string) => Promise<void>;
  /** Clicks on the element that `marked` stands on, as a reader would. */
  clickMarked: () => Promise<void>;
  /** Types with the keyboard, wherever the focus is; a key by its name (`Enter`, `Escape`, `Tab`). */
  type: (text: string) => Promise<void>;
  press: (key: Key) => Promise<void>;
  /** Gives a file to the element that `marked` stands on. */
  giveFile: (path: string) => Promise<void>;
  /** The folder that the browser saves to. */
  downloads: string;
};

export type Key = 'Enter' | 'Escape' | 'Tab' | 'ArrowDown';

/** The attribute of the element that is meant. An element itself cannot be handed over by every library in the same way. */
export const MARK = 'data-meant';

const LIBRARY = readFileSync(
  createRequire(import.meta.url).resolve('@testing-library/dom/dist/@testing-library/dom.umd.min.js'),
  'utf8',
);

/** How long something may take to come about, ms. */
const PATIENCE = { timeout: 20_000, interval: 100 };

/** What readers and screen readers call something: its role and its name, or the beginning of that. */
export type Called = { role: string; name: string; begins?: boolean };

type Finder = {
  queryAllByRole: (within: HTMLElement, role: string, options: { name: RegExp | string }) => HTMLElement[];
};

declare global {
  interface Window {
    TestingLibraryDom?: Finder;
  }
}

/** Puts the mark on what is called so. False where there is nothing of the kind, or more than one. */
function mark(attribute: string, { role, name, begins }: Called): boolean {
  const finder = window.TestingLibraryDom;
  if (finder === undefined) throw new Error('the finder is not there');
  for (const before of document.querySelectorAll(`[${attribute}]`)) before.removeAttribute(attribute);
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const found = finder.queryAllByRole(document.body, role, {
    name: begins === true ? new RegExp(`^${escaped}`) : name,
  });
  if (found.length !== 1) return false;
  found[0]?.setAttribute(attribute, '');
  return true;
}

/** A reader at a page: finds things by what they are called, and waits until they are there. */
export class ReaderAt {
  readonly page: EnginePage;

  constructor(page: EnginePage) {
    this.page = page;
  }

  async find(called: Called): Promise<void> {
    const { page } = this;
    await expect
      .poll(
        async () => {
          if (await page.evaluate(() => window.TestingLibraryDom === undefined)) await page.run(LIBRARY);
          return page.evaluate(mark, MARK, called);
        },
        { message: `${called.role} “${called.name}”`, ...PATIENCE },
      )
      .toBe(true);
  }

  async click(role: string, name: string, begins = false): Promise<void> {
    await this.find({ role, name, begins });
    await this.page.clickMarked();
  }

  /** Gives a file to what a selector finds: the box for it has no name, since a button stands for it. */
  async give(selector: string, path: string): Promise<void> {
    await this.page.evaluate(
      (attribute, wanted) => {
        for (const before of document.querySelectorAll(`[${attribute}]`)) before.removeAttribute(attribute);
        document.querySelector(wanted)?.setAttribute(attribute, '');
      },
      MARK,
      selector,
    );
    await this.page.giveFile(path);
  }

  /** Writes into a box that is empty. */
  async write(name: string, text: string): Promise<void> {
    await this.click('textbox', name);
    await this.page.type(text);
  }

  /** The value of a box, or the text of anything else. */
  async sees(called: Called, text: string | RegExp): Promise<void> {
    await this.find(called);
    await expect.poll(() => this.textOfMarked(), { message: called.name, ...PATIENCE }).toMatch(text);
  }

  /** Waits until a text stands on the page where it can be seen. */
  async seesText(text: RegExp): Promise<void> {
    const shown = () => document.body.innerText;
    await expect.poll(() => this.page.evaluate(shown), { message: `${text}`, ...PATIENCE }).toMatch(text);
  }

  /** Waits until a passage of the abstract is highlighted, with the sign of its kind. */
  async seesPassage(sign: string): Promise<void> {
    const signs = () => [...document.querySelectorAll<HTMLElement>('.passage')].map((one) => one.dataset['sign']);
    await expect
      .poll(() => this.page.evaluate(signs), { message: `a passage with ${sign}`, ...PATIENCE })
      .toContain(sign);
  }

  /** Waits until the number of papers is told so. */
  async seesCount(text: RegExp): Promise<void> {
    const told = () => document.querySelector('[role="status"]')?.textContent.trim() ?? '';
    await expect.poll(() => this.page.evaluate(told), PATIENCE).toMatch(text);
  }

  /**
   * The path of the one new file that comes of doing something, once it is whole.
   * @param ending of its name, with the dot
   */
  async saved(ending: string, work: () => Promise<void>): Promise<string> {
    const { downloads } = this.page;
    const before = new Set(await readdir(downloads));
    await work();
    // Both browsers write beside the place first; one of them holds that place with an empty file.
    const fresh = async () => {
      const names = (await readdir(downloads)).filter((name) => name.endsWith(ending) && !before.has(name));
      const sizes = await Promise.all(names.map(async (name) => (await stat(join(downloads, name))).size));
      return names.length === 1 && sizes[0] !== undefined && sizes[0] > 0 ? (names[0] ?? '') : '';
    };
    await expect.poll(fresh, { message: 'one saved file', ...PATIENCE }).not.toBe('');
    return join(downloads, await fresh());
  }

  private textOfMarked(): Promise<string> {
    return this.page.evaluate((attribute) => {
      const element = document.querySelector(`[${attribute}]`);
      const holdsValue = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
      return holdsValue ? element.value : (element?.textContent ?? '');
    }, MARK);
  }
}
