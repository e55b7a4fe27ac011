import { page } from 'vitest/browser';
import { expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import ShortNote from './ShortNote.svelte';

it('counts characters as people do, beside what fits into a post', async () => {
  const onEdit = vi.fn();
  const screen = await render(ShortNote, { text: 'Two 👩‍👩‍👧.', onEdit });
  const box = page.getByRole('textbox', { name: 'Short note' });
  await expect.element(box).toHaveAccessibleDescription('6 of 280 characters');
  await box.fill('Three.');
  expect(onEdit).toHaveBeenLastCalledWith('Three.');
  await screen.rerender({ text: 'x'.repeat(281) });
  await expect.element(box).toHaveAccessibleDescription('281 of 280 characters');
});
