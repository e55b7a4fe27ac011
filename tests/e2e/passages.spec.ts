import { expect, test, type Page } from '@playwright/test';
import { expectAccessible, expectNoSidewaysScroll } from './accessible.ts';

const ID = 'weak-to-strong-generalization';

async function saved(page: Page) {
  await expect(page.getByText('Saved on this device')).toBeVisible();
}

const abstract = (page: Page) => page.locator('.abstract');
const passages = (page: Page) => page.getByRole('region', { name: 'Passages', exact: true });

/** Highlights the first sentence of the abstract by keyboard alone. */
async function highlightFirst(page: Page, kind: string, comment: string) {
  await page.getByRole('button', { name: 'Highlight a passage' }).press('Enter');
  await expect(page.getByRole('toolbar', { name: 'Highlight as' })).toBeVisible();
  await page.keyboard.press('Enter');
  await page.getByRole('toolbar', { name: 'Highlight as' }).getByRole('button', { name: kind }).press('Enter');
  await page.keyboard.type(comment);
}

test('a passage is highlighted by keyboard, is there again after a reload, and is found by what was written on it', async ({
  page,
}) => {
  await page.goto(`/?paper=${ID}`);
  const text = await abstract(page).textContent();
  await highlightFirst(page, 'Doubt', 'Zweifelhaft, honestly.');
  await saved(page);
  await page.reload();
  await expect(passages(page).getByRole('textbox')).toHaveValue('Zweifelhaft, honestly.');
  await expect(abstract(page).locator('.passage').first()).toHaveAttribute('data-sign', '≠');
  expect(await abstract(page).textContent()).toBe(text);
  await page.getByRole('searchbox').fill('note:zweifelhaft');
  await expect(page.getByRole('status')).toHaveText(/^1 of 78 papers/);
  expect(page.url()).not.toContain('zweifelhaft');
});

test('a passage is highlighted by pointer, from where it is pressed to where it is let go', async ({ page }) => {
  await page.goto(`/?paper=${ID}`);
  const box = await abstract(page).boundingBox();
  if (box === null) throw new Error('there is no abstract');
  await page.mouse.move(box.x + 40, box.y + 12);
  await page.mouse.down();
  await page.mouse.move(box.x + 200, box.y + 12, { steps: 8 });
  await page.mouse.up();
  const chosen = await page.evaluate(() => getSelection()?.toString().trim() ?? '');
  expect(chosen.length).toBeGreaterThan(5);
  await page.getByRole('toolbar', { name: 'Highlight as' }).getByRole('button', { name: 'Result' }).click();
  await expect(abstract(page).locator('.passage')).toHaveText(chosen);
  await saved(page);
});

test('a link from a note leads to its paper, which knows of it', async ({ page }) => {
  await page.goto(`/?paper=${ID}`);
  const box = page.getByRole('textbox', { name: 'Long note' });
  await box.pressSequentially('Compare [[many-shot');
  const offered = page.getByRole('listbox', { name: 'Papers to link to' });
  await expect(offered.getByRole('option')).toHaveText(['Many-shot jailbreaking']);
  await box.press('Enter');
  await expect(box).toHaveValue('Compare [[many-shot-jailbreaking|Many-shot jailbreaking]]');
  await saved(page);
  await page.getByRole('button', { name: 'Preview', exact: true }).click();
  await page.getByRole('region', { name: 'Long note, preview' }).getByRole('link').click();
  await expect(page).toHaveURL(/paper=many-shot-jailbreaking/);
  const back = page.getByRole('navigation', { name: 'Linked from your notes' });
  await back.getByRole('link', { name: /^Weak-to-strong/ }).click();
  await expect(page).toHaveURL(new RegExp(`paper=${ID}`));
  await page.reload();
  await page.goto('/?paper=many-shot-jailbreaking');
  await expect(back.getByRole('link')).toHaveCount(1);
});

for (const scheme of ['light', 'dark'] as const) {
  for (const width of [1280, 320]) {
    test(`axe finds nothing where passages stand, ${scheme}, at ${width} px`, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme: scheme });
      await page.goto(`/?paper=${ID}`);
      await highlightFirst(page, 'Claim', 'So it is said.');
      await page.getByRole('button', { name: 'Highlight a passage' }).click();
      await expect(page.getByRole('toolbar', { name: 'Highlight as' })).toBeVisible();
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
    });
  }
}
