import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';

async function open(page: Page, title: string) {
  await page.getByRole('link', { name: title }).click();
  await expect(page.getByRole('region', { name: title })).toBeVisible();
}

const TITLE = 'Weak-to-strong generalization';

test('a note is there again after a reload, at every length', async ({ page }) => {
  await page.goto('/');
  await open(page, TITLE);
  const texts: [string, string][] = [
    ['Short note', 'Weak labels carry strong models further than one would think.'],
    ['Long note', 'First line.\n\nSecond line, with ünïcödé and 🙂.'],
    ['Jottings', '- compare with debate'],
    ['Tags', 'scalable oversight, talk'],
  ];
  for (const [name, text] of texts) await page.getByRole('textbox', { name, exact: true }).fill(text);
  await expect(page.getByText('Saved on this device')).toBeVisible();
  await page.reload();
  for (const [name, text] of texts) await expect(page.getByRole('textbox', { name, exact: true })).toHaveValue(text);
  await expect(page.getByText('Saved on this device')).toBeVisible();
});

test('status, rating and a completed tag are there again after a reload, and on the notes page', async ({ page }) => {
  await page.goto('/');
  await open(page, 'Nash Learning from Human Feedback');
  await page.getByRole('textbox', { name: 'Tags' }).fill('scalable oversight');
  await expect(page.getByText('Saved on this device')).toBeVisible();
  await open(page, TITLE);
  await page.getByRole('combobox', { name: 'Status' }).selectOption('Read');
  await page.getByRole('radio', { name: '4 of 5' }).check();
  await page.getByRole('textbox', { name: 'Tags' }).pressSequentially('scal');
  await page.getByRole('button', { name: 'scalable oversight', exact: true }).click();
  await expect(page.getByText('Saved on this device')).toBeVisible();
  await page.reload();
  await expect(page.getByRole('combobox', { name: 'Status' })).toHaveValue('read');
  await expect(page.getByRole('radio', { name: '4 of 5' })).toBeChecked();
  await expect(page.getByRole('textbox', { name: 'Tags' })).toHaveValue('scalable oversight');
  await page.getByRole('link', { name: 'Notes' }).click();
  const listed = page.getByRole('listitem').filter({ hasText: TITLE });
  await expect(listed.getByRole('combobox', { name: /^Status/ })).toHaveValue('read');
  await expect(listed).toContainText('4 of 5');
});

test('a long note is written in Markdown by keys, shown beneath, and left by Escape in two steps', async ({ page }) => {
  await page.goto('/');
  await open(page, TITLE);
  const box = page.getByRole('textbox', { name: 'Long note' });
  await box.click();
  await page.keyboard.type('# Claims\n\n1. weak labels\n');
  await page.keyboard.press('ControlOrMeta+b');
  await page.keyboard.type('suffice');
  await expect(box).toHaveValue('# Claims\n\n1. weak labels\n2. **suffice**');
  await page.getByRole('button', { name: 'Preview', exact: true }).press('Enter');
  const preview = page.getByRole('region', { name: 'Long note, preview' });
  await expect(preview.getByRole('heading', { name: 'Claims', level: 4 })).toBeVisible();
  await expect(preview.getByRole('listitem')).toHaveText(['weak labels', 'suffice']);
  await expect(page.getByText('Saved on this device')).toBeVisible();
  const panel = page.getByRole('region', { name: TITLE });
  await box.press('Escape');
  await expect(panel).toBeVisible();
  await expect(box).not.toBeFocused();
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  await open(page, TITLE);
  await expect(box).toHaveValue('# Claims\n\n1. weak labels\n2. **suffice**');
  await expect(preview).toBeHidden();
});

