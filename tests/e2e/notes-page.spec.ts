import { expect, test, type Page } from '@playwright/test';
import { expectAccessibleInEachLook, expectNoSidewaysScroll } from './accessible.ts';

const WEAK = 'Weak-to-strong generalization';
const NASH = 'Nash Learning from Human Feedback';
const TOY = 'Toy Models of Superposition';

async function write(page: Page, title: string, short: string, tags = '') {
  await page.getByRole('link', { name: title }).click();
  await expect(page.getByRole('region', { name: title })).toBeVisible();
  await page.getByRole('textbox', { name: 'Short note' }).fill(short);
  await page.getByRole('textbox', { name: 'Tags' }).fill(tags);
  await expect(page.getByText('Saved on this device')).toBeVisible();
}

/** Three notes, and the page of notes open. */
async function withNotes(page: Page) {
  await page.goto('/');
  await write(page, WEAK, 'Labels carry far.', 'talk');
  await write(page, NASH, 'Games, naïvely.', 'Talk, games');
  await write(page, TOY, 'Features share directions.');
  await page.getByRole('link', { name: 'Notes', exact: true }).click();
  await expect(page.getByText('3 notes, kept in this browser')).toBeVisible();
}

const titles = (page: Page) => page.getByRole('main').getByRole('heading', { level: 2 });

test('a card is moved on the board by keyboard alone, the papers hear of it, and it is undone', async ({ page }) => {
  await withNotes(page);
  await page.getByRole('radio', { name: 'Board' }).check();
  await expect(page).toHaveURL('/?page=notes&notes=board');
  const card = page.getByRole('link', { name: WEAK });
  await card.focus();
  await page.keyboard.press('Shift+ArrowLeft');
  await expect(page.getByRole('region', { name: 'Set aside 1 note' }).getByRole('link', { name: WEAK })).toBeFocused();
  await page.keyboard.press('Shift+ArrowLeft');
  await expect(page.getByRole('region', { name: 'Read 1 note' }).getByRole('link', { name: WEAK })).toBeFocused();
  await page.getByRole('combobox', { name: `Status of the note on ${WEAK}` }).selectOption('Reading');
  await expect(page.getByRole('region', { name: 'Reading 1 note' }).getByRole('link', { name: WEAK })).toBeVisible();
  await page.getByRole('link', { name: 'Papers', exact: true }).click();
  await page.getByRole('checkbox', { name: 'Reading' }).check();
  await expect(page.getByRole('status')).toHaveText('1 of 78 papers');
  await page.goBack();
  await page.goBack();
  await expect(page.getByRole('region', { name: 'Reading 1 note' })).toBeVisible();
  await page.getByRole('combobox', { name: `Status of the note on ${NASH}` }).selectOption('Read');
  await page.getByRole('button', { name: 'Undo', exact: true }).press('Enter');
  await expect(page.getByRole('region', { name: 'No status 2 notes' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('region', { name: 'Reading 1 note' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'No status 2 notes' })).toBeVisible();
});

test('a tag is added to many at once, taken back, and that holds after a reload', async ({ page }) => {
  await withNotes(page);
  await page.getByRole('checkbox', { name: 'Select all 3 notes' }).check();
  await page.getByRole('combobox', { name: 'Tag to add' }).fill('to cite');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Tag “to cite” added to 3 notes.')).toBeVisible();
  await expect(page.getByRole('checkbox', { name: 'to cite' })).toHaveAccessibleDescription('3 notes');
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(page.getByText('Undone: Tag “to cite” added to 3 notes.')).toBeVisible();
  await page.reload();
  await expect(page.getByRole('listitem').filter({ hasText: NASH })).toContainText('games');
  await expect(page.getByRole('checkbox', { name: 'to cite' })).toBeHidden();
  await expect(page.getByRole('checkbox', { name: 'talk' })).toHaveAccessibleDescription('2 notes');
});

test('what a note that is open holds is neither lost nor written over by what is done to many', async ({ context }) => {
  const [list, editor] = [await context.newPage(), await context.newPage()];
  await withNotes(list);
  await editor.goto('/?paper=toy-models-of-superposition');
  const box = editor.getByRole('textbox', { name: 'Short note' });
  await expect(box).toHaveValue('Features share directions.');
  await list.bringToFront();
  await list.getByRole('checkbox', { name: 'Select all 3 notes' }).check();
  await list.getByRole('combobox', { name: 'Tag to add' }).fill('cited');
  await list.keyboard.press('Enter');
  await expect(editor.getByRole('textbox', { name: 'Tags' })).toHaveValue('cited');
  await editor.bringToFront();
  await box.fill('Features share directions, it says.');
  await expect(editor.getByText('Saved on this device')).toBeVisible();
  await expect(list.getByText('Features share directions, it says.')).toBeVisible();
  await list.bringToFront();
  await list.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(editor.getByRole('textbox', { name: 'Tags' })).toHaveValue('');
  await expect(box).toHaveValue('Features share directions, it says.');
});

test('two tags become one after a question, and two again', async ({ page }) => {
  await withNotes(page);
  await page.getByRole('button', { name: 'Manage tags' }).click();
  await page.getByRole('button', { name: 'Rename the tag games' }).click();
  await page.getByRole('textbox', { name: 'New name of “games”' }).fill('talk');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/become one tag, “Talk”, on 2 notes/)).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('checkbox', { name: 'games' })).toBeHidden();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(page.getByRole('checkbox', { name: 'games' })).toBeVisible();
  await page.getByRole('link', { name: NASH }).click();
  await expect(page.getByRole('textbox', { name: 'Tags' })).toHaveValue('Talk, games');
});

