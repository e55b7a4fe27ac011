import { describe, expect, test } from 'vitest';
import { readSheet, sheetRow } from './fixtures/sources.ts';
import { JOINED, SPACED } from './mend-breaks.ts';
import { UNTEXED } from './mend-latex.ts';
import { PARTED } from './mend-sentences.ts';
import { mendAbstract } from './mend-text.ts';

/** A line of exactly so many characters, made of short words. */
const line = (length: number, end = 'x') =>
  'aaaa '
    .repeat(40)
    .slice(0, length - end.length)
    .replace(/ $/, 'a') + end;

function becomes(cases: [printed: string, mended: string][]) {
  test.each(cases)('%j becomes %j', (printed, mended) => {
    expect(mendAbstract(printed).text).toBe(mended);
    expect(mendAbstract(printed).mends.length).toBeGreaterThan(0);
  });
}

function stays(texts: string[]) {
  test.each(texts)('%j stays', (text) => expect(mendAbstract(text)).toMatchObject({ text, mends: [] }));
}

describe('broken lines', () => {
  becomes([
    ['the first relies\non two', 'the first relies on two'],
    ['the honest strategy\nis able', 'the honest strategy is able'],
    ['as Google\nDeepMind says', 'as Google DeepMind says'],
    ['state-of-\nthe-art', 'state-of-the-art'],
    ['GPT-\n4', 'GPT-4'],
    ['pre-\nand post-training', 'pre- and post-training'],
    ['a safe --\nor safer -- model', 'a safe -- or safer -- model'],
    ['inter\u00AD\npretability', 'interpretability'],
    ['inter\u00ADpretability', 'interpretability'],
    ['ends here. \nNext', 'ends here.\nNext'],
    ['ends here.\r\nNext', 'ends here.\nNext'],
    ['relies\r\non', 'relies on'],
    ['Smith et al.\nWe', 'Smith et al. We'],
    ['models, i.e.\nClaude', 'models, i.e. Claude'],
    ['A sentence.\n\nAnother.', 'A sentence.\nAnother.'],
    ['A sentence.\n \n\n\tAnother.', 'A sentence.\nAnother.'],
    ['cut by a page\n\nand going on', 'cut by a page and going on'],
    ['我们研究模型\n的行为', '我们研究模型的行为'],
    ['نموذج\nلغوي', 'نموذج لغوي'],
    ['two  spaces', 'two spaces'],
    ['a\tb', 'a b'],
    ['a\u00A0b \u202F c\u2007d', 'a b c d'],
    ['\n text \n', 'text'],
  ]);
  stays([
    '',
    'One line.',
    'One.\nTwo.',
    'Is it?\nIt is!\n"Quoted," he said.',
    'said “so.”\n(In brackets.) And\u200Don',
    'Ends.\n\\foo begins',
    'We find:\nFirst, this.',
    'Two kinds.\n- one.\n- two.',
    '它有效。\n我们看到。',
    `${line(75, '.')}\nThe first of two paragraphs, neither of which was cut anywhere, since the second is longer.`,
  ]);

  test('a sentence that ends where the page does is joined, if the page also cuts sentences', () => {
    const page = [line(77), line(79), line(75, '.'), 'Overall, fine.'];
    expect(mendAbstract(page.join('\n')).text).toBe(page.join(' '));
  });

  test('a sentence that ends before the page does ends a paragraph', () => {
    const [first, second, short, next] = [line(77), line(79), line(70, '.'), 'Overall, fine.'];
    expect(mendAbstract([first, second, short, next].join('\n')).text).toBe(`${first} ${second} ${short}\n${next}`);
  });

  test('the page is 79 columns wide, and the first line stands two columns in', () => {
    const rest = `Aaaa ${line(74)}\n${line(78)}`;
    const parts = (first: string) => mendAbstract(`${first}\n${rest}`).text.includes('\n');
    // "Aaaa" and the space before it take five columns more.
    expect([71, 72, 73, 74].map((length) => parts(line(length, '.')))).toEqual([true, true, false, false]);
    const below = (first: string) => mendAbstract(`${line(77)}\n${first}\n${rest}`).text.includes('\n');
    expect([73, 74, 75, 76].map((length) => below(line(length, '.')))).toEqual([true, true, false, false]);
  });

  test('what was changed is told with the words around it', () => {
    expect(mendAbstract('the first of them relies\non two  approximations').mends).toEqual([
      { from: 'them relies\non two', to: 'them relies on two', why: JOINED },
      { from: 'on two  approximations', to: 'on two approximations', why: SPACED },
    ]);
  });
});

