import { beforeEach, describe, expect, it } from 'vitest';
import { putRaw, rawNotes, wipeStorage } from '../../tests/fixtures/storage.ts';
import { connect, type Connection } from './connection.ts';
import { openNotes } from './database.ts';
import { emptyNote } from './note.ts';
import { acceptStock, andRecount, expectFewer, notesBefore, recount, takeStock, type Missing } from './tally.ts';

beforeEach(wipeStorage);

async function connected<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
  const connection = await connect();
  try {
    return await work(connection);
  } finally {
    connection.close();
  }
}

const noteOn = (id: string) => ({ ...emptyNote({ id, title: id, url: null }), short: 'kept', revision: 1 });

async function threeNotes(): Promise<void> {
  for (const id of ['a', 'b', 'c']) await putRaw(noteOn(id));
  expect(await connected(takeStock)).toBeNull();
}

/** What a damaged store is like when it is opened again: there, and empty. */
const lose = () => rawNotes((raw) => Promise.all([raw.clear('notes'), raw.clear('meta')]));

describe('the count outside the database', () => {
  it('is not there where nothing was ever written', async () => {
    expect(notesBefore()).toBeNull();
    expect(await connected(takeStock)).toBeNull();
    expect(notesBefore()).toBe(0);
  });

  it('tells that notes are gone, until the reader has said that this is right', async () => {
    await threeNotes();
    await lose();
    const missing: Missing = { had: 3, found: 0 };
    expect(await connected(takeStock)).toEqual(missing);
    // What is written into the new store hides nothing.
    await putRaw(noteOn('d'));
    await connected(recount);
    expect(await connected(takeStock)).toEqual(missing);
    expect(notesBefore()).toBe(3);
    await connected(acceptStock);
    expect(await connected(takeStock)).toBeNull();
    expect(notesBefore()).toBe(1);
  });

  it('tells that some are gone', async () => {
    await threeNotes();
    await rawNotes((raw) => raw.delete('notes', 'b'));
    expect(await connected(takeStock)).toEqual({ had: 3, found: 2 });
  });

  it('is in order again once as many notes are back', async () => {
    await threeNotes();
    await lose();
    await connected(takeStock);
    for (const id of ['a', 'b', 'c']) await putRaw(noteOn(id));
    expect(await connected(takeStock)).toBeNull();
  });

  it('counts a deleted note as long as it is in the bin, and not when it was removed for good', async () => {
    await threeNotes();
    await rawNotes((raw) => Promise.all([raw.delete('notes', 'a'), raw.put('bin', { id: 'x', note: noteOn('a') })]));
    expect(await connected(takeStock)).toBeNull();
    await connected((connection) => andRecount(connection, () => connection.delete('bin', 'x')));
    expect(await connected(takeStock)).toBeNull();
    expect(notesBefore()).toBe(2);
  });

  it('is lowered before notes are joined into fewer', async () => {
    await threeNotes();
    expectFewer(1);
    await rawNotes((raw) => raw.delete('notes', 'a'));
    expect(await connected(takeStock)).toBeNull();
  });

  it('waits for a tab that is removing notes just now', async () => {
    await threeNotes();
    let look: Promise<Missing | null> = Promise.resolve(null);
    await connected((connection) =>
      andRecount(connection, async () => {
        await connection.delete('notes', 'a');
        // It finds too few, and asks again when that tab is done.
        look = connected(takeStock);
        await connection.get('notes', 'b');
      }),
    );
    expect(await look).toBeNull();
  });

  it('is remembered where the browser clears all while the page is open', async () => {
    await threeNotes();
    await lose();
    localStorage.clear();
    expect(await connected(takeStock)).toEqual({ had: 3, found: 0 });
  });

  it.each(['nonsense', '{"epoch":7}', '{"epoch":"x","notes":-1,"missing":null}', '[]'])(
    'is what it was where something else, %s, stands in its place',
    async (nonsense) => {
      await threeNotes();
      localStorage.setItem('ai-safety-papers:tally', nonsense);
      expect(notesBefore()).toBe(3);
    },
  );

  it('follows every save', async () => {
    const opened = await openNotes();
    if (!opened.ok) throw new Error(opened.reason);
    const base = emptyNote({ id: 'a', title: 'a', url: null });
    await opened.database.save(base, { ...base, short: 'one' });
    await expect.poll(notesBefore).toBe(1);
    opened.database.close();
    await lose();
    const again = await openNotes();
    if (!again.ok) throw new Error(again.reason);
    expect(again.missing).toEqual({ had: 1, found: 0 });
    again.database.close();
  });
});
