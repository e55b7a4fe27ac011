import { describe, expect, test } from 'vitest';
import { decodeDataset } from '../src/papers/dataset.ts';
import { buildDataset, versionOf } from './build.ts';
import { NO_CORRECTIONS } from './corrections.ts';
import { build, CORRECTIONS, REGISTRY, SOURCES } from './fixtures/build.ts';
import { SHEET_TEXT, textOf } from './fixtures/sources.ts';

const { dataset, json, registry, reportText } = build();
const SHEET = 'lab-papers-sheet.txt';
const paperOf = (file: string, row: number) =>
  dataset.papers.find(({ sources }) => sources.some((source) => source.file === file && source.row === row));
const paper = (row: number) => paperOf(SHEET, row);
const withSheet = (labPapersSheet: string) => ({ sources: { ...SOURCES, labPapersSheet } });

test('the committed files are what the build makes', () => {
  expect(textOf('public/data/papers.json')).toBe(json);
  expect(textOf('data/ids.json')).toBe(`${JSON.stringify(registry, null, 2)}\n`);
  expect(textOf('data/REPORT.md')).toBe(reportText);
  expect(registry).toEqual(REGISTRY);
});

test('the same sources give the same bytes', () => {
  expect(build().json).toBe(json);
  const crlf = (text: string) => text.replaceAll('\n', '\r\n');
  const { labPapersSheet, authorAbstracts, forumProfile, notesThread, forumItems } = SOURCES;
  const sources = {
    labPapersSheet: crlf(labPapersSheet),
    authorAbstracts: crlf(authorAbstracts),
    forumProfile: crlf(forumProfile),
    notesThread: `\uFEFF${crlf(notesThread)}`,
    forumItems,
  };
  expect(build({ sources }).json).toBe(json);
  expect(build({ sources }).reportText).toBe(reportText);
});

test('the file is a dataset, and the one that the build gives', () => {
  expect(decodeDataset(JSON.parse(json))).toEqual({ ok: true, dataset });
});

test('dataVersion is a hash of everything else and changes with any of it', () => {
  const { dataVersion, ...content } = dataset;
  expect(dataVersion).toMatch(/^[0-9a-f]{16}$/);
  expect(versionOf(content)).toBe(dataVersion);
  const changed = build(withSheet(SHEET_TEXT.replace('jailbreaking', 'jailbreakinG')));
  expect(changed.dataset.dataVersion).not.toBe(dataVersion);
});

test('each paper stands on a line of its own: the sheet in its order, then the abstracts, then what is mentioned', () => {
  const lines = json.split('\n').filter((line) => line.startsWith('    {"id":') && line.includes('"sources":'));
  expect(lines).toHaveLength(92);
  expect(lines.map((line) => (JSON.parse(line.replace(/,$/, '')) as { id: string }).id)).toEqual(
    dataset.papers.map(({ id }) => id),
  );
  const order = dataset.papers.map(({ sources }) => [sources[0]?.file, sources[0]?.row ?? 0] as const);
  const rows = order.flatMap(([file, row]) => (file === SHEET ? [row] : []));
  expect(rows).toHaveLength(80);
  expect(rows).toEqual([...rows].sort((a, b) => a - b));
  expect(order.slice(80)).toEqual([
    ...[1, 2, 4, 5, 6, 7, 8, 9, 10].map((row) => ['author-abstracts.txt', row]),
    ['author-forum-profile.txt', 3],
    ['author-forum-profile.txt', 50],
    ['paper-notes-thread.txt', 23],
  ]);
});

test('a paper has every field of the contract', () => {
  expect(paper(34)).toEqual({
    id: 'on-scalable-oversight-with-weak-llms-judging-strong-llms',
    formerIds: [],
    collections: ['lab-papers'],
    title: 'On scalable oversight with weak LLMs judging strong LLMs',
    company: 'google-deepmind',
    date: '2024-07-05',
    url: 'https://arxiv.org/abs/2407.04622',
    printedUrl: 'https://arxiv.org/pdf/2407.04622v2',
    arxivId: '2407.04622',
    category: 'enhancing-human-feedback',
    abstract: expect.stringMatching(
      /^Scalable oversight protocols aim .*more modestly than in previous studies\.$/,
    ) as string,
    duplicateOf: null,
    sources: [{ file: 'lab-papers-sheet.txt', row: 34, lines: [296, 298] }],
    mended: [],
    differences: [],
  });
});

test('"Abstract not found" is null in the dataset, and the paper says why', () => {
  const why = 'The sheet says this in place of an abstract.';
  expect(paper(217)).toMatchObject({
    abstract: null,
    mended: [{ field: 'abstract', from: 'Abstract not found', to: null, why }],
  });
});

