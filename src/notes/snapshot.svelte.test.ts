import { beforeEach, describe, expect, it } from 'vitest';
import { putRaw, rawNotes, storedOn, wipeStorage } from '../../tests/fixtures/storage.ts';
import { openNotes } from './database.ts';
import { hearNews } from './news.ts';
import { emptyNote, readNote } from './note.ts';
import { leaveAsItIs, readSnapshot, restoreSnapshot, takeSnapshot } from './snapshot.ts';

beforeEach(wipeStorage);

const noteOn = (id: string, short = 'kept') => ({
  ...emptyNote({ id, title: id, url: null }),
  short,
  revision: 1,
  updatedAt: '2026-05-03T10:00:00.000Z',
});

/** What is missing, as the next page that opens the notes is told. */
async function missing() {
  const opened = await openNotes();
  if (!opened.ok) throw new Error(opened.reason);
  opened.database.close();
  return opened.missing;
}

async function copyOfTwo() {
  await putRaw(noteOn('a'));
  await putRaw(noteOn('b'));
  await rawNotes((raw) => raw.put('settings', { density: 'compact' }, 'table'));
  expect(await takeSnapshot()).toBe(true);
  const copy = await readSnapshot();
  if (copy === null) throw new Error('there is no copy');
  return copy;
}

const lose = () => rawNotes((raw) => Promise.all([raw.clear('notes'), raw.clear('settings'), raw.clear('meta')]));

describe('the last good copy', () => {
  it('is not there at first, and not taken of nothing', async () => {
    expect(await readSnapshot()).toBeNull();
    expect(await takeSnapshot()).toBe(false);
    expect(await readSnapshot()).toBeNull();
  });

  it('holds all that is stored, records that cannot be read too', async () => {
    const damaged = { paperId: 'damaged', short: 7 };
    await putRaw(damaged);
    const copy = await copyOfTwo();
    expect(copy.contents.notes).toHaveLength(3);
    expect(copy.contents.notes).toContainEqual(damaged);
    expect(copy.contents.settings).toEqual([['table', { density: 'compact' }]]);
    expect(Math.abs(Date.now() - Date.parse(copy.takenAt))).toBeLessThan(60_000);
  });

  it('stays as it is where notes are missing, and brings them back beside what was written since', async () => {
    const copy = await copyOfTwo();
    await lose();
    expect(await missing()).toEqual({ had: 2, found: 0 });
    await putRaw(noteOn('a', 'written since'));
    expect(await takeSnapshot()).toBe(false);
    expect((await readSnapshot())?.text).toBe(copy.text);
    const heard: string[] = [];
    const deaf = hearNews(({ kind }) => heard.push(kind));
    expect(await restoreSnapshot(copy)).toBe(true);
    deaf();
    expect(heard).toEqual(['everything']);
    expect(await missing()).toBeNull();
    expect(await storedOn('b')).toMatchObject({ short: 'kept' });
    const both = readNote(await storedOn('a'));
    expect([both?.short, both?.otherVersions?.[0]?.short].toSorted()).toEqual(['kept', 'written since']);
    expect(await rawNotes((raw) => raw.get('settings', 'table') as Promise<unknown>)).toEqual({ density: 'compact' });
    // It is no backup that the reader has elsewhere.
    expect(await rawNotes((raw) => raw.get('meta', 'last-backup') as Promise<unknown>)).toBeUndefined();
  });

  it('is taken again only where something was written since', async () => {
    await copyOfTwo();
    expect(await takeSnapshot('2026-05-03T10:00:00.000Z')).toBe(false);
    expect(await takeSnapshot(new Date(Date.now() + 60_000).toISOString())).toBe(true);
  });

  it('may be left aside: what is there now is all there is then', async () => {
    await copyOfTwo();
    await lose();
    expect(await missing()).toEqual({ had: 2, found: 0 });
    await leaveAsItIs();
    expect(await missing()).toBeNull();
  });

  it('is none where its file is no backup', async () => {
    await copyOfTwo();
    const folder = await navigator.storage.getDirectory();
    const writable = await (await folder.getFileHandle('last-good.json')).createWritable();
    await writable.write('{"format":');
    await writable.close();
    expect(await readSnapshot()).toBeNull();
  });
});
