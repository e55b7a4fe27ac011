/** What a release of the page consists of, so that a service worker keeps all of it or nothing. Used by the build. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

export type Release = {
  /** Sixteen hexadecimal digits over all files. */
  name: string;
  /** How many bytes its files have together. */
  bytes: number;
  /** The integrity of each file, as `fetch` checks it, by its path below the page. */
  files: Record<string, string>;
};

export const SERVICE_WORKER_FILE = 'service-worker.js';

/** What no open page asks for: what is for servers, for those who link to the page, and the pictures that show it. */
const NOT_KEPT: ReadonlySet<string> = new Set([
  SERVICE_WORKER_FILE,
  '_headers',
  'oembed.json',
  'preview.png',
  'screenshot.png',
]);

/** The release that consists of these files, each by its path. The same files in another order are the same release. */
export function releaseOf(files: ReadonlyMap<string, Uint8Array>): Release {
  const kept = [...files].filter(([path]) => !NOT_KEPT.has(path)).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const integrity = kept.map(([path, bytes]) => [
    path,
    `sha256-${createHash('sha256').update(bytes).digest('base64')}`,
  ]);
  return {
    name: createHash('sha256').update(JSON.stringify(integrity)).digest('hex').slice(0, 16),
    bytes: kept.reduce((sum, [, { byteLength }]) => sum + byteLength, 0),
    files: Object.fromEntries(integrity) as Record<string, string>,
  };
}

/** The release in a folder: all files in it and below. */
export function releaseIn(folder: string): Release {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return releaseOf(
    new Map(
      entries.map(({ parentPath, name }) => {
        const file = join(parentPath, name);
        return [relative(folder, file).split(sep).join('/'), readFileSync(file)];
      }),
    ),
  );
}

/** The script of a service worker that keeps a release: the first line says what is in it. */
export function serviceWorkerFor(release: Release, code: string): string {
  return `self.release=${JSON.stringify(release)};\n${code}`;
}
