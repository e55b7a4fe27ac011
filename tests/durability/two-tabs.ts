import type { BrowserContext, Page } from '@playwright/test';
import { openNote, PAPER, randomFrom, storedText, untilSaved, type Counts } from './page.ts';

type Step = { word: string; part: string; wait: number; instead: boolean };

/**
 * Lets two tabs write words into one note, each in its own time. Silently lost is a word that is neither in the note nor in
 * another version beside it, and that nobody has written over who saw it.
 */
export async function writeInTwoTabs(context: BrowserContext, site: string, count: number): Promise<Counts> {
  const random = randomFrom(200);
  const pages = [await context.newPage(), await context.newPage()];
  const why: string[] = [];
  for (let trial = 0; trial < count; trial++) {
    // Now and then as a visit begins, else as it goes on.
    if (trial % 20 === 0) for (const page of pages) await openNote(page, site);
    const steps = pages.map((_, tab) =>
      Array.from({ length: 3 }, (_, at): Step => {
        const part = ['note-short', 'note-long', 'note-jottings'][Math.floor(random() * 2.2)] ?? 'note-short';
        return { word: `w${trial}t${tab}n${at}`, part, wait: random() * 250, instead: random() < 0.2 };
      }),
    );
    const replaced = (await Promise.all(pages.map((page, tab) => writeWords(page, steps[tab] ?? [])))).flat();
    for (const page of pages) await untilSaved(page);
    const words = steps.flat().map(({ word }) => word);
    const [page] = pages;
    const stored = page === undefined ? '' : await storedText(page, PAPER.id);
    const gone = words.filter((word) => !stored.includes(word) && !replaced.includes(word));
    if (gone.length > 0) why.push(`${gone.join(', ')} of ${JSON.stringify(steps)}; stored: ${stored}`);
  }
  for (const page of pages) await page.close();
  return { tried: count, lost: why.length, why };
}

/** Writes them one after the other; answers with the words that it wrote over, which stood in the box. */
function writeWords(page: Page, steps: Step[]): Promise<string[]> {
  return page.evaluate(async (steps) => {
    const replaced: string[] = [];
    for (const { word, part, wait, instead } of steps) {
      await new Promise((resolve) => setTimeout(resolve, wait));
      const area = document.getElementById(part);
      if (!(area instanceof HTMLTextAreaElement)) throw new Error(`${part} is no text area`);
      if (instead) replaced.push(...(area.value.match(/w\d+t\dn\d/g) ?? []));
      area.value = instead ? word : `${area.value} ${word}`;
      area.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }
    return replaced;
  }, steps);
}
