import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withKey, type MarkdownKey, type Selected } from './markdown-keys.ts';

/** A text as it is written here: `|` where the caret is, or `‹` and `›` around what is selected. */
function read(written: string): Selected {
  const text = written.replace(/[|‹›]/g, '');
  const caret = written.indexOf('|');
  if (caret !== -1) return { text, start: caret, end: caret };
  return { text, start: written.indexOf('‹'), end: written.indexOf('›') - 1 };
}

function write({ text, start, end }: Selected): string {
  if (start === end) return `${text.slice(0, start)}|${text.slice(start)}`;
  return `${text.slice(0, start)}‹${text.slice(start, end)}›${text.slice(end)}`;
}

function press(written: string, key: MarkdownKey): string | null {
  const after = withKey(read(written), key);
  return after === null ? null : write(after);
}

describe('Enter', () => {
  it.each([
    ['- a|', '- a\n- |'],
    ['* a|b', '* a\n* |b'],
    ['+ a|\n+ b', '+ a\n+ |\n+ b'],
    ['  - a|', '  - a\n  - |'],
    ['1. a|', '1. a\n2. |'],
    ['9) a|', '9) a\n10) |'],
    ['999999999. a|', '999999999. a\n999999999. |'],
    ['- [ ] a|', '- [ ] a\n- [ ] |'],
    ['- [x] a|', '- [x] a\n- [ ] |'],
    ['> a|', '> a\n> |'],
    ['> > a|', '> > a\n> > |'],
    ['> - a|', '> - a\n> - |'],
    ['- a ‹b› c', '- a \n- | c'],
    ['- a‹b\n- c›d', '- a\n- |d'],
    ['\n- a|', '\n- a\n- |'],
    ['```\nx\n```\n- a|', '```\nx\n```\n- a\n- |'],
  ])('goes on: %j', (before, after) => expect(press(before, 'newline')).toBe(after));

  it.each([
    ['- a\n- |', '- a\n|'],
    ['- a\n  - |\nb', '- a\n|\nb'],
    ['1. |', '|'],
    ['- [ ] |', '|'],
    ['> |', '|'],
    ['> a\n> - |', '> a\n> |'],
  ])('ends on an empty item: %j', (before, after) => expect(press(before, 'newline')).toBe(after));

  it.each(['a|', '|- a', '-| a', '-a|', '1.a|', '- - -|', '* * *|', '```\n- a|', '- a\n\n|', '|'])(
    'is left to the browser: %j',
    (before) => expect(press(before, 'newline')).toBeNull(),
  );
});

describe('brackets', () => {
  it.each([
    ['- a|', '    - a|'],
    ['- a\n1. ‹b\n- c›\n- d', '- a\n    1. ‹b\n    - c›\n- d'],
    ['- ‹a\n- b\n›- c', '    - ‹a\n    - b\n›- c'],
    ['- ‹a\n  more\n\nelse›', '    - ‹a\n      more\n\nelse›'],
    ['> - a|', '>     - a|'],
  ])('move items in: %j', (before, after) => expect(press(before, 'indent')).toBe(after));

  it.each([
    ['    - a|', '- a|'],
    ['  - |a', '- |a'],
    ['\t- |a', '- |a'],
    ['      - a|', '  - a|'],
    ['  |  - a', '|- a'],
    ['>     - a|', '> - a|'],
  ])('move items out: %j', (before, after) => expect(press(before, 'outdent')).toBe(after));

  it('leave alone what is no item, or cannot go further', () => {
    expect(press('a|', 'indent')).toBeNull();
    expect(press('    a|', 'outdent')).toBeNull();
    expect(press('- a|', 'outdent')).toBeNull();
    expect(press('* * *|', 'indent')).toBeNull();
  });
});

