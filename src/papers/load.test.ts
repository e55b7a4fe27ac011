import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publishedDataset, publishedText } from '../../tests/fixtures/published.ts';
import { smallDataset } from '../../tests/fixtures/small-dataset.ts';
import { loadDataset, type Progress } from './load.ts';

const answers: Record<string, (response: ServerResponse) => void> = {
  '/papers.json': (response) => {
    // In pieces, and so without a length.
    response.write(publishedText().slice(0, 90_000));
    response.end(publishedText().slice(90_000));
  },
  '/with-length': (response) => {
    const bytes = Buffer.from(publishedText());
    response.writeHead(200, { 'Content-Length': bytes.length }).end(bytes);
  },
  '/packed': (response) => {
    const bytes = gzipSync(publishedText());
    response.writeHead(200, { 'Content-Encoding': 'gzip', 'Content-Length': bytes.length }).end(bytes);
  },
  '/cut.json': (response) => response.end(publishedText().slice(0, 10_000)),
  '/empty.json': (response) => response.end(''),
  '/error-page': (response) => response.end('<!doctype html><title>Sorry</title>'),
  '/newer.json': (response) => response.end(JSON.stringify({ ...smallDataset(), schemaVersion: 9 })),
  '/older.json': (response) => response.end(JSON.stringify({ ...smallDataset(), schemaVersion: 1 })),
  '/foreign.json': (response) => response.end(JSON.stringify({ ...smallDataset(), papers: 'none' })),
  '/hung-up': (response) => response.destroy(),
  '/hung-up-midway': (response) => {
    response.writeHead(200, { 'Content-Length': publishedText().length });
    response.write(publishedText().slice(0, 5000), () => response.destroy());
  },
  '/broken-server': (response) => response.writeHead(500).end('{}'),
};

let server: Server;
let origin: string;

beforeAll(async () => {
  server = createServer(({ url = '' }, response) => {
    const answer = answers[url];
    if (answer) answer(response);
    else response.writeHead(404).end('{}');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

describe('loading the papers', () => {
  it('gives the dataset that the server holds', async () => {
    const loaded = await loadDataset(`${origin}/papers.json`);
    expect(loaded.ok && loaded.dataset).toEqual(publishedDataset());
  });

  it.each([
    ['/missing.json', 'is missing: the server has no such file.', /Reload .* whoever runs it can mend it\.$/],
    ['/broken-server', 'could not be fetched: the server answered 500.', /whoever runs it can mend it\.$/],
    ['/hung-up', 'could not be fetched. There may be no network.', /^Reload the page to try again\./],
    ['/hung-up-midway', 'broke off on its way.', /^Reload the page to try again\./],
    ['/cut.json', 'arrived damaged: it is cut off, or not valid JSON.', /whoever runs it can mend it\.$/],
    ['/empty.json', 'is empty.', /whoever runs it can mend it\.$/],
    ['/error-page', 'did not arrive: a web page came in its place.', /^If your network asks you to sign in, do so/],
  ])('says in a sentence what is wrong with %s, and what to do', async (path, reason, remedy) => {
    for (const onProgress of [undefined, () => undefined]) {
      expect(await loadDataset(`${origin}${path}`, onProgress)).toEqual({
        ok: false,
        reason: `The list of papers ${reason}`,
        remedy: expect.stringMatching(remedy) as string,
        problems: [],
      });
    }
  });

  it.each([
    [
      '/newer.json',
      'is newer than this page.',
      /^Reload to get the newer page\./,
      'schemaVersion is 9; this page reads version 2',
    ],
    [
      '/older.json',
      'is older than this page.',
      /this site was renewed in part/,
      'schemaVersion is 1; this page reads version 2',
    ],
    [
      '/foreign.json',
      'does not have the form that this page reads.',
      /copy of this site is damaged/,
      expect.stringMatching(/^papers: /),
    ],
  ])('says how %s does not fit, and where', async (path, reason, remedy, problem) => {
    const loaded = await loadDataset(`${origin}${path}`);
    expect(loaded).toMatchObject({
      ok: false,
      reason: `The list of papers ${reason}`,
      remedy: expect.stringMatching(remedy) as string,
    });
    expect(!loaded.ok && loaded.problems).toContainEqual(problem);
  });

  it('tells how far it has come: of how many bytes, where that is known', async () => {
    const { length } = Buffer.from(publishedText());
    for (const [path, of] of [
      ['/with-length', length],
      ['/papers.json', null],
      ['/packed', null],
    ] as const) {
      const told: Progress[] = [];
      const loaded = await loadDataset(`${origin}${path}`, (progress) => told.push(progress));
      expect(loaded.ok).toBe(true);
      expect(told.at(-1)).toEqual({ read: length, of });
      expect(told.map(({ read }) => read)).toEqual(told.map(({ read }) => read).toSorted((a, b) => a - b));
    }
  });

  it('says that nothing answers', async () => {
    const gone = createServer().listen(0, '127.0.0.1');
    await once(gone, 'listening');
    const { port } = gone.address() as AddressInfo;
    await new Promise((resolve) => gone.close(resolve));
    expect(await loadDataset(`http://127.0.0.1:${port}/papers.json`)).toMatchObject({
      ok: false,
      reason: 'The list of papers could not be fetched. There may be no network.',
    });
  });
});
