import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { putRaw, storedOn, wipeStorage } from '../../tests/fixtures/storage.ts';
import { allUnsaved } from './journal.ts';
import { NoteDraft } from './note-draft.svelte.ts';
import type { Note } from './note.ts';
import NoteEditor from './NoteEditor.svelte';

const paper = { id: 'debate', title: 'Debate', url: 'https://example.org/debate' };

/** What is not saved yet on a paper. */
const unsavedOn = (paperId: string) => allUnsaved().filter((entry) => entry.base.paperId === paperId);

beforeEach(wipeStorage);

const box = (name: string) => page.getByRole('textbox', { name, exact: true });
const note = () => page.getByRole('region', { name: 'My note' });

async function stored(change: Partial<Note>): Promise<void> {
  const { id, title, url } = paper;
  await putRaw({ paperId: id, title, url, short: '', long: '', jottings: '', tags: [], ...change });
}

/** The editor, once it has read what is stored. */
async function ready(onSaved?: (saved: Note) => void) {
  const shown = await render(NoteEditor, onSaved === undefined ? { paper } : { paper, onSaved });
  return shown;
}

describe('a note on a paper', () => {
  it('has a box for each length and for tags', async () => {
    await ready();
    for (const name of ['Short note', 'Long note', 'Jottings', 'Tags']) {
      await expect.element(box(name)).toHaveValue('');
    }
  });

  it('goes on from the status that is stored, also by a key that was pressed before it had been read', async () => {
    await stored({ status: 'to-read', revision: 1, updatedAt: '' });
    await ready();
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 's', bubbles: true }));
    await expect.element(page.getByRole('combobox', { name: 'Status' })).toHaveValue('reading');
    await expect.poll(() => storedOn('debate')).toMatchObject({ status: 'reading' });
  });

  it('takes ratings and their removal too, as of the note that is stored, and makes no conflict of them', async () => {
    await stored({ rating: 5, revision: 1, updatedAt: '' });
    await ready();
    for (const key of ['4', '0', '3'])
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    await expect.poll(() => storedOn('debate')).toMatchObject({ rating: 3 });
    expect(page.getByRole('alert').elements()).toEqual([]);
  });

  it('loses no such key where the paper is left at once', async () => {
    await stored({ status: 'to-read', revision: 1, updatedAt: '' });
    const { unmount } = await ready();
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 's', bubbles: true }));
    await unmount();
    await expect.poll(() => storedOn('debate')).toMatchObject({ status: 'reading' });
  });

  it('is saved as it is typed, which is said, and is there again', async () => {
    const onSaved = vi.fn<(saved: Note) => void>();
    const { unmount } = await ready(onSaved);
    await box('Short note').fill('Two argue.');
    await expect.element(note()).toHaveTextContent('Not saved yet');
    await expect.element(note()).toHaveTextContent('Saved on this device');
    expect(onSaved.mock.lastCall?.[0]).toMatchObject({ paperId: 'debate', short: 'Two argue.' });
    await unmount();
    await ready();
    await expect.element(box('Short note')).toHaveValue('Two argue.');
    await expect.element(note()).toHaveTextContent('Saved on this device');
  });

  it('is rated, given a status and begun by keys while nothing is typed', async () => {
    await ready();
    await userEvent.keyboard('4ss');
    await expect.element(page.getByRole('radio', { name: '4 of 5' })).toBeChecked();
    await expect.element(page.getByRole('combobox', { name: 'Status' })).toHaveValue('reading');
    await expect.element(note()).toHaveTextContent('Status: Reading');
    await userEvent.keyboard('0');
    await expect.element(page.getByRole('radio', { name: '4 of 5' })).not.toBeChecked();
    await userEvent.keyboard('n');
    await expect.element(box('Short note')).toHaveFocus();
    await userEvent.keyboard('n5s');
    await expect.element(box('Short note')).toHaveValue('n5s');
    await expect.element(page.getByRole('combobox', { name: 'Status' })).toHaveValue('reading');
  });

  it('shows what is stored', async () => {
    await stored({ short: 's', long: 'l', jottings: 'j', tags: ['a', 'b c'], revision: 1, updatedAt: '' });
    await ready();
    await expect.element(box('Short note')).toHaveValue('s');
    await expect.element(box('Long note')).toHaveValue('l');
    await expect.element(box('Jottings')).toHaveValue('j');
    await expect.element(box('Tags')).toHaveValue('a, b c');
  });

  it('has a status, saved as it is chosen, which is there again and can be taken away', async () => {
    const { unmount } = await ready();
    const status = page.getByRole('combobox', { name: 'Status' });
    await expect.element(status).toHaveDisplayValue('No status');
    const options = page.getByRole('option').elements();
    expect(options.map(({ textContent }) => textContent)).toEqual([
      'No status',
      'To read',
      'Reading',
      'Read',
      'Set aside',
    ]);
    await status.selectOptions('Set aside');
    await expect.element(note()).toHaveTextContent('Saved on this device');
    expect(await storedOn('debate')).toMatchObject({ status: 'set-aside' });
    await unmount();
    await ready();
    await expect.element(status).toHaveDisplayValue('Set aside');
    await status.selectOptions('No status');
    await expect.poll(() => storedOn('debate')).toMatchObject({ status: null });
  });

  it('has a rating, saved as it is chosen, which is there again and can be taken away', async () => {
    const { unmount } = await ready();
    const ratings = page.getByRole('group', { name: 'Rating' });
    const clear = ratings.getByRole('button', { name: 'Clear rating' });
    expect(ratings.getByRole('radio').elements()).toHaveLength(5);
    await expect.element(clear).not.toBeInTheDocument();
    await ratings.getByRole('radio', { name: '4 of 5' }).click();
    await expect.element(note()).toHaveTextContent('Saved on this device');
    expect(await storedOn('debate')).toMatchObject({ rating: 4 });
    await unmount();
    await ready();
    await expect.element(ratings.getByRole('radio', { name: '4 of 5' })).toBeChecked();
    await clear.click();
    for (const radio of ratings.getByRole('radio').elements()) await expect.element(radio).not.toBeChecked();
    await expect.element(clear).not.toBeInTheDocument();
    await expect.element(ratings.getByRole('radio', { name: '1 of 5' })).toHaveFocus();
    await expect.poll(() => storedOn('debate')).toMatchObject({ rating: null });
  });

  it('is rated by keyboard as radio buttons are', async () => {
    await stored({ rating: 2, revision: 1, updatedAt: '' });
    await ready();
    const rated = (name: string) => page.getByRole('radio', { name });
    await expect.element(rated('2 of 5')).toBeChecked();
    page.getByRole('combobox', { name: 'Status' }).element().focus();
    await userEvent.tab();
    await expect.element(rated('2 of 5')).toHaveFocus();
    await userEvent.keyboard('{ArrowRight}');
    await expect.element(rated('3 of 5')).toBeChecked();
    await userEvent.keyboard('{ArrowLeft}{ArrowLeft}');
    await expect.element(rated('1 of 5')).toBeChecked();
    await expect.poll(() => storedOn('debate')).toMatchObject({ rating: 1 });
    await userEvent.tab();
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => storedOn('debate')).toMatchObject({ rating: null });
  });

  it('can be chosen with a finger: no target is smaller than 24 pixels', async () => {
    await stored({ rating: 2, revision: 1, updatedAt: '' });
    await ready();
    const targets = [
      page.getByRole('combobox', { name: 'Status' }),
      page.getByRole('radio', { name: '5 of 5' }),
      page.getByRole('button', { name: 'Clear rating' }),
    ];
    for (const target of targets) {
      await expect.element(target).toBeVisible();
      const { width, height } = target.element().getBoundingClientRect();
      expect(Math.min(width, height)).toBeGreaterThanOrEqual(24);
    }
  });

  it('counts the characters of the short note as people do', async () => {
    await ready();
    await box('Short note').fill('äöü 🤖');
    await expect.element(box('Short note')).toHaveAccessibleDescription('5 of 280 characters');
  });

  it.each<[string, (unmount: () => Promise<void>) => unknown]>([
    ['is closed', (unmount) => unmount()],
    ['belongs to a page that is left', () => window.dispatchEvent(new PageTransitionEvent('pagehide'))],
  ])('that %s with the last letter is saved at once, before others that rest', async (_, leave) => {
    const order: string[] = [];
    const other = new NoteDraft({ ...paper, id: 'other' }, () => order.push('other'));
    await other.load();
    const { unmount } = await ready(() => order.push('note'));
    await box('Short note').fill('first');
    await expect.element(note()).toHaveTextContent('Saved on this device');
    order.length = 0;
    other.edit({ short: 'rests' });
    const area = box('Long note').element() as HTMLTextAreaElement;
    area.value = 'in a hurry';
    area.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await leave(unmount);
    await expect.poll(() => order).toEqual(['note', 'other']);
    await other.close();
    expect(await storedOn('debate')).toMatchObject({ short: 'first', long: 'in a hurry' });
    expect(unsavedOn('debate')).toEqual([]);
  });
});

