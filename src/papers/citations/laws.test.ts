/** What holds of every format, whatever the papers are called: each is read back by a reader that is not ours. */
import { parse, type Entry } from '@retorquere/bibtex-parser';
import { tsvParseRows } from 'd3';
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { someDay } from '../../../tests/fixtures/arbitraries.ts';
import { publishedDataset } from '../../../tests/fixtures/published.ts';
import { paperWith, smallDataset } from '../../../tests/fixtures/small-dataset.ts';
import type { Dataset, Paper } from '../dataset.ts';
import { tsv as tsvOf } from '../../files/tsv.ts';
import { bibtex } from './bibtex.ts';
import { citationTable } from './citation-table.ts';
import { cslJson } from './csl-json.ts';
import { citationKey } from './key.ts';
import { citationList, markdownList } from './lists.ts';
import { papersJson } from './papers-json.ts';
import { ris } from './ris.ts';

const tsv = (papers: readonly Paper[], dataset: Dataset) => tsvOf(citationTable(papers, dataset));

const HOSTILE = [
  ...'{}\\"\'`$%&_#~^<>|[]()*+-=@!?,;:./ \n\r\t'.split(''),
  ...['\r\n', '\n\n', '\u2028', '\u0085', '\u00a0', '\ufeff', '\u0000', '\u000e', '\u000f', '\u001b', '\u202e'],
  ...['--', '---', '``', "''", '?`', '!`', '<<', '>>', ',,', '\\\\', '\\{', '}}', '{{', '$$', '%\n', '&amp;', '&#39;'],
  ...[
    '\\emph{x}',
    '\\input{x}',
    '$O(n)$',
    '@misc{x,',
    '}\n@comment{',
    'ER  - ',
    '\r\nER  - \r\n',
    'TY  - JOUR',
    '"\t"',
  ],
  ...['=1+1', '-1', '+1', '# ', '1. ', '- ', '](https://example.org)', '<b>', '<!--', 'https://example.org', ' and '],
  ...[
    'GPT-4',
    'LLMs',
    'AI',
    'A',
    'I',
    'March 2023',
    'the',
    'of',
    'Größe',
    'Ωμέγα',
    'Привет',
    '日本語',
    'שלום',
    'e\u0301',
  ],
  ...['👩‍👩‍👧', '🙂', 'ﬁ', '½', 'İ', '\ud835\udd38'],
];

const someText = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...HOSTILE) },
      { weight: 2, arbitrary: fc.constantFrom('models', 'Deep', ' ', 'learning ') },
      { weight: 1, arbitrary: fc.string({ maxLength: 6, unit: 'grapheme' }) },
      { weight: 1, arbitrary: fc.string({ maxLength: 6, unit: 'binary' }) },
    ),
    { minLength: 1, maxLength: 9 },
  )
  .map((parts) => parts.join(''))
  .filter((text) => text !== '');

// Made of pieces, since whole addresses at random take longer than all else together.
const someUrl = fc
  .tuple(
    fc.constantFrom('https://example.org/', 'http://a.example/b?c=d&e=f', 'https://arxiv.org/abs/2305.12345#g'),
    fc.array(fc.constantFrom(...HOSTILE.filter((piece) => !/\s/.test(piece)), '%20', '&copy;', '\u0001'), {
      maxLength: 5,
    }),
  )
  .map(([url, pieces]) => url + pieces.join(''))
  .filter((url) => URL.canParse(url));

const someArxivId = fc.oneof(
  fc
    .tuple(fc.integer({ min: 701, max: 2712 }), fc.integer({ min: 0, max: 99999 }))
    .map(([month, number]) => `${String(month).padStart(4, '0')}.${String(number).padStart(5, '0')}`),
  fc.constantFrom('cs/0301001', 'math.GT/0309136', '2305.12345v2'),
);

const someId = fc.stringMatching(/^[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,3}$/);

