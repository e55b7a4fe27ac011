import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { smallDataset } from '../../tests/fixtures/small-dataset.ts';
import { someVaultNote } from '../../tests/fixtures/some-vault.ts';
import { isWritten } from './backup-plan.ts';
import { NOTHING_KEPT, type Contents } from './contents.ts';
import { emptyNote, isEmpty, readNote, type Note } from './note.ts';
import { vaultFiles } from './vault-export.ts';
import { readVaultText, type VaultFile } from './vault-file.ts';
import { planVault, type VaultChoice, type VaultPlan } from './vault-plan.ts';

const AT = '2026-11-27T12:00:00.000Z';
const dataset = smallDataset();
const papers = {
  listed: new Map(dataset.papers.map((paper) => [paper.id, paper])),
  presentIds: new Map([['reward-old', 'reward']]),
};
const note: Note = {
  ...emptyNote(dataset.papers[0] ?? { id: 'debate', title: '', url: null }),
  short: 'Debate helps.',
  long: 'A long one.',
  tags: ['games', 'judges'],
  status: 'reading',
  revision: 4,
  updatedAt: '2026-11-01T10:00:00.000Z',
};

const holding = (...notes: unknown[]): Contents => ({ ...NOTHING_KEPT, notes });

function outOf(...notes: Note[]): { name: string; content: string }[] {
  return vaultFiles(notes, dataset);
}

function read(files: readonly { name: string; content: string }[]): VaultFile[] {
  return files.map(({ name, content }) => {
    const found = readVaultText(name, content);
    if (found.kind !== 'note') throw new Error(`${name} is ${found.kind}`);
    return found.file;
  });
}

type Choosing = { choice?: VaultChoice; unlisted?: boolean };

function plan(stored: Contents, files: readonly VaultFile[], { choice, unlisted = false }: Choosing = {}): VaultPlan {
  const versions = new Map(choice === undefined ? [] : [...papers.listed.keys()].map((id) => [id, choice]));
  return planVault(stored, files, papers, { versions, unlisted }, AT);
}

/** What is stored once a plan was written. */
function after(stored: Contents, { changes }: VaultPlan): Contents {
  const results = new Map(stored.notes.map((record) => [readNote(record)?.paperId, record]));
  for (const change of changes.filter(isWritten)) results.set(String(change.key), change.result);
  return { ...stored, notes: [...results.values()] };
}

/** The vault of the note, with some of its text edited. */
function edited(...edits: [from: string, to: string][]): VaultFile[] {
  return read(
    outOf(note).map(({ name, content }) => ({
      name,
      content: edits.reduce((text, [from, to]) => {
        expect(text).toContain(from);
        return text.replace(from, to);
      }, content),
    })),
  );
}

function onlyResult({ changes }: VaultPlan): Note | null {
  expect(changes).toHaveLength(1);
  return readNote(changes[0]?.result);
}

const someStore = fc.uniqueArray(
  someVaultNote.filter((one) => !isEmpty(one)),
  { selector: ({ paperId }) => paperId, maxLength: 4 },
);

describe('a vault that comes back as it was', () => {
  it('changes nothing', () => {
    fc.assert(
      fc.property(someStore, (notes) => {
        const { changes, told } = plan(holding(...notes), read(outOf(...notes)));
        expect(changes.filter(isWritten)).toEqual([]);
        expect(told).toEqual([]);
      }),
    );
  });

  it('into an empty browser gives a vault of the same bytes', () => {
    fc.assert(
      fc.property(someStore, (notes) => {
        const out = outOf(...notes);
        const brought = after(NOTHING_KEPT, plan(NOTHING_KEPT, read(out), { unlisted: true }));
        const again = brought.notes.flatMap((record) => readNote(record) ?? []);
        expect(outOf(...again)).toEqual(out);
      }),
    );
  });

  it('changes nothing either where the note was changed here since', () => {
    const later = { ...note, short: 'Debate helps judges.', tags: ['games'], revision: 5 };
    expect(plan(holding(later), read(outOf(note))).changes.filter(isWritten)).toEqual([]);
  });
});

