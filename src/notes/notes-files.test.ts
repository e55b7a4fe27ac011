import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { smallDataset } from '../../tests/fixtures/small-dataset.ts';
import { someVaultNote } from '../../tests/fixtures/some-vault.ts';
import { emptyNote, type Note } from './note.ts';
import { notesCsv, notesMarkdown, notesRis } from './notes-files.ts';

const dataset = smallDataset();
const note: Note = {
  ...emptyNote({ id: 'debate', title: 'An older title', url: null }),
  short: '=1+1',
  long: 'First.\n\nTY  - a line like a tag\nLast.',
  tags: ['games; and more', 'judges'],
  status: 'reading',
  rating: 4,
  passages: [
    {
      id: 'p',
      kind: 'doubt',
      comment: 'Says who?',
      selector: [
        { type: 'TextQuoteSelector', exact: 'What debate\nis about', prefix: '', suffix: '' },
        { type: 'TextPositionSelector', start: 0, end: 20 },
      ],
      createdAt: '2026-11-27T10:00:00.000Z',
    },
  ],
  around: { properties: 'mine: 1', before: '', after: 'Below.' },
  updatedAt: '2026-11-27T10:00:00.000Z',
};
const gone: Note = {
  ...emptyNote({ id: 'gone', title: 'A paper that left', url: 'https://example.org/g' }),
  jottings: 'J',
};

describe('one Markdown file', () => {
  it('has each note with its citation, its passages and what stands around it', () => {
    const text = notesMarkdown([note, gone], dataset);
    expect(text).toMatch(
      /^\*2 notes on papers about AI safety\.\*\n\n# Debate as oversight\n\nAlpha Lab \(2022, 3 February\)/,
    );
    for (const part of [
      '=1+1',
      '> What debate\n> is about',
      'Doubt: Says who?',
      'mine: 1',
      'Below.',
      'Rating: 4 of 5',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).toContain('\n---\n\n# A paper that left\n\nhttps://example.org/g\n\n## Jottings\n\nJ\n');
  });
});

describe('a table', () => {
  it('has a row a note, with the facts of the paper, and nothing in it that a spreadsheet would run', () => {
    const text = notesCsv([note, gone], dataset);
    expect(text.split('\n')[0]).toBe(
      '\uFEFFid,title,company,date,url,category,status,rating,tags,short,long,jottings,passages,updated',
    );
    expect(text).toContain(
      '\ndebate,Debate as oversight,Alpha Lab,2022-02-03,https://example.org/debate,Oversight,Reading,4,"games; and more, judges",\'=1+1,',
    );
    expect(text).toContain('\ngone,A paper that left,,,https://example.org/g,,,,,,,J,0,\n');
  });
});

describe('RIS', () => {
  it('has a record a paper, with the notes in it and the tags as keywords', () => {
    const text = notesRis([note, gone], dataset);
    expect(text).toContain('TI  - Debate as oversight\r\n');
    expect(text).toContain('KW  - games and more\r\nKW  - judges\r\n');
    expect(text).toContain('N1  - Status: Reading. Rating: 4 of 5\r\n');
    expect(text).toContain('N1  - Long note:\r\nFirst. TY - a line like a tag\r\nLast.\r\n');
    expect(text).toContain('N1  - Doubt: “What debate is about”\r\nSays who?\r\n');
    expect(text).toMatch(
      /TI {2}- A paper that left\r\nUR {2}- https:\/\/example\.org\/g\r\nN1 {2}- Jottings:\r\nJ\r\nER {2}- \r\n$/,
    );
  });

  it('is well formed whatever was written', () => {
    const tags = ['TY', 'ID', 'TI', 'AU', 'PY', 'DA', 'UR', 'DB', 'AN', 'AB', 'KW', 'N1', 'ER'];
    fc.assert(
      fc.property(fc.array(someVaultNote, { maxLength: 3 }), (notes) => {
        const text = notesRis([...notes, note], dataset);
        const lines = text.split('\r\n');
        expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
        const tagged = lines.flatMap((line) => /^([A-Z][A-Z0-9]) {2}- /.exec(line)?.[1] ?? []);
        expect(tagged.filter((tag) => !tags.includes(tag))).toEqual([]);
        for (const tag of ['TY', 'TI', 'ER'])
          expect(tagged.filter((one) => one === tag)).toHaveLength(notes.length + 1);
      }),
    );
  });
});
