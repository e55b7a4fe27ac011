import backupWorkerUrl from '../notes/backup.worker.ts?worker&url';
import searchWorkerUrl from '../search/search.worker.ts?worker&url';

/** Beside index.html, so that it may answer for all of the page. */
const SERVICE_WORKER = './service-worker.js';

/** The scripts of workers that this build made, and nothing else. */
const OURS: readonly string[] = [searchWorkerUrl, backupWorkerUrl, SERVICE_WORKER];

/**
 * Starts the search worker. The page's policy demands trusted types: the address of a script has to pass through a
 * named policy, and ours lets nothing pass but the scripts that this build made.
 */
export function startSearchWorker(): Worker {
  return new Worker(trusted(searchWorkerUrl), { type: 'module', name: 'search' });
}

/** Starts a worker that reads one file, which may be anything. */
export function startBackupWorker(): Worker {
  return new Worker(trusted(backupWorkerUrl), { type: 'module', name: 'backup' });
}

/** Has the browser keep the page for use without a network, or look whether there is a newer one. */
export async function registerServiceWorker(): Promise<void> {
  await navigator.serviceWorker.register(trusted(SERVICE_WORKER), { updateViaCache: 'none' });
}

type Policy = { createScriptURL: (url: string) => string };
type TrustedTypes = { createPolicy: (name: string, rules: Policy) => Policy };

let policy: Policy | undefined;

function trusted(url: string): string {
  // Not every browser has trusted types, and TypeScript's library does not know them yet.
  const { trustedTypes } = window as { trustedTypes?: TrustedTypes };
  if (trustedTypes === undefined) return url;
  policy ??= trustedTypes.createPolicy('app', {
    createScriptURL(asked) {
      if (!OURS.includes(asked)) throw new TypeError(`not a script of this page: ${asked}`);
      return asked;
    },
  });
  return policy.createScriptURL(url);
}
