import { expect, test, type Page } from '@playwright/test';
import { expectAccessible, expectNoSidewaysScroll } from './accessible.ts';

const FIRST = 'Weak-to-strong generalization';
const ADDRESS = '/?company=openai&year=2023';

/** The titles of the list, as it is filtered and sorted. */
function titles(page: Page): Promise<string[]> {
  return page.getByRole('table', { name: 'Papers' }).locator('td.title a').allInnerTexts();
}

const paper = (page: Page, title: string) => page.getByRole('region', { name: title, exact: true });

test('a filtered list is read by the keyboard alone, and nothing that was written on the way is lost', async ({
  page,
}) => {
  await page.goto('/?category=robustness');
  await expect(page.getByRole('status')).toHaveText(/^10 of/);
  const [first = '', second = '', third = ''] = await titles(page);
  await page.keyboard.press('j');
  await expect(page.getByRole('heading', { name: first })).toBeFocused();
  await expect(paper(page, first).getByText('1 of 10', { exact: true })).toBeVisible();
  await page.keyboard.press('n');
  await expect(page.getByRole('textbox', { name: 'Short note' })).toBeFocused();
  await page.keyboard.type('Joking apart, jkrw.');
  // Keys work at once after Escape, and what was typed is kept though nothing was waited for.
  for (const key of ['Escape', '4', 's', 'j']) await page.keyboard.press(key);
  await expect(page.getByRole('heading', { name: second })).toBeFocused();
  await expect(page.getByRole('textbox', { name: 'Short note' })).toHaveValue('');
  await page.keyboard.press('k');
  await expect(page.getByRole('textbox', { name: 'Short note' })).toHaveValue('Joking apart, jkrw.');
  await expect(page.getByRole('radio', { name: '4 of 5' })).toBeChecked();
  await expect(page.getByRole('combobox', { name: 'Status' })).toHaveValue('to-read');
  await page.keyboard.press('k');
  await expect(page.getByText('This is the first paper of the list.', { exact: true })).toBeVisible();
  for (const key of ['j', 'j']) await page.keyboard.press(key);
  await expect(page.getByRole('heading', { name: third })).toBeFocused();
  // The one that is to be read stands above: it is come to from the top.
  await page.keyboard.press('r');
  await expect(page.getByRole('heading', { name: first })).toBeFocused();
  await expect(page.getByText('From the top of the list again.', { exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(paper(page, first)).toBeHidden();
  await expect(page.getByRole('table', { name: 'Papers' }).getByRole('link', { name: first })).toBeFocused();
});

test('reading goes on where it stood when a status takes the paper out of the list', async ({ page }) => {
  await page.goto(ADDRESS);
  await expect(page.getByRole('status')).toHaveText(/papers$/);
  const [first = '', second = ''] = await titles(page);
  await page.keyboard.press('j');
  await expect(paper(page, first)).toBeVisible();
  await page.keyboard.press('s');
  await page.keyboard.press('j');
  await expect(paper(page, second)).toBeVisible();
  await page.keyboard.press('s');
  await expect(page.getByRole('checkbox', { name: 'To read' })).toHaveAccessibleDescription('2 papers');
  await page.getByRole('checkbox', { name: 'To read' }).check();
  await expect(page.getByRole('status')).toHaveText(/^2 of/);
  await page.keyboard.press('k');
  await expect(page.getByRole('heading', { name: first })).toBeFocused();
  await page.keyboard.press('s');
  await expect(page.getByRole('status')).toHaveText(/^1 of/);
  await expect(page.getByText('not in the list', { exact: true })).toBeVisible();
  await page.keyboard.press('j');
  await expect(page.getByRole('heading', { name: second })).toBeFocused();
});

test('the wide view is accessible and fits, wide and narrow, light and dark; Escape narrows before it closes', async ({
  page,
}) => {
  await page.goto('/?paper=weak-to-strong-generalization&reading=wide');
  const panel = paper(page, FIRST);
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [1440, 900, 320]) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 800 });
      await expect(panel).toBeVisible();
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
    }
  }
  await page.setViewportSize({ width: 1440, height: 800 });
  const [abstract, note] = await Promise.all(
    [panel.locator('.abstract'), page.getByRole('region', { name: 'My note' })].map((part) => part.boundingBox()),
  );
  expect((abstract?.x ?? 0) + (abstract?.width ?? Infinity)).toBeLessThan(note?.x ?? 0);
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL('/?paper=weak-to-strong-generalization');
  await expect(panel).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
});

