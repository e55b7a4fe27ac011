import { describe, expect, test } from 'vitest';
import { buildDataset } from './build.ts';
import { decodeCorrections, originalsOf, type Corrections } from './corrections.ts';
import { build, CORRECTIONS, REGISTRY, SOURCES } from './fixtures/build.ts';
import { readSheet } from './fixtures/sources.ts';
import { tellProblem } from './problems.ts';

const FILE = 'lab-papers-sheet.txt';
const { rows } = readSheet();
const [first, second] = CORRECTIONS.duplicates;
if (first === undefined || second === undefined) throw new Error('corrections.json has no two duplicates');

function problems(duplicates: typeof CORRECTIONS.duplicates): string[] {
  const originals = originalsOf(rows, { duplicates }, FILE);
  return originals.ok ? [] : originals.errors.map(tellProblem);
}

test('the committed corrections name the original of each marked row, with a reason', () => {
  const originals = originalsOf(rows, CORRECTIONS, FILE);
  expect(originals).toEqual({
    ok: true,
    value: new Map([
      [476, 454],
      [477, 468],
    ]),
  });
  for (const { why } of CORRECTIONS.duplicates) expect(why.length).toBeGreaterThan(30);
});

describe('the build stops at', () => {
  test('a row marked [Duplicate] without an original', () => {
    expect(problems([first])).toEqual([
      'lab-papers-sheet.txt:632 (row 477): found a row marked [Duplicate], expected an entry in corrections.json that names its original',
    ]);
  });

  test('an original for a row that is not marked', () => {
    expect(problems([first, second, { ...first, row: 2 }])).toEqual([
      'corrections.json (lab-papers-sheet.txt, row 2): found an original for row 2, expected a row marked [Duplicate]',
    ]);
  });

  test('an original for a row that is not there', () => {
    expect(problems([first, second, { ...first, row: 6 }])[0]).toContain('found an original for row 6');
  });

  test.each([6, 477])('an original that is no paper of its own: row %i', (original) => {
    expect(problems([{ ...first, original }, second])).toEqual([
      `corrections.json (lab-papers-sheet.txt, row 476): found original ${original}, expected a row that is no duplicate`,
    ]);
  });

  test('two originals for one row', () => {
    expect(problems([first, second, first])[0]).toContain('found a second original for row 476, expected one original');
  });

  test('a file that is not a source', () => {
    expect(problems([first, { ...second, file: 'other.txt' }])[0]).toContain('found the file "other.txt"');
  });

  test.each([
    [{ ...first, why: ' ' }, 'duplicates.0.why'],
    [{ ...first, row: '476' }, 'duplicates.0.row'],
    [{ ...first, note: 'x' }, 'duplicates.0.note'],
  ])('a correction that is out of form: %j', (duplicate, record) => {
    const decoded = decodeCorrections({ duplicates: [duplicate] });
    expect(decoded.ok ? [] : decoded.errors.map((error) => [error.file, error.record])).toEqual([
      ['corrections.json', record],
    ]);
  });
});

/** What the build says with other corrections in the place of some of the committed ones. */
function told(changed: Partial<Corrections>): string[] {
  const built = buildDataset({ sources: SOURCES, corrections: { ...CORRECTIONS, ...changed }, registry: REGISTRY });
  return built.ok ? [] : built.errors.map(tellProblem);
}

describe('the dataset holds the facts by hand', () => {
  const { dataset } = build();
  const paper = (row: number) =>
    dataset.papers.find(({ sources: [source] }) => source?.file === FILE && source.row === row);

  test.each([
    [204, /Capabilities in Chinchil$/, 'la', 'https://arxiv.org/abs/2307.09458'],
    [165, /so you agree 2\+2=5\?$/, '"', undefined],
  ])('the title of row %i is completed, and the printed one is kept', (row, printed, added, factFrom) => {
    const mend = paper(row)?.mended.find(({ field }) => field === 'title');
    expect(mend?.from).toMatch(printed);
    expect(paper(row)?.title).toBe(`${mend?.from ?? ''}${added}`);
    expect(mend?.to).toBe(paper(row)?.title);
    expect(mend?.factFrom).toBe(factFrom);
  });

  test.each([
    [14, 116, /date read as 24-May-23/],
    [217, 469, /address may be cut off/],
    [224, 488, /is dated 2022-06-23, which its arXiv id 2105\.14111 does not fit; the date is kept$/],
    [477, 632, /dated a day before its original, row 468/],
  ])('row %i carries a warning, on line %i', (row, line, text) => {
    const warnings = dataset.warnings.filter((warning) => warning.paper === paper(row)?.id);
    expect(warnings).toEqual([
      { paper: paper(row)?.id, file: FILE, line, text: expect.stringMatching(text) as string },
    ]);
  });

  test('and no other row does', () => {
    const rows = dataset.warnings.filter(({ file, paper: id }) => file === FILE && id !== null);
    expect(rows).toHaveLength(4);
  });

  test('the paper of the thread carries one, since it is known by its content alone', () => {
    const id = 'taming-ai-bots-controllability-of-neural-states-in-large';
    expect(dataset.warnings.filter((warning) => warning.paper === id)).toContainEqual(
      expect.objectContaining({ file: 'paper-notes-thread.txt', line: 23 }),
    );
  });
});

