import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { publishedDataset } from '../../tests/fixtures/published.ts';
import { vaultName } from './vault-names.ts';

const someId = fc.oneof(
  fc.constantFrom(
    'con',
    'NUL',
    'com1',
    'lpt9',
    '',
    '.',
    '..',
    'a/b',
    'a:b',
    'Ä',
    'trailing.',
    'blank ',
    'x'.repeat(300),
  ),
  fc.string(),
  fc.string({ unit: 'binary' }),
);

describe('the name of a file', () => {
  it('is taken by Windows, macOS and Linux, whatever the id', () => {
    fc.assert(
      fc.property(someId, (id) => {
        const name = vaultName(id);
        expect(name).toMatch(/^[a-z0-9][a-z0-9_-]*\.md$/);
        expect(name.length).toBeLessThanOrEqual(120);
        expect(name).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)\./);
      }),
    );
  });

  it('is one for each id, also where a file system takes no notice of case', () => {
    fc.assert(
      fc.property(fc.uniqueArray(someId, { maxLength: 20 }), (ids) => {
        expect(new Set(ids.map((id) => vaultName(id).toLowerCase())).size).toBe(ids.length);
      }),
    );
    const ids = ['a', 'A', 'ä', 'a-b', 'a_b', 'A-B', 'a b', 'con', 'CON', 'Con'];
    expect(new Set(ids.map(vaultName)).size).toBe(ids.length);
  });

  it('is the id itself for each paper of the list', () => {
    for (const { id } of publishedDataset().papers) expect(vaultName(id)).toBe(`${id.length <= 100 ? id : ''}.md`);
  });
});
