import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { someSearch, someView } from '../../tests/fixtures/some-view.ts';
import { ALL } from '../papers/choice.ts';
import { NO_FILTERS } from '../papers/filter.ts';
import { NO_NOTE_FILTERS } from '../papers/annotations.ts';
import { CHARTS, DEFAULT_CHARTS } from './chart-spec.ts';
import { asksNotes, decodeView, encodeView } from './codec.ts';
import { decodeEmbedding, encodeEmbedding, figureView, type Embedding } from './embedding.ts';
import { DEFAULT_VIEW } from './view.ts';

const PLAIN: Embedding = { chart: 'timeline', view: DEFAULT_VIEW, still: false, clear: false, version: null };

/** These stand on slides. What they mean may never change, and the page still writes them like this. */
const LINKS: [link: string, embedding: Partial<Embedding>][] = [
  ['?embed=timeline', {}],
  ['?embed=matrix&shares=row&theme=dark', { chart: 'matrix', view: { ...DEFAULT_VIEW, shares: 'row', theme: 'dark' } }],
  [
    '?embed=words&q=reward+model&company=anthropic&from=2023-04&word=RLHF&still=yes&ground=clear&v=c27a0ae7',
    {
      chart: 'words',
      view: {
        ...DEFAULT_VIEW,
        query: 'reward model',
        filters: { ...NO_FILTERS, company: { only: ['anthropic'], without: [] }, from: '2023-04' },
        charts: { ...DEFAULT_CHARTS, words: ['RLHF'] },
      },
      still: true,
      clear: true,
      version: 'c27a0ae7',
    },
  ],
];

const READ_ONLY: [link: string, embedding: Partial<Embedding>][] = [
  ['', {}],
  ['?embed=pie&still=no&ground=page&v=1.0', {}],
  ['?embed=__proto__&v=C27A0AE7&still=', {}],
  ['?embed=change&page=data&paper=x&columns=title&group=year&sort=title&above=none', { chart: 'change' }],
  // An address of the whole page: what it shows in large, or else its first chart.
  ['?page=charts&chart=profiles', { chart: 'profiles' }],
  ['?above=words,timeline', { chart: 'words' }],
  ['?above=none', {}],
  // Nothing that asks the reader's notes is read from a link.
  ['?embed=timeline&q=note%3Ax&word=tag%3Ay&status=read&tag=talk', {}],
];

describe('the address of a figure', () => {
  it.each(LINKS)('“%s” is written', (link, embedding) => {
    expect(encodeEmbedding({ ...PLAIN, ...embedding })).toBe(link);
  });

  it.each([...LINKS, ...READ_ONLY])('“%s” is read', (link, embedding) => {
    expect(decodeEmbedding(link)).toEqual({ ...PLAIN, ...embedding });
  });
});

const someEmbedding: fc.Arbitrary<Embedding> = fc.record({
  chart: fc.constantFrom(...CHARTS),
  view: someView,
  still: fc.boolean(),
  clear: fc.boolean(),
  version: fc.option(fc.stringMatching(/^[0-9a-f]{8,16}$/)),
});

describe('the law of such addresses', () => {
  it('every figure comes back from its address with all that it shows', () => {
    fc.assert(
      fc.property(someEmbedding, (embedding) => {
        const back = { ...embedding, view: figureView(embedding.view) };
        expect(decodeEmbedding(encodeEmbedding(embedding))).toEqual(back);
      }),
      { numRuns: 500 },
    );
  });

  it('whatever stands in an address is a figure, and its own address is the same figure', () => {
    fc.assert(
      fc.property(someSearch, (search) => {
        const embedding = decodeEmbedding(search);
        expect(decodeEmbedding(encodeEmbedding(embedding))).toEqual(embedding);
      }),
      { numRuns: 1000 },
    );
  });

  it('nothing in it needs a further escape, and nothing in it asks the notes', () => {
    const choice = { only: ['read'], without: [] };
    const asking = fc.constantFrom('note:secret', 'reward tag:secret', 'STATUS:secret');
    fc.assert(
      fc.property(someEmbedding, asking, fc.boolean(), (embedding, query, inWords) => {
        const view = {
          ...embedding.view,
          noteFilters: { ...NO_NOTE_FILTERS, status: choice },
          ...(inWords ? { charts: { ...embedding.view.charts, words: ['a', query] } } : { query }),
        };
        const link = encodeEmbedding({ ...embedding, view });
        expect(link).not.toContain('secret');
        expect(new URL(`https://example.org/page${link}`).search).toBe(link);
        const read = decodeEmbedding(`${link}&q=${encodeURIComponent(query)}`).view;
        expect(asksNotes(read.query)).toBe(false);
        expect(read.noteFilters).toEqual(NO_NOTE_FILTERS);
      }),
    );
  });

  it('the address of the whole page never holds what only a figure has', () => {
    fc.assert(
      fc.property(someSearch, someEmbedding, (search, embedding) => {
        for (const one of [search, encodeEmbedding(embedding)]) {
          const keys = [...new URLSearchParams(encodeView(decodeView(one))).keys()];
          expect(keys.filter((key) => ['embed', 'still', 'ground', 'v'].includes(key))).toEqual([]);
        }
      }),
    );
  });

  it('a figure has nothing of the table', () => {
    fc.assert(
      fc.property(someView, (view) => {
        const { page, columns, group, sort, paper } = figureView(view);
        const plain = DEFAULT_VIEW;
        expect({ page, columns, group, sort, paper }).toEqual({
          page: plain.page,
          columns: plain.columns,
          group: plain.group,
          sort: plain.sort,
          paper: plain.paper,
        });
      }),
    );
    expect(figureView(DEFAULT_VIEW).filters.company).toBe(ALL);
  });
});
