import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize, sep } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const compressed = promisify(gzip);

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
};

export type Served = {
  /** The address of the folder, with a slash at its end. */
  url: string;
  stop: () => Promise<void>;
};

type Answer = { type: string; body: Buffer };

/**
 * Serves a folder on a free port of this machine, compressed with gzip, until it is stopped.
 * @param headers sent with every answer
 * @param instead what to send for some paths (`/data/papers.json`) in place of the file
 */
export async function serve(
  folder: string,
  headers: Readonly<Record<string, string>>,
  instead: Readonly<Record<string, string>> = {},
): Promise<Served> {
  // Compressed once: the measured page should not wait for the server's processor.
  const answers = new Map<string, Promise<Answer | null>>();
  const server = createServer((request, response) => {
    const path = pathOf(request);
    let answer = answers.get(path);
    if (answer === undefined) {
      answer = answerFor(folder, path, instead[path]);
      answers.set(path, answer);
    }
    void answer.then((found) => respond(response, found, headers));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  // A server that listens on a port has an address object.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function pathOf(request: IncomingMessage): string {
  const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
  return pathname === '/' ? '/index.html' : decodeURIComponent(pathname);
}

async function answerFor(folder: string, path: string, instead: string | undefined): Promise<Answer | null> {
  const type = TYPES[extname(path)] ?? 'application/octet-stream';
  if (instead !== undefined) return { type, body: await compressed(instead) };
  const file = normalize(join(folder, path));
  if (!file.startsWith(folder + sep)) return null;
  try {
    return { type, body: await compressed(await readFile(file)) };
  } catch {
    return null;
  }
}

function respond(response: ServerResponse, answer: Answer | null, headers: Readonly<Record<string, string>>): void {
  if (answer === null) {
    response.writeHead(404, headers).end();
    return;
  }
  const { type, body } = answer;
  response
    .writeHead(200, {
      ...headers,
      'Content-Type': type,
      'Content-Encoding': 'gzip',
      'Content-Length': body.length,
      'Cache-Control': 'no-store',
    })
    .end(body);
}
