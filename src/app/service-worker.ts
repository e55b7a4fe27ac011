/**
 * Keeps the page usable without a network. A release is kept whole, each file compared with what the release holds, or not
 * at all. A page that is opened gets the newest release that is kept; one that is open already stays with the files of the
 * release that it began with, whatever is kept beside it, until it is reloaded. So nothing is ever mixed.
 */
import type { Release } from '../release.ts';

type Ends = Event & { waitUntil: (done: Promise<unknown>) => void };
type Fetches = Ends & {
  request: Request;
  clientId: string;
  resultingClientId: string;
  respondWith: (response: Promise<Response>) => void;
};
type Asks = Ends & { data: unknown; ports: readonly MessagePort[]; source: { id?: string } | null };
/** What is used of the scope of a service worker, which TypeScript's library for pages does not know. */
type Scope = {
  release: Release;
  registration: ServiceWorkerRegistration;
  clients: {
    claim: () => Promise<void>;
    matchAll: (options: {
      includeUncontrolled: true;
    }) => Promise<readonly { id: string; postMessage: (data: unknown) => void }[]>;
  };
  skipWaiting: () => Promise<void>;
  addEventListener: ((name: 'install' | 'activate', listener: (event: Ends) => void) => void) &
    ((name: 'fetch', listener: (event: Fetches) => void) => void) &
    ((name: 'message', listener: (event: Asks) => void) => void);
};
const worker = self as unknown as Scope;

const { name, bytes, files } = worker.release;
const { scope } = worker.registration;
/** Storage belongs to the whole origin, where other pages may live too: a copy of this one, for instance. */
const PREFIX = `ai-safety-papers ${scope} `;
const RELEASE = `${PREFIX}release `;
const KEPT = RELEASE + name;
const CLIENTS = `${PREFIX}clients`;

/** Servers say that an answer may depend on what asks for it; these do not. */
const ANY_ASKER = { ignoreVary: true };

const addressOf = (file: string) => new URL(file === 'index.html' ? './' : file, scope).href;
const INDEX = addressOf('index.html');

async function keep(): Promise<void> {
  // Where the worker alone has changed, the release is kept already, and in use.
  const isNew = !(await caches.has(KEPT));
  const cache = await caches.open(KEPT);
  try {
    await Promise.all(
      Object.entries(files).map(async ([file, integrity]) => {
        const address = addressOf(file);
        // Past the browser's own cache, which may hold the file of another release; refused where it is another file.
        await cache.put(address, await fetch(address, { cache: 'no-cache', integrity, priority: 'low' }));
      }),
    );
    if (!(await caches.has(KEPT))) throw new Error('what was kept has been cleared');
  } catch (error) {
    if (isNew) await caches.delete(KEPT);
    const noSpace = error instanceof DOMException && error.name === 'QuotaExceededError';
    for (const client of await clients()) client.postMessage({ kind: 'not kept', noSpace });
    throw error;
  }
  // No open page is given other files by this: see `answer`.
  await worker.skipWaiting();
}

const clients = () => worker.clients.matchAll({ includeUncontrolled: true });

/** The release that each open page began with, by the id of the page. Kept too, since a worker is ended when it rests. */
let served: Promise<Map<string, string>> | null = null;
/** Pages that are on their way: they are not among the open ones yet. */
const expected = new Set<string>();

function servedPages(): Promise<Map<string, string>> {
  return (served ??= readPages());
}

async function readPages(): Promise<Map<string, string>> {
  const stored = await caches.match(INDEX, { cacheName: CLIENTS });
  const pages: unknown = await stored?.json();
  return new Map(Array.isArray(pages) ? pages.filter(isPage) : []);
}

const isPage = (page: unknown): page is [id: string, release: string] =>
  Array.isArray(page) && page.length === 2 && page.every((part) => typeof part === 'string');

/** Notes what the open pages began with, and lets go of releases that none of them uses. */
async function tidy(started: readonly string[]): Promise<void> {
  const pages = await servedPages();
  for (const id of started) pages.set(id, name);
  const open = new Set((await clients()).map(({ id }) => id));
  for (const id of pages.keys()) if (!open.has(id) && !expected.has(id)) pages.delete(id);
  const cache = await caches.open(CLIENTS);
  await cache.put(INDEX, new Response(JSON.stringify([...pages])));
  // The next release is being fetched: it is kept, and used by none.
  if (worker.registration.installing !== null || worker.registration.waiting !== null) return;
  const used = new Set([name, ...pages.values()]);
  for (const key of await caches.keys()) {
    if (key.startsWith(RELEASE) && !used.has(key.slice(RELEASE.length))) await caches.delete(key);
  }
}

async function begin(): Promise<void> {
  await worker.clients.claim();
  const known = await servedPages();
  // Those that were open before anything was kept came with this release, or with one that is gone.
  await tidy((await clients()).map(({ id }) => id).filter((id) => !known.has(id)));
}

/** What a page gets: the file of the release that it began with, or else of another that has it, or what the server says. */
async function answer(request: Request, page: string): Promise<Response> {
  try {
    const release = (await servedPages()).get(page) ?? name;
    const { url } = request;
    const kept =
      (await caches.match(url, { ...ANY_ASKER, cacheName: RELEASE + release })) ?? (await caches.match(url, ANY_ASKER));
    if (kept !== undefined) return kept;
  } catch {
    // Storage that can't be read is like none.
  }
  return fetch(request);
}

async function open(request: Request, address: string): Promise<Response> {
  const kept = await caches.match(address, { ...ANY_ASKER, cacheName: KEPT }).catch(() => undefined);
  return kept ?? fetch(request);
}

/** Says how much is kept, and whether a page that asks began with an older release. */
async function tell({ ports, source }: Asks): Promise<void> {
  const begunWith = (await servedPages()).get(source?.id ?? '') ?? name;
  ports[0]?.postMessage({ bytes, isNewer: begunWith !== name });
}

worker.addEventListener('install', (event) => event.waitUntil(keep()));
worker.addEventListener('activate', (event) => event.waitUntil(begin()));
worker.addEventListener('message', (event) => {
  if (event.data === 'what is kept') event.waitUntil(tell(event));
});
worker.addEventListener('fetch', (event) => {
  const { request, clientId, resultingClientId } = event;
  const { origin, pathname } = new URL(request.url);
  const address = origin + pathname;
  if (request.method !== 'GET' || !address.startsWith(scope)) return;
  if (request.mode !== 'navigate') {
    event.respondWith(answer(request, clientId));
    return;
  }
  const file = address === `${scope}index.html` ? '' : address.slice(scope.length);
  if (file !== '' && !Object.hasOwn(files, file)) return;
  expected.add(resultingClientId);
  event.respondWith(open(request, scope + file));
  event.waitUntil(tidy([resultingClientId]));
});
