import { readFile } from 'node:fs/promises';
import { expect, test, type Browser, type Locator, type Page } from '@playwright/test';
import { expectAccessibleInEachLook, expectNoSidewaysScroll } from './accessible.ts';

// With a service worker as readers have it: keeping it away is something that Playwright says in the console.
test.use({ serviceWorkers: 'allow' });

const TITLE = 'Weak-to-strong generalization';
const OTHER = 'Nash Learning from Human Feedback';

async function write(page: Page, title: string, short: string, more: { tags?: string } = {}) {
  await page.getByRole('link', { name: title }).click();
  await expect(page.getByRole('region', { name: title })).toBeVisible();
  await page.getByRole('textbox', { name: 'Short note' }).fill(short);
  if (more.tags !== undefined) await page.getByRole('textbox', { name: 'Tags' }).fill(more.tags);
  await expect(page.getByText('Saved on this device')).toBeVisible();
}

async function goTo(page: Page, name: 'Notes' | 'Papers') {
  await page.getByRole('link', { name, exact: true }).click();
  await expect(page.getByRole('link', { name, exact: true })).toHaveAttribute('aria-current', 'page');
}

/** The text of the backup that the page gives now. */
async function backUp(page: Page): Promise<string> {
  await goTo(page, 'Notes');
  const [given] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Back up' }).click(),
  ]);
  expect(given.suggestedFilename()).toMatch(/^ai-safety-papers-backup-\d{4}-\d\d-\d\d\.json$/);
  return readFile(await given.path(), 'utf8');
}

async function choose(page: Page, text: string, name = 'backup.json') {
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
}

const preview = (page: Page) => page.getByRole('region', { name: /^Restore from/ });

async function elsewhere(browser: Browser, address = '/'): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.goto(address);
  return page;
}

/** A backup of another device: another text on one paper, a note on another. */
async function fromElsewhere(browser: Browser): Promise<string> {
  const page = await elsewhere(browser);
  await write(page, TITLE, 'Written elsewhere.');
  await write(page, OTHER, 'Only elsewhere.', { tags: 'games' });
  const text = await backUp(page);
  await page.context().close();
  return text;
}

/** A note counts as one in the facets of the papers. */
const withNote = (page: Page) =>
  page.getByRole('group', { name: 'Notes' }).getByRole('checkbox', { name: 'With a note' });

test('what is taken out comes back in an empty browser, and is taken out again with the same bytes', async ({
  page,
  browser,
}) => {
  await page.goto('/');
  await write(page, TITLE, 'Ünïcödé, 模型 and 🤖.', { tags: 'talk, scalable oversight' });
  await write(page, OTHER, 'Games.');
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('textbox', { name: 'Name of this view' }).fill('Everything');
  await page.getByRole('button', { name: 'Save view' }).click();
  await expect(page.getByText('“Everything” saved on this device.')).toBeVisible();
  const first = await backUp(page);

  const empty = await elsewhere(browser, '/?page=notes');
  await choose(empty, first);
  await expect(preview(empty)).toContainText('2 notes, 1 saved view');
  await preview(empty)
    .getByRole('button', { name: /^Merge 3 records/ })
    .click();
  await expect(empty.getByText('2 notes, kept in this browser')).toBeVisible();
  await expect(empty.getByText('Ünïcödé, 模型 and 🤖.')).toBeVisible();
  // What was brought in is in a backup, so nobody is reminded of one.
  await expect(empty.getByText(/no backup yet|changed since/)).toBeHidden();
  const again = await backUp(empty);
  const undated = (text: string) => text.replace(/^ {2}"exportedAt": .*$/m, '');
  expect(undated(again)).toBe(undated(first));
  // All that shows notes has heard of it.
  await goTo(empty, 'Papers');
  await withNote(empty).check();
  await expect(empty.getByRole('status')).toHaveText('2 of 78 papers');
  await withNote(empty).uncheck();
  await empty.getByRole('searchbox').fill('tag:oversight');
  await expect(empty.getByRole('status')).toHaveText('1 of 78 papers');
  await empty.getByRole('button', { name: 'Views' }).click();
  await expect(empty.getByRole('link', { name: 'Everything' })).toBeVisible();
  await empty.context().close();
});

