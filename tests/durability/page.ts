/** What all trials do with a page: open a paper's note, and look at what is stored. */
import { expect, type BrowserContext, type Page } from '@playwright/test';

export const PAPER = { id: 'toy-models-of-superposition', title: 'Toy Models of Superposition' };

/** What came of the trials of one row of the table. */
export type Counts = {
  tried: number;
  lost: number;
  torn?: number;
  /** What did not come about, for each that was lost. */
  why?: string[];
};

export const addressOf = (site: string, id = PAPER.id) => `${site}/?paper=${id}`;
export const box = (page: Page, name = 'Short note') => page.getByRole('textbox', { name, exact: true });
export const saved = (page: Page) => page.getByText('Saved on this device', { exact: true });

/** Waits until what was typed is saved, or what was left behind is. A busy machine takes its time. */
export async function untilSaved(page: Page): Promise<void> {
  await expect(saved(page)).toBeVisible({ timeout: 60_000 });
}

/** Opens the note on a paper, and waits until it can be typed into. */
export async function openNote(page: Page, site: string, id = PAPER.id): Promise<void> {
  await page.goto(addressOf(site, id));
  await expect(box(page)).toBeEditable({ timeout: 60_000 });
}

/** A page of the site that runs none of its code. */
export async function bareFile(context: BrowserContext, site: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${site}/data/papers.json`);
  return page;
}

/** The record of a note as the browser has it, in one text. */
export function storedText(page: Page, id = PAPER.id): Promise<string> {
  return page.evaluate(
    (paperId) =>
      new Promise<string>((resolve, reject) => {
        const opening = indexedDB.open('ai-safety-papers');
        opening.onerror = () => reject(new Error('the database could not be opened'));
        opening.onsuccess = () => {
          const reading = opening.result.transaction('notes').objectStore('notes').get(paperId);
          reading.onsuccess = () => {
            opening.result.close();
            resolve(JSON.stringify(reading.result ?? null));
          };
          reading.onerror = () => reject(new Error('the note could not be read'));
        };
      }),
    id,
  );
}

/** Numbers from 0 to 1 that are the same in each run (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
