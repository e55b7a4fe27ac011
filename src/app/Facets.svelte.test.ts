import { expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { smallDataset } from '../../tests/fixtures/small-dataset.ts';
import { explore, NO_FILTERS } from '../papers/filter.ts';
import Facets from './Facets.svelte';

it('is a group a field, with the values that are chosen', async () => {
  const filters = { ...NO_FILTERS, year: { only: ['2023'], without: [] } };
  const onToggle = vi.fn();
  const screen = await render(Facets, { facets: explore(smallDataset(), filters, null).facets, filters, onToggle });
  for (const name of ['Company', 'Category', 'Year']) {
    await expect.element(screen.getByRole('group', { name })).toBeVisible();
  }
  await expect.element(screen.getByRole('checkbox', { name: '2023' })).toBeChecked();
  await expect.element(screen.getByRole('checkbox', { name: '2022' })).not.toBeChecked();
  await expect.element(screen.getByRole('checkbox', { name: 'Multi-agent' })).toHaveAccessibleDescription('0 papers');
  await screen.getByRole('checkbox', { name: 'Beta' }).click();
  expect(onToggle).toHaveBeenCalledWith('company', 'beta');
});
