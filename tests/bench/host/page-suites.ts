import type { Browser } from 'playwright';
import type { Figure, PageSuite } from '../figures.ts';
import { VIEWPORT } from './viewport.ts';

/**
 * Headers that give the page the finest clock there is: 5 µs instead of 100, which pages get that are isolated from
 * other origins.
 */
export const ISOLATION = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

/** Runs one suite on one list, in a page of its own, so that no list leaves its garbage to the next. */
export async function runPageSuite(
  browser: Browser,
  url: string,
  suite: PageSuite,
  size: number | null,
): Promise<Figure[]> {
  const context = await browser.newContext({ viewport: VIEWPORT });
  try {
    const page = await context.newPage();
    const errors: string[] = [];
    page.on('pageerror', ({ message }) => errors.push(message));
    await page.goto(url);
    await page.waitForFunction(() => 'runSuite' in window);
    const figures = await page.evaluate(([name, papers]) => window.runSuite(name, papers), [suite, size] as const);
    if (errors.length > 0) throw new Error(`${suite}: ${errors.join('; ')}`);
    return figures;
  } finally {
    await context.close();
  }
}
