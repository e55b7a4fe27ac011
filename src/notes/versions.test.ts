import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  BOTH_KEPT,
  emptyNote,
  NOTHING_WRITTEN,
  RATINGS,
  STATUSES,
  type Note,
  type NoteText,
  type OtherVersion,
} from './note.ts';
import { bothKept, contestedParts, joinedWithStored, joinTexts, otherTaken, withVersions } from './versions.ts';

const someText: fc.Arbitrary<NoteText> = fc.record({
  short: fc.constantFrom('', 'a', 'b', 'a and b', 'c'),
  long: fc.string({ maxLength: 5 }),
  jottings: fc.constantFrom('', 'jotted', 'jotted down'),
  tags: fc.subarray(['x', 'y', 'z', 'w']),
  status: fc.constantFrom(null, ...STATUSES),
  rating: fc.constantFrom(null, ...RATINGS),
});
const texts = ['short', 'long', 'jottings'] as const;
const choices = ['status', 'rating'] as const;

const noteWith = (change: Partial<Note>): Note => ({
  ...emptyNote({ id: 'debate', title: 'Debate', url: null }),
  updatedAt: '2026-05-03T10:00:00.000Z',
  ...change,
});
const version = (parts: Partial<OtherVersion>): OtherVersion => ({ savedAt: '2026-05-03T09:00:00.000Z', ...parts });

describe('joining what was written in two places', () => {
  it('lets the text of this place stand where both were changed, and gives the other beside it', () => {
    const base: NoteText = { short: 'was', long: '', jottings: 'same', tags: ['old', 'kept'], status: null, rating: 2 };
    const mine: NoteText = { ...base, short: 'mine', long: 'new here', tags: ['kept', 'here'], status: 'read' };
    const theirs: NoteText = {
      ...base,
      short: 'theirs',
      jottings: 'changed',
      tags: ['old', 'kept', 'there'],
      rating: 5,
    };
    expect(joinTexts(base, mine, theirs)).toEqual({
      text: {
        short: 'mine',
        long: 'new here',
        jottings: 'changed',
        tags: ['kept', 'here', 'there'],
        status: 'read',
        rating: 5,
      },
      other: { short: 'theirs' },
    });
  });

  it('gives of two choices the other beside the one of this place, also that it was taken away', () => {
    const base: NoteText = { ...NOTHING_WRITTEN, status: 'to-read', rating: 3 };
    const mine: NoteText = { ...base, status: 'reading', rating: 4 };
    const { text, other } = joinTexts(base, mine, { ...base, status: 'read', rating: null });
    expect(text).toEqual(mine);
    expect(other).toEqual({ status: 'read', rating: null });
  });

  it('lets the longer text stand where it holds the other whole', () => {
    const written = (short: string) => ({ ...NOTHING_WRITTEN, short });
    const base = written('a');
    expect(joinTexts(base, written('a and more'), written('a and'))).toEqual({
      text: written('a and more'),
      other: null,
    });
    expect(joinTexts(base, written('a and'), written('a and more'))).toEqual({
      text: written('a and more'),
      other: null,
    });
  });

  it('does not take a piece of a word for the text that the other side wrote', () => {
    const written = (short: string) => ({ ...NOTHING_WRITTEN, short });
    for (const [mine, theirs] of [
      ['not', 'no'],
      ['there', 'here'],
      ['no', 'not'],
    ] as const) {
      expect(joinTexts(NOTHING_WRITTEN, written(mine), written(theirs))).toEqual({
        text: written(mine),
        other: { short: theirs },
      });
    }
    expect(joinTexts(NOTHING_WRITTEN, written('not, no'), written('no')).other).toBeNull();
  });

  it('takes the side that changed where one did', () => {
    fc.assert(
      fc.property(someText, someText, (base, changed) => {
        for (const joined of [joinTexts(base, changed, base), joinTexts(base, base, changed)]) {
          expect({ ...joined.text, tags: new Set(joined.text.tags) }).toEqual({
            ...changed,
            tags: new Set(changed.tags),
          });
          expect(joined.other).toBeNull();
        }
      }),
    );
  });

  it('says once what both sides wrote alike', () => {
    fc.assert(
      fc.property(someText, someText, (base, written) => {
        expect(joinTexts(base, written, written)).toEqual({ text: written, other: null });
      }),
    );
  });

  it('loses nothing that either side wrote', () => {
    fc.assert(
      fc.property(someText, someText, someText, (base, mine, theirs) => {
        const { text, other } = joinTexts(base, mine, theirs);
        for (const part of texts) {
          const kept = [text[part], other?.[part] ?? ''];
          for (const side of [mine, theirs]) {
            if (side[part] !== base[part]) expect(kept.some((one) => one.includes(side[part]))).toBe(true);
          }
        }
        for (const part of choices) {
          const kept = [text[part], ...(other !== null && part in other ? [other[part]] : [])];
          for (const side of [mine, theirs]) if (side[part] !== base[part]) expect(kept).toContain(side[part]);
        }
      }),
    );
  });

  it('keeps the tags that a side put in, drops those that a side took out, and names each once', () => {
    fc.assert(
      fc.property(someText, someText, someText, (base, mine, theirs) => {
        const { tags } = joinTexts(base, mine, theirs).text;
        expect(new Set(tags).size).toBe(tags.length);
        for (const tag of ['x', 'y', 'z', 'w']) {
          const [was, here, there] = [base, mine, theirs].map((text) => text.tags.includes(tag));
          expect(tags.includes(tag)).toBe(
            was === true ? here === true && there === true : here === true || there === true,
          );
        }
      }),
    );
  });
});