test('filters and search are in no address, and survive Back and a reload', async ({ page }) => {
  await withNotes(page);
  await page.getByRole('checkbox', { name: 'talk' }).check();
  await expect(titles(page)).toHaveText([NASH, WEAK]);
  await page.getByRole('button', { name: /^No long note/ }).click();
  await page.getByRole('searchbox', { name: 'Search notes' }).fill('NAIVELY');
  await expect(titles(page)).toHaveText([NASH]);
  await expect(page.locator('mark')).toHaveText(['naïvely']);
  await expect(page).toHaveURL('/?page=notes');
  await page.reload();
  await expect(titles(page)).toHaveText([NASH]);
  await expect(page.getByRole('searchbox', { name: 'Search notes' })).toHaveValue('NAIVELY');
  await page.getByRole('combobox', { name: 'Sort by' }).selectOption('Title');
  await expect(page).toHaveURL('/?page=notes&notes-sort=title');
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect(titles(page)).toHaveText([NASH, TOY, WEAK]);
  await page.goBack();
  await expect(titles(page)).toHaveText([NASH]);
  await page.goBack();
  await page.goBack();
  await expect(page.getByRole('searchbox', { name: 'Search notes' })).toHaveValue('');
  await expect(titles(page)).toHaveText([NASH, WEAK]);
});

test('a paper opens with its note beside the list, and the focus returns to where it was', async ({ page }) => {
  await withNotes(page);
  await page.getByRole('link', { name: WEAK }).press('Enter');
  await expect(page.getByRole('textbox', { name: 'Short note' })).toHaveValue('Labels carry far.');
  await expect(page).toHaveURL(/page=notes&paper=weak-to-strong/);
  await page.getByRole('textbox', { name: 'Short note' }).fill('Labels carry very far.');
  await expect(page.getByText('Saved on this device')).toBeVisible();
  await page.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByRole('link', { name: WEAK })).toBeFocused();
  await expect(titles(page).first()).toHaveText(WEAK);
});

for (const form of ['List', 'Board']) {
  for (const width of [1440, 375, 320]) {
    test(`axe finds nothing, and nothing scrolls sideways: ${form} at ${width} px`, async ({ page }) => {
      await withNotes(page);
      await page.getByRole('radio', { name: form }).check();
      await page.getByRole('checkbox', { name: `Select the note on ${TOY}` }).check();
      await page.getByRole('button', { name: 'Manage tags' }).click();
      await page.getByRole('button', { name: 'Rename the tag games' }).click();
      await page.getByRole('button', { name: /^No long note/ }).click();
      await page.setViewportSize({ width, height: 900 });
      await expectAccessibleInEachLook(page);
      await expectNoSidewaysScroll(page);
    });
  }
}
