import { expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page, userEvent } from 'vitest/browser';
import Keys from './Keys.svelte';

it('lists all keys in a sheet that Escape closes', async () => {
  await render(Keys, { open: true });
  const sheet = page.getByRole('dialog', { name: 'Keys' });
  await expect.element(sheet).toBeVisible();
  await expect.element(sheet).toHaveTextContent(/\/ ?Search/);
  await expect.element(sheet).toHaveTextContent(/g ?d ?Data/);
  await expect.element(sheet).toHaveTextContent(/s ?Its next status/);
  await expect.element(sheet.getByRole('heading', { name: 'In the long note and the jottings' })).toBeVisible();
  await expect.element(sheet).toHaveTextContent(/B ?Bold/);
  await userEvent.keyboard('{Escape}');
  await expect.element(sheet).not.toBeInTheDocument();
});