test('a [Duplicate] names its original, whose abstract is the same', () => {
  const sameWords = (abstract: string | null | undefined) => abstract?.replace(/\s+/g, ' ');
  for (const [duplicate, original] of [
    [476, 454],
    [477, 468],
  ] as const) {
    expect(paper(duplicate)?.duplicateOf).toBe(paper(original)?.id);
    expect(sameWords(paper(duplicate)?.abstract)).toBe(sameWords(paper(original)?.abstract));
  }
  expect(paper(454)?.title).toBe('Extracting Concepts from GPT-4');
  expect(paper(468)?.title).toBe('AI-written critiques help humans notice flaws');
});

test('the arXiv id is read from arXiv addresses alone', () => {
  expect(paper(224)).toMatchObject({ arxivId: '2105.14111', date: '2022-06-23' });
  expect(paper(204)?.arxivId).toBe('2307.09458');
  expect(paper(454)?.arxivId).toBeNull();
  const onArxiv = dataset.papers.filter(({ url }) => url?.includes('//arxiv.org/'));
  expect(onArxiv.length).toBeGreaterThan(20);
  for (const { url, arxivId } of onArxiv) expect(url).toBe(`https://arxiv.org/abs/${arxivId ?? '?'}`);
  // Row 9 has its id from its second source.
  const elsewhere = dataset.papers.filter(({ url, arxivId }) => arxivId !== null && !url?.includes('//arxiv.org/'));
  expect(elsewhere).toEqual([paper(9)]);
});

test('an address is in its lasting form, and the printed one is kept where it is another', () => {
  const changed = dataset.papers.filter(({ printedUrl }) => printedUrl !== undefined);
  expect(changed.length).toBeGreaterThan(20);
  for (const { url, printedUrl } of changed) {
    expect(printedUrl).toMatch(/^https:\/\/arxiv\.org\/(?:pdf\/|abs\/.*v\d)/);
    expect(url).not.toBe(printedUrl);
  }
  for (const { sources, url, printedUrl } of dataset.papers.filter(({ sources }) => sources[0]?.file === SHEET)) {
    const [first, last] = sources[0]?.lines ?? [0, 0];
    const lines = SHEET_TEXT.split('\n')
      .slice(first - 1, last)
      .join('\n');
    expect(lines).toContain(printedUrl ?? url ?? '?');
  }
});

test('the dataset says what it covers and where it comes from', () => {
  expect(dataset.coverage).toEqual({ from: '2022-01-01', to: '2024-07-31' });
  expect(dataset.sources.map(({ file, url }) => [file, url])).toEqual([
    ['lab-papers-sheet.txt', 'https://arxiv.org/abs/2409.07878'],
    ['author-abstracts.txt', null],
    ['author-forum-profile.txt', null],
    ['paper-notes-thread.txt', null],
  ]);
  expect(dataset.collections.map(({ id, shownByDefault }) => [id, shownByDefault])).toEqual([
    ['lab-papers', true],
    ['author-abstracts', false],
    ['mentioned', false],
  ]);
});

test('the sheet says what its publishers counted, and why', () => {
  const [{ reported } = { reported: [] }, ...others] = dataset.sources;
  expect(reported.map(({ date, papers, categories, url }) => [date, papers, categories, url])).toEqual([
    ['2024-09-12', 61, 8, 'https://arxiv.org/abs/2409.07878v1'],
    ['2024-09-25', 80, 9, 'https://arxiv.org/abs/2409.07878v2'],
  ]);
  for (const { why } of reported) expect(why).toMatch(/^.{30,}\.$/);
  expect(others.map((source) => source.reported)).toEqual([[], [], []]);
});

test('a paper outside the covered period is kept, with a warning', () => {
  const late = build(withSheet(SHEET_TEXT.replace('\n27-Jun-24\n', '\n27-Aug-24\n')));
  expect(late.dataset.papers).toHaveLength(92);
  const text = expect.stringMatching(/is of 2024-08-27, outside 2022-01-01 to 2024-07-31$/) as string;
  expect(late.dataset.warnings).toContainEqual({ paper: paper(35)?.id, file: SHEET, line: 300, text });
});

test('a mended title keeps its id, and a new row gets one', () => {
  const labPapersSheet = SHEET_TEXT.replace('UnUnlearning', 'Ununlearning, mended').replace(
    '\n471\n',
    '\n471\nOpenAISoftmax Linear Units2-Feb-22https://x.org/aRobustnessWords.\n',
  );
  const later = build(withSheet(labPapersSheet));
  const idOf = (row: number) => later.dataset.papers.find(({ sources }) => sources[0]?.row === row)?.id;
  expect(idOf(35)).toBe('ununlearning-unlearning-is-not-sufficient-for-content');
  expect(idOf(471)).toBe('softmax-linear-units-2');
  expect(later.registry['lab-papers-sheet.txt']).toEqual({
    ...REGISTRY['lab-papers-sheet.txt'],
    471: 'softmax-linear-units-2',
  });
});