describe('a corrected field is refused', () => {
  const [field] = CORRECTIONS.fields;
  if (field === undefined) throw new Error('corrections.json corrects no field');
  const place = `corrections.json (${FILE}, row 165)`;

  test('if something else is printed', () => {
    expect(told({ fields: [{ ...field, from: 'Another title' }] })).toEqual([
      `${place}: found the title "Frontier Language Models are not Robust to Adversarial Arith…", expected the title "Another title"`,
    ]);
  });

  test('if it was corrected before', () => {
    expect(told({ fields: [field, field] })[0]).toMatch(/found the title .*, expected the title/);
  });

  test('if its row or its file is not there', () => {
    expect(told({ fields: [{ ...field, row: 6 }] })).toEqual([
      `corrections.json (${FILE}, row 6): found no such row, expected a row of the sheet`,
    ]);
    expect(told({ fields: [{ ...field, file: 'x.txt' }] })[0]).toContain('found the file "x.txt"');
  });
});

describe('facts about an abstract are refused', () => {
  const [record, ...records] = CORRECTIONS.records;
  if (record === undefined) throw new Error('corrections.json has no facts about abstracts');
  const place = 'corrections.json (author-abstracts.txt, row 1)';

  test('if the abstract at the place begins otherwise', () => {
    expect(told({ records: [{ ...record, begins: 'We show' }, ...records] })).toEqual([
      `${place}: found an abstract that begins "This work identifies 18 foundational challenges in assuring …", expected one that begins "We show"`,
    ]);
  });

  test('if an abstract has none, or two', () => {
    expect(told({ records })).toEqual([
      'author-abstracts.txt:1 (abstract 1): found "This work identifies 18 foundational challenges in assuring …", expected an entry in corrections.json that says which paper it is of',
    ]);
    expect(told({ records: [record, record, ...records] })).toEqual([
      `${place}: found facts for place 1 a second time, expected facts once for each place`,
    ]);
  });

  test('if there is no abstract at the place, or no such file', () => {
    expect(told({ records: [{ ...record, row: 11 }, ...records] })[0]).toContain('expected a place from 1 to 10');
    expect(told({ records: [{ ...record, file: 'x.txt' }, ...records] })[0]).toContain('found the file "x.txt"');
  });

  test.each([
    { file: FILE, row: 6 },
    { file: 'author-abstracts.txt', row: 2 },
  ])('if the record that they call the same is no row of the sheet: %j', (sameAs) => {
    expect(told({ records: [{ ...record, sameAs }, ...records] })).toEqual([
      `${place}: found the same as ${sameAs.file}, row ${sameAs.row}, expected a row of ${FILE}`,
    ]);
  });
});

test('facts about sources that are not read stop the build', () => {
  const { labPapersSheet } = SOURCES;
  const built = buildDataset({ sources: { labPapersSheet }, corrections: CORRECTIONS, registry: REGISTRY });
  const errors = built.ok ? [] : built.errors.map(tellProblem);
  expect(errors).toHaveLength(10 + 3);
  for (const error of errors) expect(error).toMatch(/found the file ".*", expected a source that is read$/);
});

describe('a work that is mentioned, and a doubt, are refused', () => {
  const [work, ...works] = CORRECTIONS.mentioned;
  const [doubt] = CORRECTIONS.doubts;
  if (work === undefined || doubt === undefined) throw new Error('corrections.json mentions nothing');

  test('if the line begins otherwise, or is not there', () => {
    expect(told({ mentioned: [{ ...work, begins: 'Collapse' }, ...works] })).toEqual([
      'corrections.json (author-forum-profile.txt, row 3): found "Automation collapse", expected a line that begins "Collapse"',
    ]);
    expect(told({ mentioned: [{ ...work, lines: [3, 63] }, ...works] })[0]).toContain('found lines 3 to 63');
    expect(told({ mentioned: [{ ...work, file: 'x.txt' }, ...works] })[0]).toContain('expected a source that is read');
  });

  test('if there is no paper of the record that is doubted', () => {
    expect(told({ doubts: [{ ...doubt, row: 6 }] })).toEqual([
      `corrections.json (${FILE}, row 6): found no such record, expected one of a paper`,
    ]);
  });
});

test.each([
  [{ fields: [{ file: 'a', row: 1, field: 'abstract', from: 'x', to: 'y', why: 'z' }] }, 'fields.0.field'],
  [
    { fields: [{ file: 'a', row: 1, field: 'url', from: 'x', to: 'y', why: 'z', factFrom: 'there' }] },
    'fields.0.factFrom',
  ],
  [
    { records: [{ file: 'a', row: 1, begins: 'x', title: 'y', arxivId: '1', date: '2023-01-01', why: 'z' }] },
    'records.0.arxivId',
  ],
  [
    {
      mentioned: [
        { file: 'a', row: 1, lines: [2, 1], begins: 'x', title: 'y', arxivId: null, url: null, date: null, why: 'z' },
      ],
    },
    'mentioned.0.lines',
  ],
  [{ opinions: [] }, 'opinions'],
])('corrections out of form are told by their place: %j', (json, record) => {
  const decoded = decodeCorrections(json);
  expect(decoded.ok ? [] : decoded.errors.map((error) => [error.file, error.record])).toEqual([
    ['corrections.json', record],
  ]);
});
