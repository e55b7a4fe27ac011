import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_MARKS } from './highlight.ts';
import { bestPassage } from './snippet.ts';

const filler = (count: number) =>
  Array.from({ length: count }, (_, at) => `w${String.fromCharCode(97 + (at % 26))}x`).join(' ');

describe('the best passage', () => {
  it('is where most of the different words stand', () => {
    const text = `${filler(50)} debate debate debate ${filler(50)} debate about reward ${filler(50)}`;
    const passage = bestPassage(text, { ...NO_MARKS, words: ['debate', 'reward'] });
    expect(passage).toMatch(/^… .*debate about reward.* …$/);
  });

  it('begins at the beginning where the first words hold it, and ends where the text ends', () => {
    expect(bestPassage('A short text on debate.', { ...NO_MARKS, words: ['debate'] })).toBe('A short text on debate.');
    expect(bestPassage(`Debate ${filler(100)}`, { ...NO_MARKS, words: ['debate'] })).toMatch(/^Debate .* …$/);
    expect(bestPassage(`${filler(100)} debate.`, { ...NO_MARKS, words: ['debate'] })).toMatch(/^… .*debate\.$/);
  });

  it('is none where nothing is to be marked', () => {
    expect(bestPassage('A short text.', { ...NO_MARKS, words: ['debate'] })).toBeNull();
    expect(bestPassage('', { ...NO_MARKS, words: ['debate'] })).toBeNull();
  });

  it('is always a part of the text that holds a hit', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('debate', 'x', 'reward,', 'y.', '模型'), { maxLength: 120 }), (parts) => {
        const text = parts.join(' ');
        const passage = bestPassage(text, { ...NO_MARKS, words: ['debate', 'reward'] });
        expect(passage === null).toBe(!/debate|reward/.test(text));
        if (passage === null) return;
        const inside = passage.replace(/^… /, '').replace(/ …$/, '');
        expect(text).toContain(inside);
        expect(inside).toMatch(/debate|reward/);
      }),
    );
  });
});

it('follows what is telling, not what is everywhere', () => {
  const text = `to be to go to see to do to ${filler(60)} detecting deception ${filler(60)}`;
  expect(bestPassage(text, { ...NO_MARKS, words: ['to', 'detecting', 'deception'] })).toContain('detecting deception');
});