test('merging keeps both, is heard of in other tabs, and can be undone after a reload', async ({ page, browser }) => {
  const backup = await fromElsewhere(browser);
  await page.goto('/');
  await write(page, TITLE, 'Written here.');
  const tab = await page.context().newPage();
  await tab.goto('/');
  const notes = tab.getByRole('group', { name: 'Notes' });
  await expect(notes).toContainText(/With a note ≠ 1 paper\b/);
  // A page behind another is drawn seldom.
  await page.bringToFront();
  await goTo(page, 'Notes');
  await choose(page, backup);
  await preview(page).getByText('1 conflicting').click();
  await preview(page).getByText(TITLE).click();
  await expect(preview(page)).toContainText('Written here.');
  await expect(preview(page)).toContainText('Written elsewhere.');
  await expect(notes).toContainText(/With a note ≠ 1 paper\b/);
  await preview(page).getByRole('button', { name: 'Merge 2 records' }).click();
  await expect(page.getByText('Only elsewhere.')).toBeVisible();
  await expect(notes).toContainText(/With a note ≠ 2 papers\b/);

  // The open note shows both without a reload.
  const panel = page.getByRole('region', { name: TITLE, exact: true });
  if (await panel.isHidden()) await page.getByRole('link', { name: TITLE }).click();
  await expect(panel.getByRole('textbox', { name: 'Short note' })).toHaveValue('Written here.');
  await expect(panel).toContainText('Written elsewhere.');

  await choose(page, backup);
  await expect(preview(page)).toContainText('All that is in this backup is here already.');
  await preview(page).getByRole('button', { name: 'Close' }).click();

  await page.goto('/?page=notes');
  await expect(page.getByText(/^A backup was merged on/)).toContainText('at the latest until');
  await page.getByRole('button', { name: 'Undo import' }).click();
  await expect(page.getByText('1 note, kept in this browser')).toBeVisible();
  await expect(page.getByText('Only elsewhere.')).toBeHidden();
  await expect(notes).toContainText(/With a note ≠ 1 paper\b/);
});

test('replacing leaves what is in the backup, and what was there can be had back', async ({ page, browser }) => {
  const backup = await fromElsewhere(browser);
  await page.goto('/');
  await write(page, 'Toy Models of Superposition', 'Only here.');
  await goTo(page, 'Notes');
  await choose(page, backup);
  await preview(page)
    .getByRole('radio', { name: /^Replace/ })
    .check();
  await expect(preview(page).getByText('1 removed')).toBeVisible();
  await preview(page).getByRole('button', { name: 'Replace 3 records' }).click();
  await expect(page.getByText('2 notes, kept in this browser')).toBeVisible();
  await expect(page.getByRole('listitem').getByText('Only here.')).toBeHidden();
  await page.getByRole('button', { name: 'Undo import' }).click();
  await expect(page.getByText('1 note, kept in this browser')).toBeVisible();
  await expect(page.getByRole('listitem').getByText('Only here.')).toBeVisible();
});

test('a deleted note is gone from filters and search, stands in the bin, and comes back', async ({ page }) => {
  await page.goto('/');
  await write(page, TITLE, 'Labels carry far.', { tags: 'talk' });
  await expect(page.getByRole('checkbox', { name: 'talk' })).toBeVisible();
  await page.getByRole('button', { name: 'Delete note' }).click();
  await expect(page.getByRole('textbox', { name: 'Short note' })).toHaveValue('');
  await expect(page.getByRole('checkbox', { name: 'talk' })).toBeHidden();
  await expect(page.getByRole('button', { name: 'Undo' })).toBeFocused();
  await page.getByRole('searchbox').fill('note:labels');
  await expect(page.getByRole('status')).toHaveText('0 of 78 papers');

  await page.goto('/?page=notes');
  await page.getByText('Bin (1)').click();
  await page.getByRole('button', { name: `Restore the note on ${TITLE}` }).click();
  await expect(page.getByText('1 note, kept in this browser')).toBeVisible();
  await goTo(page, 'Papers');
  await page.getByRole('searchbox').fill('note:labels');
  await expect(page.getByRole('status')).toHaveText('1 of 78 papers');
});

test('a note that two tabs have open is lost by neither when one deletes it', async ({ page }) => {
  await page.goto('/');
  await write(page, TITLE, 'From the first tab.');
  const tab = await page.context().newPage();
  await tab.goto(page.url());
  const box = tab.getByRole('textbox', { name: 'Short note' });
  await expect(box).toHaveValue('From the first tab.');
  await page.bringToFront();
  await page.getByRole('button', { name: 'Delete note' }).click();
  await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible();
  await expect(box).toHaveValue('');
  await box.fill('Anew, from the second tab.');
  await expect(tab.getByText('Saved on this device')).toBeVisible();
  await page.goto('/?page=notes');
  await expect(page.getByText('Anew, from the second tab.')).toBeVisible();
  await page.getByText('Bin (1)').click();
  await expect(page.getByText('From the first tab.')).toBeVisible();
  await page.getByRole('button', { name: /^Restore the note/ }).click();
  await page.getByRole('link', { name: TITLE }).click();
  const panel = page.getByRole('region', { name: TITLE, exact: true });
  await expect(panel).toContainText('From the first tab.');
  await expect(panel.getByRole('textbox', { name: 'Short note' })).toHaveValue('Anew, from the second tab.');
});