describe('tags', () => {
  it('may be typed as they come, and are put in order when the box is left', async () => {
    await ready();
    await box('Tags').click();
    await userEvent.keyboard('to read,  Debate , debate,');
    await expect.element(box('Tags')).toHaveValue('to read,  Debate , debate,');
    await userEvent.tab();
    await expect.element(box('Tags')).toHaveValue('to read, Debate');
    await expect.poll(() => storedOn('debate')).toMatchObject({ tags: ['to read', 'Debate'] });
  });
});

describe('tags of other notes', () => {
  const offered = page.getByRole('group', { name: 'Tags in use' });
  const names = () =>
    offered
      .getByRole('button')
      .elements()
      .map(({ textContent }) => textContent);

  beforeEach(async () => {
    const others: Record<string, string[]> = { a: ['Scaling', 'talk'], b: ['scalable oversight', 'talk'], c: ['talk'] };
    for (const [paperId, tags] of Object.entries(others)) {
      await stored({ paperId, tags, revision: 1, updatedAt: '' });
    }
  });

  it('are offered while one is typed that begins so, and complete it by a click', async () => {
    await ready();
    await box('Tags').click();
    await expect.element(offered).not.toBeInTheDocument();
    await userEvent.keyboard('mine, sca');
    await expect.poll(names).toEqual(['scalable oversight', 'Scaling']);
    await expect.element(page.getByText('2 tags begin so; Tab leads to them')).toBeInTheDocument();
    await offered.getByRole('button', { name: 'Scaling' }).click();
    await expect.element(box('Tags')).toHaveValue('mine, Scaling, ');
    await expect.element(box('Tags')).toHaveFocus();
    await expect.element(offered).not.toBeInTheDocument();
    await userEvent.keyboard('ta');
    await expect.poll(names).toEqual(['talk']);
    await box('Jottings').click();
    await expect.element(offered).not.toBeInTheDocument();
    await expect.element(box('Tags')).toHaveValue('mine, Scaling, ta');
    await expect.poll(() => storedOn('debate')).toMatchObject({ tags: ['mine', 'Scaling', 'ta'] });
  });

  it('are reached and chosen by keyboard, and put away by Escape', async () => {
    const above = vi.fn();
    document.addEventListener('keydown', above);
    await ready();
    await box('Tags').click();
    await userEvent.keyboard('t');
    await expect.poll(names).toEqual(['talk']);
    await userEvent.tab();
    await expect.element(offered.getByRole('button', { name: 'talk' })).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await expect.element(box('Tags')).toHaveFocus();
    await expect.element(box('Tags')).toHaveValue('talk, ');
    await userEvent.keyboard('s');
    await expect.poll(names).toEqual(['scalable oversight', 'Scaling']);
    above.mockClear();
    await userEvent.keyboard('{Escape}');
    await expect.element(offered).not.toBeInTheDocument();
    expect(above).not.toHaveBeenCalled();
    await userEvent.keyboard('{Escape}');
    expect(above).toHaveBeenCalledOnce();
    document.removeEventListener('keydown', above);
    await expect.poll(() => storedOn('debate')).toMatchObject({ tags: ['talk', 's'] });
  });
});

describe('a note that cannot be read', () => {
  it('says so, and is left as it is', async () => {
    const damaged = { paperId: 'debate', short: 7 };
    await putRaw(damaged);
    const { unmount } = await ready();
    await expect.element(note().getByRole('alert')).toHaveTextContent('It is left as it is');
    await box('Short note').fill('typed all the same');
    await unmount();
    expect(await storedOn('debate')).toEqual(damaged);
    expect(unsavedOn('debate').map(({ text }) => text.short)).toEqual(['typed all the same']);
  });
});
