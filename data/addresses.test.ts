import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalUrl } from './addresses.ts';
import { arxivIdOf, arxivMonth, disagreesWithArxiv } from './arxiv.ts';
import { readSheet } from './fixtures/sources.ts';

describe('the lasting form of an address', () => {
  test.each([
    ['https://arxiv.org/pdf/2407.04622v2', 'https://arxiv.org/abs/2407.04622'],
    ['https://arxiv.org/pdf/2407.04622.pdf', 'https://arxiv.org/abs/2407.04622'],
    ['http://www.arxiv.org/abs/2407.04622v1/', 'https://arxiv.org/abs/2407.04622'],
    ['https://arxiv.org/abs/2407.04622?context=cs#page=3', 'https://arxiv.org/abs/2407.04622'],
    ['http://arxiv.org/abs/math.GT/0309136v1', 'https://arxiv.org/abs/math.GT/0309136'],
    ['http://arxiv.org/list/cs.AI/new', 'https://arxiv.org/list/cs.AI/new'],
    ['http://export.arxiv.org/html/2407.04622v2', 'https://export.arxiv.org/html/2407.04622v2'],
    ['https://x.org/a?utm_source=b&q=1&UTM_medium=c', 'https://x.org/a?q=1'],
    ['https://x.org/a?fbclid=1&gclid=2', 'https://x.org/a'],
    ['https://x.org/a?fbclid#top', 'https://x.org/a'],
    ['https://x.org/#top', 'https://x.org/'],
  ])('%s is %s', (printed, lasting) => expect(canonicalUrl(printed)).toBe(lasting));

  test.each([
    'http://x.org',
    'https://openai.com/index/extracting-concepts-from-gpt-4/',
    'https://www.anthropic.com/research/many-shot-jailbreaking',
    'https://x.org/?',
    'https://x.org/?a=utm_source&b=%20&my_utm_x=1',
    'https://X.org/Ä b',
    'http://notarxiv.org/abs/2407.04622',
    'http://arxiv.org.example.com/',
  ])('%s stays', (url) => expect(canonicalUrl(url)).toBe(url));

  test('is its own lasting form', () => {
    const part = fc.constantFrom(
      ...['http', 'https', '://', 'arxiv.org', 'www.', 'x.org', '/', 'abs/', 'pdf/', '2407.04622', 'v2', '.pdf'],
      ...[
        '?',
        '&',
        'utm_a=b',
        'fbclid=c',
        'q=1',
        '#',
        'gclid',
        'Ä',
        ':80',
        'cs/0501001',
        'http://arxiv.org/abs/2407.04622?',
      ],
    );
    const url = fc.oneof(
      fc.webUrl({ withFragments: true, withQueryParameters: true }),
      fc.array(part, { maxLength: 14 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(url, (printed) => {
        expect(canonicalUrl(canonicalUrl(printed))).toBe(canonicalUrl(printed));
      }),
      { numRuns: 2000 },
    );
  });

  test('names the paper that the printed address names', () => {
    const id = fc.tuple(
      fc.stringMatching(/^\d{2}(0[1-9]|1[0-2])\.\d{4,5}$/),
      fc.nat(12),
      fc.constantFrom('abs', 'pdf'),
    );
    fc.assert(
      fc.property(id, ([paper, version, kind]) => {
        const printed = `http://arxiv.org/${kind}/${paper}${version === 0 ? '' : `v${version}`}`;
        expect(canonicalUrl(printed)).toBe(`https://arxiv.org/abs/${paper}`);
        expect(arxivIdOf(canonicalUrl(printed))).toBe(arxivIdOf(printed));
      }),
    );
  });
});

describe('the month of an arXiv id', () => {
  test.each([
    ['2105.14111', '2021-05'],
    ['0704.0001', '2007-04'],
    ['cs/0501001', '2005-01'],
    ['math.GT/9912001', '1999-12'],
    ['hep-th/9108001', '1991-08'],
    ['2113.00001', null],
    ['2100.00001', null],
    ['cs/0513001', null],
    ['05010011', null],
    ['', null],
  ])('%s: %s', (id, month) => expect(arxivMonth(id)).toBe(month));
});

describe('a date and an arXiv id', () => {
  test.each([
    ['2022-06-23', '2105.14111', true],
    ['2024-06-27', '2407.00106', false],
    ['2022-08-30', '2209.00626', false],
    // 31 days before 1 July and after 31 July, and one day more.
    ['2024-05-31', '2407.00106', false],
    ['2024-05-30', '2407.00106', true],
    ['2024-08-31', '2407.00106', false],
    ['2024-09-01', '2407.00106', true],
    ['2024-01-31', '2312.00001', false],
    ['2024-02-01', '2312.00001', true],
    ['2024-06-27', 'no id', false],
  ])('%s and %s disagree: %s', (date, id, disagree) => expect(disagreesWithArxiv(date, id)).toBe(disagree));

  test('disagree in row 224 of the sheet alone', () => {
    const rows = readSheet().rows.filter(({ date, url }) => disagreesWithArxiv(date, arxivIdOf(url) ?? ''));
    expect(rows.map(({ row }) => row)).toEqual([224]);
  });

  test('of the sheet are 31 papers, 28 of them by an address of a PDF', () => {
    const urls = readSheet().rows.map(({ url }) => url);
    const changed = urls.filter((url) => canonicalUrl(url) !== url);
    expect(urls.filter((url) => arxivIdOf(url) !== null)).toHaveLength(31);
    expect(changed).toHaveLength(28);
    expect(changed.every((url) => url.startsWith('https://arxiv.org/pdf/'))).toBe(true);
  });
});
