import { openDB, unwrap, wrap, type DBSchema, type IDBPDatabase } from 'idb';
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

/** What one version of the database adds to the one before. What it has been released with never changes again. */
export type Step = (database: Connection) => void;

/** One for each version, from the first. */
export const STEPS: readonly Step[] = [
  (database) => database.createObjectStore('notes', { keyPath: 'paperId' }),
  (database) => {
    database.createObjectStore('settings');
    database.createObjectStore('views', { keyPath: 'id' });
  },
  (database) => {
    database.createObjectStore('bin', { keyPath: 'id' });
    database.createObjectStore('meta');
  },
];

/**
 * Connects to the database of the notes, made or brought up to date first, one version after the other.
 * @param onBlocked is called, perhaps more than once, while another tab keeps an older version open
 * @throws a DOMException: `VersionError` where the database is newer than this code, others where there is no storage
 */
export async function connect(
  onBlocked: () => void = () => undefined,
  steps: readonly Step[] = STEPS,
): Promise<Connection> {
  const connection = await openDB<Schema>(DATABASE.name, steps.length, {
    upgrade(opened, oldVersion) {
      for (const step of steps.slice(oldVersion)) step(opened);
    },
    blocked: onBlocked,
    // A tab that holds on to the old version would block a newer page for ever.
    blocking: (_, __, event) => (event.target as IDBDatabase).close(),
  });
  return withHeardEnds(connection);
}

/**
 * Has somebody hear how each transaction ends. Whoever waits for a request or for the end of a transaction is told of a
 * failure; where nobody waits for the end, as after a single read, the browser would report it as unhandled.
 */
function withHeardEnds(connection: Connection): Connection {
  const database = unwrap(connection);
  const begin = database.transaction.bind(database);
  database.transaction = (...scope) => {
    const transaction = begin(...scope);
    wrap(transaction).done.catch(() => undefined);
    return transaction;
  };
  return connection;
}

/** Connects to the database as it is, whichever version made it; null where it holds no notes. It is only to be read. */
export async function connectToNewer(): Promise<Connection | null> {
  const opened = await openDB<Schema>(DATABASE.name, undefined, {
    blocking: (_, __, event) => (event.target as IDBDatabase).close(),
  });
  const connection = withHeardEnds(opened);
  if (connection.objectStoreNames.contains('notes')) return connection;
  connection.close();
  return null;
}

/** Whether an error is what browsers report where a stored file is damaged. */
export function isDamage(error: unknown): boolean {
  return error instanceof DOMException && ['UnknownError', 'DataError', 'NotReadableError'].includes(error.name);
}
