import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COLUMNS, DEFAULT_VIEW } from '../view/view.ts';
import { cssWidths, DEFAULT_LOOK, DENSITIES, drawnWidth, readLook, WIDTH, widthFor, type TableLook } from './look.ts';

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
  const { columns } = DEFAULT_VIEW;

  it('are those that were chosen, and the title takes the rest', () => {
    expect(cssWidths(columns, { date: 88 }).date).toBe('min(88px, 0.1897 * max(60cqi, 100cqi - 256px))');
    expect(drawnWidth(columns, {}, 1100, 'category')).toBe(208);
  });

  it('leave its room to the title, whatever there is', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...COLUMNS], { minLength: 2 }),
        fc.integer({ min: 300, max: 2000 }),
        (columns, table) => {
          const others = columns.filter((column) => column !== 'title');
          const taken = others.reduce((sum, column) => sum + drawnWidth(columns, {}, table, column), 0);
          expect(taken).toBeLessThanOrEqual(Math.max(0.6 * table, table - 256) + others.length);
        },
      ),
    );
  });

  it('follow the pointer, also where they shrink together', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('company', 'category', 'date'),
        fc.integer({ min: 60, max: 300 }),
        fc.integer({ min: 520, max: 1600 }),
        (column, drawn, table) => {
          const width = widthFor(columns, {}, table, column, drawn);
          if (width === WIDTH.least || width === WIDTH.most) return;
          expect(Math.abs(drawnWidth(columns, { [column]: width }, table, column) - drawn)).toBeLessThanOrEqual(2);
        },
      ),
    );
  });
});
