import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstPlace, folded, marked, wordsAsked } from './folded.ts';

const said = (text: string, query: string) =>
  marked(text, wordsAsked(query))
    .map(({ text, hit }) => (hit ? `[${text}]` : text))
    .join('');

describe('words that are searched for', () => {
  it.each([
    ['Débat, DEBATE, debate', 'deba', '[Déba]t, [DEBA]TE, [deba]te'],
    ['Straße und STRASSE', 'strasse', '[Straße] und [STRASSE]'],
    ['e\u0301tude', 'etu', '[e\u0301tu]de'],
    ['ΛΟΓΟΣ λόγος', 'λογος', '[ΛΟΓΟΣ] [λόγος]'],
    ['ﬁnd', 'fi', '[ﬁ]nd'],
    ['ﬁnd', 'f', '[ﬁ]nd'],
    ['Ⅳ, ⅳ', 'v', '[Ⅳ], [ⅳ]'],
    ['強化学習', '学習', '強化[学習]'],
    ['aXbXc', 'x b', 'a[XbX]c'],
    ['nothing', '', 'nothing'],
    ['', 'x', ''],
  ])('in “%s” “%s” are marked', (text, query, expected) => {
    expect(said(text, query).replaceAll('][', '')).toBe(expected);
  });

  it('are each asked once, whatever is between them', () => {
    expect(wordsAsked('  Reward\n reward MODEL ')).toEqual(['reward', 'model']);
    expect(wordsAsked(' ')).toEqual([]);
  });
});

describe('the law of marking', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 30 }),
    fc.string({
      unit: fc.constantFrom('a', 'A', 'ß', 's', 'é', 'e\u0301', 'ﬁ', 'Ⅳ', 'İ', 'i', 'f', 'Σ', ' ', '한', '🤖'),
      maxLength: 20,
    }),
  );

  it('the pieces are the text, and something is marked where the folded text holds a word', () => {
    fc.assert(
      fc.property(text, text, (whole, query) => {
        const words = wordsAsked(query);
        const pieces = marked(whole, words);
        expect(pieces.map((piece) => piece.text).join('')).toBe(whole);
        const holds = words.some((word) => folded(whole).includes(word));
        expect(pieces.some(({ hit }) => hit)).toBe(holds);
        expect(firstPlace(whole, words) !== -1).toBe(holds);
      }),
      { numRuns: 1000 },
    );
  });
});
