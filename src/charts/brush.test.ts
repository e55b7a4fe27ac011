import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ALL_TIME, chosenBy, edgesOf, isOnPlot, movedBy, periodOf, reachBetween, reachOf, stopAt } from './brush.ts';
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

  const place = fc.double({ min: -50, max: 300, noNaN: true });

  it('reaches from the stop of one place to the stop of another, whichever is drawn first', () => {
    fc.assert(
      fc.property(place, place, (a, b) => {
        const reach = reachBetween(stops, a, b);
        expect(reach).toEqual(reachBetween(stops, b, a));
        expect([reach.first, reach.last]).toEqual([stopAt(stops, Math.min(a, b)), stopAt(stops, Math.max(a, b))]);
      }),
    );
  });

  it('is drawn over both places that it was drawn between, as far as there is time', () => {
    fc.assert(
      fc.property(place, place, (a, b) => {
        const { left, right } = edgesOf(stops, reachBetween(stops, a, b));
        for (const x of [a, b]) {
          const within = Math.max(0, Math.min(240, x));
          expect(left).toBeLessThanOrEqual(within);
          expect(right).toBeGreaterThanOrEqual(within);
        }
      }),
    );
  });

  it('grows with each step away from where it began', () => {
    fc.assert(
      fc.property(place, fc.array(place, { maxLength: 10 }), (from, to) => {
        const away = to.filter((x) => x >= from).sort((a, b) => a - b);
        const lasts = away.map((x) => reachBetween(stops, from, x));
        expect(lasts.map(({ last }) => last)).toEqual(lasts.map(({ last }) => last).sort((a, b) => a - b));
        expect(new Set(lasts.map(({ first }) => first)).size).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('chooses all time where it reaches over everything', () => {
    expect(chosenBy(stops, reachBetween(stops, -10, 400))).toEqual(ALL_TIME);
    expect(chosenBy(stops, reachBetween(stops, 100, 40))).toEqual({ from: '2022-04', to: '2022-12' });
    expect(chosenBy([], { first: 0, last: 0 })).toEqual(ALL_TIME);
  });

  it.each([
    ['the first pixel', 0, 10, true],
    ['the last pixel', 239.9, 89.9, true],
    ['left of time, among names', -1, 50, false],
    ['right of time, among labels', 240, 50, false],
    ['above, among the names of companies', 100, 9.9, false],
    ['below, on the axis', 100, 90, false],
  ])('begins on the plot alone: %s', (_, x, y, expected) => {
    expect(isOnPlot({ top: 10, bottom: 90, stops }, [x, y])).toBe(expected);
  });
});
