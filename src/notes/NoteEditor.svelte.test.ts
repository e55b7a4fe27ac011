import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { putRaw, storedOn, wipeStorage } from '../../tests/fixtures/storage.ts';
import { leftBehind } from './journal.ts';
import { NoteDraft } from './note-draft.svelte.ts';
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
    expect(leftBehind('debate')).toEqual([]);
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
