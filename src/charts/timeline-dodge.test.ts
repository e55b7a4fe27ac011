import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dodge } from './timeline-dodge.ts';

const somePlaces = fc
  .array(fc.oneof(fc.integer({ min: 0, max: 60 }), fc.double({ min: 0, max: 200, noNaN: true })), { maxLength: 80 })
  .map((places) => places.toSorted((a, b) => a - b));

describe('circles that make room for each other', () => {
  it('stand on the line where there is room, and on each other where there is none', () => {
    expect(dodge([0, 10, 20], 10, 100)).toEqual([0, 0, 0]);
    expect(dodge([5, 5, 5], 10, 100)).toEqual([0, 10, 20]);
    expect(dodge([0, 6], 10, 100)).toEqual([0, 8]);
    expect(dodge([], 10, 100)).toEqual([]);
  });

  it('are not piled higher than they may be', () => {
    expect(dodge([5, 5, 5], 10, 20)).toEqual([0, 10, 20]);
    expect(dodge([5, 5, 5], 10, 19)).toBeNull();
  });

  it('never touch, and stand no higher than they have to', () => {
    fc.assert(
      fc.property(somePlaces, fc.integer({ min: 3, max: 20 }), (xs, distance) => {
        const heights = dodge(xs, distance, Infinity) ?? [];
        expect(heights).toHaveLength(xs.length);
        xs.forEach((x, at) => {
          const apart = (height: number) =>
            xs.slice(0, at).every((other, i) => Math.hypot(x - other, height - (heights[i] ?? 0)) >= distance - 1e-6);
          const height = heights[at] ?? 0;
          expect(height).toBeGreaterThanOrEqual(0);
          expect(apart(height)).toBe(true);
          for (let lower = 0; lower < height - 0.01; lower += height / 20) expect(apart(lower)).toBe(false);
        });
      }),
    );
  });
});
