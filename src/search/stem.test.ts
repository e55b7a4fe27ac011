import fc from 'fast-check';
import { expect, it } from 'vitest';
import { stemOf } from './stem.ts';

it.each([
  ['models', 'model'],
  ['abilities', 'ability'],
  ['approaches', 'approach'],
  ['losses', 'loss'],
  ['boxes', 'box'],
  ['training', 'train'],
  ['trained', 'train'],
  ['based', 'base'],
  ['setting', 'set'],
  ['generated', 'generate'],
  ['optimized', 'optimize'],
  ['jailbreaking', 'jailbreak'],
])('%s has the stem %s', (word, stem) => {
  expect(stemOf(word)).toBe(stem);
});

it.each(['bias', 'analysis', 'less', 'string', 'king', 'red', 'gpt', 'us', 'feed', 'corpus', '模', 'модели', 'größes'])(
  '%s is its own',
  (word) => {
    expect(stemOf(word)).toBe(word);
  },
);

it('is never longer than the word by more than a letter, and never empty', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z]{1,14}$/), (word) => {
      expect(stemOf(word)).not.toBe('');
      expect(stemOf(word).length).toBeLessThanOrEqual(word.length);
    }),
  );
});
