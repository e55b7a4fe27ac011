import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';

const count = (page: Page) => page.getByRole('status');
const titles = (page: Page) => page.getByRole('table', { name: 'Papers' }).getByRole('link');
const box = (page: Page) => page.getByRole('searchbox', { name: 'Search papers' });

test.describe('the query language', () => {
  test('is explained beside the box, with examples to try', async ({ page }) => {
    await page.goto('/');
    await page.getByRole('button', { name: 'How to search' }).click();
    await page.getByRole('button', { name: '"reward model"' }).click();
    await expect(box(page)).toHaveValue('"reward model"');
    await expect(count(page)).toHaveText(/^\d+ of 78 papers$/);
    await expect(titles(page).first()).toBeVisible();
    await expect(page.locator('td mark').first()).toHaveText(/reward/i);
  });

  test('knows fields, periods, phrases, brackets, either and not', async ({ page }) => {
    const papers = async (query: string) => {
      await page.goto(`/?q=${encodeURIComponent(query)}`);
      await expect(count(page)).toHaveText(/papers$/);
      return Number(/^\d+/.exec(await count(page).innerText())?.[0]);
    };
    expect(await papers('company:openai ')).toBe(11);
    expect(await papers('category:robustness ')).toBe(10);
    expect(await papers('year:2023 ')).toBe(32);
    expect(await papers('date:2024-07.. ')).toBe(3);
    expect(await papers('company:openai -company:openai ')).toBe(0);
    expect(await papers('company:openai OR company:anthropic ')).toBe(36);
    expect(await papers('(company:openai OR company:anthropic) year:2023 ')).toBeLessThan(36);
    const both = await papers('reward model ');
    expect(await papers('"reward model" ')).toBeLessThan(both);
  });

  test('says how it was read where that is not plain', async ({ page }) => {
    await page.goto('/?q=foo%3Areward');
    await expect(page.getByText('“foo:” is no field; it was searched as words.')).toBeVisible();
  });
});

test('a mistyped word is mended, said so, and can be searched for all the same', async ({ page }) => {
  await page.goto('/?q=sycofancy');
  await expect(page.getByText('Showing results for sycophancy instead of “sycofancy”.')).toBeVisible();
  await expect(titles(page).first()).toHaveText(/sycophancy/i);
  await page.getByRole('button', { name: 'Search for “sycofancy”' }).click();
  await expect(page).toHaveURL('/?q=%22sycofancy%22');
  await expect(count(page)).toHaveText('0 of 78 papers');
});

test('a row shows the passage for which it was found', async ({ page }) => {
  await page.goto('/?q=%22power-seeking%22');
  const passage = page.locator('td .passage').first();
  await expect(passage.locator('mark').first()).toHaveText(/power/i);
});

test('an answer without papers leads out, filter by filter', async ({ page }) => {
  await page.goto('/?company=openai&category=unlearning');
  await expect(count(page)).toHaveText('0 of 78 papers');
  await expect(page.getByRole('button', { name: /^Drop/ })).toHaveText([
    'Drop “Unlearning”: 11 papers',
    'Drop “OpenAI”: 2 papers',
  ]);
  await page.getByRole('button', { name: 'Drop “OpenAI”: 2 papers' }).click();
  await expect(titles(page)).toHaveCount(2);
});

test('a value is left out, all is cleared, and that is undone', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Leave out Google DeepMind' }).click();
  await expect(count(page)).toHaveText('36 of 78 papers');
  await expect(page).toHaveURL('/?company=-google-deepmind');
  await page.getByRole('button', { name: 'Clear all' }).click();
  await expect(count(page)).toHaveText('78 papers');
  await page.getByRole('button', { name: 'Undo clear' }).click();
  await expect(count(page)).toHaveText('36 of 78 papers');
});

