import { expect, test } from 'vitest';
import { decodeDataset } from '../src/papers/dataset.ts';
import { buildDataset, versionOf } from './build.ts';
import { build, CORRECTIONS, REGISTRY } from './fixtures/build.ts';
import { SHEET_TEXT, textOf } from './fixtures/sources.ts';

const { dataset, json, registry, report } = build();
const paper = (row: number) => dataset.papers.find((candidate) => candidate.sources[0]?.row === row);

test('the committed files are what the build makes', () => {
  expect(textOf('public/data/papers.json')).toBe(json);
  expect(textOf('data/ids.json')).toBe(`${JSON.stringify(registry, null, 2)}\n`);
  expect(registry).toEqual(REGISTRY);
});

test('the same sources give the same bytes', () => {
  expect(build().json).toBe(json);
  expect(build({ sources: { labPapersSheet: SHEET_TEXT.replaceAll('\n', '\r\n') } }).json).toBe(json);
});

test('the file is a dataset, and the one that the build gives', () => {
  expect(decodeDataset(JSON.parse(json))).toEqual({ ok: true, dataset });
});

test('dataVersion is a hash of everything else and changes with any of it', () => {
  const { dataVersion, ...content } = dataset;
  expect(dataVersion).toMatch(/^[0-9a-f]{16}$/);
  expect(versionOf(content)).toBe(dataVersion);
  const changed = build({ sources: { labPapersSheet: SHEET_TEXT.replace('jailbreaking', 'jailbreakinG') } });
  expect(changed.dataset.dataVersion).not.toBe(dataVersion);
});

test('each paper stands on a line of its own, in the order of the sheet', () => {
  const lines = json.split('\n').filter((line) => line.startsWith('    {"id":') && line.includes('"sources":'));
  expect(lines).toHaveLength(80);
  expect(lines.map((line) => (JSON.parse(line.replace(/,$/, '')) as { id: string }).id)).toEqual(
    dataset.papers.map(({ id }) => id),
  );
  const rows = dataset.papers.map(({ sources }) => sources[0]?.row ?? 0);
  expect(rows).toEqual([...rows].sort((a, b) => a - b));
});

test('a paper has every field of the contract', () => {
  expect(paper(34)).toEqual({
    id: 'on-scalable-oversight-with-weak-llms-judging-strong-llms',
    formerIds: [],
    collections: ['lab-papers'],
    title: 'On scalable oversight with weak LLMs judging strong LLMs',
    company: 'google-deepmind',
    date: '2024-07-05',
    url: 'https://arxiv.org/pdf/2407.04622v2',
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
  expect(dataset.papers.filter(({ mended }) => mended.length > 0)).toHaveLength(1);
  expect(report.mended).toBe(1);
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
  for (const { url, arxivId } of dataset.papers) expect(arxivId !== null).toBe(url?.includes('//arxiv.org/'));
  for (const { url, arxivId } of onArxiv) expect(url).toContain(`/${arxivId ?? '?'}`);
});

test('the dataset says what it covers and where it comes from', () => {
  expect(dataset.coverage).toEqual({ from: '2022-01-01', to: '2024-07-31' });
  expect(dataset.sources.map(({ file, url }) => [file, url])).toEqual([
    ['lab-papers-sheet.txt', 'https://arxiv.org/abs/2409.07878'],
  ]);
  expect(dataset.collections.map(({ id, shownByDefault }) => [id, shownByDefault])).toEqual([['lab-papers', true]]);
  expect(dataset.commentary).toEqual([]);
});

test('a paper outside the covered period is kept, with a warning', () => {
  const late = build({ sources: { labPapersSheet: SHEET_TEXT.replace('\n27-Jun-24\n', '\n27-Aug-24\n') } });
  expect(late.dataset.papers).toHaveLength(80);
  const text = expect.stringMatching(/is of 2024-08-27, outside 2022-01-01 to 2024-07-31$/) as string;
  expect(late.report.warnings.at(-1)).toEqual({ file: 'lab-papers-sheet.txt', line: 300, text });
});

test('a mended title keeps its id, and a new row gets one', () => {
  const labPapersSheet = SHEET_TEXT.replace('UnUnlearning', 'Ununlearning, mended').replace(
    '\n471\n',
    '\n471\nOpenAISoftmax Linear Units2-Feb-22https://x.org/aRobustnessWords.\n',
  );
  const later = build({ sources: { labPapersSheet } });
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
  const built = buildDataset({
    sources: { labPapersSheet },
    corrections: CORRECTIONS,
    registry: REGISTRY,
    sheetName: 'my.txt',
  });
  expect(built.ok ? [] : built.errors.map(({ file, line, record }) => [file, line, record])).toEqual([
    ['my.txt', 12, 'row 4'],
  ]);
});
