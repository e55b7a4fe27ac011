import { expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { userEvent } from 'vitest/browser';
import { readQuery } from '../search/query.ts';
import SearchHelp from './SearchHelp.svelte';

it('opens on demand, and closes with Escape back to its button, or by a click elsewhere', async () => {
  const screen = await render(SearchHelp, { onTry: vi.fn(), onKeys: vi.fn() });
  const button = screen.getByRole('button', { name: 'How to search' });
  const help = screen.getByRole('region', { name: 'How to search' });
  await expect.element(help).not.toBeInTheDocument();
  await button.click();
  await expect.element(help).toBeVisible();
  await expect.element(button).toHaveAttribute('aria-expanded', 'true');
  await userEvent.keyboard('{Escape}');
  await expect.element(help).not.toBeInTheDocument();
  await expect.element(button).toHaveFocus();
  await button.click();
  await userEvent.click(document.body, { position: { x: 1, y: 1 }, force: true });
  await expect.element(help).not.toBeInTheDocument();
});

it('gives examples that are read as they are meant, each to be tried by a click', async () => {
  const onTry = vi.fn();
  const screen = await render(SearchHelp, { onTry, onKeys: vi.fn() });
  await screen.getByRole('button', { name: 'How to search' }).click();
  const examples = screen.getByRole('term').getByRole('button').elements();
  expect(examples.length).toBeGreaterThan(6);
  for (const example of examples) expect(readQuery(example.textContent).remarks).toEqual([]);
  await screen.getByRole('button', { name: '"reward model"' }).click();
  expect(onTry).toHaveBeenCalledWith('"reward model"');
  await expect.element(screen.getByRole('region', { name: 'How to search' })).not.toBeInTheDocument();
});
