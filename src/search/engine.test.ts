import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { publishedDataset } from '../../tests/fixtures/published.ts';
import { documentsOf } from './documents.ts';
import { SearchEngine } from './engine.ts';
import type { SearchDocument } from './term-index.ts';
import { asksStatus, readQuery, TEXT_FIELDS, type Node } from './query.ts';
import { stemOf } from './stem.ts';
import { wordsOf } from './words.ts';

function engineOf(documents: readonly SearchDocument[]): SearchEngine {
  const engine = new SearchEngine();
  engine.add(documents);
  return engine;
}

function paper(title: string, abstract: string | null = null, discussion: string | null = null): SearchDocument {
  return {
    title,
    abstract,
    discussion,
    arxiv: null,
    note: null,
    tag: null,
    status: null,
    company: null,
    category: null,
    date: null,
  };
}

/** Ids of what was found, best first. */
function found(documents: readonly SearchDocument[], text: string): number[] {
  return [...engineOf(documents).search(text).found];
}

type Leaf = Extract<Node, { kind: 'word' | 'phrase' }>;

/** Whether a paper holds a word or a phrase, found by reading it from end to end. */
function holds(document: SearchDocument, leaf: Leaf): boolean {
  if (leaf.field === 'status') {
    const words = wordsOf(document.status ?? '').map(({ term }) => term);
    return leaf.kind === 'phrase' && words.join(' ') === leaf.terms.join(' ');
  }
  const fields = leaf.field === null ? TEXT_FIELDS.filter((field) => field !== 'status') : [leaf.field];
  return fields.some((field) => {
    const words = wordsOf(document[field] ?? '').map(({ term }) => term);
    if (leaf.kind === 'word') {
      return words.some(
        (word) => stemOf(word) === stemOf(leaf.term) || (leaf.unfinished && word.startsWith(leaf.term)),
      );
    }
    return words.some((_, at) =>
      leaf.terms.every((term, place) => {
        const word = words[at + place];
        return word === term || (leaf.unfinished && place === leaf.terms.length - 1 && word?.startsWith(term) === true);
      }),
    );
  });
}

function fulfils(document: SearchDocument, node: Node): boolean {
  switch (node.kind) {
    case 'word':
    case 'phrase':
      return holds(document, node);
    case 'not':
      return !fulfils(document, node.of);
    case 'and':
      return node.of.every((part) => fulfils(document, part));
    case 'or':
      return node.of.some((part) => fulfils(document, part));
    case 'value':
      return node.terms.every((term) => wordsOf(document[node.field] ?? '').some((word) => word.term.startsWith(term)));
    case 'period': {
      const { date } = document;
      const { from, to } = node;
      return date !== null && (from === null || date >= from) && (to === null || date.slice(0, to.length) <= to);
    }
  }
}

/** The words and phrases that may be missing where nothing has them all; a status may not. */
function leavesOf(nodes: readonly Node[]): Leaf[] {
  return nodes.filter((node) => node.kind === 'word' || node.kind === 'phrase').filter((node) => !asksStatus(node));
}

type Expected = { found: number[]; partial: boolean; isMatch: (document: SearchDocument) => boolean };

/**
 * What a search has to find: what fulfils the query; of a conjunction that nothing fulfils, what holds the most of its
 * words, those aside that more than half of the papers hold, unless nothing holds any other.
 */
function expected(documents: readonly SearchDocument[], text: string): Expected {
  const { root } = readQuery(text);
  if (root === null) return { found: [], partial: false, isMatch: () => false };
  const answer = (isMatch: Expected['isMatch'], partial: boolean) => ({
    found: documents.flatMap((document, id) => (isMatch(document) ? [id] : [])),
    partial,
    isMatch,
  });
  const whole = answer((document) => fulfils(document, root), false);
  if (whole.found.length > 0 || root.kind !== 'and') return whole;
  const words = leavesOf(root.of);
  const telling = words.filter((word) => 2 * documents.filter((one) => holds(one, word)).length <= documents.length);
  const needed = root.of.filter((node) => !words.some((leaf) => leaf === node));
  if (words.length < 2) return whole;
  for (const counted of [telling, words]) {
    const held = (document: SearchDocument) =>
      needed.every((node) => fulfils(document, node)) ? counted.filter((word) => holds(document, word)).length : 0;
    const most = Math.max(0, ...documents.map(held));
    if (most > 0) return answer((document) => held(document) >= most, true);
  }
  return whole;
}

