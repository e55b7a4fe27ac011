import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { highlight, type Marks } from './highlight.ts';
import { SearchEngine } from './engine.ts';

/** What a search for something marks, where the text is all there is to search. */
function marksOf(text: string, query: string): Marks {
  const engine = new SearchEngine();
  engine.add([
    {
      title: text,
      abstract: null,
      discussion: null,
      arxiv: null,
      note: null,
      tag: null,
      status: null,
      company: null,
      category: null,
      date: null,
    },
  ]);
  return engine.search(query).marks;
}

/** The text with its hits in brackets. */
function marked(text: string, query: string): string {
  return highlight(text, marksOf(text, query))
    .map((piece) => (piece.hit ? `[${piece.text}]` : piece.text))
    .join('');
}

describe('highlighting', () => {
  it.each([
    ['Reward models and rewards', 'reward ', '[Reward] models and [rewards]'],
    ['Reward models and rewards', '"reward"', '[Reward] models and rewards'],
    ['A model of a reward model', '"reward model"', 'A model of a [reward] [model]'],
    ['A reward model, rewarded', 'reward -model ', 'A [reward] model, [rewarded]'],
    ['Rewarding rewrads', 'rewardig ', '[Rewarding] rewrads'],
    ['Reward models and rewards', 'reward', '[Reward] models and [rewards]'],
    ['Reward models', 'models reward ', '[Reward] [models]'],
    ['The model’s GPT-4', 'model gpt 4', 'The [model]’s [GPT]-[4]'],
    ['Größe und Groesse', 'grosse ', '[Größe] und Groesse'],
    ['Poincare\u0301 and Poincaré', 'poincaré', '[Poincare\u0301] and [Poincaré]'],
    ['大语言模型', '模型', '大语言[模][型]'],
    ['Safe 🤖 here', '🤖', 'Safe [🤖] here'],
    ['<b>bold</b> & more', 'bold b', '<[b]>[bold]</[b]> & more'],
    ['Nothing of it', 'reward', 'Nothing of it'],
    ['Nothing asked', '', 'Nothing asked'],
    ['', 'reward', ''],
  ])('“%s” for “%s”', (text, query, expected) => {
    expect(marked(text, query)).toBe(expected);
  });

  it('marks the beginnings of words for the last word alone', () => {
    expect(marked('models modelling rewards', 'rew mod')).toBe('[models] [modelling] rewards');
  });

  it('gives one piece where nothing is found', () => {
    expect(highlight('Nothing of it', marksOf('Nothing of it', 'reward'))).toEqual([
      { text: 'Nothing of it', hit: false },
    ]);
  });

  it('loses nothing: joined, the pieces are the text, and none is empty', () => {
    const parts = fc.constantFrom(
      'reward',
      'Reward',
      ' ',
      '’s',
      'ß',
      'e\u0301',
      '模',
      '🤖',
      '한국',
      '2407.04622',
      '\uD800',
    );
    const someText = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(parts).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(
        someText.filter((text) => text !== ''),
        someText,
        (text, query) => {
          const pieces = highlight(text, marksOf(text, query));
          expect(pieces.map((piece) => piece.text).join('')).toBe(text);
          for (const piece of pieces) expect(piece.text).not.toBe('');
        },
      ),
      { numRuns: 500 },
    );
  });
});
