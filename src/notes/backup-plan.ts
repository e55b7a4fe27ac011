/** What becomes of what is stored when a backup is brought in. Nothing here reads or writes a store. */
import { keyOf, type RecordKey } from './backup-records.ts';
import { inOrder, isAlike } from './canonical.ts';
import { KEPT, type Contents, type Kept } from './contents.ts';
import { keptAside, joinedNotes, lifted, withoutCount } from './backup-notes.ts';
import { readNote } from './note.ts';
import { LONGEST_NAME, readView } from './saved-view.ts';

/** Merging takes nothing away; replacing leaves only what is in the backup. */
export type Mode = 'merge' | 'replace';

/**
 * `new`: only in the backup. `changed`: both have it, and what comes of it holds all of both, or is what the backup has
 * (replace). `conflicting`: both have it, and differ in what only one can stand in; what cannot stand is kept beside it,
 * and a setting stays as it is here. `same`: nothing is to be done. `removed`: only here (replace).
 */
export type Kind = 'new' | 'changed' | 'conflicting' | 'same' | 'removed';

/** One record of one store: what is stored, what the backup has, and what comes of it; undefined where there is none. */
export type Change = {
  store: Kept;
  key: RecordKey;
  kind: Kind;
  stored: unknown;
  imported: unknown;
  result: unknown;
};

/**
 * Every record of both sides, by store and key. A law: where it is planned again upon what came of it, nothing is written.
 * @param at the present moment, ISO 8601 in UTC
 */
export function planImport(stored: Contents, imported: Contents, mode: Mode, at: string): Change[] {
  const changes = KEPT.flatMap((store) => {
    const [here, there] = [byKey(store, stored), byKey(store, imported)];
    const keys = [...new Set([...here.keys(), ...there.keys()])].sort((a, b) => inOrder(String(a), String(b)));
    return keys.map((key): Change => {
      const sides = { store, key, stored: here.get(key), imported: there.get(key) };
      if (!there.has(key)) {
        return mode === 'merge'
          ? { ...sides, kind: 'same', result: sides.stored }
          : { ...sides, kind: 'removed', result: undefined };
      }
      if (!here.has(key)) return { ...sides, kind: 'new', result: sides.imported };
      return { ...sides, ...(mode === 'merge' ? merged : replaced)(sides) };
    });
  });
  return mode === 'merge' ? [...changes, ...copies(stored, changes, at)] : changes;
}

/** Whether a change is one that has to be written. */
export function isWritten({ stored, result }: Change): boolean {
  return result !== stored;
}

/** The records of a store by their keys. What has no key that a file can hold is left out: it stays as it is. */
export function byKey(store: Kept, contents: Contents): Map<RecordKey, unknown> {
  if (store === 'settings') return new Map(contents.settings);
  return new Map(
    contents[store].flatMap((record): [RecordKey, unknown][] => {
      const key = keyOf(store, record);
      return key === null ? [] : [[key, record]];
    }),
  );
}

type Sides = Pick<Change, 'store' | 'key' | 'stored' | 'imported'>;
type Outcome = Pick<Change, 'kind' | 'result'>;

function replaced({ store, stored, imported }: Sides): Outcome {
  const isSame = store === 'notes' ? isAlike(withoutCount(stored), withoutCount(imported)) : isAlike(stored, imported);
  if (isSame) return { kind: 'same', result: stored };
  return { kind: 'changed', result: store === 'notes' ? lifted(imported, stored) : imported };
}

function merged({ store, stored, imported }: Sides): Outcome {
  if (isAlike(stored, imported)) return { kind: 'same', result: stored };
  const [mine, theirs] = store === 'notes' ? [readNote(stored), readNote(imported)] : [null, null];
  // What cannot be joined stays as it is here. What the backup has of it is put beside it (`copies`); a setting is not.
  if (mine === null || theirs === null) return { kind: 'conflicting', result: stored };
  const note = joinedNotes(mine, theirs);
  const grows = (note.otherVersions?.length ?? 0) > (mine.otherVersions?.length ?? 0);
  const kind = grows || keptAside(mine, theirs) ? 'conflicting' : note === mine ? 'same' : 'changed';
  return { kind, result: note === mine ? stored : note };
}

/** What the backup has in place of a record that stays here, under a key that is free. */
function copies(stored: Contents, changes: readonly Change[], at: string): Change[] {
  const bins = byKey('bin', stored);
  const views = byKey('views', stored);
  for (const { store, key, result } of changes) {
    if (store === 'bin') bins.set(key, result);
    if (store === 'views') views.set(key, result);
  }
  return changes.flatMap(({ store, key, kind, stored: here, imported }): Change[] => {
    if (kind !== 'conflicting' || store === 'settings') return [];
    const [mine, theirs] = [readNote(here), readNote(imported)];
    if (store === 'views') {
      return copied('views', views, key, (id) => renamed(imported, id));
    }
    if (store === 'bin') return copied('bin', bins, key, (id) => withField(imported, 'id', id));
    if (theirs === null || (mine !== null && !keptAside(mine, theirs))) return [];
    // In the bin it can be read, and taken back from there.
    return copied('bin', bins, `${String(key)} in a backup`, (id) => ({ id, deletedAt: at, note: imported }));
  });
}

/** The same copy has the same key however often it is made. */
function copied(
  store: 'views' | 'bin',
  taken: Map<RecordKey, unknown>,
  key: RecordKey,
  make: (id: string) => unknown,
): Change[] {
  for (let count = 2; ; count += 1) {
    const id = `${String(key)} ~${count}`;
    const copy = make(id);
    const there = taken.get(id);
    // Whenever it was made.
    if (there !== undefined && isAlike(untimed(there), untimed(copy))) return [];
    if (there !== undefined) continue;
    taken.set(id, copy);
    return [{ store, key: id, kind: 'new', stored: undefined, imported: copy, result: copy }];
  }
}

function untimed(record: unknown): unknown {
  return withField(record, 'deletedAt', '');
}

const FROM_BACKUP = ' (from a backup)';

function renamed(record: unknown, id: string): unknown {
  const view = readView(record);
  const copy = withField(record, 'id', id);
  if (view === null) return copy;
  return withField(copy, 'name', `${view.name.slice(0, LONGEST_NAME - FROM_BACKUP.length)}${FROM_BACKUP}`);
}

function withField(record: unknown, field: string, value: string): unknown {
  return typeof record === 'object' && record !== null ? { ...record, [field]: value } : record;
}
