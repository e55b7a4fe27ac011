import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { somePassages } from '../../tests/fixtures/some-passages.ts';
import firstRelease from '../../tests/fixtures/note-v1.json';
import {
  BOTH_KEPT,
  emptyNote,
  isEmpty,
  mergeText,
  NOTHING_WRITTEN,
  RATINGS,
  readNote,
  readTags,
  STATUS_NAMES,
  STATUSES,
  textOf,
  type NoteText,
} from './note.ts';

describe('reading a stored note', () => {
  it('of the first release gives it as it was written, with neither status, rating nor passages', () => {
    expect(readNote(firstRelease)).toEqual({ ...firstRelease, status: null, rating: null, passages: [] });
  });

  it('of a newer version gives what that one added too', () => {
    const newer = { ...firstRelease, status: 'read', rating: 4, highlights: [{ from: 3 }] };
    expect(readNote(newer)).toEqual({ ...newer, passages: [] });
  });

  it('gives every status and every rating', () => {
    for (const status of STATUSES) expect(readNote({ ...firstRelease, status })).toMatchObject({ status });
    for (const rating of RATINGS) expect(readNote({ ...firstRelease, rating })).toMatchObject({ rating });
  });

  it('that is empty and new gives it', () => {
    const note = emptyNote({ id: 'debate', title: 'Debate', url: 'https://example.org/' });
    expect(readNote(note)).toEqual(note);
    expect(note.revision).toBe(0);
  });

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'note'],
    ['an array', []],
    ['a record without a text', { ...firstRelease, long: undefined }],
    ['a record with a foreign tag', { ...firstRelease, tags: ['a', 7] }],
    ['a status that there is not', { ...firstRelease, status: 'skimmed' }],
    ['a rating that is no whole number', { ...firstRelease, rating: 3.5 }],
    ['a rating beyond the highest', { ...firstRelease, rating: 6 }],
    ['a passage that is none', { ...firstRelease, passages: [{ id: 'p1' }] }],
    ['a revision that is no whole number', { ...firstRelease, revision: 1.5 }],
    ['a revision below zero', { ...firstRelease, revision: -1 }],
  ])('gives null for %s', (_, record) => {
    expect(readNote(record)).toBeNull();
  });
});

describe('a note', () => {
  it('is empty where nothing at all is written', () => {
    expect(isEmpty(NOTHING_WRITTEN)).toBe(true);
    expect(isEmpty(emptyNote({ id: 'debate', title: 'Debate', url: null }))).toBe(true);
  });

  it.each<Partial<NoteText>>([
    { short: 's' },
    { long: 'l' },
    { jottings: 'j' },
    { tags: ['t'] },
    { status: 'to-read' },
    { rating: 1 },
  ])('is not where there is %j', (written) => {
    expect(isEmpty({ ...NOTHING_WRITTEN, ...written })).toBe(false);
  });

  it('has a part that its reader writes, and nothing of the rest is in it', () => {
    const written: NoteText = {
      short: 's',
      long: 'l',
      jottings: 'j',
      tags: ['t'],
      status: 'read',
      rating: 2,
      passages: [],
    };
    expect(textOf({ ...emptyNote({ id: 'debate', title: 'Debate', url: null }), ...written })).toEqual(written);
  });
});

describe('tags as typed', () => {
  it.each([
    ['', []],
    [' , ,, ', []],
    ['to read', ['to read']],
    ['a, b,c', ['a', 'b', 'c']],
    ['  to   read ,\tdebate\n', ['to read', 'debate']],
    ['Debate, debate, DEBATE', ['Debate']],
    ['b, a, b', ['b', 'a']],
    ['constructor, __proto__', ['constructor', '__proto__']],
  ])('“%s” are %j', (text, tags) => {
    expect(readTags(text)).toEqual(tags);
  });

  it('come back from what is shown of them', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const tags = readTags(text);
        expect(readTags(tags.join(', '))).toEqual(tags);
      }),
    );
  });
});

