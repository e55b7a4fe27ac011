import fc from 'fast-check';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import second from '../../tests/fixtures/database-v2.json';
import { littleSpace } from '../../tests/fixtures/little-space.browser.ts';
import { someContents } from '../../tests/fixtures/some-contents.ts';
import { rawNotes, wipeStorage } from '../../tests/fixtures/storage.ts';
import { forgetOldImport, importContents, lastImport, undoImport } from './backup-import.ts';
import { isWritten } from './backup-plan.ts';
import { rememberBackup, sinceBackup } from './backup-reminder.ts';
import { connect, type Connection } from './connection.ts';
import { NOTHING_KEPT, readContents, replaceContents, type Contents } from './contents.ts';
import type { Note } from './note.ts';

beforeEach(wipeStorage);

const AT = '2026-11-27T10:00:00.000Z';
const DAY = 24 * 60 * 60 * 1000;
const { view } = second;
// In its present form: without passages.
const note = { ...second.note, passages: [] } as Note;
const here: Contents = { ...NOTHING_KEPT, notes: [note, { ...note, paperId: 'only-here' }], settings: [['table', 1]] };
const there: Contents = {
  ...NOTHING_KEPT,
  notes: [
    { ...note, short: 'Other.' },
    { ...note, paperId: 'only-there' },
  ],
  views: [view],
};

async function holding(contents: Contents): Promise<Connection> {
  const connection = await connect();
  onTestFinished(() => connection.close());
  await replaceContents(connection, contents);
  return connection;
}

async function noteOn(connection: Connection, paperId: string): Promise<unknown> {
  return connection.get('notes', paperId);
}

describe('an import', () => {
  it('twice changes nothing the second time, and what was before the first can still be had', async () => {
    const connection = await connect();
    onTestFinished(() => connection.close());
    const cases = fc.tuple(someContents, someContents, fc.constantFrom('merge' as const, 'replace' as const));
    await fc.assert(
      fc.asyncProperty(cases, async ([stored, imported, mode]) => {
        await replaceContents(connection, stored);
        await importContents(connection, imported, mode, AT);
        const once = await readContents(connection);
        const made = await lastImport(connection, Date.now());
        expect((await importContents(connection, imported, mode, AT)).filter(isWritten)).toEqual([]);
        expect(await readContents(connection)).toEqual(once);
        expect(await lastImport(connection, Date.now())).toEqual(made);
      }),
      { numRuns: 25 },
    );
  });

  it('that merges keeps what is here, and adds what is there', async () => {
    const connection = await holding(here);
    await importContents(connection, there, 'merge', AT);
    const { notes, views, settings } = await readContents(connection);
    expect(notes).toEqual([
      { ...note, passages: [], revision: 8, otherVersions: [{ short: 'Other.', savedAt: note.updatedAt }] },
      { ...note, paperId: 'only-here' },
      { ...note, paperId: 'only-there' },
    ]);
    expect([views, settings]).toEqual([[view], [['table', 1]]]);
  });

  it('that replaces leaves what is there', async () => {
    const connection = await holding(here);
    await importContents(connection, there, 'replace', AT);
    const [first, other] = there.notes as Note[];
    expect(await readContents(connection)).toEqual({ ...there, notes: [{ ...first, revision: 8 }, other] });
  });

  it('for which there is no space changes nothing', async () => {
    await littleSpace();
    const connection = await holding(here);
    const large = { ...note, paperId: 'large', long: 'x'.repeat(5_000_000) };
    for (const mode of ['merge', 'replace'] as const) {
      await expect(importContents(connection, { ...there, notes: [large] }, mode, AT)).rejects.toThrow(
        expect.objectContaining({ name: 'QuotaExceededError' }),
      );
    }
    expect(await readContents(connection)).toEqual(here);
    expect(await lastImport(connection, Date.now())).toBeNull();
  });
});

