/** The page's end of the service worker, which keeps the page on the device for use without a network. */
import * as v from 'valibot';
import { registerServiceWorker } from './trusted-worker.ts';

export type Kept =
  | { state: 'kept'; bytes: number }
  /** `no space`: there is none on the device. `incomplete`: not all could be fetched, or not all of one release. */
  | { state: 'no space' | 'incomplete' | 'unsupported' };

const NotKept = v.object({ kind: v.literal('not kept'), noSpace: v.boolean() });
const WhatIsKept = v.object({ bytes: v.number(), isNewer: v.boolean() });

/** Null in browsers without, where storage is blocked, and where the address is not a secure one. */
function container(): ServiceWorkerContainer | null {
  try {
    return 'serviceWorker' in navigator ? navigator.serviceWorker : null;
  } catch {
    return null;
  }
}

/** Has the browser keep the page, and tells what came of it. What is kept already is told at once. Never throws. */
export async function keepPage(): Promise<Kept> {
  const serviceWorker = container();
  if (serviceWorker === null) return { state: 'unsupported' };
  const before = await serviceWorker.getRegistration().catch(() => undefined);
  // Browsers look by themselves whether there is a newer one, each time that the page is opened.
  if (before !== undefined && before.active !== null) return keptBy(before);
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
    return await Promise.race([failed, serviceWorker.ready.then(keptBy)]);
  } catch {
    return { state: 'incomplete' };
  } finally {
    over.abort();
  }
}

async function keptBy(registration: ServiceWorkerRegistration): Promise<Kept> {
  const told = await ask(registration.active);
  return told === null ? { state: 'incomplete' } : { state: 'kept', bytes: told.bytes };
}

/** What a worker says that it keeps; null where there is none, or one that says something else. */
async function ask(worker: ServiceWorker | null): Promise<v.InferOutput<typeof WhatIsKept> | null> {
  if (worker === null) return null;
  const { port1, port2 } = new MessageChannel();
  const answer = new Promise<unknown>((resolve) => (port1.onmessage = ({ data }) => resolve(data)));
  worker.postMessage('what is kept', [port2]);
  const told = v.safeParse(WhatIsKept, await answer);
  port1.close();
  return told.success ? told.output : null;
}

/**
 * Calls back when a newer release than that of this page is kept, and stands ready to be reloaded.
 * @returns how to stop
 */
export function hearOfRenewal(onRenewed: () => void): () => void {
  const serviceWorker = container();
  if (serviceWorker === null) return () => undefined;
  const over = new AbortController();
  const options = { signal: over.signal };
  const compare = async () => {
    const told = await ask(serviceWorker.controller);
    if (told?.isNewer === true && !over.signal.aborted) onRenewed();
  };
  // It may have come before anybody listened.
  void compare();
  serviceWorker.addEventListener('controllerchange', () => void compare(), options);
  // Browsers look for a newer release when a page is opened. Pages that stay open for days look when they are come back to.
  let isLooking = false;
  const look = async () => {
    if (document.visibilityState !== 'visible' || isLooking) return;
    isLooking = true;
    await renew(await serviceWorker.ready, over.signal);
    isLooking = false;
  };
  document.addEventListener('visibilitychange', () => void look(), options);
  window.addEventListener('online', () => void look(), options);
  return () => over.abort();
}

/** When it is looked again where not all was fetched, in milliseconds: a network that is said to be back often is not yet. */
const AGAIN_AFTER = [1_000, 5_000, 30_000];

async function renew(registration: ServiceWorkerRegistration, over: AbortSignal): Promise<void> {
  for (const pause of [0, ...AGAIN_AFTER]) {
    await new Promise((resolve) => setTimeout(resolve, pause));
    if (over.aborted || !navigator.onLine) return;
    const isDone = await registration.update().then(
      () => isInstalled(registration.installing),
      () => false,
    );
    if (isDone) return;
  }
}

/** Whether a worker that is on its way comes to be; where none is, there is nothing newer. */
function isInstalled(worker: ServiceWorker | null): Promise<boolean> {
  return new Promise((resolve) => {
    const settle = () => {
      if (worker?.state !== 'installing') resolve(worker?.state !== 'redundant');
    };
    worker?.addEventListener('statechange', settle);
    settle();
  });
}
