import { describe, expect, test } from 'vitest';
import { HEADERS } from './fixtures/lab-table.ts';
import { readSheet, SHEET_TEXT, VOCABULARY } from './fixtures/sources.ts';
import { parseLabPapersSheet } from './lab-papers-sheet.ts';
import { tellNotice, tellProblem } from './problems.ts';

const HEADER = HEADERS[0] ?? '';

/** What is read of a text under the header: rows in short, warnings and errors as they are told. */
function read(text: string) {
  const sheet = parseLabPapersSheet(HEADER + text, VOCABULARY, 's.txt');
  const rows = sheet.ok ? sheet.rows.map((row) => [row.row, row.company, row.title, row.date, row.abstract]) : [];
  return {
    rows,
    warnings: sheet.ok ? sheet.warnings.map(tellNotice) : [],
    errors: sheet.ok ? [] : sheet.errors.map(tellProblem),
  };
}

const ONE = 'AnthropicOne thing5-Jul-24https://x.org/1RobustnessWe show one.';
const TWO = 'OpenAITwo things6-Jul-24\nhttps://x.org/2\nHonest AIWe show two.';
const ROW_ONE = [2, 'anthropic', 'One thing', '2024-07-05', 'We show one.'];
const ROW_TWO = [5, 'openai', 'Two things', '2024-07-06', 'We show two.'];

describe('the committed sheet reads the same', () => {
  const { rows, warnings, remainders } = readSheet();

  test.each([
    ['with CRLF', SHEET_TEXT.replaceAll('\n', '\r\n')],
    ['with CR', SHEET_TEXT.replaceAll('\n', '\r')],
    ['with a byte order mark', `\uFEFF${SHEET_TEXT}`],
    [
      'with spaces at the ends of its lines outside abstracts',
      SHEET_TEXT.replace(/^(\d+|https?:\S+|\d+-\w+-\d+)$/gm, '$1 \u00A0'),
    ],
  ])('%s', (_, text) => expect(readSheet(text)).toEqual({ ok: true, rows, warnings, remainders }));

  test('in cells: numbers on lines of their own, fields parted by tabs', () => {
    const name = (items: readonly { id: string; name: string }[], id: string) =>
      items.find((item) => item.id === id)?.name;
    for (const joint of ['\t', '\n', '\t\t'] as const) {
      const cells = rows.map((row) =>
        [
          `${row.row}${joint}${name(VOCABULARY.companies, row.company) ?? ''}`,
          ...[row.title, row.printedDate, row.url],
          (row.duplicate ? '[Duplicate] ' : '') + (name(VOCABULARY.categories, row.category) ?? ''),
          row.abstract ?? 'Abstract not found',
        ].join('\t'),
      );
      const sheet = readSheet(`${HEADERS[2] ?? ''}${cells.join('\n')}\n478\t\t\t\n479\n`);
      const same = (row: (typeof rows)[number]) => ({ ...row, lines: undefined });
      expect(sheet.rows.map(same)).toEqual(rows.map(same));
      // A tab leaves no doubt about the title that ends in a year.
      expect(sheet.warnings).toEqual([]);
      expect(sheet.remainders.filter(({ kind }) => kind === 'empty row')).toHaveLength(2);
    }
  });

  test('with no-break spaces for all spaces but those of abstracts', () => {
    const changed = SHEET_TEXT.replaceAll('Google DeepMind\n', 'Google\u00A0DeepMind\n').replaceAll(
      'Honest AI',
      'Honest\u00A0AI',
    );
    expect(readSheet(changed).rows).toEqual(rows);
  });
});

describe('titles and abstracts in any script are kept as they are', () => {
  test.each([
    ['大语言模型的安全', '我们研究模型。'],
    ['سلامة النماذج', 'ندرس النماذج.'],
    ['בטיחות מודלים', 'אנו חוקרים.'],
    ['भाषा मॉडल', 'हम दिखाते हैं।'],
    ['Agents 👩🏽‍🔬 e\u0301', '👩🏽‍🔬 work.'],
    ['Says "never closed', '"So,” it says.'],
  ])('%s', (title, abstract) => {
    const { rows, errors } = read(`2\nOpenAI${title}5-Jul-24https://x.org/1Honest AI\n${abstract}`);
    expect([rows, errors]).toEqual([[[2, 'openai', title, '2024-07-05', abstract]], []]);
  });
});