/** Whole datasets, since companies and categories may be called anything too. */
const someDataset: fc.Arbitrary<Dataset> = fc
  .record({
    companies: fc.array(someText, { maxLength: 3 }),
    categories: fc.array(someText, { maxLength: 3 }),
    // Few titles for many papers: keys have to be told apart where company, year and title are the same.
    titles: fc.array(someText, { minLength: 1, maxLength: 6 }),
  })
  .chain(({ companies, categories, titles }) =>
    fc
      .uniqueArray(
        fc.record({
          id: someId,
          title: fc.constantFrom(...titles),
          company: fc.constantFrom(null, ...companies.map((_, at) => `company-${at}`)),
          category: fc.constantFrom(null, ...categories.map((_, at) => `category-${at}`)),
          date: fc.option(someDay, { freq: 4 }),
          url: fc.option(someUrl, { freq: 4 }),
          arxivId: fc.option(someArxivId, { freq: 1 }),
          abstract: fc.oneof(fc.constantFrom(null, '', ' \n '), someText),
        }),
        { selector: ({ id }) => id, maxLength: 12 },
      )
      .map((papers) =>
        smallDataset({
          companies: companies.map((name, at) => ({ id: `company-${at}`, name })),
          categories: categories.map((name, at) => ({ id: `category-${at}`, name, definition: '' })),
          papers: papers.map(paperWith),
        }),
      ),
  );

/** Holds a law on random datasets and on the published one. */
function always(law: (dataset: Dataset) => void): void {
  law(publishedDataset());
  fc.assert(fc.property(someDataset, law), { numRuns: 100 });
}

const flat = (text: string) =>
  text
    .split(/[\s\u0000-\u001f\u007f-\u009f]+/) // eslint-disable-line no-control-regex -- they are what may not get through
    .filter((word) => word !== '')
    .join(' ');

const companyOf = (dataset: Dataset, id: string | null) =>
  flat(dataset.companies.find((company) => company.id === id)?.name ?? '');

const categoryOf = (dataset: Dataset, id: string | null) =>
  flat(dataset.categories.find((category) => category.id === id)?.name ?? '');

// eslint-disable-next-line no-control-regex -- they are what may not get through
const withoutControls = (url: string) => url.replace(/[\u0000-\u001f\u007f-\u009f]/g, encodeURIComponent);

/** What a reader has to find again; an empty text stands for what is not there. */
function expected(dataset: Dataset) {
  return dataset.papers.map((paper) => ({
    title: flat(paper.title) || paper.id,
    author: companyOf(dataset, paper.company),
    year: paper.date?.slice(0, 4) ?? '',
    url: withoutControls(paper.url ?? ''),
    arxivId: paper.arxivId ?? '',
    abstract: flat(paper.abstract ?? ''),
  }));
}

