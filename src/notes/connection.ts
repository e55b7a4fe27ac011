import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { DATABASE } from './stored.ts';

export interface Schema extends DBSchema {
  /** Checked by `readNote` when read. */
  notes: { key: string; value: unknown };
  /** Any JSON value, each under a name that is not part of it. */
  settings: { key: string; value: unknown };
  /** Checked by `readView` when read. */
  views: { key: string; value: unknown };
  /** Deleted notes, each under an id of its own: one paper's note may be deleted more than once. */
  bin: { key: string; value: unknown };
  /** What the page knows of these stores themselves, each under a name; it is in no backup. */
  meta: { key: string; value: unknown };
}

export type Connection = IDBPDatabase<Schema>;

/**
 * Connects to the database of the notes, made or brought up to date first.
 * @param onBlocked is called, perhaps more than once, while another tab keeps an older version open
 * @throws a DOMException: `VersionError` where the database is newer than this code, others where there is no storage
 */
export function connect(onBlocked: () => void = () => undefined): Promise<Connection> {
  return openDB<Schema>(DATABASE.name, DATABASE.version, {
    upgrade(opened, oldVersion) {
      if (oldVersion < 1) opened.createObjectStore('notes', { keyPath: 'paperId' });
      if (oldVersion < 2) {
        opened.createObjectStore('settings');
        opened.createObjectStore('views', { keyPath: 'id' });
      }
      if (oldVersion < 3) {
        opened.createObjectStore('bin', { keyPath: 'id' });
        opened.createObjectStore('meta');
      }
    },
    blocked: onBlocked,
    // A tab that holds on to the old version would block a newer page for ever.
    blocking: (_, __, event) => (event.target as IDBDatabase).close(),
  });
}