describe('a number that is glued is parted, with a warning', () => {
  test.each([
    ['at the end of the abstract before it', `2\n${ONE}5\n${TWO}`],
    ['between two rows', `2\n${ONE}5${TWO}`],
    ['to the company', `2\n${ONE}\n5${TWO}`],
    ['to the company but for a space', `2\n${ONE}\n5 ${TWO.replace('OpenAI', 'OpenAI ')}`],
    ['between two rows, with spaces', `2\n${ONE} 5 ${TWO}`],
  ])('%s', (_, text) => {
    const { rows, warnings, errors } = read(text);
    expect([errors, rows]).toEqual([[], [ROW_ONE, ROW_TWO]]);
    expect(warnings.join('\n')).toContain('row 5: its number is glued to the text around it');
  });

  test('from digits before it, where only one choice fits between the rows around it', () => {
    const { rows } = read(`2\n${ONE.replace('one.', 'GPT-4')}5${TWO}\n7\n${ONE}`);
    expect(rows.map(([row, , , , abstract]) => [row, abstract])).toEqual([
      [2, 'We show GPT-4'],
      [5, 'We show two.'],
      [7, 'We show one.'],
    ]);
  });

  test('and not where more than one choice fits', () => {
    expect(read(`2\n${ONE.replace('one.', 'GPT-4')}5${TWO}`).errors).toEqual([
      's.txt:7: found "45", expected a row number apart from the digits before it',
    ]);
  });

  test('but a year before a company in a sentence is none', () => {
    const text = `2\n${ONE} In 2022 Anthropic said so.\n5\n${TWO}`;
    expect(read(text)).toMatchObject({ warnings: [], errors: [] });
    expect(read(text).rows[0]?.[4]).toBe('We show one. In 2022 Anthropic said so.');
  });
});

test('rows out of order are read, with a warning each', () => {
  const { rows, warnings, errors } = read(`5\n${TWO}\n2\n${ONE}\n7\n${TWO}\n6\n${ONE}`);
  expect(errors).toEqual([]);
  expect(rows.map(([row]) => row)).toEqual([5, 2, 7, 6]);
  expect(warnings).toEqual([
    's.txt:10: row 2 stands after row 5, out of order',
    's.txt:16: row 6 stands after row 7, out of order',
  ]);
});

