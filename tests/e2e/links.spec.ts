import { expect, test, type Page } from '@playwright/test';

const count = (page: Page) => page.getByRole('status');
const LINK = '/?q=model&company=anthropic&from=2022-04&to=2023-12&sort=title&paper=toy-models-of-superposition';

/** All that a reader would call "the same page". */
async function look(page: Page) {
  await expect(count(page)).not.toBeEmpty();
  await expect(page.getByRole('figure', { name: 'Papers over time' })).toBeVisible();
  // The first paper that is opened fetches its part of the page.
  const open = new URL(page.url()).searchParams.has('paper');
  await expect(page.getByRole('button', { name: 'Close' })).toHaveCount(open ? 1 : 0);
  return {
    url: new URL(page.url()).search,
    count: await count(page).textContent(),
    titles: await page.getByRole('table', { name: 'Papers' }).getByRole('link').allTextContents(),
    query: await page.getByRole('searchbox').inputValue(),
    checked: await page.getByRole('checkbox', { checked: true }).count(),
    panel: await page.getByRole('heading', { level: 2 }).allTextContents(),
    sort: await page.getByRole('columnheader', { name: 'Title' }).getAttribute('aria-sort'),
  };
}

test('a link gives the same page to whoever opens it, and after a reload', async ({ page, browser }) => {
  await page.goto(LINK);
  const first = await look(page);
  expect(first.url).toBe(LINK.slice(1));
  expect(first.titles.length).toBeGreaterThan(5);
  expect(first.panel).toContain('Toy Models of Superposition');
  expect(first.sort).toBe('ascending');
  await page.reload();
  expect(await look(page)).toEqual(first);
  const other = await browser.newPage();
  await other.goto(page.url());
  expect(await look(other)).toEqual(first);
  await other.close();
});

test('Back and Forward go through deliberate changes, one by one', async ({ page }) => {
  await page.goto('/');
  const steps = [
    () => page.getByRole('checkbox', { name: 'Anthropic' }).check(),
    () => page.getByRole('columnheader', { name: 'Title' }).getByRole('button').click(),
    () => page.getByRole('link', { name: 'Toy Models of Superposition' }).click(),
  ];
  const looks = [await look(page)];
  for (const step of steps) {
    await step();
    looks.push(await look(page));
  }
  expect(new Set(looks.map(({ url }) => url)).size).toBe(4);
  for (const expected of looks.slice(0, -1).reverse()) {
    await page.goBack();
    expect(await look(page)).toEqual(expected);
  }
  for (const expected of looks.slice(1)) {
    await page.goForward();
    expect(await look(page)).toEqual(expected);
  }
});

test('a row leads to its own address, for a new tab', async ({ page }) => {
  await page.goto('/?year=2022');
  const link = page.getByRole('link', { name: 'Toy Models of Superposition' });
  await expect(link).toHaveAttribute('href', '?year=2022&paper=toy-models-of-superposition');
});

const BROKEN = [
  '/?q=%E0%A4%A',
  '/?company=%00&category=--&year=20233&from=yesterday&to=2023-02-30',
  '/?sort=colour,-size&page=nowhere&theme=pink&paper=../../etc',
  '/?from=2024-01&to=2022-01',
  `/?company=${'a'.repeat(3000)}`,
  '/?__proto__=1&constructor=2&company=__proto__',
  '/?%&&&===&q',
];

for (const link of BROKEN) {
  test(`a broken address gives the defaults: ${link.slice(0, 60)}`, async ({ page }) => {
    const errors: Error[] = [];
    page.on('pageerror', (error) => errors.push(error));
    await page.goto(link);
    await expect(count(page)).toHaveText(/^\d+ (of 78 )?papers$/);
    await expect(page.getByRole('table', { name: 'Papers' })).toBeVisible();
    if (!link.includes('q=')) await expect(count(page)).toHaveText('78 papers');
    expect(errors).toEqual([]);
  });
}

test('what a link names and the list does not know is said', async ({ page }) => {
  await page.goto('/?company=acme&paper=no-such-paper');
  await expect(count(page)).toHaveText('78 papers');
  await expect(page.getByText('company “acme”, paper “no-such-paper”')).toBeVisible();
});
