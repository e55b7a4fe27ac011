import { expect, test } from 'vitest';
import { readSheet, SHEET_TEXT, sheetRow } from './fixtures/sources.ts';

const LINES = SHEET_TEXT.split('\n');
const abstractOf = (row: number) => sheetRow(row).abstract ?? '';

test('GPT-46-Jun-24 is the title "Extracting Concepts from GPT-4" of 6 June 2024', () => {
  expect(LINES[526]).toContain('GPT-46-Jun-24');
  expect(sheetRow(454)).toMatchObject({
    title: 'Extracting Concepts from GPT-4',
    date: '2024-06-06',
    lines: [527, 527],
  });
});

test('May 202324-May-23 is a title that ends in its year, and the 24th', () => {
  expect(LINES[115]).toContain('May 202324-May-23');
  expect(sheetRow(14)).toMatchObject({ title: 'Circuits Updates — May 2023', date: '2023-05-24' });
});

test('all fields run into each other on one line', () => {
  const { company, title, url, category, lines } = sheetRow(2);
  expect(lines).toEqual([7, 7]);
  expect([company, category]).toEqual(['anthropic', 'power-seeking-tendencies']);
  expect(title).toBe('Sycophancy to subterfuge: Investigating reward tampering in language models');
  expect(url).toBe('https://www.anthropic.com/research/reward-tampering');
  expect(abstractOf(2)).toMatch(/^In reinforcement learning, specification gaming/);
});

test('an address runs into a category of one word, and that into the abstract', () => {
  expect(LINES[528]).toContain("the-instruction-hierarchy/RobustnessToday's LLMs");
  expect(sheetRow(455)).toMatchObject({
    url: 'https://openai.com/index/the-instruction-hierarchy/',
    category: 'robustness',
  });
  expect(abstractOf(455)).toMatch(/^Today's LLMs are susceptible/);
});

test('the address stands on a line of its own, and the category runs into the abstract', () => {
  expect(LINES[37]).toBe('https://arxiv.org/pdf/2310.17230v1');
  expect(sheetRow(7)).toMatchObject({ url: 'https://arxiv.org/pdf/2310.17230v1', lines: [37, 39] });
  expect(abstractOf(7)).toMatch(/^Understanding neural networks is challenging/);
});

test('company, title, date and address each stand on a line of their own', () => {
  const title = 'Towards Monosemanticity: Decomposing Language Models With Dictionary Learning';
  expect(LINES.slice(78, 81)).toEqual(['Anthropic', title, '5-Oct-23']);
  expect(sheetRow(10)).toMatchObject({ company: 'anthropic', title, date: '2023-10-05', lines: [79, 83] });
});

test('a title that begins with the name of a category stays a title', () => {
  const title = 'Robustness of Epinets against Distributional Shifts';
  expect(sheetRow(222)).toMatchObject({ title, category: 'robustness', url: 'https://arxiv.org/pdf/2207.00137v1' });
});

test('row numbers skip where the sheet hides rows, and are kept as printed', () => {
  const numbers = readSheet().rows.map((row) => row.row);
  expect(numbers.slice(0, 6)).toEqual([2, 3, 4, 5, 7, 8]);
  expect(numbers.slice(-5)).toEqual([467, 468, 470, 476, 477]);
  expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
});

test('the sheet ends in the empty rows 478 to 491, which are no papers and no text of the last abstract', () => {
  expect(LINES.at(-1)).toBe('491');
  expect(sheetRow(477).lines).toEqual([632, 635]);
  expect(abstractOf(477)).toMatch(/critique assistance experiments\.$/);
});

test('five more empty rows, 471 to 475, stand between papers', () => {
  expect(LINES.slice(620, 626)).toEqual(['471', '472', '473', '474', '475', '476']);
  expect(abstractOf(470)).toMatch(/aligning language models with human\nintent\.$/);
});

test('a blank line ends an abstract without becoming part of it', () => {
  expect(LINES[537]).toBe('');
  expect(sheetRow(462).lines).toEqual([535, 537]);
  expect(abstractOf(462)).toMatch(/every neuron in GPT-2\.$/);
});

test('[Duplicate] stands before the category, in rows 476 and 477 alone', () => {
  expect([LINES[628], LINES[633]]).toEqual([
    '[Duplicate] Mechanistic interpretability',
    '[Duplicate] Enhancing human feedback',
  ]);
  const marked = readSheet().rows.filter((row) => row.duplicate);
  expect(marked.map((row) => [row.row, row.category])).toEqual([
    [476, 'mechanistic-interpretability'],
    [477, 'enhancing-human-feedback'],
  ]);
});

test('the title that the sheet cuts off, "…Capabilities in Chinchil", is kept as printed', () => {
  const title = 'Does Circuit Analysis Interpretability Scale? Evidence from Multiple Choice Capabilities in Chinchil';
  expect(sheetRow(204)).toMatchObject({ title, url: 'https://arxiv.org/abs/2307.09458' });
});

test('the title that opens a quotation mark and never closes it is kept as printed', () => {
  expect(sheetRow(165).title).toMatch(/Arithmetic, or "What do I need to say so you agree 2\+2=5\?$/);
  expect(sheetRow(165).date).toBe('2023-11-08');
});

test('"Abstract not found" is no abstract', () => {
  expect(LINES[469]).toBe('RobustnessAbstract not found');
  expect(
    readSheet()
      .rows.filter((row) => row.abstract === null)
      .map((row) => row.row),
  ).toEqual([217]);
});

test('LaTeX is left as printed', () => {
  expect(abstractOf(204)).toMatch(/^\\emph\{Circuit analysis\} is a promising/);
  expect(abstractOf(69)).toContain('$O(1)$');
  expect(abstractOf(465)).toContain('best-of-$n$ sampling');
});

test('paragraphs that are glued, "challenges.We aim", are left as printed', () => {
  expect(abstractOf(15)).toContain('present challenges.We aim to offer');
});

test('lines broken at 80 columns keep their breaks, and abstracts on one line have none', () => {
  const broken = abstractOf(5).split('\n');
  expect(broken).toHaveLength(20);
  expect(Math.max(...broken.map((line) => line.length))).toBeLessThanOrEqual(80);
  expect(broken.slice(1)).toEqual(LINES.slice(16, 35));
  expect(abstractOf(2)).not.toContain('\n');
  expect(abstractOf(3).split('\n')).toHaveLength(2);
});

test('"Objective Robustness…" keeps its printed date of June 2022 beside an arXiv address of May 2021', () => {
  expect(sheetRow(224)).toMatchObject({ date: '2022-06-23', url: 'https://arxiv.org/pdf/2105.14111' });
});
