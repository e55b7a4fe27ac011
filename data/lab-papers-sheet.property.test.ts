import fc from 'fast-check';
import { expect, test } from 'vitest';
import { VOCABULARY } from './fixtures/sources.ts';
import { parseLabPapersSheet, type SheetRow } from './lab-papers-sheet.ts';

// Random tables, written in the form of the dump, are read back equal.

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const word = fc.oneof(
  fc.constantFrom(
    'Robustness',
    'Anthropic',
    'Honest AI',
    'LLMs',
    '"What',
    '2+2=5',
    '—',
    'GPT-4',
    'agents',
    '$O(1)$',
    'é:',
  ),
  fc.stringMatching(/^[A-Za-z(][a-z'’?)]{0,8}$/),
);
const title = fc
  .tuple(
    fc.array(word, { maxLength: 6 }),
    fc.constantFrom('models', 'AI', 'aligned?', 'GPT-4', 'GPT-2', 'Llama 3', '“x”', 'Chinchil'),
  )
  .map(([words, end]) => [...words, end].join(' '));
const day = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const url = fc
  .tuple(fc.constantFrom('http://', 'https://www.'), fc.stringMatching(/^[a-z0-9]{1,9}\.org\/[a-z0-9/._-]{0,30}$/))
  .map((parts) => parts.join(''));
/** Text that begins in lower case, so that no line of it is a category glued to nothing. */
const textLine = fc
  .tuple(
    fc.stringMatching(/^[a-z]{1,9}$/),
    fc.array(fc.oneof(word, fc.constantFrom('5-Jul-24', '42', '$n$')), { maxLength: 9 }),
  )
  .map(([first, words]) => [first, ...words].join(' '));
const middle = fc.oneof({ weight: 5, arbitrary: textLine }, fc.constant(''), fc.nat(3000).map(String));
const abstract = fc
  .tuple(textLine, fc.array(fc.tuple(middle, textLine), { maxLength: 4 }))
  .map(([first, rest]) => [first, ...rest.flat()].join('\n'));

const line = fc.record({
  title,
  date: day,
  url,
  company: fc.constantFrom(...VOCABULARY.companies),
  category: fc.constantFrom(...VOCABULARY.categories),
  duplicate: fc.boolean(),
  abstract: fc.option(abstract, { freq: 6 }),
  /** Whether a line break follows the company, the title, the date, the address and the category. */
  breaks: fc.tuple(fc.boolean(), fc.boolean(), fc.boolean(), fc.boolean(), fc.boolean()),
  skipped: fc.nat(3),
  emptyRowsBefore: fc.nat(2),
  blankLineAfter: fc.boolean(),
});
type Line = typeof line extends fc.Arbitrary<infer T> ? T : never;

function printedDate(date: string): string {
  const [year = '', month = '', dayOfMonth = ''] = date.split('-');
  return `${Number(dayOfMonth)}-${MONTHS[Number(month) - 1] ?? ''}-${year.slice(2)}`;
}

/** Writes the table as the dump has it, and beside it what a right reading of it gives. */
function print(table: Line[]): { text: string; rows: SheetRow[] } {
  const lines = ['ABCDEFGHIJKLMNOPQRSTUVWXYZ', '1', 'CompanyTitleDateURL', 'Safety_category', 'Abstract'];
  const rows: SheetRow[] = [];
  let number = 1;
  for (const { breaks, skipped, emptyRowsBefore, blankLineAfter, company, category, ...fields } of table) {
    for (let empty = 0; empty < emptyRowsBefore; empty += 1) lines.push(String((number += 1)));
    lines.push(String((number += 1 + skipped)));
    const first = lines.length + 1;
    const cells = [company.name, fields.title, printedDate(fields.date), fields.url];
    cells.push((fields.duplicate ? '[Duplicate] ' : '') + category.name, fields.abstract ?? 'Abstract not found');
    lines.push(
      ...cells
        .map((cell, index) => cell + (breaks[index] === true ? '\n' : ''))
        .join('')
        .split('\n'),
    );
    const last = lines.length;
    if (blankLineAfter) lines.push('');
    const printed = printedDate(fields.date);
    rows.push({
      ...fields,
      row: number,
      company: company.id,
      category: category.id,
      printedDate: printed,
      lines: [first, last],
    });
  }
  return { text: lines.join('\n'), rows };
}

test('a table in the form of the dump is read back equal, however its fields are glued', () => {
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 6 }), (table) => {
      const { text, rows } = print(table);
      const sheet = parseLabPapersSheet(text, VOCABULARY);
      expect(sheet.ok ? sheet.rows : sheet.errors).toEqual(rows);
    }),
    { numRuns: 500 },
  );
});

test('a title that ends in any number is read right, or the doubt is told', () => {
  const numbered = fc.tuple(line, fc.constantFrom('-', ' ', ' v.'), fc.nat(99_999));
  fc.assert(
    fc.property(numbered, ([plain, joint, number]) => {
      const { text, rows } = print([{ ...plain, title: `Circuits${joint}${number}` }]);
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
    '2\n',
    '3\n',
    'OpenAI',
    'A title',
    '5-Jul-24',
    'https://x.org/',
    '\n',
    'Unlearning',
    '9',
    'text ',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
      const header = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ\n1\nCompanyTitleDateURL\nSafety_category\nAbstract\n';
      const sheet = parseLabPapersSheet(header + parts.join(''), VOCABULARY);
      if (sheet.ok) {
        const owned = [...sheet.rows, ...sheet.remainders].map(({ lines }) => lines[1] - lines[0] + 1);
        const lines = (header + parts.join('')).split('\n').filter((text) => text.trim() !== '');
        expect(owned.reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(lines.length);
      } else {
        expect(sheet.errors.length).toBeGreaterThan(0);
      }
    }),
    { numRuns: 500 },
  );
});
