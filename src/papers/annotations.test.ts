import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { someDataset, someFilters } from '../../tests/fixtures/arbitraries.ts';
import { smallDataset } from '../../tests/fixtures/small-dataset.ts';
import {
  isFilteredByNotes,
  NO_ANNOTATIONS,
  NO_NOTE_FILTERS,
  NOTE_FIELDS,
  noteValues,
  noteValuesOf,
  type Annotations,
  type NoteField,
  type NoteFilters,
} from './annotations.ts';
import { isChosen, type Choice } from './choice.ts';
import type { Dataset } from './dataset.ts';
import { collectionCounts, DEFAULT_SCOPE, explore, NO_FILTERS, wholeOf, type Filters } from './filter.ts';

const statuses = [
  { value: 'to-read', name: 'To read' },
  { value: 'read', name: 'Read' },
];

const annotations: Annotations = {
  of: new Map([
    [0, { status: 'read', rating: 4, tags: ['Talk', 'red teams'], parts: ['short', 'long'] }],
    [2, { status: null, rating: 1, tags: [], parts: [] }],
    [3, { status: 'to-read', rating: null, tags: ['talk'], parts: ['long'] }],
  ]),
  statuses,
};

describe('what the notes say', () => {
  it('is nothing where nothing was written', () => {
    for (const field of NOTE_FIELDS) expect(noteValuesOf(NO_ANNOTATIONS, 0, field)).toBe('none');
    const dataset = smallDataset();
    expect(explore(dataset, wholeOf(dataset), NO_FILTERS, null).noteFacets).toBe(null);
  });

  it('has a name for each value, tags once whatever their case', () => {
    expect(noteValues(annotations, 'status').map(({ name }) => name)).toEqual(['To read', 'Read', 'No status']);
    expect(noteValues(annotations, 'tag')).toEqual([
      { value: '#red teams', name: 'red teams' },
      { value: '#talk', name: 'Talk' },
      { value: 'none', name: 'No tag' },
    ]);
    expect(noteValues(annotations, 'rating')[0]).toEqual({ value: '5', name: '5 of 5' });
  });

  it('is counted as any other facet is', () => {
    const dataset = smallDataset();
    const filters = { ...NO_NOTE_FILTERS, tag: { only: ['#talk'], without: [] } };
    const { shown, noteFacets, facets } = explore(dataset, wholeOf(dataset), NO_FILTERS, null, {
      filters,
      annotations,
    });
    expect(shown).toEqual([0, 3]);
    expect(noteFacets?.status.map(({ value, count }) => [value, count])).toEqual([
      ['to-read', 1],
      ['read', 1],
      ['none', 0],
    ]);
    expect(noteFacets?.tag.map(({ value, count }) => [value, count])).toEqual([
      ['#red teams', 1],
      ['#talk', 2],
      ['none', 3],
    ]);
    expect(noteFacets?.part.map(({ value, count }) => [value, count])).toEqual([
      ['short', 1],
      ['long', 2],
      ['jottings', 0],
      ['passages', 0],
      ['none', 0],
    ]);
    expect(noteFacets?.note.map(({ count }) => count)).toEqual([2, 0]);
    expect(facets.company.map(({ count }) => count).slice(0, 2)).toEqual([1, 1]);
    expect(collectionCounts(dataset, DEFAULT_SCOPE, NO_FILTERS, null, { filters, annotations })[0]?.count).toBe(2);
  });

  it('keeps apart a tag called “none” and having no tag', () => {
    const one: Annotations = {
      of: new Map([[0, { status: null, rating: null, tags: ['none'], parts: [] }]]),
      statuses,
    };
    expect(noteValuesOf(one, 0, 'tag')).toEqual(['#none']);
    expect(noteValues(one, 'tag').map(({ value }) => value)).toEqual(['#none', 'none']);
  });

  it('has a value for a tag that is chosen though no note has it any more', () => {
    expect(noteValues(NO_ANNOTATIONS, 'tag', { only: ['#gone'], without: [] }).map(({ name }) => name)).toEqual([
      'gone',
      'No tag',
    ]);
  });

  it('shows its facets where something is chosen by it, though nothing is written any more', () => {
    const dataset = smallDataset();
    const filters = { ...NO_NOTE_FILTERS, note: { only: ['given'], without: [] } };
    expect(isFilteredByNotes(filters)).toBe(true);
    const byNotes = { filters, annotations: NO_ANNOTATIONS };
    expect(explore(dataset, wholeOf(dataset), NO_FILTERS, null, byNotes).shown).toEqual([]);
    expect(explore(dataset, wholeOf(dataset), NO_FILTERS, null, byNotes).noteFacets?.note).toHaveLength(2);
  });
});

describe('the law of facets by notes', () => {
  type Case = { dataset: Dataset; filters: Filters; noteFilters: NoteFilters; annotations: Annotations };
  const choiceOf = (values: readonly string[]): fc.Arbitrary<Choice> =>
    fc.record({ only: fc.subarray([...values]), without: fc.subarray([...values]) });
  const tags = ['a', 'b', 'none'];
  const someCase: fc.Arbitrary<Case> = someDataset({ papers: 20, companies: 3, categories: 3 }).chain((dataset) =>
    fc.record({
      dataset: fc.constant(dataset),
      filters: someFilters(dataset),
      noteFilters: fc.record({
        note: choiceOf(['given', 'none']),
        part: choiceOf(['short', 'long', 'passages', 'none']),
        status: choiceOf(['to-read', 'read', 'none']),
        rating: choiceOf(['1', '5', 'none']),
        tag: choiceOf([...tags.map((tag) => `#${tag}`), 'none']),
      }),
      annotations: fc
        .array(
          fc.option(
            fc.record({
              status: fc.constantFrom(null, 'to-read', 'read'),
              rating: fc.constantFrom(null, 1, 5),
              tags: fc.subarray(tags),
              parts: fc.subarray(['short', 'long', 'passages']),
            }),
          ),
          { minLength: dataset.papers.length, maxLength: dataset.papers.length },
        )
        .map((notes) => ({
          of: new Map(notes.flatMap((note, at) => (note === null ? [] : [[at, note] as const]))),
          statuses,
        })),
    }),
  );

  const fits = ({ only, without }: Choice, values: readonly string[]) =>
    (only.length === 0 || only.some((value) => values.includes(value))) &&
    !without.some((value) => values.includes(value));
  const valuesIn = (annotations: Annotations, index: number, field: NoteField) =>
    [noteValuesOf(annotations, index, field)].flat();

  it('those pass that pass each choice, and a value counts those that all other choices leave', () => {
    fc.assert(
      fc.property(someCase, ({ dataset, filters, noteFilters, annotations }) => {
        const whole = wholeOf(dataset);
        const { shown, noteFacets } = explore(dataset, whole, filters, null, { filters: noteFilters, annotations });
        const plain = explore(dataset, whole, filters, null).shown;
        const left = (but: NoteField | null) =>
          plain.filter((index) =>
            NOTE_FIELDS.every(
              (field) => field === but || fits(noteFilters[field], valuesIn(annotations, index, field)),
            ),
          );
        expect(shown).toEqual(left(null));
        const chosen = NOTE_FIELDS.some((field) => isChosen(noteFilters[field]));
        expect(noteFacets === null).toBe(annotations.of.size === 0 && !chosen);
        if (noteFacets === null) return;
        for (const field of NOTE_FIELDS) {
          for (const { value, count } of noteFacets[field]) {
            const expected = left(field).filter((index) => valuesIn(annotations, index, field).includes(value));
            expect(count).toBe(expected.length);
          }
        }
      }),
    );
  });
});
