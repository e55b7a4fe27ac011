import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldLine, ownLines, readFrontMatter, type FieldValue } from './front-matter.ts';

const KNOWN = ['id', 'tags', 'status', 'rating'];

function read(lines: string): Record<string, FieldValue> | string {
  const found = readFrontMatter(`---\n${lines}\n---\nrest`, KNOWN);
  if (found === null) return 'none';
  return found.ok ? Object.fromEntries([...found.fields].map(([key, { value }]) => [key, value])) : found.reason;
}

function ownOf(lines: string): string {
  const found = readFrontMatter(`---\n${lines}\n---\n`, KNOWN);
  return found?.ok ? found.own : 'unread';
}

describe('front matter', () => {
  it('gives back whatever texts were written', () => {
    const someText = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.constantFrom('#', 'a: b', '- x', '\uD83D'),
    );
    fc.assert(
      fc.property(someText, fc.array(someText), (text, texts) => {
        expect(read([fieldLine('id', text), fieldLine('tags', texts)].join('\n'))).toEqual({ id: text, tags: texts });
      }),
    );
  });

  it.each<[string, string, Record<string, FieldValue>]>([
    ['plain', 'id: debate\nstatus: to-read', { id: 'debate', status: 'to-read' }],
    ['in single quotes', "id: 'it''s'", { id: "it's" }],
    ['with escapes that JSON lacks', 'id: "\\x41\\U0001F600\\e\\N"', { id: 'A😀\x1B\x85' }],
    ['as a list of lines', 'tags:\n  - a\n  - "b, c"\n  - d # why\nid: x', { tags: ['a', 'b, c', 'd'], id: 'x' }],
    ['as a list of lines that are not set in', 'tags:\n- a\n- b', { tags: ['a', 'b'] }],
    ['as a list in brackets', 'tags: [a, \'b\', "c"] # mine', { tags: ['a', 'b', 'c'] }],
    ['as a list in brackets over lines', 'tags: [\n  a,\n  b,\n  ]', { tags: ['a', 'b'] }],
    ['as an empty list', 'tags: []', { tags: [] }],
    ['without a value', 'status:\nrating: null\nid: ~', { status: null, rating: null, id: null }],
    ['folded', 'id: >-\n  one\n  two', { id: 'one two' }],
    ['broken', 'id: "one\n  two"', { id: 'one two' }],
    ['with a name in quotes', '"id": x', { id: 'x' }],
    ['with a number', 'rating: 4', { rating: '4' }],
    ['with a comment in a list', 'tags:\n# why\n  - a', { tags: ['a'] }],
  ])('is read %s', (_, lines, fields) => expect(read(lines)).toEqual(fields));

  it.each([
    ['id: a\nid: b', '“id” stands twice in its front matter (line 3)'],
    ['id:\n  a: b', 'what stands under “id” (line 2) is neither a text nor a list of texts'],
    ['tags: {a: b}', 'what stands under “tags” (line 2) is neither'],
    ['tags:\n  - a: b', 'under “tags” (line 2)'],
    ['tags: [a, [b]]', 'under “tags” (line 2)'],
    ['x: y\nid: &anchor a', 'under “id” (line 3)'],
    ['id: "a" b', 'under “id” (line 2)'],
    ['id: "\\UFFFFFFFF"', 'under “id” (line 2)'],
    ['nothing', 'line 2 of its front matter is no “name: value”'],
  ])('that is broken says where: %s', (lines, reason) => expect(read(lines)).toContain(reason));

  it('is missed where it has no end, and where there is none', () => {
    expect(readFrontMatter('---\nid: x\n', KNOWN)).toMatchObject({ ok: false });
    expect(readFrontMatter('# Hello\n', KNOWN)).toBeNull();
  });

  it('keeps the lines that are not the page’s as they stand, whatever is in them', () => {
    const own = '# mine\naliases:\n  - Sleeper   # why\ndeep:\n  map: {a: [1, 2]}\n  text: |\n    id: no\nx: &a 1';
    expect(ownOf(`id: x\n${own}`)).toBe(own);
    expect(ownOf(`aliases: [a]\nid: x # comment\nlast: 1`)).toBe('aliases: [a]\n# comment\nlast: 1');
    expect(ownLines(own, KNOWN).join('\n')).toBe(own);
  });

  it('lets no lines that were kept end it, or stand for its own', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc
            .array(fc.constantFrom('---', 'id: other', '- x', '', 'a: b', '# c', '  d', '"id": e', '?'))
            .map((lines) => lines.join('\n')),
          fc.string(),
        ),
        (own) => {
          const [id, lines] = [fieldLine('id', 'x'), ownLines(own.replace(/[\r\n]/g, '\n'), KNOWN)];
          const found = readFrontMatter(['---', id, ...lines, '---', 'rest'].join('\n'), KNOWN);
          expect(found).toMatchObject({ ok: true, own: lines.join('\n'), rest: 'rest' });
          expect(found?.ok && found.fields.get('id')?.value).toBe('x');
          expect(ownLines(lines.join('\n'), KNOWN)).toEqual(lines);
        },
      ),
    );
  });
});
