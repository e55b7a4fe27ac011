import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_NOTE_FILTERS, NOTE_FIELDS } from '../papers/annotations.ts';
import { leavesOut, placeOf, readBeside, viewAt } from './place.ts';
import { DEFAULT_VIEW, type View } from './view.ts';

const read: View = {
  ...DEFAULT_VIEW,
  query: 'reward',
  noteFilters: { ...NO_NOTE_FILTERS, status: { only: ['read'], without: [] }, tag: { only: [], without: ['talk'] } },
};

describe('what asks the reader’s notes', () => {
  it('is beside the address, and the rest in it', () => {
    expect(placeOf(read)).toEqual({
      search: '?q=reward',
      beside: { filters: { status: { only: ['read'], without: [] }, tag: { only: [], without: ['talk'] } } },
    });
    expect(placeOf({ ...DEFAULT_VIEW, query: 'note:doubt', theme: 'dark' })).toEqual({
      search: '?theme=dark',
      beside: { query: 'note:doubt' },
    });
    expect(leavesOut(read)).toBe(true);
    expect(leavesOut({ ...read, noteFilters: NO_NOTE_FILTERS })).toBe(false);
  });

  it('is what is searched for among the notes, on their own page alone', () => {
    const view: View = { ...DEFAULT_VIEW, page: 'notes', notesAs: 'board', noteQuery: 'doubt' };
    expect(placeOf(view)).toEqual({ search: '?page=notes&notes=board', beside: { noteQuery: 'doubt' } });
    expect(viewAt(placeOf(view))).toEqual(view);
    expect(placeOf({ ...view, page: 'papers' }).beside).toBe(null);
  });

  it('is nothing where nothing asks them', () => {
    expect(placeOf(DEFAULT_VIEW)).toEqual({ search: '', beside: null });
  });

  it.each([
    null,
    undefined,
    7,
    'tag:x',
    {},
    { filters: {} },
    { query: 'reward' },
    { query: 7 },
    { noteQuery: '' },
    { noteQuery: ['x'] },
    { query: `tag:${'x'.repeat(600)}` },
    { filters: { status: 'read' } },
    { filters: { status: { only: [], without: [] } } },
    { filters: { tag: { only: ['x'.repeat(6000)], without: [] } } },
    { filters: { __proto__: null, company: { only: ['beta'], without: [] } } },
  ])('is not read from %j', (state) => {
    expect(readBeside(state)).toBe(null);
  });

  const text = fc.string({ minLength: 1, maxLength: 30 });
  const choice = fc.record({ only: fc.array(text, { maxLength: 3 }), without: fc.array(text, { maxLength: 3 }) });

  it('comes back as it was, through whatever keeps plain JSON, and is in no address', () => {
    fc.assert(
      fc.property(
        fc.record({ note: choice, part: choice, status: choice, rating: choice, tag: choice }),
        fc.constantFrom('', 'reward', 'tag:x reward'),
        (noteFilters, query) => {
          const view = { ...DEFAULT_VIEW, query, noteFilters };
          const place = placeOf(view);
          const state: unknown = JSON.parse(JSON.stringify(place.beside));
          expect(viewAt({ search: place.search, beside: readBeside(state) })).toEqual(view);
          expect(place.search).toBe(query === 'reward' ? '?q=reward' : '');
        },
      ),
    );
  });

  it('never keeps anything from being read', () => {
    fc.assert(
      fc.property(fc.anything(), fc.constantFrom(...NOTE_FIELDS), fc.anything(), (state, field, value) => {
        for (const one of [state, { filters: { [field]: value } }, { query: value }]) {
          const view = viewAt({ search: '?q=debate', beside: readBeside(one) });
          for (const name of NOTE_FIELDS) expect(Array.isArray(view.noteFilters[name].only)).toBe(true);
        }
      }),
    );
  });
});
