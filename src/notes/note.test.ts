import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import firstRelease from '../../tests/fixtures/note-v1.json';
import { BOTH_KEPT, emptyNote, mergeText, readNote, readTags, type NoteText } from './note.ts';

describe('reading a stored note', () => {
  it('of the first release gives it as it was written', () => {
    expect(readNote(firstRelease)).toEqual(firstRelease);
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
    ['a revision that is no whole number', { ...firstRelease, revision: 1.5 }],
    ['a revision below zero', { ...firstRelease, revision: -1 }],
  ])('gives null for %s', (_, record) => {
    expect(readNote(record)).toBeNull();
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
  });
  const fields = ['short', 'long', 'jottings'] as const;

  it('keeps both texts where both were changed, the one of this place first', () => {
    const base: NoteText = { short: 'was', long: '', jottings: 'same', tags: ['old', 'kept'] };
    const mine: NoteText = { short: 'mine', long: 'new here', jottings: 'same', tags: ['kept', 'here'] };
    const theirs: NoteText = { short: 'theirs', long: '', jottings: 'changed', tags: ['old', 'kept', 'there'] };
    expect(mergeText(base, mine, theirs)).toEqual({
      short: `mine${BOTH_KEPT}theirs`,
      long: 'new here',
      jottings: 'changed',
      tags: ['kept', 'here', 'there'],
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
