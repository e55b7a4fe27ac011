import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHOICES } from '../../tests/fixtures/parameters.ts';
import { PAYLOADS } from '../../tests/fixtures/payloads.ts';
import { someSearch, someView } from '../../tests/fixtures/some-view.ts';
import { ALL } from '../papers/choice.ts';
import { NO_FILTERS } from '../papers/filter.ts';
import { asksNotes, decodeView, encodeView } from './codec.ts';
import { DEFAULT_CHARTS } from './chart-spec.ts';
import { DEFAULT_VIEW, type View } from './view.ts';

/** These stand on slides. What they mean may never change, and the page still writes them like this. */
const LINKS: [link: string, view: Partial<View>][] = [
  ['', {}],
  ['?q=reward+model', { query: 'reward model' }],
  [
    '?q=reward+model&company=anthropic&company=-openai&from=2023-04&to=2024-03&sort=-date,title&paper=debate-2',
    {
      query: 'reward model',
      filters: {
        ...NO_FILTERS,
        company: { only: ['anthropic'], without: ['openai'] },
        from: '2023-04',
        to: '2024-03',
      },
      sort: [
        { column: 'date', descending: true },
        { column: 'title', descending: false },
      ],
      paper: 'debate-2',
    },
  ],
  [
    '?company=anthropic&company=google-deepmind&category=robustness&year=2022&year=2023',
    {
      filters: {
        ...NO_FILTERS,
        company: { only: ['anthropic', 'google-deepmind'], without: [] },
        category: { only: ['robustness'], without: [] },
        year: { only: ['2022', '2023'], without: [] },
      },
    },
  ],
  ['?category=-unlearning', { filters: { ...NO_FILTERS, category: { only: [], without: ['unlearning'] } } }],
  ['?from=2023-04-05', { filters: { ...NO_FILTERS, from: '2023-04-05' } }],
  ['?to=2024-02-29', { filters: { ...NO_FILTERS, to: '2024-02-29' } }],
  ['?from=2023-04&to=2023-04', { filters: { ...NO_FILTERS, from: '2023-04', to: '2023-04' } }],
  ['?from=2023-04-05&to=2023-04', { filters: { ...NO_FILTERS, from: '2023-04-05', to: '2023-04' } }],
  [
    '?collection=author-abstracts&collection=mentioned',
    { scope: { collections: ['author-abstracts', 'mentioned'], duplicates: false } },
  ],
  ['?duplicates=shown', { scope: { collections: [], duplicates: true } }],
  [
    '?company=none&year=none',
    { filters: { ...NO_FILTERS, company: { only: ['none'], without: [] }, year: { only: ['none'], without: [] } } },
  ],
  ['?abstract=given', { filters: { ...NO_FILTERS, abstract: { only: ['given'], without: [] } } }],
  ['?page=data&shares=row', { page: 'data', shares: 'row' }],
  ['?page=charts', { page: 'charts' }],
  ['?page=notes', { page: 'notes' }],
  ['?page=data', { page: 'data' }],
  [
    '?page=notes&notes=board&notes-sort=title',
    { page: 'notes', notesAs: 'board', notesSort: { by: 'title', descending: false } },
  ],
  ['?page=notes&notes-sort=-rating', { page: 'notes', notesSort: { by: 'rating', descending: true } }],
  ['?theme=dark', { theme: 'dark' }],
  ['?theme=light', { theme: 'light' }],
  [
    '?sort=company,-category',
    {
      sort: [
        { column: 'company', descending: false },
        { column: 'category', descending: true },
      ],
    },
  ],
  ['?columns=title,date,rating', { columns: ['title', 'date', 'rating'] }],
  ['?columns=date,title', { columns: ['date', 'title'] }],
  ['?columns=title', { columns: ['title'] }],
  ['?group=category', { group: 'category' }],
  [
    '?columns=company,title&group=year&sort=-rating',
    {
      columns: ['company', 'title'],
      group: 'year',
      sort: [{ column: 'rating', descending: true }],
    },
  ],
  [
    '?page=charts&chart=words&measure=share&word=RLHF&word=%22red+teaming%22',
    {
      page: 'charts',
      charts: { ...DEFAULT_CHARTS, chart: 'words', measure: 'share', words: ['RLHF', '"red teaming"'] },
    },
  ],
  [
    '?chart=timeline&form=papers&split=category',
    {
      charts: { ...DEFAULT_CHARTS, chart: 'timeline', form: 'papers', split: 'category' },
    },
  ],
  [
    '?above=none&period=month&order=size&bars=beside',
    {
      charts: { ...DEFAULT_CHARTS, above: [], period: 'month', order: 'size', bars: 'beside' },
    },
  ],
  [
    '?above=change&first=2022-01..2022-12&second=openai',
    {
      charts: {
        ...DEFAULT_CHARTS,
        above: ['change'],
        first: { from: '2022-01', to: '2022-12' },
        second: { company: 'openai' },
      },
    },
  ],
  ['?paper=debate-2&reading=wide', { paper: 'debate-2', reading: 'wide' }],
  ['?q=a,b', { query: 'a,b' }],
  ['?q=50%25+%26+more%3F+%C3%BC+%F0%9F%98%80', { query: '50% & more? ü 😀' }],
  ['?q=%2B1', { query: '+1' }],
];

