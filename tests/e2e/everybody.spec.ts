import { expect, test, type Page } from '@playwright/test';
import { expectAccessibleInEachLook, expectNoSidewaysScroll } from './accessible.ts';

const VIEWS: [name: string, address: string][] = [
  ['papers', '/'],
  ['a search with filters', '/?q=reward&company=google-deepmind&from=2023-01'],
  ['an open paper', '/?paper=toy-models-of-superposition'],
  [
    'a paper that was talked about',
    '/?collection=mentioned&paper=taming-ai-bots-controllability-of-neural-states-in-large',
  ],
  ['an empty answer', '/?q=zzyzx'],
  ['an answer in the discussion', '/?q=waluigi'],
  ['charts', '/?page=charts'],
  ['words over time, alone', '/?page=charts&chart=words'],
  ['a dot a paper, alone, in a period', '/?page=charts&chart=timeline&form=papers&from=2023-01'],
  ['notes', '/?page=notes'],
  ['data', '/?page=data'],
];

const SIZES = [
  { width: 1280, height: 900 },
  { width: 640, height: 900 },
  { width: 320, height: 640 },
];

async function ready(page: Page, address: string) {
  await page.goto(address);
  if (address.includes('page=notes') || address.includes('page=data')) {
    await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toBeVisible();
  } else {
    await expect(page.getByRole('status')).toHaveText(/papers$/);
    const figure = address.includes('chart=') ? /over time|by day/ : 'What they are about';
    await expect(page.getByRole('figure', { name: figure }).getByRole('img')).toBeAttached();
  }
}

for (const [name, address] of VIEWS) {
  // Between wide and narrow an open paper lies over the table.
  for (const viewport of name === 'an open paper' ? [...SIZES, { width: 1000, height: 800 }] : SIZES) {
    test(`axe finds nothing, and nothing scrolls sideways: ${name} at ${viewport.width} px`, async ({ page }) => {
      await page.setViewportSize(viewport);
      await ready(page, address);
      await expectAccessibleInEachLook(page);
      await expectNoSidewaysScroll(page);
    });
  }
}

test('at 375 px filters are in a sheet, rows are cards, and a paper covers the page', async ({ page }) => {
  await page.setViewportSize({ width: 375, height: 812 });
  await ready(page, '/');
  await expect(page.getByRole('group', { name: 'Company' })).toBeHidden();
  await page.getByRole('button', { name: 'Filters' }).click();
  const sheet = page.getByRole('dialog', { name: 'Filters' });
  await sheet.getByRole('checkbox', { name: 'OpenAI' }).check();
  await sheet.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('status')).toHaveText('11 of 78 papers');
  const row = page.getByRole('row').filter({ hasText: 'Weak-to-strong generalization' });
  const title = await row.getByRole('link').boundingBox();
  const date = await row.getByText('14 Dec 2023').boundingBox();
  expect(date?.y).toBeGreaterThan((title?.y ?? 0) + 10);
  await row.getByRole('link').click();
  const panel = page.getByRole('region', { name: 'Weak-to-strong generalization' });
  expect(await panel.boundingBox()).toEqual({ x: 0, y: 0, width: 375, height: 812 });
  await expect(panel.getByRole('heading', { level: 2 })).toBeFocused();
  await panel.getByRole('button', { name: 'Close' }).click();
  await expect(panel).toBeHidden();
});

test('an empty answer says what to do where it can be seen, on a phone too', async ({ page }) => {
  await page.setViewportSize({ width: 375, height: 812 });
  await ready(page, '/?q=zzyzx');
  await expect(page.getByText('No paper fits.')).toBeInViewport();
});

test('the theme follows the system, and a choice of the reader stands in the link', async ({ page }) => {
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('/');
  const light = await ground();
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await ground();
  expect(dark).not.toBe(light);
  await page.getByRole('button', { name: 'Theme: auto. Change to light.' }).click();
  await expect(page).toHaveURL('/?theme=light');
  expect(await ground()).toBe(light);
});

test('a paper is found, read and noted with the keyboard alone', async ({ page }) => {
  await ready(page, '/');
  await page.keyboard.press('/');
  await page.keyboard.type('monosemanticity');
  await expect(page.getByRole('status')).toHaveText(/^\d of 78 papers$/);
  const link = page.getByRole('link', { name: /^Towards Monosemanticity/ });
  for (let presses = 0; presses < 80; presses += 1) {
    if (await link.evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press('Tab');
  }
  await expect(link).toBeFocused();
  await page.keyboard.press('Enter');
  const box = page.getByRole('textbox', { name: 'Short note' });
  for (let presses = 0; presses < 120; presses += 1) {
    if (await box.evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press('Tab');
  }
  await page.keyboard.type('By keyboard.');
  await expect(page.getByText('Saved on this device')).toBeVisible();
  // The first leaves the box, the second closes the panel.
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(link).toBeFocused();
});
