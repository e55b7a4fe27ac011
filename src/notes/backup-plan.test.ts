import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import second from '../../tests/fixtures/database-v2.json';
import { someContents, someNote } from '../../tests/fixtures/some-contents.ts';
import { joinedNotes } from './backup-notes.ts';
import { byKey, isWritten, planImport, type Change, type Mode } from './backup-plan.ts';
import { KEPT, NOTHING_KEPT, type Contents, type Kept } from './contents.ts';
import { readNote, type Note } from './note.ts';

const AT = '2026-11-27T10:00:00.000Z';
const { view } = second;
// In its present form: without passages.
const note = { ...second.note, passages: [] } as Note;

/** What is stored once the changes have been made. */
function after(stored: Contents, changes: readonly Change[]): Contents {
  const of = (store: Kept) => {
    const records = byKey(store, stored);
    for (const change of changes) {
      if (change.store !== store) continue;
      if (change.result === undefined) records.delete(change.key);
      else records.set(change.key, change.result);
    }
    return records;
  };
  return {
    notes: [...of('notes').values()],
    views: [...of('views').values()],
    settings: [...of('settings')] as [string, unknown][],
    bin: [...of('bin').values()],
  };
}

const plan = (stored: Partial<Contents>, imported: Partial<Contents>, mode: Mode = 'merge') =>
  planImport({ ...NOTHING_KEPT, ...stored }, { ...NOTHING_KEPT, ...imported }, mode, AT);

/** Two stores that have much in common: most of what differs has the same keys. */
const twoStores = fc
  .tuple(someContents, someContents, fc.array(fc.nat(3), { minLength: 20, maxLength: 20 }))
  .map(([one, other, dice]) => {
    const mixed = (store: 'notes' | 'views' | 'bin') => {
      const [here, there] = [[...byKey(store, one)], [...byKey(store, other).values()]];
      return here.map(([key, record], at) => {
        const foreign = dice[at] === 0 ? record : there[dice[at + 1] ?? 0];
        const id = store === 'notes' ? 'paperId' : 'id';
        return typeof foreign === 'object' ? { ...foreign, [id]: key } : record;
      });
    };
    return [one, { ...other, notes: mixed('notes'), views: mixed('views'), bin: mixed('bin') }] as const;
  });

