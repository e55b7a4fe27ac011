import { describe, expect, it } from 'vitest';
import { publishedText } from '../../tests/fixtures/published.ts';
import { commentOn, paperWith, smallDataset } from '../../tests/fixtures/small-dataset.ts';
import { decodeDataset, SCHEMA_VERSION, type Paper } from './dataset.ts';

/** What is said about a file; empty where it is read. */
function problemsOf(json: unknown): string[] {
  const decoded = decodeDataset(json);
  return decoded.ok ? [] : decoded.problems;
}

/** What is said about the small dataset once its third paper is changed. */
function problemsWith(change: Partial<Record<keyof Paper, unknown>>): string[] {
  const papers: unknown[] = smallDataset().papers.with(2, {
    ...paperWith({ id: 'third' }),
    ...(change as Partial<Paper>),
  });
  return problemsOf({ ...smallDataset(), papers });
}

describe('decoding the papers', () => {
  it('reads the file that the page is served with', () => {
    const decoded = decodeDataset(JSON.parse(publishedText()));
    expect(decoded).toMatchObject({ ok: true });
    expect(
      decoded.ok && decoded.dataset.papers.filter(({ collections }) => collections.includes('lab-papers')),
    ).toHaveLength(80);
    expect(decoded.ok && decoded.dataset.papers.filter(({ duplicateOf }) => duplicateOf !== null)).toHaveLength(2);
  });

  it('reads a small dataset and gives back what it holds', () => {
    expect(decodeDataset(JSON.parse(JSON.stringify(smallDataset())))).toEqual({ ok: true, dataset: smallDataset() });
  });

  it('reads a file without any papers, companies or categories', () => {
    expect(problemsOf(smallDataset({ papers: [], companies: [], categories: [] }))).toEqual([]);
  });

  it('leaves fields aside that it does not know, since the file may grow', () => {
    expect(problemsOf({ ...smallDataset(), authors: ['somebody'] })).toEqual([]);
  });

  it.each([SCHEMA_VERSION + 1, SCHEMA_VERSION - 1])(
    'says that a file is of version %i, and nothing else',
    (version) => {
      expect(problemsOf({ schemaVersion: version, papers: 'somewhere else' })).toEqual([
        `schemaVersion is ${version}; this page reads version ${SCHEMA_VERSION}`,
      ]);
    },
  );

  it('refuses an array in place of the file', () => {
    expect(problemsOf([])).toContainEqual(expect.stringMatching(/^schemaVersion: .+/));
  });

  it('refuses a file without papers, naming what is missing', () => {
    const { papers, ...rest } = smallDataset();
    expect(papers).not.toEqual([]);
    expect(problemsOf(rest)).toEqual([expect.stringMatching(/^papers: .+/)]);
  });

  it.each([
    ['a script as its address', { url: 'javascript:alert(1)' }, 'papers[2].url: must be an http or https address'],
    ['a script after a space', { url: ' javascript:alert(1)' }, 'papers[2].url: must be an http or https address'],
    ['a data address', { url: 'data:text/html,hello' }, 'papers[2].url: must be an http or https address'],
    ['a space in its address', { url: 'https://example.org/a b' }, 'papers[2].url: must be an http or https address'],
    ['an address without a host', { url: 'https://' }, 'papers[2].url: must be an http or https address'],
    ['the 30th of February', { date: '2024-02-30' }, 'papers[2].date: must be a day of the calendar'],
    ['the 29th of February in a common year', { date: '2023-02-29' }, 'papers[2].date: must be a day of the calendar'],
    ['a month only', { date: '2024-02' }, 'papers[2].date: must be a day as YYYY-MM-DD'],
    ['an id that is no slug', { id: 'Not a Slug' }, 'papers[2].id: must be a slug such as "google-deepmind"'],
    ['an id that reaches for a prototype', { id: '__proto__' }, 'papers[2].id: must be a slug'],
    ['an unknown company', { company: 'gamma' }, 'papers[2].company: "gamma" is not defined'],
    ['an inherited property as company', { company: 'constructor' }, 'papers[2].company: "constructor" is not defined'],
    ['an unknown category', { category: 'magic' }, 'papers[2].category: "magic" is not defined'],
    ['an unknown collection', { collections: ['all', 'some'] }, 'papers[2].collections: "some" is not defined'],
    ['an unknown original', { duplicateOf: 'nowhere' }, 'papers[2].duplicateOf: "nowhere" is not defined'],
    ['itself as original', { duplicateOf: 'third' }, 'papers[2].duplicateOf: "third" is not defined'],
    ['a second record as original', { duplicateOf: 'debate-again' }, 'papers[2].duplicateOf: "debate-again"'],
    ['the id of another', { id: 'debate' }, 'papers[2]: the id "debate" is used twice'],
    ['the former id of another', { formerIds: ['debate'] }, 'papers[2]: the id "debate" is used twice'],
    ['no title', { title: '' }, 'papers[2].title: '],
    ['a number as title', { title: 7 }, 'papers[2].title: '],
    ['a half row', { sources: [{ file: 'a', row: 1.5, lines: [1, 2] }] }, 'papers[2].sources[0].row: '],
    [
      'a line before the first',
      { sources: [{ file: 'sheet.txt', row: 1, lines: [0, 2] }] },
      'papers[2].sources[0].lines',
    ],
    ['lines backwards', { sources: [{ file: 'sheet.txt', row: 1, lines: [3, 2] }] }, 'papers[2].sources[0].lines'],
    ['no source', { sources: [] }, 'papers[2].sources: '],
    ['one line of two', { sources: [{ file: 'a', row: 1, lines: [1] }] }, 'papers[2].sources[0].lines[1]: '],
  ])('refuses a paper with %s, naming the place', (_, change, sentence) => {
    expect(problemsWith(change)).toContainEqual(expect.stringContaining(sentence));
  });

  it('takes the 29th of February in a leap year', () => {
    expect(problemsWith({ date: '2024-02-29' })).toEqual([]);
  });

  it.each([
    ['sources', { sources: [...smallDataset().sources, ...smallDataset().sources] }, 'sources[1]'],
    ['companies', { companies: [...smallDataset().companies, { id: 'beta', name: 'Beta again' }] }, 'companies[2]'],
    [
      'categories',
      { categories: [...smallDataset().categories, { id: 'oversight', name: 'Oversight again', definition: '' }] },
      'categories[3]',
    ],
    ['collections', { collections: [...smallDataset().collections, ...smallDataset().collections] }, 'collections[1]'],
    ['commentary', { commentary: [commentOn(null), commentOn(null)] }, 'commentary[1]'],
  ])('refuses a name that is used twice among the %s', (_, change, place) => {
    const problems = problemsOf({ ...smallDataset(), ...change });
    expect(problems).toEqual([expect.stringMatching(/^\w+\[\d\]: ".+" is used twice$/)]);
    expect(problems[0]).toContain(place);
  });

  it.each([
    ['a paper', commentOn('nowhere'), 'commentary[0].about: "nowhere" is not defined'],
    ['a file', { ...commentOn(null), file: 'other.txt' }, 'commentary[0].file: "other.txt" is not defined'],
    ['an answered text', { ...commentOn(null), answers: 'nobody' }, 'commentary[0].answers: "nobody" is not defined'],
  ])('refuses commentary that names %s which is not there', (_, item, sentence) => {
    expect(problemsOf(smallDataset({ commentary: [item] }))).toEqual([sentence]);
  });

  it('refuses what is said to be from a file that is no source, and a warning about a paper that is not there', () => {
    expect(problemsWith({ sources: [{ file: 'other.txt', row: 1, lines: [1, 1] }] })).toEqual([
      'papers[2].sources: "other.txt" is not defined',
    ]);
    expect(problemsWith({ differences: [{ field: 'date', value: null, file: 'other.txt' }] })).toEqual([
      'papers[2].differences: "other.txt" is not defined',
    ]);
    const warnings = [{ paper: 'nowhere', file: 'sheet.txt', line: 3, text: 'Odd.' }];
    expect(problemsOf(smallDataset({ warnings }))).toEqual(['warnings[0].paper: "nowhere" is not defined']);
  });

  it('takes nothing from a prototype that a file brings along', () => {
    const json: unknown = JSON.parse(`{"__proto__": ${JSON.stringify(smallDataset())}}`);
    expect(problemsOf(json)).toContainEqual(expect.stringMatching(/^schemaVersion: .+/));
    expect(Object.prototype).not.toHaveProperty('papers');
  });

  it('tells no more than twenty problems', () => {
    const papers = Array.from({ length: 50 }, (_, at) => paperWith({ id: `p${at}`, company: 'gamma' }));
    expect(problemsOf(smallDataset({ papers }))).toHaveLength(20);
    expect(problemsOf({ ...smallDataset(), papers: papers.map(({ id }) => ({ id })) })).toHaveLength(20);
  });
});
