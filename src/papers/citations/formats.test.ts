import { describe, expect, it } from 'vitest';
import { paperWith, smallDataset } from '../../../tests/fixtures/small-dataset.ts';
import { tsv as tsvOf } from '../../files/tsv.ts';
import type { Dataset, Paper } from '../dataset.ts';
import { citationTable } from './citation-table.ts';
import { cslJson } from './csl-json.ts';
import { citationKey } from './key.ts';
import { citationList, markdownList } from './lists.ts';
import { papersJson } from './papers-json.ts';
import { ris } from './ris.ts';

const tsv = (papers: readonly Paper[], dataset: Dataset) => tsvOf(citationTable(papers, dataset));

const preprint = paperWith({
  id: 'preprint',
  title: 'Noise [and] <models>',
  url: 'https://arxiv.org/abs/2305.12340',
  arxivId: '2305.12340',
  abstract: 'One.\nTwo.',
});
const page = paperWith({ id: 'page', title: 'What for?' });
const bare = paperWith({
  id: 'bare',
  title: 'Bare',
  company: null,
  date: null,
  category: null,
  url: null,
  abstract: null,
});

describe('RIS', () => {
  it('writes what is on arXiv as a report with its number, and the rest as web pages', () => {
    expect(ris([preprint, bare], smallDataset())).toBe(
      [
        'TY  - RPRT',
        `ID  - ${citationKey(preprint)}`,
        'TI  - Noise [and] <models>',
        'AU  - Alpha Lab',
        'PY  - 2023',
        'DA  - 2023/05/04/',
        'UR  - https://arxiv.org/abs/2305.12340',
        'DB  - arXiv',
        'AN  - arXiv:2305.12340',
        'AB  - One. Two.',
        'KW  - Oversight',
        'ER  - ',
        'TY  - ELEC',
        `ID  - ${citationKey(bare)}`,
        'TI  - Bare',
        'ER  - ',
        '',
      ].join('\r\n'),
    );
  });

  it('keeps a company whole that has commas in its name', () => {
    const dataset = smallDataset({ companies: [{ id: 'alpha-lab', name: 'Alpha, Inc.' }] });
    expect(ris([page], dataset)).toContain('AU  - Alpha Inc.\r\n');
  });
});

describe('CSL-JSON', () => {
  it('writes preprints and web pages', () => {
    expect(JSON.parse(cslJson([preprint, bare], smallDataset()))).toEqual([
      {
        id: citationKey(preprint),
        type: 'article',
        title: 'Noise [and] <models>',
        author: [{ literal: 'Alpha Lab' }],
        issued: { 'date-parts': [[2023, 5, 4]] },
        URL: 'https://arxiv.org/abs/2305.12340',
        number: 'arXiv:2305.12340',
        keyword: 'Oversight',
        abstract: 'One.\nTwo.',
      },
      { id: citationKey(bare), type: 'webpage', title: 'Bare' },
    ]);
  });
});

describe('a list', () => {
  const undated = paperWith({ id: 'undated', title: 'Undated', date: null, url: null });
  const nobody = paperWith({
    id: 'nobody',
    title: '1. Nobody wrote this!',
    company: null,
    url: 'https://example.org/a_(b)',
  });
  const papers = [preprint, page, undated, nobody, bare];

  it('of plain citations', () => {
    expect(citationList(papers, smallDataset()).split('\n')).toEqual([
      'Alpha Lab (2023, 4 May). Noise [and] <models>. arXiv:2305.12340. https://arxiv.org/abs/2305.12340',
      'Alpha Lab (2023, 4 May). What for? https://example.org/page',
      'Alpha Lab. Undated.',
      '1. Nobody wrote this! (2023, 4 May). https://example.org/a_(b)',
      'Bare.',
      '',
    ]);
  });

  it('in Markdown', () => {
    expect(markdownList(papers, smallDataset()).split('\n')).toEqual([
      '- Alpha Lab (2023, 4 May). [Noise \\[and\\] \\<models\\>](https://arxiv.org/abs/2305.12340). arXiv:2305.12340.',
      '- Alpha Lab (2023, 4 May). [What for?](https://example.org/page)',
      '- Alpha Lab. Undated.',
      '- [1. Nobody wrote this!](https://example.org/a_\\(b\\)) (2023, 4 May).',
      '- Bare.',
      '',
    ]);
  });

  it.each([
    ['# Heading', '- \\# Heading.'],
    ['1. First', '- 1\\. First.'],
    ['- point', '- \\- point.'],
    ['*a* _b_ `c` ~d~ &amp; R&D \\', '- \\*a\\* \\_b\\_ \\`c\\` \\~d\\~ \\&amp; R&D \\\\.'],
  ])('in Markdown takes nothing in "%s" for markup', (title, line) => {
    expect(markdownList([{ ...bare, title }], smallDataset())).toBe(`${line}\n`);
  });
});

describe('TSV', () => {
  it('keeps the number at arXiv from becoming a number', () => {
    expect(tsv([preprint], smallDataset()).split('\n')[1]).toBe(
      'Noise [and] <models>\tAlpha Lab\t2023-05-04\tOversight\tarXiv:2305.12340\thttps://arxiv.org/abs/2305.12340\tOne. Two.',
    );
  });

  it('disarms formulas, and quotes what begins with a quotation mark', () => {
    const rows = tsv(
      [
        { ...bare, title: '=HYPERLINK("x")' },
        { ...bare, title: '"A" is\t"B"' },
      ],
      smallDataset(),
    ).split('\n');
    expect(rows.slice(1, 3)).toEqual([`'=HYPERLINK("x")\t\t\t\t\t\t`, '"""A"" is ""B"""\t\t\t\t\t\t']);
  });
});

it('JSON keeps the papers as they are, and says from which version and sources', () => {
  const { schemaVersion, dataVersion, sources } = smallDataset();
  expect(JSON.parse(papersJson([preprint], smallDataset()))).toMatchObject({
    schemaVersion,
    dataVersion,
    sources,
    papers: [preprint],
  });
});
