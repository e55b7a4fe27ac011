import { beforeEach, describe, expect, it } from 'vitest';
import second from '../../tests/fixtures/database-v2.json';
import third from '../../tests/fixtures/database-v3.json';
import firstRelease from '../../tests/fixtures/note-v1.json';
import { firstDatabase, rawNotes, secondDatabase, thirdDatabase, wipeStorage } from '../../tests/fixtures/storage.ts';
import { connect, STEPS, type Step } from './connection.ts';
import { readContents } from './contents.ts';
import { openNotes } from './database.ts';
import { readNote } from './note.ts';
import { DATABASE } from './stored.ts';

beforeEach(wipeStorage);

/** A next version that nobody has planned: it has a store more. */
const MADE_UP: readonly Step[] = [
  ...STEPS,
  // The schema does not know it.
  (database) => (database as unknown as { createObjectStore: (name: string) => void }).createObjectStore('later'),
];

const { note, setting, view } = second;
const [key, value] = setting as [string, unknown];

const RELEASES: [version: number, make: () => Promise<unknown>, kept: Awaited<ReturnType<typeof readContents>>][] = [
  [
    1,
    async () => (await firstDatabase([firstRelease])).close(),
    { notes: [firstRelease], views: [], settings: [], bin: [] },
  ],
  [
    2,
    () => secondDatabase(note, [key, value], view),
    { notes: [note], views: [view], settings: [[key, value]], bin: [] },
  ],
  [
    3,
    () => thirdDatabase(third),
    {
      notes: third.notes,
      views: third.views,
      settings: third.settings as [string, unknown][],
      bin: third.bin,
    },
  ],
];

describe('the versions of the database', () => {
  it('are one for each step', () => {
    expect(STEPS).toHaveLength(DATABASE.version);
    expect(RELEASES.map(([version]) => version)).toEqual(STEPS.map((_, at) => at + 1));
  });

  it.each(RELEASES)('%i comes to a made-up next one with all that was in it', async (_, make, kept) => {
    await make();
    const connection = await connect(undefined, MADE_UP);
    expect(connection.version).toBe(DATABASE.version + 1);
    expect([...connection.objectStoreNames]).toContain('later');
    expect(await readContents(connection)).toEqual(kept);
    connection.close();
  });

  it.each(RELEASES)('%i comes to the present one, and its notes are notes', async (_, make, kept) => {
    await make();
    const opened = await openNotes();
    if (!opened.ok) throw new Error(opened.reason);
    expect(await opened.database.all()).toEqual(kept.notes.map(readNote));
    opened.database.close();
  });

  it('lets a made-up next one have the database at once, and reads it then without writing', async () => {
    await thirdDatabase(third);
    const opened = await openNotes();
    if (!opened.ok) throw new Error(opened.reason);
    const newer = await connect(undefined, MADE_UP);
    newer.close();
    const again = await openNotes();
    if (again.ok || again.kind !== 'newer' || again.readOnly === null) throw new Error('it was to be read only');
    expect(await again.readOnly.all()).toEqual(third.notes.map(readNote));
    again.readOnly.close();
    expect(await rawNotes((raw) => Promise.resolve(raw.version), DATABASE.version + 1)).toBe(DATABASE.version + 1);
  });
});

describe('a note of the third release', () => {
  it('may have other versions beside it', () => {
    expect(readNote(third.notes[0])?.otherVersions).toEqual([
      { short: 'Two models argue before a judge.', rating: 5, savedAt: '2026-11-20T09:30:00.000Z' },
    ]);
  });
});
