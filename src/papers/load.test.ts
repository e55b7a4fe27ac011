import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publishedDataset, publishedText } from '../../tests/fixtures/published.ts';
import { smallDataset } from '../../tests/fixtures/small-dataset.ts';
import { loadDataset } from './load.ts';

const answers: Record<string, (response: ServerResponse) => void> = {
  '/papers.json': (response) => response.end(publishedText()),
  '/cut.json': (response) => response.end(publishedText().slice(0, 10_000)),
  '/empty.json': (response) => response.end(''),
  '/error-page': (response) => response.end('<!doctype html><title>Sorry</title>'),
  '/newer.json': (response) => response.end(JSON.stringify({ ...smallDataset(), schemaVersion: 9 })),
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
    ['/missing.json', 'The list of papers could not be fetched: the server answered 404.'],
    ['/broken-server', 'The list of papers could not be fetched: the server answered 500.'],
    ['/hung-up', 'The list of papers could not be fetched. There may be no network.'],
    ['/hung-up-midway', 'The list of papers arrived broken: it is not valid JSON.'],
    ['/cut.json', 'The list of papers arrived broken: it is not valid JSON.'],
    ['/empty.json', 'The list of papers arrived broken: it is not valid JSON.'],
    ['/error-page', 'The list of papers arrived broken: it is not valid JSON.'],
  ])('says in a sentence what is wrong with %s', async (path, reason) => {
    expect(await loadDataset(`${origin}${path}`)).toEqual({ ok: false, reason, problems: [] });
  });

  it('says where a file does not fit', async () => {
    expect(await loadDataset(`${origin}/newer.json`)).toEqual({
      ok: false,
      reason: 'The list of papers does not have the form that this page reads.',
      problems: ['schemaVersion is 9; this page reads version 2'],
    });
  });

  it('says that nothing answers', async () => {
    const gone = createServer().listen(0, '127.0.0.1');
    await once(gone, 'listening');
    const { port } = gone.address() as AddressInfo;
    await new Promise((resolve) => gone.close(resolve));
    expect(await loadDataset(`http://127.0.0.1:${port}/papers.json`)).toEqual({
      ok: false,
      reason: 'The list of papers could not be fetched. There may be no network.',
      problems: [],
    });
  });
});