describe('BibTeX', () => {
  // Without sentence-casing, which would change the titles by guesses.
  const entries = (text: string): Entry[] => {
    const { errors, entries: found } = parse(text, { sentenceCase: false });
    expect(errors).toEqual([]);
    return found;
  };
  // Addresses are read character by character, so these four are percent-encoded.
  const encoded = (url: string) => url.replace(/[{}$\\]/g, encodeURIComponent);

  it('is read back with the same titles, authors, dates, addresses, arXiv ids and abstracts, in order', () => {
    always((dataset) => {
      const found = entries(bibtex(dataset.papers, dataset)).map(({ fields }) => ({
        title: fields['title'] ?? '',
        author: fields.author?.map(({ name }) => name).join(' & ') ?? '',
        year: fields['year'] ?? '',
        month: fields['month'] ?? '',
        url: fields['url'] ?? '',
        arxivId: fields['eprint'] ?? '',
        archive: fields['archiveprefix'] ?? '',
        abstract: fields['abstract'] ?? '',
      }));
      expect(found).toEqual(
        expected(dataset).map((paper, at) => ({
          ...paper,
          month: String(Number(dataset.papers[at]?.date?.slice(5, 7) ?? '') || ''),
          url: encoded(paper.url),
          archive: paper.arxivId === '' ? '' : 'arXiv',
        })),
      );
    });
  });

  it('has no other fields, none that is empty, and only @misc', () => {
    always((dataset) => {
      for (const { type, fields } of entries(bibtex(dataset.papers, dataset))) {
        expect(type).toBe('misc');
        const known = ['title', 'author', 'year', 'month', 'url', 'eprint', 'archiveprefix', 'abstract', 'keywords'];
        for (const [name, value] of Object.entries(fields)) {
          expect(known).toContain(name);
          expect(value).not.toHaveLength(0);
        }
      }
    });
  });

  it('has braces that BibTeX itself counts as balanced, which knows no escapes', () => {
    always((dataset) => {
      let depth = 0;
      let entries = 0;
      for (const mark of bibtex(dataset.papers, dataset).match(/[{}@]/g) ?? []) {
        if (mark === '@' && depth === 0) entries += 1;
        if (mark === '{') depth += 1;
        if (mark === '}') depth -= 1;
        if (depth < 0) break;
      }
      expect({ depth, entries }).toEqual({ depth: 0, entries: dataset.papers.length });
    });
  });
});

describe('RIS', () => {
  /** Lines end with CR LF; a tag is a letter, a letter or digit, two spaces, a hyphen and a space; TY begins, ER ends. */
  function records(text: string): Map<string, string[]>[] {
    const found: Map<string, string[]>[] = [];
    let open: Map<string, string[]> | null = null;
    const lines = text.split('\r\n');
    expect(lines.pop()).toBe('');
    for (const line of lines) {
      const [, tag = '', value = ''] = /^([A-Z][A-Z0-9]) {2}- ([^\r\n]*)$/.exec(line) ?? [];
      expect(tag).not.toBe('');
      expect(tag === 'TY').toBe(open === null);
      if (tag === 'ER') {
        expect(value).toBe('');
        if (open !== null) found.push(open);
        open = null;
        continue;
      }
      expect(value.trim()).not.toBe('');
      open ??= new Map<string, string[]>();
      open.set(tag, [...(open.get(tag) ?? []), value]);
    }
    expect(open).toBeNull();
    return found;
  }

  it('is read back with the same titles, authors, dates, addresses and abstracts, in order', () => {
    always((dataset) => {
      const found = records(ris(dataset.papers, dataset)).map((tags) => ({
        title: tags.get('TI')?.join('\n') ?? '',
        author: tags.get('AU')?.join('\n') ?? '',
        year: tags.get('PY')?.join('\n') ?? '',
        day: tags.get('DA')?.join('\n') ?? '',
        url: tags.get('UR')?.join('\n') ?? '',
        arxivId: tags.get('AN')?.join('\n').replace('arXiv:', '') ?? '',
        abstract: tags.get('AB')?.join('\n') ?? '',
        keyword: tags.get('KW')?.join('\n') ?? '',
      }));
      expect(found).toEqual(
        expected(dataset).map((paper, at) => ({
          ...paper,
          author: flat(paper.author.replaceAll(',', ' ')),
          day: dataset.papers[at]?.date?.replace(/^(\d+)-(\d+)-(\d+)$/, '$1/$2/$3/') ?? '',
          keyword: flat(categoryOf(dataset, dataset.papers[at]?.category ?? null).replaceAll(';', ' ')),
        })),
      );
    });
  });
});