/** Links that are read, though the page would write them otherwise. */
const READ_ONLY: [link: string, view: Partial<View>][] = [
  ['?', {}],
  ['?page=papers&theme=auto', {}],
  ['?unknown=1&__proto__=2&constructor=3&toString=4', {}],
  ['?q=reward%20model', { query: 'reward model' }],
  ['?q=first&q=second', { query: 'first' }],
  ['?page=nowhere&theme=pink', {}],
  ['?page=__proto__&theme=constructor&sort=toString', {}],
  [
    '?sort=-date%2Ctitle',
    {
      sort: [
        { column: 'date', descending: true },
        { column: 'title', descending: false },
      ],
    },
  ],
  ['?sort=date,-date,nothing,,', { sort: [{ column: 'date', descending: false }] }],
  ['?sort=--date', {}],
  ['?columns=company', { columns: ['title', 'company'] }],
  ['?columns=date,date,nothing,,title', { columns: ['date', 'title'] }],
  ['?columns=title,company,category,date', {}],
  ['?columns=&group=', {}],
  ['?chart=pie&above=pie,,&measure=&form=dots&period=week&split=x&order=-size&bars=0', {}],
  ['?first=2023-05..2023-04&second=2023-13..2024-01', {}],
  ['?first=2023-05..2023-06..2023-07&second=..', {}],
  ['?word=&word=+&word=a&word=a', { charts: { ...DEFAULT_CHARTS, words: ['a'] } }],
  ['?word=note%3Ax', { charts: { ...DEFAULT_CHARTS, words: ['note:x'] } }],
  ['?columns=__proto__&group=constructor', {}],
  ['?notes=list&notes-sort=-written', {}],
  ['?notes=__proto__&notes-sort=--title', {}],
  ['?notes-query=secret&notes-sort=title,-date', {}],
  // What asks the reader's notes is in no link, and is read from none.
  ['?status=read&tag=talk&rating=5&note=given', {}],
  ['?collection=Not+a+slug&collection=-lab-papers&duplicates=yes&shares=half', {}],
  ['?collection=a&collection=a', { scope: { collections: ['a'], duplicates: false } }],
  ['?paper=Not+a+slug', {}],
  ['?reading=wide', {}],
  ['?paper=debate&reading=huge', { paper: 'debate' }],
  ['?paper=__proto__', {}],
  [
    '?company=anthropic&company=anthropic',
    { filters: { ...NO_FILTERS, company: { only: ['anthropic'], without: [] } } },
  ],
  ['?company=anthropic&company=-anthropic', {}],
  ['?company=&company=-&company=%E0%A4&company=a%00b&company=A', {}],
  ['?year=22&year=20222&year=2022x', {}],
  ['?from=2024-02-30', {}],
  ['?from=2023-02-29', {}],
  ['?from=2024-13', {}],
  ['?from=2024', {}],
  ['?from=04/2023&to=yesterday', {}],
  ['?from=2024-05&to=2024-04', {}],
  ['?from=2024-05&to=2024-04-30', {}],
  ['?q=%E0%A4', { query: '\uFFFD' }],
  ['?q=\uD83D', { query: '\uFFFD' }],
  ['?q=%', { query: '%' }],
];

