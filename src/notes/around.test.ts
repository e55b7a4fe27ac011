import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import first from '../../tests/fixtures/note-v1.json';
import third from '../../tests/fixtures/database-v3.json';
import { someAround } from '../../tests/fixtures/some-vault.ts';
import { isNothingAround, joinedAround, type Around } from './around.ts';
import { joinedNotes as joinedInBackup, keptAside } from './backup-notes.ts';
import { emptyNote, isEmpty, readNote, type Note } from './note.ts';
import { joinedNotes, joinedWithStored } from './versions.ts';

const mine: Around = { properties: 'aliases: [a]', before: 'Above.\n', after: '' };
const theirs: Around = { properties: '', before: '', after: 'Below.\n' };
const note: Note = emptyNote({ id: 'p', title: 'P', url: null });

describe('what stands around a note', () => {
  it('of two files is joined: nothing of either is lost, and joined once more nothing changes', () => {
    fc.assert(
      fc.property(someAround, someAround, (one, other) => {
        const joined = joinedAround(one, other);
        const all = Object.values(joined ?? {}).join('\n');
        for (const part of [...Object.values(one), ...Object.values(other)]) expect(all).toContain(part.trim());
        expect(joinedAround(joined, other)).toEqual(joined);
      }),
    );
    expect(joinedAround(mine, undefined)).toBe(mine);
    expect(joinedAround(undefined, mine)).toBe(mine);
  });

  it('is something that was written, and blanks are not', () => {
    expect(isEmpty({ ...note, around: theirs })).toBe(false);
    expect(isEmpty({ ...note, around: { properties: '', before: '\n', after: ' ' } })).toBe(true);
    expect(isNothingAround(undefined)).toBe(true);
  });

  it('stays with a note that is joined with another: under former ids, from a backup, out of the bin, of two tabs', () => {
    const [one, other] = [
      { ...note, short: 'One.', around: mine },
      { ...note, short: 'Other.', around: theirs },
    ];
    for (const joined of [joinedNotes(one, other), joinedInBackup(one, other)]) {
      expect(joined.around?.before).toBe('Above.\n');
      expect(joined.around?.after).toContain('Below.');
    }
    expect(joinedInBackup(note, other).around).toEqual(theirs);
    expect(keptAside(one, other)).toBe(false);
    expect(joinedWithStored(note, { ...note, short: 'Typed.' }, { ...other, revision: 2 }).around).toEqual(theirs);
  });

  it('is absent from what earlier releases stored, which is read as before', () => {
    for (const record of [first, ...third.notes]) {
      const read = readNote(record);
      expect(read).not.toBeNull();
      expect(read).not.toHaveProperty('around');
    }
  });
});
