import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chartInput } from '../../tests/fixtures/chart-inputs.ts';
import { smallDataset } from '../../tests/fixtures/small-dataset.ts';
import { withoutControls } from '../files/markup.ts';
import type { Dataset } from '../papers/dataset.ts';
import { NO_FILTERS } from '../papers/filter.ts';
import { DEFAULT_CHARTS } from '../view/chart-spec.ts';
import type { ChartLink } from './chart-link.ts';
import { fileOf, type Shown } from './single-file.ts';
import type { Drawing } from './scene.ts';
import { timeline } from './timeline.ts';

const HOME = 'https://example.org/papers/?company=beta';
const LINK: ChartLink = { href: 'http://127.0.0.1/?company=beta', leavesOut: false, home: HOME };
const room = { width: 600, height: 252 };
const spec = { size: '1x', ground: 'page' } as const;

const drawingOf =
  (dataset: Dataset, subtitle: string, filters = NO_FILTERS, form: 'bars' | 'papers' = 'bars'): Drawing =>
  (theme, frame) =>
    timeline({ ...chartInput(dataset, filters), subtitle }, { ...DEFAULT_CHARTS, form }, theme, frame);

const fileFrom = (dataset: Dataset, subtitle = '5 papers', link = LINK) =>
  fileOf(drawingOf(dataset, subtitle), room, spec, 'light', link, dataset);

const parsed = (html: string) => new DOMParser().parseFromString(html, 'text/html');
/** What the script works with, for one of the drawings. */
function shownIn(file: Document, at = 0) {
  const { drawings, papers } = JSON.parse(file.getElementById('shown')?.textContent ?? '') as Shown;
  const [drawing] = drawings.slice(at);
  if (drawing === undefined) throw new Error(`the file has no drawing ${at}`);
  return { ...drawing, papers };
}

describe('the file', () => {
  it('names the papers of its marks with company, day and address, and no others', async () => {
    const dataset = smallDataset();
    const beta = { ...NO_FILTERS, company: { only: ['beta'], without: [] } };
    const draw = drawingOf(dataset, '2 of 5 papers · Beta', beta);
    const { papers, targets } = shownIn(parsed(await fileOf(draw, room, spec, 'light', LINK, dataset)));
    const wanted = dataset.papers.filter(({ company, date }) => company === 'beta' && date !== null);
    expect(papers.map(({ title }) => title).sort()).toEqual(wanted.map(({ title }) => title).sort());
    for (const { title, about, url } of papers) {
      const paper = wanted.find((one) => one.title === title);
      expect(about).toMatch(/^Beta · \d+ \w{3} \d{4}$/);
      expect(url).toBe(paper?.url);
    }
    expect(new Set(targets.flatMap((target) => target.papers))).toEqual(new Set(papers.keys()));
  });

  it('knows the papers that are drawn by themselves', async () => {
    const dataset = smallDataset();
    const draw = drawingOf(dataset, '5 papers', NO_FILTERS, 'papers');
    const { papers, dots } = shownIn(parsed(await fileOf(draw, room, spec, 'light', LINK, dataset)));
    expect(dots.length).toBeGreaterThan(0);
    expect(new Set(dots.map(({ paper }) => papers[paper]?.title)).size).toBe(dots.length);
  });

  it('holds nothing of what papers say', async () => {
    const small = smallDataset();
    const papers = small.papers.map((paper) => ({ ...paper, abstract: 'Only in the abstract.' }));
    expect(await fileFrom(smallDataset({ papers }))).not.toContain('Only in the abstract');
  });

  it('names no paper where notes had a part in what is shown, and says so', async () => {
    const dataset = smallDataset();
    const link = { href: 'http://127.0.0.1/', leavesOut: true, home: 'https://example.org/papers/' };
    for (const form of ['bars', 'papers'] as const) {
      const draw = drawingOf(dataset, '2 of 5 papers · by my notes', NO_FILTERS, form);
      const html = await fileOf(draw, room, spec, 'light', link, dataset);
      for (const { title, url } of dataset.papers) {
        expect(html).not.toContain(title);
        if (url !== null) expect(html).not.toContain(url);
      }
      const file = parsed(html);
      const { papers, targets, dots } = shownIn(file);
      expect([papers, dots, targets.flatMap((target) => target.papers)]).toEqual([[], [], []]);
      expect(targets.length).toBeGreaterThan(0);
      expect(file.body.textContent).toContain('by my notes');
      expect(file.body.textContent).toContain('Its papers are not named, since notes had a part in choosing them.');
      expect(file.body.textContent).toContain('Online, without what notes chose: https://example.org/papers/');
    }
  });

  it('has no link where the page is published nowhere', async () => {
    const file = parsed(await fileFrom(smallDataset(), '5 papers', { ...LINK, home: null }));
    expect(file.querySelector('a')).toBeNull();
    expect(file.body.textContent).not.toMatch(/Online|127\.0\.0\.1/);
  });

  it('makes links of nothing but web addresses', async () => {
    const small = smallDataset();
    const addresses = [
      'javascript:alert(1)',
      'data:text/html,x',
      ' https://example.org/',
      '//example.org',
      'ftp://x.org',
    ];
    const papers = small.papers.map((paper, at) => ({ ...paper, url: addresses[at % addresses.length] ?? null }));
    const html = await fileFrom(smallDataset({ papers }), '5 papers', { ...LINK, home: 'javascript:alert(1)' });
    const file = parsed(html);
    expect(file.querySelector('a')).toBeNull();
    expect(shownIn(file).papers.map(({ url }) => url)).toEqual(shownIn(file).papers.map(() => null));
  });

  it('is allowed its own script and its own styles by name, and nothing else', async () => {
    const file = parsed(await fileFrom(smallDataset()));
    const policy = file.querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute('content') ?? '';
    const sumOf = async (text: string | null | undefined) => {
      const sum = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text ?? ''));
      return `'sha256-${btoa(String.fromCharCode(...new Uint8Array(sum)))}'`;
    };
    expect(policy.split('; ')).toEqual([
      "default-src 'none'",
      `script-src ${await sumOf(file.querySelector('script:not([type])')?.textContent)}`,
      `style-src ${await sumOf(file.querySelector('style')?.textContent)}`,
      'img-src data:',
      "base-uri 'none'",
      "form-action 'none'",
    ]);
  });

  it('is drawn on a ground of its own, also where a picture would have none', async () => {
    const dataset = smallDataset();
    for (const [ground, fill] of [
      ['clear-light', '#ffffff'],
      ['clear-dark', '#1d1e22'],
    ] as const) {
      const draw = drawingOf(dataset, '5 papers');
      const file = parsed(await fileOf(draw, room, { size: 'slide', ground }, 'light', LINK, dataset));
      expect(file.querySelector('svg rect')?.getAttribute('fill')).toBe(fill);
      expect(file.querySelector('style')?.textContent).toContain(`--ground: ${fill};`);
    }
  });
});

