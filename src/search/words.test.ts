import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, wordsOf } from './words.ts';

function terms(text: string): string[] {
  return wordsOf(text).map(({ term }) => term);
}

describe('words', () => {
  it.each([
    ['plain words, in small letters', 'Reward Models FOR Alignment', ['reward', 'models', 'for', 'alignment']],
    ['nothing', '', []],
    ['punctuation alone', ' … — “ ” , . ; -- ()', []],
    ['a name with a number', 'GPT-4 and GPT4', ['gpt', '4', 'and', 'gpt', '4']],
    ['an arXiv id, whole', 'arXiv:2407.04622v2', ['arxiv', '2407.04622', 'v', '2']],
    ['a number with a point or a comma, whole', '3.5 of 1,000.', ['3.5', 'of', '1,000']],
    ['a number at the end of a sentence', 'in 2023.', ['in', '2023']],
    ['letters around a number', '70B and f1', ['70', 'b', 'and', 'f', '1']],
    ['hyphens', 'red-teaming', ['red', 'teaming']],
    ['a possessive', "the model's and the models’ goals", ['the', 'model', 'and', 'the', 'models', 'goals']],
    ['a possessive with a curly apostrophe', 'OpenAI’s', ['openai']],
    ['a contraction', "don't", ['don', 't']],
    ['an s that is no possessive', 's s-risk', ['s', 's', 'risk']],
    ['underscores', 'best_of_n', ['best', 'of', 'n']],
    ['accents', 'Poincaré naïve Ångström', ['poincare', 'naive', 'angstrom']],
    ['accents that are characters of their own', 'Poincare\u0301', ['poincare']],
    ['an umlaut and a sharp s', 'Größe STRASSE straße STRAẞE', ['grosse', 'strasse', 'strasse', 'strasse']],
    ['Greek, whatever the last sigma', 'ΟΔΥΣΣΕΥΣ Οδυσσεύς', ['οδυσσευσ', 'οδυσσευσ']],
    ['Cyrillic', 'Обучение с подкреплением', ['обучение', 'с', 'подкреплением']],
    ['Turkish capitals', 'İSTANBUL', ['istanbul']],
    ['wide and joined letters', 'ＡＩ ﬁne', ['ai', 'fine']],
    ['Chinese, a word a character', '大语言模型', ['大', '语', '言', '模', '型']],
    ['Chinese with a Latin name inside', '用GPT-4评估', ['用', 'gpt', '4', '评', '估']],
    ['Japanese', '強化学習とは', ['強', '化', '学', '習', 'と', 'は']],
    ['Hebrew, with and without points', 'שָׁלוֹם שלום', ['שלום', 'שלום']],
    ['Arabic, with and without vowels', 'مُحَمَّد محمد', ['محمد', 'محمد']],
    ['emoji', 'safe🤖? 🎉', ['safe', '🤖', '🎉']],
    ['Hindi, by what is written between spaces', 'सुरक्षा अनुसंधान', ['सरकष', 'अनसधन']],
    ['names that objects inherit', 'constructor __proto__ toString', ['constructor', 'proto', 'tostring']],
    ['half of a surrogate pair', 'a\uD83Db', ['a', 'b']],
  ])('of %s', (_, text, expected) => {
    expect(terms(text)).toEqual(expected);
  });

  it('of Hangul are the same however it is encoded, and begin as they are typed', () => {
    const [composed = '', decomposed = ''] = [terms('한국어')[0], terms('한국어'.normalize('NFD'))[0]];
    expect(composed).toBe(decomposed);
    expect(terms('한국어')).toHaveLength(1);
    expect(composed.startsWith(fold('한국'))).toBe(true);
  });

  it('of Thai are characters, without the marks above and below', () => {
    expect(terms('ปลอดภัย')).toEqual(['ป', 'ล', 'อ', 'ด', 'ภ', 'ย']);
  });

  it('say where they stand in the text', () => {
    expect(wordsOf('😀 GPT-4’s Größe')).toEqual([
      { term: '😀', start: 0, end: 2 },
      { term: 'gpt', start: 3, end: 6 },
      { term: '4', start: 7, end: 8 },
      { term: 'grosse', start: 11, end: 16 },
    ]);
  });
});

const someText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  fc
    .array(
      fc.constantFrom(
        'model',
        "'s",
        '’s',
        ' ',
        '-',
        'GPT',
        '4',
        '2407.04622',
        'é',
        'e\u0301',
        'ß',
        '模',
        'ไ',
        '한',
        '🤖',
        '\u200d',
        'ﷺ',
        'ﹰ',
      ),
    )
    .map((parts) => parts.join('')),
);

describe('the law of words', () => {
  it('each is what its place in the text holds, folded, and they follow one another', () => {
    fc.assert(
      fc.property(someText, (text) => {
        let done = 0;
        for (const { term, start, end } of wordsOf(text)) {
          expect(start).toBeGreaterThanOrEqual(done);
          expect(end).toBeGreaterThan(start);
          expect(fold(text.slice(start, end))).toBe(term);
          done = end;
        }
        expect(done).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 500 },
    );
  });

  it('none is empty or holds a space, so that words can be kept in a line', () => {
    fc.assert(
      fc.property(someText, (text) => {
        for (const { term } of wordsOf(text)) expect(term).toMatch(/^\S+$/u);
      }),
      { numRuns: 500 },
    );
  });

  it('folding what is folded changes nothing', () => {
    fc.assert(
      fc.property(someText, (text) => {
        for (const { term } of wordsOf(text)) expect(fold(term)).toBe(term);
      }),
      { numRuns: 500 },
    );
  });

  it('case makes no difference, where a letter has the same capital everywhere', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zäöüßéñçа-я]{1,20}$/), (word) => {
        expect(terms(word.toUpperCase())).toEqual(terms(word));
      }),
    );
  });
});
