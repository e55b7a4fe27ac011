import { expect, test } from 'vitest';
import type { Paper } from '../src/papers/dataset.ts';
import { build } from './fixtures/build.ts';

// What a right reading of the sheet gives, counted independently of this code.

const { dataset } = build();
const labPapers = dataset.papers.filter(({ collections }) => collections.includes('lab-papers'));
const unique = labPapers.filter((paper) => paper.duplicateOf === null);
const count = (papers: Paper[], keep: (paper: Paper) => boolean) => papers.filter(keep).length;

/** Category; unique papers of Anthropic, of Google DeepMind, of OpenAI, and of all three; all with the duplicates. */
const TABLE: [string, number, number, number, number, number][] = [
  ['Enhancing human feedback', 7, 17, 6, 30, 31],
  ['Mechanistic interpretability', 13, 3, 2, 18, 19],
  ['Robustness', 0, 9, 1, 10, 10],
  ['Safety evaluations', 2, 6, 1, 9, 9],
  ['Power-seeking tendencies', 1, 1, 1, 3, 3],
  ['Honest AI', 1, 2, 0, 3, 3],
  ['Safety by design', 0, 2, 0, 2, 2],
  ['Unlearning', 0, 2, 0, 2, 2],
  ['Model organisms of misalignment', 1, 0, 0, 1, 1],
  ['Multi-agent safety', 0, 0, 0, 0, 0],
];

test.each(TABLE)(
  '%s: %i Anthropic, %i Google DeepMind, %i OpenAI, %i unique, %i with duplicates',
  (name, ...expected) => {
    const category = dataset.categories.find((candidate) => candidate.name === name)?.id;
    expect(category).toBeDefined();
    const of = (company: string) => count(unique, (paper) => paper.category === category && paper.company === company);
    const all = (papers: Paper[]) => count(papers, (paper) => paper.category === category);
    expect([of('anthropic'), of('google-deepmind'), of('openai'), all(unique), all(labPapers)]).toEqual(expected);
  },
);

test('80 rows, 78 unique papers: 25 of Anthropic, 42 of Google DeepMind, 11 of OpenAI', () => {
  expect([labPapers.length, unique.length]).toEqual([80, 78]);
  expect(dataset.companies.map(({ name, id }) => [name, count(unique, (paper) => paper.company === id)])).toEqual([
    ['Anthropic', 25],
    ['Google DeepMind', 42],
    ['OpenAI', 11],
  ]);
});

test('the categories stand in the order of the report, and the one without papers is there', () => {
  expect(dataset.categories.map((category) => category.name)).toEqual(TABLE.map(([name]) => name));
  for (const { definition } of dataset.categories) expect(definition).toMatch(/^[A-Z][^\n]{30,160}\.$/);
});

test('unique papers by year: 24, 32 and 22', () => {
  const of = (year: string) => count(unique, (paper) => paper.date?.startsWith(year) === true);
  expect(['2022', '2023', '2024'].map(of)).toEqual([24, 32, 22]);
});

test('unique papers by quarter, from 2022 Q1 to 2024 Q3', () => {
  const quarters = new Array<number>(11).fill(0);
  for (const { date } of unique) {
    const [year = 0, month = 0] = (date ?? '').split('-').map(Number);
    const quarter = (year - 2022) * 4 + Math.floor((month - 1) / 3);
    quarters[quarter] = (quarters[quarter] ?? 0) + 1;
  }
  expect(quarters).toEqual([5, 6, 7, 6, 3, 9, 6, 14, 8, 11, 3]);
});

test('beside the lab papers there are nine of the author alone, one of both, and three that are only mentioned', () => {
  const of = (collection: string) => dataset.papers.filter(({ collections }) => collections.includes(collection));
  expect([dataset.papers.length, of('author-abstracts').length, of('mentioned').length]).toEqual([92, 10, 3]);
  expect(of('author-abstracts').filter((paper) => labPapers.includes(paper))).toHaveLength(1);
  for (const { company, category } of dataset.papers.filter((paper) => !labPapers.includes(paper))) {
    expect([company, category]).toEqual([null, null]);
  }
});
