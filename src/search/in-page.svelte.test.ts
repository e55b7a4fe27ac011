import { expect, it } from 'vitest';
import { publishedDataset } from '../../tests/fixtures/published.browser.ts';
import { SearchClient, type SearchWorker } from './client.svelte.ts';
import { documentsOf } from './documents.ts';
import { searchInPage } from './in-page.ts';
import workerUrl from './search.worker.ts?worker&url';

const { documents } = documentsOf(await publishedDataset());

/** What a client says that is answered by one or the other. */
async function answersOf(start: () => SearchWorker) {
  const client = new SearchClient(start, documents);
  client.ask('reward models');
  const [found, examples] = [await client.find('reward'), await client.examples()];
  await expect.poll(() => client.answered).toBe(true);
  const { answer } = client;
  client.stop();
  return { found: [...(found ?? [])], examples, ranked: [...(answer?.found ?? [])], marks: answer?.marks };
}

it('answers in the page as the worker does', async () => {
  const inPage = await answersOf(searchInPage);
  expect(inPage.found.length).toBeGreaterThan(3);
  expect(inPage.examples.length).toBe(6);
  expect(inPage).toEqual(await answersOf(() => new Worker(workerUrl, { type: 'module' })));
});

it('says nothing more when it has been ended', async () => {
  const worker = searchInPage();
  const said: unknown[] = [];
  worker.onmessage = ({ data }) => said.push(data);
  worker.postMessage({ kind: 'add', documents: [...documents] });
  worker.postMessage({ kind: 'find', id: 1, text: 'reward' });
  await expect.poll(() => said).toHaveLength(1);
  worker.postMessage({ kind: 'find', id: 2, text: 'reward' });
  worker.terminate();
  const other = searchInPage();
  const isDone = new Promise((resolve) => (other.onmessage = resolve));
  other.postMessage({ kind: 'examples', id: 3 });
  await isDone;
  expect(said).toHaveLength(1);
});
