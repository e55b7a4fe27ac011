import { expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import FailedPart from './FailedPart.svelte';

it('says what failed and what to do, shows nothing of the error, and can try again', async () => {
  const onRetry = vi.fn();
  const error = new RangeError('out of range');
  const screen = await render(FailedPart, { props: { what: 'It broke.', error, dataVersion: null, onRetry } });
  await expect.element(screen.getByRole('alert')).toHaveTextContent('It broke. The rest of the page works.');
  await expect.element(screen.getByText('out of range')).not.toBeInTheDocument();
  await expect.element(screen.getByRole('button', { name: 'Copy details' })).toBeVisible();
  await screen.getByRole('button', { name: 'Try again' }).click();
  expect(onRetry).toHaveBeenCalledOnce();
});
