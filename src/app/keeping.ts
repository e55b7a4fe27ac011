/** The page's end of the service worker, which keeps the page on the device for use without a network. */
import * as v from 'valibot';
import { registerServiceWorker } from './trusted-worker.ts';

export type Kept =
  | { state: 'kept'; bytes: number }
  /** `no space`: there is none on the device. `incomplete`: not all could be fetched, or not all of one release. */
  | { state: 'no space' | 'incomplete' | 'unsupported' };

const NotKept = v.object({ kind: v.literal('not kept'), noSpace: v.boolean() });
const WhatIsKept = v.object({ release: v.string(), bytes: v.number() });

/** Has the browser keep the page, and tells what came of it. What is kept already is told at once. Never throws. */
export async function keepPage(): Promise<Kept> {
  // Not in every browser, nor where storage is blocked or the address is not a secure one.
  if (!('serviceWorker' in navigator)) return { state: 'unsupported' };
  const { serviceWorker } = navigator;
  const over = new AbortController();
  const failed = new Promise<Kept>((resolve) => {
    serviceWorker.addEventListener(
      'message',
      ({ data }) => {
        const told = v.safeParse(NotKept, data);
        if (told.success) resolve({ state: told.output.noSpace ? 'no space' : 'incomplete' });
      },
      { signal: over.signal },
    );
  });
  try {
    await registerServiceWorker();
    return await Promise.race([failed, serviceWorker.ready.then(({ active }) => whatIsKept(active))]);
  } catch {
    // Without a network the script can't be looked at, and what was kept before still is.
    const before = await serviceWorker.getRegistration().catch(() => undefined);
    return before?.active ? whatIsKept(before.active) : { state: 'incomplete' };
  } finally {
    over.abort();
  }
}

async function whatIsKept(worker: ServiceWorker | null): Promise<Kept> {
  const { port1, port2 } = new MessageChannel();
  const told = new Promise<unknown>((resolve) => (port1.onmessage = ({ data }) => resolve(data)));
  worker?.postMessage('what is kept', [port2]);
  const kept = v.safeParse(WhatIsKept, await told);
  port1.close();
  return kept.success ? { state: 'kept', bytes: kept.output.bytes } : { state: 'incomplete' };
}

/**
 * Calls back when a newer release than that of this page is kept, and stands ready to be reloaded.
 * @returns how to stop
 */
export function hearOfRenewal(onRenewed: () => void): () => void {
  if (!('serviceWorker' in navigator)) return () => undefined;
  const { serviceWorker } = navigator;
  const over = new AbortController();
  // A page that was opened before anything was kept is taken on by the first worker: it is of that release.
  let isTakenOn = serviceWorker.controller !== null;
  const options = { signal: over.signal };
  serviceWorker.addEventListener(
    'controllerchange',
    () => {
      if (isTakenOn) onRenewed();
      isTakenOn = true;
    },
    options,
  );
  // Browsers look for a newer release when a page is opened. Pages that stay open for days look when they are come back to.
  const look = () => {
    if (document.visibilityState === 'visible') void serviceWorker.ready.then(renew);
  };
  document.addEventListener('visibilitychange', look, options);
  window.addEventListener('online', look, options);
  return () => over.abort();
}

async function renew(registration: ServiceWorkerRegistration): Promise<void> {
  // Without a network, or where the server is silent: the next time.
  await registration.update().catch(() => undefined);
}