test('what reads Markdown is fetched with the first preview, and the text stays where it cannot be', async ({
  page,
}) => {
  await page.route(/markdown-[\w-]+\.js$/, (route) => route.abort());
  await page.goto('/');
  await open(page, TITLE);
  const box = page.getByRole('textbox', { name: 'Long note' });
  await box.fill('kept');
  await page.getByRole('button', { name: 'Preview', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Long note, preview' })).toContainText('could not be fetched');
  await expect(box).toHaveValue('kept');
  await expect(page.getByText('Saved on this device')).toBeVisible();
});

test('a choice made last is kept when the page is left at once', async ({ page }) => {
  await page.goto('/');
  await open(page, TITLE);
  const rating = page.getByRole('radio', { name: '5 of 5' });
  await page.getByRole('textbox', { name: 'Short note' }).fill('one');
  await expect(page.getByText('Saved on this device')).toBeVisible();
  // Chosen and left within one turn of the page's own event loop: no save can have been made in between.
  await Promise.all([
    page.waitForEvent('load'),
    rating.evaluate((element: HTMLInputElement) => {
      element.click();
      window.location.reload();
    }),
  ]);
  await expect(rating).toBeChecked();
});

test('what was typed last is kept when the page is left at once', async ({ page }) => {
  await page.goto('/');
  await open(page, TITLE);
  const box = page.getByRole('textbox', { name: 'Short note' });
  await box.fill('one');
  await expect(page.getByText('Saved on this device')).toBeVisible();
  // Typed and left within one turn of the page's own event loop: no save can have been made in between.
  await Promise.all([
    page.waitForEvent('load'),
    box.evaluate((element: HTMLTextAreaElement) => {
      element.value = 'one and two';
      element.dispatchEvent(new Event('input', { bubbles: true }));
      window.location.reload();
    }),
  ]);
  await expect(box).toHaveValue('one and two');
});

test('a note belongs to its paper, and all notes stand on the notes page', async ({ page }) => {
  await page.goto('/?page=notes');
  await expect(page.getByText('There are no notes yet.')).toBeVisible();
  await page.goto('/');
  await open(page, TITLE);
  await page.getByRole('textbox', { name: 'Short note' }).fill('About generalization.');
  // Going on at once must not take the text along, nor lose it.
  await open(page, 'Nash Learning from Human Feedback');
  await expect(page.getByRole('textbox', { name: 'Short note' })).toHaveValue('');
  await page.getByRole('link', { name: 'Notes' }).click();
  await expect(page.getByRole('heading', { name: TITLE })).toBeVisible();
  await expect(page.getByText('About generalization.')).toBeVisible();
  await page.getByRole('link', { name: TITLE }).click();
  await expect(page.getByRole('textbox', { name: 'Short note' })).toHaveValue('About generalization.');
});

async function twoTabs(context: BrowserContext): Promise<[Page, Page]> {
  const pages: [Page, Page] = [await context.newPage(), await context.newPage()];
  for (const page of pages) {
    await page.goto('/');
    await open(page, TITLE);
    await expect(page.getByRole('textbox', { name: 'Short note' })).toBeEditable();
  }
  return pages;
}

test('what is saved in one tab is there in the others: in the note, the facets and the search', async ({ context }) => {
  const [here, there] = await twoTabs(context);
  const list = await context.newPage();
  await list.goto('/?page=notes');
  await expect(list.getByText('There are no notes yet.')).toBeVisible();
  await here.getByRole('textbox', { name: 'Short note' }).fill('Zebras generalize.');
  await expect(there.getByRole('textbox', { name: 'Short note' })).toHaveValue('Zebras generalize.');
  await expect(there.getByText('Saved on this device')).toBeVisible();
  await expect(there.getByRole('checkbox', { name: /^With a note/ })).toBeVisible();
  await there.getByRole('searchbox').fill('zebras');
  await expect(there.getByRole('status')).toHaveText(/^1 of/);
  await expect(list.getByText('Zebras generalize.')).toBeVisible();
});

test('two tabs that write one note at once keep both texts side by side until the reader has chosen', async ({
  context,
}) => {
  const pages = await twoTabs(context);
  const boxes = pages.map((page) => page.getByRole('textbox', { name: 'Short note' }));
  // Both within the rest of the other: neither can have heard of it.
  await Promise.all(
    boxes.map((box, at) =>
      box.evaluate(
        (element: HTMLTextAreaElement, text) => {
          element.value = text;
          element.dispatchEvent(new Event('input', { bubbles: true }));
        },
        `written in tab ${at + 1}`,
      ),
    ),
  );
  for (const page of pages) {
    const versions = page.getByRole('region', { name: 'Another version' });
    await expect(versions).toContainText('written in tab 1');
    await expect(versions).toContainText('written in tab 2');
  }
  const [here, there] = pages;
  await here.reload();
  await here.getByRole('button', { name: 'Keep both' }).press('Enter');
  for (const page of pages) {
    await expect(page.getByRole('region', { name: 'Another version' })).toBeHidden();
    const box = page.getByRole('textbox', { name: 'Short note' });
    await expect(box).toHaveValue(/written in tab 1/);
    await expect(box).toHaveValue(/written in tab 2/);
  }
  await expect(there.getByText('Saved on this device')).toBeVisible();
});

test('the choice between two versions is accessible, wide and narrow, light and dark', async ({ context }) => {
  const [here, there] = await twoTabs(context);
  await Promise.all(
    [here, there].map((page, at) =>
      page.getByRole('textbox', { name: 'Long note' }).evaluate(
        (element: HTMLTextAreaElement, text) => {
          element.value = text;
          element.dispatchEvent(new Event('input', { bubbles: true }));
        },
        `of tab ${at + 1}, at length`,
      ),
    ),
  );
  await expect(here.getByRole('region', { name: 'Another version' })).toBeVisible();
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [1440, 320]) {
      await here.emulateMedia({ colorScheme });
      await here.setViewportSize({ width, height: 800 });
      await expectAccessible(here, { within: '[aria-label="My note"]' });
    }
  }
  expect(await here.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
});

test('a browser without storage is told so, and the explorer works', async ({ page }) => {
  await page.addInitScript(() => {
    indexedDB.open = () => {
      throw new DOMException('blocked', 'SecurityError');
    };
  });
  await page.goto('/');
  await open(page, TITLE);
  await expect(page.getByRole('alert')).toContainText('does not let the page store anything');
});
