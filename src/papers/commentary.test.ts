import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commentOn, smallDataset } from '../../tests/fixtures/small-dataset.ts';
import { commentaryByPaper, linksIn, paragraphsOf, wholeText } from './commentary.ts';

describe('what was said about the papers', () => {
  it('stands by paper, in its order, and what is about none stands apart', () => {
    const commentary = [
      commentOn('debate', { id: 'first' }),
      commentOn(null, { id: 'loose' }),
      commentOn('debate', { id: 'second' }),
      commentOn('noise', { id: 'third' }),
    ];
    const byPaper = commentaryByPaper(smallDataset({ commentary }));
    const ids = [...byPaper].map(([paper, items]) => [paper, items.map(({ id }) => id)]);
    expect(ids).toEqual([
      ['debate', ['first', 'second']],
      [null, ['loose']],
      ['noise', ['third']],
    ]);
  });

  it('is searched with the title of its post and with its notes at every length', () => {
    const item = commentOn('debate', {
      text: 'An introduction.',
      post: { title: 'The post', url: null, date: null, knownBy: 'content' },
      forms: [
        { name: 'short', text: 'In short.', lines: [1, 1] },
        { name: 'long', text: 'At length.', lines: [2, 2] },
      ],
    });
    for (const words of ['An introduction.', 'The post', 'In short.', 'At length.']) {
      expect(wholeText(item)).toContain(words);
    }
  });
});

describe('the paragraphs of a text', () => {
  it('are told from quotes and points of a list by their marks', () => {
    expect(paragraphsOf('First.\n\n> Somebody said this.\n\n- One point.\n\nAn end\nover two lines.')).toEqual([
      { kind: 'own', text: 'First.' },
      { kind: 'quote', text: 'Somebody said this.' },
      { kind: 'point', text: 'One point.' },
      { kind: 'own', text: 'An end\nover two lines.' },
    ]);
  });

  it('of nothing are none', () => {
    expect(paragraphsOf('')).toEqual([]);
    expect(paragraphsOf('\n\n \n\n')).toEqual([]);
  });
});

describe('addresses in a text', () => {
  it.each([
    ['see https://arxiv.org/abs/2110.10819.', ['https://arxiv.org/abs/2110.10819']],
    ['(https://example.org/a_b)', ['https://example.org/a_b']],
    ['https://a.example/x, http://b.example/y?q=1&r=2#s!', ['https://a.example/x', 'http://b.example/y?q=1&r=2#s']],
    ['https://example.org/folder/', ['https://example.org/folder/']],
    ['javascript:alert(1) data:text/html,x ftp://example.org mailto:a@example.org', []],
    ['https://', []],
    ['“https://example.org/”', ['https://example.org/']],
    ['jAvAsCrIpT://example.org/%0aalert(1)', []],
  ])('“%s” are %j', (text, expected) => {
    expect(linksIn(text).flatMap(({ href }) => href ?? [])).toEqual(expected);
  });

  it('are cut out without a letter lost, and lead nowhere but to the web', () => {
    const noise = fc.oneof(fc.constantFrom('https://', 'http://a.example/', ' ', '.', ')', 'javascript:'), fc.string());
    fc.assert(
      fc.property(fc.array(noise), (parts) => {
        const text = parts.join('');
        const pieces = linksIn(text);
        expect(pieces.map((piece) => piece.text).join('')).toBe(text);
        for (const { href } of pieces) if (href !== null) expect(['http:', 'https:']).toContain(new URL(href).protocol);
      }),
    );
  });
});
