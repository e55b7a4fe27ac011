import { parse } from '@retorquere/bibtex-parser';
import { describe, expect, it } from 'vitest';
import { paperWith, smallDataset } from '../../../tests/fixtures/small-dataset.ts';
import { publishedDataset } from '../../../tests/fixtures/published.ts';
import { bibtex } from './bibtex.ts';
import { citationKey } from './key.ts';

const titleLine = (title: string) => {
  const text = bibtex([paperWith({ id: 'one', title })], smallDataset());
  return /title = \{(.*)\},\n/.exec(text)?.[1];
};

/** What BibTeX's `change.case$` with "t" makes of a title: lower case outside braces, but for the first letter and that after a colon. */
function setInLowerCase(title: string): string {
  let depth = 0;
  let set = '';
  for (const [at, character] of title.split('').entries()) {
    if (character === '{') depth += 1;
    const stays = depth > 0 || at === 0 || title.slice(0, at).endsWith(': ');
    set += stays ? character : character.toLowerCase();
    if (character === '}') depth -= 1;
  }
  return set.replace(/[{}]/g, '');
}

describe('an entry', () => {
  it('holds what is known of a paper', () => {
    const paper = paperWith({
      id: 'extracting',
      title: 'Extracting Concepts from GPT-4',
      url: 'https://arxiv.org/abs/2406.04093',
      arxivId: '2406.04093',
      abstract: 'First & foremost.\nThen 50% more.',
    });
    expect(bibtex([paper], smallDataset())).toBe(
      [
        `@misc{${citationKey(paper)},`,
        '  title = {Extracting Concepts from {GPT}-4},',
        '  author = {{Alpha Lab}},',
        '  year = {2023},',
        '  month = may,',
        '  url = {https://arxiv.org/abs/2406.04093},',
        '  eprint = {2406.04093},',
        '  archiveprefix = {arXiv},',
        '  abstract = {First \\& foremost. Then 50\\% more.},',
        '  keywords = {Oversight}',
        '}',
        '',
      ].join('\n'),
    );
  });

  it('holds a title alone where nothing else is known', () => {
    const paper = paperWith({
      id: 'x',
      title: 'Alone',
      company: null,
      category: null,
      date: null,
      url: null,
      abstract: '',
    });
    expect(bibtex([paper], smallDataset())).toMatch(/^@misc\{alone-[a-z0-9]{6},\n {2}title = \{Alone\}\n\}\n$/);
  });

  it('goes by its id where the title is white space', () => {
    expect(titleLine(' \n ')).toBe('one');
  });

  it('never names a class of arXiv, which the sources do not tell', () => {
    const dataset = publishedDataset();
    expect(bibtex(dataset.papers, dataset)).not.toMatch(/primaryclass/i);
  });

  it('keeps a company with commas and an "and" in its name as one author', () => {
    const dataset = smallDataset({ companies: [{ id: 'alpha-lab', name: 'Alpha, Beta and Sons, Inc. {AG}' }] });
    const { entries } = parse(bibtex([paperWith({ id: 'one' })], dataset), { sentenceCase: false });
    expect(entries[0]?.fields.author).toEqual([{ name: 'Alpha, Beta and Sons, Inc. {AG}' }]);
  });
});

describe('a title', () => {
  it.each([
    ['Deceptive LLMs that Persist', 'Deceptive {LLM}s that Persist'],
    ['Safe Deep RL in 3D Environments', 'Safe Deep {RL} in {3D} Environments'],
    ['From the first NeurIPS competition', 'From the first {NeurIPS} competition'],
    ['AtP*: Efficient methods', '{AtP}*: Efficient methods'],
    [
      'Evidence from Multiple Choice Capabilities in Chinchilla',
      'Evidence from Multiple Choice Capabilities in {Chinchilla}',
    ],
    ['Circuits Updates — May 2023', 'Circuits Updates — {May} 2023'],
    ['What Do I Need to Say', 'What Do {I} Need to Say'],
    ['models trained on "A is B" fail to learn "B is A"', 'models trained on "{A} is {B}" fail to learn "{B} is {A}"'],
    ['how agents play in Berlin: Games without rules', 'how agents play in {Berlin}: Games without rules'],
    ['Toy Models of Superposition', 'Toy Models of Superposition'],
    ['A Lab with A View', 'A Lab with A View'],
  ])('%s', (title, written) => {
    expect(titleLine(title)).toBe(written);
  });

  it('keeps names and abbreviations in a style that sets titles in lower case', () => {
    expect(setInLowerCase(titleLine('Extracting Concepts from GPT-4 with LLMs: Notes on AI') ?? '')).toBe(
      'Extracting concepts from GPT-4 with LLMs: Notes on AI',
    );
    const dataset = publishedDataset();
    const lines = [...bibtex(dataset.papers, dataset).matchAll(/^ {2}title = \{(.*)\}/gm)].map(
      ([, title = '']) => title,
    );
    expect(lines).toHaveLength(dataset.papers.length);
    dataset.papers.forEach(({ title }, at) => {
      const set = setInLowerCase((lines[at] ?? '').replaceAll('\\&', '&'));
      expect(set.toLowerCase()).toBe(title.toLowerCase());
      for (const word of title.match(/\b\w+[A-Z]\w*|\bGPT-4/g) ?? []) expect(set).toContain(word);
    });
  });

  it('keeps them too where Zotero takes the title for English and lowers it', () => {
    const { entries } = parse(
      bibtex([paperWith({ id: 'one', title: 'On GPT-4, LLMs and DeepMind in May 2023' })], smallDataset()),
    );
    const title = entries[0]?.fields['title']?.replace(/<[^>]*>/g, '');
    expect(title).toBe('On GPT-4, LLMs and DeepMind in May 2023');
  });

  it('escapes what TeX would read as a command, in ways that BibTeX, which counts braces, can read', () => {
    expect(titleLine('% & _ # $ { } ~ ^ \\')).toBe(
      '\\% \\& \\_ \\# \\$ {\\textbraceleft} {\\textbraceright} {\\textasciitilde} {\\textasciicircum} {\\textbackslash}',
    );
  });

  it('keeps letters of other scripts, and hyphens from becoming a dash', () => {
    expect(titleLine('größe --- 日本語 Ω')).toBe('größe -{}-{}- 日本語 {Ω}');
  });
});

it('writes an address character by character', () => {
  const url = 'https://example.org/a_b%20c?d=1&e=~x#{f}';
  expect(bibtex([paperWith({ id: 'one', url })], smallDataset())).toContain(
    '  url = {https://example.org/a_b%20c?d=1&e=~x#%7Bf%7D},\n',
  );
});