describe('links', () => {
  it.each(LINKS)('“%s” is written', (link, view) => {
    expect(encodeView({ ...DEFAULT_VIEW, ...view })).toBe(link);
  });

  it.each([...LINKS, ...READ_ONLY])('“%s” is read', (link, view) => {
    expect(decodeView(link)).toEqual({ ...DEFAULT_VIEW, ...view });
  });

  it('give exactly the default view where they say nothing', () => {
    expect(decodeView('')).toEqual(DEFAULT_VIEW);
    expect(decodeView('').filters.company).toBe(ALL);
  });

  it('cut a query that no reader types', () => {
    expect(decodeView(`?q=${'x'.repeat(100_000)}`).query).toBe('x'.repeat(500));
    expect(decodeView(`?q=${'x'.repeat(499)}😀`).query).toBe(`${'x'.repeat(499)}\uFFFD`);
  });
});

describe('a query that asks what the reader wrote', () => {
  it.each(['note:doubt', 'reward tag:talk', '-tag:talk', '(note:x)', '"a"note:b', 'NOTE:x', 'status:read', 'note:'])(
    'is in no link: “%s”',
    (query) => {
      expect(encodeView({ ...DEFAULT_VIEW, query })).toBe('');
    },
  );

  it.each(['notes on reward', 'footnote:1', 'stage:one', 'title:note'])('is not “%s”', (query) => {
    expect(asksNotes(query)).toBe(false);
  });
});

describe('the law of links', () => {
  it('every view comes back from its link as it was', () => {
    fc.assert(
      fc.property(someView, (view) => {
        // What asks the reader's notes is in no link.
        const query = asksNotes(view.query) ? '' : view.query;
        expect(decodeView(encodeView(view))).toEqual({ ...view, query });
      }),
      { numRuns: 500 },
    );
  });

  it('whatever stands in an address has a meaning, and its own link means the same', () => {
    fc.assert(
      fc.property(someSearch, (search) => {
        const view = decodeView(search);
        const query = asksNotes(view.query) ? '' : view.query;
        const charts = { ...view.charts, words: view.charts.words.filter((text) => !asksNotes(text)) };
        expect(decodeView(encodeView(view))).toEqual({ ...view, query, charts });
      }),
      { numRuns: 1000 },
    );
  });

  it('a link is an address as it stands: nothing in it needs a further escape', () => {
    fc.assert(
      fc.property(someView, (view) => {
        const link = encodeView(view);
        expect(new URL(`https://example.org/page${link}`).search).toBe(link);
        expect(link).toMatch(/^(?:|\?[\w.,%&=*+-]+)$/);
      }),
    );
  });

  it('is read, however long the address is', () => {
    const search = `?${'company=a&company=-a&sort=,,,&'.repeat(20_000)}q=${'%E0%A4'.repeat(50_000)}`;
    expect(decodeView(search)).toEqual({ ...DEFAULT_VIEW, query: '\uFFFD'.repeat(500) });
  });
});

describe('what somebody put into a link to do harm', () => {
  const written = (value: unknown): string[] =>
    typeof value === 'object' && value !== null ? Object.values(value).flatMap(written) : [String(value)];

  it.each(CHOICES)('falls to the default as “%s”, or is no more than letters, digits and dashes', (name) => {
    const known = new Set(written(decodeView('')));
    for (const { text } of PAYLOADS) {
      for (const value of [text, `-${text}`, `${text},${text}`, `openai${text}`, `2023-01${text}`]) {
        const view = decodeView(`?${new URLSearchParams([[name, value]]).toString()}`);
        const further = written(view).filter((part) => !known.has(part));
        expect(further.filter((part) => !/^[a-z0-9-]*$/.test(part))).toEqual([]);
      }
    }
  });

  it('is looked for as it stands, to the length of a query, where words are asked for', () => {
    for (const payload of PAYLOADS) {
      const text = payload.text.slice(0, 500);
      const view = decodeView(
        `?${new URLSearchParams([
          ['q', text],
          ['word', text],
        ]).toString()}`,
      );
      expect(view).toEqual({
        ...DEFAULT_VIEW,
        query: text,
        charts: { ...DEFAULT_CHARTS, words: text.trim() === '' ? [] : [text] },
      });
    }
  });
});
