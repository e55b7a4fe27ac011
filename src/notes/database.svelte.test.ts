import { openDB } from 'idb';
import { cdp } from 'vitest/browser';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import second from '../../tests/fixtures/database-v2.json';
import firstRelease from '../../tests/fixtures/note-v1.json';
import {
  firstDatabase,
  putRaw,
  rawNotes,
  secondDatabase,
  storedOn,
  wipeStorage,
} from '../../tests/fixtures/storage.ts';
import { HELD_UP, openNotes, type NotesDatabase } from './database.ts';
import { DATABASE } from './stored.ts';
import { emptyNote, type Note } from './note.ts';
import { LONGEST_NAME, LONGEST_SEARCH, type SavedView } from './saved-view.ts';

const base: Note = emptyNote({ id: 'debate', title: 'Debate', url: 'https://example.org/debate' });

let open: NotesDatabase[] = [];
beforeEach(wipeStorage);
afterEach(() => {
  for (const database of open) database.close();
  open = [];
});

async function opened(): Promise<NotesDatabase> {
  const result = await openNotes();
  if (!result.ok) throw new Error(result.reason);
  open.push(result.database);
  return result.database;
}

async function saved(database: NotesDatabase, on: Note, change: Partial<Note>): Promise<Note> {
  const result = await database.save(on, { ...on, ...change });
  if (!result.ok) throw new Error(result.reason);
  return result.note;
}

describe('the notes', () => {
  it('have none on a paper at first', async () => {
    const database = await opened();
    expect(await database.get('debate')).toBeNull();
    expect(await database.all()).toEqual([]);
  });

  it('keep what is saved, through closing and opening again', async () => {
    const first = await opened();
    const written: Partial<Note> = { short: 'Two argue.', tags: ['to read'], status: 'set-aside', rating: 2 };
    const note = await saved(first, base, written);
    first.close();
    const again = await opened();
    expect(await again.get('debate')).toEqual(note);
    expect(await again.all()).toEqual([note]);
    expect(note).toMatchObject({ ...written, title: 'Debate', revision: 1 });
    expect(Math.abs(Date.now() - Date.parse(note.updatedAt))).toBeLessThan(60_000);
    expect(note.updatedAt).toMatch(/Z$/);
  });

  it('of the first release are all read as they were written, and written on', async () => {
    const further = { ...firstRelease, paperId: 'further', later: { unknown: ['to', 'this', 'code'] } };
    const damaged = { paperId: 'damaged', short: 7 };
    (await firstDatabase([firstRelease, further, damaged])).close();
    const database = await opened();
    const none = { status: null, rating: null };
    expect(await database.all()).toEqual([
      { ...firstRelease, ...none },
      { ...further, ...none },
    ]);
    expect(await storedOn('damaged')).toEqual(damaged);
    const next = await saved(database, { ...firstRelease, ...none }, { long: 'More.', rating: 3 });
    expect(next).toEqual({
      ...firstRelease,
      long: 'More.',
      ...none,
      rating: 3,
      revision: 4,
      updatedAt: next.updatedAt,
    });
    expect(await storedOn(firstRelease.paperId)).toEqual(next);
  });

  it('of the second release are read as they were written, with settings and views, and written on', async () => {
    const { note, setting, view } = second;
    const [key, value] = setting as [string, unknown];
    await secondDatabase(note, [key, value], view);
    const database = await opened();
    expect(await database.all()).toEqual([note]);
    expect(await database.setting(key)).toEqual(value);
    expect(await database.views()).toEqual({ views: [view], unreadable: 0 });
    const read = await database.get('debate');
    if (read === null) throw new Error('the note is not there');
    const next = await saved(database, read, { short: 'Later.' });
    expect(await storedOn('debate')).toEqual({ ...note, short: 'Later.', revision: 8, updatedAt: next.updatedAt });
  });

  it('keep what another version of the page added to them, whoever writes on them', async () => {
    const later = { unknown: ['to', 'this', 'code'] };
    await putRaw({ ...firstRelease, later });
    const database = await opened();
    const note = await database.get('debate');
    if (note === null) throw new Error('the note is not there');
    await saved(database, note, { status: 'reading' });
    expect(await storedOn('debate')).toMatchObject({ status: 'reading', later });
    // Written on what was there before, so joined.
    await saved(database, base, { jottings: 'joined' });
    expect(await storedOn('debate')).toMatchObject({ status: 'reading', later, revision: 5 });
  });

  it('rise by a revision with each save', async () => {
    const database = await opened();
    const one = await saved(database, base, { short: 'one' });
    const two = await saved(database, one, { short: 'two' });
    expect([one.revision, two.revision]).toEqual([1, 2]);
    expect((await database.get('debate'))?.short).toBe('two');
  });
});

