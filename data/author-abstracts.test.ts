import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseAuthorAbstracts, type PrintedAbstract } from './author-abstracts.ts';
import { blankLine, closedLine, openLine, saved } from './fixtures/arbitraries.ts';
import { build, SOURCES } from './fixtures/build.ts';

const parsed = parseAuthorAbstracts(SOURCES.authorAbstracts);
const abstracts = parsed.ok ? parsed.value : [];
const problems = (text: string) => {
  const result = parseAuthorAbstracts(text);
  return result.ok ? [] : result.errors.map(({ line, found }) => [line, found]);
};

test('the ten abstracts stand on a line each, without the word before them', () => {
  expect(abstracts.map(({ row, lines }) => [row, lines])).toEqual(
    [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((place) => [place, [place, place]]),
  );
  for (const { abstract, lines } of abstracts) {
    expect(`Abstract:${abstract}`).toBe(SOURCES.authorAbstracts.split('\n')[lines[0] - 1]);
  }
});

describe('the papers that are made of them', () => {
  const { dataset } = build();
  const paper = (place: number) =>
    dataset.papers.find(({ sources }) =>
      sources.some(({ file, row }) => file === 'author-abstracts.txt' && row === place),
    );

  test.each([
    [
      1,
      'Foundational Challenges in Assuring Alignment and Safety of Large Language Models',
      '2404.09932',
      '2024-04-15',
    ],
    [
      2,
      'Is Model Collapse Inevitable? Breaking the Curse of Recursion by Accumulating Real and Synthetic Data',
      '2404.01413',
      '2024-04-01',
    ],
    [4, 'Compositional preference models for aligning LMs', '2310.13011', '2023-10-17'],
    [5, 'The Reversal Curse: LLMs trained on "A is B" fail to learn "B is A"', '2309.12288', '2023-09-21'],
    [6, 'Taken out of context: On measuring situational awareness in LLMs', '2309.00667', '2023-09-01'],
    [
      7,
      'Open Problems and Fundamental Limitations of Reinforcement Learning from Human Feedback',
      '2307.15217',
      '2023-07-27',
    ],
    [8, "Inverse Scaling: When Bigger Isn't Better", '2306.09479', '2023-06-15'],
    [9, 'Training Language Models with Language Feedback at Scale', '2303.16755', '2023-03-28'],
    [10, 'Improving Code Generation by Training with Natural Language Feedback', '2303.16749', '2023-03-28'],
  ])('%i: %s', (place, title, arxivId, date) => {
    const url = `https://arxiv.org/abs/${arxivId}`;
    const found = paper(place);
    expect(found).toMatchObject({ title, arxivId, date, url, collections: ['author-abstracts'] });
    for (const [field, to] of Object.entries({ title, date, url, arxivId })) {
      expect(found?.mended).toContainEqual(expect.objectContaining({ field, from: null, to, factFrom: url }));
    }
  });

  test('the third is the paper of row 9 of the sheet, whose fields stand', () => {
    const why = expect.stringContaining('row 9') as string;
    const url = 'https://arxiv.org/abs/2310.13548';
    expect(paper(3)).toMatchObject({
      id: 'towards-understanding-sycophancy-in-language-models',
      company: 'anthropic',
      date: '2023-10-24',
      url: 'https://www.anthropic.com/research/towards-understanding-sycophancy-in-language-models',
      arxivId: '2310.13548',
      collections: ['lab-papers', 'author-abstracts'],
      sources: [
        { file: 'lab-papers-sheet.txt', row: 9 },
        { file: 'author-abstracts.txt', row: 3, lines: [3, 3] },
      ],
      // The abstract is word for word the same once its lines are joined.
      differences: [
        { field: 'date', value: '2023-10-20', file: 'author-abstracts.txt' },
        { field: 'url', value: url, file: 'author-abstracts.txt' },
      ],
    });
    expect(paper(3)?.mended).toContainEqual({ field: 'arxivId', from: null, to: '2310.13548', why, factFrom: url });
  });

  test('an abstract that differs from the sheet’s is kept whole among the differences', () => {
    const authorAbstracts = SOURCES.authorAbstracts.replace('PMs also sometimes', 'PMs also often');
    const changed = build({ sources: { ...SOURCES, authorAbstracts } }).dataset.papers.find(
      ({ id }) => id === 'towards-understanding-sycophancy-in-language-models',
    );
    expect(changed?.abstract).toContain('PMs also sometimes');
    expect(changed?.differences.at(-1)).toEqual({
      field: 'abstract',
      value: expect.stringMatching(/^Human feedback .* PMs also often .* responses\.$/) as string,
      file: 'author-abstracts.txt',
    });
  });
});

describe('it is an error', () => {
  test('if a line begins without its label', () => {
    expect(problems('Abstract:We show a thing.\nWe show another.\nAbstract:And a third.')).toEqual([
      [2, '"We show another."'],
    ]);
  });

  test('if a line follows after a blank one, or comes first', () => {
    expect(problems('\uFEFFWe show\n\nAbstract:We show\r\n\r\nthat.')).toEqual([
      [1, '"We show"'],
      [5, '"that."'],
    ]);
  });

  test('if there is nothing after a label, or nothing at all', () => {
    expect(problems('Abstract:\n\nAbstract: \u00A0')).toEqual([
      [1, '"Abstract:"'],
      [3, '"Abstract:"'],
    ]);
    expect(problems(' \n')).toEqual([[1, 'nothing']]);
  });
});

test('abstracts written in the form are read back equal', () => {
  const abstract = fc.record({
    rest: fc.array(openLine, { maxLength: 3 }),
    end: closedLine,
    before: fc.constantFrom('', ' ', '\t', '\u00A0'),
    after: fc.constantFrom('', ' ', '\u00A0'),
    blanks: fc.array(blankLine, { maxLength: 2 }),
  });
  fc.assert(
    fc.property(fc.array(abstract, { minLength: 1, maxLength: 8 }), saved, (list, save) => {
      const lines: string[] = [];
      const expected = list.map(({ rest, end, before, after, blanks }, index): PrintedAbstract => {
        const text = [...rest, end];
        const first = lines.length + 1;
        lines.push(...text.map((line, at) => (at === 0 ? `${before}Abstract:${after}${line}` : line)));
        const last = lines.length;
        lines.push(...blanks);
        return { row: index + 1, lines: [first, last], abstract: text.join('\n') };
      });
      expect(parseAuthorAbstracts(save(lines))).toEqual({ ok: true, value: expected });
    }),
  );
});

test('any lines at all are read or refused, and none is dropped', () => {
  const line = fc.oneof(openLine, closedLine, blankLine, fc.constantFrom('Abstract:', 'Abstract: we', 'abstract: x'));
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), saved, (lines, save) => {
      const result = parseAuthorAbstracts(save(lines));
      const read = result.ok ? result.value.map((abstract) => `Abstract:${abstract.abstract}`) : [];
      const errors = result.ok ? [] : result.errors;
      if (errors.length === 0) expect(read.join('').replace(/\s/g, '')).toBe(lines.join('').replace(/\s/g, ''));
      expect(errors.length + read.length).toBeGreaterThan(0);
    }),
  );
});
