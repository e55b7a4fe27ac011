import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { difference, type Piece } from './difference.ts';

const text = (pieces: readonly Piece[]) => pieces.map((piece) => piece.text).join('');
const shared = (pieces: readonly Piece[]) => text(pieces.filter(({ isOwn }) => !isOwn));

describe('the difference of two texts', () => {
  it('is told word by word', () => {
    const { one, other } = difference('Weak labels carry strong models.', 'Weak labels rarely carry models.');
    expect(one).toEqual([
      { text: 'Weak labels carry', isOwn: false },
      { text: ' strong', isOwn: true },
      { text: ' models.', isOwn: false },
    ]);
    expect(other).toEqual([
      { text: 'Weak labels', isOwn: false },
      { text: ' rarely', isOwn: true },
      { text: ' carry models.', isOwn: false },
    ]);
  });

  it('leaves nothing of either out, and both have what they share', () => {
    const words = fc.array(fc.constantFrom('one', ' two', ' three', ',', ' ', '\n', '模型', '🙂'), { maxLength: 14 });
    fc.assert(
      fc.property(
        fc.oneof(
          words.map((all) => all.join('')),
          fc.string({ unit: 'binary' }),
        ),
        words,
        (a, b) => {
          const { one, other } = difference(a, b.join(''));
          expect(text(one)).toBe(a);
          expect(text(other)).toBe(b.join(''));
          expect(shared(one)).toBe(shared(other));
        },
      ),
    );
  });

  it('is nothing where they are the same, and all where they share nothing', () => {
    expect(difference('a b', 'a b').one).toEqual([{ text: 'a b', isOwn: false }]);
    expect(difference('a b', 'c d').other).toEqual([{ text: 'c d', isOwn: true }]);
  });

  it('of two very long texts is told by their common ends alone', () => {
    const middle = (word: string) => `${`${word} `.repeat(2000)}end`;
    const { one } = difference(`begin ${middle('a')}`, `begin ${middle('b')}`);
    expect(one.map(({ isOwn }) => isOwn)).toEqual([false, true, false]);
  });
});