describe('finding what fulfils a query as it stands', () => {
  const documents = [
    paper('Reward models', 'Learned from what people prefer.'),
    paper('Rewarding debate', null, 'A walrus was mentioned.'),
    paper('Unlearning', 'What models forget.'),
  ];
  const fulfilling = (text: string) => {
    const papers = engineOf(documents).find(text);
    return papers === null ? null : [...papers];
  };

  it.each([
    ['models', [0, 2]],
    ['model', [0, 2]],
    ['reward', [0, 1]],
    ['rewa', []],
    ['modles', []],
    ['reward unlearning', []],
    ['reward OR unlearning', [0, 1, 2]],
    ['models -unlearning', [0]],
    ['"models for', []],
    ['"models forg', []],
    ['"models forget', [2]],
    ['walrus', [1]],
    ['title:walrus', []],
  ])('takes “%s” at its word', (text, ids) => {
    expect(fulfilling(text)).toEqual(ids);
  });

  it.each(['', '  ', '""', '-', '?!'])('asks nothing by “%s”', (text) => {
    expect(fulfilling(text)).toBeNull();
  });

  it('is the same for every scope', () => {
    const engine = engineOf(documents);
    engine.lookAt([2]);
    expect([...(engine.find('reward') ?? [])]).toEqual([0, 1]);
    expect([...(engine.find('reward models') ?? [])]).toEqual([0]);
  });

  it('finds what reading from end to end finds, whatever is asked', () => {
    const word = fc.constantFrom('reward', 'model', 'models', 'mod', 'debate', 'walrus', 'unlearning', 'xylophone');
    const part = fc.tuple(fc.constantFrom('', '-', 'title:', 'OR ', '"'), word).map((both) => both.join(''));
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 5 }), (parts) => {
        const text = parts.join(' ');
        const { root } = readQuery(`${text} `);
        const read = documents.flatMap((document, id) => (root !== null && fulfils(document, root) ? [id] : []));
        expect(fulfilling(text)).toEqual(root === null ? null : read);
      }),
    );
  });
});

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
    ['groesse', [2]],
    ['"groesse"', []],
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
    expect(engineOf([]).search('reward')).toMatchObject({ found: new Uint32Array(), partial: null });
  });

  it('says that a query without words asks for nothing', () => {
    expect(engineOf(documents).search('?!')).toMatchObject({ asked: false, found: new Uint32Array() });
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
    expect(engine.search(signs)).toMatchObject({ found: Uint32Array.of(0), partial: null });
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
    expect(answer.partial).toEqual(['reward', 'models', 'xylophone']);
  });

  it('nothing is found if no paper has any', () => {
    expect(engineOf(documents).search('xylophone zither ')).toMatchObject({
      found: new Uint32Array(),
      partial: null,
    });
  });

  it('it is not said where one paper does have all', () => {
    expect(engineOf(documents).search('reward debate ')).toMatchObject({ found: Uint32Array.of(0), partial: null });
  });

  it('words that more than half of the papers hold are not counted, and it is said', () => {
    const usual = [paper('How to model'), paper('How to reward'), paper('How to'), paper('Deception'), paper('Debate')];
    const answer = engineOf(usual).search('how to detect deception ');
    expect([...answer.found]).toEqual([3]);
    expect(answer.partial).toEqual(['how', 'to', 'detect', 'deception']);
    expect(answer.remarks).toEqual(['Words in more than half of the papers were not counted: “how”, “to”.']);
  });

  it('they are counted where nothing holds any other', () => {
    const usual = [paper('How to model'), paper('How to reward'), paper('How so'), paper('To model')];
    expect(engineOf(usual).search('how to xylophone ')).toMatchObject({ found: Uint32Array.of(0, 1), remarks: [] });
  });

  it('what has a word from its discussion alone is found by it, though a group that never gives way is fulfilled', () => {
    const talked = [paper('Reward', null, 'Sycophancy, they say.'), paper('Debate'), paper('Nothing')];
    expect(engineOf(talked).search('sycophancy xylophone (reward OR debate) ')).toMatchObject({
      found: Uint32Array.of(0),
      byDiscussion: Uint32Array.of(0),
    });
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

  it('counts a title the more, the more of the query it holds', () => {
    const words = ['alpha', 'beta', 'gamma', 'delta'];
    const others = Array.from({ length: 60 }, (_, at) =>
      paper(`Other things ${at}`, `Something else, about ${words[at % 10] ?? 'common'} things.`),
    );
    const documents = [
      ...others,
      paper('Other alpha things', 'Something else, about beta, gamma and delta.'),
      paper('Other common things', 'Something about alpha, beta, gamma, delta, alpha.'),
      paper('Alpha, beta, gamma, delta', 'Something else, about common things, at length.'),
    ];
    // One of four words may stand in a title by chance: said twice in an abstract it says more. Four of four may not.
    expect(found(documents, 'alpha beta gamma delta ')).toEqual([62, 61, 60]);
  });

  it('puts another word of the query before one that the abstract says again of its title', () => {
    const documents = [
      ...filler,
      paper('About reward', 'Reward and then reward, and once more reward.'),
      paper('About reward', 'There is nothing here but debate, and then more.'),
      paper('About much', 'Debate and some common things, and still more.'),
    ];
    expect(found(documents, 'reward OR debate ')).toEqual([11, 10, 12]);
    // Asked for alone, what the abstract says decides between titles that say the same.
    expect(found(documents, 'reward ')).toEqual([10, 11]);
  });

  it('keeps the order of the papers where nothing tells them apart', () => {
    expect(found(Array(50).fill(paper('Reward', 'the same')), 'reward ')).toEqual([...Array(50).keys()]);
  });
});