describe('whatever names, titles and filters hold', () => {
  const someWords = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom(
      '</script><script>alert(1)</script>',
      '<!-- <script>',
      '</title></style></svg><img src=x onerror=alert(1)>',
      '"><a href="javascript:alert(1)">x</a>',
      "' onload='alert(1)",
      '&lt;b&gt; &amp;amp; &#x3c;',
      'a\u2028b\u2029c',
      'a\r\nb\u0000c',
      '🤖\uD83D שלום',
    ),
  );

  const INSIDE_SVG = ['svg', 'title', 'desc', 'g', 'rect', 'line', 'path', 'circle', 'text'];
  const OUTSIDE: Record<string, string[]> = {
    html: ['lang'],
    head: [],
    meta: ['charset', 'http-equiv', 'content', 'name'],
    link: ['rel', 'href'],
    title: [],
    style: [],
    body: [],
    main: [],
    h1: ['class'],
    p: ['class'],
    div: ['id', 'role', 'aria-label', 'tabindex'],
    details: [],
    summary: [],
    table: [],
    caption: [],
    thead: [],
    tbody: [],
    tr: [],
    th: ['scope', 'class'],
    td: ['class'],
    a: ['href', 'target', 'rel'],
    script: ['type', 'id'],
  };

  it('the file says it as it is, and has no element or attribute of it', async () => {
    await fc.assert(
      fc.asyncProperty(someWords, someWords, someWords, async (title, company, filters) => {
        const small = smallDataset();
        const dataset = smallDataset({
          companies: small.companies.map((one, at) => (at === 0 ? { ...one, name: company } : one)),
          papers: small.papers.map((paper) => ({ ...paper, title })),
        });
        const file = parsed(await fileFrom(dataset, filters, { ...LINK, home: `https://example.org/?q=${filters}` }));
        const foreign = [...file.querySelectorAll('svg, svg *')];
        expect(
          foreign.filter(({ tagName }) => !INSIDE_SVG.includes(tagName)).map(({ outerHTML }) => outerHTML),
        ).toEqual([]);
        const handlers = foreign
          .flatMap((element) => element.getAttributeNames())
          .filter((name) => /^on|href/.test(name));
        expect(handlers).toEqual([]);
        for (const element of file.querySelectorAll('*:not(svg, svg *)')) {
          const allowed = OUTSIDE[element.localName];
          expect(allowed, element.outerHTML.slice(0, 200)).toBeDefined();
          expect(element.getAttributeNames().filter((name) => !allowed?.includes(name))).toEqual([]);
        }
        expect(file.querySelectorAll('script')).toHaveLength(2);
        // In JSON half a surrogate pair is kept; elsewhere it cannot be.
        for (const paper of shownIn(file).papers) expect(paper.title).toBe(title);
        const [, first] = file.querySelectorAll('thead th');
        expect(first?.textContent).toBe(withoutControls(company));
        expect(file.querySelector('main > p')?.textContent).toContain(withoutControls(filters));
        expect(file.querySelector('caption')?.textContent).toContain(withoutControls(filters));
        expect(file.querySelector('a')?.textContent).toBe(withoutControls(`https://example.org/?q=${filters}`));
      }),
      { numRuns: 150 },
    );
  });
});
