import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readQuery } from './query.ts';

describe('reading a query', () => {
  it.each([
    ['reward', ['reward'], true],
    ['reward ', ['reward'], false],
    ['reward mod', ['reward', 'mod'], true],
    ['Reward, model!', ['reward', 'model'], false],
    ['r', ['r'], false],
    ['reward m', ['reward', 'm'], false],
    ['gpt-4', ['gpt', '4'], false],
    ['2407.04', ['2407.04'], true],
    ['reward model reward', ['model', 'reward'], true],
    ["model's", ['model'], false],
    ['模', ['模'], false],
    ['模型', ['模', '型'], false],
    ['한국', ['한국'.normalize('NFKD')], true],
    ['', [], false],
    ['   ', [], false],
    ['"?!" —', [], false],
  ])('“%s” asks for %j', (text, terms, lastIsPrefix) => {
    expect(readQuery(text)).toEqual({ terms, lastIsPrefix });
  });

  it('gives each word once, and the one that is being typed last', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('ab', 'abc', 'x', 'reward', 'ß'), { minLength: 1 }), (words) => {
        const { terms, lastIsPrefix } = readQuery(words.join(' '));
        const folded = words.map((word) => word.replace('ß', 'ss'));
        expect(new Set(terms)).toEqual(new Set(folded));
        expect(terms).toHaveLength(new Set(folded).size);
        expect(terms.at(-1)).toBe(folded.at(-1));
        expect(lastIsPrefix).toBe(folded.at(-1) !== 'x');
      }),
    );
  });
});
