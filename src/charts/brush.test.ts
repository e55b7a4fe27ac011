import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { movedBy, periodOf, reachOf, stopAt } from './brush.ts';
import type { Stop } from './scene.ts';

/** Quarters of 2022 and 2023, each 30 pixels wide. */
const stops: Stop[] = Array.from({ length: 8 }, (_, at) => {
  const year = 2022 + Math.floor(at / 4);
  const month = (at % 4) * 3 + 1;
  const text = (number: number) => `${year}-${String(number).padStart(2, '0')}`;
  return { left: at * 30, right: at * 30 + 30, from: text(month), to: text(month + 2) };
});

describe('a brush', () => {
  it.each([
    ['all where nothing is chosen', null, null, 0, 7],
    ['a quarter', '2022-04', '2022-06', 1, 1],
    ['what an open end reaches over', '2023-01', null, 4, 7],
    ['the quarters that days fall into', '2022-05-17', '2023-02-01', 1, 4],
    ['the first and the last of what lies beyond', '1990-01', '2050-01', 0, 7],
    ['the end where all lies before', null, '1990-01', 0, 0],
  ])('reaches over %s', (_, from, to, first, last) => {
    expect(reachOf(stops, { from, to })).toEqual({ first, last });
  });

  it('is a period in either direction, and none where it is everything', () => {
    expect(periodOf(stops, { first: 5, last: 2 })).toEqual({ from: '2022-07', to: '2023-06' });
    expect(periodOf(stops, { first: 0, last: 7 })).toBe(null);
    expect(periodOf([], { first: 0, last: 0 })).toBe(null);
  });

  it('finds the stop at a place, the outer ones beyond', () => {
    expect([-5, 0, 29.9, 30, 239, 900].map((x) => stopAt(stops, x))).toEqual([0, 0, 0, 1, 7, 7]);
  });

  it('moves as a whole, and stays as long as it is', () => {
    fc.assert(
      fc.property(fc.nat(7), fc.nat(7), fc.integer({ min: -20, max: 20 }), (a, b, by) => {
        const reach = { first: Math.min(a, b), last: Math.max(a, b) };
        const moved = movedBy(stops, reach, by);
        expect(moved.last - moved.first).toBe(reach.last - reach.first);
        expect(moved.first).toBeGreaterThanOrEqual(0);
        expect(moved.last).toBeLessThan(stops.length);
      }),
    );
  });

  it('reaches over the very stops that its period was made of', () => {
    fc.assert(
      fc.property(fc.nat(7), fc.nat(7), (a, b) => {
        const reach = { first: Math.min(a, b), last: Math.max(a, b) };
        expect(reachOf(stops, periodOf(stops, reach) ?? { from: null, to: null })).toEqual(reach);
      }),
    );
  });
});