describe('an error that names the place', () => {
  test.each([
    [
      'a number that stands twice',
      `2\n${ONE}\n5\n${TWO}\n2\n${ONE}`,
      's.txt:12 (row 2): found the number 2, which also stands on line 6, expected a number of its own',
    ],
    [
      'an empty row that stands twice',
      `2\n${ONE}\n5\n5\n`,
      's.txt:9 (row 5): found the number 5, which also stands on line 8, expected a number of its own',
    ],
    [
      'two rows without a number between them',
      `2\n${ONE}\n${TWO}`,
      `s.txt:8 (row 2): found "OpenAITwo things6-Jul-24 https://x.org/2 Honest AIWe show tw…", expected a row's number before a second row`,
    ],
    [
      'two rows on one line',
      `2\n${ONE}${TWO}`,
      `s.txt:7 (row 2): found "OpenAITwo things6-Jul-24 https://x.org/2 Honest AIWe show tw…", expected a row's number before a second row`,
    ],
    [
      'no company',
      `2\n${ONE.replace('Anthropic', '')}`,
      's.txt:7 (row 2): found "One thing5-Jul-24https://x.org/1RobustnessWe show one.", expected one of the companies Anthropic, Google DeepMind, OpenAI; the names stand in data/vocabulary.ts',
    ],
    [
      'no title',
      `2\n${ONE.replace('One thing', '')}`,
      's.txt:7 (row 2): found nothing, expected a title before the date',
    ],
    [
      'no date',
      `2\n${ONE.replace('5-Jul-24', '')}`,
      's.txt:7 (row 2): found "One thing", expected a date such as 5-Jul-24 before the address',
    ],
    [
      'no address',
      `2\n${ONE.replace('https://x.org/1', '')}`,
      's.txt:7 (row 2): found "5-Jul-24RobustnessWe show one.", expected an http or https address after the date',
    ],
    [
      'no abstract',
      `2\n${ONE.replace('We show one.', '')}`,
      's.txt:7 (row 2): found nothing, expected an abstract, or "Abstract not found"',
    ],
    [
      'a date with a month before the day',
      `2\n${ONE.replace('5-Jul-24', ' July 5, 2024 ')}`,
      's.txt:7 (row 2): found "One thing July 5, 2024", expected a date such as 5-Jul-24 before the address',
    ],
    [
      'a date with slashes',
      `2\n${ONE.replace('5-Jul-24', ' 5/7/24')}`,
      's.txt:7 (row 2): found "One thing 5/7/24", expected a date such as 5-Jul-24 before the address',
    ],
    [
      'an ISO date that is no day',
      `2\n${ONE.replace('5-Jul-24', '2024-13-05')}`,
      's.txt:7 (row 2): found "One thing2024-13-05", expected a date such as 5-Jul-24 before the address',
    ],
    [
      'text before the first row',
      `Stray 2\n${ONE}`,
      `s.txt:6: found "Stray", expected a row's number on a line of its own, and the row after it`,
    ],
  ])('%s', (_, text, error) => expect(read(text).errors).toEqual([error]));

  test('no category', () => {
    const [error, ...others] = read(`2\n${ONE.replace('Robustness', '\n')}`).errors;
    expect(others).toEqual([]);
    expect(error).toMatch(
      /^s\.txt:8 \(row 2\): found "We show one\.", expected one of the categories Enhancing .*; the names stand in data\/vocabulary\.ts$/,
    );
  });
});

describe('what can be read and may be wrong is told', () => {
  test.each([
    [
      'an ISO date',
      ONE.replace('5-Jul-24', '2024-07-05'),
      "row 2: date read as 2024-07-05; the sheet's form is 5-Jul-24",
    ],
    [
      'a title whose first word may be the company',
      ONE.replace('AnthropicOne', 'Anthropic One'),
      'row 2: "Anthropic" is read as a name of its own; it could begin the title',
    ],
    [
      'an abstract whose first word may be the category',
      ONE.replace('RobustnessWe', 'Robustness of what we'),
      'row 2: "Robustness" is read as a name of its own; it could begin the abstract',
    ],
    [
      'a title that begins with a company',
      ONE.replace('One', 'OpenAIOne'),
      'row 2: the title begins with the name of a company',
    ],
    ['a title that ends in a date', ONE.replace('thing', 'thing6-Jun-24\n'), 'row 2: the title ends in a date'],
    [
      'white space in a title',
      ONE.replace('One thing', 'One\u00A0 thing'),
      'row 2: white space in the title is read as single spaces: "One thing"',
    ],
    [
      'a title that is longer than its abstract',
      ONE.replace('We show one.', 'We.'),
      'row 2: the title has 9 characters and the abstract 3',
    ],
    [
      'a second category',
      ONE.replace('We show', 'Honest AI\nWe show'),
      'row 2: in the abstract stands what looks like another field: "Honest AI We show one."',
    ],
    ['a line that stands twice', `${ONE}\nand more\nand more`, 'row 2: this line says the same as the line before it'],
    [
      'an address with a quotation mark',
      ONE.replace('/1', '/1"'),
      'row 2: the address https://x.org/1" has a character that addresses have not',
    ],
  ])('%s', (_, row, warning) => {
    const { warnings, errors, rows } = read(`2\n${row}`);
    expect(errors).toEqual([]);
    expect(rows).toHaveLength(1);
    expect(warnings.map((text) => text.replace(/^s\.txt:\d+: /, ''))).toContain(warning);
  });

  test('a date after a no-break space', () => {
    const { rows, warnings } = read(`2\n${ONE.replace('5-Jul', '\u00A015-Jul')}`);
    expect(rows[0]?.slice(2, 4)).toEqual(['One thing', '2024-07-15']);
    expect(warnings).toEqual(['s.txt:7: row 2: date read as 15-Jul-24 after a no-break space']);
  });
});
