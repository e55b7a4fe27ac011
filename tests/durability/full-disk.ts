import { readFileSync } from 'node:fs';
import { expect, type Browser } from '@playwright/test';
import { addressOf, box, PAPER, storedText, untilSaved, type Counts } from './page.ts';

/** Longer than what a journal may hold, and than what there is space for. */
const TEXT = 'Much is to be said of it. '.repeat(40_000);

/**
 * Writes where there is no space left, each time in a browser that has stored nothing before. Lost is where the refusal is
 * not shown, the text does not stay or cannot be taken out, or saving does not go on by itself once there is space.
 */
export async function writeOnFullDisk(browser: Browser, site: string, count: number): Promise<Counts> {
  const why: string[] = [];
  for (let trial = 0; trial < count; trial++) {
    const context = await browser.newContext({ acceptDownloads: true });
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    const { origin } = new URL(site);
    // Before the first open: the browser looks only now and then at how much space there is.
    await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 200_000 });
    await page.goto(addressOf(site));
    const text = `${TEXT}${trial}`;
    await box(page, 'Long note').fill(text);
    try {
      await expect(page.getByRole('alert').filter({ hasText: /no space left/i })).toBeVisible({ timeout: 30_000 });
      await expect(page.getByText('Saved on this device')).toBeHidden();
      await expect(box(page, 'Long note')).toHaveValue(text);
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'Download this note' }).click(),
      ]);
      expect(readFileSync(await file.path(), 'utf8')).toContain(text);
      await session.send('Storage.overrideQuotaForOrigin', { origin });
      await untilSaved(page);
      await expect(page.getByRole('alert')).toBeHidden();
      expect(await storedText(page, PAPER.id)).toContain(text);
    } catch (error) {
      why.push(`Full disk, ${trial}: ${String(error)}`);
    }
    await context.close();
  }
  return { tried: count, lost: why.length, why };
}
