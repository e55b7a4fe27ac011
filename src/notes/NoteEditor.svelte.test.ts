import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { putRaw, storedOn, wipeStorage } from '../../tests/fixtures/storage.ts';
import { leftBehind } from './journal.ts';
import type { Note } from './note.ts';
import NoteEditor from './NoteEditor.svelte';

const paper = { id: 'debate', title: 'Debate', url: 'https://example.org/debate' };

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

  it('shows what is stored', async () => {
    await stored({ short: 's', long: 'l', jottings: 'j', tags: ['a', 'b c'], revision: 1, updatedAt: '' });
    await ready();
    await expect.element(box('Short note')).toHaveValue('s');
    await expect.element(box('Long note')).toHaveValue('l');
    await expect.element(box('Jottings')).toHaveValue('j');
    await expect.element(box('Tags')).toHaveValue('a, b c');
  });

  it('counts the characters of the short note as people do', async () => {
    await ready();
    await box('Short note').fill('äöü 🤖');
    await expect.element(box('Short note')).toHaveAccessibleDescription('5 of 280 characters');
  });

  it('that is closed with the last letter is kept', async () => {
    const { unmount } = await ready();
    await expect.element(note()).not.toHaveTextContent('Saved');
    await box('Long note').fill('in a hurry');
    await unmount();
    await expect.poll(() => storedOn('debate')).toMatchObject({ long: 'in a hurry' });
    await expect.poll(() => leftBehind('debate')).toEqual([]);
  });

  it('is saved at once when the page is hidden', async () => {
    await ready();
    await box('Jottings').fill('before I go');
    window.dispatchEvent(new PageTransitionEvent('pagehide'));
    await expect.poll(() => storedOn('debate')).toMatchObject({ jottings: 'before I go' });
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

describe('a note that cannot be read', () => {
  it('says so, and is left as it is', async () => {
    const damaged = { paperId: 'debate', short: 7 };
    await putRaw(damaged);
    const { unmount } = await ready();
    await expect.element(note().getByRole('alert')).toHaveTextContent('It is left as it is');
    await box('Short note').fill('typed all the same');
    await unmount();
    expect(await storedOn('debate')).toEqual(damaged);
    expect(leftBehind('debate').map(({ text }) => text.short)).toEqual(['typed all the same']);
  });
});
