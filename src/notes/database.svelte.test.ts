import { openDB } from 'idb';
import { cdp } from 'vitest/browser';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import firstRelease from '../../tests/fixtures/note-v1.json';
import { putRaw, rawNotes, storedOn, wipeStorage } from '../../tests/fixtures/storage.ts';
import { DATABASE, openNotes, type NotesDatabase } from './database.ts';
import { BOTH_KEPT, emptyNote, type Note } from './note.ts';

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
    const note = await saved(first, base, { short: 'Two argue.', tags: ['to read'] });
    first.close();
    const again = await opened();
    expect(await again.get('debate')).toEqual(note);
    expect(await again.all()).toEqual([note]);
    expect(note).toMatchObject({ short: 'Two argue.', tags: ['to read'], title: 'Debate', revision: 1 });
    expect(Math.abs(Date.now() - Date.parse(note.updatedAt))).toBeLessThan(60_000);
    expect(note.updatedAt).toMatch(/Z$/);
  });

  it('of the first release are read as they were written', async () => {
    await putRaw(firstRelease);
    const database = await opened();
    expect(await database.get(firstRelease.paperId)).toEqual(firstRelease);
    const next = await saved(database, firstRelease, { long: 'More.' });
    expect(next).toMatchObject({ ...firstRelease, long: 'More.', revision: 4, updatedAt: next.updatedAt });
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
    expect(joined).toMatchObject({ short: `here${BOTH_KEPT}there`, tags: ['old', 'here', 'there'], revision: 3 });
    expect(await there.get('debate')).toEqual(joined);
  });

  it('that both write the first note keep both texts', async () => {
    const [here, there] = [await opened(), await opened()];
    await Promise.all([saved(here, base, { long: 'here' }), saved(there, base, { long: 'there' })]);
    const note = await here.get('debate');
    expect(note?.revision).toBe(2);
    expect(note?.long.split(BOTH_KEPT).toSorted()).toEqual(['here', 'there']);
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
      reason: 'Not saved. The browser refused to store it. Your text is still here; copy it before you leave.',
    });
    expect(await storedOn('debate')).toEqual(damaged);
  });
});

describe('a newer version of the page', () => {
  it('has left notes that this one does not open, which it says in a sentence', async () => {
    await rawNotes(() => Promise.resolve(), DATABASE.version + 1);
    expect(await openNotes()).toEqual({
      ok: false,
      reason: 'Your notes were saved by a newer version of this page. Reload to get that version.',
    });
  });

  it('is not held up by this one, which then says that it cannot save', async () => {
    const database = await opened();
    await saved(database, base, { short: 'kept' });
    const newer = await openDB(DATABASE.name, DATABASE.version + 1);
    expect(newer.version).toBe(DATABASE.version + 1);
    newer.close();
    expect(await database.save(base, { ...base, short: 'late' })).toMatchObject({
      ok: false,
      reason: expect.stringContaining('Not saved.') as string,
    });
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
        reason: 'Not saved. There is no space left for this page. Your text is still here; copy it before you leave.',
      });
      expect(await database.get('debate')).toBeNull();
    } finally {
      await cdp().send('Storage.overrideQuotaForOrigin', origin);
      await cdp().send('Storage.clearDataForOrigin', { ...origin, storageTypes: 'indexeddb' });
    }
  });
});