describe('the query language', () => {
  const documents: SearchDocument[] = [
    {
      ...paper('Reward models', 'A reward model is trained.', null),
      company: 'OpenAI',
      category: 'Honest AI',
      date: '2023-05-14',
    },
    {
      ...paper('Models of reward', 'Debate without end.'),
      company: 'Google DeepMind',
      category: 'Robustness',
      date: '2023-09-30',
    },
    {
      ...paper('Debate', 'Training a judge.', 'Reward models again.'),
      company: 'Anthropic',
      category: null,
      date: null,
    },
    { ...paper('Critique'), note: 'Doubtful, to me.', tag: 'talk' },
  ];

  it.each([
    ['"reward models" ', [0, 2]],
    ['"reward model" ', [0]],
    ['"reward" -debate ', [0]],
    ['-reward ', [3]],
    ['debate OR critique ', [1, 2, 3]],
    ['title:debate ', [2]],
    ['title:(debate OR critique) ', [2, 3]],
    ['discussion:reward ', [2]],
    ['note:doubtful ', [3]],
    ['tag:talk ', [3]],
    ['-tag:talk debate ', [1, 2]],
    ['abstract:"reward model" ', [0]],
    ['company:openai ', [0]],
    ['company:deep reward ', [1]],
    ['-company:openai -company:"google deepmind" ', [2, 3]],
    ['category:"honest ai" ', [0]],
    ['year:2023 ', [0, 1]],
    ['date:2023-05..2023-08 ', [0]],
    ['date:2023-06.. ', [1]],
    ['date:..2023-05-14 ', [0]],
    ['(debate OR critique) -title:debate ', [1, 3]],
    ['trained ', [0, 2]],
    ['"trained" ', [0]],
    ['model ', [0, 1, 2]],
  ])('“%s” finds %j', (text, ids) => {
    expect(found(documents, text).toSorted()).toEqual(ids);
  });

  it('finds a paper by its arXiv id', () => {
    const listed = [paper('One'), { ...paper('Two'), arxiv: '2310.13548' }];
    for (const text of ['2310.13548', 'arXiv:2310.13548', 'https://arxiv.org/pdf/2310.13548v4']) {
      expect(found(listed, text)).toEqual([1]);
    }
  });

  it('says which company or category there is none of', () => {
    expect(engineOf(documents).search('company:foo ').remarks).toEqual(['No company is called “foo”.']);
    expect(engineOf(documents).search('-category:"not this" ').remarks).toEqual(['No category is called “not this”.']);
  });

  it('puts a word as it is asked for before its other forms', () => {
    const forms = [paper('Training runs'), paper('Train runs'), paper('Trained runs')];
    expect(found(forms, 'train ')[0]).toBe(1);
    expect(found(forms, 'trained ')[0]).toBe(2);
  });

  it('puts words that stand close together, and in the asked order, before others', () => {
    const far = 'filler '.repeat(30);
    const texts = [`alpha ${far} beta`, `beta alpha ${far}`, `alpha beta ${far}`];
    expect(
      found(
        texts.map((text) => paper('Same', text)),
        'alpha beta ',
      ),
    ).toEqual([2, 1, 0]);
  });
});

