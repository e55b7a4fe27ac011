import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** The compressed size of every script in a built folder, in kB of 1,000 bytes, by the name of its file. */
export function scriptSizes(folder: string): Map<string, number> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && entry.name.endsWith('.js'),
  );
  return new Map(
    files.map(({ parentPath, name }) => [name, gzipSync(readFileSync(join(parentPath, name))).length / 1000]),
  );
}

/** The sum for some of the scripts, given by address. Throws for one that is not in the folder. */
export function sizeOf(addresses: Iterable<string>, sizes: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const address of addresses) {
    const size = sizes.get(basename(new URL(address).pathname));
    if (size === undefined) throw new Error(`the page fetched a script that the build did not write: ${address}`);
    sum += size;
  }
  return sum;
}

/** Pieces that are fetched only to take something away, or to stand in another page: no part of the app's limit. */
const EXPORTS = /^(?:CopyNote|embed|exports|single-file|take-away|taken-together|take-out|TakeOut|zip|ris)-/;

/** Whether a script of a built folder, by the name of its file, is there for what is taken away alone. */
export function isExport(file: string): boolean {
  return EXPORTS.test(file);
}