describe('two tabs', () => {
  it('that write on the same note keep both texts', async () => {
    const [here, there] = [await opened(), await opened()];
    const shared = await saved(here, base, { short: 'shared', tags: ['old'] });
    await saved(there, shared, { short: 'there', tags: ['old', 'there'] });
    const joined = await saved(here, shared, { short: 'here', tags: ['old', 'here'] });
    expect(joined).toMatchObject({ short: 'here', tags: ['old', 'here', 'there'], revision: 3 });
    expect(joined.otherVersions).toMatchObject([{ short: 'there' }]);
    expect(await there.get('debate')).toEqual(joined);
  });

  it('that both write the first note keep both texts', async () => {
    const [here, there] = [await opened(), await opened()];
    await Promise.all([saved(here, base, { long: 'here' }), saved(there, base, { long: 'there' })]);
    const note = await here.get('debate');
    expect(note?.revision).toBe(2);
    expect([note?.long, note?.otherVersions?.[0]?.long].toSorted()).toEqual(['here', 'there']);
  });

  it('that choose differently keep the choice that was saved last, and the other beside it', async () => {
    const [here, there] = [await opened(), await opened()];
    await saved(there, base, { status: 'read', rating: 4 });
    const note = await saved(here, base, { status: 'reading' });
    expect(note).toMatchObject({ status: 'reading', rating: 4, jottings: '' });
    expect(note.otherVersions).toMatchObject([{ status: 'read' }]);
  });

  it('that write on different parts of a note keep both without a word', async () => {
    const [here, there] = [await opened(), await opened()];
    await saved(here, base, { long: 'here' });
    expect(await saved(there, base, { jottings: 'there' })).toMatchObject({ long: 'here', jottings: 'there' });
  });
});

describe('a stored record that is no note', () => {
  const damaged = { paperId: 'debate', short: 7, whoKnows: 'what this was' };

  it('is an error to read, is not in the list, and stays as it is', async () => {
    await putRaw(damaged);
    await putRaw(firstRelease.paperId === 'debate' ? { ...firstRelease, paperId: 'other' } : firstRelease);
    const database = await opened();
    await expect(database.get('debate')).rejects.toThrow('"debate"');
    expect((await database.all()).map(({ paperId }) => paperId)).toEqual(['other']);
    expect(await storedOn('debate')).toEqual(damaged);
  });

  it('is not written over', async () => {
    await putRaw(damaged);
    const database = await opened();
    expect(await database.save(base, { ...base, short: 'new' })).toEqual({
      ok: false,
      reason: 'Not saved. The browser refused to store it. Your text is still here; keep a copy before you leave.',
    });
    expect(await storedOn('debate')).toEqual(damaged);
  });
});

