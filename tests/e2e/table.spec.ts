import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { expectAccessible, expectNoSidewaysScroll } from './accessible.ts';

const count = (page: Page) => page.getByRole('status');
const table = (page: Page) => page.getByRole('table', { name: 'Papers' });
const headings = (page: Page) => table(page).getByRole('columnheader');
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** Writes a note with a status on a paper, and closes the paper. */
async function mark(page: Page, title: string, status: string) {
  await table(page).getByRole('link', { name: title }).click();
  await page.getByRole('combobox', { name: 'Status' }).selectOption(status);
  await expect(page.getByText('Saved on this device')).toBeVisible();
  await page.getByRole('region', { name: title }).getByRole('button', { name: 'Close' }).click();
}

test('columns are chosen, stand in the address, and go back with Back', async ({ page }) => {
  await page.goto('/');
  await button(page, 'Display').click();
  await page.getByRole('checkbox', { name: 'Company' }).last().click();
  await page.getByRole('checkbox', { name: 'arXiv' }).click();
  await expect(page).toHaveURL('/?columns=title,category,date,arxiv');
  await page.keyboard.press('Escape');
  await expect(headings(page)).toHaveText([/Title/, /Category/, /Date/, /arXiv/]);
  await page.goBack();
  await page.goBack();
  await expect(headings(page)).toHaveText([/Title/, /Company/, /Category/, /Date/]);
});

test('widths and density are kept on the device, and are in no address', async ({ page }) => {
  await page.goto('/');
  const edge = page.getByRole('separator', { name: 'Width of Category' });
  // Waits until it stands still: the charts above it come after it.
  await edge.hover({ position: { x: 6, y: 8 } });
  const from = await edge.boundingBox();
  await page.mouse.down();
  await page.mouse.move((from?.x ?? 0) - 54, (from?.y ?? 0) + 8, { steps: 4 });
  await page.mouse.up();
  await expect(edge).toHaveAttribute('aria-valuenow', '268');
  await button(page, 'Display').click();
  await page.getByRole('radio', { name: 'Compact' }).click();
  await expect(table(page)).toHaveAttribute('data-density', 'compact');
  expect(new URL(page.url()).search).toBe('');
  await page.reload();
  await expect(edge).toHaveAttribute('aria-valuenow', '268');
  await expect(table(page)).toHaveAttribute('data-density', 'compact');
  await expect.poll(async () => Math.round((await headings(page).nth(2).boundingBox())?.width ?? 0)).toBe(268);
});

test('who keeps nothing has nothing stored', async ({ page }) => {
  await page.goto('/?q=reward');
  await expect(page.getByRole('figure', { name: 'What they are about' }).getByRole('button').first()).toBeAttached();
  await expect(count(page)).toHaveText(/of 78 papers$/);
  expect(await page.evaluate(() => indexedDB.databases())).toEqual([]);
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
});

test('groups have counts that add up, and a link shows them', async ({ page }) => {
  await page.goto('/?group=category');
  const groups = table(page).locator('tr.group');
  // The list is long enough with its headings to be drawn in part, so the counts are gone through while scrolling.
  const names = new Map<string, number>();
  await expect
    .poll(async () => {
      for (const text of await groups.allInnerTexts()) {
        const [, name = '', number = ''] = /^(.*?)\s*(\d+) papers?$/s.exec(text) ?? [];
        names.set(name, Number(number));
      }
      await page.mouse.wheel(0, 500);
      return [...names.values()].reduce((sum, one) => sum + one, 0);
    })
    .toBe(78);
  expect(names.get('Enhancing human feedback')).toBe(30);
  expect(names.size).toBe(9);
});

test('what is selected is exported, and nothing else', async ({ page }) => {
  await page.goto('/?sort=title');
  await button(page, 'Select').click();
  const boxes = page.getByRole('checkbox', { name: /^Select (?!all)/ });
  await boxes.nth(0).click();
  await boxes.nth(2).click({ modifiers: ['Shift'] });
  const chosen = await table(page).locator('tr.selected td.title a').allInnerTexts();
  expect(chosen).toHaveLength(3);
  // A selection outlives a search.
  await page.getByRole('searchbox').fill('zzyzx');
  await expect(count(page)).toHaveText('0 of 78 papers');
  await button(page, 'Export 3 selected').click();
  const saved = page.waitForEvent('download');
  await button(page, 'JSON').click();
  const written = JSON.parse(await readFile(await (await saved).path(), 'utf8')) as { papers: { title: string }[] };
  expect(written.papers.map(({ title }) => title).sort()).toEqual(chosen.sort());
  await page.getByRole('searchbox').fill('');
  await page.getByRole('searchbox').blur();
  await page.keyboard.press('Escape');
  await expect(button(page, 'Export')).toBeVisible();
});

