import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blankLine, closedLine, openLine, saved } from './fixtures/arbitraries.ts';
import { build, SOURCES } from './fixtures/build.ts';
import { parseNotesThread } from './notes-thread.ts';
import { linesOf, ownersOf } from './source-lines.ts';

const THREAD = 'paper-notes-thread.txt';
const thread = parseNotesThread(SOURCES.notesThread);
if (!thread.ok) throw new Error(JSON.stringify(thread.errors));
const [comment, first, second] = thread.items;
const problems = (text: string) => {
  const result = parseNotesThread(text);
  return result.ok ? [] : result.errors.map(({ line, found, expected }) => [line, found, expected]);
};

test('it is a comment and two answers to it', () => {
  expect(thread.items.map(({ lines, kind, author, answers }) => [lines, kind, author, answers])).toEqual([
    [[1, 10], 'comment', 'chaorace', null],
    [[12, 21], 'answer', 'mediocreatbest', 1],
    [[23, 82], 'answer', 'mediocreatbest', 1],
  ]);
  expect(comment?.text).toMatch(/^Awesome\..*pretty cool paper, too!\n\nIt’s impressive .*runs, eh\?$/i);
  expect(first?.text.split('\n\n')).toHaveLength(3);
  expect(first?.text).toMatch(/tomorrow 😅$/);
});

test('a name with badges run into it is parted, and told as an inference', () => {
  const mend = { field: 'author', from: 'mediocreatbestOPM', to: 'mediocreatbest' };
  expect(comment?.mended).toEqual([]);
  for (const item of [first, second]) {
    expect(item?.mended).toEqual([{ ...mend, why: expect.stringMatching(/OP and M: an inference/) as string }]);
  }
});

test('the second answer holds the same notes at three lengths, after an introduction', () => {
  expect(second?.text).toMatch(/^I had taken some informal notes .* capabilities\.$/);
  expect(second?.forms.map(({ name, lines, text }) => [name, lines, text.split('\n\n').length])).toEqual([
    ['short', [32, 32], 1],
    ['long', [36, 50], 8],
    ['original', [54, 82], 15],
  ]);
  const [short, long, original] = second?.forms ?? [];
  expect(short?.text).toMatch(/^Preventing LLMs from .* experimental results\.$/);
  expect(long?.text).toMatch(/^In the realm of language models/);
  expect(original?.text).toMatch(/^The paper is centered .*experiments performed\.$/s);
});

test('the long form breaks off in mid-sentence, which is told', () => {
  expect(second?.forms[1]?.text).toMatch(/steering language models away from$/);
  expect(thread.warnings).toEqual([
    {
      file: THREAD,
      line: 50,
      text: 'the long form breaks off in mid-sentence: "…tegies for steering language models away from"',
    },
  ]);
});

test('the page’s own lines and the headings are left over, each under its name', () => {
  const linesOf = (kind: string) => thread.leftOver.filter((range) => range.kind === kind).map(({ lines }) => lines[0]);
  expect(linesOf('the page’s own: link')).toEqual([2, 13, 24]);
  expect(linesOf('the page’s own: language')).toEqual([3, 14, 25]);
  expect(linesOf('the page’s own: votes')).toEqual([4]);
  expect(linesOf('the page’s own: edited')).toEqual([5]);
  expect(linesOf('the page’s own: age')).toEqual([6, 15, 26]);
  expect(linesOf('heading of a form')).toEqual([30, 34, 52]);
});

test('in the dataset the thread is about the paper that it does not name, known by its content', () => {
  const { dataset } = build();
  const items = dataset.commentary.filter(({ file }) => file === THREAD);
  const paper = dataset.papers.find(({ id }) => id === items[0]?.about?.paper);
  expect(paper).toMatchObject({
    title: 'Taming AI Bots: Controllability of Neural States in Large Language Models',
    collections: ['mentioned'],
    date: '2023-05-29',
    arxivId: '2305.18449',
    abstract: null,
  });
  for (const { post, about } of items) {
    expect([post, about?.paper, about?.knownBy]).toEqual([null, paper?.id, 'content']);
    expect(about?.why).toMatch(/^The notes do not name the paper, .{40,}/);
  }
  expect(items.map(({ id, answers }) => [id, answers])).toEqual([
    ['paper-notes-thread-1', null],
    ['paper-notes-thread-12', 'paper-notes-thread-1'],
    ['paper-notes-thread-23', 'paper-notes-thread-1'],
  ]);
});

