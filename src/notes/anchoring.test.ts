import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeDataset } from '../papers/dataset.ts';
import { CONTEXT, locate, selectorOf, type Span } from './anchoring.ts';

function abstractsOf(): string[] {
  const read = decodeDataset(JSON.parse(readFileSync('public/data/papers.json', 'utf8')));
  if (!read.ok) throw new Error(read.problems.join('\n'));
  return read.dataset.papers.flatMap(({ abstract }) => abstract ?? []);
}
const abstracts = abstractsOf();

/** The span of some words in a text. */
function spanOf(text: string, words: string): Span {
  const start = text.indexOf(words);
  if (start < 0) throw new Error(`"${words}" does not stand there`);
  return { start, end: start + words.length };
}

const text =
  'We train a model to argue. A judge reads the arguments, and decides. Judges are right more often than without ' +
  'them. A judge reads the arguments again, and is paid.';

describe('a selector', () => {
  it('holds the quote, what stands around it, and where it stands', () => {
    const span = spanOf(text, 'Judges are right');
    expect(selectorOf(text, span)).toEqual({
      ...span,
      exact: 'Judges are right',
      prefix: text.slice(span.start - CONTEXT, span.start),
      suffix: text.slice(span.end, span.end + CONTEXT),
    });
    expect(selectorOf(text, { start: 0, end: text.length })).toMatchObject({ exact: text, prefix: '', suffix: '' });
  });

  it('cuts no character in two, neither of the quote nor of what stands around it', () => {
    const faces = '🤖'.repeat(60);
    const selector = selectorOf(faces, { start: 61, end: 63 });
    expect(selector).toMatchObject({ start: 60, end: 64, exact: '🤖🤖' });
    for (const part of [selector.exact, selector.prefix, selector.suffix]) expect(part).not.toMatch(/\p{Surrogate}/u);
  });
});

describe('a passage', () => {
  const moved = (words: string, change: (text: string) => string) => {
    const now = change(text);
    const found = locate(now, selectorOf(text, spanOf(text, words)));
    return found === null ? null : now.slice(found.start, found.end);
  };

  it.each<[string, string, (text: string) => string, string | null]>([
    ['where it was', 'Judges are right', (all) => all, 'Judges are right'],
    ['behind what was put before it', 'Judges are right', (all) => `Abstract. ${all}`, 'Judges are right'],
    ['with a letter mended', 'to argue. A judge', (all) => all.replace('argue', 'argúe'), 'to argúe. A judge'],
    [
      'with a word put in',
      'Judges are right',
      (all) => all.replace('are right', 'are all right'),
      'Judges are all right',
    ],
    ['with lines joined', 'Judges are right', (all) => all.replace('Judges are', 'Judges\nare'), 'Judges\nare right'],
    [
      'where what stood before it is gone',
      'Judges are right',
      (all) => all.slice(all.indexOf('Judges')),
      'Judges are right',
    ],
    [
      'nowhere, where it is gone',
      'Judges are right more often',
      (all) => all.replace('Judges are right more often', ''),
      null,
    ],
    ['nowhere in another text', 'Judges are right', () => abstracts[0] ?? '', null],
    ['nowhere in no text', 'Judges are right', () => '', null],
  ])('is found %s', (_, words, change, found) => {
    expect(moved(words, change)).toBe(found);
  });

  it('is found among the same words elsewhere by what stands around it', () => {
    const words = 'A judge reads the arguments';
    const second = text.lastIndexOf(words);
    const selector = selectorOf(text, { start: second, end: second + words.length });
    const now = `Once more: ${text}`;
    expect(locate(now, selector)).toEqual({ start: second + 11, end: second + 11 + words.length });
    // The words that are left are others.
    expect(locate(text.slice(0, second), selector)).toBeNull();
  });

  it('is not guessed at where two places are as good', () => {
    const twice = 'one two three. '.repeat(6);
    const selector = selectorOf(twice, { start: 45, end: 58 });
    expect(locate(`${twice}${twice}`.slice(15), { ...selector, start: 7, end: 20 })).toBeNull();
    expect(locate(twice, selector)).toEqual({ start: 45, end: 58 });
  });

  it('is never outside of a text, whatever is asked', () => {
    const some = fc.string({ maxLength: 60, unit: fc.constantFrom('a', 'b', ' ', '“', '\n', '🤖') });
    const somewhere = fc.oneof(fc.integer({ min: -80, max: 80 }), fc.double());
    fc.assert(
      fc.property(some, some, some, some, somewhere, somewhere, (now, exact, prefix, suffix, start, end) => {
        const found = locate(now, { exact, prefix, suffix, start, end });
        if (found === null) return;
        expect(found.start).toBeGreaterThanOrEqual(0);
        expect(found.end).toBeLessThanOrEqual(now.length);
        expect(found.start).toBeLessThanOrEqual(found.end);
      }),
      { numRuns: 1000 },
    );
  });
});
