import { afterEach, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import CopyDetails from './CopyDetails.svelte';

afterEach(() => vi.restoreAllMocks());

it('copies the details as they are when it is pressed, and says so', async () => {
  const copied: string[] = [];
  // The clipboard of the machine that tests run on is its owner's.
  vi.spyOn(navigator.clipboard, 'writeText').mockImplementation((text) => Promise.resolve(void copied.push(text)));
  let times = 0;
  const screen = await render(CopyDetails, { props: { text: () => `Failure ${++times}` } });
  expect(times).toBe(0);
  await screen.getByRole('button', { name: 'Copy details' }).click();
  await expect.element(screen.getByText('Copied. Nothing of your notes is in it.')).toBeVisible();
  expect(copied).toEqual(['Failure 1']);
  await expect.element(screen.getByRole('textbox')).not.toBeInTheDocument();
});

it('shows them where the browser does not let it copy', async () => {
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('no', 'NotAllowedError'));
  const screen = await render(CopyDetails, { props: { text: () => 'Failure: it broke' } });
  await screen.getByRole('button', { name: 'Copy details' }).click();
  await expect.element(screen.getByRole('textbox', { name: 'Details' })).toHaveValue('Failure: it broke');
});
