import { describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import second from '../../tests/fixtures/database-v2.json';
import type { Change } from './backup-plan.ts';
import ChangeList from './ChangeList.svelte';
import { NOTHING_KEPT } from './contents.ts';
import ImportPreview from './ImportPreview.svelte';
import type { Note } from './note.ts';

const { view } = second;
// In its present form: without passages.
const note = { ...second.note, passages: [] } as Note;
const notesOf = (...ids: string[]) => ids.map((paperId) => ({ ...note, paperId, title: `Paper ${paperId}` }));

describe('the preview of an import', () => {
  const props = {
    fileName: 'backup.json',
    backup: {
      ok: true as const,
      contents: {
        notes: [{ ...note, short: 'There.' }, ...notesOf('new', 'same')],
        views: [view],
        settings: [['table', 1] as const],
        bin: [{ id: 'a', deletedAt: '2026-11-20T00:00:00.000Z', note }],
      },
      exportedAt: '2026-11-21T00:00:00.000Z',
      problems: [],
    },
    stored: { ...NOTHING_KEPT, notes: [note, ...notesOf('mine', 'same')] },
    busy: false,
    onImport: vi.fn(),
    onCancel: vi.fn(),
  };

  it('counts what would happen to the records of the backup, in both ways', async () => {
    const screen = await render(ImportPreview, props);
    await expect
      .element(screen.getByText('A backup of 21 Nov 2026: 3 notes, 1 saved view, 1 setting, 1 deleted note.'))
      .toBeVisible();
    const groups = () => screen.container.querySelectorAll('.groups > details > summary');
    await expect
      .poll(() => [...groups()].map(({ textContent }) => textContent))
      .toEqual(['1 conflicting', '4 new', '1 the same']);
    await screen.getByRole('radio', { name: /^Replace/ }).click();
    await expect
      .poll(() => [...groups()].map(({ textContent }) => textContent))
      .toEqual(['1 changed', '4 new', '1 removed', '1 the same']);
    await screen.getByRole('button', { name: 'Replace 6 records' }).click();
    expect(props.onImport).toHaveBeenCalledWith('replace');
  });

  it('shows each by its title, and what differs in it', async () => {
    const screen = await render(ImportPreview, props);
    await screen.getByText('4 new').click();
    for (const title of ['Paper new', 'Debate since May', 'How the table looks']) {
      await expect.element(screen.getByText(title)).toBeVisible();
    }
    await screen.getByText('1 conflicting').click();
    await screen.getByRole('listitem').getByText('Debate as oversight').first().click();
    await expect.element(screen.getByRole('heading', { name: 'Short note' })).toBeVisible();
    await expect.element(screen.getByText(note.short)).toBeVisible();
    await expect.element(screen.getByText('There.')).toBeVisible();
    await expect
      .element(screen.getByText(/^What is here stands; the note of the backup is kept beside it/))
      .toBeVisible();
  });

  it('cannot be answered twice while it is being done', async () => {
    const screen = await render(ImportPreview, { ...props, busy: true });
    await expect.element(screen.getByRole('button', { name: /^Merge/ })).toBeDisabled();
    await expect.element(screen.getByRole('button', { name: 'Cancel' })).toBeDisabled();
  });
});

describe('a long list of changes', () => {
  it('shows the first 200, and how many more there are', async () => {
    const changes = Array.from({ length: 1203 }, (_, at): Change => {
      const [imported] = notesOf(String(at));
      return { store: 'notes', key: String(at), kind: 'new', stored: undefined, imported, result: imported };
    });
    const screen = await render(ChangeList, { name: '1203 new', changes });
    expect(screen.getByRole('listitem').elements()).toEqual([]);
    await screen.getByText('1203 new').click();
    await expect.element(screen.getByText('… and 1003 more.')).toBeVisible();
    expect(screen.getByRole('listitem').elements()).toHaveLength(200);
  });
});