test('a view is saved under a name and there again after a reload', async ({ page }) => {
  await page.goto('/?company=openai&group=year&q=models');
  await button(page, 'Views').click();
  await page.getByRole('textbox', { name: 'Name of this view' }).fill('OpenAI by year');
  await page.keyboard.press('Enter');
  await expect(page.getByText('“OpenAI by year” saved on this device.')).toBeVisible();
  await page.goto('/?page=charts');
  await button(page, 'Views').click();
  await page.getByRole('link', { name: 'OpenAI by year' }).click();
  await expect(page).toHaveURL('/?q=models&company=openai&group=year');
  await expect(table(page).locator('tr.group').first()).toBeVisible();
});

test('papers are chosen by what was written on them, which no address and no picture tells', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('group', { name: 'Status' })).toHaveCount(0);
  await mark(page, 'Weak-to-strong generalization', 'Read');
  await mark(page, 'Many-shot jailbreaking', 'To read');
  const status = page.getByRole('group', { name: 'Status' });
  await expect(status.getByRole('checkbox', { name: 'Read', exact: true })).toHaveAccessibleDescription('1 paper');
  await expect(status.getByRole('checkbox', { name: 'No status' })).toHaveAccessibleDescription('76 papers');
  await status.getByRole('checkbox', { name: 'Read', exact: true }).click();
  await expect(count(page)).toHaveText('1 of 78 papers');
  await expect(table(page).getByRole('link')).toHaveText(['Weak-to-strong generalization']);
  await expect(page.getByText('What asks your notes stays on this device')).toBeVisible();
  expect(new URL(page.url()).search).toBe('');
  // The chart says that it is a choice of the reader's, and no more.
  const figure = page.getByRole('figure', { name: 'Papers over time' });
  await expect(figure).toContainText('1 of 78 papers · by my notes');
  await expect(figure).not.toContainText('Read');
  await page.reload();
  await expect(count(page)).toHaveText('1 of 78 papers');
  await page.getByRole('button', { name: 'Remove filter my status: Read' }).click();
  await expect(count(page)).toHaveText('78 papers');
  await page.goBack();
  await expect(count(page)).toHaveText('1 of 78 papers');
  await page.getByRole('searchbox').fill('status:to-read');
  await expect(count(page)).toHaveText('0 of 78 papers');
  await page.getByRole('button', { name: 'Drop “my status: Read”: 1 paper' }).click();
  await expect(table(page).getByRole('link')).toHaveText(['Many-shot jailbreaking']);
});

for (const viewport of [
  { width: 1440, height: 900 },
  { width: 320, height: 640 },
]) {
  test(`axe finds nothing while the table is worked in, at ${viewport.width} px`, async ({ page }) => {
    await page.setViewportSize(viewport);
    await page.goto('/?group=company&columns=title,company,category,date,arxiv,address,status');
    await button(page, 'Select').click();
    const nothing = async () => {
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
    };
    await nothing();
    await button(page, 'Display').click();
    await expect(page.getByRole('combobox', { name: 'Group by' })).toBeVisible();
    await nothing();
    await page.keyboard.press('Escape');
    await button(page, 'Views').click();
    await expect(page.getByRole('textbox', { name: 'Name of this view' })).toBeVisible();
    await nothing();
  });
}

test('a tag may be called anything, also “none” and “No tag”', async ({ page }) => {
  await page.goto('/?paper=toy-models-of-superposition');
  await page.getByRole('textbox', { name: 'Tags' }).fill('none, No tag');
  await expect(page.getByText('Saved on this device')).toBeVisible();
  await page.goto('/');
  const tags = page.getByRole('group', { name: 'Tags' });
  await expect(tags.getByRole('checkbox')).toHaveCount(3);
  await tags.getByRole('checkbox', { name: 'No tag', exact: true }).first().check();
  await tags.getByRole('checkbox', { name: 'No tag', exact: true }).last().check();
  await expect(page.getByRole('button', { name: /^Remove filter/ })).toHaveCount(2);
  await page.getByRole('searchbox').fill('superposition');
  await expect(count(page)).toHaveText(/^[1-9]\d* of 78 papers$/);
});

