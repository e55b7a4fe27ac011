import type { IDBPTransaction, StoreNames } from 'idb';
import type { Connection, Schema } from './connection.ts';

/** The stores that are the reader's, and go into a backup. What the page knows of the stores themselves is in none. */
export const KEPT = ['notes', 'views', 'settings', 'bin'] as const;
export type Kept = (typeof KEPT)[number];

/** All that a reader has here, each record as it is stored, also those that this code cannot read. */
export type Contents = {
  notes: readonly unknown[];
  views: readonly unknown[];
  settings: readonly (readonly [key: string, value: unknown])[];
  bin: readonly unknown[];
};

export const NOTHING_KEPT: Contents = { notes: [], views: [], settings: [], bin: [] };

type Stores = StoreNames<Schema>[];
type Reading = IDBPTransaction<Schema, Stores, 'readonly' | 'readwrite'>;
type Writing = IDBPTransaction<Schema, Stores, 'readwrite'>;

/** All that is stored at one moment. Throws a DOMException where it cannot be read. */
export async function readContents(connection: Connection): Promise<Contents> {
  // Of a database that another version of this page made, whatever is there.
  const stores: Kept[] = KEPT.filter((store) => connection.objectStoreNames.contains(store));
  if (stores.length === 0) return NOTHING_KEPT;
  const transaction = connection.transaction<Stores>(stores);
  return contentsIn(transaction);
}

/**
 * Puts these in place of all that is stored, in one transaction: where it fails, all is as it was, and this throws.
 * Answers only when the transaction has completed. What the page knows of the stores themselves stays.
 */
export async function replaceContents(connection: Connection, contents: Contents): Promise<void> {
  const transaction = connection.transaction<Stores, 'readwrite'>([...KEPT], 'readwrite');
  await orAbort(transaction, () => {
    for (const store of KEPT) request(transaction.objectStore(store).clear());
    for (const store of ['notes', 'views', 'bin'] as const) {
      for (const record of contents[store]) request(transaction.objectStore(store).put(record));
    }
    for (const [key, value] of contents.settings) request(transaction.objectStore('settings').put(value, key));
  });
}

/** What is stored, read within a transaction that goes on after it. */
export async function contentsIn(transaction: Reading): Promise<Contents> {
  const all = (store: Kept): Promise<unknown[]> =>
    transaction.objectStoreNames.contains(store) ? transaction.objectStore(store).getAll() : Promise.resolve([]);
  const keys = transaction.objectStoreNames.contains('settings')
    ? transaction.objectStore('settings').getAllKeys()
    : Promise.resolve([]);
  const [notes, views, values, bin, names] = await Promise.all([
    all('notes'),
    all('views'),
    all('settings'),
    all('bin'),
    keys,
  ]);
  return { notes, views, settings: names.map((name, at) => [name, values[at]] as const), bin };
}

/** Writes and commits; where a request is refused, nothing of it is written, and this throws. */
export async function orAbort(transaction: Writing, write: () => void): Promise<void> {
  try {
    write();
  } catch (error) {
    transaction.abort();
    throw error;
  }
  transaction.commit();
  await transaction.done;
}

/** A request of which the transaction tells whether it failed. */
export function request(made: Promise<unknown>): void {
  made.catch(() => undefined);
}