describe('LaTeX', () => {
  becomes([
    ['\\emph{Circuit analysis} is', 'Circuit analysis is'],
    ['\\textit{a}, \\textbf{b}, \\texttt{c} and \\text{d}', 'a, b, c and d'],
    ['\\emph{a \\textbf{nested} b}', 'a nested b'],
    ['\\emph{sets {a, b}}', 'sets {a, b}'],
    ['{\\em old} style', 'old style'],
    ['runs in $O(1)$ passes', 'runs in O(1) passes'],
    ['best-of-$n$ sampling', 'best-of-n sampling'],
    ['pose $200+$ questions', 'pose 200+ questions'],
    ['$\\alpha$ and $\\Omega$', 'α and Ω'],
    ['$\\beta x$', 'βx'],
    ['$3 \\times 4$, $3\\times 4$', '3 × 4, 3×4'],
    ['$O(n \\log n)$ and $O(n\\log n)$', 'O(n log n) and O(n log n)'],
    ['$x^{2}$, $x^2$, $10^{-5}$, $n^{th}$', 'x², x², 10⁻⁵, nᵗʰ'],
    ['$x_1$ to $x_{12}$', 'x₁ to x₁₂'],
    ['$\\epsilon$-greedy', 'ε-greedy'],
    ['$L_\\text{p}$ and $p~<~q$', 'Lₚ and p < q'],
    ['38\\% of A\\&B, x\\_y, \\$5, \\#1', '38% of A&B, x_y, $5, #1'],
    ['\\emph{Fig.}~5', 'Fig. 5'],
    ['see~\\emph{this}', 'see this'],
    ["called ``output nodes'' here", 'called “output nodes” here'],
    ["``\\emph{x}''", '“x”'],
    ['costs $5 and $n$ tokens', 'costs $5 and n tokens'],
  ]);
  stays([
    'costs $5 and $6',
    'from $5-$10, or $5–$6M',
    'US$5 and A$',
    'a fee of $5 (or US$6)',
    'a $5 fee (in US$)',
    'between $5M and about a quarter of $',
    '$x $ and $ y$',
    '~30 papers, about~5',
    "a set of `output nodes' (heads)",
    "of the form \"A is B'' occurs",
    'opens ``and never closes',
    "``a `` b''",
    'one -- two --- three',
    '{a, b} and x_1 and x^2',
    '\\emph{never closed',
    '100% & more',
    '\\\\emph{x}',
  ]);

  test.each([
    ['$\\frac{a}{b}$', ['$\\frac{a}{b}$']],
    ['$x^{Q}$ and $y_{\\theta}$', ['$x^{Q}$', '$y_{\\theta}$']],
    ['\\cite{foo} and \\foo', ['\\cite{foo}', '\\foo']],
    ['$$x = y$$', ['$$x = y$$']],
    ["caf\\'e", ["\\'"]],
    ['\\emph{never closed', ['\\emph{never closed']],
    ['\\emph{\\foo} costs $5', ['\\foo']],
    ['costs $5 and $6', []],
  ])('%j: what no rule can turn into text stays as printed and is named', (text, left) => {
    expect(mendAbstract(text).left).toEqual(left);
    for (const mark of left) expect(mendAbstract(text).text).toContain(mark);
  });

  test('what was changed is told with the words around it', () => {
    expect(mendAbstract('an algorithm that runs in $O(1)$ passes, as one').mends).toEqual([
      { from: 'runs in $O(1)$ passes, as', to: 'runs in O(1) passes, as', why: UNTEXED },
    ]);
  });
});