/** What the page prints when something asks it to, as text. */
function printed(page: Page): Promise<string> {
  return page.evaluate(() => {
    window.dispatchEvent(new Event('beforeprint'));
    const text = document.body.innerText;
    window.dispatchEvent(new Event('afterprint'));
    return text;
  });
}

test('the focus is on the paper in the list when it is closed, wherever it was opened', async ({ page }) => {
  const row = (name: string) => page.getByRole('table', { name: 'Papers' }).getByRole('link', { name, exact: true });
  const shut = async () => {
    await page.getByRole('button', { name: 'Close', exact: true }).focus();
    await page.keyboard.press('Enter');
    await expect(page).not.toHaveURL(/paper=/);
  };
  // From a link, or after a reload.
  await page.goto('/?paper=toy-models-of-superposition');
  await expect(page.getByRole('textbox', { name: 'Short note' })).toBeEditable();
  await shut();
  await expect(row('Toy Models of Superposition')).toBeFocused();
  // Opened from its row, which shows another paper now, since the list has become shorter.
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Short note' })).toBeEditable();
  await page.getByRole('checkbox', { name: 'OpenAI' }).click();
  await expect(page.getByRole('status')).toHaveText('11 of 78 papers');
  await shut();
  await expect(page.getByRole('status')).toBeFocused();
});

test('an open paper is printed with its note and nothing else, and without one the page is printed', async ({
  page,
}) => {
  await page.goto('/?paper=weak-to-strong-generalization');
  await page.getByRole('textbox', { name: 'Short note' }).fill('Weak labels carry far.');
  await page.getByRole('textbox', { name: 'Long note' }).fill('Shown **well**.');
  await page.emulateMedia({ media: 'print' });
  await expect.poll(() => printed(page)).toContain('Shown well.');
  await page.emulateMedia({ media: 'screen' });
  await page.getByRole('textbox', { name: 'Long note' }).fill('Shown **at last**.');
  // The browser prints in earnest; what it prints is read when the page has heard of it.
  const printing = page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        window.addEventListener('beforeprint', () =>
          resolve(document.querySelector('body > article')?.textContent ?? ''),
        );
      }),
  );
  await page.getByRole('button', { name: 'Print', exact: true }).click();
  expect(await printing).toContain('Shown at last.');
  await page.emulateMedia({ media: 'print' });
  const text = await printed(page);
  for (const part of [FIRST, 'OpenAI · 14 Dec 2023', 'https://openai.com/', 'Weak labels carry far.', 'To cite'])
    expect(text).toContain(part);
  for (const part of ['Close', 'Export', 'Papers over time', 'Saved on this device']) expect(text).not.toContain(part);
  await page.emulateMedia({ media: 'screen' });
  await page.keyboard.press('Escape');
  await expect(paper(page, FIRST)).toBeHidden();
  await page.emulateMedia({ media: 'print' });
  expect(await printed(page)).toContain('Papers over time');
});

test('one note is copied as it is shown, with its citation', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/?paper=weak-to-strong-generalization');
  await page.getByRole('textbox', { name: 'Long note' }).fill('**Far**, as in [[extracting-concepts-from-gpt-4]].');
  await page.getByRole('button', { name: 'Copy this note' }).click();
  await expect(page.getByRole('combobox', { name: 'Length' })).toHaveValue('long');
  await page.getByRole('combobox', { name: 'As', exact: true }).selectOption('Plain text');
  await page.getByRole('button', { name: 'Copy', exact: true }).click();
  await expect(page.getByText('Copied.')).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(
    /^Far, as in Extracting Concepts from GPT-4 \(https:\/\/\S+\)\.\n\nOpenAI \(2023, 14 December\)\. /,
  );
  // The innermost closes first.
  await page.keyboard.press('Escape');
  await expect(page.getByRole('combobox', { name: 'Length' })).toBeHidden();
  await expect(paper(page, FIRST)).toBeVisible();
});

test('charts of notes stand on the page of notes, lead to papers, and put nothing of the notes into the address', async ({
  page,
}) => {
  await page.goto('/?paper=weak-to-strong-generalization');
  await page.getByRole('combobox', { name: 'Status' }).selectOption('Read');
  await expect(page.getByText('Saved on this device')).toBeVisible();
  await page.getByRole('link', { name: 'Notes' }).click();
  await page.getByRole('radio', { name: 'Charts' }).check();
  const figure = page.getByRole('figure', { name: 'Papers with my notes, by status' });
  await figure.getByRole('button', { name: 'Read: 1 paper' }).click();
  await expect(page.getByRole('status')).toHaveText(/^1 of/);
  expect(await titles(page)).toEqual([FIRST]);
  await expect(page).toHaveURL('/?notes=charts');
});