describe('it is an error', () => {
  const MARKS = '    link\n    English\n    1 year ago\n';

  test.each([
    ['a text before the first name', `Hello.\n• @a\n${MARKS}\n    Text.`, 1, 'a name after "•"'],
    ['no name', `• \n${MARKS}\n    Text.`, 1, 'a name after "•"'],
    ['no marks of the page', '• @a\n\n• @b\n    link\n\n    Text.', 1, 'the marks of the page, "link" first'],
    ['words among the marks', `• @a\n    link\n    Hello there.\n\n    Text.`, 3, 'a mark of the page'],
    ['no text', `• @a\n${MARKS}`, 1, 'a text below the name'],
    ['a text that is not indented', `• @a\n${MARKS}\nText.`, 6, 'a text that is indented deeper'],
    [
      'a form without text',
      `• @a\n${MARKS}\n    Text.\n\n    Short\n\n    Long\n\n    x.`,
      8,
      'the text of the short form',
    ],
    ['a form twice', `• @a\n${MARKS}\n    T.\n\n    Short\n\n    x.\n\n    Short\n\n    y.`, 12, 'each form once'],
    ['nothing', '\n\n', 1, 'a name after "•"'],
  ])('to hold %s', (_, text, line, expected) => {
    expect(problems(text)[0]).toEqual([line, expect.any(String), expect.stringContaining(expected)]);
  });
});

const paragraphs = fc.array(fc.oneof(openLine, closedLine), { minLength: 1, maxLength: 3 });
const item = fc.record({
  name: fc.stringMatching(/^[a-z][a-z0-9_]{0,8}[a-z0-9]$/),
  look: fc.constantFrom(['@', ''], ['', ''], ['', 'OP'], ['', 'OPM']),
  deeper: fc.boolean(),
  up: fc.nat(3),
  text: paragraphs,
  forms: fc.subarray(['Short', 'Long', 'Original']),
  formTexts: fc.tuple(paragraphs, paragraphs, paragraphs),
  marks: fc.subarray(['English', '-3', 'edit-2', '2 months ago', '11 year ago', '1 day ago']),
  blanks: fc.array(blankLine, { minLength: 1, maxLength: 2 }),
});

test('a thread written in the form is read back equal', () => {
  const indents = fc.constantFrom(' ', '\u00A0', '\t');
  fc.assert(
    fc.property(fc.array(item, { minLength: 1, maxLength: 6 }), saved, indents, (list, save, space) => {
      const lines: string[] = [];
      const open: number[] = [];
      const expected = list.map(({ name, look, deeper, up, text, forms, formTexts, marks, blanks }) => {
        if (!deeper) open.length = Math.max(0, open.length - 1 - up);
        const answers = open.at(-1) ?? null;
        const indent = space.repeat(open.length * 4);
        const body = (part: string) => indent + space.repeat(2) + part;
        lines.push(`${indent}• ${look.join(name)}`);
        const begins = lines.length;
        open.push(begins);
        lines.push(...['link', ...marks].map(body), ...blanks);
        const put = (parts: string[]) => {
          parts.forEach((part, index) => lines.push(...(index > 0 ? blanks : []), body(part)));
          return parts.join('\n\n');
        };
        const intro = put(text);
        const read = forms.map((heading, index) => {
          lines.push(...blanks, body(heading), ...blanks);
          const from = lines.length + 1;
          const whole = put(formTexts[index] ?? []);
          return { name: heading.toLowerCase(), text: whole, lines: [from, lines.length] };
        });
        const ends = lines.length;
        lines.push(...blanks);
        return {
          lines: [begins, ends],
          author: name,
          kind: answers === null ? 'comment' : 'answer',
          text: intro,
          forms: read,
          answers,
        };
      });
      const result = parseNotesThread(save(lines));
      expect(result.ok ? result.items : result.errors).toMatchObject(expected);
    }),
  );
});

test('any lines at all are read or refused, and none that is read is dropped', () => {
  const line = fc
    .tuple(
      fc.constantFrom('', '  ', '    ', '\t'),
      fc.constantFrom('• @a', '• bOP', '•', 'link', 'English', '1 year ago', 'Short', 'Long', 'Text.', 'Text', ''),
    )
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(fc.array(line, { maxLength: 20 }), saved, (lines, save) => {
      const text = save(lines);
      const result = parseNotesThread(text);
      if (result.ok) {
        const ranges = result.items.map((read) => read.lines);
        expect(ownersOf(linesOf(text), ranges, result.leftOver).astray).toEqual([]);
        expect(result.items.length).toBe(lines.filter((part) => part.includes('•')).length);
      } else {
        expect(result.errors.length).toBeGreaterThan(0);
      }
    }),
    { numRuns: 500 },
  );
});
