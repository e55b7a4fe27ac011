import * as v from 'valibot';
import type { Decoded } from './backup-file.ts';
import { askWorker } from './file-worker.ts';

/** Larger files are no backup that this page wrote: it would be a shelf of books. */
const LARGEST = 200_000_000;

const DecodedSchema: v.GenericSchema<unknown, Decoded> = v.variant('ok', [
  v.object({
    ok: v.literal(true),
    contents: v.object({
      notes: v.array(v.unknown()),
      views: v.array(v.unknown()),
      settings: v.array(v.tuple([v.string(), v.unknown()])),
      bin: v.array(v.unknown()),
    }),
    exportedAt: v.string(),
    problems: v.array(v.string()),
  }),
  v.object({ ok: v.literal(false), reason: v.string() }),
]);

const FAILED: Decoded = {
  ok: false,
  reason: 'This file could not be read: reading it took more than this browser has. Nothing was changed.',
};

/**
 * Reads a file that the reader chose, in a worker that is ended when it has answered, when it falls over, and when the
 * signal says so. Never throws.
 * @param start makes the worker (`backup.worker.ts`)
 * @returns null where it was stopped
 */
export async function readBackup(file: Blob, start: () => Worker, signal: AbortSignal): Promise<Decoded | null> {
  if (file.size > LARGEST) {
    return { ok: false, reason: `This file is larger than ${LARGEST / 1e6} MB, so it is no backup of this page.` };
  }
  let bytes: ArrayBuffer;
  try {
    bytes = await file.arrayBuffer();
  } catch {
    return { ok: false, reason: 'This file could not be opened. It may have been moved or changed; choose it again.' };
  }
  if (signal.aborted) return null;
  return askWorker(start, { data: bytes, handedOver: [bytes] }, DecodedSchema, FAILED, signal);
}
