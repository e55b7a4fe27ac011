import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readSheet } from './fixtures/sources.ts';
import { mendAbstract } from './mend-text.ts';

// Laws of mending, for texts made of pieces on which the rules work, and for any text at all.

const piece = fc.constantFrom(
  ...[
    'model',
    'We',
    'challenges.We',
    'safety.AI',
    'e.g.',
    'GPT-4.5',
    'state-of-',
    'the-art',
    'end.',
    'so?”',
    '(a.)',
    '"q."It',
  ],
  ...[
    '$O(1)$',
    '$5',
    '$6',
    '$',
    '\\emph{',
    '}',
    '\\textbf{x}',
    '\\%',
    '\\$',
    '\\',
    '~',
    "``x''",
    '`',
    '{\\em y}',
    '\\foo{z}',
  ],
  ...['$\\alpha$', '$x^{2}$', '$\\frac{a}{b}$', '模型', '。', 'é', '😀', '\u0301', 'https://x.org/A.B', '•', ':', '-'],
);
const space = fc.constantFrom(
  ...[' ', ' ', ' ', '\n', '\n', '\n\n', '\r\n', '\t', '\u00A0', '  ', '\u00AD', '', '\u2028'],
);
const faulty = fc
  .array(fc.tuple(piece, space), { maxLength: 60 })
  .map((parts) => parts.map(([word, gap]) => word + gap).join(''));
const anyText = fc.oneof(
  faulty,
  faulty,
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.string({ unit: 'binary' }),
);

const RUNS = { numRuns: 1000 };

test('mending what was mended changes nothing', () => {
  fc.assert(
    fc.property(anyText, (printed) => {
      const { text, left } = mendAbstract(printed);
      expect(mendAbstract(text)).toEqual({ text, mends: [], left });
    }),
    RUNS,
  );
});

test('each change stands once in the text at its turn, and all of them make the mended text', () => {
  fc.assert(
    fc.property(anyText, (printed) => {
      const { text, mends } = mendAbstract(printed);
      const replayed = mends.reduce((current, { from, to }) => {
        expect(from).not.toBe(to);
        expect(current.split(from)).toHaveLength(2);
        return current.replace(from, () => to);
      }, printed);
      expect(replayed).toBe(text);
    }),
    RUNS,
  );
});

test('joining and parting change nothing but white space and soft hyphens', () => {
  const withoutSpace = (text: string) => text.replace(/[\s\u0085\u00AD]/g, '');
  fc.assert(
    fc.property(anyText, (printed) => {
      const plain = printed.replace(/[\\$`{}~]/g, '');
      expect(withoutSpace(mendAbstract(plain).text)).toBe(withoutSpace(plain));
    }),
    RUNS,
  );
});

test('no mended text has white space but single spaces and single line breaks', () => {
  fc.assert(
    fc.property(anyText, (printed) => {
      expect(mendAbstract(printed).text).not.toMatch(/^\s|\s$|\s\s|[^\S \n]/);
    }),
    RUNS,
  );
});

test('paragraphs without faults come back as they are', () => {
  const word = fc.oneof(
    fc.stringMatching(/^[a-zé]{1,9},?$/),
    fc.constantFrom('GPT-4.5', 'e.g.', '2024', 'LLMs', '—', '(RLHF)', '$5', '模型', '~30', '100%'),
  );
  const sentence = fc
    .tuple(fc.constantFrom('We', 'In', '"So"', '5'), fc.array(word, { maxLength: 20 }), fc.constantFrom('.', '?', '!'))
    .map(([first, words, end]) => [first, ...words, `is${end}`].join(' '));
  const text = fc
    .array(fc.array(sentence, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 })
    .map((paragraphs) => paragraphs.map((sentences) => sentences.join(' ')).join('\n'));
  fc.assert(
    fc.property(text, (printed) => {
      expect(mendAbstract(printed)).toEqual({ text: printed, mends: [], left: [] });
    }),
    RUNS,
  );
});

test('a text that was set on a page of 80 columns is won back, whatever its words', () => {
  const words = fc.array(fc.stringMatching(/^[A-Za-z]{1,14}[.,?!]?$/), { minLength: 40, maxLength: 120 });
  fc.assert(
    fc.property(words, (all) => {
      const text = mendAbstract(all.join(' ')).text;
      const lines = [''];
      for (const word of text.split(' ')) {
        const line = lines.at(-1) ?? '';
        const width = lines.length === 1 ? 77 : 79;
        if (line !== '' && line.length + 1 + word.length > width) lines.push(word);
        else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
      }
      const cutsSentence = lines.slice(0, -1).some((line) => /[a-z,]$/.test(line));
      if (cutsSentence) expect(mendAbstract(lines.join('\n')).text).toBe(text);
    }),
    RUNS,
  );
});

test('every abstract of the sheet obeys the same laws', () => {
  for (const { abstract } of readSheet().rows) {
    const { text, mends, left } = mendAbstract(abstract ?? '');
    expect(mendAbstract(text)).toEqual({ text, mends: [], left });
    expect(mends.reduce((current, { from, to }) => current.replace(from, () => to), abstract ?? '')).toBe(text);
  }
});
