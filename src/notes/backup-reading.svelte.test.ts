import { describe, expect, it, vi } from 'vitest';
import second from '../../tests/fixtures/database-v2.json';
import { startBackupWorker, workerOf } from '../../tests/fixtures/start-backup-worker.browser.ts';
import { faultOf } from '../../tests/fixtures/worker-fault.browser.ts';
import { encodeBackup } from './backup-file.ts';
import { readBackup } from './backup-reading.ts';
import { NOTHING_KEPT, type Contents } from './contents.ts';

const AT = '2026-11-27T10:00:00.000Z';
const contents: Contents = { ...NOTHING_KEPT, notes: [second.note], views: [second.view], settings: [['table', 1]] };

/** Reads a file, and watches what becomes of the worker. */
function reading(file: Blob, start = startBackupWorker, signal = new AbortController().signal) {
  const [started, ended] = [vi.fn(), vi.fn()];
  const read = readBackup(
    file,
    () => {
      const worker = start();
      started();
      const terminate = worker.terminate.bind(worker);
      worker.terminate = () => {
        ended();
        terminate();
      };
      return worker;
    },
    signal,
  );
  return { read, started, ended };
}

describe('a file that was chosen', () => {
  it('is read in a worker, which is ended', async () => {
    const { read, ended } = reading(new Blob([encodeBackup(contents, AT)]));
    expect(await read).toEqual({ ok: true, contents, exportedAt: AT, problems: [] });
    expect(ended).toHaveBeenCalledOnce();
  });

  it.each<[string, BlobPart, string]>([
    ['nothing', '', 'This file is empty.'],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0xff]), 'This file holds no text'],
    ['a web page', '<!doctype html><script>fetch("/")</script>', 'This file is a web page'],
    ['half a backup', encodeBackup(contents, AT).slice(0, 300), 'This backup is cut off'],
  ])('and is %s gets a sentence', async (_, content, sentence) => {
    expect(await reading(new Blob([content])).read).toEqual({
      ok: false,
      reason: expect.stringMatching(`^${sentence}`) as string,
    });
  });

  it('may be 12 MB: the page goes on meanwhile', async () => {
    const notes = Array.from({ length: 4000 }, (_, at) => ({
      ...second.note,
      paperId: `paper-${String(at).padStart(5, '0')}`,
      long: 'Words. '.repeat(400),
    }));
    const file = new Blob([encodeBackup({ ...NOTHING_KEPT, notes }, AT)]);
    expect(file.size).toBeGreaterThan(12_000_000);
    const { read } = reading(file);
    let turns = 0;
    const turning = setInterval(() => (turns += 1));
    const decoded = await read;
    clearInterval(turning);
    if (decoded?.ok !== true) throw new Error(decoded?.reason);
    expect(decoded.contents.notes).toHaveLength(4000);
    expect(turns).toBeGreaterThan(0);
  });

  it('and is too large for a backup is not even opened', async () => {
    const file = new Blob(['x']);
    Object.defineProperty(file, 'size', { value: 200_000_001 });
    expect(await reading(file).read).toEqual({
      ok: false,
      reason: 'This file is larger than 200 MB, so it is no backup of this page.',
    });
  });

  it('and is gone by now gets a sentence', async () => {
    const file = new Blob(['x']);
    file.arrayBuffer = () => Promise.reject(new DOMException('gone', 'NotFoundError'));
    expect(await reading(file).read).toMatchObject({
      ok: false,
      reason: expect.stringContaining('choose it again') as string,
    });
  });
});

describe('a worker', () => {
  const file = new Blob([encodeBackup(contents, AT)]);
  const failed = { ok: false, reason: expect.stringContaining('could not be read') as string };

  it('that never answers is ended when it is told to stop', async () => {
    const stopping = new AbortController();
    const { read, started, ended } = reading(file, workerOf('for (;;);'), stopping.signal);
    await expect.poll(() => started.mock.calls.length).toBe(1);
    expect(ended).not.toHaveBeenCalled();
    stopping.abort();
    expect(await read).toBeNull();
    expect(ended).toHaveBeenCalledOnce();
  });

  it('is not started where it was told to stop before', async () => {
    const { read, started } = reading(file, startBackupWorker, AbortSignal.abort());
    expect(await read).toBeNull();
    expect(started).not.toHaveBeenCalled();
  });

  it('that falls over is a sentence', async () => {
    const { read, ended } = reading(file, workerOf('onmessage = () => { throw new Error("no memory"); };'));
    expect(await read).toEqual(failed);
    expect(ended).toHaveBeenCalledOnce();
  });

  it('that answers with anything else is a sentence', async () => {
    expect(await reading(file, workerOf('onmessage = () => postMessage({ ok: true, contents: 7 });')).read).toEqual(
      failed,
    );
  });

  it('that cannot be started is a sentence', async () => {
    const start = () => {
      throw new TypeError('not a script of this page');
    };
    expect(await reading(file, start).read).toEqual(failed);
  });
});

describe('the worker that reads files', () => {
  it.each([['nonsense'], [null], [{ vault: '__proto__' }], [{ vault: [{ name: 7, bytes: [] }] }]])(
    'reads nothing of a message that is none, and says so: %j',
    async (message) => {
      const worker = startBackupWorker();
      expect(await faultOf(worker, message)).toEqual({
        fault: expect.stringMatching(/Invalid type/) as string,
        answers: [],
      });
      worker.terminate();
    },
  );
});
