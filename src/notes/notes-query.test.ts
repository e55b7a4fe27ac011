import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { someNote } from '../../tests/fixtures/some-contents.ts';
import { NO_NOTE_FILTERS, NOTE_FIELDS, NOTE_ORDERS, type NoteFilters, type NoteSort } from '../papers/annotations.ts';
import type { Choice } from '../papers/choice.ts';
import { emptyNote, RATINGS, STATUSES, type Note } from './note.ts';
import { amountOf, foundNotes, LENGTHS, sortedNotes, textsOf } from './notes-query.ts';
import { folded, wordsAsked } from './folded.ts';

const note = (id: string, written: Partial<Note> = {}): Note => ({
  ...emptyNote({ id, title: `On ${id}`, url: null }),
  updatedAt: '2026-11-01T12:00:00.000Z',
  ...written,
});
const ids = (notes: readonly Note[]) => notes.map(({ paperId }) => paperId);
const search = (notes: readonly Note[], query: string) =>
  ids(foundNotes(notes, { query, filters: NO_NOTE_FILTERS }).shown);

const passage = {
  id: 'p',
  kind: 'doubt' as const,
  comment: 'Is it so?',
  selector: [
    { type: 'TextQuoteSelector' as const, exact: 'weak labels', prefix: '', suffix: '' },
    { type: 'TextPositionSelector' as const, start: 0, end: 11 },
  ] as Note['passages'][number]['selector'],
  createdAt: '2026-11-01T12:00:00.000Z',
};

describe('searching notes', () => {
  const notes = [
    note('debate', { short: 'Two argue.', tags: ['Talk'] }),
    note('weak', { long: 'Ünïcödé', jottings: 'later', passages: [passage] }),
  ];

  it.each([
    ['', ['debate', 'weak']],
    ['on debate', ['debate']],
    ['ARGUE talk', ['debate']],
    ['unicode later', ['weak']],
    ['weak labels so?', ['weak']],
    ['argue later', []],
  ])('“%s” finds those that hold all of its words, anywhere', (query, expected) => {
    expect(search(notes, query)).toEqual(expected);
  });
});

describe('notes in their order', () => {
  const notes = [
    note('a', { title: 'Zebra', rating: 2, status: 'read', short: 'x', updatedAt: '2026-11-03T00:00:00.000Z' }),
    note('b', { title: 'apple 10', rating: null, status: null, long: 'xxx' }),
    note('c', { title: 'Apple 9', rating: 5, status: 'to-read', updatedAt: '2026-11-02T00:00:00.000Z' }),
  ];
  const days: Record<string, string | null> = { a: '2023-01-01', b: '2024-01-01', c: null };
  const by = (by: NoteSort['by'], descending: boolean) =>
    ids(sortedNotes(notes, { by, descending }, ({ paperId }) => days[paperId] ?? null)).join('');

  it('are sorted by each thing in either direction, and what has none of it comes last', () => {
    expect(NOTE_ORDERS.map((order) => [order, by(order, false), by(order, true)])).toEqual([
      ['written', 'bca', 'acb'],
      ['title', 'cba', 'abc'],
      ['date', 'abc', 'bac'],
      ['rating', 'acb', 'cab'],
      ['status', 'cab', 'acb'],
      ['length', 'cab', 'bac'],
    ]);
  });

  it('are all there, whatever the order', () => {
    fc.assert(
      fc.property(fc.array(someNote), fc.constantFrom(...NOTE_ORDERS), fc.boolean(), (some, order, descending) => {
        const sorted = sortedNotes(some, { by: order, descending }, () => null);
        expect(new Set(sorted)).toEqual(new Set(some));
        if (order !== 'length') return;
        const amounts = sorted.map(amountOf);
        expect(amounts).toEqual(amounts.toSorted((a, b) => (descending ? b - a : a - b)));
      }),
    );
  });
});

describe('the law of what is found', () => {
  const choiceOf = (values: readonly string[]): fc.Arbitrary<Choice> =>
    fc.record({
      only: fc.subarray([...values], { maxLength: 2 }),
      without: fc.subarray([...values], { maxLength: 1 }),
    });
  const someFilters: fc.Arbitrary<NoteFilters> = fc.record({
    note: choiceOf(['given', 'none']),
    part: choiceOf(['short', 'long', 'jottings', 'passages', 'none']),
    status: choiceOf([...STATUSES, 'none']),
    rating: choiceOf([...RATINGS.map(String), 'none']),
    tag: choiceOf(['#a', '#b', 'none']),
  });
  const tagged = fc.tuple(someNote, fc.subarray(['a', 'B'])).map(([one, tags]) => ({ ...one, tags }));

  /** The values of a note, by the words of the page. */
  function valuesOf(one: Note, field: keyof NoteFilters): string[] {
    if (field === 'note') return ['given'];
    if (field === 'status') return [one.status ?? 'none'];
    if (field === 'rating') return [one.rating === null ? 'none' : String(one.rating)];
    const many =
      field === 'tag'
        ? one.tags.map((tag) => `#${tag.toLowerCase()}`)
        : [...LENGTHS.filter((length) => one[length].trim() !== ''), ...(one.passages.length > 0 ? ['passages'] : [])];
    return many.length === 0 ? ['none'] : many;
  }
  const fits = ({ only, without }: Choice, values: string[]) =>
    (only.length === 0 || only.some((value) => values.includes(value))) &&
    !without.some((value) => values.includes(value));

  it('those are shown that hold the words and pass each choice, and a value counts what all others leave', () => {
    fc.assert(
      fc.property(
        fc.array(tagged, { maxLength: 15 }),
        someFilters,
        fc.constantFrom('', 'a', '论', '1'),
        (notes, filters, query) => {
          const left = (but: keyof NoteFilters | null) =>
            notes.filter(
              (one) =>
                wordsAsked(query).every((word) => textsOf(one).some((text) => folded(text).includes(word))) &&
                NOTE_FIELDS.every((field) => field === but || fits(filters[field], valuesOf(one, field))),
            );
          const { shown, facets, missing } = foundNotes(notes, { query, filters });
          expect(shown).toEqual(left(null));
          for (const field of NOTE_FIELDS) {
            for (const { value, count } of facets[field]) {
              expect(count).toBe(left(field).filter((one) => valuesOf(one, field).includes(value)).length);
            }
          }
          for (const length of LENGTHS) {
            expect(missing[length]).toBe(left('part').filter((one) => !valuesOf(one, 'part').includes(length)).length);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
