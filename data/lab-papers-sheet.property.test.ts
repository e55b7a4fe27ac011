import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CELLS, dumpStyle, HEADERS, paper, printTable, rowStyle, type Paper } from './fixtures/lab-table.ts';
import { VOCABULARY } from './fixtures/sources.ts';
import { parseLabPapersSheet } from './lab-papers-sheet.ts';

// Random tables, written in the form of the dump and in others, are read back equal.

const dumpRow = fc.record({ paper, style: dumpStyle });
const anyRow = fc.record({ paper, style: rowStyle });

/** What is read of a text: the rows, or the errors. */
function read(text: string) {
  const sheet = parseLabPapersSheet(text, VOCABULARY);
  return sheet.ok ? sheet.rows : sheet.errors;
}

/** Whether a row ends in what could be the number of a further row, or that, its company and its title. */
const endsLikeRow = ({ abstract }: Paper) => /\d$|\d Anthropic[^\n]*\s*[^\n]*$/.test(abstract ?? '');

describe('a table is read back equal', () => {
  test('in the form of the dump, however its fields are glued', () => {
    fc.assert(
      fc.property(fc.array(dumpRow, { minLength: 1, maxLength: 6 }), (table) => {
        const { text, rows } = printTable(table);
        expect(read(text)).toEqual(rows);
      }),
      { numRuns: 500 },
    );
  });

  test('whatever its line ends, and with or without a byte order mark', () => {
    const lineEnd = fc.constantFrom('\r\n', '\r', '\n');
    fc.assert(
      fc.property(fc.array(dumpRow, { minLength: 1, maxLength: 5 }), lineEnd, fc.boolean(), (table, end, marked) => {
        const { text, rows } = printTable(table);
        const written = (marked ? '\uFEFF' : '') + text.replaceAll('\n', end);
        expect(parseLabPapersSheet(written, VOCABULARY)).toEqual(parseLabPapersSheet(text, VOCABULARY));
        expect(read(written)).toEqual(rows);
      }),
      { numRuns: 300 },
    );
  });

  test('in cells that tabs part', () => {
    const belowNumber = fc.constantFrom('\t', '\n', '\n\t');
    const rows = fc.array(fc.tuple(paper, belowNumber), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(rows, fc.constantFrom(...HEADERS), (papers, header) => {
        const table = papers.map(([one, afterNumber]) => ({ paper: one, style: { ...CELLS, afterNumber } }));
        const { text, rows } = printTable(table, { header });
        expect(read(text)).toEqual(rows);
      }),
      { numRuns: 300 },
    );
  });

  test('with other white space between and within its fields, blank lines, and numbers that are glued', () => {
    const table = fc.array(anyRow, { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(table, fc.constantFrom(...HEADERS), (printed, header) => {
        // Digits before a glued number are another property's.
        const clear = printed.map(({ paper: one, style }, index) => {
          const before = printed[index - 1]?.paper;
          // And where a row's own number is glued, one inside of its title can be taken for it.
          const apart = (before !== undefined && endsLikeRow(before)) || /\d\s/.test(one.title);
          return { paper: one, style: apart ? { ...style, glued: false, afterNumber: '\n' } : style };
        });
        const { text, rows } = printTable(clear, { header });
        expect(read(text)).toEqual(rows);
      }),
      { numRuns: 1000 },
    );
  });

  test('where its rows are out of order, with a warning for each that stands after a greater one', () => {
    const shuffled = fc
      .array(dumpRow, { minLength: 2, maxLength: 6 })
      .chain((table) =>
        fc.tuple(fc.constant(table), fc.shuffledSubarray([...table.keys()], { minLength: table.length })),
      );
    fc.assert(
      fc.property(shuffled, ([table, order]) => {
        const plain = table.map(({ paper: one, style }) => ({ paper: one, style: { ...style, emptyRowsBefore: 0 } }));
        const { text, rows } = printTable(plain, { order });
        const sheet = parseLabPapersSheet(text, VOCABULARY);
        expect(sheet.ok ? sheet.rows : sheet.errors).toEqual(rows);
        const falls = rows.filter(({ row }, index) => row < (rows[index - 1]?.row ?? 0)).map(({ row }) => row);
        const told = sheet.ok ? sheet.warnings.filter(({ text }) => text.endsWith('out of order')) : [];
        expect(told.map(({ text }) => Number(/row (\d+)/.exec(text)?.[1]))).toEqual(falls);
      }),
      { numRuns: 300 },
    );
  });
});

test('digits before a glued number are parted from it, or the doubt is told', () => {
  const digits = fc.tuple(fc.constantFrom(' ', '-', '.', '3.', 'GPT-'), fc.nat(9999));
  fc.assert(
    fc.property(fc.array(dumpRow, { minLength: 3, maxLength: 3 }), digits, (table, [joint, number]) => {
      const glued = table.map(({ paper: one, style }, index) => ({
        paper: { ...one, abstract: `${one.abstract ?? 'text'}${joint}${number}` },
        style: { ...style, glued: index === 1, emptyRowsBefore: 0 },
      }));
      const { text, rows } = printTable(glued);
      const sheet = parseLabPapersSheet(text, VOCABULARY);
      if (sheet.ok && sheet.warnings.length === 0) expect(sheet.rows).toEqual(rows);
    }),
    { numRuns: 300 },
  );
});

test('a title that ends in any number is read right, or the doubt is told', () => {
  const numbered = fc.tuple(dumpRow, fc.constantFrom('-', ' ', ' v.'), fc.nat(99_999));
  fc.assert(
    fc.property(numbered, ([row, joint, number]) => {
      const title = `Circuits${joint}${number}`;
      const { text, rows } = printTable([{ ...row, paper: { ...row.paper, title } }]);
      const sheet = parseLabPapersSheet(text, VOCABULARY);
      if (!sheet.ok || !sheet.warnings.some((warning) => warning.text.includes('it could be'))) {
        expect(sheet.ok ? sheet.rows : sheet.errors).toEqual(rows);
      }
    }),
    { numRuns: 500 },
  );
});

test('any text at all is read or refused, and never throws', () => {
  const pieces = fc.constantFrom(
    ...['2\n', '3\n', '3\t', 'OpenAI', 'A title', '5-Jul-24', '2024-07-05', 'https://x.org/', '\n', '\r', 'Unlearning'],
    ...['9', 'text ', '\t', '\u00A0', '[Duplicate]', 'Abstract not found'],
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
      const whole = (HEADERS[0] ?? '') + parts.join('');
      const sheet = parseLabPapersSheet(whole, VOCABULARY);
      if (sheet.ok) {
        const owned = [...sheet.rows, ...sheet.remainders].map(({ lines }) => lines[1] - lines[0] + 1);
        const lines = whole.split(/\r\n?|\n/).filter((text) => text.trim() !== '');
        expect(owned.reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(lines.length);
      } else {
        expect(sheet.errors.length).toBeGreaterThan(0);
      }
    }),
    { numRuns: 1000 },
  );
});
