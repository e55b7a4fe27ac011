import { expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { smallDataset } from '../../tests/fixtures/small-dataset.ts';
import { NO_NOTE_FILTERS, type Annotations } from '../papers/annotations.ts';
import { explore, NO_FILTERS, wholeOf } from '../papers/filter.ts';
import Facets from './Facets.svelte';

it('is a group a field, with the values that are chosen', async () => {
  const filters = { ...NO_FILTERS, year: { only: ['2023'], without: [] } };
  const onToggle = vi.fn();
  const onCollection = vi.fn();
  const onExclude = vi.fn();
  const dataset = smallDataset();
  const screen = await render(Facets, {
    facets: explore(dataset, wholeOf(dataset), filters, null).facets,
    filters,
    onToggle,
    onExclude,
    collections: [
      { value: 'all', name: 'All', count: 5 },
      { value: 'further', name: 'Further', count: 1 },
    ],
    switchedOn: ['all'],
    onCollection,
    noteFacets: null,
    noteFilters: NO_NOTE_FILTERS,
    onNoteFilters: vi.fn(),
  });
  for (const name of ['Company', 'Category', 'Year']) {
    await expect.element(screen.getByRole('group', { name })).toBeVisible();
  }
  await expect.element(screen.getByRole('checkbox', { name: '2023' })).toBeChecked();
  await expect.element(screen.getByRole('checkbox', { name: '2022' })).not.toBeChecked();
  await expect.element(screen.getByRole('checkbox', { name: 'Multi-agent' })).toHaveAccessibleDescription('0 papers');
  await screen.getByRole('checkbox', { name: 'Beta' }).click();
  expect(onToggle).toHaveBeenCalledWith('company', 'beta');
  await screen.getByRole('button', { name: 'Leave out Beta' }).click();
  expect(onExclude).toHaveBeenCalledWith('company', 'beta');
  const collections = screen.getByRole('group', { name: 'Collection' });
  await expect.element(collections.getByRole('checkbox', { name: 'All' })).toBeChecked();
  await collections.getByRole('checkbox', { name: 'Further' }).click();
  expect(onCollection).toHaveBeenCalledWith('further');
  await expect.element(screen.getByRole('group', { name: 'Status' })).not.toBeInTheDocument();
});

it('has a group a field of the reader’s notes, once there are some', async () => {
  const dataset = smallDataset();
  const annotations: Annotations = {
    of: new Map([
      [0, { status: 'read', rating: 4, tags: ['Talk', 'Red teams'], parts: ['long'] }],
      [2, { status: null, rating: null, tags: ['talk'], parts: [] }],
    ]),
    statuses: [
      { value: 'reading', name: 'Reading' },
      { value: 'read', name: 'Read' },
    ],
  };
  const noteFilters = { ...NO_NOTE_FILTERS, tag: { only: ['#talk'], without: [] } };
  const onNoteFilters = vi.fn();
  const { facets, noteFacets } = explore(dataset, wholeOf(dataset), NO_FILTERS, null, {
    filters: noteFilters,
    annotations,
  });
  const screen = await render(Facets, {
    facets,
    filters: NO_FILTERS,
    onToggle: vi.fn(),
    onExclude: vi.fn(),
    collections: [],
    switchedOn: [],
    onCollection: vi.fn(),
    noteFacets,
    noteFilters,
    onNoteFilters,
  });
  const tags = screen.getByRole('group', { name: 'Tags' });
  await expect.element(tags.getByRole('checkbox', { name: 'Talk' })).toBeChecked();
  await expect.element(tags.getByRole('checkbox', { name: 'Talk' })).toHaveAccessibleDescription('2 papers');
  await expect.element(tags.getByRole('checkbox', { name: 'Red teams' })).toHaveAccessibleDescription('1 paper');
  const status = screen.getByRole('group', { name: 'Status' });
  await expect.element(status.getByRole('checkbox', { name: 'Reading' })).toHaveAccessibleDescription('0 papers');
  await status.getByRole('checkbox', { name: 'Read', exact: true }).click();
  expect(onNoteFilters).toHaveBeenLastCalledWith({ ...noteFilters, status: { only: ['read'], without: [] } });
  await screen.getByRole('button', { name: 'Leave out 4 of 5' }).click();
  expect(onNoteFilters).toHaveBeenLastCalledWith({ ...noteFilters, rating: { only: [], without: ['4'] } });
});
