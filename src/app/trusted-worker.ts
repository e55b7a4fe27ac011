import searchWorkerUrl from '../search/search.worker.ts?worker&url';

/**
 * Starts the search worker. The page's policy demands trusted types: the address of a script has to pass through a
 * named policy, and ours lets nothing pass but the one script that this build made.
 */
export function startSearchWorker(): Worker {
  return new Worker(trusted(searchWorkerUrl), { type: 'module', name: 'search' });
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
      if (asked !== searchWorkerUrl) throw new TypeError(`not a script of this page: ${asked}`);
      return asked;
    },
  });
  return policy.createScriptURL(url);
}
