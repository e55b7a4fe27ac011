import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apart } from './timeline-labels.ts';

describe('labels at the ends of lines', () => {
  it('stay where they are if nothing is in their way', () => {
    expect(apart([80, 10, 40], 12, 0, 100)).toEqual([80, 10, 40]);
  });

  it('make room on both sides, in the order of their lines', () => {
    expect(apart([50, 50], 10, 0, 100)).toEqual([45, 55]);
    expect(apart([52, 48, 50], 10, 0, 100)).toEqual([60, 40, 50]);
  });

  it('stay within the chart', () => {
    expect(apart([99, 100, 101], 10, 0, 100)).toEqual([80, 90, 100]);
    expect(apart([-5, 0], 10, 0, 100)).toEqual([0, 10]);
  });

  it('never come closer than they may, whatever the lines', () => {
    const some = fc.array(fc.double({ min: -20, max: 320, noNaN: true }), { maxLength: 20 });
    fc.assert(
      fc.property(some, (wanted) => {
        const places = apart(wanted, 14, 0, 300);
        const sorted = places.toSorted((a, b) => a - b);
        sorted.slice(1).forEach((place, at) => expect(place - (sorted[at] ?? 0)).toBeGreaterThanOrEqual(14 - 1e-6));
        for (const place of places) expect(place >= -1e-6 && place <= 300 + 1e-6).toBe(true);
        wanted.forEach((a, i) =>
          wanted.forEach((b, j) => {
            if (a < b) expect(places[i]).toBeLessThan(places[j] ?? 0);
          }),
        );
      }),
    );
  });
});
