import { readFile } from 'node:fs/promises';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expectAccessibleInEachLook, expectNoSidewaysScroll } from './accessible.ts';

// What the page says is heard here: where the service worker is blocked, that is said too.
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

const opener = (page: Page, name: 'Take notes out…' | 'Bring in a vault…') => page.getByRole('button', { name });

async function open(page: Page, name: 'Take notes out…' | 'Bring in a vault…') {
  if ((await opener(page, name).getAttribute('aria-expanded')) === 'false') await opener(page, name).click();
}

async function take(page: Page, button: string): Promise<{ name: string; bytes: Buffer }> {
  await goTo(page, 'Notes');
  await open(page, 'Take notes out…');
  const [given] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button, exact: true }).click(),
  ]);
  return { name: given.suggestedFilename(), bytes: await readFile(await given.path()) };
}

function texts(bytes: Uint8Array): Record<string, string> {
  return Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, content]) => [name, strFromU8(content)]));
}

function archive(files: Record<string, string>): Buffer {
  return Buffer.from(zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]))));
}

async function choose(page: Page, bytes: Buffer) {
  await open(page, 'Bring in a vault…');
  await page
    .getByLabel('Files of a vault')
    .setInputFiles({ name: 'vault.zip', mimeType: 'application/zip', buffer: bytes });
}

const preview = (page: Page) => page.getByRole('region', { name: 'Bring in “vault.zip”' });

/** The vault of a note, edited on both sides of its part. */
function edited(bytes: Uint8Array, from: string, to: string): Record<string, string> {
  const files = texts(bytes);
  const [name, text] = Object.entries(files).find(([, content]) => content.includes(from)) ?? ['', ''];
  expect(text).toContain(from);
  const own = text.replace('\nstatus:', '\naliases: [W2S]\nstatus:').replace(from, to);
  return { ...files, [name]: `${own}\n## My own chapter\n\n[[another note]]\n` };
}

