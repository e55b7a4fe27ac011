import { expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import EmbedFailure from './EmbedFailure.svelte';

it('says why there is no chart, and leads to the whole page in a tab of its own', async () => {
  const screen = await render(EmbedFailure, { props: { reason: 'The papers could not be fetched.' } });
  await expect.element(screen.getByRole('alert')).toHaveTextContent('The papers could not be fetched.');
  const link = screen.getByRole('link', { name: 'Open the whole page' });
  // Without the query string, or the page would be a figure again.
  await expect.element(link).toHaveAttribute('href', window.location.pathname);
  await expect.element(link).toHaveAttribute('target', '_blank');
  await expect.element(link).toHaveAttribute('rel', 'noopener');
});

it('says what to do, and gives what a report needs', async () => {
  const props = { reason: 'The papers are gone.', remedy: 'Wait for them.', error: new Error('lost') };
  const screen = await render(EmbedFailure, { props });
  await expect.element(screen.getByText('Wait for them.')).toBeVisible();
  await expect.element(screen.getByRole('button', { name: 'Copy details' })).toBeVisible();
  await expect.element(screen.getByText('lost')).not.toBeInTheDocument();
});
