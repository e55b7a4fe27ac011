import { expect, test, type Page } from '@playwright/test';

const count = (page: Page) => page.getByRole('status');
const figure = (page: Page, name: string | RegExp) => page.getByRole('figure', { name });

test('all charts stand on their page, each leads to itself in large with its options', async ({ page }) => {
  await page.goto('/?page=charts');
  await expect(page.getByRole('figure')).toHaveCount(6);
  for (const one of await page.getByRole('figure').all()) await expect(one.getByRole('img')).toBeVisible();
  await page.getByRole('navigation', { name: 'Charts' }).getByRole('link', { name: 'Papers over time' }).click();
  await expect(page).toHaveURL('/?page=charts&chart=timeline');
  await expect(page.getByRole('figure')).toHaveCount(1);
  await page.getByRole('combobox', { name: 'Form' }).selectOption('A dot a paper');
  await page.getByRole('combobox', { name: 'Split' }).selectOption('A lane a category');
  await expect(page).toHaveURL('/?page=charts&chart=timeline&form=papers&split=category');
  await page.reload();
  await expect(page.getByRole('combobox', { name: 'Form' })).toHaveValue('papers');
  await page.goBack();
  await page.goBack();
  await expect(page.getByRole('combobox', { name: 'Form' })).toHaveValue('bars');
});

test('a brush filters while it moves, and is in the address when it is let go', async ({ page }) => {
  await page.goto('/');
  const thumb = figure(page, 'Papers over time').getByRole('slider', { name: 'Beginning of the period' });
  await thumb.scrollIntoViewIfNeeded();
  const box = await thumb.boundingBox();
  const [x, y] = [(box?.x ?? 0) + 12, (box?.y ?? 0) + 12];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 300, y, { steps: 6 });
  await expect(count(page)).toHaveText(/^\d+ of 78 papers$/);
  expect(new URL(page.url()).search).toBe('');
  await page.mouse.up();
  await expect(page).toHaveURL(/[?&]from=20\d\d-\d\d/);
  await thumb.focus();
  await page.keyboard.press('Home');
  await expect(count(page)).toHaveText('78 papers');
});

/** The middle of a target of the timeline, which has to be in view. */
async function middleOf(page: Page, name: RegExp) {
  const target = figure(page, 'Papers over time').getByRole('button', { name }).first();
  await target.scrollIntoViewIfNeeded();
  const box = await target.boundingBox();
  if (box === null) throw new Error(`${name} is not drawn.`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

test('a period is drawn on the plot: it filters while it moves, Escape calls it off, a click stays one', async ({
  page,
}) => {
  await page.goto('/');
  const begin = figure(page, 'Papers over time').getByRole('slider', { name: 'Beginning of the period' });
  const from = await middleOf(page, /^Q1 2023/);
  const to = await middleOf(page, /^Q4 2023/);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 12, from.y, { steps: 3 });
  await expect(count(page)).toHaveText(/^\d+ of 78 papers$/);
  const few = await count(page).textContent();
  await page.mouse.move(to.x, to.y, { steps: 5 });
  await expect(count(page)).not.toHaveText(few ?? '');
  await expect(count(page)).toHaveText(/^\d+ of 78 papers$/);
  expect(new URL(page.url()).search).toBe('');
  await page.keyboard.press('Escape');
  await expect(count(page)).toHaveText('78 papers');
  await page.mouse.move(to.x - 20, to.y);
  await page.mouse.up();
  await expect(count(page)).toHaveText('78 papers');
  expect(new URL(page.url()).search).toBe('');

  // From right to left is as good.
  await page.mouse.move(to.x, to.y);
  await page.mouse.down();
  await page.mouse.move(from.x, from.y, { steps: 5 });
  await page.mouse.up();
  await expect(page).toHaveURL('/?from=2023-02&to=2023-11');
  await expect(begin).toHaveAttribute('aria-valuetext', '2023-02');
  await page.goBack();
  await expect(count(page)).toHaveText('78 papers');

  await page.mouse.click(from.x, from.y);
  await expect(page).toHaveURL('/?from=2023-01&to=2023-03');
});

test('a finger draws sideways on the plot, and scrolls up and down', async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 700 }, hasTouch: true, isMobile: true });
  const page = await context.newPage();
  await page.goto('/');
  const from = await middleOf(page, /^Q1 2023/);
  const to = await middleOf(page, /^Q4 2023/);
  const session = await context.newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: { x: number; y: number }[]) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints: points });
  const steps = [0.2, 0.4, 0.6, 0.8, 1];

  await touch('touchStart', [from]);
  for (const part of steps) await touch('touchMove', [{ x: from.x + part * (to.x - from.x), y: from.y + part * 6 }]);
  await expect(count(page)).toHaveText(/^\d+ of 78 papers$/);
  expect(new URL(page.url()).search).toBe('');
  await touch('touchEnd', []);
  await expect(page).toHaveURL('/?from=2023-02&to=2023-11');
  const drawn = await count(page).textContent();

  const before = await page.evaluate(() => window.scrollY);
  const again = await middleOf(page, /^Q4 2023/);
  await touch('touchStart', [again]);
  for (const part of steps) await touch('touchMove', [{ x: again.x + part * 6, y: again.y - part * 120 }]);
  await touch('touchEnd', []);
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(before + 60);
  expect(new URL(page.url()).search).toBe('?from=2023-02&to=2023-11');
  await expect(count(page)).toHaveText(drawn ?? '');
  await context.close();
});

test('what is pointed at names its papers; Shift adds to what is chosen', async ({ page }) => {
  await page.goto('/');
  const categories = figure(page, 'What they are about');
  await categories.getByRole('button', { name: /^Unlearning: 2 papers/ }).hover();
  await expect(page.getByText('Are we making progress in unlearning?').first()).toBeVisible();
  await categories.getByRole('button', { name: /^Unlearning/ }).click();
  await expect(count(page)).toHaveText('2 of 78 papers');
  await categories.getByRole('button', { name: /^Honest AI/ }).click({ modifiers: ['Shift'] });
  await expect(count(page)).toHaveText('5 of 78 papers');
});

test('words over time begin with examples of the data, and take the reader’s own queries', async ({ page }) => {
  await page.goto('/?page=charts&chart=words');
  const queries = page.getByRole('list', { name: 'Queries' }).getByRole('listitem');
  await expect(queries.first()).toBeVisible();
  await page.goto('/?page=charts&chart=words&word=%22red+teaming%22');
  await expect(queries).toHaveCount(1);
  await page.getByRole('textbox', { name: 'Another query' }).fill('unlearning');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/?page=charts&chart=words&word=%22red+teaming%22&word=unlearning');
  await expect(queries).toHaveCount(2);
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('button', { name: 'Show data' }).click();
  await expect(page.getByRole('columnheader', { name: 'unlearning' })).toBeVisible();
});

test('the charts above the table are chosen, and can all be hidden', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Charts above the table' }).click();
  await page.getByRole('checkbox', { name: 'Company profiles' }).click();
  await expect(page.getByRole('figure')).toHaveCount(3);
  await page.getByRole('button', { name: 'Hide all charts' }).click();
  await expect(page.getByRole('figure')).toHaveCount(0);
  await expect(page).toHaveURL('/?above=none');
});
