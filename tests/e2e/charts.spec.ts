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
