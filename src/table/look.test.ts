import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COLUMNS, DEFAULT_VIEW } from '../view/view.ts';
import { cssWidths, DEFAULT_LOOK, DENSITIES, readLook, WIDTH, type TableLook } from './look.ts';

describe('the look of the table', () => {
  const someLook: fc.Arbitrary<TableLook> = fc.record({
    density: fc.constantFrom(...DENSITIES),
    widths: fc.dictionary(
      fc.constantFrom(...COLUMNS.filter((column) => column !== 'title')),
      fc.integer({ min: WIDTH.least, max: WIDTH.most }),
    ),
  });

  it('comes back as it was kept', () => {
    fc.assert(
      fc.property(someLook, (look) => {
        expect(readLook(JSON.parse(JSON.stringify(look)))).toEqual(look);
      }),
    );
  });

  it('is as usual where something else was kept, part by part', () => {
    expect(readLook(undefined)).toEqual(DEFAULT_LOOK);
    expect(
      readLook({ density: 'tight', widths: { date: 90, company: -4, category: '200', title: 300, other: 90 } }),
    ).toEqual({ density: 'regular', widths: { date: 90 } });
    fc.assert(
      fc.property(fc.anything(), (kept) => {
        const look = readLook(kept);
        expect(DENSITIES).toContain(look.density);
      }),
    );
  });
});

describe('the widths of columns', () => {
  it('are those that were chosen, and the title takes the rest', () => {
    expect(cssWidths(DEFAULT_VIEW.columns, { date: 88 })).toEqual({
      company: 'min(168px, 21.72cqi)',
      category: 'min(208px, 26.90cqi)',
      date: 'min(88px, 11.38cqi)',
    });
  });

  it('leave two fifths of a narrow table to the title', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...COLUMNS], { minLength: 2 }), (columns) => {
        const shares = Object.values(cssWidths(columns, {})).map((css) => Number(/([\d.]+)cqi/.exec(css)?.[1]));
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(60, 0);
      }),
    );
  });
});
