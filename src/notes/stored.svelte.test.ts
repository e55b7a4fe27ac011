import { beforeEach, expect, it, vi } from 'vitest';
import { putRaw, wipeStorage } from '../../tests/fixtures/storage.ts';
import { isAnythingStored } from './stored.ts';

beforeEach(wipeStorage);

it('is nothing at first, and something once a note was kept', async () => {
  expect(await isAnythingStored()).toBe(false);
  expect(await isAnythingStored()).toBe(false);
  await putRaw({ paperId: 'noise' });
  expect(await isAnythingStored()).toBe(true);
});

it('is not known where the browser does not tell', async () => {
  const listing = vi.spyOn(indexedDB, 'databases').mockRejectedValue(new DOMException('blocked', 'SecurityError'));
  expect(await isAnythingStored()).toBe(true);
  listing.mockRestore();
});
