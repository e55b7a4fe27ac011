import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { putRaw, rawNotes, wipeStorage } from '../../tests/fixtures/storage.ts';
import { smallDataset } from '../../tests/fixtures/small-dataset.ts';
import { importContents } from '../notes/backup-import.ts';
import { deleteNote } from '../notes/bin.ts';
import { NOTHING_KEPT } from '../notes/contents.ts';
import { emptyNote, type Note } from '../notes/note.ts';
import { changeNotes } from '../notes/with-notes.ts';
import { DEFAULT_LOOK } from '../table/look.ts';
import { Reader } from './reader.svelte.ts';

beforeEach(wipeStorage);

const dataset = smallDataset();
const noteOn = (id: string, change: Partial<Note> = {}): Note => ({
  ...emptyNote({ id, title: id, url: null }),
  short: 'Worth it.',
  ...change,
});

describe('what is known of the reader', () => {
  it('is nothing where nothing is stored, and nothing gets stored by asking', async () => {
    const reader = new Reader(dataset, vi.fn());
    await reader.load();
    expect([reader.hasRead, reader.annotations.of.size, reader.look]).toEqual([true, 0, DEFAULT_LOOK]);
    expect(await indexedDB.databases()).toEqual([]);
  });

  it('are the notes, by the papers they are about, also under a former id', async () => {
    await putRaw(noteOn('noise', { status: 'read', rating: 4, tags: ['talk'] }));
    await putRaw(noteOn('reward-old'));
    await putRaw(noteOn('gone'));
    const heard = vi.fn();
    const reader = new Reader(dataset, heard);
    await reader.load();
    expect([...reader.annotations.of]).toEqual([
      [2, { status: 'read', rating: 4, tags: ['talk'], parts: ['short'] }],
      [3, { status: null, rating: null, tags: [], parts: ['short'] }],
    ]);
    expect(heard.mock.calls).toEqual([
      [2, { note: 'Worth it.\n\n\n\n', tag: 'talk', status: 'read' }],
      [3, { note: 'Worth it.\n\n\n\n', tag: '', status: '' }],
    ]);
  });

  it('are one for each paper, also where there was one under its former id and one under the present', async () => {
    await putRaw(noteOn('reward-old', { tags: ['before'], rating: 2 }));
    await putRaw(noteOn('reward', { long: 'Since.', tags: ['since'] }));
    const heard = vi.fn();
    const reader = new Reader(dataset, heard);
    await reader.load();
    expect([...reader.annotations.of]).toEqual([
      [3, { status: null, rating: 2, tags: ['since', 'before'], parts: ['short', 'long'] }],
    ]);
    expect(heard.mock.calls).toEqual([[3, { note: 'Worth it.\n\nSince.\n\n', tag: 'since before', status: '' }]]);
  });

  it('knows which notes link to a paper, and hears of links that come and go', async () => {
    await putRaw(noteOn('noise', { long: 'As in [[reward-old]] and [[nowhere]].' }));
    const reader = new Reader(dataset, vi.fn());
    await reader.load();
    const linked = (id: string) => reader.linkedFrom.get(id)?.map((paper) => paper.id) ?? [];
    expect(linked('reward')).toEqual(['noise']);
    reader.noteSaved(noteOn('debate', { jottings: '[[reward|the other]] [[reward]]' }));
    expect(linked('reward')).toEqual(['noise', 'debate']);
    reader.noteSaved(noteOn('noise', { long: 'No more.' }));
    expect(linked('reward')).toEqual(['debate']);
    expect(linked('constructor')).toEqual([]);
  });

  it('are read though one under a former id is damaged', async () => {
    await putRaw({ paperId: 'reward-old', short: 7 });
    await putRaw(noteOn('reward'));
    await putRaw(noteOn('noise'));
    const reader = new Reader(dataset, vi.fn());
    await reader.load();
    expect([...reader.annotations.of.keys()]).toEqual([2, 3]);
  });

  it('follows what is saved, and counts nothing again where only the text changed', () => {
    const reader = new Reader(dataset, vi.fn());
    reader.noteSaved(noteOn('noise'));
    const before = reader.annotations;
    reader.noteSaved(noteOn('noise', { short: 'More.' }));
    expect(reader.annotations).toBe(before);
    reader.noteSaved(noteOn('noise', { tags: ['talk'] }));
    expect(reader.annotations.of.get(2)?.tags).toEqual(['talk']);
    // Emptied, it is no note any more.
    reader.noteSaved(noteOn('noise', { short: '' }));
    expect(reader.annotations.of.size).toBe(0);
  });

  it('follows what is brought in or deleted at once, with how the table is to look', async () => {
    await putRaw(noteOn('noise', { tags: ['talk'] }));
    const heard = vi.fn();
    const reader = new Reader(dataset, heard);
    await reader.load();
    onTestFinished(() => reader.stop());
    await reader.keepLook({ density: 'roomy', widths: {} });
    await changeNotes(async (connection) => {
      await deleteNote(connection, 'noise');
      const look = { density: 'compact', widths: {} };
      const contents = {
        ...NOTHING_KEPT,
        notes: [noteOn('reward', { rating: 3 })],
        settings: [['table', look] as const],
      };
      await importContents(connection, contents, 'replace', '2026-11-27T10:00:00.000Z');
    });
    await expect
      .poll(() => [...reader.annotations.of.values()])
      .toEqual([{ status: null, rating: 3, tags: [], parts: ['short'] }]);
    await expect.poll(() => reader.look.density).toBe('compact');
    expect(heard.mock.calls).toContainEqual([2, { note: '\n\n\n\n', tag: '', status: '' }]);
  });

  it('holds how the table is to look, from one visit to the next', async () => {
    const look = { density: 'compact' as const, widths: { date: 90 } };
    await new Reader(dataset, vi.fn()).keepLook(look);
    const next = new Reader(dataset, vi.fn());
    await next.load();
    expect(next.look).toEqual(look);
  });

  it('is not overturned by what was kept before', async () => {
    await new Reader(dataset, vi.fn()).keepLook({ density: 'compact', widths: {} });
    const reader = new Reader(dataset, vi.fn());
    const loading = reader.load();
    const keeping = reader.keepLook({ density: 'roomy', widths: {} });
    await Promise.all([loading, keeping]);
    expect(reader.look.density).toBe('roomy');
  });

  it('is as usual where what is kept is no such thing', async () => {
    await rawNotes((database) => database.put('settings', { density: 7 }, 'table'));
    const reader = new Reader(dataset, vi.fn());
    await reader.load();
    expect(reader.look).toEqual(DEFAULT_LOOK);
  });
});