describe('two places that go on writing one note in turn', () => {
  /** Each writes on what it saved last, and hears nothing of the other. */
  function inTurn(writings: readonly [place: number, text: string][]): Note {
    const bases = [noteWith({}), noteWith({})];
    let stored = noteWith({});
    for (const [at, [place, short]] of writings.entries()) {
      const base = bases[place] ?? stored;
      const note = { ...joinedWithStored(base, { ...base, short }, stored), revision: at + 1 };
      bases[place] = note;
      stored = note;
    }
    return stored;
  }

  it('leave two versions, not one for each save', () => {
    const note = inTurn([
      [0, 'here 1'],
      [1, 'there 1'],
      [0, 'here 2'],
      [1, 'there 2'],
      [0, 'here 3'],
    ]);
    expect(note.short).toBe('here 3');
    expect(note.otherVersions?.map(({ short }) => short)).toEqual(['there 2']);
  });

  it('lose nothing that was written last in either, whatever the order', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 1 }), { minLength: 1, maxLength: 12 }), (places) => {
        const writings = places.map((place, at): [number, string] => [place, `text ${at} of ${place} `]);
        const note = inTurn(writings);
        const kept = [note.short, ...(note.otherVersions ?? []).map(({ short = '' }) => short)];
        for (const place of new Set(places)) {
          const last = writings.findLast(([one]) => one === place)?.[1] ?? '';
          expect(kept).toContain(last);
        }
      }),
    );
  });
});

describe('other versions beside a note', () => {
  const note = noteWith({ short: 'stands', status: 'read', otherVersions: [version({ short: 'other' })] });

  it('are each there once, and go where the note says all that they say', () => {
    const again = version({ short: 'other', savedAt: '2026-05-04T00:00:00.000Z' });
    expect(withVersions(note, [version({ short: 'other' }), again]).otherVersions).toEqual([again]);
    expect(withVersions({ ...note, short: 'stands, and other' }, [again])).toEqual({
      ...noteWith({ short: 'stands, and other', status: 'read' }),
    });
    expect(withVersions(note, [])).not.toHaveProperty('otherVersions');
  });

  it('differ in the parts that say something else', () => {
    expect(contestedParts(note, version({ short: 'other', long: '', status: 'reading', rating: null }))).toEqual([
      'short',
      'status',
    ]);
  });

  it('stay until a side has chosen, and then go for both', () => {
    const chosen = withVersions(note, []);
    const elsewhere = { ...note, long: 'more', revision: 1 };
    expect(joinedWithStored(note, chosen, elsewhere)).not.toHaveProperty('otherVersions');
    expect(joinedWithStored(note, { ...note, jottings: 'on' }, elsewhere).otherVersions).toEqual(note.otherVersions);
    expect(joinedWithStored(note, { ...note, jottings: 'on' }, { ...chosen, revision: 1 })).not.toHaveProperty(
      'otherVersions',
    );
  });

  it('can be taken in place of what stands, or kept with it', () => {
    const other = version({ short: 'other', status: 'reading' });
    expect(otherTaken(note, other)).toMatchObject({ short: 'other', status: 'reading' });
    expect(bothKept(note, other)).toMatchObject({
      short: `stands${BOTH_KEPT}other`,
      status: 'read',
      jottings: '— the status was set to “Reading” elsewhere —',
    });
  });
});