describe('what was changed in the vault', () => {
  it('is taken, and what was changed here beside it stays', () => {
    const here = { ...note, long: 'A longer one.', tags: ['games', 'judges', 'new'], revision: 5 };
    const files = edited(['Debate helps.', 'Debate helps judges.'], ['["games", "judges"]', '[judges]']);
    const planned = plan(holding(here), files);
    expect(planned.changes).toMatchObject([{ kind: 'changed', key: 'debate' }]);
    expect(onlyResult(planned)).toEqual({
      ...here,
      short: 'Debate helps judges.',
      tags: ['judges', 'new'],
      revision: 6,
      updatedAt: AT,
    });
  });

  it('and here too stands side by side, and becomes what the reader chooses', () => {
    const here = { ...note, short: 'Mine.', revision: 5 };
    const files = edited(['Debate helps.', 'Theirs.'], ['status: "reading"', 'status: read']);
    const planned = plan(holding(here), files);
    expect(planned.changes).toMatchObject([{ kind: 'conflicting', theirs: { short: 'Theirs.' } }]);
    const both = onlyResult(planned);
    expect(both).toMatchObject({ short: 'Mine.', status: 'read', otherVersions: [{ short: 'Theirs.', savedAt: AT }] });
    const mine = onlyResult(plan(holding(here), files, { choice: 'here' }));
    expect(mine).toEqual({ ...here, status: 'read', revision: 6, updatedAt: AT });
    const theirs = onlyResult(plan(holding(here), files, { choice: 'vault' }));
    expect(theirs).toEqual({ ...here, short: 'Theirs.', status: 'read', revision: 6, updatedAt: AT });
    // A second time there is nothing left to do.
    for (const once of [both, theirs]) expect(plan(holding(once), files).changes.filter(isWritten)).toEqual([]);
  });

  it('and where nobody knows any more what was taken out, loses nothing', () => {
    const files = edited(['Debate helps.', 'Theirs.']).map((file) => ({ ...file, base: {} }));
    expect(onlyResult(plan(holding(note), files))).toMatchObject({
      short: 'Debate helps.',
      tags: ['games', 'judges'],
      otherVersions: [{ short: 'Theirs.' }],
    });
  });

  it('around the note is kept with it, and taken out again', () => {
    const [file] = outOf(note);
    const content = `${(file?.content ?? '').replace('---\n<!--', 'mine: yes\n---\nAbove.\n\n<!--')}\nBelow [[other]].\n`;
    const planned = plan(holding(note), read([{ name: 'a.md', content }]));
    const result = onlyResult(planned);
    expect(result?.around).toEqual({ properties: 'mine: yes', before: 'Above.\n\n', after: '\nBelow [[other]].\n' });
    const [again] = outOf(result ?? note);
    expect(again?.content).toContain('mine: yes\n---\nAbove.\n\n<!-- ai-safety-papers:begin');
    expect(again?.content).toMatch(/ -->\n\nBelow \[\[other\]\]\.\n$/);
    // A file without it, from another copy, takes nothing away where it was never there.
    expect(plan(holding(result), read(outOf(note))).changes.filter(isWritten)).toEqual([]);
  });

  it('makes a note of its own where there was none, and of an empty file nothing', () => {
    const [first, , third] = dataset.papers;
    if (first === undefined || third === undefined) throw new Error('there are no papers');
    const out = outOf(emptyNote(first), emptyNote(third));
    const files = read(
      out.map((file) => ({ ...file, content: file.content.replace('## Long note\n', '## Long note\n\nNew.\n') })),
    );
    expect(plan(NOTHING_KEPT, files).changes).toMatchObject([
      {
        kind: 'new',
        result: { paperId: 'debate', title: 'Debate as oversight', long: 'New.', updatedAt: AT, revision: 1 },
      },
      { kind: 'new', result: { paperId: 'noise' } },
    ]);
    expect(plan(NOTHING_KEPT, read(out)).changes).toEqual([]);
  });

  it('takes nothing away for want of a file', () => {
    const other = { ...note, paperId: 'noise' };
    expect(plan(holding(note, other), read(outOf(note))).changes.map(({ key }) => key)).toEqual(['debate']);
  });
});

describe('a file', () => {
  it('under a former id is the note on the paper that has it now', () => {
    const old = { ...note, paperId: 'reward-old' };
    const files = read(outOf(old));
    expect(plan(holding({ ...note, paperId: 'reward' }), files).changes).toMatchObject([
      { key: 'reward', kind: 'same' },
    ]);
    expect(plan(holding(old), files).changes).toMatchObject([{ key: 'reward-old', kind: 'same' }]);
    expect(plan(NOTHING_KEPT, files).changes).toMatchObject([{ key: 'reward', kind: 'new' }]);
  });

  it('on a paper that is not in the list is taken where the reader says so, or has a note on it', () => {
    const gone = { ...note, paperId: 'gone', title: 'A paper that left' };
    const files = read(outOf(gone));
    expect(plan(NOTHING_KEPT, files).changes).toMatchObject([{ key: 'gone', isListed: false, result: undefined }]);
    expect(plan(NOTHING_KEPT, files).changes.filter(isWritten)).toEqual([]);
    expect(onlyResult(plan(NOTHING_KEPT, files, { unlisted: true }))).toMatchObject({ title: 'A paper that left' });
    const changed = read(outOf(gone).map((file) => ({ ...file, content: file.content.replace('helps', 'hurts') })));
    expect(onlyResult(plan(holding(gone), changed))).toMatchObject({ short: 'Debate hurts.' });
  });

  it('beside another on the same paper is not taken, and both are named; of the same one is', () => {
    const [one] = edited(['helps', 'hurts']);
    const [other] = read(outOf(note));
    if (one === undefined || other === undefined) throw new Error('there is no file');
    const differing = plan(NOTHING_KEPT, [one, { ...other, name: 'copy.md' }]);
    expect(differing.changes).toEqual([]);
    expect(differing.told).toEqual([
      expect.stringContaining('debate.md and copy.md are on one paper (debate) and differ'),
    ]);
    const same = plan(NOTHING_KEPT, [other, { ...other, name: 'copy.md' }]);
    expect(same.changes).toHaveLength(1);
    expect(same.told).toEqual([expect.stringContaining('taken once')]);
  });

  it('of a note that was deleted here since stays out, unless it was changed', () => {
    const bin = [{ id: 'b', deletedAt: AT, note }];
    const planned = plan({ ...NOTHING_KEPT, bin }, read(outOf(note)));
    expect(planned.changes).toEqual([]);
    expect(planned.told).toEqual([expect.stringContaining('stays in the bin')]);
    expect(plan({ ...NOTHING_KEPT, bin }, edited(['helps', 'hurts'])).changes).toMatchObject([{ kind: 'new' }]);
  });

  it('on a paper whose stored record cannot be read leaves that as it is', () => {
    const planned = plan(holding({ paperId: 'debate', short: 7 }), read(outOf(note)));
    expect(planned.changes).toEqual([]);
    expect(planned.told).toEqual([expect.stringContaining('cannot be read and stays')]);
  });
});
