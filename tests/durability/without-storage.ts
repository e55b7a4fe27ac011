import { readFileSync } from 'node:fs';
import { expect, type Browser } from '@playwright/test';
import { addressOf, box, PAPER, type Counts } from './page.ts';

/**
 * A browser that lets the page store nothing in a database. Lost is where the papers cannot be explored, where it is not said
 * why nothing is kept, or where what was typed cannot be taken out, from the note and from the page of notes.
 */
export async function goWithoutDatabase(browser: Browser, site: string, count: number): Promise<Counts> {
  const why: string[] = [];
  for (let trial = 0; trial < count; trial++) {
    const context = await browser.newContext({ acceptDownloads: true });
    const page = await context.newPage();
    await page.addInitScript(() => {
      indexedDB.open = () => {
        throw new DOMException('blocked', 'SecurityError');
      };
    });
    await page.goto(addressOf(site));
    const text = `typed without a database ${trial}`;
    try {
      await expect(page.getByRole('alert')).toContainText('does not let the page store anything', { timeout: 30_000 });
      await box(page).fill(text);
      await expect(page.getByText('Saved on this device')).toBeHidden();
      const [note] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'Download this note' }).click(),
      ]);
      expect(readFileSync(await note.path(), 'utf8')).toContain(text);
      await page.getByRole('searchbox').fill('induction heads');
      await expect(page.getByRole('table', { name: 'Papers' }).getByRole('row').nth(1)).toBeVisible();
      await page.getByRole('link', { name: 'Notes', exact: true }).click();
      await expect(page.getByText(PAPER.title)).toBeVisible();
      const [all] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'Download what is not saved' }).click(),
      ]);
      expect(readFileSync(await all.path(), 'utf8')).toContain(text);
      // It is there again on the way back.
      await page.goto(addressOf(site));
      await expect(box(page)).toHaveValue(text);
    } catch (error) {
      why.push(`Without a database, ${trial}: ${String(error)}`);
    }
    await context.close();
  }
  return { tried: count, lost: why.length, why };
}
