import { describe, expect, test } from 'vitest';
import { SHEET_TEXT, VOCABULARY } from './fixtures/sources.ts';
import { parseLabPapersSheet } from './lab-papers-sheet.ts';
import { tellProblem } from './problems.ts';

/** What the parser says of the committed sheet after one place in it was changed. */
function errorsAfter(from: string, to: string): string[] {
  expect(SHEET_TEXT).toContain(from);
  const sheet = parseLabPapersSheet(SHEET_TEXT.replace(from, to), VOCABULARY, 'sheet.txt');
  return sheet.ok ? [] : sheet.errors.map(tellProblem);
}

const COMPANY = 'one of the companies Anthropic, Google DeepMind, OpenAI';
const CATEGORY = 'one of the categories Enhancing human feedback, Mechanistic interpretability, Robustness,';

describe('what cannot be read is told with file, line, what was found and what was expected', () => {
  test('an unknown company', () => {
    const errors = errorsAfter('AnthropicMany-shot', 'InitechMany-shot');
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatch(/^sheet\.txt:12 \(row 4\): found "InitechMany-shot jailbreaking2-Apr-24https/);
    expect(errors[0]).toContain(`expected ${COMPANY}`);
  });

  test('an unknown company on a line of its own', () => {
    expect(errorsAfter('Google DeepMind\nUnUnlearning', 'Initech\nUnUnlearning')[0]).toMatch(
      /^sheet\.txt:300 \(row 35\): found "Initech UnUnlearning/,
    );
  });

  test('an unknown category on a line of its own', () => {
    const [error, ...others] = errorsAfter('Model organisms of misalignmentHumans', 'Alchemy of misalignmentHumans');
    expect(others).toEqual([]);
    expect(error).toContain('sheet.txt:16 (row 5): found "Alchemy of misalignmentHumans are capable of');
    expect(error).toContain(`expected ${CATEGORY}`);
  });

  test('an unknown category glued to the address', () => {
    const [error] = errorsAfter('reward-tamperingPower-seeking tendencies', 'reward-tamperingAlchemy');
    expect(error).toMatch(/^sheet\.txt:7 \(row 2\): found ".*tamperingAlchemyIn reinforcement/);
    expect(error).toContain(`expected ${CATEGORY}`);
  });

  test('a missing category', () => {
    const [error] = errorsAfter('Mechanistic interpretabilityUnderstanding', 'Understanding');
    expect(error).toContain('sheet.txt:39 (row 7): found "Understanding neural networks is challenging');
    expect(error).toContain(`expected ${CATEGORY}`);
  });

  test.each(['31-Apr-24', '0-Apr-24', '02-Apr-24', '2-Abr-24', '2-Apr-2024', '2/4/24', ''])(
    'a bad date: "%s"',
    (date) => {
      const errors = errorsAfter('\n27-Jun-24\n', `\n${date}\n`);
      expect(errors).toHaveLength(1);
      expect(errors[0]).toMatch(
        /^sheet\.txt:30[0-3] \(row 35\): found ".*, expected a date such as 5-Jul-24 before the address$/,
      );
    },
  );

  test('a bad date glued to the title', () => {
    const [error] = errorsAfter('jailbreaking2-Apr-24', 'jailbreaking0-Apr-24');
    expect(error).toContain(
      'sheet.txt:12 (row 4): found "Many-shot jailbreaking0-Apr-24", expected a date such as 5-Jul-24',
    );
  });

  test('a missing address', () => {
    const errors = errorsAfter('\nhttps://arxiv.org/pdf/2310.17230v1\n', '\n');
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatch(/^sheet\.txt:37 \(row 7\): found "6-Oct-23 Mechanistic/);
    expect(errors[0]).toContain('expected an http or https address after the date');
  });

  test('an address that is none', () => {
    const [error] = errorsAfter('\nhttps://arxiv.org/pdf/2310.17230v1\n', '\nhttps://[\n');
    expect(error).toBe('sheet.txt:38 (row 7): found "https://[", expected an http or https address');
  });

  test('a missing title', () => {
    const [error] = errorsAfter('AnthropicMany-shot jailbreaking2-Apr-24', 'Anthropic2-Apr-24');
    expect(error).toBe('sheet.txt:12 (row 4): found nothing, expected a title before the date');
  });

  test('a missing abstract', () => {
    const [error] = errorsAfter('RobustnessAbstract not found', 'Robustness');
    expect(error).toBe('sheet.txt:470 (row 217): found nothing, expected an abstract, or "Abstract not found"');
  });

  test('a row number that stands twice', () => {
    const errors = errorsAfter('\n218\nGoogle', '\n217\nGoogle');
    expect(errors).toEqual([
      'sheet.txt:471 (row 217): found the number 217, which also stands on line 467, expected a number of its own',
    ]);
  });

  test('a row without a number', () => {
    const errors = errorsAfter('\n218\nGoogle', '\nGoogle');
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatch(
      /^sheet\.txt:471 \(row 217\): found "Google DeepMind.*, expected a row's number before a second row$/,
    );
  });

  test('text that belongs to no row', () => {
    const errors = errorsAfter('Abstract\n2\n', 'Abstract\nStray words\n2\n');
    expect(errors).toEqual([
      `sheet.txt:6: found "Stray words", expected a row's number on a line of its own, and the row after it`,
    ]);
  });

  test('another header', () => {
    const [error, ...others] = errorsAfter('Safety_category', 'Risk');
    expect(others).toEqual([]);
    expect(error).toMatch(/^sheet\.txt:1: found "ABCDEFGHIJKLMNOPQRSTUVWXYZ 1 .*, expected the letters of the columns/);
  });

  test('an empty file', () => {
    const sheet = parseLabPapersSheet('', VOCABULARY, 'sheet.txt');
    expect(sheet.ok ? [] : sheet.errors.map(tellProblem)[0]).toMatch(
      /^sheet\.txt:1: found nothing, expected the letters/,
    );
  });
});

test('all errors are told at once, in the order of the file', () => {
  const broken = SHEET_TEXT.replace('jailbreaking2-Apr', 'jailbreaking0-Apr')
    .replace('AnthropicToy', 'InitechToy')
    .replace('RobustnessAbstract', 'AlchemyAbstract');
  const sheet = parseLabPapersSheet(broken, VOCABULARY);
  expect(sheet.ok ? [] : sheet.errors.map((error) => error.record)).toEqual(['row 4', 'row 23', 'row 217']);
});

test('a line of digits inside an abstract stays text, and a warning tells of it', () => {
  const changed = SHEET_TEXT.replace('\nmost situations, but', '\n2024\nmost situations, but');
  const sheet = parseLabPapersSheet(changed, VOCABULARY);
  if (!sheet.ok) throw new Error(JSON.stringify(sheet.errors));
  expect(sheet.rows).toHaveLength(80);
  expect(sheet.rows[3]?.abstract).toContain('behaving helpfully in\n2024\nmost situations');
  const text = '2024 is read as text of the abstract, not as a row number';
  expect(sheet.warnings[0]).toEqual({ file: 'lab-papers-sheet.txt', line: 17, text });
});

test('a line of digits that ends an abstract stays text if it does not fit between the row numbers', () => {
  const sheet = parseLabPapersSheet(SHEET_TEXT.replace('\n7\nAnthropic', '\n3\n7\nAnthropic'), VOCABULARY);
  if (!sheet.ok) throw new Error(JSON.stringify(sheet.errors));
  expect(sheet.rows.map((row) => row.row).slice(0, 5)).toEqual([2, 3, 4, 5, 7]);
  expect(sheet.rows[3]?.abstract).toMatch(/impression of safety\.\n3$/);
  expect(sheet.warnings[0]?.line).toBe(36);
});
