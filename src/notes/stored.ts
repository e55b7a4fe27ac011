/**
 * The schemas that were ever released stay readable; each has a fixture that proves it. The version rises also with the
 * form of a note: a tab with older code would drop what it does not know when it saves, and is kept from it by that.
 */
export const DATABASE = { name: 'ai-safety-papers', version: 3 } as const;

/** What the keys in localStorage begin with under which texts are that no database has yet. */
export const UNSAVED = 'ai-safety-papers:unsaved:';

/** Whether anything was ever kept here. Opening the database would make it, so who keeps nothing is not asked that way. */
export async function isAnythingStored(): Promise<boolean> {
  try {
    if (Object.keys(localStorage).some((key) => key.startsWith(UNSAVED))) return true;
    return (await indexedDB.databases()).some(({ name }) => name === DATABASE.name);
  } catch {
    // It cannot be known, in an old browser or where storage is blocked; opening tells.
    return true;
  }
}
