import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { publishedDataset } from '../../tests/fixtures/published.ts';
import { documentsOf } from './documents.ts';
import { SearchEngine, type SearchDocument } from './engine.ts';
import { readQuery } from './query.ts';
import { wordsOf } from './words.ts';

function engineOf(documents: readonly SearchDocument[]): SearchEngine {
  const engine = new SearchEngine();
  engine.add(documents);
  return engine;
}

function paper(title: string, abstract: string | null = null, discussion: string | null = null): SearchDocument {
  return { title, abstract, discussion };
}

/** Ids of what was found, best first. */
function found(documents: readonly SearchDocument[], text: string): number[] {
  return [...engineOf(documents).search(text).found];
}

/** How many words of a query a paper holds, found by reading it from end to end. */
function heldBy({ title, abstract, discussion }: SearchDocument, text: string): number {
  const words = wordsOf(`${title} \n ${abstract ?? ''} \n ${discussion ?? ''}`).map(({ term }) => term);
  const { terms, lastIsPrefix } = readQuery(text);
  return terms.filter((term, at) =>
    words.some((word) => word === term || (lastIsPrefix && at === terms.length - 1 && word.startsWith(term))),
  ).length;
}

/** What a search has to find: the papers that hold the most words of the query, if they hold any. */
function expected(documents: readonly SearchDocument[], text: string): { found: number[]; partial: boolean } {
  const held = documents.map((document) => heldBy(document, text));
  const most = Math.max(0, ...held);
  return {
    found: held.flatMap((count, id) => (count > 0 && count === most ? [id] : [])),
    partial: most > 0 && most < readQuery(text).terms.length,
  };
}

describe('searching', () => {
  const documents = [
    paper('Reward models', 'Learned from what people prefer.'),
    paper('Debate', 'Two models argue; a human judges.'),
    paper('Größe von Modellen', null),
    paper('大语言模型的安全', '可解释性'),
    paper('constructor and toString', 'hasOwnProperty of __proto__'),
    paper('', ''),
  ];

  it.each([
    ['reward', [0]],
    ['rew', [0]],
    ['rew ', []],
    ['r', []],
    ['MODELS', [0, 1]],
    ['human models', [1]],
    ['grösse', [2]],
    ['groesse', []],
    ['grosse', [2]],
    ['模型', [3]],
    ['解释', [3]],
    ['constructor', [4]],
    ['hasownproperty proto', [4]],
    ['valueOf', []],
    ['', []],
    ['  ', []],
    ['?!…', []],
  ])('for “%s”', (text, ids) => {
    expect(found(documents, text).toSorted()).toEqual(ids);
  });

  it('finds nothing where there is nothing', () => {
    expect(engineOf([]).search('reward')).toMatchObject({ found: new Uint32Array(), partial: false });
  });

  it('says that a query without words asks for nothing', () => {
    expect(engineOf(documents).search('?!').query.terms).toEqual([]);
  });

  it('finds papers that are added after a search', () => {
    const engine = engineOf([paper('Reward models')]);
    expect([...engine.search('reward').found]).toEqual([0]);
    engine.add([paper('Aardvarks and reward'), paper('Zebras')]);
    expect(engine.size).toBe(3);
    expect([...engine.search('reward').found].toSorted()).toEqual([0, 1]);
    expect([...engine.search('aardvarks zeb').found].toSorted()).toEqual([1, 2]);
  });

  it('finds every paper, not the best few', () => {
    const many = Array.from({ length: 3000 }, (_, at) => paper(`Model number ${at}`, 'All of them are about safety.'));
    expect(found(many, 'safety')).toHaveLength(3000);
    expect(found(many, 'model number safety')).toHaveLength(3000);
    expect(new Set(found(many, 'safety'))).toEqual(new Set(many.keys()));
  });

  it('counts every word of a long query', () => {
    const signs = Array.from({ length: 300 }, (_, at) => String.fromCodePoint(0x4e00 + at)).join('');
    const engine = engineOf([paper(signs), paper(signs.slice(0, 10))]);
    expect(engine.search(signs)).toMatchObject({ found: Uint32Array.of(0), partial: false });
  });

  it('finds a beginning that very many words continue, as it finds one that few continue', () => {
    const word = (at: number) => `re${String.fromCharCode(97 + Math.floor(at / 26), 97 + (at % 26))}`;
    const many = Array.from({ length: 100 }, (_, at) => paper(word(at), at % 3 === 0 ? 'with more' : null));
    // Words beside those that begin so, before and behind them in the order of words.
    many.push(paper('with'), paper('rd'), paper('rf'));
    for (const text of ['re', 'more re', 'rea', 'more rea']) {
      expect(found(many, text).toSorted((a, b) => a - b)).toEqual(expected(many, text).found);
    }
    expect(found(many, 're')).toHaveLength(100);
    expect(found(many, 'rea')).toHaveLength(26);
  });
});

