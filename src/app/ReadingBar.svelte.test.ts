import { expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page, userEvent } from 'vitest/browser';
import ReadingBar from './ReadingBar.svelte';
import '../ui/base.css';

const props = () => ({
  id: 'place',
  place: '3 of 41',
  said: '',
  reading: 'panel' as const,
  onStep: vi.fn(),
  onReading: vi.fn(),
  onClose: vi.fn(),
  close: undefined,
});

it('leads to the papers around, says where one is, and what a step has to say', async () => {
  const given = props();
  const { rerender } = await render(ReadingBar, given);
  for (const name of ['Previous', 'Next', 'Next to read'])
    await page.getByRole('button', { name, exact: true }).click();
  expect(given.onStep.mock.calls).toEqual([['previous'], ['next'], ['to-read']]);
  await expect.element(page.getByText('3 of 41')).toBeVisible();
  await rerender({ said: 'This is the last paper of the list.' });
  await expect.element(page.getByText('This is the last paper of the list.', { exact: true })).toBeVisible();
});

it('widens and narrows by button and by key, and not while something is typed', async () => {
  const given = props();
  const { rerender } = await render(ReadingBar, given);
  await page.getByRole('button', { name: 'Widen' }).click();
  await userEvent.keyboard('w');
  await rerender({ reading: 'wide' });
  await page.getByRole('button', { name: 'Narrow' }).click();
  expect(given.onReading.mock.calls).toEqual([['wide'], ['wide'], ['panel']]);
  const field = document.createElement('input');
  document.body.append(field);
  field.focus();
  await userEvent.keyboard('w');
  field.remove();
  expect(given.onReading).toHaveBeenCalledTimes(3);
});