describe('a newer version of the page', () => {
  it('has left notes that this one only reads, which it says in a sentence', async () => {
    const newer = { ...firstRelease, shape: 'of a later version' };
    await rawNotes((raw) => raw.put('notes', newer), DATABASE.version + 1);
    const result = await openNotes();
    if (result.ok || result.kind !== 'newer' || result.readOnly === null) throw new Error('it was to be read only');
    expect(result.reason).toBe(
      'Your notes were saved by a newer version of this page. Here they can be read and backed up, not changed; reload to get that version.',
    );
    expect(await result.readOnly.all()).toEqual([{ ...newer, status: null, rating: null }]);
    expect(await result.readOnly.get('debate')).toMatchObject({ short: firstRelease.short });
    expect(Object.keys(result.readOnly).filter((name) => /save|keep|remove|join|use/i.test(name))).toEqual([]);
    result.readOnly.close();
    expect((await indexedDB.databases()).map(({ version }) => version)).toEqual([DATABASE.version + 1]);
  });

  it('may have put its notes where this one does not look: then there is nothing to read', async () => {
    const raw = await openDB(DATABASE.name, DATABASE.version + 1, {
      upgrade: (made) => void made.createObjectStore('elsewhere'),
    });
    raw.close();
    expect(await openNotes()).toMatchObject({ ok: false, kind: 'newer', readOnly: null });
  });

  it('is not held up by this one, which then says that it cannot save', async () => {
    const database = await opened();
    await saved(database, base, { short: 'kept' });
    const newer = await openDB(DATABASE.name, DATABASE.version + 1);
    expect(newer.version).toBe(DATABASE.version + 1);
    newer.close();
    expect(await database.keepSetting('density', 'close')).toBe(false);
    expect(await database.save(base, { ...base, short: 'late' })).toMatchObject({
      ok: false,
      reason: expect.stringContaining('A newer version of this page has taken over your notes') as string,
    });
  });
});

describe('another tab that keeps the database of the first release', () => {
  it('is told of at once; the notes open by themselves when it lets go, none of them lost', async () => {
    const old = await firstDatabase([firstRelease]);
    const onBlocked = vi.fn();
    const opening = openNotes(onBlocked);
    await expect.poll(() => onBlocked.mock.lastCall).toEqual([HELD_UP]);
    expect(HELD_UP).toMatch(/^Close the other tabs of this page/);
    old.close();
    const result = await opening;
    if (!result.ok) throw new Error(result.reason);
    open.push(result.database);
    expect(await result.database.get('debate')).toMatchObject(firstRelease);
  });

  it('is told of also to those who stand in line behind the first that waits for it', async () => {
    const old = await firstDatabase([]);
    const told = [vi.fn(), vi.fn()];
    const opening = told.map((onBlocked) => openNotes(onBlocked));
    for (const onBlocked of told)
      await expect.poll(() => onBlocked.mock.lastCall, { timeout: 8000 }).toEqual([HELD_UP]);
    old.close();
    for (const result of await Promise.all(opening)) {
      if (!result.ok) throw new Error(result.reason);
      open.push(result.database);
    }
  });

  it('is not told of where there is none', async () => {
    const onBlocked = vi.fn();
    const result = await openNotes(onBlocked);
    if (!result.ok) throw new Error(result.reason);
    open.push(result.database);
    expect(onBlocked).not.toHaveBeenCalled();
  });

  it('may be one that closes when it is asked to: then nobody has to be told', async () => {
    const old = await firstDatabase([firstRelease]);
    old.onversionchange = () => old.close();
    const onBlocked = vi.fn();
    const result = await openNotes(onBlocked);
    if (!result.ok) throw new Error(result.reason);
    open.push(result.database);
    expect(onBlocked).not.toHaveBeenCalled();
    expect(() => old.transaction('notes')).toThrow('closing');
    expect(await result.database.all()).toHaveLength(1);
  });
});

describe('a setting', () => {
  it('is undefined until it is kept, and is there again', async () => {
    const database = await opened();
    expect(await database.setting('density')).toBeUndefined();
    const value = { rows: 'close', widths: [120, null], nested: { on: true } };
    expect(await database.keepSetting('density', value)).toBe(true);
    expect(await (await opened()).setting('density')).toEqual(value);
    expect(await database.setting('columns')).toBeUndefined();
  });

  it('takes the place of the one before', async () => {
    const database = await opened();
    await database.keepSetting('density', 'close');
    expect(await database.keepSetting('density', null)).toBe(true);
    expect(await database.setting('density')).toBeNull();
  });

  it('that cannot be stored at all is a mistake, which is thrown', async () => {
    const database = await opened();
    await expect(database.keepSetting('density', () => 1)).rejects.toThrow('could not be cloned');
    expect(await database.setting('density')).toBeUndefined();
  });
});

