import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { smallDataset } from '../../tests/fixtures/small-dataset.ts';
import { emptyNote, type Note } from './note.ts';
import { decodeVault } from './vault-decoding.ts';
import { vaultArchive, vaultFiles, withEmptyNotes } from './vault-export.ts';

const dataset = smallDataset();
const notes: Note[] = ['noise', 'debate'].map((id) => ({
  ...emptyNote({ id, title: `On ${id}`, url: null }),
  short: `About ${id}.`,
}));
const [text = ''] = vaultFiles(notes, dataset).map(({ content }) => content);

const bytesOf = (content: string) => new TextEncoder().encode(content).buffer;

describe('a vault', () => {
  it('is the same bytes for the same notes, in whatever order they come', async () => {
    const [one, other] = await Promise.all(
      [notes, notes.toReversed()].map(
        async (all) => new Uint8Array(await (await vaultArchive(all, dataset)).arrayBuffer()),
      ),
    );
    expect(one).toEqual(other);
    expect(vaultFiles(notes, dataset).map(({ name }) => name)).toEqual(['debate.md', 'noise.md']);
  });

  it('can have a file for each paper, but for second records of one', () => {
    const names = vaultFiles(withEmptyNotes(notes, dataset), dataset).map(({ name }) => name);
    expect(names).toEqual(['alone.md', 'debate.md', 'noise.md', 'reward.md', 'undated.md']);
  });

  it('keeps its names where titles are mended', () => {
    const papers = dataset.papers.map((paper) => ({ ...paper, title: `${paper.title}, mended` }));
    expect(vaultFiles(notes, { ...dataset, papers }).map(({ name }) => name)).toEqual(['debate.md', 'noise.md']);
  });

  it('comes back out of its archive, packed anew by others too', async () => {
    const archive = await (await vaultArchive(notes, dataset)).arrayBuffer();
    const decoded = decodeVault([{ name: 'vault.zip', bytes: archive }]);
    expect(decoded).toMatchObject({ ok: true, problems: [], others: 0 });
    expect(decoded.ok && decoded.files.map(({ id, text: { short } }) => [id, short])).toEqual([
      ['debate', 'About debate.'],
      ['noise', 'About noise.'],
    ]);
    const packed = zipSync({
      'vault/debate.md': strToU8(text),
      'vault/.obsidian/x.md': strToU8(text),
      '__MACOSX/vault/._debate.md': new Uint8Array([0, 255]),
      'vault/diary.md': strToU8('# Dear diary\n'),
      'vault/picture.png': new Uint8Array([1]),
    });
    expect(decodeVault([{ name: 'vault.zip', bytes: packed.slice().buffer }])).toMatchObject({
      ok: true,
      files: [{ name: 'vault/debate.md', id: 'debate' }],
      problems: [],
      others: 1,
    });
  });

  it('may be single files, of which those that cannot be taken are told one by one', () => {
    const decoded = decodeVault([
      { name: 'debate.md', bytes: bytesOf(text) },
      { name: 'broken.md', bytes: bytesOf(text.replace('company:', 'company')) },
      { name: 'long.md', bytes: bytesOf(`${text}${'x'.repeat(10_000_000)}`) },
      { name: 'picture.md', bytes: new Uint8Array([0x89, 0xff, 0xfe]).buffer },
      { name: 'odd.md', bytes: bytesOf(text.replace('rating:', 'rating: 9')) },
      { name: 'diary.md', bytes: bytesOf('Dear diary') },
      { name: 'letter.docx', bytes: bytesOf('x') },
      { name: 'bad.zip', bytes: bytesOf('PK\u0003\u0004') },
    ]);
    if (!decoded.ok) throw new Error(decoded.reason);
    expect(decoded.files.map(({ name }) => name)).toEqual(['debate.md', 'odd.md']);
    expect(decoded.others).toBe(2);
    expect(decoded.problems).toEqual([
      expect.stringContaining('bad.zip: This archive is damaged'),
      expect.stringMatching(/^broken\.md is not taken: line \d+ of its front matter/),
      expect.stringContaining('long.md is larger than 10 MB'),
      expect.stringContaining('picture.md holds no text'),
      expect.stringContaining('odd.md: its “rating” (line 10)'),
    ]);
  });

  it.each([
    ['somebody else’s', zipSync({ 'a.md': strToU8('# Hello'), 'b.md': strToU8('x') }), 'It holds 2 other files.'],
    ['without Markdown', zipSync({ 'a.txt': strToU8('x') }), 'There is no Markdown file in it.'],
    ['cut off', zipSync({ 'a.md': strToU8('x') }).slice(0, 30), 'damaged or cut off'],
  ])('that is %s gets a sentence', (_, bytes, sentence) => {
    expect(decodeVault([{ name: 'vault.zip', bytes: bytes.slice().buffer }])).toEqual({
      ok: false,
      reason: expect.stringContaining(sentence) as string,
    });
  });
});