test('a vault is taken out, edited elsewhere, looked at, brought in, taken out again and undone', async ({ page }) => {
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto('/');
  await write(page, TITLE, 'Labels carry far.', { tags: 'talk, scalable oversight' });
  await write(page, OTHER, 'Games.');
  const out = await take(page, 'Take out the vault');
  expect(out.name).toBe('ai-safety-papers-vault.zip');
  expect(Object.keys(texts(out.bytes))).toHaveLength(2);
  const again = await take(page, 'Take out the vault');
  expect(again.bytes.equals(out.bytes)).toBe(true);

  await choose(page, out.bytes);
  await expect(preview(page)).toContainText('There is nothing to change');
  await preview(page).getByRole('button', { name: 'Close' }).click();

  const files = edited(out.bytes, 'Labels carry far.', 'Labels carry further.');
  await choose(page, archive({ ...files, 'diary.md': '# Dear diary', '.obsidian/app.md': 'x' }));
  await expect(preview(page)).toContainText('It holds 2 notes of this page. Nothing is written yet.');
  await expect(preview(page)).toContainText('1 file is not a note of this page, and is left alone.');
  await preview(page).getByText('1 changed in the vault').click();
  await preview(page).getByText(TITLE).click();
  await expect(preview(page)).toContainText('Labels carry further.');
  await expect(preview(page)).toContainText('My own chapter');
  await preview(page).getByRole('button', { name: 'Bring in 1 note' }).click();
  await expect(page.getByText('1 note brought in from the vault.')).toBeVisible();
  await expect(page.getByRole('listitem').getByText('Labels carry further.')).toBeVisible();

  // What was written around the page's part is taken out again.
  const later = texts((await take(page, 'Take out the vault')).bytes);
  const text = Object.values(later).find((content) => content.includes('Labels carry further.')) ?? '';
  expect(text).toContain('aliases: [W2S]\n---\n');
  expect(text).toMatch(/ -->\n\n## My own chapter\n\n\[\[another note\]\]\n$/);

  await page.goto('/?page=notes');
  await page.getByRole('button', { name: 'Undo import' }).click();
  await expect(page.getByRole('listitem').getByText('Labels carry far.')).toBeVisible();
  expect((await take(page, 'Take out the vault')).bytes.equals(out.bytes)).toBe(true);
  expect(complaints).toEqual([]);
});

test('a vault brings the notes into an empty browser, and is taken out there with the same bytes', async ({
  page,
  browser,
}) => {
  await page.goto('/');
  await write(page, TITLE, 'Ünïcödé, 模型 and 🤖.\n## Short note', { tags: 'talk' });
  const out = await take(page, 'Take out the vault');
  const empty = await (await browser.newContext()).newPage();
  await empty.goto('/?page=notes');
  await choose(empty, out.bytes);
  await preview(empty).getByRole('button', { name: 'Bring in 1 note' }).click();
  await expect(empty.getByText('1 note, kept in this browser')).toBeVisible();
  expect((await take(empty, 'Take out the vault')).bytes.equals(out.bytes)).toBe(true);
  await empty.context().close();
});

test('one Markdown file, RIS and CSV are taken out', async ({ page }) => {
  await page.goto('/');
  await write(page, TITLE, '=Labels', { tags: 'talk' });
  for (const [button, name, part] of [
    ['Take out one file', 'ai-safety-papers-notes.md', `# ${TITLE}\n\nOpenAI (2023, `],
    ['Take out RIS', 'ai-safety-papers-notes.ris', 'KW  - talk\r\nN1  - Short note:\r\n=Labels\r\n'],
    ['Take out CSV', 'ai-safety-papers-notes.csv', ",talk,'=Labels,"],
  ] as const) {
    const taken = await take(page, button);
    expect(taken.name).toBe(name);
    expect(taken.bytes.toString()).toContain(part);
  }
});

/** A note that was changed here since its vault was taken out, and in the vault as well. */
async function conflicting(page: Page): Promise<Buffer> {
  await page.goto('/');
  await write(page, TITLE, 'Labels carry far.');
  await write(page, OTHER, 'Games.');
  const out = await take(page, 'Take out the vault');
  await page.goto('/');
  await page.getByRole('link', { name: TITLE }).click();
  // What is typed before the note is read would be joined with it.
  await expect(page.getByRole('textbox', { name: 'Short note' })).toHaveValue('Labels carry far.');
  await page.getByRole('textbox', { name: 'Short note' }).fill('Labels carry far, here.');
  await expect(page.getByText('Saved on this device')).toBeVisible();
  await page.goto('/?page=notes');
  return archive({
    ...edited(out.bytes, 'Labels carry far.', 'Labels carry far, there.'),
    'x.md': '---\nid\n<!-- ai-safety-papers:end {} -->',
  });
}

test('what was changed on both sides is chosen about with the keyboard alone', async ({ page }) => {
  const bytes = await conflicting(page);
  const reach = async (target: Locator) => {
    await expect(target).toBeVisible();
    for (let presses = 0; presses < 250; presses += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) break;
      await page.keyboard.press('Tab');
    }
    await expect(target).toBeFocused();
  };
  const choosing = page.waitForEvent('filechooser');
  await reach(opener(page, 'Bring in a vault…'));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Choose files…' })).toBeFocused();
  await page.keyboard.press('Enter');
  await (await choosing).setFiles({ name: 'vault.zip', mimeType: 'application/zip', buffer: bytes });
  await expect(preview(page).getByRole('heading', { level: 2 })).toBeFocused();
  await expect(preview(page).getByRole('alert')).toContainText('x.md is not taken');
  await reach(preview(page).getByRole('radio', { name: /^Keep both/ }));
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(preview(page).getByRole('radio', { name: 'Take what is in the vault' })).toBeChecked();
  await reach(preview(page).getByRole('button', { name: 'Bring in 1 note' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Undo import' })).toBeFocused();
  await expect(page.getByRole('listitem').getByText('Labels carry far, there.')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(opener(page, 'Bring in a vault…')).toBeFocused();
  await expect(page.getByRole('listitem').getByText('Labels carry far, here.')).toBeVisible();
});

for (const width of [1280, 320]) {
  test(`axe finds nothing in taking out and in the preview at ${width} px, and nothing scrolls sideways`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 1280, height: 900 });
    const bytes = await conflicting(page);
    await page.setViewportSize({ width, height: 900 });
    const check = async () => {
      await expectAccessibleInEachLook(page);
      await expectNoSidewaysScroll(page);
    };
    await open(page, 'Take notes out…');
    await expect(page.getByRole('button', { name: 'Take out CSV' })).toBeVisible();
    await check();
    await choose(page, bytes);
    await expect(preview(page).getByRole('radio', { name: /^Keep both/ })).toBeChecked();
    await check();
  });
}
