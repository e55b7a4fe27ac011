import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTags } from './note.ts';
import { completions, countedTags, tagsInUse, withCompleted } from './tags.ts';

describe('the tags in use', () => {
  it('are each named once, those of most notes first, then by the alphabet', () => {
    const notes = [['talk', 'Debate'], ['debate', 'aside'], ['constructor'], ['DEBATE', 'talk'], []];
    expect(tagsInUse(notes.map((tags) => ({ tags })))).toEqual(['Debate', 'talk', 'aside', 'constructor']);
  });

  it('are none where there are no notes', () => {
    expect(tagsInUse([])).toEqual([]);
  });
});

describe('tags with their counts', () => {
  it('are one whatever their case, as most notes write it, by the alphabet', () => {
    const notes = [['talk', 'Debate'], ['debate'], ['Debate', 'aside']].map((tags) => ({ tags }));
    expect(countedTags(notes)).toEqual([
      { tag: 'aside', count: 1, ways: [{ tag: 'aside', count: 1 }] },
      {
        tag: 'Debate',
        count: 3,
        ways: [
          { tag: 'Debate', count: 2 },
          { tag: 'debate', count: 1 },
        ],
      },
      { tag: 'talk', count: 1, ways: [{ tag: 'talk', count: 1 }] },
    ]);
  });
});

describe('completing tags', () => {
  const known = ['scalable oversight', 'Scaling', 'talk', 'debate'];

  it.each([
    ['', []],
    ['sca', ['scalable oversight', 'Scaling']],
    ['SCALI', ['Scaling']],
    ['talk, sca', ['scalable oversight', 'Scaling']],
    ['talk,sca', ['scalable oversight', 'Scaling']],
    ['talk, ', []],
    ['Scaling, sca', ['scalable oversight']],
    ['talk', []],
    ['oversight', []],
  ])('after “%s” offers %j', (typed, expected) => {
    expect(completions(typed, known)).toEqual(expected);
  });

  it.each([
    ['sca', 'Scaling, '],
    ['talk, sca', 'talk, Scaling, '],
    ['talk,sca', 'talk,Scaling, '],
    ['SCALI', 'Scaling, '],
  ])('makes of “%s” and a choice “%s”', (typed, expected) => {
    expect(withCompleted(typed, 'Scaling')).toBe(expected);
  });

  it('changes the last tag alone, into a known one that was not there', () => {
    const tag = fc.constantFrom('a', 'ab', 'abc', 'B', 'b c', ' ', '');
    const lists = fc.array(tag, { maxLength: 4 }).map((tags) => tags.join(', '));
    fc.assert(
      fc.property(lists, fc.uniqueArray(fc.constantFrom('a', 'ab', 'ABC', 'b', 'b c d')), (typed, known) => {
        for (const offered of completions(typed, known)) {
          const before = readTags(typed.slice(0, typed.lastIndexOf(',') + 1));
          expect(known).toContain(offered);
          expect(readTags(withCompleted(typed, offered))).toEqual([...before, offered]);
        }
      }),
    );
  });
});
