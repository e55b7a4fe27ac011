import { strFromU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { zip } from './zip.ts';

async function contentOf(archive: Blob): Promise<Record<string, string>> {
  const files = unzipSync(new Uint8Array(await archive.arrayBuffer()));
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]));
}

it('holds texts and pictures as they were given, in their order', async () => {
  const archive = await zip([
    { name: 'b.txt', content: 'ünïcödé 論文\n'.repeat(100) },
    { name: 'a.bin', content: new Blob([new Uint8Array([1, 2, 3])]) },
  ]);
  expect(archive.type).toBe('application/zip');
  const content = await contentOf(archive);
  expect(Object.keys(content)).toEqual(['b.txt', 'a.bin']);
  expect(content['b.txt']).toBe('ünïcödé 論文\n'.repeat(100));
  expect(content['a.bin']).toBe('\u0001\u0002\u0003');
  expect(archive.size).toBeLessThan(600);
});

it('loses nothing where two files have one name', async () => {
  const archive = await zip(['one', 'two', 'three'].map((content) => ({ name: 'same.txt', content })));
  expect(await contentOf(archive)).toEqual({ 'same.txt': 'one', 'same-2.txt': 'two', 'same-3.txt': 'three' });
});
