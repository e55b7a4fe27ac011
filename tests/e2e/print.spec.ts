/** What comes out of a printer: the page without what could be pressed, dark on white, and all of it. */
import { expect, test, type Page } from '@playwright/test';

/** A sheet of A4 without its margins, at 96 pixels an inch. */
const SHEET = { width: 718, height: 1047 };

const light = (colour: string) => {
  const [red = 0, green = 0, blue = 0] = (colour.match(/\d+/g) ?? []).map(Number);
  return (red + green + blue) / 3 > 128;
};

/** The page as a reader with a dark screen prints it. */
async function onPaper(page: Page) {
  await page.setViewportSize(SHEET);
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
}

/** What is on paper and cannot be pressed there, and what is cut off, in words. */
function faults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const isShown = (one: Element) => one.checkVisibility({ visibilityProperty: true }) && one.clientHeight > 1;
    const pressed = [...document.querySelectorAll('button, select, input, nav, search')].filter(
      // The headings of a table are its buttons, and what is filtered by is one for each filter.
      (one) =>
        isShown(one) && one.closest('thead, .chip, .group, [role="img"]') === null && one.closest('svg') === null,
    );
    const marks = pressed.filter((one) => one.closest('[aria-label="Marks of the chart"]') === null);
    const texts = [...document.querySelectorAll<HTMLElement>('h1, h2, h3, p, td, th, li, svg[role="img"]')];
    const outside = texts.filter((one) => isShown(one) && one.getBoundingClientRect().right > innerWidth + 1);
    const cut = [...document.querySelectorAll('td')].filter(
      (one) => isShown(one) && one.scrollWidth > one.clientWidth + 1,
    );
    const named = (what: string) => (one: Element) =>
      `${one.localName} “${one.textContent.trim().slice(0, 40)}” ${what}`;
    return [...marks.map(named('can be pressed')), ...outside.map(named('lies outside')), ...cut.map(named('is cut'))];
  });
}

test('papers that were chosen are printed with their charts, in whole titles', async ({ page }) => {
  await page.goto('/?company=openai&theme=dark');
  await expect(page.getByRole('status')).toHaveText('11 of 78 papers');
  await expect(page.getByRole('figure')).toHaveCount(2);
  await expect(page.getByRole('img').last()).toBeVisible();
  await onPaper(page);
  await expect.poll(() => faults(page)).toEqual([]);
  await expect(page.getByRole('status')).toHaveText('11 of 78 papers');
  await expect(page.getByRole('row')).toHaveCount(12);
  expect(light(await page.evaluate(() => getComputedStyle(document.body).color))).toBe(false);
  // The charts are drawn again in the colours of paper.
  const inks = await page
    .getByRole('figure')
    .locator('svg text')
    .evaluateAll((texts) => texts.map((text) => getComputedStyle(text).fill));
  expect(inks.length).toBeGreaterThan(20);
  expect(inks.filter((ink) => light(ink))).toEqual([]);
  // The other way round the screen is as it was.
  await page.emulateMedia({ media: 'screen', colorScheme: 'dark' });
  expect(light(await page.evaluate(() => getComputedStyle(document.body).color))).toBe(true);
  await expect(page.getByRole('button', { name: 'Download PNG' }).first()).toBeVisible();
});

test('of a long list each paper is printed, though not each is drawn on the screen', async ({ page }) => {
  await page.goto(
    '/?collection=lab-papers&collection=mentioned&duplicates=shown&columns=title,company,category,date,arxiv,address',
  );
  await expect(page.getByRole('status')).toHaveText(/^\d+ papers$/);
  const count = Number(/\d+/.exec(await page.getByRole('status').innerText())?.[0]);
  await expect.poll(() => page.locator('tbody tr[data-row], tbody tr').count()).toBeLessThan(count);
  await onPaper(page);
  await expect.poll(() => page.locator('tbody').getByRole('row').count()).toBe(count);
});

for (const [name, address] of [
  ['all charts', '/?page=charts'],
  ['the matrix alone', '/?page=charts&chart=matrix'],
  ['the data', '/?page=data'],
] as const) {
  test(`nothing of a page is cut off on paper: ${name}`, async ({ page }) => {
    await page.goto(address);
    if (address.includes('charts')) await expect(page.getByRole('img').last()).toBeVisible();
    else await expect(page.getByRole('heading', { name: 'Sources' })).toBeVisible();
    await onPaper(page);
    const pressed = address.includes('data') ? /can be pressed$/ : /^$/;
    await expect.poll(async () => (await faults(page)).filter((fault) => !pressed.test(fault))).toEqual([]);
  });
}

test('notes are printed without what they are worked on with', async ({ page }) => {
  await page.goto('/?paper=toy-models-of-superposition');
  await page.getByRole('textbox', { name: 'Short note' }).fill('Features share directions.');
  await page.getByRole('textbox', { name: 'Tags' }).fill('geometry');
  await expect(page.getByText('Saved on this device')).toBeVisible();
  await page.goto('/?page=notes');
  await expect(page.getByText('Features share directions.')).toBeVisible();
  await onPaper(page);
  await expect.poll(() => faults(page)).toEqual([]);
  await expect(page.getByText('Features share directions.')).toBeVisible();
  await expect(page.getByRole('main').locator('.tag', { hasText: 'geometry' })).toBeVisible();
});
