import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { characterCount } from './characters.ts';

describe('characters', () => {
  it.each([
    ['', 0],
    ['abc', 3],
    ['äöü 🤖', 5],
    ['a\u0308', 1],
    ['👩‍👩‍👧‍👦 🏳️‍🌈 🇨🇭 👍🏽', 7],
    ['模型 안녕 नमस्ते', 9],
    ['one\ntwo', 7],
    ['see https://example.org/a?b=c', 29],
  ])('are counted as people do: %j', (text, count) => expect(characterCount(text)).toBe(count));

  it('are no more than code points, and each letter that stands alone is one', () => {
    const part = fc.constantFrom('a', 'ß', '模', '\u0308', '👩', '\u200d', '🏽', '🇨', '\r', '\n', ' ');
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const count = characterCount(parts.join(''));
        expect(count).toBeLessThanOrEqual(parts.length);
        expect(count).toBeGreaterThanOrEqual(parts.filter((one) => /[aß模 ]/.test(one)).length);
      }),
    );
  });
});