describe('what the reader writes', () => {
  it('is found from then on, and what was written before no longer', () => {
    const engine = engineOf([paper('Reward models'), paper('Debate', null, 'Said.')]);
    engine.update(1, { note: 'Walrus and reward', tag: 'talk' });
    expect([...engine.search('walrus ').found]).toEqual([1]);
    expect([...engine.search('walrus ').byNotes]).toEqual([1]);
    expect([...engine.search('debate walrus ').byNotes]).toEqual([1]);
    expect([...engine.search('debate ').byNotes]).toEqual([]);
    expect([...engine.search('reward ').found]).toEqual([0, 1]);
    engine.update(1, { note: 'Otter', tag: '' });
    expect([...engine.search('walrus ').found]).toEqual([]);
    expect([...engine.search('tag:talk ').found]).toEqual([]);
    expect([...engine.search('note:otter said ').found]).toEqual([1]);
  });

  it('leaves an index as if it had been there from the beginning', () => {
    const word = fc.constantFrom('alpha', 'beta', 'gamma', 'delta');
    const text = fc.array(word, { maxLength: 4 }).map((words) => words.join(' '));
    const documents = fc.array(
      fc.record({ title: text, note: text }).map(({ title, note }) => ({ ...paper(title), note })),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(documents, fc.nat(), text, text, (given, place, note, asked) => {
        const id = place % given.length;
        const engine = engineOf(given);
        engine.update(id, { note });
        const fresh = engineOf(given.map((one, at) => (at === id ? { ...one, note } : one)));
        const [after, expected] = [engine.search(asked), fresh.search(asked)];
        expect([...after.found]).toEqual([...expected.found]);
        expect([...after.byNotes]).toEqual([...expected.byNotes]);
        expect(after.partial).toEqual(expected.partial);
      }),
    );
  });
});

