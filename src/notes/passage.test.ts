import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { somePassages } from '../../tests/fixtures/some-passages.ts';
import { segmentsOf } from './passage-segments.ts';
import { beginning, sentencesIn, spanOf, walked, wordsIn } from './passage-walk.ts';
import { mergePassages, PassageSchema, quoteOf, type Passage } from './passage.ts';
import { passageOf, placed } from './passage-places.ts';

const text = 'We train a model to argue. A judge reads it, and decides. Judges are right more often than without.';
const spanOfWords = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
const passageOn = (words: string, change: Partial<Passage> = {}): Passage => ({
  ...passageOf(text, spanOfWords(words), 'claim'),
  ...change,
});

describe('a passage', () => {
  it('is stored as others read it, with its quote and its place', () => {
    const passage = passageOn('A judge reads it');
    expect(quoteOf(passage)).toBe('A judge reads it');
    expect(passage).toMatchObject({
      kind: 'claim',
      comment: '',
      selector: [
        { type: 'TextQuoteSelector', exact: 'A judge reads it' },
        { type: 'TextPositionSelector', start: 27, end: 43 },
      ],
    });
    const later = { ...passage, colour: 'from a newer page' };
    expect(v.parse(PassageSchema, JSON.parse(JSON.stringify(later)))).toEqual(later);
    expect(v.is(PassageSchema, { ...passage, kind: 'shout' })).toBe(false);
  });

  it('stands in the order of the text, or is told to be lost', () => {
    const [late, early, gone] = [
      passageOn('Judges are right'),
      passageOn('a model to argue'),
      passageOn('A judge reads it'),
    ];
    const now = text.replace('A judge reads it, and decides. ', '');
    const { found, lost } = placed(now, [late, gone, early]);
    expect(found.map(({ passage, span }) => [passage, now.slice(span.start, span.end)])).toEqual([
      [early, 'a model to argue'],
      [late, 'Judges are right'],
    ]);
    expect(lost).toEqual([gone]);
    expect(placed('', [late, early])).toMatchObject({ found: [], lost: [expect.anything(), expect.anything()] });
  });
});

describe('passages that were changed in two places', () => {
  const [one, two, three] = [passageOn('We train'), passageOn('A judge'), passageOn('Judges')];

  it('hold what either side put in, and not what either took away', () => {
    expect(mergePassages([one], [one, two], [one, three])).toEqual([one, two, three]);
    expect(mergePassages([one, two], [one], [one, two])).toEqual([one]);
    expect(mergePassages([one, two], [one, two], [two])).toEqual([two]);
  });

  it('keep what was written on a passage that the other side took away', () => {
    const written = { ...one, comment: 'Is it so?' };
    expect(mergePassages([one], [], [written])).toEqual([written]);
    expect(mergePassages([one], [written], [])).toEqual([written]);
  });

  it('keep both comments where both sides wrote one', () => {
    const [mine, theirs] = [
      { ...one, comment: 'mine' },
      { ...one, comment: 'theirs', kind: 'doubt' as const },
    ];
    expect(mergePassages([one], [mine], [theirs])).toEqual([{ ...mine, comment: 'mine\n\ntheirs' }]);
    expect(mergePassages([one], [mine], [one])).toEqual([mine]);
    expect(mergePassages([one], [one], [theirs])).toEqual([theirs]);
  });
});

describe('joining passages, whatever they are', () => {
  it('changes nothing where it was done before, and loses no comment of two who both wrote', () => {
    fc.assert(
      fc.property(somePassages, somePassages, somePassages, (base, mine, theirs) => {
        const joined = mergePassages(base, mine, theirs);
        expect(mergePassages(base, joined, theirs)).toEqual(joined);
        expect(mergePassages([], joined, theirs).map(({ id }) => id)).toEqual(
          expect.arrayContaining(joined.map(({ id }) => id)),
        );
        const whole = mergePassages([], mine, theirs);
        expect(mergePassages([], whole, theirs)).toEqual(whole);
        for (const { id, comment } of [...mine, ...theirs])
          expect(whole.find((one) => one.id === id)?.comment).toContain(comment);
      }),
    );
  });

  it('takes the side that changed where one did', () => {
    fc.assert(
      fc.property(somePassages, somePassages, (base, changed) => {
        expect(mergePassages(base, changed, base)).toEqual(changed);
        expect(mergePassages(base, base, changed)).toEqual(changed);
      }),
    );
  });
});

