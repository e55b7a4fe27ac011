import { describe, expect, test } from 'vitest';
import { partDateFromTitle } from './sheet-date.ts';

/** Title and day of a text such as `GPT-46-Jun-24`. */
function read(printed: string): [title: string, date: string] | null {
  const [, before = '', month = '', year = ''] = /^(.*)-([^-]+)-([^-]+)$/s.exec(printed) ?? [];
  const parted = partDateFromTitle(before, month, year);
  return parted === null ? null : [parted.title, parted.date];
}

function doubt(printed: string): string | null | undefined {
  const [, before = '', month = '', year = ''] = /^(.*)-([^-]+)-([^-]+)$/s.exec(printed) ?? [];
  return partDateFromTitle(before, month, year)?.doubt;
}

describe('one reading is a day', () => {
  test.each([
    ['language models2-Apr-24', 'language models', '2024-04-02'],
    ['from GPT-46-Jun-24', 'from GPT-4', '2024-06-06'],
    ['from GPT-406-Jun-24', 'from GPT-40', '2024-06-06'],
    ['Claude 330-Jun-24', 'Claude 3', '2024-06-30'],
    ['Claude 3331-Jun-24', 'Claude 333', '2024-06-01'],
    ['Leap30-Feb-24', null, null],
    ['Leap29-Feb-24', 'Leap', '2024-02-29'],
    ['Leap 29-Feb-23', 'Leap 2', '2023-02-09'],
    ['Title\n5-Oct-23', 'Title', '2023-10-05'],
    ['GPT-4\n17-Jul-23', 'GPT-4', '2023-07-17'],
  ])('%s', (printed, title, date) => {
    expect(read(printed)).toEqual(title === null ? null : [title, date]);
    expect(doubt(printed) ?? null).toBeNull();
  });
});

describe('two readings are days', () => {
  test('after a letter or a closing mark two digits are the day, without a doubt', () => {
    expect(read('language models17-Jun-24')).toEqual(['language models', '2024-06-17']);
    expect(read('aligned?26-Jun-23')).toEqual(['aligned?', '2023-06-26']);
    expect(doubt('aligned?26-Jun-23')).toBeNull();
  });

  test('after further digits two digits are the day, with a doubt', () => {
    expect(read('May 202324-May-23')).toEqual(['May 2023', '2023-05-24']);
    expect(doubt('May 202324-May-23')).toBe(
      'date read as 24-May-23 after a title ending in "May 2023"; it could be 4-May-23 after a title ending in "May 20232"',
    );
    expect(read('from GPT-412-Jun-24')).toEqual(['from GPT-4', '2024-06-12']);
    expect(doubt('from GPT-412-Jun-24')).toContain('it could be 2-Jun-24 after a title ending in "from GPT-41"');
  });

  test.each(['from GPT-26-Jun-24', 'Llama 26-Jun-24', 'version 3.16-Jun-24'])(
    'where two digits would leave an unfinished title one digit is the day, with a doubt: %s',
    (printed) => {
      expect(read(printed)?.[1]).toBe('2024-06-06');
      expect(doubt(printed)).toMatch(/; it could be [12]6-Jun-24 after a title ending in ".*[- .]"$/);
    },
  );
});

test('a digit that a wrong date may have lent to the title is a doubt', () => {
  expect(read('language models32-Apr-24')).toEqual(['language models3', '2024-04-02']);
  const text = 'date read as 2-Apr-24 after a title ending in "uage models3", since two digits make no day';
  expect(doubt('language models32-Apr-24')).toBe(text);
});

describe('no reading is a day', () => {
  test.each([
    'Title0-Jun-24',
    'Title\n05-Jun-24',
    'Title\n31-Jun-24',
    'Title\n123-Jun-24',
    'Title5-Jux-24',
    'Title-Jun-24',
  ])('%s', (printed) => expect(read(printed)).toBeNull());

  test('a year of four digits', () => expect(read('Title5-Jun-2024')).toBeNull());
});
