/** What axe-core finds wrong in a page as it stands. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Page } from '@playwright/test';
import type axeCore from 'axe-core';

// As the package's own runner for Playwright does it, without the empty page that that opens for each result: in a page of a
// thousand elements most of the time went there.
const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** How a reader's system may ask a page to look. */
export const LOOKS = [
  { colorScheme: 'light', forcedColors: 'none' },
  { colorScheme: 'dark', forcedColors: 'none' },
  { colorScheme: 'light', forcedColors: 'active' },
] as const;

type Scope = {
  /** Selects the part that is looked at, in place of the whole page. */
  within?: string;
  /** Whether what is clicked has to be as large as a fingertip. */
  targetSize?: boolean;
};

/** Fails where a rule of WCAG 2.2 A or AA, or one of axe's own, is broken in the page as it stands, and says where. */
export async function expectAccessible(page: Page, { within = 'html', targetSize = true }: Scope = {}): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
  const { passed, broken } = await page.evaluate(
    async ({ within, targetSize, standards }) => {
      // Colours that are on their way are nobody's.
      await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
      const { axe } = window as unknown as { axe: typeof axeCore };
      const { passes, violations } = await axe.run(within, {
        runOnly: { type: 'tag', values: standards },
        rules: { 'target-size': { enabled: targetSize } },
        resultTypes: ['violations'],
      });
      return {
        passed: passes.length,
        broken: violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`),
      };
    },
    { within, targetSize, standards: STANDARDS },
  );
  expect(broken).toEqual([]);
  // What is not there breaks no rule either.
  expect(passed).toBeGreaterThan(within === 'html' ? 10 : 2);
}

/** The same in light, in dark and in forced colours, one after the other; the page is light again then. */
export async function expectAccessibleInEachLook(page: Page, scope: Scope = {}): Promise<void> {
  for (const look of LOOKS) {
    await page.emulateMedia(look);
    await expectAccessible(page, scope);
  }
  await page.emulateMedia(LOOKS[0]);
}

/** Fails where the page has to be scrolled sideways. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
}
