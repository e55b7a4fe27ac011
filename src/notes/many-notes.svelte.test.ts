import { userEvent } from 'vitest/browser';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { plainSelection } from '../../tests/fixtures/note-selection.ts';
import { littleSpace } from '../../tests/fixtures/little-space.browser.ts';
import { putRaw, rawNotes, storedOn, wipeStorage } from '../../tests/fixtures/storage.ts';
import BulkActions from './BulkActions.svelte';
import ChangesBar from './ChangesBar.svelte';
import { NoteChanges } from './note-changes.svelte.ts';
import { emptyNote, type Note } from './note.ts';
import NotesBoard from './NotesBoard.svelte';
import NotesList from './NotesList.svelte';
import TagsManager from './TagsManager.svelte';

beforeEach(wipeStorage);

const note = (id: string, written: Partial<Note> = {}): Note => ({
  ...emptyNote({ id, title: `On ${id}`, url: null }),
  revision: 1,
  updatedAt: '2026-11-01T12:00:00.000Z',
  ...written,
});
const a = note('a', { tags: ['talk'], status: 'read' });
const b = note('b', { tags: ['games'] });

async function stored(...notes: Note[]): Promise<readonly Note[]> {
  for (const one of notes) await putRaw(one);
  return notes;
}

describe('what can be done with those that are selected', () => {
  it('is done with them alone: a tag taken away, a rating', async () => {
    const shown = await stored(a, b);
    const changes = new NoteChanges();
    const screen = await render(BulkActions, {
      shown,
      known: [],
      elsewhere: 0,
      selection: plainSelection('a'),
      changes,
    });
    await screen.getByRole('button', { name: 'Remove tag' }).click();
    await screen.getByRole('button', { name: 'talk 1 note' }).click();
    await expect.poll(() => storedOn('a')).toMatchObject({ tags: [] });
    await screen.getByRole('button', { name: 'Rate' }).click();
    await screen.getByRole('button', { name: '4 of 5' }).click();
    await expect.poll(() => changes.said).toBe('Rated 4 of 5: 1 note.');
    expect(await storedOn('b')).toEqual(b);
  });
});

describe('what was done', () => {
  it('is said, and says what stays where something was changed since', async () => {
    await stored(a, b);
    const changes = new NoteChanges();
    const screen = await render(ChangesBar, { changes });
    expect(screen.getByRole('button').elements()).toEqual([]);
    await changes.edit(['a', 'b'], { kind: 'status', status: 'reading' });
    await expect.element(screen.getByText('Reading: 2 notes.')).toBeVisible();
    await putRaw({ ...a, status: 'to-read', revision: 3 });
    await screen.getByRole('button', { name: 'Undo' }).click();
    await expect
      .element(screen.getByText('Undone: Reading: 2 notes. Changed since, and left as they are: “On a”.'))
      .toHaveFocus();
    expect(await storedOn('a')).toMatchObject({ status: 'to-read' });
    expect(await storedOn('b')).toMatchObject({ status: null });
  });

  it('is nothing where all are so already, and cannot be undone', async () => {
    await stored(a);
    const changes = new NoteChanges();
    expect(await changes.edit(['a'], { kind: 'add-tags', tags: ['TALK'] })).toBe(true);
    expect([changes.said, changes.undoable]).toEqual(['All of these notes have that already.', null]);
  });

  it('that fails is said, and nothing is changed', async () => {
    await littleSpace();
    await stored(a);
    const changes = new NoteChanges();
    const screen = await render(ChangesBar, { changes });
    const tags = [crypto.randomUUID().repeat(60_000)];
    expect(await changes.edit(['a'], { kind: 'add-tags', tags })).toBe(false);
    await expect.element(screen.getByRole('alert')).toHaveTextContent(/^Not done\. .* Nothing was changed\.$/);
    expect(await storedOn('a')).toEqual(a);
  });

  it('with the bin comes back in one step', async () => {
    await stored(a, b);
    const changes = new NoteChanges();
    await changes.remove(['a', 'b', 'gone']);
    expect(changes.said).toBe('2 notes deleted; the bin keeps them for 30 days.');
    expect(await rawNotes((raw) => raw.count('notes'))).toBe(0);
    expect(await rawNotes((raw) => raw.count('bin'))).toBe(2);
    await changes.undo();
    expect(await storedOn('a')).toEqual(a);
    expect(await rawNotes((raw) => raw.count('bin'))).toBe(0);
  });
});

describe('the parts of the page', () => {
  it('list notes, and select with x', async () => {
    const notes = await stored(a, b);
    const selection = { ...plainSelection(), toggle: vi.fn() };
    const screen = await render(NotesList, {
      listed: notes.map((one) => ({ note: one, isThere: true })),
      paperOf: () => null,
      words: [],
      isOpen: true,
      selection,
      changes: new NoteChanges(),
      onDeleted: vi.fn(),
    });
    screen.getByRole('checkbox', { name: 'Select the note on On a' }).element().focus();
    await userEvent.keyboard('jx');
    expect(selection.toggle).toHaveBeenCalledWith('b');
  });

  it('put them on a board, and keep cards in their place where nothing can be written', async () => {
    const notes = await stored(a, b);
    const changes = new NoteChanges();
    const given = { notes, paperOf: () => null, words: [], selection: plainSelection(), changes };
    const screen = await render(NotesBoard, { ...given, isOpen: false });
    await expect.element(screen.getByRole('region', { name: 'Read 1 note' })).toHaveTextContent('On a');
    expect(screen.getByRole('combobox').elements()).toEqual([]);
    await screen.rerender({ isOpen: true });
    await screen.getByRole('combobox', { name: 'Status of the note on On a' }).selectOptions('Set aside');
    await expect.poll(() => storedOn('a')).toMatchObject({ status: 'set-aside' });
  });

  it('name the tags, and Escape leaves one as it is', async () => {
    const notes = await stored(a, b);
    const screen = await render(TagsManager, { notes, changes: new NoteChanges() });
    await screen.getByRole('button', { name: 'Rename the tag games' }).click();
    await userEvent.keyboard('other{Escape}');
    await expect.element(screen.getByRole('button', { name: 'Rename the tag games' })).toHaveFocus();
    expect(await storedOn('b')).toEqual(b);
  });
});
