import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type LaunchOptions } from 'playwright';
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
    return await runIn(context, url, suite, size);
  } finally {
    await context.close();
  }
}

/** The same in a profile on the disk: what a private window stores is in memory. */
export async function runStoringSuite(
  options: LaunchOptions,
  url: string,
  suite: PageSuite,
  size: number | null,
): Promise<Figure[]> {
  const profile = mkdtempSync(join(tmpdir(), 'safety-papers-bench-'));
  const context = await chromium.launchPersistentContext(profile, { ...options, viewport: VIEWPORT });
  try {
    return await runIn(context, url, suite, size);
  } finally {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

async function runIn(context: BrowserContext, url: string, suite: PageSuite, size: number | null): Promise<Figure[]> {
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  await page.goto(url);
  await page.waitForFunction(() => 'runSuite' in window);
  const figures = await page.evaluate(([name, papers]) => window.runSuite(name, papers), [suite, size] as const);
  if (errors.length > 0) throw new Error(`${suite}: ${errors.join('; ')}`);
  return figures;
}
