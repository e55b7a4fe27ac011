import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isNews, marginOf, textScaleOf, type Wish } from './embed-frame.ts';

describe('the type in a frame', () => {
  it.each([
    [320, 0.85],
    [399, 0.85],
    [400, 1],
    [1100, 1],
    [1650, 1.5],
    [4000, 2.25],
  ])('at %d px is %d times its usual size', (width, scale) => {
    expect(textScaleOf(width)).toBe(scale);
  });

  it('leaves most of the width to the picture', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8000 }), (width) => {
        expect(2 * marginOf(width)).toBeLessThanOrEqual(Math.max(16, width / 8));
      }),
    );
  });
});

describe('the height that a framing page hears', () => {
  /** What a page hears whose frame goes through these wishes. */
  function heard(wishes: readonly Wish[]): Wish[] {
    const told: Wish[] = [];
    for (const wish of wishes) if (isNews(wish, told.at(-1) ?? null)) told.push(wish);
    return told;
  }

  it('is said once for a width', () => {
    expect(heard(Array.from({ length: 5 }, () => ({ width: 640, height: 412 })))).toHaveLength(1);
  });

  it('does not swing with a scrollbar that comes and goes', () => {
    const swing = Array.from({ length: 20 }, (_, at) =>
      at % 2 ? { width: 625, height: 405 } : { width: 640, height: 412 },
    );
    expect(heard(swing)).toEqual([{ width: 640, height: 412 }]);
    expect(heard([...swing].reverse())).toHaveLength(2);
  });

  it('comes to rest, however two wishes alternate within the width of a scrollbar', () => {
    const height = fc.integer({ min: 200, max: 1000 });
    fc.assert(
      fc.property(
        fc.integer({ min: 320, max: 2000 }),
        fc.integer({ min: 0, max: 19 }),
        height,
        height,
        (width, by, a, b) => {
          const wishes = Array.from({ length: 20 }, (_, at) =>
            at % 2 ? { width, height: a } : { width: width - by, height: b },
          );
          expect(heard(wishes).length).toBeLessThanOrEqual(2);
        },
      ),
    );
  });

  it('follows a frame that becomes wider or narrower', () => {
    expect(
      heard([
        { width: 640, height: 412 },
        { width: 1000, height: 380 },
        { width: 320, height: 600 },
      ]),
    ).toHaveLength(3);
  });
});
