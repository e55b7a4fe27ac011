import { scaleLinear } from 'd3';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { linear } from './linear.ts';

const someNumber = fc.double({ min: -1e6, max: 1e6, noNaN: true });

it('maps as the scale of d3 does', () => {
  fc.assert(
    fc.property(fc.tuple(someNumber, someNumber), fc.tuple(someNumber, someNumber), someNumber, (from, to, value) => {
      // Distances so small that their quotients overflow are of no use to a picture.
      fc.pre(from[0] === from[1] || Math.abs(from[1] - from[0]) > 1e-6);
      const expected = scaleLinear().domain(from).range(to)(value);
      const tolerance = 1e-9 * Math.max(1, Math.abs(expected));
      expect(Math.abs(linear(from, to)(value) - expected)).toBeLessThanOrEqual(tolerance);
    }),
  );
});

it('maps the ends to the ends', () => {
  const x = linear([0, 4], [10, 30]);
  expect([x(0), x(1), x(4)]).toEqual([10, 15, 30]);
});
