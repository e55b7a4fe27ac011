import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { beforeEach, describe, expect, it } from 'vitest';
import { savedFiles } from '../../tests/fixtures/saved-files.browser.ts';
import { putRaw, rawNotes, wipeStorage } from '../../tests/fixtures/storage.ts';
import { isNothingThere, readAllNotes, type AllNotes } from './all-notes.ts';
import { Journal } from './journal.ts';
import { emptyNote, NOTHING_WRITTEN } from './note.ts';
import { takeSnapshot } from './snapshot.ts';
import { DATABASE } from './stored.ts';
import StoreState from './StoreState.svelte';

beforeEach(wipeStorage);

const noteOn = (id: string) => ({ ...emptyNote({ id, title: `On ${id}`, url: null }), short: 'kept', revision: 1 });
const readAll = () => readAllNotes(() => undefined);
const NOTHING: AllNotes = {
  notes: [],
  unreadable: 0,
  trouble: null,
  isDamaged: false,
  missing: null,
  unsaved: [],
};

async function lost(): Promise<void> {
  await putRaw(noteOn('a'));
  await putRaw(noteOn('b'));
  await takeSnapshot();
  await rawNotes((raw) => Promise.all([raw.clear('notes'), raw.clear('meta')]));
}

describe('the state of the store', () => {
  it('is not worth a word where nothing was ever written', async () => {
    const read = await readAll();
    expect(isNothingThere(read)).toBe(true);
    const { container } = await render(StoreState, { read });
    expect(container.textContent.trim()).toBe('');
  });

  it('says whether the browser has promised to keep what is there', async () => {
    await putRaw(noteOn('a'));
    await render(StoreState, { read: await readAll() });
    await expect.element(page.getByText(/^This browser has (not )?promised to keep your notes/)).toBeVisible();
  });

  it('tells that notes are gone, never that there are none yet, and brings back the copy', async () => {
    await lost();
    const read = await readAll();
    expect(isNothingThere(read)).toBe(false);
    const screen = await render(StoreState, { read });
    await expect
      .element(page.getByRole('alert'))
      .toHaveTextContent('This browser kept 2 notes, and none of them was there when it was next opened');
    await expect.element(page.getByText(/^A copy of .* with 2 notes\./)).toBeVisible();
    await page.getByRole('button', { name: 'Bring back the copy' }).click();
    await expect.element(page.getByText('The copy has been brought back.')).toBeVisible();
    const again = await readAll();
    expect(again.notes.map(({ paperId }) => paperId).toSorted()).toEqual(['a', 'b']);
    await screen.rerender({ read: again });
    await expect.element(page.getByRole('alert')).not.toBeInTheDocument();
  });

  it('gives the copy away as a file, and may be left as it is', async () => {
    await lost();
    const saved = savedFiles();
    await render(StoreState, { read: await readAll() });
    await page.getByRole('button', { name: 'Download the copy' }).click();
    await expect
      .poll(() => saved().map(({ name }) => name))
      .toEqual([expect.stringMatching(/^ai-safety-papers-copy-.*\.json$/)]);
    await page.getByRole('button', { name: 'Leave it as it is' }).click();
    await expect.poll(async () => isNothingThere(await readAll())).toBe(true);
  });

  it('says what to do where there is no copy', async () => {
    await render(StoreState, { read: { ...NOTHING, missing: { had: 1, found: 0 } } });
    await expect.element(page.getByText('If you have a backup file, restore from it.', { exact: false })).toBeVisible();
  });

  it('offers the copy also where the store cannot be read at all', async () => {
    await lost();
    await render(StoreState, { read: { ...NOTHING, trouble: 'It could not be read.', isDamaged: true } });
    await expect.element(page.getByRole('alert')).toHaveTextContent('It could not be read.');
    await expect.element(page.getByRole('button', { name: 'Bring back the copy' })).toBeVisible();
  });

  it('counts what cannot be read', async () => {
    await putRaw({ paperId: 'damaged', short: 7 });
    const read = await readAll();
    expect(isNothingThere(read)).toBe(false);
    await render(StoreState, { read });
    await expect.element(page.getByText(/One stored note cannot be read\. It is\s+left as it is/)).toBeVisible();
  });

  it('names what is not saved, and gives it away as a backup', async () => {
    const saved = savedFiles();
    new Journal().keep(noteOn('a'), { ...NOTHING_WRITTEN, short: 'kept, and more' });
    const read = await readAll();
    await render(StoreState, { read });
    await expect.element(page.getByText(/is not saved yet:\s+On a\./)).toBeVisible();
    await page.getByRole('button', { name: 'Download what is not saved' }).click();
    await expect.poll(() => saved().length).toBe(1);
    expect(await saved()[0]?.blob.text()).toContain('kept, and more');
  });

  it('says what a newer version has saved, and lists it', async () => {
    await rawNotes((raw) => raw.put('notes', noteOn('a')), DATABASE.version + 1);
    const read = await readAll();
    expect(read.notes).toHaveLength(1);
    await render(StoreState, { read });
    await expect.element(page.getByRole('alert')).toHaveTextContent('saved by a newer version of this page');
  });
});
