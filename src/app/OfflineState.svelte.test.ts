import { expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import type { Kept } from './keeping.ts';
import OfflineState from './OfflineState.svelte';

it('says that the page is being kept, then how much is', async () => {
  let settle: (kept: Kept) => void = () => undefined;
  const screen = await render(OfflineState, {
    props: { keep: () => new Promise<Kept>((resolve) => (settle = resolve)) },
  });
  await expect.element(screen.getByText(/^Keeping this page on this device/)).toBeVisible();
  settle({ state: 'kept', bytes: 1_251_873 });
  const said = screen.getByText(/^This page works without a network/);
  await expect.element(said).toHaveTextContent('all of it is kept on this device (1.3 MB).');
});

it.each([
  ['no space', 'there is too little space left on this device'],
  ['incomplete', 'not all of it could be fetched'],
  ['unsupported', 'this browser does not keep pages'],
] as const)('says why it is not kept: %s', async (state, why) => {
  const screen = await render(OfflineState, { props: { keep: () => Promise.resolve({ state }) } });
  await expect.element(screen.getByText(`This page needs a network: ${why}`)).toBeVisible();
});

it('says so where there is no service worker to be had', async () => {
  // The server of these tests has none at that address.
  const screen = await render(OfflineState);
  await expect.element(screen.getByText('This page needs a network: not all of it could be fetched.')).toBeVisible();
});