describe('when no paper has all the words', () => {
  const documents = [paper('Reward models from debate'), paper('Reward models'), paper('Debate'), paper('Nothing')];

  it('those that have the most of them are found, and it is said', () => {
    const answer = engineOf(documents).search('reward models xylophone ');
    expect([...answer.found].toSorted()).toEqual([0, 1]);
    expect(answer.partial).toBe(true);
  });

  it('nothing is found if no paper has any', () => {
    expect(engineOf(documents).search('xylophone zither ')).toMatchObject({
      found: new Uint32Array(),
      partial: false,
    });
  });

  it('it is not said where one paper does have all', () => {
    expect(engineOf(documents).search('reward debate ')).toMatchObject({ found: Uint32Array.of(0), partial: false });
  });
});

describe('ranking', () => {
  const filler = Array.from({ length: 10 }, (_, at) => paper(`Other ${at}`, 'Something else, about common things.'));

  it('puts a word in the title before the same word in the abstract', () => {
    expect(
      found(
        [...filler, paper('A study', 'About reward and more.'), paper('About reward', 'A study and more.')],
        'reward ',
      ),
    ).toEqual([11, 10]);
  });

  it('puts a paper that says a word more often first', () => {
    const abstract = ['It says reward once, and then goes on.', 'It says reward and reward and reward on.'];
    expect(found([...filler, paper('A', abstract[0]), paper('B', abstract[1])], 'reward ')).toEqual([11, 10]);
  });

  it('lets a rare word weigh more than a common one', () => {
    const documents = [
      ...filler.map(({ title }) => paper(title, 'common')),
      paper('One', 'common common rare filler'),
      paper('Two', 'common rare rare filler'),
    ];
    expect(found(documents, 'common rare ')).toEqual([11, 10]);
  });

  it('puts a word that is exactly as typed before one that goes on', () => {
    expect(found([...filler, paper('Rewarding'), paper('Reward')], 'reward')).toEqual([11, 10]);
  });

  it('puts a short title before a long one', () => {
    const documents = [...filler, paper('A reward in a very long title that goes on'), paper('Reward it')];
    expect(found(documents, 'reward ')).toEqual([11, 10]);
  });

  it('keeps the order of the papers where nothing tells them apart', () => {
    expect(found(Array(50).fill(paper('Reward', 'the same')), 'reward ')).toEqual([...Array(50).keys()]);
  });
});

describe('the law of searching', () => {
  const word = fc.oneof(
    { weight: 6, arbitrary: fc.stringMatching(/^[ab]{1,3}$/) },
    fc.constantFrom(
      'reward',
      'rewards',
      'ß',
      'ss',
      'é',
      '模',
      '型',
      '한국',
      '2407.04622',
      '🤖',
      "'s",
      'constructor',
      'ﷺ',
      'ﹰ',
    ),
  );
  const text = (most: number) => fc.array(word, { maxLength: most }).map((words) => words.join(' '));
  const corpus = fc.array(fc.record({ title: text(4), abstract: fc.option(text(8)), discussion: fc.option(text(5)) }), {
    maxLength: 12,
  });
  const query = fc.tuple(text(4), fc.constantFrom('', ' ')).map((parts) => parts.join(''));

  it('found is what a reader who reads everything would find', () => {
    fc.assert(
      fc.property(corpus, query, (documents, asked) => {
        const answer = engineOf(documents).search(asked);
        expect([...answer.found].toSorted((a, b) => a - b)).toEqual(expected(documents, asked).found);
        expect(answer.partial).toBe(expected(documents, asked).partial);
        // By discussion: what would hold fewer of the words if nobody had talked about it.
        const needing = expected(documents, asked).found.filter((id) => {
          const document = documents[id] ?? paper('');
          return heldBy({ ...document, discussion: null }, asked) < heldBy(document, asked);
        });
        expect([...answer.byDiscussion]).toEqual(needing);
      }),
      { numRuns: 1000 },
    );
  });

  it('papers added one by one are found as papers added at once', () => {
    fc.assert(
      fc.property(corpus, query, (documents, asked) => {
        const engine = new SearchEngine();
        for (const document of documents) {
          engine.add([document]);
          engine.search(asked);
        }
        expect(engine.search(asked)).toEqual(engineOf(documents).search(asked));
      }),
    );
  });
});

describe('the published papers', () => {
  const { papers } = publishedDataset();
  const { documents } = documentsOf(publishedDataset());
  const engine = engineOf(documents);

  it.each([
    'reward',
    'GPT-4',
    'sycophancy',
    'mechanistic interpretability',
    'lan',
    'the',
    'red teaming language mod',
    '70B',
  ])('for “%s” are those that a reader would find', (text) => {
    const answer = engine.search(text);
    expect([...answer.found].toSorted((a, b) => a - b)).toEqual(expected(documents, text).found);
    expect(answer.found.length).toBeGreaterThan(0);
  });

  it('give the paper whose title is typed first', () => {
    papers.forEach(({ title, duplicateOf }) => {
      if (duplicateOf !== null) return;
      const [first] = engine.search(title).found;
      expect(papers[first ?? -1]?.title).toBe(title);
    });
  });
});