describe('letters', () => {
  it.each<[string, MarkdownKey, string]>([
    ['a ‹b› c', 'bold', 'a **‹b›** c'],
    ['a **‹b›** c', 'bold', 'a ‹b› c'],
    ['a ‹**b**› c', 'bold', 'a ‹b› c'],
    ['a‹ b ›c', 'bold', 'a **‹b›** c'],
    ['a |', 'bold', 'a **|**'],
    ['a **|**', 'bold', 'a |'],
    ['*‹b›*', 'bold', '***‹b›***'],
    ['‹b›', 'italic', '_‹b›_'],
    ['_‹b›_', 'italic', '‹b›'],
    ['‹_b_›', 'italic', '‹b›'],
    ['__‹b›__', 'italic', '___‹b›___'],
    ['___‹b›___', 'italic', '__‹b›__'],
    ['a ‹b› c', 'link', 'a [b](|) c'],
    ['a [b](|) c', 'link', 'a ‹b› c'],
    ['‹https://x.y/z›', 'link', '[|](https://x.y/z)'],
    ['[|](https://x.y)', 'link', '‹https://x.y›'],
    ['[a|](https://x.y)', 'link', '‹a https://x.y›'],
    ['‹[a](https://x.y)›', 'link', '‹a https://x.y›'],
    ['see ‹[1]›', 'link', 'see [[1]](|)'],
    ['|', 'link', '[](|)'],
    ['[a](b)|', 'link', '[a](b)[](|)'],
  ])('%j, %s', (before, key, after) => expect(press(before, key)).toBe(after));

  it('make no link of what cannot be a label', () => {
    expect(press('‹a] b›', 'link')).toBeNull();
    expect(press('‹a\nb›', 'link')).toBeNull();
  });
});

const piece = fc.oneof(
  fc.constantFrom('- ', '1. ', '- [ ] ', '> ', '\n', '    ', '\t', '**', '_', '*', '[', ']', '](', ')', '```\n', ' '),
  fc.constantFrom('word', 'https://example.org/', '[a](b)', 'ä', '模型', '🤖'),
);
const anySelected: fc.Arbitrary<Selected> = fc
  .tuple(fc.array(piece, { maxLength: 14 }), fc.nat(), fc.nat())
  .map(([pieces, a, b]) => {
    const text = pieces.join('');
    const [start = 0, end = 0] = [a % (text.length + 1), b % (text.length + 1)].sort((one, other) => one - other);
    return { text, start, end };
  });
const anyKey = fc.constantFrom<MarkdownKey>('newline', 'indent', 'outdent', 'bold', 'italic', 'link');

describe('every key', () => {
  it('touches nothing outside the lines of the selection, and selects something that is there', () => {
    fc.assert(
      fc.property(anySelected, anyKey, (selected, key) => {
        const after = withKey(selected, key);
        if (after === null) return;
        const { text, start, end } = selected;
        const before = /^(?:.*\n)*/.exec(text.slice(0, start))?.[0] ?? '';
        const behind = text.includes('\n', end) ? text.slice(text.indexOf('\n', end)) : '';
        expect(after.text.startsWith(before)).toBe(true);
        expect(after.text.slice(before.length).endsWith(behind)).toBe(true);
        expect(after.start).toBeGreaterThanOrEqual(before.length);
        expect(after.end).toBeGreaterThanOrEqual(after.start);
        expect(after.text.length - behind.length).toBeGreaterThanOrEqual(after.end);
      }),
      { numRuns: 2000 },
    );
  });

  it('that wraps, unwraps again to the same text', () => {
    fc.assert(
      fc.property(anySelected, fc.constantFrom<MarkdownKey>('bold', 'italic', 'link'), (selected, key) => {
        const wrapped = withKey(selected, key);
        if (wrapped === null || wrapped.text.length <= selected.text.length) return;
        expect(withKey(wrapped, key)?.text).toBe(selected.text);
      }),
      { numRuns: 2000 },
    );
  });

  it('that moves items in is undone by the one that moves them out', () => {
    fc.assert(
      fc.property(anySelected, (selected) => {
        const moved = withKey(selected, 'indent');
        if (moved === null) return;
        expect(withKey(moved, 'outdent')).toEqual(selected);
      }),
      { numRuns: 2000 },
    );
  });

  it('but the wrapping ones keeps every letter', () => {
    fc.assert(
      fc.property(anySelected, fc.constantFrom<MarkdownKey>('indent', 'outdent', 'link'), (selected, key) => {
        const after = withKey(selected, key);
        const letters = (text: string) => text.replace(/[\W_]/g, '');
        if (after !== null) expect(letters(after.text)).toBe(letters(selected.text));
      }),
    );
  });
});