test('a query about notes that comes in an address leaves it, and goes along with no link', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/?q=tag%3Atalk&company=openai');
  await expect(page).toHaveURL('/?company=openai');
  await expect(page.getByRole('searchbox')).toHaveValue('tag:talk');
  const figure = page.getByRole('figure', { name: 'Papers over time' });
  await figure.getByRole('button', { name: 'More' }).click();
  await figure.getByRole('button', { name: 'Copy link' }).click();
  await expect(figure.getByText('Link copied, without what asks your notes.')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/\/\?company=openai$/);
});

test('keys work while a checkbox has the focus', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('checkbox', { name: 'OpenAI' }).click();
  await page.keyboard.press('j');
  await expect(page).toHaveURL(/paper=/);
  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox')).toBeFocused();
});

test('the focus goes on where a filter was taken away, and to what brings everything back', async ({ page }) => {
  await page.goto('/?company=openai&year=2023');
  await page.getByRole('button', { name: 'Remove filter OpenAI' }).click();
  await expect(page.getByRole('button', { name: 'Remove filter 2023' })).toBeFocused();
  await page.getByRole('button', { name: 'Clear all' }).click();
  await expect(page.getByRole('button', { name: 'Undo clear' })).toBeFocused();
});

test('the name of a column is the name of its heading, and nothing else', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('columnheader', { name: 'Company', exact: true })).toBeVisible();
});

test('an old tab that holds the notes is told of where papers are chosen by them', async ({ page, context }) => {
  const old = await context.newPage();
  await old.goto('/data/papers.json');
  await old.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const opening = indexedDB.open('ai-safety-papers', 1);
        opening.onupgradeneeded = () => opening.result.createObjectStore('notes', { keyPath: 'paperId' });
        // It hears nothing of newer versions, as a tab that is stuck.
        opening.onsuccess = () => resolve();
      }),
  );
  await page.goto('/');
  await page.evaluate(() => history.replaceState({ filters: { status: { only: ['read'], without: [] } } }, ''));
  await page.reload();
  await expect(page.getByRole('alert')).toContainText('Close the other tabs of this page');
  await old.close();
  await expect(count(page)).toHaveText('0 of 78 papers');
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('boxes say what is selected, also after a range', async ({ page }) => {
  await page.goto('/');
  await button(page, 'Select').click();
  const boxes = page.getByRole('checkbox', { name: /^Select (?!all)/ });
  await boxes.nth(0).click();
  await boxes.nth(4).click({ modifiers: ['Shift'] });
  await boxes.nth(2).click({ modifiers: ['Shift'] });
  await expect(button(page, 'Export 3 selected')).toBeVisible();
  for (const [at, on] of [true, true, true, false, false].entries()) {
    expect(await boxes.nth(at).isChecked(), `box ${at}`).toBe(on);
  }
});

test('the edge of a column follows the pointer, however many columns there are', async ({ page }) => {
  await page.goto('/?columns=title,company,category,date,arxiv,address,collection,source,status,rating,tags');
  const edge = page.getByRole('separator', { name: 'Width of Category' });
  const from = await edge.boundingBox();
  const x = (from?.x ?? 0) + 6;
  await page.mouse.move(x, (from?.y ?? 0) + 8);
  await page.mouse.down();
  await page.mouse.move(x - 60, (from?.y ?? 0) + 8, { steps: 6 });
  await page.mouse.up();
  const width = async () => (await page.getByRole('columnheader', { name: 'Category' }).boundingBox())?.width ?? 0;
  await expect
    .poll(async () => Math.abs((await width()) - Number(await edge.getAttribute('aria-valuenow'))))
    .toBeLessThan(3);
  // Given up, it is as wide as before.
  const before = await width();
  await page.mouse.move(((await edge.boundingBox())?.x ?? 0) + 6, (from?.y ?? 0) + 8);
  await page.mouse.down();
  await page.mouse.move(x + 90, (from?.y ?? 0) + 8, { steps: 3 });
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await expect.poll(width).toBeCloseTo(before, 0);
});
