import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { releaseOf, serviceWorkerFor } from './release.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const someFiles = fc.dictionary(fc.stringMatching(/^[a-z]{1,8}\.[a-z]{2,4}$/), fc.string(), { minKeys: 1 });
const filesOf = (texts: Record<string, string>) =>
  new Map(Object.entries(texts).map(([path, text]) => [path, bytes(text)]));

describe('a release', () => {
  it('names each file with what fetch checks it by', () => {
    const text = 'export {};';
    const { files, bytes: sum } = releaseOf(filesOf({ 'assets/a.js': text }));
    expect(files).toEqual({ 'assets/a.js': `sha256-${createHash('sha256').update(text).digest('base64')}` });
    expect(sum).toBe(text.length);
  });

  it('leaves out what no open page asks for, the service worker itself among it', () => {
    const texts = { 'index.html': 'a', 'service-worker.js': 'b', _headers: 'c', 'preview.png': 'd' };
    expect(Object.keys(releaseOf(filesOf(texts)).files)).toEqual(['index.html']);
  });

  it('has one name for the same files in any order, and another where a byte differs', () => {
    fc.assert(
      fc.property(someFiles, (texts) => {
        const { name } = releaseOf(filesOf(texts));
        expect(name).toMatch(/^[0-9a-f]{16}$/);
        expect(releaseOf(new Map([...filesOf(texts)].toReversed())).name).toBe(name);
        const [first = ''] = Object.keys(texts);
        expect(releaseOf(filesOf({ ...texts, [first]: `${texts[first]}.` })).name).not.toBe(name);
      }),
    );
  });

  it('stands in the first line of its service worker', () => {
    const release = releaseOf(filesOf({ 'index.html': 'a' }));
    const [first, ...rest] = serviceWorkerFor(release, 'onfetch = 1;\n').split('\n');
    expect(first).toBe(`self.release=${JSON.stringify(release)};`);
    expect(rest.join('\n')).toBe('onfetch = 1;\n');
  });
});