describe('an abstract in segments', () => {
  it('is cut at the edges of passages and hits, and says which lie where', () => {
    const found = placed(text, [passageOn('We train a model'), passageOn('a model to argue')]).found;
    const pieces = [
      { text: 'We train a ', hit: false },
      { text: 'model', hit: true },
      { text: text.slice(16), hit: false },
    ];
    expect(segmentsOf(pieces, found).map(({ text, hit, passages, begins }) => [text, hit, passages, begins])).toEqual([
      ['We train ', false, [0], [0]],
      ['a ', false, [0, 1], [1]],
      ['model', true, [0, 1], []],
      [' to argue', false, [1], []],
      [text.slice(25), false, [], []],
    ]);
    expect(segmentsOf([], [])).toEqual([]);
  });

  it('is the text again when it is put together, whatever lies in it', () => {
    const somePiece = fc.record({ text: fc.string({ minLength: 1, maxLength: 8 }), hit: fc.boolean() });
    const someSpan = fc
      .tuple(fc.nat(40), fc.nat(40))
      .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) + 1 }));
    fc.assert(
      fc.property(fc.array(somePiece, { minLength: 1 }), fc.array(someSpan), (pieces, spans) => {
        const whole = pieces.map((piece) => piece.text).join('');
        const found = spans
          .filter(({ end }) => end <= whole.length)
          .map((span) => ({ passage: passageOn('We train'), span }));
        const segments = segmentsOf(pieces, found);
        expect(segments.map((segment) => segment.text).join('')).toBe(whole);
        found.forEach(({ span }, place) => {
          const own = segments.filter(({ passages }) => passages.includes(place)).map((segment) => segment.text);
          expect(own.join('')).toBe(whole.slice(span.start, span.end));
          expect(segments.filter(({ begins }) => begins.includes(place))).toHaveLength(1);
        });
      }),
    );
  });
});

describe('choosing by keyboard', () => {
  const chosenBy = (...keys: [key: string, further: boolean][]) => {
    const begin = beginning(text);
    if (begin === null) throw new Error('the text has no sentence');
    const { start, end } = spanOf(
      keys.reduce((walk, [key, further]) => walked(text, walk, key, further) ?? walk, begin),
    );
    return text.slice(start, end);
  };

  it('begins with the first sentence, and goes from sentence to sentence', () => {
    expect(chosenBy()).toBe('We train a model to argue.');
    expect(chosenBy(['ArrowDown', false])).toBe('A judge reads it, and decides.');
    expect(chosenBy(['ArrowDown', false], ['ArrowUp', false])).toBe('We train a model to argue.');
    expect(chosenBy(['ArrowUp', false])).toBe('We train a model to argue.');
    expect(chosenBy(['ArrowDown', true])).toBe('We train a model to argue. A judge reads it, and decides.');
  });

  it('goes from word to word, and reaches over several', () => {
    expect(chosenBy(['ArrowRight', false])).toBe('A');
    expect(chosenBy(['ArrowRight', false], ['ArrowRight', true], ['ArrowRight', true])).toBe('A judge reads');
    expect(chosenBy(['ArrowRight', false], ['ArrowRight', true], ['ArrowLeft', true])).toBe('A');
    expect(chosenBy(['ArrowRight', false], ['ArrowLeft', true])).toBe('argue. A');
  });

  it('knows no other keys, and no text without words', () => {
    const begin = beginning(text);
    if (begin === null) throw new Error('the text has no sentence');
    expect(walked(text, begin, 'Enter', false)).toBeNull();
    expect(beginning(' \n ')).toBeNull();
  });

  it('never leaves the text, whatever is pressed', () => {
    const someKey = fc.tuple(fc.constantFrom('ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'), fc.boolean());
    fc.assert(
      fc.property(
        fc.string({ maxLength: 80, unit: fc.constantFrom('a', 'B', ' ', '.', '\n', '🤖') }),
        fc.array(someKey),
        (some, keys) => {
          const begin = beginning(some);
          expect(begin === null).toBe(wordsIn(some).length === 0 || sentencesIn(some).length === 0);
          if (begin === null) return;
          const span = spanOf(keys.reduce((walk, [key, further]) => walked(some, walk, key, further) ?? walk, begin));
          expect(some.slice(span.start, span.end).trim()).toBe(some.slice(span.start, span.end));
          expect(span.end).toBeGreaterThan(span.start);
          expect(span.end).toBeLessThanOrEqual(some.length);
        },
      ),
    );
  });
});
