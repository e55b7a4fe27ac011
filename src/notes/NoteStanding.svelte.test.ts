import { page, userEvent } from 'vitest/browser';
import { expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import NoteStanding from './NoteStanding.svelte';

it('shows status and rating, and tells of each that is chosen', async () => {
  const onEdit = vi.fn();
  await render(NoteStanding, { status: 'reading', rating: 4, onEdit });
  const status = page.getByRole('combobox', { name: 'Status' });
  await expect.element(status).toHaveValue('reading');
  await expect.element(page.getByRole('radio', { name: '4 of 5' })).toBeChecked();
  await status.selectOptions('Read');
  expect(onEdit).toHaveBeenLastCalledWith({ status: 'read' });
  await status.selectOptions('No status');
  expect(onEdit).toHaveBeenLastCalledWith({ status: null });
  await page.getByRole('radio', { name: '2 of 5' }).click();
  expect(onEdit).toHaveBeenLastCalledWith({ rating: 2 });
});

it('has its rating taken away, and the focus stays with the rating', async () => {
  const onEdit = vi.fn();
  const screen = await render(NoteStanding, { status: null, rating: 4, onEdit });
  page.getByRole('button', { name: 'Clear rating' }).element().focus();
  await userEvent.keyboard('{Enter}');
  expect(onEdit).toHaveBeenLastCalledWith({ rating: null });
  await screen.rerender({ rating: null });
  await expect.element(page.getByRole('radio', { name: '1 of 5' })).toHaveFocus();
  expect(page.getByRole('button', { name: 'Clear rating' }).query()).toBeNull();
});
