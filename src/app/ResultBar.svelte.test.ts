import { expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { smallDataset } from '../../tests/fixtures/small-dataset.ts';
import { NO_FILTERS } from '../papers/filter.ts';
import { DEFAULT_VIEW, type View } from '../view/view.ts';
import ResultBar from './ResultBar.svelte';

const props = (view: Partial<View> = {}) => ({
  dataset: smallDataset(),
  view: { ...DEFAULT_VIEW, ...view },
  shown: 5,
  whole: 5,
  waiting: false,
  partial: null,
  trouble: null,
  leftOut: [],
  onFilters: vi.fn(),
  onClear: vi.fn(),
  onShowFilters: null,
});

it('begins its status with the number of papers', async () => {
  const screen = await render(ResultBar, props());
  await expect.element(screen.getByRole('status')).toHaveTextContent(/^5 papers$/);
  await screen.rerender({ shown: 2 });
  await expect.element(screen.getByRole('status')).toHaveTextContent(/^2 of 5 papers$/);
  await screen.rerender({ waiting: true });
  await expect.element(screen.getByRole('status')).toHaveTextContent('');
});

it('says how many duplicates are left out', async () => {
  const screen = await render(ResultBar, props());
  await expect.element(screen.getByText('1 duplicate left out')).toBeVisible();
});

it('has a chip for each thing chosen, which takes away that thing alone', async () => {
  const filters = { ...NO_FILTERS, company: { only: ['beta'], without: [] }, from: '2023-01', to: null };
  const given = props({ filters });
  const screen = await render(ResultBar, given);
  await screen.getByRole('button', { name: 'Remove filter Beta' }).click();
  expect(given.onFilters).toHaveBeenCalledWith({ ...filters, company: { only: [], without: [] } });
  await screen.getByRole('button', { name: 'Remove filter since Jan 2023' }).click();
  expect(given.onFilters).toHaveBeenLastCalledWith({ ...filters, from: null });
  await screen.getByRole('button', { name: 'Clear all' }).click();
  expect(given.onClear).toHaveBeenCalledOnce();
});

it('offers the filters where they do not stand beside the papers', async () => {
  const onShowFilters = vi.fn();
  const screen = await render(ResultBar, { ...props(), onShowFilters });
  await screen.getByRole('button', { name: 'Filters' }).click();
  expect(onShowFilters).toHaveBeenCalledOnce();
});

it('says what to do where no paper fits, but not before that is known', async () => {
  const screen = await render(ResultBar, { ...props({ query: 'zzyzx' }), shown: 0, waiting: true });
  await expect.element(screen.getByText('No paper fits.')).not.toBeInTheDocument();
  await screen.rerender({ waiting: false });
  await expect.element(screen.getByText('No paper fits.')).toBeVisible();
});

it('tells what the reader should know about the answer', async () => {
  const screen = await render(ResultBar, {
    ...props({ query: 'a b' }),
    partial: ['a', 'b'],
    trouble: 'Searching does not work.',
    leftOut: ['company “acme”'],
  });
  await expect.element(screen.getByText('No paper has all of “a b”.')).toBeVisible();
  await expect.element(screen.getByRole('alert')).toHaveTextContent('Searching does not work.');
  await expect.element(screen.getByText('company “acme”')).toBeVisible();
});
