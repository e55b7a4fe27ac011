import * as v from 'valibot';
import { AroundSchema } from './around.ts';
import { askWorker } from './file-worker.ts';
import { OtherVersionSchema, RATINGS, STATUSES } from './note.ts';
import { PassageSchema } from './passage.ts';
import type { DecodedVault } from './vault-decoding.ts';
import type { VaultFile } from './vault-file.ts';

/** More at once is no vault of notes. Bytes, of all files that were chosen. */
const LARGEST = 100_000_000;

const VaultFileSchema: v.GenericSchema<unknown, VaultFile> = v.object({
  name: v.string(),
  id: v.string(),
  title: v.string(),
  url: v.string(),
  updatedAt: v.string(),
  text: v.object({
    short: v.exactOptional(v.string()),
    long: v.exactOptional(v.string()),
    jottings: v.exactOptional(v.string()),
    tags: v.exactOptional(v.array(v.string())),
    status: v.exactOptional(v.nullable(v.picklist(STATUSES))),
    rating: v.exactOptional(v.nullable(v.picklist(RATINGS))),
    passages: v.exactOptional(v.array(PassageSchema)),
  }),
  around: AroundSchema,
  otherVersions: v.array(OtherVersionSchema),
  further: v.looseObject({}),
  base: v.record(v.string(), v.string()),
});

const DecodedSchema: v.GenericSchema<unknown, DecodedVault> = v.variant('ok', [
  v.object({
    ok: v.literal(true),
    files: v.array(VaultFileSchema),
    problems: v.array(v.string()),
    others: v.number(),
  }),
  v.object({ ok: v.literal(false), reason: v.string() }),
]);

const FAILED: DecodedVault = {
  ok: false,
  reason: 'These files could not be read: reading them took more than this browser has. Nothing was changed.',
};

/**
 * Reads the files of a vault that the reader chose, in a worker that can be stopped. Never throws.
 * @param start makes the worker (`backup.worker.ts`)
 * @returns null where it was stopped
 */
export async function readVault(
  files: readonly File[],
  start: () => Worker,
  signal: AbortSignal,
): Promise<DecodedVault | null> {
  if (files.reduce((sum, { size }) => sum + size, 0) > LARGEST) {
    return {
      ok: false,
      reason: `This is more than ${LARGEST / 1e6} MB, so it is no vault of notes. Choose fewer files at once.`,
    };
  }
  try {
    const vault = await Promise.all(files.map(async (file) => ({ name: file.name, bytes: await file.arrayBuffer() })));
    if (signal.aborted) return null;
    const handedOver = vault.map(({ bytes }) => bytes);
    return await askWorker(start, { data: { vault }, handedOver }, DecodedSchema, FAILED, signal);
  } catch {
    return { ok: false, reason: 'A file could not be opened. It may have been moved or changed; choose it again.' };
  }
}