describe('glued sentences', () => {
  becomes([
    ['challenges.We aim', 'challenges. We aim'],
    ['really?We', 'really? We'],
    ['really!We', 'really! We'],
    ['what?!We', 'what?! We'],
    ['networks.)It seems', 'networks.) It seems'],
    ['so.”We', 'so.” We'],
    ['“so?”We', '“so?” We'],
    ['he said:”We', 'he said:” We'],
    ['"so."We', '"so." We'],
    ['the end.“We', 'the end. “We'],
    ['of LLMs.We', 'of LLMs. We'],
    ['of RLHF.We', 'of RLHF. We'],
    ['with GPT-4.We', 'with GPT-4. We'],
    ['by 38%.We', 'by 38%. We'],
    ['in AI safety.AI systems', 'in AI safety. AI systems'],
    ['we saw.I think', 'we saw. I think'],
    ['a plan.A plan', 'a plan. A plan'],
    ['(so).We', '(so). We'],
    ['für später.Über', 'für später. Über'],
    ['на модели.Мы', 'на модели. Мы'],
    ['one.Two three.Four', 'one. Two three. Four'],
  ]);
  stays([
    'GPT-4.5 and 3.14',
    'e.g.Foo and i.e.Foo',
    'U.S.A and U.S.Government',
    'Node.js',
    'arXiv.Org and Example.COM',
    'ASP.NET, X.AI, Character.AI',
    'https://github.com/Foo.Bar and www.Foo.Bar and github.com/Foo.Bar',
    'https://x.org/?Query=x',
    'foo@bar.Example',
    'etc.We, cf.Smith, et al.We, vs.Them, Fig.A, Eq.One, Sec.III, Dr.No, No.One',
    'J.K.Rowling',
    'torch.Tensor and os.path.Join',
    'wait...What',
    'and so on.we',
    'x ? y:Z',
    'a."We',
    'f(x.)y and tension! 2To',
    '版本。我们',
  ]);

  test('what was changed is told with the words around it', () => {
    expect(mendAbstract('overcome the present challenges.We aim to offer').mends).toEqual([
      { from: 'present challenges.We aim', to: 'present challenges. We aim', why: PARTED },
    ]);
  });
});

describe('the committed sheet', () => {
  const mended = readSheet().rows.map(({ row, abstract }) => ({
    row,
    printed: abstract ?? '',
    ...mendAbstract(abstract ?? ''),
  }));
  const count = (why: string) => mended.flatMap(({ mends }) => mends).filter((mend) => mend.why === why).length;
  const rowsOf = (why: string) =>
    mended.flatMap(({ row, mends }) => mends.filter((mend) => mend.why === why).map(() => row));

  test('of 308 line breaks in 23 abstracts 298 are joined', () => {
    const breaks = mended.map(({ printed }) => printed.split('\n').length - 1);
    expect(breaks.reduce((sum, number) => sum + number)).toBe(308);
    expect(breaks.filter((number) => number > 0)).toHaveLength(23);
    expect(count(JOINED)).toBe(298);
    expect(count(SPACED)).toBe(0);
  });

  test('the ten that are kept part paragraphs', () => {
    const kept = mended.flatMap(({ row, text }) =>
      text
        .split('\n')
        .slice(1)
        .map((paragraph) => [row, paragraph.slice(0, 24)]),
    );
    expect(kept).toEqual([
      [3, 'We find a diversity of h'],
      [137, 'Unfortunately, resourcef'],
      [137, 'To reach this goal, thes'],
      [137, 'In this paper, we invite'],
      [137, 'This benchmark, based on'],
      [137, 'It goes beyond ImageNet-'],
      [137, 'It aims to tackle a more'],
      [137, 'Our hope is that this be'],
      [157, 'AI safety via debate [Ir'],
      [204, 'We further study the `co'],
    ]);
  });

  test('every break that is joined stands in mid-sentence, or where a page of 79 columns ends', () => {
    for (const { printed, text } of mended) {
      const lines = printed.split('\n');
      let from = 0;
      lines.slice(0, -1).forEach((before, index) => {
        from += before.length + 1;
        const next = lines[index + 1] ?? '';
        if (!/[.?!]["')\]]*$/.test(before) || before.length > 79) return;
        const fits = before.length + 1 + next.replace(/ .*/, '').length <= 79;
        // Where LaTeX has not moved the text, a kept break stands where it was printed.
        const kept = text.includes(`${before.slice(-10)}\n${next.slice(0, 10)}`);
        expect([from, kept]).toEqual([from, fits]);
      });
    }
  });

  test('seven marks of LaTeX become text, and none is left', () => {
    expect(rowsOf(UNTEXED)).toEqual([45, 45, 69, 204, 204, 204, 465]);
    expect(mended.flatMap(({ left }) => left)).toEqual([]);
    expect(mendAbstract(sheetRow(204).abstract ?? '').text).toMatch(/^Circuit analysis is .*answer label given/);
  });

  test('seven glued sentences are parted', () => {
    const parted = mended.flatMap(({ row, mends }) =>
      mends.filter(({ why }) => why === PARTED).map(({ from }) => [row, from]),
    );
    expect(parted).toEqual([
      [15, 'present challenges.We aim'],
      [16, 'neural networks.)It seems'],
      [16, 'and composition.Following Thorpe,'],
      [17, 'the effect.We explore'],
      [19, 'the story.Why should'],
      [19, 'interpretable features.So understanding'],
      [19, "can't interfere.In this"],
    ]);
  });
});
