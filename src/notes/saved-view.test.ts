import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byName, LONGEST_NAME, LONGEST_SEARCH, readView, type SavedView } from './saved-view.ts';

const view: SavedView = { id: 'one', name: 'Debate', search: '?q=debate', beside: { q: 'tag:talk' }, savedAt: '' };

describe('reading a saved view', () => {
  it('gives it as it was kept', () => {
    expect(readView(view)).toEqual(view);
    expect(readView({ ...view, beside: null, search: '' })).toEqual({ ...view, beside: null, search: '' });
  });

  it('trims its name', () => {
    expect(readView({ ...view, name: ' Debate\n' })).toEqual(view);
  });

  it('of a newer version of the page gives what that one added too', () => {
    expect(readView({ ...view, colour: 'none' })).toEqual({ ...view, colour: 'none' });
  });

  it('without anything beside it gives null there', () => {
    const { id, name, search, savedAt } = view;
    expect(readView({ id, name, search, savedAt })).toEqual({ ...view, beside: null });
  });

  it.each([
    ['nothing', undefined],
    ['a text', 'view'],
    ['a record without an id', { ...view, id: '' }],
    ['a record without a name', { ...view, name: ' ' }],
    ['too long a name', { ...view, name: 'x'.repeat(LONGEST_NAME + 1) }],
    ['too long an address', { ...view, search: 'x'.repeat(LONGEST_SEARCH + 1) }],
    ['an address that is no text', { ...view, search: null }],
  ])('gives null for %s', (_, record) => {
    expect(readView(record)).toBeNull();
  });
});

it('views stand in one order, whatever order they come in', () => {
  const someView = fc.record({ id: fc.string({ minLength: 1 }), name: fc.constantFrom('a', 'A', 'b', 'ä', 'Z') });
  const someViews = fc.uniqueArray(someView, { selector: ({ id }) => id, maxLength: 8 });
  const shuffled = someViews.chain((drafts) => {
    const views = drafts.map((draft) => ({ ...view, ...draft }));
    return fc.tuple(
      fc.constant(views),
      fc.shuffledSubarray(views, { minLength: views.length, maxLength: views.length }),
    );
  });
  fc.assert(
    fc.property(shuffled, ([views, others]) => {
      const sorted = views.toSorted(byName);
      expect(others.toSorted(byName)).toEqual(sorted);
      const names = sorted.map(({ name }) => name.toLowerCase());
      expect(names).toEqual(names.toSorted());
    }),
  );
});
