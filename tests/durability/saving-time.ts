import type { BrowserContext } from '@playwright/test';
import { box, openNote, untilSaved } from './page.ts';

/** Milliseconds from each of some last keys until "Saved on this device" stands on the page, in rising order. */
export async function savingTimes(context: BrowserContext, site: string, count: number): Promise<number[]> {
  const page = await context.newPage();
  await openNote(page, site);
  await box(page).fill('first');
  await untilSaved(page);
  const times = await page.evaluate(async (count) => {
    const area = document.getElementById('note-short');
    const state = document.querySelector('[aria-label="My note"] [aria-live]');
    if (!(area instanceof HTMLTextAreaElement) || state === null) throw new Error('the note is not there');
    const times: number[] = [];
    for (let at = 0; at < count; at++) {
      const typed = performance.now();
      const saved = new Promise<number>((resolve) => {
        const seen = new MutationObserver(() => {
          if (state.textContent.trim() !== 'Saved on this device') return;
          seen.disconnect();
          resolve(performance.now() - typed);
        });
        seen.observe(state, { childList: true, characterData: true, subtree: true });
      });
      area.value = `text ${at}`;
      area.dispatchEvent(new InputEvent('input', { bubbles: true }));
      times.push(await saved);
    }
    return times;
  }, count);
  await page.close();
  return times.sort((a, b) => a - b);
}