test('hostile and large files are read within the policy, and nothing of them runs', async ({ page }) => {
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto('/?page=notes');
  for (const [text, sentence] of [
    ['', 'This file is empty.'],
    ['<script>alert(1)</script>', 'This file is a web page'],
    ['{"format":"ai-safety-papers-backup","version":1,"notes":[', 'This backup is cut off'],
    ['[[[[[[', 'This file is no backup'],
  ] as const) {
    await choose(page, text);
    await expect(page.getByRole('alert')).toContainText(sentence);
  }
  const note = {
    paperId: 'p',
    title: '<img src=x onerror=alert(1)>',
    url: 'javascript:alert(1)',
    short: 's',
    long: '',
    jottings: '',
    tags: [],
    revision: 1,
    updatedAt: '',
  };
  const notes = Array.from({ length: 2500 }, (_, at) => ({ ...note, paperId: `p${at}`, long: 'Words. '.repeat(650) }));
  const file = JSON.stringify({
    format: 'ai-safety-papers-backup',
    version: 1,
    exportedAt: 'x',
    notes,
    views: [],
    settings: {},
    bin: [],
  });
  expect(file.length).toBeGreaterThan(10_000_000);
  await choose(page, file.replace('"short":"s"', '"__proto__":{"a":1},"short":"s"'));
  await expect(preview(page)).toContainText('A backup of an unknown day: 2500 notes.');
  await preview(page).getByText('2500 new').click();
  await expect(preview(page)).toContainText('… and 2300 more.');
  await preview(page).getByRole('button', { name: 'Merge 2500 records' }).click();
  await expect(page.getByText('2500 notes, kept in this browser')).toBeVisible({ timeout: 30_000 });
  expect(await page.evaluate(() => ({}))).toEqual({});
  expect(complaints).toEqual([]);
});

test('backing up, restoring, undoing, deleting and taking back are done with the keyboard alone', async ({
  page,
  browser,
}) => {
  const backup = await fromElsewhere(browser);
  await page.goto('/');
  await write(page, TITLE, 'Written here.');
  await page.goto('/?page=notes');
  const reach = async (target: Locator) => {
    await expect(target).toBeVisible();
    for (let presses = 0; presses < 60; presses += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) break;
      await page.keyboard.press('Tab');
    }
    await expect(target).toBeFocused();
  };
  // Before it is needed: the browser is told of it by another way than of keys, and may hear of them first.
  const choosing = page.waitForEvent('filechooser');
  await reach(page.getByRole('button', { name: 'Back up' }));
  await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  await reach(page.getByRole('button', { name: 'Restore from a backup…' }));
  await page.keyboard.press('Enter');
  await (await choosing).setFiles({ name: 'backup.json', mimeType: 'application/json', buffer: Buffer.from(backup) });
  await expect(preview(page).getByRole('heading', { level: 2 })).toBeFocused();
  await reach(preview(page).getByRole('radio', { name: /^Merge/ }));
  await page.keyboard.press('ArrowDown');
  await expect(preview(page).getByRole('button', { name: 'Replace 2 records' })).toBeVisible();
  await page.keyboard.press('ArrowUp');
  await reach(preview(page).locator('summary').first());
  await page.keyboard.press('Enter');
  await reach(preview(page).locator('li summary').first());
  await page.keyboard.press('Enter');
  await expect(preview(page).getByText('Written elsewhere.')).toBeVisible();
  await reach(preview(page).getByRole('button', { name: 'Merge 2 records' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Undo import' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Restore from a backup…' })).toBeFocused();
  await reach(page.getByRole('button', { name: `Delete the note on ${TITLE}` }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Undo', exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: `Delete the note on ${TITLE}` })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Undo', exact: true })).toBeFocused();
  await reach(page.locator('summary', { hasText: 'Bin (1)' }));
  await page.keyboard.press('Enter');
  await reach(page.getByRole('button', { name: `Restore the note on ${TITLE}` }));
  await page.keyboard.press('Enter');
  // Gone from the bin before it is looked for among the notes: for a moment it stands in both.
  await expect(page.locator('summary', { hasText: 'Bin (1)' })).toHaveCount(0);
  await expect(page.getByRole('listitem').getByText('Written here.')).toBeVisible();
});

for (const width of [1280, 320]) {
  test(`axe finds nothing in the preview, the undo and the bin at ${width} px, and nothing scrolls sideways`, async ({
    page,
    browser,
  }) => {
    const backup = (await fromElsewhere(browser)).replace(/"revision": \d+,/, '"revision": "one",');
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.goto('/');
    await write(page, TITLE, 'Written here.');
    await write(page, OTHER, 'Also here.');
    await page.goto('/?page=notes');
    await page.setViewportSize({ width, height: 900 });
    await page.getByRole('button', { name: `Delete the note on ${OTHER}` }).click();
    await page.getByText('Bin (1)').click();
    await page.getByRole('button', { name: /for good$/ }).click();
    await choose(page, backup);
    await expect(preview(page).getByRole('alert')).toContainText('1 record cannot be read');
    await preview(page).locator('summary').first().click();
    await preview(page).locator('li summary').first().click();
    const check = async () => {
      await expectAccessibleInEachLook(page);
      await expectNoSidewaysScroll(page);
    };
    await check();
    await preview(page)
      .getByRole('button', { name: /^Merge/ })
      .click();
    await expect(page.getByRole('button', { name: 'Undo import' })).toBeVisible();
    await check();
  });
}
