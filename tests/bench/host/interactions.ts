/**
 * From an interaction to the next paint, in the built app at full speed: a letter typed, a facet clicked, a paper
 * opened. Real input events. Each is judged by its worst, as the browsers' measure INP nearly is, by two clocks: ours,
 * which ends when the main thread has painted, and the browser's Event Timing, which ends when the picture is shown.
 */
import type { Browser, Page } from 'playwright';
import type { Figure } from '../figures.ts';
import { GOALS } from '../goals.ts';
import { largest, median } from '../statistics.ts';
import { measureBrushing } from './brushing.ts';
import { watchInteractions, type InteractionRecord } from './interaction-probe.ts';
import { VIEWPORT } from './viewport.ts';

const TYPED = 'reward hacking in language models';
const FACETS = ['Company', 'Category'];
const OPENED = 10;
/** Between two interactions, in ms: a fast typist's pause. */
const PAUSE = 120;

export async function measureInteractions(browser: Browser, url: string, size: number | null): Promise<Figure[]> {
  const context = await browser.newContext({ viewport: VIEWPORT });
  try {
    const page = await context.newPage();
    await page.addInitScript(watchInteractions);
    await page.goto(url);
    await page.locator('figure svg[role=img]').nth(1).waitFor({ timeout: 120_000 });
    await searchReady(page);
    const figure = (name: string, { frames, eventTimings }: InteractionRecord, type: string): Figure => {
      const durations = frames.flatMap((frame) => (frame.type === type ? frame.duration : []));
      if (durations.length === 0) throw new Error(`${name}: nothing was noted`);
      return {
        suite: 'interactions',
        size,
        name: `${name}, worst`,
        value: Math.max(largest(durations), largest(eventTimings)),
        unit: 'ms',
        samples: durations.length,
        goal: GOALS.nextPaint,
        details: {
          median: median(durations),
          'worst frame': largest(durations),
          'worst Event Timing (0: all under 16)': largest(eventTimings),
        },
      };
    };
    // Before anything is searched for or chosen.
    const brushing = await measureBrushing(page, size);
    await page.goto(url);
    await page.locator('figure svg[role=img]').nth(1).waitFor({ timeout: 120_000 });
    await searchReady(page);
    return [
      ...brushing,
      figure('a letter typed', await recorded(page, () => typeLetters(page)), 'keydown'),
      figure('a facet clicked', await recorded(page, () => clickFacets(page)), 'click'),
      figure('a paper opened', await recorded(page, () => openPapers(page)), 'click'),
    ];
  } finally {
    await context.close();
  }
}

/** Waits until the index is built: typing while it is would measure that too. */
async function searchReady(page: Page): Promise<void> {
  const status = page.getByRole('status');
  const before = await status.innerText();
  const box = page.getByRole('searchbox', { name: 'Search papers' });
  await box.fill('reward');
  await page.waitForFunction(
    (all) => {
      const text = document.querySelector<HTMLElement>('[role=status]')?.innerText.trim() ?? '';
      return text !== '' && text !== all.trim();
    },
    before,
    { timeout: 120_000 },
  );
  await box.fill('');
  await page.waitForTimeout(500);
}

/** What was noted while something was done. */
async function recorded(page: Page, work: () => Promise<void>): Promise<InteractionRecord> {
  await page.evaluate(() => {
    window.interactions.frames.length = 0;
    window.interactions.eventTimings.length = 0;
  });
  await work();
  // Event Timing hands its entries over late.
  await page.waitForTimeout(500);
  return page.evaluate(() => window.interactions);
}

async function typeLetters(page: Page): Promise<void> {
  await page.getByRole('searchbox', { name: 'Search papers' }).focus();
  for (const letter of TYPED) {
    await page.keyboard.press(letter === ' ' ? 'Space' : letter);
    await page.waitForTimeout(PAUSE);
  }
}

async function clickFacets(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Clear all' }).click();
  await page.waitForTimeout(500);
  await page.evaluate(() => (window.interactions.frames.length = 0));
  for (const facet of FACETS) {
    for (const box of await page.getByRole('group', { name: facet, exact: true }).getByRole('checkbox').all()) {
      await box.click();
      await page.waitForTimeout(PAUSE);
    }
  }
}

async function openPapers(page: Page): Promise<void> {
  const links = page.getByRole('table', { name: 'Papers' }).locator('tbody').getByRole('link');
  for (let at = 0; at < OPENED; at++) {
    await links.nth(at).click();
    await page.waitForTimeout(PAUSE);
  }
}
