import { expect, type Browser } from '@playwright/test';
import { box, openNote, storedText, untilSaved, type Counts } from './page.ts';

/** What the browser clears: the database alone, or all that the page keeps. */
const TYPES = ['indexeddb', 'all'];

/**
 * Clears what is stored under an open page. Lost is where that is not noticed with the next thing that is typed, or anything
 * that stands in the note is not stored again then.
 */
export async function clearUnderPage(browser: Browser, site: string, count: number): Promise<Counts> {
  const why: string[] = [];
  for (let trial = 0; trial < count; trial++) {
    const context = await browser.newContext();
    const page = await context.newPage();
    await openNote(page, site);
    await box(page).fill(`before ${trial}`);
    await untilSaved(page);
    const session = await context.newCDPSession(page);
    const { origin } = new URL(site);
    await session.send('Storage.clearDataForOrigin', { origin, storageTypes: TYPES[trial % TYPES.length] ?? 'all' });
    await box(page, 'Long note').fill(`after ${trial}`);
    try {
      await untilSaved(page);
      await expect(page.getByRole('alert')).toContainText('Not all of your notes');
      const stored = await storedText(page);
      expect(stored).toContain(`before ${trial}`);
      expect(stored).toContain(`after ${trial}`);
      // What is known to be gone is not told as "no notes yet" elsewhere either.
      await page.getByRole('link', { name: 'Notes', exact: true }).click();
      await expect(page.getByText(`before ${trial}`)).toBeVisible();
    } catch (error) {
      why.push(`Cleared, ${trial}: ${String(error)}`);
    }
    await context.close();
  }
  return { tried: count, lost: why.length, why };
}
