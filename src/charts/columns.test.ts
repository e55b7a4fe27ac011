import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bandsOf, headLines } from './columns.ts';
import { textWidth } from './text-width.ts';

describe('bands of columns', () => {
  it.each([
    [3, 300, 60, [[0, 1, 2]], 100],
    [
      7,
      300,
      60,
      [
        [0, 1, 2, 3],
        [4, 5, 6],
      ],
      75,
    ],
    [2, 50, 60, [[0], [1]], 50],
    [0, 300, 60, [], 300],
  ])('%i of them in a room of %i, at least %i wide', (count, room, narrowest, bands, column) => {
    expect(bandsOf(count, room, narrowest)).toEqual({ bands, column });
  });

  it('hold each column once, in order, none narrower than it may be', () => {
    const lengths = fc.integer({ min: 0, max: 60 });
    fc.assert(
      fc.property(
        lengths,
        fc.integer({ min: 100, max: 2000 }),
        fc.integer({ min: 24, max: 90 }),
        (count, room, least) => {
          const { bands, column } = bandsOf(count, room, least);
          expect(bands.flat()).toEqual(Array.from({ length: count }, (_, at) => at));
          expect(column).toBeGreaterThanOrEqual(least);
          for (const band of bands) expect(band.length * column).toBeLessThanOrEqual(room + 1e-9);
        },
      ),
    );
  });
});

describe('a head of a column', () => {
  it('is broken at spaces and cut where it has no room', () => {
    expect(headLines('Google DeepMind', 12, 200, 2)).toEqual(['Google DeepMind']);
    expect(headLines('Google DeepMind', 12, 70, 2)).toEqual(['Google', 'DeepMind']);
    expect(headLines('Alignment Research Center of the West', 12, 70, 2)).toEqual(['Alignment', 'Research…']);
  });

  it('fits into its room in no more lines than asked for', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), fc.integer({ min: 20, max: 300 }), (name, width) => {
        const lines = headLines(name, 12, width, 2);
        expect(lines.length).toBeLessThanOrEqual(2);
        for (const line of lines) expect(textWidth(line, 12, true)).toBeLessThanOrEqual(width);
      }),
    );
  });
});