describe('CSL-JSON', () => {
  const Text = v.pipe(v.string(), v.nonEmpty());
  // The fields that are used here, as csl-data.json defines them; it allows no others.
  const Item = v.strictObject({
    id: Text,
    type: v.picklist(['article', 'webpage']),
    title: Text,
    author: v.optional(v.tuple([v.strictObject({ literal: Text })])),
    issued: v.optional(
      v.strictObject({
        'date-parts': v.tuple([
          v.strictTuple([
            v.pipe(v.number(), v.integer()),
            v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(12)),
            v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(31)),
          ]),
        ]),
      }),
    ),
    URL: v.optional(Text),
    number: v.optional(Text),
    keyword: v.optional(Text),
    abstract: v.optional(Text),
  });

  it('is read back with the same titles, authors, dates, addresses and abstracts, in order', () => {
    always((dataset) => {
      const items = v.parse(v.array(Item), JSON.parse(cslJson(dataset.papers, dataset)));
      const found = items.map((item) => ({
        title: item.title,
        author: item.author?.[0].literal ?? '',
        year: item.issued === undefined ? '' : String(item.issued['date-parts'][0][0]),
        url: item.URL ?? '',
        arxivId: item.number?.replace('arXiv:', '') ?? '',
        abstract: flat(item.abstract ?? ''),
      }));
      expect(found).toEqual(expected(dataset));
      expect(items.map(({ type }) => type)).toEqual(
        dataset.papers.map(({ arxivId }) => (arxivId === null ? 'webpage' : 'article')),
      );
    });
  });
});

