import { expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { emptyNote } from '../notes/note.ts';
import { foundNotes } from '../notes/notes-query.ts';
import { NO_NOTE_FILTERS } from '../papers/annotations.ts';
import NoteFacets from './NoteFacets.svelte';

it('counts notes, and tells what is chosen', async () => {
  const notes = [{ ...emptyNote({ id: 'a', title: 'A', url: null }), short: 'x', tags: ['talk'] }];
  const { facets } = foundNotes(notes, { query: '', filters: NO_NOTE_FILTERS });
  const onFilters = vi.fn();
  const screen = await render(NoteFacets, { facets, filters: NO_NOTE_FILTERS, onFilters });
  await expect.element(screen.getByRole('checkbox', { name: 'Short note' })).toHaveAccessibleDescription('1 note');
  expect(screen.getByRole('group', { name: 'Notes' }).elements()).toEqual([]);
  await screen.getByRole('checkbox', { name: 'talk' }).click();
  expect(onFilters).toHaveBeenCalledWith({ ...NO_NOTE_FILTERS, tag: { only: ['#talk'], without: [] } });
  await screen.getByRole('button', { name: 'Leave out Long note' }).click();
  expect(onFilters).toHaveBeenLastCalledWith({ ...NO_NOTE_FILTERS, part: { only: [], without: ['long'] } });
});