test.describe('the papers shown', () => {
  for (const [name, ending, first] of [
    ['BibTeX', 'bib', /^@misc\{/],
    ['RIS, for Zotero and others', 'ris', /^TY {2}- /],
    ['CSV, for a spreadsheet', 'csv', /^\uFEFFid,title,/],
    ['CSL-JSON', 'csl.json', /^\[/],
    ['Markdown list', 'md', /^- /],
  ] as const) {
    test(`are given away as ${name}`, async ({ page }) => {
      await page.goto('/?category=unlearning');
      await page.getByRole('button', { name: 'Export' }).click();
      const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()]);
      expect(file.suggestedFilename()).toBe(`ai-safety-papers-2.${ending}`);
      const text = await readFile(await file.path(), 'utf8');
      expect(text).toMatch(first);
      // Two papers, each with the beginning of its title.
      expect(
        text
          .replace(/[{}]/g, '')
          .match(/UnUnlearning: Unlearning is not sufficient|Are we making progress in unlearning/g),
      ).toHaveLength(2);
      await expect(page.getByText(`2 papers saved as ai-safety-papers-2.${ending}.`)).toBeVisible();
    });
  }

  test('are copied as citations', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto('/?category=unlearning');
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('button', { name: 'Copy as citations' }).click();
    await expect(page.getByText('2 papers copied.')).toBeVisible();
    const text = await page.evaluate(() => navigator.clipboard.readText());
    expect(text.trim().split('\n')).toHaveLength(2);
    expect(text).toMatch(/^Google DeepMind \(2024, 27 June\)\. /);
  });
});

test('a paper whose part of the page cannot be fetched is said to be missing, not silently absent', async ({
  page,
}) => {
  await page.route('**/PaperPanel-*.js', (route) => route.abort());
  await page.goto('/');
  await titles(page).first().click();
  await expect(page.getByRole('alert')).toContainText('could not be fetched');
});

test('what the reader writes is found as it is written, and never leaves in a link', async ({ page }) => {
  await page.goto('/?paper=toy-models-of-superposition');
  const panel = page.getByRole('region', { name: 'Toy Models of Superposition' });
  await panel.getByRole('textbox', { name: 'Short note' }).fill('Quokkas would understand this.');
  await panel.getByRole('textbox', { name: 'Tags' }).fill('talk');
  await expect(panel.getByText('Saved on this device')).toBeVisible();
  // Out of the box of tags, and then out of the panel.
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await box(page).fill('quokkas');
  await expect(titles(page)).toHaveText(['Toy Models of Superposition']);
  await expect(page.getByRole('row', { name: /Toy Models/ })).toContainText('in my note');
  await expect(page).toHaveURL('/?q=quokkas');

  await box(page).fill('tag:talk models');
  await expect(titles(page)).toHaveText(['Toy Models of Superposition']);
  await expect(page).toHaveURL('/');
  await expect(page.getByText(/is not in the address/)).toBeVisible();
  const figure = page.getByRole('figure', { name: 'Papers over time' });
  await expect(figure.getByRole('img', { name: /1 of 78 papers/ })).toBeAttached();
  expect(await figure.innerHTML()).not.toContain('talk');

  await page.reload();
  await expect(box(page)).toHaveValue('tag:talk models');
  await expect(titles(page)).toHaveText(['Toy Models of Superposition']);
});

test('every example of the search help finds papers, but those that ask for the reader’s own notes', async ({
  page,
}) => {
  await page.goto('/');
  const help = page.getByRole('button', { name: 'How to search' });
  await help.click();
  const examples = await page.getByRole('region', { name: 'How to search' }).locator('dt button').allInnerTexts();
  expect(examples.length).toBeGreaterThan(8);
  await help.click();
  for (const example of examples.filter((text) => !/tag:|note:|status:/.test(text))) {
    await help.click();
    await page.getByRole('button', { name: example, exact: true }).click();
    await expect(count(page), example).toHaveText(/^[1-9]\d* of 78 papers$/);
    await expect(page.getByText('No paper shown has all of'), example).toHaveCount(0);
  }
});

test('a searched table has at most 500 elements', async ({ page }) => {
  await page.goto('/?q=model');
  await expect(page.locator('td .passage').first()).toBeVisible();
  expect(
    await page.getByRole('table', { name: 'Papers' }).evaluate((table) => table.querySelectorAll('*').length),
  ).toBeLessThanOrEqual(500);
});

test('the answer says that the best come first, and goes back to that', async ({ page }) => {
  await page.goto('/?q=reward');
  await expect(page.getByText('best first')).toBeVisible();
  await page.getByRole('columnheader', { name: 'Date' }).getByRole('button').click();
  await page.getByRole('button', { name: 'Best first' }).click();
  await expect(page).toHaveURL('/?q=reward');
});