test('an error in the sheet gives no dataset', () => {
  const labPapersSheet = SHEET_TEXT.replace('jailbreaking2-Apr', 'jailbreaking0-Apr');
  const built = buildDataset({ ...withSheet(labPapersSheet), corrections: CORRECTIONS, registry: REGISTRY });
  expect(built.ok ? [] : built.errors.map(({ file, line, record }) => [file, line, record])).toEqual([
    [SHEET, 12, 'row 4'],
  ]);
});

test('errors of all sources are told at once', () => {
  const sources = {
    ...SOURCES,
    labPapersSheet: SHEET_TEXT.replace('jailbreaking2-Apr', 'jailbreaking0-Apr'),
    authorAbstracts: SOURCES.authorAbstracts.replace('Abstract:We aim', 'We aim'),
    forumProfile: SOURCES.forumProfile.replace('fixed, thanks!', 'mended, thanks!'),
    notesThread: SOURCES.notesThread.replace('English', 'read 5 times'),
  };
  const built = buildDataset({ sources, corrections: CORRECTIONS, registry: REGISTRY });
  expect(built.ok ? [] : built.errors.map(({ file, line }) => [file, line])).toEqual([
    [SHEET, 12],
    ['author-abstracts.txt', 6],
    ['author-forum-profile.txt', 51],
    ['paper-notes-thread.txt', 3],
  ]);
});

test('what the page could not read is told as a problem', () => {
  const corrections = {
    ...CORRECTIONS,
    fields: [{ file: SHEET, row: 35, field: 'date' as const, from: '2024-06-27', to: '2024-06-31', why: 'To see.' }],
  };
  const built = buildDataset({ sources: SOURCES, corrections, registry: REGISTRY });
  expect(built.ok ? [] : built.errors).toEqual([
    expect.objectContaining({ file: 'papers.json', found: expect.stringContaining('papers[26].date') as string }),
  ]);
});

describe('a sheet of somebody else', () => {
  const foreign = (labPapersSheet: string) =>
    build({ sources: { labPapersSheet }, corrections: NO_CORRECTIONS, registry: {}, foreignSheet: 'my.txt' });

  test('is read with no facts by hand and no ids of ours', () => {
    const own = foreign(SHEET_TEXT);
    expect(own.dataset.papers).toHaveLength(80);
    expect(own.dataset.sources.map(({ file, url, reported }) => [file, url, reported])).toEqual([['my.txt', null, []]]);
    expect(Object.keys(own.registry)).toEqual(['my.txt']);
    expect(own.dataset.papers.find(({ sources }) => sources[0]?.row === 204)?.title).toMatch(/Chinchil$/);
    expect(own.dataset.commentary).toEqual([]);
    expect(own.dataset.coverage).toEqual({ from: '2022-01-20', to: '2024-07-24' });
  });

  test('has its duplicates found by company and abstract, with a warning each', () => {
    const own = foreign(SHEET_TEXT);
    const idOf = (row: number) => own.dataset.papers.find(({ sources }) => sources[0]?.row === row)?.id ?? '';
    const duplicates = own.dataset.papers.filter(({ duplicateOf }) => duplicateOf !== null);
    expect(duplicates.map(({ id, duplicateOf }) => [id, duplicateOf])).toEqual([
      [idOf(476), idOf(454)],
      [idOf(477), idOf(468)],
    ]);
    expect(own.dataset.warnings.filter(({ text }) => text.includes('[Duplicate]'))).toEqual([
      {
        paper: idOf(476),
        file: 'my.txt',
        line: 627,
        text: 'row 476: marked [Duplicate], read as a duplicate of row 454, which has the same company and the same abstract',
      },
      expect.objectContaining({ paper: idOf(477) }),
    ]);
  });

  test('keeps a marked row whose original is not there, with a warning', () => {
    const odd = foreign(
      SHEET_TEXT.replace(
        '[Duplicate] Mechanistic interpretability\n',
        '[Duplicate] Mechanistic interpretability\nOddly, ',
      ),
    );
    const kept = odd.dataset.papers.find(({ sources }) => sources[0]?.row === 476);
    expect(kept?.duplicateOf).toBeNull();
    expect(odd.dataset.warnings).toContainEqual(
      expect.objectContaining({
        paper: kept?.id,
        text: expect.stringContaining('kept as a paper of its own') as string,
      }),
    );
  });
});