describe('a list of citations', () => {
  it('has a line a paper, in order, with its company, year, title, arXiv id and, last, its address', () => {
    always((dataset) => {
      const lines = citationList(dataset.papers, dataset).split('\n');
      expect(lines.pop()).toBe('');
      expect(lines).toHaveLength(dataset.papers.length);
      expected(dataset).forEach(({ title, author, year, url, arxivId }, at) => {
        const line = lines[at] ?? '';
        expect(flat(line)).toBe(line);
        expect(line.startsWith(author || title)).toBe(true);
        expect(line.endsWith(url || '.') || url === '').toBe(true);
        expect(line).toContain(title);
        if (year !== '') expect(line).toContain(`(${year}, `);
        if (arxivId !== '') expect(line).toContain(` arXiv:${arxivId}.`);
      });
    });
  });

  it('in Markdown has the same lines, with the titles as the text of the links and nothing else as markup', () => {
    // A backslash before punctuation stands for the punctuation; what is between brackets that have none is the link.
    const plain = (text: string) => text.replace(/\\([!-/:-@[-`{-~])/g, '$1');
    const LINK = /(?<!\\)\[((?:\\.|[^\\[\]])*)\]\(((?:\\.|[^\\()<>])*)\)/gu;
    always((dataset) => {
      const lines = markdownList(dataset.papers, dataset).split('\n');
      expect(lines.pop()).toBe('');
      const texts = citationList(dataset.papers, dataset).split('\n');
      expect(lines).toHaveLength(dataset.papers.length);
      expected(dataset).forEach(({ title, url }, at) => {
        const line = lines[at] ?? '';
        expect(line).toMatch(/^- (?![-+#]|\d+[.)])/);
        const links = [...line.matchAll(LINK)].map(([, text = '', href = '']) => [plain(text), plain(href)]);
        expect(links).toEqual(url === '' ? [] : [[title, url]]);
        const bare = line.replace(LINK, (_, text: string) => text).slice(2);
        expect(bare.replace(/\\[!-/:-@[-`{-~]/g, '')).not.toMatch(/[`*_[\]<>]/);
        expect(`${plain(bare)} ${url}`.trimEnd()).toBe(texts[at]);
      });
    });
  });
});

describe('TSV', () => {
  it('is read back cell by cell, apart from the apostrophe before what would be a formula', () => {
    always((dataset) => {
      const [headings, ...rows] = tsvParseRows(tsv(dataset.papers, dataset));
      expect(headings).toEqual(['Title', 'Company', 'Date', 'Category', 'arXiv', 'URL', 'Abstract']);
      const cell = (text: string) => (/^[=+\-@]/.test(text) && !/^-\d+(\.\d+)?$/.test(text) ? `'${text}` : text);
      expect(rows).toEqual(
        expected(dataset).map(({ title, author, url, arxivId, abstract }, at) => [
          cell(title),
          cell(author),
          dataset.papers[at]?.date ?? '',
          cell(categoryOf(dataset, dataset.papers[at]?.category ?? null)),
          arxivId === '' ? '' : `arXiv:${arxivId}`,
          url,
          cell(abstract),
        ]),
      );
    });
  });

  it('has as many tabs and line ends as its table, for readers that know of no quotes', () => {
    always((dataset) => {
      const lines = tsv(dataset.papers, dataset).split('\n');
      expect(lines.pop()).toBe('');
      expect(lines).toHaveLength(dataset.papers.length + 1);
      for (const line of lines) expect(line.split('\t')).toHaveLength(7);
    });
  });
});

describe('JSON', () => {
  it('holds the papers as they stand, and what they refer to', () => {
    always((dataset) => {
      const chosen = dataset.papers.toReversed();
      const { schemaVersion, dataVersion, coverage, sources, collections, companies, categories } = dataset;
      const around = { schemaVersion, dataVersion, coverage, sources, collections, companies, categories };
      expect(JSON.parse(papersJson(chosen, dataset))).toEqual({ ...around, papers: chosen });
    });
  });
});

describe('every format', () => {
  const formats = { bibtex, ris, cslJson, citationList, markdownList, tsv };

  it('leaves out what is not known, and never writes that it is undefined or null', () => {
    always((dataset) => {
      for (const write of Object.values(formats)) {
        expect(write(dataset.papers, dataset)).not.toMatch(/undefined|null|NaN|\[object/);
      }
    });
  });

  it('writes nothing but its frame for no papers', () => {
    const dataset = publishedDataset();
    const empty = Object.entries(formats).map(([name, write]) => [name, write([], dataset)]);
    expect(Object.fromEntries(empty)).toEqual({
      bibtex: '',
      ris: '',
      cslJson: '[]\n',
      citationList: '',
      markdownList: '',
      tsv: 'Title\tCompany\tDate\tCategory\tarXiv\tURL\tAbstract\n',
    });
  });
});

describe('a citation key', () => {
  const keysIn = (dataset: Dataset, papers = dataset.papers) => ({
    bibtex: parse(bibtex(papers, dataset), { sentenceCase: false }).entries.map(({ key }) => key),
    ris: [...ris(papers, dataset).matchAll(/^ID {2}- (.*)\r$/gm)].map(([, key]) => key),
    csl: v.parse(v.array(v.object({ id: v.string() })), JSON.parse(cslJson(papers, dataset))).map(({ id }) => id),
  });

  it('is unique, of ASCII, and the same in every format', () => {
    always((dataset) => {
      const { bibtex: keys, ris: ids, csl } = keysIn(dataset);
      expect(keys).toEqual(dataset.papers.map(citationKey));
      expect(ids).toEqual(keys);
      expect(csl).toEqual(keys);
      expect(new Set(keys).size).toBe(keys.length);
      for (const key of keys) expect(key).toMatch(/^[a-z0-9]+-[a-z0-9]{6}$/);
    });
  });

  it('stays when papers are added, removed or put in another order, in the export or in the dataset', () => {
    fc.assert(
      fc.property(
        someDataset.chain((dataset) =>
          fc.tuple(fc.constant(dataset), fc.shuffledSubarray(dataset.papers), fc.boolean()),
        ),
        ([dataset, papers, fewerInAll]) => {
          const all = keysIn(dataset).bibtex;
          const whole = new Map(dataset.papers.map((paper, at) => [paper, all[at]]));
          const { bibtex: keys } = keysIn(fewerInAll ? { ...dataset, papers } : dataset, papers);
          expect(keys).toEqual(papers.map((paper) => whole.get(paper)));
        },
      ),
      { numRuns: 50 },
    );
  });
});
