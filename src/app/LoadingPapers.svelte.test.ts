import { expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import LoadingPapers from './LoadingPapers.svelte';
import '../ui/base.css';

it('says how much has arrived once that takes a while, and of how much where that is known', async () => {
  const screen = await render(LoadingPapers, { props: { read: 0, of: null } });
  await expect.element(screen.getByRole('progressbar', { name: 'Fetching the papers' })).not.toBeInTheDocument();
  const bar = screen.getByRole('progressbar', { name: 'Fetching the papers' });
  await expect.element(bar).toBeVisible();
  await expect.element(screen.getByText('0 kB of the list of papers')).toBeVisible();
  await expect.element(bar).not.toHaveAttribute('value');
  await screen.rerender({ read: 1_234_000, of: 2_000_000 });
  await expect.element(screen.getByText('1,234 of 2,000 kB of the list of papers')).toBeVisible();
  await expect.element(bar).toHaveAttribute('value', '1234000');
  await expect.element(bar).toHaveAttribute('max', '2000000');
});
