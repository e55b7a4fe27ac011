import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitText, textWidth } from './text-width.ts';

describe('the width of a text', () => {
  // Sums of the advance widths in Adobe's metrics of Helvetica.
  it.each([
    ['', 0],
    ['i', 222],
    ['Anthropic', 4224],
    ['Google DeepMind', 8059],
    ['OpenAI', 3391],
    ['78 papers', 4447],
    ['Jul only', 3390],
    ["(50%) & 'more'!", 6828],
  ])('of “%s” is that of Helvetica', (text, thousandths) => {
    expect(textWidth(text, 1000)).toBeCloseTo(thousandths);
  });

  it('grows with the type, and is more in bold', () => {
    expect(textWidth('Anthropic', 24)).toBeCloseTo(2 * textWidth('Anthropic', 12));
    expect(textWidth('Anthropic', 12, true)).toBeGreaterThan(textWidth('Anthropic', 12));
  });

  it('takes what it does not know for wide', () => {
    expect(textWidth('模', 10)).toBe(10);
    expect(textWidth('😀', 10)).toBe(10);
  });

  it('of two texts is the sum of both', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
        expect(textWidth(a + b, 12)).toBeCloseTo(textWidth(a, 12) + textWidth(b, 12));
      }),
    );
  });
});

describe('fitting a text', () => {
  it.each([
    ['Google DeepMind', 1000, 'Google DeepMind'],
    ['Google DeepMind', 70, 'Google De…'],
    ['Google DeepMind', 60, 'Google…'],
    ['Google DeepMind', 22, 'G…'],
    ['Google DeepMind', 21, ''],
    ['Google DeepMind', 0, ''],
    ['Google DeepMind', -5, ''],
    ['', 0, ''],
  ])('“%s” into %d pixels gives “%s”', (text, width, fitted) => {
    expect(fitText(text, 12, width)).toBe(fitted);
  });

  it('gives what fits, and as much of the beginning as can be', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.integer({ min: 0, max: 200 }),
        fc.boolean(),
        (text, width, bold) => {
          const fitted = fitText(text, 12, width, bold);
          expect(textWidth(fitted, 12, bold)).toBeLessThanOrEqual(width);
          if (fitted === text) return;
          expect(textWidth(text, 12, bold)).toBeGreaterThan(width);
          if (fitted !== '') expect(text.startsWith(fitted.slice(0, -1))).toBe(true);
        },
      ),
    );
  });
});
