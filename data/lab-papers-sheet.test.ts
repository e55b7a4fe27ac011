import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { readSheet, SHEET_TEXT, textOf, VOCABULARY } from './fixtures/sources.ts';

const nameOf = (items: readonly { id: string; name: string }[], id: string) =>
  items.find((item) => item.id === id)?.name;
const withoutSpace = (text: string) => text.replace(/\s/g, '');

test('the source is the text that was published, byte for byte', () => {
  const hash = createHash('sha256').update(SHEET_TEXT).digest('hex');
  expect(hash).toBe('3553789e610c96e7fe2f61d93497f18d834b9d06b9ff42f81d346554e4959a43');
});

test('all 80 rows are the ones that were read by eye', () => {
  const [, ...expected] = textOf('data/fixtures/lab-papers-rows.tsv').trimEnd().split('\n');
  const { companies, categories } = VOCABULARY;
  const found = readSheet().rows.map(({ row, company, date, category, title, url }) =>
    [row, nameOf(companies, company), date, nameOf(categories, category), title, url].join('\t'),
  );
  expect(expected).toHaveLength(80);
  expect(found).toEqual(expected);
});

describe('every row has six sane fields', () => {
  test.each(readSheet().rows)('row $row: $title', (row) => {
    expect(row.title).toMatch(/^\S.{10,}\S$/);
    expect(row.title).not.toMatch(/https?:|\d-[A-Z][a-z]{2}-\d|^(?:Anthropic|Google DeepMind|OpenAI)[A-Z]/);
    expect(row.date >= '2022-01-01' && row.date <= '2024-07-31').toBe(true);
    expect(row.printedDate).toMatch(/^[1-9]\d?-[A-Z][a-z]{2}-2[234]$/);
    expect(row.url).toMatch(/^https:\/\/[a-z.]+\/[\w./-]+$/);
    expect(row.url).not.toMatch(/Enhancing|Mechanistic|Robustness|Safety|Power|Honest|Unlearning|Model|Duplicate/);
    if (row.abstract !== null) {
      expect(row.abstract.length).toBeGreaterThan(200);
      expect(row.abstract).toMatch(/^["\\A-Z]/);
      expect(row.abstract.trim()).toBe(row.abstract);
    }
  });
});

describe('nothing is silently dropped', () => {
  const { rows, remainders } = readSheet();
  const lines = SHEET_TEXT.split('\n');

  test('every line that is not blank belongs to exactly one row or remainder', () => {
    const owners = lines.map(() => 0);
    for (const { lines: range } of [...rows, ...remainders]) {
      for (let line = range[0]; line <= range[1]; line += 1) owners[line - 1] = (owners[line - 1] ?? 0) + 1;
    }
    const astray = lines.flatMap((line, index) => (owners[index] === (line.trim() === '' ? 0 : 1) ? [] : [index + 1]));
    expect(astray).toEqual([]);
  });

  test('the fields of a row, put together again, are the whole text of its lines', () => {
    for (const row of rows) {
      const printed = lines.slice(row.lines[0] - 1, row.lines[1]).join('\n');
      const { companies, categories } = VOCABULARY;
      const fields = [nameOf(companies, row.company), row.title, row.printedDate, row.url];
      fields.push(
        row.duplicate ? '[Duplicate]' : '',
        nameOf(categories, row.category),
        row.abstract ?? 'Abstract not found',
      );
      expect(withoutSpace(fields.join(''))).toBe(withoutSpace(printed));
    }
  });

  test('what is left over is the header, the row numbers and the empty rows, each named', () => {
    const rangesOf = (kind: string) =>
      remainders.filter((remainder) => remainder.kind === kind).map(({ lines }) => lines);
    expect(rangesOf('column letters')).toEqual([[1, 1]]);
    expect(rangesOf('header')).toEqual([[3, 5]]);
    expect(rangesOf('row number')).toHaveLength(81);
    const empty = rangesOf('empty row').map(([line]) => Number(lines[line - 1]));
    expect(empty).toEqual([
      471, 472, 473, 474, 475, 478, 479, 480, 481, 482, 483, 484, 485, 486, 487, 488, 489, 490, 491,
    ]);
  });
});

test('the one reading that is open to doubt is told', () => {
  const text =
    'row 14: date read as 24-May-23 after a title ending in "s — May 2023"; it could be 4-May-23 after a title ending in " — May 20232"';
  expect(readSheet().warnings).toEqual([{ file: 'lab-papers-sheet.txt', line: 116, text }]);
});
