import { describe, expect, it } from 'vitest';
import { publishedDataset } from '../../../tests/fixtures/published.ts';
import { paperWith } from '../../../tests/fixtures/small-dataset.ts';
import { citationKey } from './key.ts';

const nameOf = (title: string, change = {}) =>
  citationKey(paperWith({ id: 'one', company: 'google-deepmind', date: '2024-03-04', title, ...change })).replace(
    /-\w{6}$/,
    '',
  );

describe('a citation key', () => {
  it.each([
    ['Robust agents learn causal world models', 'googledeepmind2024robust'],
    ['On the Difficulty of It', 'googledeepmind2024difficulty'],
    ['“Größer” is better', 'googledeepmind2024grosser'],
    ['Œuvres of Łukasz', 'googledeepmind2024oeuvres'],
    ['What’s Wrong?', 'googledeepmind2024whats'],
    ['3D worlds', 'googledeepmind20243d'],
    ['When was it?', 'googledeepmind2024when'],
    ['日本語', 'googledeepmind2024'],
  ])('of %s', (title, name) => {
    expect(nameOf(title)).toBe(name);
  });

  it('leaves out what is not known', () => {
    expect(nameOf('Alone', { company: null })).toBe('2024alone');
    expect(nameOf('Alone', { company: null, date: null })).toBe('alone');
    expect(nameOf('日本語', { company: null, date: null })).toBe('paper');
  });

  it('tells papers apart that share company, year and word', () => {
    const papers = ['robust-one', 'robust-two'].map((id) => paperWith({ id, title: 'Robust' }));
    expect(new Set(papers.map(citationKey)).size).toBe(2);
  });

  it('is as it was for the published papers: documents cite by it', () => {
    const keys = publishedDataset().papers.map(citationKey);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).toEqual(
      expect.arrayContaining([
        'anthropic2022toy-olqnvj',
        'googledeepmind2024robust-mwkkh6',
        'googledeepmind2024robust-rpthyw',
        'openai2024extracting-w2yh1m',
      ]),
    );
  });
});
