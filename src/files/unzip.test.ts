import fc from 'fast-check';
import { strToU8, zipSync, type Zippable } from 'fflate';
import { describe, expect, it } from 'vitest';
import { isZip, unzip } from './unzip.ts';

const LIMITS = { files: 10, bytes: 1_000_000 };
const everything = () => true;

function contents(archive: Uint8Array): Record<string, string> | string {
  const read = unzip(archive, everything, LIMITS);
  if (!read.ok) return read.reason;
  return Object.fromEntries(read.files.map(({ name, bytes }) => [name, new TextDecoder().decode(bytes)]));
}

/** With one number written over, at an offset from each record of the archive's directory. */
function withEntries(archive: Uint8Array, offset: number, value: number): Uint8Array {
  const copy = archive.slice();
  const view = new DataView(copy.buffer);
  for (let at = 0; at + 46 <= copy.length; at += 1) {
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + offset, value, true);
  }
  return copy;
}

const archive = zipSync({
  'a.md': strToU8('ünïcödé 論文\n'.repeat(200)),
  'folder/b.md': [strToU8('stored'), { level: 0 }],
  'folder/': new Uint8Array(),
});

describe('an archive', () => {
  it('gives the files that are wanted, as they were packed', () => {
    expect(contents(archive)).toEqual({ 'a.md': 'ünïcödé 論文\n'.repeat(200), 'folder/b.md': 'stored' });
    expect(unzip(archive, (name) => name.startsWith('folder/'), LIMITS)).toMatchObject({
      files: [{ name: 'folder/b.md' }],
    });
    expect(contents(zipSync({}))).toEqual({});
  });

  it('is read where a comment follows it', () => {
    const commented = new Uint8Array([...archive, ...strToU8('comment')]);
    new DataView(commented.buffer).setUint16(archive.length - 2, 7, true);
    expect(contents(commented)).toEqual(contents(archive));
  });

  it('is known by its first bytes', () => {
    expect([archive, zipSync({}), strToU8('PK'), strToU8('---\n'), new Uint8Array()].map(isZip)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  it.each<[string, Uint8Array, string]>([
    ['locked', withEntries(archive, 8, 1 | (8 << 16)), 'locked with a password'],
    ['of packed methods unknown here', withEntries(archive, 8, 12 << 16), 'damaged'],
    ['with a wrong checksum', withEntries(archive, 16, 1), 'damaged'],
    ['which says that it is smaller than it is', withEntries(archive, 24, 5), 'damaged'],
    ['which says that it is huge', withEntries(archive, 24, 0xfffffff0), 'larger than 1 MB'],
    ['that leaves its folder', zipSync({ '../../a.md': strToU8('x') }), 'outside of its folder'],
    ['that begins at the root', zipSync({ '/a.md': strToU8('x') }), 'outside of its folder'],
    ['that begins at a drive', zipSync({ 'C:\\a.md': strToU8('x') }), 'outside of its folder'],
    ['cut off', archive.slice(0, archive.length - 30), 'damaged or cut off'],
    ['no archive', strToU8('PK\u0003\u0004 and then nothing'), 'damaged or cut off'],
    ['empty', new Uint8Array(), 'damaged or cut off'],
  ])('%s gets a sentence', (_, bytes, reason) => expect(contents(bytes)).toContain(reason));

  it('that unpacks to more than it may is not unpacked', () => {
    const bomb = zipSync({ 'a.md': new Uint8Array(2_000_000) });
    expect(bomb.length).toBeLessThan(10_000);
    expect(contents(bomb)).toContain('larger than 1 MB');
    const many: Zippable = Object.fromEntries(Array.from({ length: 11 }, (_, at) => [`${at}.md`, new Uint8Array()]));
    expect(contents(zipSync(many))).toContain('more than 10 are not read');
  });

  it('that says ZIP64 is told so', () => {
    const large = archive.slice();
    new DataView(large.buffer).setUint16(large.length - 12, 0xffff, true);
    expect(contents(large)).toContain('ZIP64');
  });

  it('may be mutilated in any way: there is always an answer', () => {
    const cuts = fc.array(fc.tuple(fc.nat(archive.length), fc.integer({ min: 0, max: 255 })), { maxLength: 8 });
    fc.assert(
      fc.property(cuts, fc.nat(archive.length), (changes, length) => {
        const bytes = archive.slice(0, length % 3 === 0 ? length : archive.length);
        for (const [at, byte] of changes) bytes[at] = byte;
        const read = unzip(bytes, everything, LIMITS);
        expect(read.ok || read.reason.length > 0).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
