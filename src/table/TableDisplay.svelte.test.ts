import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { expect, it, vi } from 'vitest';
import '../ui/base.css';
import { DEFAULT_VIEW, type Column, type SortKey } from '../view/view.ts';
import { DEFAULT_LOOK } from './look.ts';
import TableDisplay from './TableDisplay.svelte';

async function show() {
  const given = {
    columns: DEFAULT_VIEW.columns,
    group: null,
    look: DEFAULT_LOOK,
    sort: [],
    onSort: vi.fn<(sort: SortKey[]) => void>(),
    onColumns: vi.fn<(columns: readonly Column[]) => void>(),
    onGroup: vi.fn(),
    onLook: vi.fn(),
  };
  const screen = await render(TableDisplay, given);
  given.onSort.mockImplementation((sort) => void screen.rerender({ sort }));
  given.onColumns.mockImplementation((columns) => void screen.rerender({ columns }));
  return { screen, given };
}

it('groups, and says nothing for no groups', async () => {
  const { given } = await show();
  const group = page.getByRole('combobox', { name: 'Group by' });
  await group.selectOptions('Year');
  expect(given.onGroup).toHaveBeenLastCalledWith('year');
  await group.selectOptions('Nothing');
  expect(given.onGroup).toHaveBeenLastCalledWith(null);
});

it('sorts by one column and then by another, without a Shift key', async () => {
  const { given } = await show();
  await expect.element(page.getByRole('combobox', { name: 'then by' })).not.toBeInTheDocument();
  await page.getByRole('combobox', { name: 'Sort by' }).selectOptions('-company');
  await page.getByRole('combobox', { name: 'then by' }).selectOptions('date');
  expect(given.onSort).toHaveBeenLastCalledWith([
    { column: 'company', descending: true },
    { column: 'date', descending: false },
  ]);
  await page.getByRole('combobox', { name: 'Sort by' }).selectOptions('');
  expect(given.onSort).toHaveBeenLastCalledWith([]);
});

it('sets how close rows stand', async () => {
  const { given } = await show();
  const density = page.getByRole('group', { name: 'Density' });
  await expect.element(density.getByRole('radio', { name: 'Regular' })).toBeChecked();
  await density.getByRole('radio', { name: 'Compact' }).click();
  expect(given.onLook).toHaveBeenCalledWith({ density: 'compact', widths: {} });
});

it('shows and hides columns, but never the title', async () => {
  const { given } = await show();
  await expect.element(page.getByRole('checkbox', { name: 'Title' })).toBeDisabled();
  await page.getByRole('checkbox', { name: 'Company' }).click();
  expect(given.onColumns).toHaveBeenLastCalledWith(['title', 'category', 'date']);
  await page.getByRole('checkbox', { name: 'Rating' }).click();
  expect(given.onColumns).toHaveBeenLastCalledWith(['title', 'category', 'date', 'rating']);
  await expect.element(page.getByRole('checkbox', { name: 'Rating' })).toHaveFocus();
});

it('moves columns, and the button pressed keeps the focus', async () => {
  const { given } = await show();
  await page.getByRole('button', { name: 'Move Date towards the start' }).click();
  expect(given.onColumns).toHaveBeenLastCalledWith(['title', 'company', 'date', 'category']);
  const again = page.getByRole('button', { name: 'Move Date towards the start' });
  await expect.element(again).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  await expect.element(again).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  expect(given.onColumns).toHaveBeenLastCalledWith(['date', 'title', 'company', 'category']);
  // At the start there is one way left.
  await expect.element(again).toBeDisabled();
  await expect.element(page.getByRole('button', { name: 'Move Date towards the end' })).toHaveFocus();
});

it('puts everything back', async () => {
  const { screen, given } = await show();
  const reset = page.getByRole('button', { name: 'Reset columns and density' });
  await screen.rerender({ columns: ['title'], look: { density: 'roomy', widths: { date: 90 } } });
  await reset.click();
  expect(given.onColumns).toHaveBeenLastCalledWith(DEFAULT_VIEW.columns);
  expect(given.onLook).toHaveBeenLastCalledWith(DEFAULT_LOOK);
});
