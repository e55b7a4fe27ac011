import { expect, it } from 'vitest';
import { publishedDataset } from '../../tests/fixtures/published.ts';
import { commentOn, paperWith, smallDataset } from '../../tests/fixtures/small-dataset.ts';
import { commentaryTable, papersTable } from './flat.ts';

/** The rows below the headings as records. */
function records([headings = [], ...rows]: string[][]): Record<string, string | undefined>[] {
  return rows.map((row) => Object.fromEntries(headings.map((heading, at) => [heading, row[at]])));
}

it('holds every paper of every collection, with all that is known of it', () => {
  const paper = paperWith({
    id: 'debate',
    printedUrl: 'http://example.org/printed',
    arxivId: '2301.00001',
    collections: ['all', 'further'],
    sources: [
      { file: 'sheet.txt', row: 2, lines: [7, 9] },
      { file: 'list.txt', row: 1, lines: [3, 3] },
    ],
    mended: [{ field: 'title', from: 'Titl', to: 'Title', why: 'It was cut off.' }],
  });
  const warnings = [
    { paper: 'debate', file: 'sheet.txt', line: 7, text: 'It is odd.' },
    { paper: null, file: 'sheet.txt', line: 1, text: 'All is odd.' },
  ];
  expect(
    records(
      papersTable(smallDataset({ papers: [paper, paperWith({ id: 'again', duplicateOf: 'debate' })], warnings })),
    ),
  ).toEqual([
    {
      id: 'debate',
      title: 'Title of debate',
      company: 'Alpha Lab',
      date: '2023-05-04',
      category: 'Oversight',
      url: 'https://example.org/debate',
      printed_url: 'http://example.org/printed',
      arxiv_id: '2301.00001',
      abstract: 'What debate is about.',
      duplicate_of: '',
      collections: 'all; further',
      sources: 'sheet.txt, no. 2, lines 7-9; list.txt, no. 1, lines 3-3',
      mended: 'title: Titl → Title',
      warnings: 'It is odd.',
    },
    expect.objectContaining({ id: 'again', duplicate_of: 'debate', mended: '' }),
  ]);
});

it('leaves empty what is not known', () => {
  const unknown = paperWith({ id: 'a', company: null, category: null, date: null, url: null, abstract: null });
  expect(records(papersTable(smallDataset({ papers: [unknown] })))[0]).toMatchObject({
    company: '',
    category: '',
    date: '',
    url: '',
    abstract: '',
  });
});

it('holds the discussion, notes at each length in a row of their own', () => {
  const item = commentOn('debate', { forms: [{ name: 'short', text: 'In short.', lines: [40, 41] }] });
  const rows = records(commentaryTable(smallDataset({ commentary: [item] })));
  expect(rows).toEqual([
    expect.objectContaining({ id: 'comment', about: 'debate', about_known_by: 'content', form: '', text: item.text }),
    expect.objectContaining({ id: 'comment', form: 'short', lines: '40-41', text: 'In short.' }),
  ]);
});

it('has rows as wide as its headings for the published papers', () => {
  const dataset = publishedDataset();
  for (const table of [papersTable(dataset), commentaryTable(dataset)]) {
    expect(new Set(table.map((row) => row.length)).size).toBe(1);
  }
  expect(papersTable(dataset)).toHaveLength(dataset.papers.length + 1);
});
