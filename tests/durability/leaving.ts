import type { BrowserContext, Page } from '@playwright/test';
import { addressOf, box, openNote, randomFrom, untilSaved, type Counts } from './page.ts';

export const WAYS = ['close', 'reload', 'navigate', 'hidden'] as const;
export type Way = (typeof WAYS)[number];

/** Milliseconds from the last key until the page is left, at most. */
const LAST_KEY = 50;

/**
 * Types and leaves, both scheduled inside the page, so that nothing waits for the test; then opens the note again. Lost is
 * what the note does not say then.
 */
export async function leaveAtOnce(context: BrowserContext, site: string, way: Way, count: number): Promise<Counts> {
  const random = randomFrom(WAYS.indexOf(way) + 1);
  const first = await context.newPage();
  await openNote(first, site);
  await box(first).fill('before');
  await untilSaved(first);
  let lost = 0;
  for (let trial = 0; trial < count; trial++) {
    const text = `${way} ${trial} ${random().toString(36).slice(2)}`;
    const page = await left(context, first, site, way, text, random() * LAST_KEY);
    await untilSaved(page);
    if ((await box(page).inputValue()) !== text) lost++;
    await page.close();
  }
  await first.close();
  return { tried: count, lost };
}

/** A page in which the note was opened again after the text was typed and the page was left. */
async function left(
  context: BrowserContext,
  opener: Page,
  site: string,
  way: Way,
  text: string,
  wait: number,
): Promise<Page> {
  const page = way === 'close' ? await openedBy(opener, context, site) : await opened(context, site);
  await untilSaved(page);
  if (way === 'close') {
    await Promise.all([page.waitForEvent('close'), typeAndLeave(page, text, wait, way)]);
    return opened(context, site);
  }
  if (way === 'hidden') {
    const session = await context.newCDPSession(page);
    const hidden = new Promise<void>((resolve) => {
      session.on('Runtime.bindingCalled', () => resolve());
    });
    await session.send('Runtime.enable');
    await session.send('Runtime.addBinding', { name: 'hide' });
    await typeAndLeave(page, text, wait, way);
    await hidden;
    await session.send('Page.setWebLifecycleState', { state: 'frozen' });
    // Thrown away as it stands, as a system does that is short of memory: it hears nothing of it.
    const gone = page.waitForEvent('crash');
    // Nobody is left to answer.
    session.send('Page.crash').catch(() => undefined);
    await gone;
    await page.close();
    return opened(context, site);
  }
  await Promise.all([page.waitForEvent('load'), typeAndLeave(page, text, wait, way)]);
  if (way === 'navigate') await page.goto(addressOf(site));
  return page;
}

/** A page may close itself where a page has opened it. */
async function openedBy(opener: Page, context: BrowserContext, site: string): Promise<Page> {
  const [page] = await Promise.all([
    context.waitForEvent('page'),
    opener.evaluate((address) => void window.open(address), addressOf(site)),
  ]);
  return page;
}

async function opened(context: BrowserContext, site: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(addressOf(site));
  return page;
}

/** Schedules the keys and the leaving, and comes back at once. */
async function typeAndLeave(page: Page, text: string, wait: number, way: Way): Promise<void> {
  await box(page).evaluate(
    (area, { text, wait, way }) => {
      if (!(area instanceof HTMLTextAreaElement)) throw new Error('the short note is no text area');
      const leave = () => {
        if (way === 'close') window.close();
        else if (way === 'reload') window.location.reload();
        else if (way === 'navigate') window.location.assign('./data/papers.json');
        else (window as unknown as { hide: (said: string) => void }).hide('now');
      };
      const type = (typed: number) => {
        area.value = text.slice(0, typed);
        area.dispatchEvent(new InputEvent('input', { bubbles: true }));
        if (typed < text.length) setTimeout(type, 4, typed + 1);
        else setTimeout(leave, wait);
      };
      setTimeout(type, 0, 1);
    },
    { text, wait, way },
  );
}

/** What a page is given that is to go without its journal: the storage takes what it is told, and keeps none of it. */
export function withoutJournal(): void {
  const keep = Object.getOwnPropertyDescriptor(Storage.prototype, 'setItem')?.value as Storage['setItem'];
  Storage.prototype.setItem = function (this: Storage, key: string, value: string) {
    if (!key.includes(':unsaved:')) keep.call(this, key, value);
  };
}
