import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import fixture from '../../tests/fixtures/backup-v1.json?raw';
import second from '../../tests/fixtures/database-v2.json';
import { someContents } from '../../tests/fixtures/some-contents.ts';
import { decodeBackup, encodeBackup, textOfFile } from './backup-file.ts';
import { NOTHING_KEPT, type Contents } from './contents.ts';

const AT = '2026-11-27T10:00:00.000Z';
const { note, view } = second;

/** A backup of one note, view, setting and deleted note, changed at will. */
function file(change: Record<string, unknown> = {}): string {
  const bin = [{ id: 'a', deletedAt: AT, note }];
  const whole = { format: 'ai-safety-papers-backup', version: 1, exportedAt: AT, notes: [note], views: [view] };
  return JSON.stringify({ ...whole, settings: { table: { density: 'close' } }, bin, ...change });
}

function read(text: string): { contents: Contents; problems: string[] } {
  const decoded = decodeBackup(text);
  if (!decoded.ok) throw new Error(decoded.reason);
  return decoded;
}

describe('a backup', () => {
  it('gives back what 1,000 stores held, and the same bytes again', () => {
    fc.assert(
      fc.property(someContents, (contents) => {
        const text = encodeBackup(contents, AT);
        const decoded = read(text);
        expect(decoded.problems).toEqual([]);
        expect(encodeBackup(decoded.contents, AT)).toBe(text);
        for (const store of ['notes', 'views', 'settings', 'bin'] as const) {
          expect(decoded.contents[store]).toHaveLength(contents[store].length);
          expect(decoded.contents[store]).toEqual(expect.arrayContaining([...contents[store]]));
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('has the same bytes whatever order the records and their fields come in', () => {
    const turned = (value: unknown): unknown => {
      if (Array.isArray(value) || typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(
        Object.entries(value)
          .map(([key, one]) => [key, turned(one)])
          .toReversed(),
      );
    };
    fc.assert(
      fc.property(someContents, ({ notes, views, settings, bin }) => {
        const other = {
          notes: notes.map(turned).toReversed(),
          views: views.map(turned).toReversed(),
          settings: settings.map(([key, value]) => [key, turned(value)] as const).toReversed(),
          bin: bin.map(turned).toReversed(),
        };
        expect(encodeBackup(other, AT)).toBe(encodeBackup({ notes, views, settings, bin }, AT));
      }),
    );
  });

  it('says when it was made in one line, and differs nowhere else', () => {
    const [one, other] = [AT, '2027-01-01T00:00:00.000Z'].map((at) =>
      encodeBackup(read(file()).contents, at).split('\n'),
    );
    const differing = one?.filter((line, at) => line !== other?.[at]);
    expect(differing).toEqual([`  "exportedAt": "${AT}",`]);
  });

  it('of the first form is read as it was written, and is still written so', () => {
    const { contents, problems } = read(fixture);
    expect(problems).toEqual([]);
    expect(contents.notes).toHaveLength(3);
    expect(contents.notes).toContainEqual(note);
    expect(contents.notes).toContainEqual({ paperId: 'damaged', short: 7 });
    expect(encodeBackup(contents, AT)).toBe(fixture);
  });

  it('carries what a newer version added to a record, by whatever name', () => {
    const text = file({ notes: [] }).replace(
      '"notes":[]',
      `"notes":[${JSON.stringify(note).replace('{', '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},')}]`,
    );
    const { contents, problems } = read(text);
    expect(problems).toEqual([]);
    expect(encodeBackup(contents, AT)).toContain('"__proto__": {');
    expect(encodeBackup(contents, AT)).toContain('"constructor": {');
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
    expect(Object.getPrototypeOf(contents.notes[0])).toBe(Object.prototype);
  });

  it('takes settings under names that objects have of their own', () => {
    const text = file().replace('"settings":{', '"settings":{"__proto__":{"polluted":1},"toString":2,');
    expect(read(text).contents.settings.map(([key]) => key)).toEqual(['__proto__', 'table', 'toString']);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  it('of an empty store is one too', () => {
    expect(read(encodeBackup(NOTHING_KEPT, AT)).contents).toEqual(NOTHING_KEPT);
  });

  it.each([
    ['a byte order mark before it', `\uFEFF${file()}`],
    ['blanks and lines around it', `\n\r\n ${file()}\n\n`],
  ])('is read with %s', (_, text) => {
    expect(read(text).contents.notes).toEqual([note]);
  });
});

describe('one bad record', () => {
  it.each<[string, Record<string, unknown>, string, keyof Contents]>([
    [
      'no text',
      { notes: [note, { ...note, paperId: 'b', long: 7 }] },
      'The note on “Debate as oversight” (record 2 of “notes”) has no “long” that this page can read.',
      'notes',
    ],
    ['no record', { notes: ['note', note] }, 'Record 1 of “notes” has no “paperId”.', 'notes'],
    ['an array', { notes: [[], note] }, 'Record 1 of “notes” has no “paperId”.', 'notes'],
    ['nothing', { notes: [null, note] }, 'Record 1 of “notes” has no “paperId”.', 'notes'],
    [
      'no id',
      { notes: [note, { ...note, paperId: undefined }] },
      'The note on “Debate as oversight” (record 2 of “notes”) has no “paperId”.',
      'notes',
    ],
    [
      'a number for a text',
      { notes: [note, { ...note, paperId: 'b', tags: ['NaN', 3] }] },
      'The note on “Debate as oversight” (record 2 of “notes”) has no “tags” that this page can read.',
      'notes',
    ],
    [
      'a revision in words',
      { notes: [note, { ...note, paperId: 'b', revision: 'NaN' }] },
      'The note on “Debate as oversight” (record 2 of “notes”) has no “revision” that this page can read.',
      'notes',
    ],
    [
      'a revision beyond counting',
      { notes: [note, { ...note, paperId: 'b', revision: 1e300 }] },
      'The note on “Debate as oversight” (record 2 of “notes”) has a “revision” that is too large.',
      'notes',
    ],
    [
      'the id of another',
      { notes: [note, { ...note, title: 'Again' }] },
      'The note on “Again” (record 2 of “notes”) has the “debate” of one before it, and only that one is taken.',
      'notes',
    ],
    [
      'no view',
      { views: [view, { ...view, id: 'b', name: ' ' }] },
      'Record 2 of “views” does not have the form of a saved view, with a name of at most 120 characters and an address of at most 20000.',
      'views',
    ],
    [
      'a day that is none',
      {
        bin: [
          { id: 'b', deletedAt: 'soon', note },
          { id: 'a', deletedAt: AT, note },
        ],
      },
      'The deleted note on “Debate as oversight” (record 1 of “bin”) does not have the form of a deleted note, with a date and the note.',
      'bin',
    ],
    [
      'an unreadable one that cannot be stored',
      { unreadable: { notes: [{ short: 7 }] } },
      'Record 1 of “notes”, one that could not be read, could not be stored.',
      'notes',
    ],
  ])('with %s is named, and loses only itself', (_, change, sentence, store) => {
    const { contents, problems } = read(file(change));
    expect(problems).toEqual([sentence]);
    expect(contents).toEqual(read(file()).contents);
    expect(contents[store]).toHaveLength(1);
  });

  it('may be one that is nested without end, or hold a number without end', () => {
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    const text = file({
      notes: [{ ...note, paperId: 'a', later: 'DEEP' }, { ...note, paperId: 'b', later: 'HUGE' }, note],
    });
    const { contents, problems } = read(text.replace('"DEEP"', deep).replace('"HUGE"', '-1e999'));
    expect(contents.notes).toEqual([note]);
    expect(problems).toEqual([
      'The note on “Debate as oversight” (record 1 of “notes”) is nested deeper than 60 levels.',
      'The note on “Debate as oversight” (record 2 of “notes”) holds a number that is too large.',
    ]);
  });

  it('may be a setting', () => {
    const { contents, problems } = read(file().replace('"close"', '1e999'));
    expect(problems).toEqual(['The setting “table” holds a number that is too large.']);
    expect(contents.settings).toEqual([]);
  });

  it('may be a list that is none: the others are read', () => {
    const { contents, problems } = read(file({ notes: { 0: note }, settings: [], bin: undefined }));
    expect(contents).toEqual({ ...NOTHING_KEPT, views: [view] });
    expect(problems).toEqual([
      '“notes” is no list, so nothing was read from it.',
      '“bin” is no list, so nothing was read from it.',
      '“settings” is no record, so nothing was read from it.',
    ]);
  });
});

describe('a file that is no backup', () => {
  it.each([
    ['nothing', '', 'This file is empty.'],
    ['blanks', ' \n\uFEFF', 'This file is empty.'],
    ['words', 'my notes', 'This file is no backup of this page.'],
    ['a page', '<!doctype html><title>Sign in</title>', 'This file is a web page, not a backup.'],
    ['half of one', file().slice(0, -40), 'This backup is cut off or damaged'],
    ['two in one', `${file()}${file()}`, 'This backup is cut off or damaged'],
    ['null', 'null', 'This file is no backup of this page.'],
    ['a number', '1e999', 'This file is no backup of this page.'],
    ['a list', `[${file()}]`, 'This file is no backup of this page.'],
    ['a record of another kind', '{"papers":[]}', 'This file is no backup of this page.'],
    ['another format', file({ format: 'other' }), 'This file is no backup of this page.'],
    ['a version in words', file({ version: '1' }), 'This file is no backup of this page.'],
    ['a version below the first', file({ version: 0 }), 'This file is no backup of this page.'],
    ['brackets without end', '['.repeat(100_000), 'This file is no backup of this page.'],
    [
      'a prototype',
      '{"__proto__":{"format":"ai-safety-papers-backup","version":1}}',
      'This file is no backup of this page.',
    ],
    ['a newer version', file({ version: 2 }), 'This backup was made by a newer version of this page. Reload'],
  ])('is told in a sentence: %s', (_, text, sentence) => {
    expect(decodeBackup(text)).toEqual({ ok: false, reason: expect.stringMatching(`^${sentence}`) as string });
  });

  it('gets a sentence, whatever it is', () => {
    const cut = fc.tuple(fc.nat(file().length), fc.nat(20), fc.string({ unit: 'binary', maxLength: 4 }));
    const mutated = cut.map(([at, length, text]) => `${file().slice(0, at)}${text}${file().slice(at + length)}`);
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json(), mutated), (text) => {
        const decoded = decodeBackup(text);
        if (decoded.ok)
          expect(encodeBackup(read(encodeBackup(decoded.contents, AT)).contents, AT)).toBe(
            encodeBackup(decoded.contents, AT),
          );
        else expect(decoded.reason).toMatch(/^This (file|backup) .*\.$/);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('the bytes of a file', () => {
  const utf16 = (text: string, little: boolean) => {
    const view = new DataView(new ArrayBuffer(text.length * 2));
    for (let at = 0; at < text.length; at += 1) view.setUint16(at * 2, text.charCodeAt(at), little);
    return view.buffer;
  };

  it('may be UTF-8 or UTF-16', () => {
    const text = `{"a":"模型 🤖"}`;
    expect(textOfFile(new TextEncoder().encode(`\uFEFF${text}`).buffer)).toBe(text);
    expect(textOfFile(utf16(`\uFEFF${text}`, true))).toBe(text);
    expect(textOfFile(utf16(`\uFEFF${text}`, false))).toBe(text);
    expect(textOfFile(new ArrayBuffer(0))).toBe('');
  });

  it('may be no text', () => {
    expect(textOfFile(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe]).buffer)).toBeNull();
  });
});
