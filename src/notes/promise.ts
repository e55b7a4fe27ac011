/** Whether the browser has promised to keep what the page stores until its reader removes it. */
export type Promised = 'promised' | 'not-promised' | 'unknown';

const ASKED = 'ai-safety-papers:asked-to-keep';

/** Whether it has promised so far. Asks for nothing. */
export async function isPromised(): Promise<Promised> {
  return answered(() => navigator.storage.persisted());
}

/**
 * Asks for the promise, once and for all: a browser may put that to its reader. Never throws.
 * @returns null where it was asked before, or has promised already
 */
export async function askForPromise(): Promise<Promised | null> {
  try {
    if (localStorage.getItem(ASKED) !== null) return null;
    localStorage.setItem(ASKED, new Date().toISOString());
  } catch {
    // Where that cannot be written down there is little to promise.
    return null;
  }
  return (await isPromised()) === 'promised' ? null : answered(() => navigator.storage.persist());
}

async function answered(ask: () => Promise<boolean>): Promise<Promised> {
  try {
    return (await ask()) ? 'promised' : 'not-promised';
  } catch {
    // Old browsers have no such question, and none has it on pages that are not served securely.
    return 'unknown';
  }
}

/** What the answer means, in a sentence or two. */
export const PROMISE_IN_WORDS: Record<Promised, string> = {
  promised: 'This browser has promised to keep your notes until you remove them.',
  'not-promised':
    'This browser has not promised to keep your notes: it may clear them when the device runs short of space. ' +
    'Safari clears them after seven days without a visit. Keep a backup.',
  unknown: 'This browser does not say for how long it keeps your notes. Keep a backup.',
};
