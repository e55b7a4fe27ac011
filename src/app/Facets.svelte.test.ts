import { expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { smallDataset } from '../../tests/fixtures/small-dataset.ts';
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
});
