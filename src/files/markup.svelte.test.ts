import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escaped, jsonInScript, withoutControls } from './markup.ts';

const someText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc
    .array(
      fc.constantFrom(
        '</script>',
        '<script>',
        '<!--',
        '-->',
        ']]>',
        '&lt;',
        '&#',
        '"',
        "'",
        '`',
        '<img src=x onerror=alert(1)>',
        '\u2028',
        '\u2029',
        '\r\n',
        '\0',
        '\uD83D',
        '\uFFFE',
      ),
      { maxLength: 8 },
    )
    .map((parts) => parts.join('')),
);

const parsed = (html: string) => new DOMParser().parseFromString(`<!doctype html><body>${html}`, 'text/html');

describe('a text in HTML', () => {
  it('is the same text to its reader, wherever it stands, and nothing else', () => {
    fc.assert(
      fc.property(someText, (text) => {
        const { body } = parsed(`<p title="${escaped(text)}" lang='${escaped(text)}'>${escaped(text)}</p>`);
        const [p, ...others] = body.querySelectorAll('*');
        expect(others).toEqual([]);
        expect(p?.getAttributeNames()).toEqual(['title', 'lang']);
        const wanted = withoutControls(text);
        expect([p?.textContent, p?.getAttribute('title'), p?.getAttribute('lang')]).toEqual([wanted, wanted, wanted]);
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['letters of any script', 'Ünïcödé, שלום, 大语言, 🤖', 'Ünïcödé, שלום, 大语言, 🤖'],
    ['tabs and line ends', 'a\tb\nc\r\nd', 'a\tb\nc\r\nd'],
    ['control characters', 'a\u0000b\u0008c\u001Fd', 'a\uFFFDb\uFFFDc\uFFFDd'],
    ['half of a surrogate pair', 'a\uD83Db', 'a\uFFFDb'],
  ])('keeps %s, or says that something was there', (_, text, wanted) => {
    expect(parsed(`<p>${escaped(text)}</p>`).querySelector('p')?.textContent).toBe(wanted);
  });
});

describe('a value in a script element', () => {
  it('is the same value to its reader, whatever its strings hold', () => {
    fc.assert(
      fc.property(fc.dictionary(someText, fc.array(someText, { maxLength: 4 }), { maxKeys: 4 }), (value) => {
        const html = `<script type="application/json">${jsonInScript(value)}</script><p>after</p>`;
        const { body } = parsed(html);
        expect([...body.children].map(({ tagName }) => tagName)).toEqual(['SCRIPT', 'P']);
        expect(JSON.parse(body.children[0]?.textContent ?? '')).toEqual(JSON.parse(JSON.stringify(value)));
      }),
      { numRuns: 1000 },
    );
  });
});
