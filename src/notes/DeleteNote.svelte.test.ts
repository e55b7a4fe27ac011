import { beforeEach, describe, expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import second from '../../tests/fixtures/database-v2.json';
import { rawNotes, storedOn, wipeStorage } from '../../tests/fixtures/storage.ts';
import DeleteNote from './DeleteNote.svelte';
import type { Note } from './note.ts';
import NoteEditor from './NoteEditor.svelte';

beforeEach(wipeStorage);

// In its present form: without passages.
const note = { ...second.note, passages: [] } as Note;
const inBin = () => rawNotes((raw) => raw.getAllKeys('bin'));

describe('deleting a note', () => {
  it('can be undone at once, where it was done', async () => {
    await rawNotes((raw) => raw.put('notes', note));
    const screen = await render(DeleteNote, { paperId: 'debate', isThere: true });
    await screen.getByRole('button', { name: 'Delete note' }).click();
    await expect.poll(() => storedOn('debate')).toBeUndefined();
    await screen.rerender({ isThere: false });
    await expect.element(screen.getByText('Deleted; it stays in the bin for 30 days.')).toBeVisible();
    await expect.element(screen.getByRole('button', { name: 'Undo' })).toHaveFocus();
    await screen.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => storedOn('debate')).toEqual(note);
    await screen.rerender({ isThere: true });
    await expect.element(screen.getByText('The note is back.')).toBeVisible();
    await expect.element(screen.getByRole('button', { name: 'Delete note' })).toHaveFocus();
    expect(await inBin()).toEqual([]);
  });

  it('from its editor takes what was typed just now along, and leaves an empty editor', async () => {
    await rawNotes((raw) => raw.put('notes', note));
    const screen = await render(NoteEditor, { paper: { id: 'debate', title: note.title, url: note.url } });
    const box = screen.getByRole('textbox', { name: 'Short note' });
    await expect.element(box).toHaveValue(note.short);
    await box.fill('Typed just now.');
    await screen.getByRole('button', { name: 'Delete note' }).click();
    await expect.element(box).toHaveValue('');
    expect(await storedOn('debate')).toBeUndefined();
    await screen.getByRole('button', { name: 'Undo' }).click();
    await expect.element(box).toHaveValue('Typed just now.');
    await expect.element(screen.getByRole('radio', { name: '4 of 5' })).toBeChecked();
    expect(await storedOn('debate')).toMatchObject({ short: 'Typed just now.', rating: 4 });
  });

  it('cannot be undone once it is out of the bin, and that is said', async () => {
    await rawNotes((raw) => raw.put('notes', note));
    const screen = await render(DeleteNote, { paperId: 'debate', isThere: true });
    await screen.getByRole('button', { name: 'Delete note' }).click();
    await expect.poll(() => storedOn('debate')).toBeUndefined();
    await screen.rerender({ isThere: false });
    await rawNotes((raw) => raw.clear('bin'));
    await screen.getByRole('button', { name: 'Undo' }).click();
    await expect.element(screen.getByRole('alert')).toHaveTextContent('Not restored: it is no longer in the bin.');
    await expect.element(screen.getByRole('button', { name: 'Undo' })).toHaveFocus();
  });

  it('is not offered where there is none', async () => {
    const screen = await render(DeleteNote, { paperId: 'debate', isThere: false });
    expect(screen.getByRole('button').elements()).toEqual([]);
  });

  it('that fails is said, and the note is still there', async () => {
    await rawNotes((raw) => raw.put('notes', { paperId: 'debate', short: 7 }));
    const screen = await render(DeleteNote, { paperId: 'debate', isThere: true });
    await screen.getByRole('button', { name: 'Delete note' }).click();
    await expect
      .element(screen.getByRole('alert'))
      .toHaveTextContent('Not deleted. The browser refused it. Nothing was changed.');
    expect(await storedOn('debate')).toEqual({ paperId: 'debate', short: 7 });
  });
});