describe('a status', () => {
  const status = (title: string, words: string | null) => ({
    ...paper(title, 'Debate, read and reread.'),
    status: words,
  });
  const documents = [
    status('Alpha', 'To read'),
    status('Beta', 'Reading'),
    status('Gamma', 'Read'),
    status('Delta', 'Set aside'),
    status('Epsilon', null),
  ];

  it.each([
    ['status:read', [2]],
    ['status:read ', [2]],
    ['status:"read"', [2]],
    ['STATUS:Read', [2]],
    ['status:to-read', [0]],
    ['status:"to read"', [0]],
    ['status:"To read', [0]],
    ['status:reading', [1]],
    ['status:set-aside', [3]],
    ['status:(read OR reading)', [1, 2]],
    ['status:rea', []],
    ['status:aside', []],
    ['status:readings', []],
    ['-status:read', [0, 1, 3, 4]],
    ['debate status:read', [2]],
    ['status:read -gamma', []],
    ['status:read OR delta', [2, 3]],
    ['read', [0, 1, 2, 3, 4]],
    ['aside', []],
    ['"set aside"', []],
    ['"to read"', []],
  ])('for “%s” is found whole, where it is named, and nowhere else: %j', (asked, ids) => {
    expect(found(documents, asked).toSorted()).toEqual(ids);
  });

  it('is found by the note alone, and takes part in neither ranks nor marks', () => {
    const engine = engineOf(documents);
    expect([...engine.search('status:read').byNotes]).toEqual([2]);
    expect([...engine.search('debate status:read').byNotes]).toEqual([2]);
    expect([...engine.search('-status:read').byNotes]).toEqual([]);
    expect([...engine.search('status:read OR gamma').byNotes]).toEqual([]);
    expect(engine.search('status:read').marks).toEqual({ words: [], beginnings: [], phrases: [] });
    expect(found(documents, 'debate OR status:set-aside')).toEqual([0, 1, 2, 3, 4]);
  });

  it('is no word that may be missing where no paper has them all', () => {
    const engine = engineOf(documents);
    const answer = engine.search('alpha xylophone status:to-read ');
    expect([...answer.found]).toEqual([0]);
    expect(answer.partial).toEqual(['alpha', 'xylophone']);
    expect([...answer.byNotes]).toEqual([0]);
    expect(engine.search('alpha status:read ')).toMatchObject({ found: new Uint32Array(), partial: null });
  });

  it('can be set and taken away', () => {
    const engine = engineOf(documents);
    engine.update(4, { status: 'Set aside' });
    expect([...engine.search('status:set-aside').found]).toEqual([3, 4]);
    engine.update(4, { status: '' });
    expect([...engine.search('status:set-aside').found]).toEqual([3]);
  });
});

describe('a mistyped word', () => {
  const documents = [
    paper('Reward models'),
    paper('Sycophancy in reward'),
    paper('Debate'),
    paper('Models that model'),
  ];

  it.each([
    ['rewrad ', [{ from: 'rewrad', to: 'reward' }], [0, 1]],
    ['sycofancy', [{ from: 'sycofancy', to: 'sycophancy' }], [1]],
    ['seward ', [], []],
    ['rewrad debte ', null, null],
    [
      'rewrad modles ',
      [
        { from: 'rewrad', to: 'reward' },
        { from: 'modles', to: 'models' },
      ],
      [0],
    ],
    ['title:rewrad -sycophancy ', [{ from: 'rewrad', to: 'reward' }], [0]],
  ])('in “%s” is exchanged for %j', (text, corrected, ids) => {
    const answer = engineOf(documents).search(text);
    if (corrected === null) {
      // Both are mended, though no paper has both: those with the most of them are found, and both facts are told.
      expect(answer.corrected.map(({ to }) => to)).toEqual(['reward', 'debate']);
      expect(answer.partial).toEqual(['reward', 'debate']);
      expect([...answer.found].toSorted()).toEqual([0, 1, 2]);
      return;
    }
    expect(answer.corrected).toEqual(corrected);
    expect([...answer.found].toSorted()).toEqual(ids);
  });

  it('is left as it is where something holds it, in quotation marks, and where nothing is near', () => {
    for (const text of ['model debate ', '"rewrad"', 'xyzzyxy ', 'dabat ']) {
      expect(engineOf(documents).search(text).corrected).toEqual([]);
    }
  });

  it('beside words that stand nowhere gives way to them: what has the most words as they were typed is found', () => {
    const answer = engineOf(documents).search('sycophancy reward xylophone ');
    expect(answer).toMatchObject({ corrected: [], partial: ['sycophancy', 'reward', 'xylophone'] });
    expect([...answer.found]).toEqual([1]);
  });
});

