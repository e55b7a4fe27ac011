import { expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { ALL } from '../papers/choice.ts';
import NotesToolbar from './NotesToolbar.svelte';

it('tells what is typed and chosen', async () => {
  const told = { onQuery: vi.fn(), onSort: vi.fn(), onForm: vi.fn(), onMissing: vi.fn() };
  const screen = await render(NotesToolbar, {
    ...told,
    query: '',
    sort: { by: 'written' as const, descending: true },
    forms: [
      { value: 'list', name: 'List' },
      { value: 'board', name: 'Board' },
    ],
    form: 'list',
    missing: { short: 0, long: 2, jottings: 1 },
    parts: ALL,
  });
  await screen.getByRole('searchbox', { name: 'Search notes' }).fill('doubt');
  expect(told.onQuery).toHaveBeenCalledWith('doubt');
  await screen.getByRole('combobox', { name: 'Sort by' }).selectOptions('Rating');
  expect(told.onSort).toHaveBeenCalledWith({ by: 'rating', descending: true });
  await screen.getByRole('button', { name: 'Order: newest first' }).click();
  expect(told.onSort).toHaveBeenLastCalledWith({ by: 'written', descending: false });
  await screen.getByRole('radio', { name: 'Board' }).click();
  expect(told.onForm).toHaveBeenCalledWith('board');
  await screen.getByRole('button', { name: 'No long note 2 notes' }).click();
  expect(told.onMissing).toHaveBeenCalledWith('long');
  await expect.element(screen.getByRole('button', { name: 'No short note 0 notes' })).toBeDisabled();
});
