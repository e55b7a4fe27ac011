import { describe, expect, it } from 'vitest';
import { excerptOf, wordCount } from './lengths.ts';
import { emptyNote, type Note } from './note.ts';

const note = (texts: Partial<Note>): Note => ({
  ...emptyNote({ id: 'debate', title: 'Debate', url: null }),
  ...texts,
});
const said = (one: Note, ...words: string[]) =>
  excerptOf(one, words)
    .map(({ text, hit }) => (hit ? `[${text}]` : text))
    .join('');

describe('the words of a text', () => {
  it.each([
    ['', 0],
    ['  \n ', 0],
    ['One two', 2],
    ['- don’t count signs, numbers 2407.04622 do', 6],
    ['论文 model', 3],
  ])('of “%s” are %i', (text, count) => {
    expect(wordCount(text)).toBe(count);
  });
});

describe('the excerpt of a note', () => {
  it('is its shortest length, in one line', () => {
    expect(said(note({ long: 'Long.', short: 'Two\n argue.' }))).toBe('Two argue.');
    expect(said(note({ jottings: 'Jotted.' }))).toBe('Jotted.');
    expect(excerptOf(note({}), ['x'])).toEqual([]);
  });

  it('has no marks of Markdown, and of a link its words', () => {
    const long =
      '## Claims\n\n- the **gap** grows, see [[debate-2018|AI safety via debate]]\n- and [there](https://example.org/a)';
    expect(said(note({ long }))).toBe('Claims the gap grows, see AI safety via debate and there');
    expect(said(note({ short: '2 * 3 is # 6' }))).toBe('2 * 3 is # 6');
    expect(said(note({ jottings: '1. ask [[nobody]]\n> so' }), 'ask')).toBe('[ask] nobody so');
  });

  it('is where a word that was searched for stands, which is marked', () => {
    expect(said(note({ short: 'Nothing of it.', long: 'A débât here.' }), 'debat')).toBe('A [débât] here.');
    expect(said(note({ short: 'Nothing of it.' }), 'tag')).toBe('Nothing of it.');
  });

  it('is cut between words where it is long, from shortly before the word', () => {
    const long = `${'before '.repeat(100)}needle ${'after '.repeat(100)}`;
    const text = said(note({ long }), 'needle');
    expect(text).toMatch(/^… (?:before )+\[needle\] (?:after )+…$/);
    expect(text.length).toBeLessThan(300);
    expect(said(note({ long }))).toMatch(/^before .* before …$/);
    expect(said(note({ long: '🤖'.repeat(400) }))).toMatch(/^(?:🤖)+ …$/u);
  });
});