describe('a saved view', () => {
  const view: SavedView = {
    id: 'one',
    name: 'Debate since May',
    search: '?q=debate&from=2023-05',
    beside: { tags: ['talk'] },
    savedAt: '2026-03-01T12:00:00.000Z',
  };

  it('is there again, with the others by their names', async () => {
    const database = await opened();
    expect(await database.views()).toEqual({ views: [], unreadable: 0 });
    for (const [id, name] of Object.entries({ c: 'beta', a: 'Gamma', b: 'Alpha', d: 'Beta' })) {
      expect(await database.saveView({ ...view, id, name })).toBe(true);
    }
    const { views, unreadable } = await (await opened()).views();
    expect(views.map(({ id, name }) => [id, name])).toEqual([
      ['b', 'Alpha'],
      ['c', 'beta'],
      ['d', 'Beta'],
      ['a', 'Gamma'],
    ]);
    expect(views[0]).toEqual({ ...view, id: 'b', name: 'Alpha' });
    expect(unreadable).toBe(0);
  });

  it('takes the place of the one with its id, and can be removed', async () => {
    const database = await opened();
    await database.saveView(view);
    expect(await database.saveView({ ...view, name: 'Debate' })).toBe(true);
    expect((await database.views()).views).toEqual([{ ...view, name: 'Debate' }]);
    expect(await database.removeView('nobody')).toBe(true);
    expect(await database.removeView('one')).toBe(true);
    expect((await database.views()).views).toEqual([]);
  });

  it('that cannot be read is counted, and left where it is', async () => {
    const newer = { id: 'newer', name: 7 };
    await rawNotes((raw) => raw.put('views', newer));
    const database = await opened();
    await database.saveView(view);
    expect(await database.views()).toEqual({ views: [view], unreadable: 1 });
    expect(await rawNotes(async (raw): Promise<unknown> => raw.get('views', 'newer'))).toEqual(newer);
  });

  it.each<[string, Partial<SavedView>]>([
    ['no name', { name: '  ' }],
    ['too long a name', { name: 'x'.repeat(LONGEST_NAME + 1) }],
    ['too long an address', { search: 'x'.repeat(LONGEST_SEARCH + 1) }],
    ['no id', { id: '' }],
  ])('with %s is refused', async (_, change) => {
    const database = await opened();
    expect(await database.saveView({ ...view, ...change })).toBe(false);
    expect((await database.views()).views).toEqual([]);
  });

  it('may be as long as the limits say, and is kept under its trimmed name', async () => {
    const database = await opened();
    const longest = { ...view, name: 'x'.repeat(LONGEST_NAME), search: 'x'.repeat(LONGEST_SEARCH) };
    expect(await database.saveView({ ...longest, name: ` ${longest.name} ` })).toBe(true);
    expect((await database.views()).views).toEqual([longest]);
  });
});

describe('the browser', () => {
  const origin = { origin: window.location.origin };

  it('may clear all data under an open page: the notes are opened again', async () => {
    const database = await opened();
    await saved(database, base, { short: 'cleared' });
    await cdp().send('Storage.clearDataForOrigin', { ...origin, storageTypes: 'indexeddb' });
    const note = await saved(database, base, { short: 'written after it' });
    expect(note).toMatchObject({ short: 'written after it', revision: 1 });
    expect(await database.get('debate')).toEqual(note);
  });

  it('may have no space left: that is said, and nothing is stored', async () => {
    // The browser looks only now and then at how much space there is; clearing makes it look again.
    await cdp().send('Storage.clearDataForOrigin', { ...origin, storageTypes: 'indexeddb' });
    await cdp().send('Storage.overrideQuotaForOrigin', { ...origin, quotaSize: 1_000_000 });
    try {
      const database = await opened();
      expect(await database.save(base, { ...base, long: 'x'.repeat(5_000_000) })).toEqual({
        ok: false,
        reason:
          'Not saved. There is no space left for this page. Your text is still here; keep a copy before you leave.',
      });
      expect(await database.get('debate')).toBeNull();
      expect(await database.keepSetting('density', 'x'.repeat(5_000_000))).toBe(false);
      expect(await database.setting('density')).toBeUndefined();
    } finally {
      await cdp().send('Storage.overrideQuotaForOrigin', origin);
      await cdp().send('Storage.clearDataForOrigin', { ...origin, storageTypes: 'indexeddb' });
    }
  });
});
