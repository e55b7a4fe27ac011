import { createRawSnippet } from 'svelte';
import { expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page, userEvent } from 'vitest/browser';
import Sheet from './Sheet.svelte';

const children = createRawSnippet(() => ({ render: () => '<p>What is inside</p>' }));

it('lies over the page while it is open, and closes by its button and by Escape', async () => {
  const screen = await render(Sheet, { name: 'Filters', open: false, children });
  const sheet = page.getByRole('dialog', { name: 'Filters' });
  await expect.element(sheet).not.toBeInTheDocument();
  for (const close of [
    () => page.getByRole('button', { name: 'Done' }).click(),
    () => userEvent.keyboard('{Escape}'),
  ]) {
    await screen.rerender({ open: true });
    await expect.element(sheet.getByText('What is inside')).toBeVisible();
    await close();
    await expect.element(sheet).not.toBeInTheDocument();
    await screen.rerender({ open: false });
  }
});

it('closes by a tap beside it, and not by one on it', async () => {
  await render(Sheet, { name: 'Filters', open: true, children });
  const sheet = page.getByRole('dialog', { name: 'Filters' });
  await sheet.getByText('What is inside').click();
  await expect.element(sheet).toBeVisible();
  await page.elementLocator(document.body).click({ position: { x: 40, y: 5 }, force: true });
  await expect.element(sheet).not.toBeInTheDocument();
});
