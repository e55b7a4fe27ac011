import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paperWith, smallDataset } from '../../tests/fixtures/small-dataset.ts';
import { rowsOf } from './columns.ts';
import { around, drawnOf, idOf, type Drawn, type Part } from './drawn.ts';
import type { Entry } from './groups.ts';

const papers = Array.from({ length: 30 }, (_, at) => paperWith({ id: `p${at}`, title: `Paper ${at}` }));
const rows = rowsOf(smallDataset({ papers }));
const part = (first: number, end: number): Part => ({ runs: [{ space: 0, first, end }], after: 0 });
const heading = (value: string): Entry => ({ value, name: value, rows: [] });

/** A list of some of the rows, and the part of it that is drawn. */
const scene = fc.shuffledSubarray(rows, { minLength: 3 }).chain((entries) =>
  fc
    .uniqueArray(fc.nat(entries.length), { minLength: 2, maxLength: 4 })
    .map((cuts) => cuts.toSorted((a, b) => a - b))
    .map((cuts) => {
      const [a = 0, b = 0, c = 0, d = 0] = cuts;
      const runs = [{ space: a, first: a, end: b }, ...(cuts.length < 4 ? [] : [{ space: c, first: c, end: d }])];
      return { entries, part: { runs, after: entries.length - Math.max(b, d) } };
    }),
);
const scenes = fc.array(scene, { minLength: 2, maxLength: 5 });

const idsOf = (drawn: readonly Drawn[]) =>
  new Map(drawn.flatMap(({ key, shows }) => ('pixels' in shows ? [] : [[key, idOf(shows)] as const])));

describe('what is drawn', () => {
  it('is the entries of its part in their order and places, each in one element, with the spaces between', () => {
    fc.assert(
      fc.property(scenes, (all) => {
        let drawn: readonly Drawn[] = [];
        for (const { entries, part } of all) {
          drawn = drawnOf(entries, part, drawn, null);
          const expected = part.runs.flatMap(({ space, first, end }) => [
            ...(space > 0 ? [{ shows: { pixels: space }, place: first }] : []),
            ...entries.slice(first, end).map((shows, at) => ({ shows, place: first + at })),
          ]);
          const after = part.after > 0 ? [{ shows: { pixels: part.after }, place: entries.length }] : [];
          expect(drawn.map(({ shows, place }) => ({ shows, place }))).toEqual([...expected, ...after]);
          expect(new Set(drawn.map(({ key }) => key)).size).toBe(drawn.length);
        }
      }),
    );
  });

  it('stays in its element while it is drawn, and lets no other have that of the row with the focus', () => {
    fc.assert(
      fc.property(scenes, fc.constantFrom(...rows.map(idOf)), (all, focused) => {
        let drawn: readonly Drawn[] = [];
        for (const { entries, part } of all) {
          const [before, next] = [idsOf(drawn), drawnOf(entries, part, drawn, focused)];
          const now = idsOf(next);
          for (const [key, id] of before) {
            if ([...now.values()].includes(id)) expect(now.get(key)).toBe(id);
            else if (id === focused) expect(now.has(key)).toBe(false);
          }
          drawn = next;
        }
      }),
    );
  });

  it('needs no more elements than it has entries, where they are shifted', () => {
    const first = drawnOf(rows, part(0, 10), [], null);
    const next = drawnOf(rows, part(4, 14), first, null);
    expect(new Set(next.map(({ key }) => key))).toEqual(new Set(first.map(({ key }) => key)));
    // What kept its place is the same object, and need not be drawn again.
    expect(next.slice(0, 6)).toEqual(first.slice(4));
    next.slice(0, 6).forEach((one, at) => expect(one).toBe(first[at + 4]));
  });
});

describe('what is about an entry', () => {
  const [a, b, c] = rows;
  if (a === undefined || b === undefined || c === undefined) throw new Error('there are no rows');
  const entries = [heading('x'), a, heading('y'), heading('z'), b, c, heading('end')];

  it.each([
    ['the row before and the row behind it', b, { first: 1, end: 6 }],
    ['for a heading too', heading('y'), { first: 1, end: 5 }],
    ['up to the beginning', a, { first: 0, end: 5 }],
    ['and up to the end', c, { first: 4, end: 7 }],
  ])('is %s, with the headings between', (_, entry, expected) => {
    expect(around(entries, idOf(entry))).toEqual(expected);
  });

  it('is nothing where it is not in the list', () => {
    expect(around(entries, 'nothing')).toBeNull();
  });
});
