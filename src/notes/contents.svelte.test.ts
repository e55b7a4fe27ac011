import fc from 'fast-check';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import second from '../../tests/fixtures/database-v2.json';
import { someContents } from '../../tests/fixtures/some-contents.ts';
import { littleSpace } from '../../tests/fixtures/little-space.browser.ts';
import { rawNotes, secondDatabase, wipeStorage } from '../../tests/fixtures/storage.ts';
import { decodeBackup, encodeBackup } from './backup-file.ts';
import { connect, type Connection } from './connection.ts';
import { NOTHING_KEPT, readContents, replaceContents } from './contents.ts';

beforeEach(wipeStorage);

const AT = '2026-11-27T10:00:00.000Z';

async function connected(): Promise<Connection> {
  const connection = await connect();
  onTestFinished(() => connection.close());
  return connection;
}

describe('all that a reader has here', () => {
  it('is taken out, wiped, brought back, and taken out with the same bytes', async () => {
    const connection = await connected();
    await fc.assert(
      fc.asyncProperty(someContents, async (contents) => {
        await replaceContents(connection, contents);
        const text = encodeBackup(await readContents(connection), AT);
        expect(text).toBe(encodeBackup(contents, AT));
        await replaceContents(connection, NOTHING_KEPT);
        expect(await readContents(connection)).toEqual(NOTHING_KEPT);
        const decoded = decodeBackup(text);
        if (!decoded.ok) throw new Error(decoded.reason);
        await replaceContents(connection, decoded.contents);
        expect(encodeBackup(await readContents(connection), AT)).toBe(text);
      }),
      { numRuns: 40 },
    );
  });

  it('comes through under names that objects have of their own', async () => {
    const connection = await connected();
    const note = JSON.parse('{"paperId":"a","__proto__":{"polluted":1},"constructor":1}') as unknown;
    await replaceContents(connection, { ...NOTHING_KEPT, notes: [note], settings: [['__proto__', { a: 1 }]] });
    const text = encodeBackup(await readContents(connection), AT);
    expect(text).toContain('"__proto__": {\n          "polluted": 1');
    expect(text).toContain('"constructor": 1');
    expect(text).toContain('"settings": {\n    "__proto__": {');
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  it('of the second release is read whole', async () => {
    const [key, value] = second.setting as [string, unknown];
    await secondDatabase(second.note, [key, value], second.view);
    const connection = await connected();
    expect(await readContents(connection)).toEqual({
      notes: [second.note],
      views: [second.view],
      settings: [[key, value]],
      bin: [],
    });
  });
});

describe('putting in place of it', () => {
  it('what cannot be stored changes nothing', async () => {
    const connection = await connected();
    const before = { ...NOTHING_KEPT, notes: [second.note], views: [second.view] };
    await replaceContents(connection, before);
    await expect(replaceContents(connection, { ...NOTHING_KEPT, notes: [{ no: 'key' }] })).rejects.toThrow('key path');
    expect(await readContents(connection)).toEqual(before);
  });

  it('what there is no space for changes nothing', async () => {
    await littleSpace();
    const connection = await connected();
    const before = { ...NOTHING_KEPT, notes: [second.note] };
    await replaceContents(connection, before);
    const large = { ...second.note, long: 'x'.repeat(5_000_000) };
    await expect(replaceContents(connection, { ...NOTHING_KEPT, notes: [large] })).rejects.toThrow(
      expect.objectContaining({ name: 'QuotaExceededError' }),
    );
    expect(await readContents(connection)).toEqual(before);
  });

  it('leaves what the page knows of the stores themselves', async () => {
    await rawNotes((raw) => raw.put('meta', 7, 'epoch'));
    const connection = await connected();
    await replaceContents(connection, NOTHING_KEPT);
    expect(await connection.get('meta', 'epoch')).toBe(7);
  });
});
