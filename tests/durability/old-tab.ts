import { expect, type Browser } from '@playwright/test';
import { addressOf, bareFile, box, PAPER, storedText, untilSaved, type Counts } from './page.ts';

/**
 * A tab of the first release holds the database and hears nothing of a newer version. Lost is where the new tab does not say
 * what to close, does not go on by itself once that is closed, or has not both what was stored and what was typed.
 */
export async function meetOldTab(browser: Browser, site: string, count: number): Promise<Counts> {
  const why: string[] = [];
  for (let trial = 0; trial < count; trial++) {
    const context = await browser.newContext();
    const old = await bareFile(context, site);
    await old.evaluate(
      (note) =>
        new Promise<void>((resolve, reject) => {
          const opening = indexedDB.open('ai-safety-papers', 1);
          opening.onupgradeneeded = () => opening.result.createObjectStore('notes', { keyPath: 'paperId' });
          opening.onerror = () => reject(new Error('the database of the first release could not be made'));
          opening.onsuccess = () => {
            // Held for as long as the tab is open.
            Object.assign(window, { held: opening.result });
            const writing = opening.result.transaction('notes', 'readwrite');
            writing.objectStore('notes').put(note);
            writing.oncomplete = () => resolve();
          };
        }),
      {
        paperId: PAPER.id,
        title: PAPER.title,
        url: '',
        short: '',
        long: `stored before ${trial}`,
        jottings: '',
        tags: [],
        revision: 3,
        updatedAt: '2026-03-01T12:00:00.000Z',
      },
    );
    const page = await context.newPage();
    await page.goto(addressOf(site));
    try {
      await expect(page.getByRole('alert')).toContainText('Close the other tabs of this page', { timeout: 30_000 });
      await box(page).fill(`typed meanwhile ${trial}`);
      await expect(page.getByText('Not saved yet')).toBeVisible();
      await old.close();
      await untilSaved(page);
      await expect(page.getByRole('alert')).toBeHidden();
      await expect(box(page)).toHaveValue(`typed meanwhile ${trial}`);
      await expect(box(page, 'Long note')).toHaveValue(`stored before ${trial}`);
      expect(await storedText(page)).toContain(`typed meanwhile ${trial}`);
    } catch (error) {
      why.push(`Old tab, ${trial}: ${String(error)}`);
    }
    await context.close();
  }
  return { tried: count, lost: why.length, why };
}