describe('taking an import back', () => {
  it('leaves what was there before it, but for how often a note was saved', async () => {
    const connection = await connect();
    onTestFinished(() => connection.close());
    const cases = fc.tuple(someContents, someContents, fc.constantFrom('merge' as const, 'replace' as const));
    const uncounted = ({ notes, ...others }: Contents) => ({
      ...others,
      notes: notes.map((one) => ({ ...(one as Note), revision: 0 })),
    });
    await fc.assert(
      fc.asyncProperty(cases, async ([stored, imported, mode]) => {
        await replaceContents(connection, stored);
        await importContents(connection, imported, mode, AT);
        await undoImport(connection);
        expect(uncounted(await readContents(connection))).toEqual(uncounted(stored));
        await connection.clear('meta');
      }),
      { numRuns: 25 },
    );
  });

  it('keeps what was written since', async () => {
    const connection = await holding(here);
    await importContents(connection, there, 'replace', AT);
    const since = { ...note, short: 'Since.', revision: 20 };
    await connection.put('notes', since);
    await connection.put('notes', { ...since, paperId: 'new' });
    await connection.delete('views', view.id);
    await undoImport(connection);
    expect(await noteOn(connection, 'debate')).toEqual({
      ...since,
      passages: [],
      revision: 21,
      otherVersions: [{ short: note.short, savedAt: note.updatedAt }],
    });
    expect(await noteOn(connection, 'new')).toEqual({ ...since, paperId: 'new' });
    expect(await noteOn(connection, 'only-here')).toEqual({ ...note, paperId: 'only-here' });
    expect(await noteOn(connection, 'only-there')).toBeUndefined();
    expect(await connection.getAll('views')).toEqual([]);
  });

  it('can be done once, also after the page was loaded anew, and for 30 days', async () => {
    const connection = await holding(here);
    await importContents(connection, there, 'merge', AT);
    const made = await lastImport(connection, Date.now());
    expect(made).toMatchObject({ mode: 'merge', before: here });
    const at = Date.parse(made?.at ?? '');
    connection.close();
    const again = await connect();
    onTestFinished(() => again.close());
    expect(await lastImport(again, at + 30 * DAY - 1)).toEqual(made);
    expect(await lastImport(again, at + 30 * DAY)).toBeNull();
    await forgetOldImport(again, at + 29 * DAY);
    await undoImport(again);
    expect((await readContents(again)).notes).toHaveLength(2);
    expect(await lastImport(again, at)).toBeNull();
    await undoImport(again);
    expect((await readContents(again)).notes).toHaveLength(2);
  });

  it('is no longer there, and takes no space, when its time is over', async () => {
    const connection = await holding(here);
    await importContents(connection, there, 'merge', AT);
    await forgetOldImport(connection, Date.now() + 31 * DAY);
    expect(await rawNotes((raw) => raw.getAllKeys('meta'))).not.toContain('before-import');
  });
});

describe('what has changed since the last backup', () => {
  it('is all that was written, before there was one', async () => {
    const connection = await holding({ ...here, notes: [...here.notes, { ...note, paperId: 'empty', short: 7 }] });
    expect(await sinceBackup(connection)).toEqual({ changed: 2, at: null });
  });

  it('is what was written, changed or deleted since', async () => {
    const connection = await holding(here);
    await rememberBackup(connection, await readContents(connection), AT);
    expect(await sinceBackup(connection)).toEqual({ changed: 0, at: AT });
    // On a clock that was set back.
    await connection.put('notes', { ...note, short: 'Later.', revision: 8, updatedAt: '2001-01-01T00:00:00.000Z' });
    await connection.put('notes', { ...note, paperId: 'new' });
    await connection.delete('notes', 'only-here');
    expect(await sinceBackup(connection)).toEqual({ changed: 3, at: AT });
  });

  it('is nothing right after one was brought in where nothing was', async () => {
    const connection = await holding(NOTHING_KEPT);
    await importContents(connection, there, 'merge', AT);
    expect(await sinceBackup(connection)).toEqual({ changed: 0, at: AT });
  });

  it('is what a backup that was brought in does not have', async () => {
    const connection = await holding(here);
    await importContents(connection, there, 'merge', AT);
    expect(await sinceBackup(connection)).toEqual({ changed: 2, at: AT });
  });
});
