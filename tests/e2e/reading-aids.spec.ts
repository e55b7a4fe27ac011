/** What readers change of a page to be able to read it: larger type, a zoom of 400 %, wider spacing, no motion. */
import { expect, test, type Page } from '@playwright/test';

const VIEWS: [name: string, address: string][] = [
  ['papers', '/'],
  ['an open paper', '/?paper=weak-to-strong-generalization'],
  ['charts', '/?page=charts'],
  ['a chart alone', '/?page=charts&chart=matrix'],
  ['notes', '/?page=notes'],
  ['data', '/?page=data'],
];

async function open(page: Page, address: string) {
  await page.goto(address);
  if (/page=(?:notes|data)/.test(address))
    await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toBeVisible();
  else await expect(page.getByRole('figure').first().getByRole('img')).toBeVisible();
}

/** What is cut off or lies outside of the page, in words. A folded abstract and cut titles say how to see all of them. */
function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const cut: string[] = [];
    const { scrollWidth } = document.documentElement;
    if (scrollWidth > innerWidth) cut.push(`the page is ${scrollWidth} px wide`);
    const texts = 'a, button, caption, figcaption, h1, h2, h3, input, label, legend, li, p, select, summary, th';
    for (const element of document.querySelectorAll<HTMLElement>(texts)) {
      const box = element.getBoundingClientRect();
      const isShown = element.checkVisibility({ visibilityProperty: true }) && box.width > 3;
      if (!isShown || element.matches('.abstract, .abstract *, tbody *') || element.closest('svg') !== null) continue;
      const name = `${element.localName} “${element.textContent.trim().slice(0, 30)}”`;
      const { overflowX, overflowY } = getComputedStyle(element);
      const scrolls = (overflow: string) => overflow === 'visible' || overflow === 'auto' || overflow === 'scroll';
      if (!scrolls(overflowX) && element.scrollWidth > element.clientWidth + 1) cut.push(`${name} is cut in its width`);
      if (!scrolls(overflowY) && element.scrollHeight > element.clientHeight + 2)
        cut.push(`${name} is cut in its height`);
      const room = [...ancestors(element)].find((one) => scrolls(getComputedStyle(one).overflowX));
      if (room === undefined && box.right > innerWidth + 1) cut.push(`${name} lies outside`);
    }
    return cut;

    function* ancestors(element: Element) {
      for (let one = element.parentElement; one !== null && one !== document.body; one = one.parentElement) {
        if (getComputedStyle(one).overflowX !== 'visible') yield one;
      }
    }
  });
}

for (const [name, address] of VIEWS) {
  for (const width of [1440, 640]) {
    test(`with type of twice the size nothing is cut off: ${name} at ${width} px`, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 });
      const devTools = await page.context().newCDPSession(page);
      // What the reader sets in the browser, and not a zoom.
      await devTools.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } });
      await open(page, address);
      expect(await cutOff(page)).toEqual([]);
      const smallest = await page.evaluate(() => {
        const texts = [...document.querySelectorAll('main svg text, main p, main button, main h1, main h2')];
        return Math.min(
          ...texts
            .filter((one) => one.checkVisibility() && one.textContent.trim() !== '')
            .map((one) => Number.parseFloat(getComputedStyle(one).fontSize)),
        );
      });
      // 11 px is the smallest of the page in its usual size.
      expect(smallest).toBeGreaterThanOrEqual(20);
    });
  }

  test(`at 1280 × 1024 and a zoom of 400 % all can be reached without scrolling sideways: ${name}`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 320, height: 256 });
    await open(page, address);
    expect(await cutOff(page)).toEqual([]);
    // What stays while the page scrolls leaves room for the rest.
    const fixed = await page.evaluate(() => {
      scrollTo(0, 600);
      const stays = [...document.querySelectorAll('body *')].filter((one) =>
        ['fixed', 'sticky'].includes(getComputedStyle(one).position),
      );
      const boxes = stays.map((one) => one.getBoundingClientRect()).filter(({ top, height }) => top <= 1 && height > 0);
      return Math.max(0, ...boxes.filter(({ height }) => height < innerHeight).map(({ bottom }) => bottom));
    });
    expect(fixed).toBeLessThan(140);
  });

  for (const width of [1280, 320]) {
    test(`with the spacing that readers may want nothing is cut off: ${name} at ${width} px`, async ({ page }) => {
      await page.setViewportSize({ width, height: 800 });
      await open(page, address);
      await page.evaluate(() => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(`
          * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
          p { margin-bottom: 2em !important; }
        `);
        document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
      });
      expect(await cutOff(page)).toEqual([]);
    });
  }
}

test('nothing moves by itself where the reader wants no motion', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('/');
  const moving = () =>
    page.evaluate(() =>
      document
        .getAnimations()
        .filter(({ effect }) => Number(effect?.getComputedTiming().duration) > 1)
        .map((animation) => animation.constructor.name),
    );
  await expect(page.getByRole('status')).toHaveText('78 papers');
  await page.getByRole('checkbox', { name: 'OpenAI' }).check();
  expect(await moving()).toEqual([]);
  await page.getByRole('link', { name: 'Weak-to-strong generalization' }).click();
  expect(await moving()).toEqual([]);
  await page.getByRole('button', { name: 'Show whole abstract' }).click();
  expect(await moving()).toEqual([]);
  await page.setViewportSize({ width: 375, height: 800 });
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Filters' }).click();
  expect(await moving()).toEqual([]);
  const behaviour = await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior);
  expect(behaviour).toBe('auto');
});
