import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markdownAsText } from './markdown-as-text.ts';

describe('Markdown as text', () => {
  const cases: [markdown: string, text: string][] = [
    ['# Claims\n\nWeak **labels** *suffice*, ~~not~~ `always`.', 'Claims\n\nWeak labels suffice, not always.'],
    ['one\ntwo', 'one\ntwo'],
    ['- a\n- b\n  - c\n\n1. x\n2. y', '- a\n- b\n  - c\n\n1. x\n2. y'],
    ['- [x] read\n- [ ] write', '- ☑ read\n- ☐ write'],
    ['> said\n> so\n>\n> twice', '> said\n> so\n>\n> twice'],
    [
      '[the web](https://example.org) and https://example.org/x and <me@example.org>',
      'the web (https://example.org) and https://example.org/x and me@example.org',
    ],
    ['![a plot](https://example.org/p.png)', 'a plot (https://example.org/p.png)'],
    ['```js\nlet a = b[[0]];\n```', 'let a = b[[0]];'],
    ['| a | b |\n|---|---|\n| 1 | **2** |', 'a | b\n1 | 2'],
    ['above\n\n---\n\nbelow', 'above\n\n—\n\nbelow'],
    ['a \\* b <think>c</think>', 'a * b <think>c</think>'],
    ['  \n ', ''],
  ];
  it.each(cases)('%j', (markdown, text) => {
    expect(markdownAsText(markdown)).toBe(text);
  });

  it('keeps every word, whatever is typed, and what is nested too deeply to be read', () => {
    const word = fc.stringMatching(/^[a-z]{1,8}$/);
    const mark = fc.constantFrom('# ', '- ', '> ', '**', '_', '`', '\n', '\n\n', '1. ', '    ', ' ', '[[', ']]', '|');
    fc.assert(
      fc.property(fc.array(fc.oneof(word, mark), { maxLength: 30 }), (parts) => {
        const text = markdownAsText(parts.join(''));
        const letters = (from: string) => from.replace(/[^a-z]/g, '');
        expect(letters(text)).toBe(letters(parts.join('')));
      }),
    );
    const deep = `${'> '.repeat(20_000)}end`;
    expect(markdownAsText(deep)).toContain('end');
  });
});
