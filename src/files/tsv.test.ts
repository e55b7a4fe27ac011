import { tsvParseRows } from 'd3';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { tsv } from './tsv.ts';

const table = fc.integer({ min: 1, max: 5 }).chain((width) =>
  fc.array(fc.array(fc.string({ unit: 'binary' }), { minLength: width, maxLength: width }), {
    minLength: 1,
    maxLength: 5,
  }),
);

it('has as many rows and cells as it was given, whatever is in them', () => {
  fc.assert(
    fc.property(table, (rows) => {
      const lines = tsv(rows).split('\n');
      expect(lines.pop()).toBe('');
      expect(lines.map((line) => line.split('\t').length)).toEqual(rows.map((row) => row.length));
    }),
  );
});

it('is read back as it was, apart from white space and what would be a formula', () => {
  const rows = [
    ['Name', '"quoted" and more', ' two\n lines\tand a tab '],
    ['=1+1', '-2+A1', 'plain – ünïcödé 論文'],
  ];
  expect(tsvParseRows(tsv(rows).trimEnd())).toEqual([
    ['Name', '"quoted" and more', 'two lines and a tab'],
    ["'=1+1", "'-2+A1", 'plain – ünïcödé 論文'],
  ]);
});
