import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { smallDataset } from '../../tests/fixtures/small-dataset.ts';
import { startBackupWorker, workerOf } from '../../tests/fixtures/start-backup-worker.browser.ts';
import { emptyNote, type Note } from './note.ts';
import { vaultArchive, vaultFiles } from './vault-export.ts';
import { readVault } from './vault-reading.ts';

const dataset = smallDataset();
const note: Note = { ...emptyNote({ id: 'debate', title: 'Debate', url: null }), short: 'Helps.' };
const never = new AbortController().signal;

describe('files of a vault', () => {
  it('may be 12 MB: they are read in a worker, and the page goes on meanwhile', async () => {
    const notes = Array.from({ length: 400 }, (_, at): Note => ({
      ...note,
      paperId: `paper-${at}`,
      long: `${at} words. `.repeat(3000),
    }));
    expect(notes.reduce((sum, { long }) => sum + long.length, 0)).toBeGreaterThan(12_000_000);
    const file = new File([await vaultArchive(notes, dataset)], 'vault.zip');
    let turns = 0;
    const turning = setInterval(() => (turns += 1));
    const read = await readVault([file], startBackupWorker, never);
    clearInterval(turning);
    if (read?.ok !== true) throw new Error(read?.reason);
    expect(read.files).toHaveLength(400);
    expect(read.problems).toEqual([]);
    expect(turns).toBeGreaterThan(0);
  });

  it('each of more than 10 MB get a sentence, and the rest is read', async () => {
    const archive = zipSync({
      'debate.md': strToU8(vaultFiles([note], dataset)[0]?.content ?? ''),
      'large.md': new Uint8Array(10_000_001),
    });
    const read = await readVault([new File([archive.slice().buffer], 'vault.zip')], startBackupWorker, never);
    expect(read).toMatchObject({
      ok: true,
      files: [{ id: 'debate', text: { short: 'Helps.' } }],
      problems: [expect.stringContaining('large.md is larger than 10 MB')],
    });
  });

  it('that are too large altogether are not even opened', async () => {
    const file = new File(['x'], 'vault.zip');
    Object.defineProperty(file, 'size', { value: 100_000_001 });
    expect(await readVault([file], startBackupWorker, never)).toEqual({
      ok: false,
      reason: 'This is more than 100 MB, so it is no vault of notes. Choose fewer files at once.',
    });
  });

  it('that are gone by now get a sentence', async () => {
    const file = new File(['x'], 'a.md');
    file.arrayBuffer = () => Promise.reject(new DOMException('gone', 'NotFoundError'));
    const reason: unknown = expect.stringContaining('choose it again');
    expect(await readVault([file], startBackupWorker, never)).toEqual({ ok: false, reason });
  });
});

describe('a worker', () => {
  const files = [new File(['x'], 'a.md')];

  it('that is told to stop gives nothing', async () => {
    expect(await readVault(files, startBackupWorker, AbortSignal.abort())).toBeNull();
    const stopping = new AbortController();
    const read = readVault(files, workerOf('for (;;);'), stopping.signal);
    stopping.abort();
    expect(await read).toBeNull();
  });

  it.each([
    ['falls over', workerOf('onmessage = () => { throw new Error("no memory"); };')],
    ['answers with anything else', workerOf('onmessage = () => postMessage({ ok: true, files: [{ id: 7 }] });')],
  ])('that %s is a sentence', async (_, start) => {
    expect(await readVault(files, start, never)).toMatchObject({
      ok: false,
      reason: expect.stringContaining('could not be read') as string,
    });
  });
});
