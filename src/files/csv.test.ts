import { csvParseRows } from 'd3';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { csv } from './csv.ts';

it('comes back as it was, whatever is in the cells', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('a,b', 'a "b"', 'a\nb', '\r\n', '', 'ünïcödé', '論文'),
  );
  const rows = fc
    .integer({ min: 1, max: 6 })
    .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }));
  fc.assert(
    fc.property(rows, (written) => {
      const read = csvParseRows(csv(written).slice(1).replace(/\n$/, ''));
      // A single empty cell is an empty line, and that is the same as none.
      fc.pre(!written.some((row) => row.length === 1 && row[0] === ''));
      const plain = read.map((row) => row.map((text) => text.replace(/^'(?=[=+\-@\t\r])/, '')));
      expect(plain).toEqual(written.map((row) => row.map((text) => text.replace(/^'(?=[=+\-@\t\r])/, ''))));
    }),
  );
});

it.each(['=1+1', '+1', '-1+1', '-A1', '@SUM(A1)', '\tx', '\rx', '=HYPERLINK("http://example.org")'])(
  'gives a spreadsheet no formula to run: %j',
  (cell) => {
    const [[read = ''] = []] = csvParseRows(csv([[cell]]).slice(1));
    expect(read).toBe(`'${cell}`);
  },
);

it('begins with the mark by which Excel knows UTF-8', () => {
  expect(csv([['a']])).toBe('\uFEFFa\n');
});

it.each(['-1', '-10.5'])('leaves a number below zero as it is: %s', (cell) => {
  expect(csvParseRows(csv([[cell]]).slice(1))).toEqual([[cell]]);
});