describe('joining what was written in two places', () => {
  const someText: fc.Arbitrary<NoteText> = fc.record({
    short: fc.constantFrom('', 'a', 'b', 'a and b', 'c'),
    long: fc.string({ maxLength: 5 }),
    jottings: fc.constantFrom('', 'jotted'),
    tags: fc.subarray(['x', 'y', 'z', 'w']),
    status: fc.constantFrom(null, ...STATUSES),
    rating: fc.constantFrom(null, ...RATINGS),
    passages: somePassages,
  });
  const fields = ['short', 'long', 'jottings'] as const;
  const choices = ['status', 'rating'] as const;

  it('keeps both texts where both were changed, the one of this place first', () => {
    const base: NoteText = {
      short: 'was',
      long: '',
      jottings: 'same',
      tags: ['old', 'kept'],
      status: null,
      rating: 2,
      passages: [],
    };
    const mine: NoteText = {
      short: 'mine',
      long: 'new here',
      jottings: 'same',
      tags: ['kept', 'here'],
      status: 'read',
      rating: 2,
      passages: [],
    };
    const theirs: NoteText = {
      short: 'theirs',
      long: '',
      jottings: 'changed',
      tags: ['old', 'kept', 'there'],
      status: null,
      rating: 5,
      passages: [],
    };
    expect(mergeText(base, mine, theirs)).toEqual({
      short: `mine${BOTH_KEPT}theirs`,
      long: 'new here',
      jottings: 'changed',
      tags: ['kept', 'here', 'there'],
      status: 'read',
      rating: 5,
      passages: [],
    });
  });

  it('lets the choice of this place stand where both chose, and puts the other down in words', () => {
    const base: NoteText = { ...NOTHING_WRITTEN, status: 'to-read', rating: 3 };
    const mine: NoteText = { ...NOTHING_WRITTEN, jottings: 'jotted', status: 'reading', rating: 4 };
    expect(mergeText(base, mine, { ...base, status: 'read', rating: 1 })).toEqual({
      ...mine,
      jottings: 'jotted\n\n— the status was set to “Read” elsewhere —\n\n— the rating was set to 1 of 5 elsewhere —',
    });
    expect(mergeText(base, { ...mine, jottings: '' }, NOTHING_WRITTEN)).toEqual({
      ...mine,
      jottings: '— the status was taken away elsewhere —\n\n— the rating was taken away elsewhere —',
    });
  });

  it('takes the side that changed where one did', () => {
    fc.assert(
      fc.property(someText, someText, (base, changed) => {
        expect(mergeText(base, changed, base)).toMatchObject({ ...changed, tags: expect.anything() as unknown });
        expect(mergeText(base, base, changed)).toMatchObject({ ...changed, tags: expect.anything() as unknown });
        expect(new Set(mergeText(base, changed, base).tags)).toEqual(new Set(changed.tags));
        expect(new Set(mergeText(base, base, changed).tags)).toEqual(new Set(changed.tags));
      }),
    );
  });

  it('says once what both sides wrote alike', () => {
    fc.assert(
      fc.property(someText, someText, (base, written) => {
        expect(mergeText(base, written, written)).toEqual(written);
      }),
    );
  });

  it('loses nothing that either side wrote', () => {
    fc.assert(
      fc.property(someText, someText, someText, (base, mine, theirs) => {
        const merged = mergeText(base, mine, theirs);
        for (const field of fields) {
          if (mine[field] !== base[field]) expect(merged[field]).toContain(mine[field]);
          if (theirs[field] !== base[field]) expect(merged[field]).toContain(theirs[field]);
        }
        for (const field of choices) {
          if (mine[field] !== base[field]) expect(merged[field]).toBe(mine[field]);
          else expect(merged[field]).toBe(theirs[field]);
        }
        if (theirs.status !== base.status && theirs.status !== merged.status) {
          expect(merged.jottings).toContain(
            theirs.status === null ? 'the status was taken away' : `“${STATUS_NAMES[theirs.status]}”`,
          );
        }
        if (theirs.rating !== base.rating && theirs.rating !== merged.rating) {
          expect(merged.jottings).toContain(
            theirs.rating === null ? 'the rating was taken away' : `${theirs.rating} of 5`,
          );
        }
      }),
    );
  });

  it('keeps the tags that a side put in, drops those that a side took out, and names each once', () => {
    fc.assert(
      fc.property(someText, someText, someText, (base, mine, theirs) => {
        const { tags } = mergeText(base, mine, theirs);
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
