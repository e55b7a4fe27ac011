import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { putRaw, rawNotes, storedOn, wipeStorage } from '../../tests/fixtures/storage.ts';
import { deleteForGood, deleteNote, emptyOldOut, notesInBin, restoreNote } from './bin.ts';
import { connect, type Connection } from './connection.ts';
import { openNotes } from './database.ts';
import { emptyNote, type Note } from './note.ts';

beforeEach(wipeStorage);

const debate: Note = {
  ...emptyNote({ id: 'debate', title: 'Debate', url: null }),
  short: 'Two argue.',
  revision: 3,
  updatedAt: '2026-11-01T12:00:00.000Z',
};

async function connected(): Promise<Connection> {
  const connection = await connect();
  onTestFinished(() => connection.close());
  return connection;
}

/** Puts a note into the bin; the answer is its id there. */
async function binned(connection: Connection, note: Note): Promise<string> {
  await connection.put('notes', note);
  const gone = await deleteNote(connection, note.paperId);
  if (gone === null) throw new Error('nothing was deleted');
  return gone.id;
}

describe('a note that is deleted', () => {
  it('stands in the bin as it was, and comes back as it was', async () => {
    const connection = await connected();
    const note = { ...debate, later: { unknown: 'to this code' } };
    const id = await binned(connection, note);
    expect(await connection.getAll('notes')).toEqual([]);
    expect((await notesInBin(connection)).map((one) => one.note)).toEqual([note]);
    expect(await restoreNote(connection, id)).toEqual(note);
    expect(await connection.getAll('notes')).toEqual([note]);
    expect(await notesInBin(connection)).toEqual([]);
  });

  it('is the one that is stored, with what another tab has written meanwhile', async () => {
    const connection = await connected();
    await putRaw({ ...debate, short: 'Written elsewhere.', revision: 4 });
    await deleteNote(connection, 'debate');
    expect((await notesInBin(connection))[0]?.note.short).toBe('Written elsewhere.');
  });

  it('is kept by a tab that is still writing it', async () => {
    await putRaw(debate);
    const opened = await openNotes();
    if (!opened.ok) throw new Error(opened.reason);
    const { database } = opened;
    onTestFinished(() => database.close());
    await deleteNote(await connected(), 'debate');
    await database.save(debate, { ...debate, short: 'Two argue, still.' });
    expect(await storedOn('debate')).toMatchObject({ short: 'Two argue, still.', revision: 4 });
  });

  it('may be none: then nothing happens', async () => {
    const connection = await connected();
    expect(await deleteNote(connection, 'debate')).toBeNull();
    expect(await notesInBin(connection)).toEqual([]);
  });

  it('stays where it is if it cannot be read', async () => {
    const connection = await connected();
    const damaged = { paperId: 'debate', short: 7 };
    await putRaw(damaged);
    await expect(deleteNote(connection, 'debate')).rejects.toThrow('"debate"');
    expect(await storedOn('debate')).toEqual(damaged);
  });

  it('joins a new note on its paper, and both are kept', async () => {
    const connection = await connected();
    const id = await binned(connection, { ...debate, tags: ['old'] });
    await connection.put('notes', { ...debate, short: 'Anew.', tags: ['new'], revision: 1 });
    expect(await restoreNote(connection, id)).toMatchObject({
      short: 'Anew.',
      tags: ['new', 'old'],
      revision: 4,
      otherVersions: [{ short: 'Two argue.' }],
    });
    expect(await notesInBin(connection)).toEqual([]);
  });

  it('stays in the bin where a record that cannot be read is in its place', async () => {
    const connection = await connected();
    const id = await binned(connection, debate);
    const damaged = { paperId: 'debate', short: 7 };
    await putRaw(damaged);
    await expect(restoreNote(connection, id)).rejects.toThrow('"debate"');
    expect(await storedOn('debate')).toEqual(damaged);
    expect(await notesInBin(connection)).toHaveLength(1);
  });

  it('can be deleted for good; then it does not come back', async () => {
    const connection = await connected();
    const id = await binned(connection, debate);
    await deleteForGood(connection, id);
    expect(await notesInBin(connection)).toEqual([]);
    expect(await restoreNote(connection, id)).toBeNull();
    expect(await connection.getAll('notes')).toEqual([]);
  });

  it('on a clock that was set back counts as deleted when it was last written', async () => {
    const connection = await connected();
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2019-01-01T00:00:00Z') });
    onTestFinished(() => void vi.useRealTimers());
    await binned(connection, debate);
    expect((await notesInBin(connection))[0]?.deletedAt).toBe(debate.updatedAt);
  });
});

describe('the bin', () => {
  const entry = (id: string, deletedAt: string) => ({ id, deletedAt, note: { ...debate, title: id } });

  it('has those first that were deleted last, and leaves out what it cannot read', async () => {
    const connection = await connected();
    const days = { b: '2026-11-02T00:00:00.000Z', a: '2026-11-01T00:00:00.000Z', c: '2026-11-03T00:00:00.000Z' };
    for (const [id, day] of Object.entries(days)) await connection.put('bin', entry(id, day));
    await connection.put('bin', { id: 'damaged' });
    expect((await notesInBin(connection)).map(({ id }) => id)).toEqual(['c', 'b', 'a']);
  });

  it('lets go of what has been in it for 30 days, and of nothing else', async () => {
    const connection = await connected();
    await connection.put('bin', entry('old', '2026-10-27T00:00:00.000Z'));
    await connection.put('bin', entry('young', '2026-10-28T00:00:00.001Z'));
    await connection.put('bin', entry('ahead', '2031-01-01T00:00:00.000Z'));
    await connection.put('bin', { id: 'damaged', deletedAt: '2001-01-01' });
    expect(await emptyOldOut(connection, Date.parse('2026-11-27T00:00:00.000Z'))).toBe(1);
    expect(await emptyOldOut(connection, Date.parse('2011-11-27T00:00:00.000Z'))).toBe(0);
    expect(await rawNotes((raw) => raw.getAllKeys('bin'))).toEqual(['ahead', 'damaged', 'young']);
  });
});
