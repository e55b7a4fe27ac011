import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinedNote } from './former-ids.ts';
import { emptyNote, RATINGS, STATUSES, type Note } from './note.ts';

const paper = { id: 'new', title: 'Its title now', url: 'https://example.org/new' };
const noteUnder = (paperId: string, change: Partial<Note> = {}): Note => ({
  ...emptyNote({ id: paperId, title: 'An older title', url: null }),
  revision: 1,
  updatedAt: '2026-01-01T00:00:00.000Z',
  ...change,
});

describe('notes on one paper under several ids', () => {
  it('move whole, to the paper as it is called now', () => {
    const former = { ...noteUnder('old', { short: 'kept', rating: 4, revision: 7 }), addedLater: ['kept'] };
    expect(joinedNote(paper, null, [former])).toEqual({
      ...former,
      paperId: 'new',
      title: 'Its title now',
      url: 'https://example.org/new',
      revision: 8,
    });
  });

  it('are both kept, the present one first, and counted as written when the last was', () => {
    const present = noteUnder('new', { short: 'now', tags: ['a'], status: 'read', revision: 2 });
    const former = noteUnder('old', {
      short: 'before',
      long: 'only before',
      tags: ['b'],
      status: 'reading',
      revision: 5,
      updatedAt: '2026-02-01T00:00:00.000Z',
    });
    expect(joinedNote(paper, present, [former])).toMatchObject({
      short: 'now',
      otherVersions: [{ short: 'before', status: 'reading', savedAt: '2026-02-01T00:00:00.000Z' }],
      long: 'only before',
      jottings: '',
      tags: ['a', 'b'],
      status: 'read',
      revision: 6,
      updatedAt: '2026-02-01T00:00:00.000Z',
    });
  });

  it('lose nothing, however many there are', () => {
    const word = fc.constantFrom('', 'one', 'two', 'three');
    const anyNote = fc.record({
      short: word,
      long: word,
      jottings: word,
      tags: fc.uniqueArray(fc.constantFrom('a', 'b', 'c')),
      status: fc.option(fc.constantFrom(...STATUSES)),
      rating: fc.option(fc.constantFrom(...RATINGS)),
    });
    fc.assert(
      fc.property(fc.option(anyNote), fc.array(anyNote, { minLength: 1, maxLength: 3 }), (present, former) => {
        const joined = joinedNote(
          paper,
          present && noteUnder('new', present),
          former.map((change, at) => noteUnder(`old-${at}`, change)),
        );
        for (const note of present === null ? former : [present, ...former]) {
          const versions = [joined, ...(joined.otherVersions ?? [])];
          for (const field of ['short', 'long', 'jottings'] as const) {
            expect(versions.some((one) => one[field]?.includes(note[field]))).toBe(true);
          }
          expect(joined.tags).toEqual(expect.arrayContaining(note.tags));
          for (const field of ['status', 'rating'] as const) {
            if (note[field] !== null) expect(versions.map((one) => one[field])).toContain(note[field]);
          }
        }
      }),
    );
  });
});
