import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RowSelection } from './row-selection.svelte.ts';

const order = ['a', 'b', 'c', 'd', 'e'];
const selected = (selection: RowSelection) => order.filter((id) => selection.has(id)).join('');

describe('a selection of rows', () => {
  it('is begun by selecting something, and let go as a whole', () => {
    const selection = new RowSelection();
    expect(selection.active).toBe(false);
    selection.toggle('b');
    expect([selection.active, selection.size, selection.has('b')]).toEqual([true, 1, true]);
    selection.toggle('b');
    expect([selection.active, selection.size]).toEqual([true, 0]);
    selection.set(order, true);
    selection.clear();
    expect(selection.size).toBe(0);
  });

  it('takes all rows of a range, in either direction, and gives them back', () => {
    const selection = new RowSelection();
    selection.toggle('d');
    selection.extendTo('b', order);
    expect(selected(selection)).toBe('bcd');
    // Drawn the other way, it lets go of what it does not reach over any more.
    selection.extendTo('e', order);
    expect(selected(selection)).toBe('de');
    selection.toggle('d');
    selection.extendTo('e', order);
    expect(selected(selection)).toBe('');
  });

  it('takes the row alone where a range has no beginning that is still shown', () => {
    const selection = new RowSelection();
    selection.extendTo('c', order);
    expect(selected(selection)).toBe('c');
    selection.extendTo('e', ['d', 'e']);
    expect(selected(selection)).toBe('ce');
  });

  it('after a range everything in it is as its beginning is, and nothing outside has changed', () => {
    const id = fc.constantFrom(...order);
    fc.assert(
      fc.property(fc.subarray(order), id, id, (before, from, to) => {
        const selection = new RowSelection();
        selection.set(before, true);
        selection.toggle(from);
        const was = new Map(order.map((one) => [one, selection.has(one)]));
        selection.extendTo(to, order);
        const [first = 0, last = 0] = [order.indexOf(from), order.indexOf(to)].sort();
        order.forEach((one, at) => {
          expect(selection.has(one)).toBe(at >= first && at <= last ? selection.has(from) : was.get(one));
        });
      }),
    );
  });
});