describe('other scripts', () => {
  const TITLES = [
    '大语言模型的安全对齐',
    '強化学習による人間のフィードバック',
    '大規模言語モデルの解釈可能性',
    '언어 모델의 안전성 평가',
    '보상 모델 학습',
    'سلامة نماذج اللغة الكبيرة',
    'التعلّم المعزَّز من الملاحظات',
    'בטיחות של מודלי שפה',
    'שָׁלוֹם עולמי',
    'Ασφάλεια μεγάλων γλωσσικών μοντέλων',
    'Безопасность языковых моделей',
    'Обучение с подкреплением',
    'Sécurité des modèles de langage',
    'Größe und Maß von Belohnungsmodellen',
    'Învățare prin întărire și țeluri',
    'Robots 🤖 and red teams 🚩',
  ];

  it.each([
    ['安全', 0],
    ['学習', 1],
    ['モデル', 2],
    ['안전성', 3],
    ['보상', 4],
    ['نماذج', 5],
    ['المعزز', 6],
    ['מודלי', 7],
    ['שלום', 8],
    ['ασφαλεια', 9],
    ['языковых', 10],
    ['обучение', 11],
    ['securite', 12],
    ['GRÖSSE', 13],
    ['invatare', 14],
    ['🤖', 15],
  ])('are found: “%s”', (text, id) => {
    const engine = engineOf(TITLES.map((title) => paper(title)));
    expect([...engine.search(text).found]).toEqual([id]);
    expect([...engine.search(`${text} `).found]).toEqual([id]);
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
  const corpus = fc.array(
    fc.record({
      title: text(4),
      abstract: fc.option(text(8)),
      discussion: fc.option(text(5)),
      arxiv: fc.constantFrom(null, '2407.04622'),
      note: fc.option(text(3)),
      tag: fc.option(text(2)),
      status: fc.option(text(2)),
      company: fc.constantFrom(null, 'Open A', 'Deep Mind'),
      category: fc.constantFrom(null, 'Honest ab'),
      date: fc.constantFrom(null, '2022-02-03', '2023-05-14'),
    }),
    {
      maxLength: 12,
    },
  );
  const sign = fc.constantFrom(
    '-',
    'OR',
    '"',
    '(',
    ')',
    'title:',
    'discussion:',
    'note:',
    'status:',
    'company:open',
    'year:2023',
    'date:..2022-06',
  );
  const query = fc
    .tuple(
      fc.array(fc.tuple(fc.oneof({ weight: 4, arbitrary: word }, sign), fc.constantFrom(' ', ' ', '')), {
        maxLength: 6,
      }),
      fc.constantFrom('', ' '),
    )
    .map(
      ([parts, end]) =>
        parts
          .map(([part, space]) => part + space)
          .join('')
          .trimEnd() + end,
    );

  it('found is what a reader who reads everything would find', () => {
    fc.assert(
      fc.property(corpus, query, (documents, asked) => {
        const answer = engineOf(documents).search(asked);
        if (answer.corrected.length > 0) {
          // Other words are searched for only where nothing has those that were asked for.
          const { root } = readQuery(asked);
          expect(documents.filter((document) => root !== null && fulfils(document, root))).toEqual([]);
          expect(answer.corrected.every(({ from, to }) => from !== to)).toBe(true);
          expect(answer.found.length).toBeGreaterThan(0);
          return;
        }
        const { found, partial, isMatch } = expected(documents, asked);
        expect([...answer.found].toSorted((a, b) => a - b)).toEqual(found);
        expect(answer.partial !== null).toBe(partial);
        // By discussion: what would be no match, among the same papers, if nobody had talked about it.
        const needing = found.filter((id) => {
          const document = documents[id];
          return document !== undefined && !isMatch({ ...document, discussion: null });
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
