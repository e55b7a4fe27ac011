import { beforeEach, describe, expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import second from '../../tests/fixtures/database-v2.json';
import { rawNotes, storedOn, wipeStorage } from '../../tests/fixtures/storage.ts';
import type { Note } from './note.ts';
import NotesBin from './NotesBin.svelte';

beforeEach(wipeStorage);

// In its present form: without passages.
const note = { ...second.note, passages: [] } as Note;
const dayAgo = (days: number) => new Date(Date.now() - days * 24 * 60 * 60 * 1000).toISOString();

async function fill(...days: number[]) {
  await rawNotes(async (raw) => {
    for (const [at, days_] of days.entries()) {
      await raw.put('bin', {
        id: `${at}`,
        deletedAt: dayAgo(days_),
        note: { ...note, paperId: `p${at}`, title: `Paper ${at}` },
      });
    }
  });
}

const inBin = () => rawNotes((raw) => raw.getAllKeys('bin'));

describe('the bin', () => {
  it('is not seen while nothing is in it', async () => {
    const screen = await render(NotesBin);
    await expect.element(screen.getByText('Bin (0)')).not.toBeVisible();
  });

  it('lists what was deleted, with the days that are left', async () => {
    await fill(29.5, 3.5);
    const screen = await render(NotesBin);
    await screen.getByText('Bin (2)').click();
    const items = screen.getByRole('listitem');
    await expect
      .element(items.nth(0))
      .toHaveTextContent(/^Paper 1 Two models argue, a human judges\. Deleted on .*, gone for good in 27 days/);
    await expect.element(items.nth(1)).toHaveTextContent(/gone for good in 1 day /);
  });

  it('gives a note back', async () => {
    await fill(1, 2);
    const screen = await render(NotesBin);
    await screen.getByText('Bin (2)').click();
    await screen.getByRole('button', { name: 'Restore the note on Paper 0' }).click();
    await expect.element(screen.getByText('The note on “Paper 0” is back.')).toBeVisible();
    await expect.element(screen.getByText('Bin (1)')).toHaveFocus();
    expect(await storedOn('p0')).toEqual({ ...note, paperId: 'p0', title: 'Paper 0' });
  });

  it('deletes a note for good when that has been asked twice', async () => {
    await fill(1);
    const screen = await render(NotesBin);
    await screen.getByText('Bin (1)').click();
    await screen.getByRole('button', { name: 'Delete the note on Paper 0 for good' }).click();
    expect(await inBin()).toEqual(['0']);
    await screen.getByRole('button', { name: 'Keep' }).click();
    await screen.getByRole('button', { name: 'Delete the note on Paper 0 for good' }).click();
    await screen.getByRole('button', { name: 'Delete for good' }).click();
    await expect.element(screen.getByText('The note on “Paper 0” is deleted for good.')).toBeVisible();
    await expect.element(screen.getByText('The bin is empty.')).toBeVisible();
    expect(await inBin()).toEqual([]);
  });

  it('keeps a note whose place is taken by what cannot be read, and says so', async () => {
    await fill(1);
    await rawNotes((raw) => raw.put('notes', { paperId: 'p0', short: 7 }));
    const screen = await render(NotesBin);
    await screen.getByText('Bin (1)').click();
    await screen.getByRole('button', { name: 'Restore the note on Paper 0' }).click();
    await expect
      .element(screen.getByRole('alert'))
      .toHaveTextContent('Not restored. The browser refused it. Nothing was changed.');
    expect(await inBin()).toEqual(['0']);
  });
});