describe('bringing in a backup', () => {
  it('twice writes nothing the second time, however it is done', () => {
    fc.assert(
      fc.property(twoStores, fc.constantFrom<Mode>('merge', 'replace'), ([stored, imported], mode) => {
        const once = after(stored, planImport(stored, imported, mode, AT));
        const again = planImport(once, imported, mode, '2026-12-24T00:00:00.000Z');
        expect(again.filter(isWritten)).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it('into an empty store leaves what was taken out', () => {
    fc.assert(
      fc.property(someContents, fc.constantFrom<Mode>('merge', 'replace'), (contents, mode) => {
        const changes = planImport(NOTHING_KEPT, contents, mode, AT);
        expect(changes.every(({ kind }) => kind === 'new')).toBe(true);
        expect(after(NOTHING_KEPT, changes)).toEqual(contents);
      }),
    );
  });

  it('that was taken out just now changes nothing', () => {
    fc.assert(
      fc.property(someContents, fc.constantFrom<Mode>('merge', 'replace'), (contents, mode) => {
        expect(planImport(contents, contents, mode, AT).filter(({ kind }) => kind !== 'same')).toEqual([]);
      }),
    );
  });
});

describe('merging', () => {
  it('takes nothing away and loses nothing of a note that either side has', () => {
    fc.assert(
      fc.property(twoStores, ([stored, imported]) => {
        const joined = after(stored, planImport(stored, imported, 'merge', AT));
        for (const store of KEPT) {
          const keys = [...byKey(store, joined).keys()];
          expect(keys).toEqual(expect.arrayContaining([...byKey(store, stored).keys()]));
          expect(keys).toEqual(expect.arrayContaining([...byKey(store, imported).keys()]));
        }
        const all = JSON.stringify(joined);
        for (const record of [...stored.notes, ...imported.notes]) {
          const side = readNote(record);
          if (side === null) continue;
          const texts = [side.short, side.long, side.jottings, ...side.tags].map((text) => text.toLowerCase());
          for (const text of texts) expect(all.toLowerCase()).toContain(JSON.stringify(text).slice(1, -1));
        }
      }),
      { numRuns: 500 },
    );
  });

  it('counts as a further save whatever it changes in a note', () => {
    fc.assert(
      fc.property(someNote, someNote, (mine, theirs) => {
        const joined = joinedNotes(mine, { ...theirs, paperId: mine.paperId });
        if (joined !== mine) expect(joined.revision).toBeGreaterThan(Math.max(mine.revision, theirs.revision));
      }),
    );
  });

  const later: Note = { ...note, revision: 9, updatedAt: '2026-11-20T00:00:00.000Z' };

  it.each<[string, Partial<Note>, Partial<Note>, Change['kind']]>([
    ['alike is the same', {}, {}, 'same'],
    ['that differ in the number of saves alone are the same', { revision: 3 }, {}, 'same'],
    ['of which mine goes on are the same', { long: `${note.long}\n\nMore.` }, {}, 'same'],
    ['of which theirs goes on are changed', {}, { long: `${note.long}\n\nMore.` }, 'changed'],
    ['of which mine says nothing are changed', { short: '', rating: null }, {}, 'changed'],
    ['with different tags are changed', { tags: ['a'] }, { tags: ['b'] }, 'changed'],
    ['with one tag in other letters are the same', { tags: ['Debate'] }, { tags: ['debate'] }, 'same'],
    ['that say different things are conflicting', { short: 'Here.' }, { short: 'There.' }, 'conflicting'],
    ['with different ratings are conflicting', { rating: 1 }, { rating: 5 }, 'conflicting'],
  ])('two notes %s', (_, mine, theirs, kind) => {
    expect(plan({ notes: [{ ...note, ...mine }] }, { notes: [{ ...later, ...theirs }] })[0]?.kind).toBe(kind);
  });

  it('keeps what cannot stand beside the note, though the backup is newer', () => {
    const [change] = plan({ notes: [{ ...note, short: 'Here.' }] }, { notes: [{ ...later, short: 'There.' }] });
    expect(change?.result).toEqual({
      ...later,
      passages: [],
      short: 'Here.',
      revision: 10,
      otherVersions: [{ short: 'There.', savedAt: later.updatedAt }],
    });
  });

  it('puts a view beside the one that has its id', () => {
    const other = { ...view, search: '?q=other' };
    const [, copy] = plan({ views: [view] }, { views: [other] });
    expect(copy).toMatchObject({
      kind: 'new',
      result: { ...other, id: `${view.id} ~2`, name: `${view.name} (from a backup)` },
    });
  });

  it('leaves a setting as it is here, and takes one that is not', () => {
    const changes = plan(
      { settings: [['table', 1]] },
      {
        settings: [
          ['table', 2],
          ['other', 3],
        ],
      },
    );
    expect(changes.map(({ key, kind, result }) => [key, kind, result])).toEqual([
      ['other', 'new', 3],
      ['table', 'conflicting', 1],
    ]);
  });

  it('leaves a record here that cannot be read, and puts the note of the backup into the bin', () => {
    const damaged = { paperId: note.paperId, short: 7 };
    const changes = plan({ notes: [damaged] }, { notes: [note] });
    expect(changes.map(({ store, kind, result }) => [store, kind, result])).toEqual([
      ['notes', 'conflicting', damaged],
      ['bin', 'new', { id: 'debate in a backup ~2', deletedAt: AT, note }],
    ]);
  });

  it('puts the whole note into the bin where both have something in a field that this page does not know', () => {
    const [one, other] = [
      { ...note, later: 1 },
      { ...note, later: 2 },
    ];
    const changes = plan({ notes: [one] }, { notes: [other] });
    expect(changes.map(({ store, kind, result }) => [store, kind, result])).toEqual([
      ['notes', 'conflicting', one],
      ['bin', 'new', { id: 'debate in a backup ~2', deletedAt: AT, note: other }],
    ]);
  });
});

describe('replacing', () => {
  it('leaves what is in the backup, and nothing else; only the number of saves may be higher', () => {
    fc.assert(
      fc.property(twoStores, ([stored, imported]) => {
        const result = after(stored, planImport(stored, imported, 'replace', AT));
        const uncounted = ({ notes, ...others }: Contents) => {
          const records = [...byKey('notes', { ...others, notes })];
          return { notes: Object.fromEntries(records.map(([key, one]) => [key, { ...(one as object), revision: 0 }])) };
        };
        expect(uncounted(result)).toEqual(uncounted(imported));
        for (const store of ['views', 'settings', 'bin'] as const) {
          expect(byKey(store, result)).toEqual(byKey(store, imported));
        }
      }),
    );
  });

  it('counts as a further save, so that who is writing on the note before notices', () => {
    const [change] = plan({ notes: [{ ...note, revision: 12 }] }, { notes: [{ ...note, short: 'Back.' }] }, 'replace');
    expect(change).toMatchObject({ kind: 'changed', result: { ...note, short: 'Back.', revision: 13 } });
  });

  it('removes what is only here', () => {
    expect(plan({ notes: [note] }, {}, 'replace')).toMatchObject([{ kind: 'removed', result: undefined }]);
  });
});
