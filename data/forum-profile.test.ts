import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { closedLine, saved } from './fixtures/arbitraries.ts';
import { build, FORUM_ITEMS, SOURCES } from './fixtures/build.ts';
import { decodeForumItems, parseForumProfile, type ForumItems } from './forum-profile.ts';

const PROFILE = 'author-forum-profile.txt';
const profile = parseForumProfile(SOURCES.forumProfile, FORUM_ITEMS);
if (!profile.ok) throw new Error(JSON.stringify(profile.errors));
const itemAt = (line: number) => profile.items.find(({ lines }) => lines[0] === line);
const paragraphsAt = (line: number) => itemAt(line)?.text.split('\n\n') ?? [];
const problems = (text: string, table: ForumItems = FORUM_ITEMS) => {
  const result = parseForumProfile(text, table);
  return result.ok ? [] : result.errors.map(({ line, found, expected }) => [line, found, expected]);
};

test('it is seven posts and eleven comments, all by the author whose name the page gives', () => {
  expect(profile.items.map(({ kind, lines }) => [kind, ...lines])).toEqual([
    ['post', 3, 3],
    ['post', 4, 4],
    ['post', 5, 5],
    ['comment', 6, 6],
    ['post', 7, 7],
    ['post', 8, 8],
    ['post', 9, 9],
    ['comment', 10, 10],
    ['comment', 11, 28],
    ['comment', 29, 30],
    ['comment', 31, 32],
    ['comment', 33, 33],
    ['comment', 34, 49],
    ['post', 50, 50],
    ['comment', 51, 51],
    ['comment', 52, 59],
    ['comment', 60, 60],
    ['comment', 61, 62],
  ]);
  expect(new Set(profile.items.map(({ author }) => author))).toEqual(new Set(['Tomek Korbak']));
  const renamed = parseForumProfile(SOURCES.forumProfile.replace('\nTomek Korbak\n', '\n T. Korbak \n'), FORUM_ITEMS);
  expect(renamed.ok && renamed.items[0]?.author).toBe('T. Korbak');
});

test('a line about the author and his name are left over', () => {
  expect(profile.leftOver).toEqual([
    { kind: 'line about the author', lines: [1, 1] },
    { kind: 'author’s name', lines: [2, 2] },
  ]);
});

describe('in the dataset', () => {
  const { dataset } = build();
  const item = (line: number) => dataset.commentary.find(({ id }) => id === `author-forum-profile-${line}`);
  const PHF = 'Pretraining Language Models with Human Preferences';

  test.each([
    [3, 'Automation collapse', 'title'],
    [4, 'Compositional preference models for aligning LMs', 'title'],
    [5, 'Towards Understanding Sycophancy in Language Models', 'title'],
    [7, 'The Reversal Curse: LLMs trained on "A is B" fail to learn "B is A"', 'title'],
    [8, 'Taken out of context: On measuring situational awareness in LLMs', 'title'],
    [9, 'Training Language Models with Language Feedback at Scale', 'title'],
    [50, PHF, 'title'],
    [10, PHF, 'content'],
    [29, PHF, 'content'],
    [31, PHF, 'content'],
    [33, PHF, 'content'],
    [34, PHF, 'content'],
    [61, 'Compositional preference models for aligning LMs', 'content'],
  ])('line %i is about "%s", known by its %s', (line, title, knownBy) => {
    const about = item(line)?.about;
    expect(dataset.papers.find(({ id }) => id === about?.paper)?.title).toBe(title);
    expect([about?.knownBy, item(line)?.post?.knownBy]).toEqual([knownBy, knownBy]);
    expect(about?.why).toMatch(/^.{20,}\.$/);
  });

  test.each([6, 11, 51, 52, 60])('which post line %i answers is not known', (line) => {
    expect(item(line)).toMatchObject({ kind: 'comment', post: null, about: null });
  });

  test('two posts have an address and a day, and no other', () => {
    const posts = dataset.commentary.flatMap(({ post, kind }) => (post !== null && kind === 'post' ? [post] : []));
    expect(posts.filter(({ url, date }) => url !== null || date !== null)).toEqual([
      {
        title: 'Imitation Learning from Language Feedback',
        url: 'https://www.lesswrong.com/posts/mCZSXdZoNoWn5SkvE',
        date: '2023-03-30',
        knownBy: 'title',
      },
      {
        title: PHF,
        url: 'https://www.lesswrong.com/posts/8F4dXYriqbsom46x5',
        date: '2023-02-21',
        knownBy: 'title',
      },
    ]);
    expect(posts.map(({ title }) => title)).toEqual(
      dataset.commentary.flatMap(({ kind, text }) => (kind === 'post' ? [text] : [])),
    );
  });

  test('the works that are only mentioned carry what is known of them and no more', () => {
    const unknown = { company: null, category: null, abstract: null, arxivId: null, collections: ['mentioned'] };
    expect(dataset.papers.find(({ title }) => title === 'Automation collapse')).toMatchObject({
      ...unknown,
      date: null,
      url: null,
      mended: [],
    });
    const url = 'https://www.lesswrong.com/posts/8F4dXYriqbsom46x5';
    const mend = { from: null, factFrom: url };
    expect(dataset.papers.find(({ title }) => title === PHF)).toMatchObject({
      ...unknown,
      date: '2023-02-21',
      url,
      mended: [
        { ...mend, field: 'date', to: '2023-02-21' },
        { ...mend, field: 'url', to: url },
      ],
    });
  });
});

describe('the text', () => {
  test('of a comment with a list has a paragraph for each point', () => {
    expect(paragraphsAt(11).map((paragraph) => paragraph.slice(0, 24))).toEqual([
      'Thanks, I found the post',
      '- Is LLM dynamics ergodi',
      '- One potential issue wi',
      '- Dennett is spelled wit',
      '- Note that a softmax-ba',
      '- I don’t remember where',
    ]);
    expect(paragraphsAt(11)[2]).toMatch(/for this symmetry\.$/);
  });

  test('has its lines joined again where inline code broke them', () => {
    expect(itemAt(11)?.text).toContain('treatment to the token <|endoftext|>. For me, it would');
    expect(itemAt(11)?.text).toContain('Markov chains (until <|endoftext|>). While');
    expect(itemAt(11)?.text).toContain('the embedding of <|bad|> might even work');
    expect(itemAt(34)?.text).toContain('conditioned on <|bad|>. Though');
    expect(itemAt(34)?.text).toContain('i.e. we used <|good|> for only about 5% safest sentences and <|bad|> for');
  });

  test('of answers to somebody marks what is quoted', () => {
    expect(paragraphsAt(34).filter((paragraph) => paragraph.startsWith('> '))).toEqual([
      expect.stringMatching(/^> I’m guessing that poison-pilling/),
      expect.stringMatching(/^> Have you tested the AI’s outputs/),
      '> Here it would be helpful to know what the AI produces when prompted by <|bad|>.',
      expect.stringMatching(/^> Just before public release, one could delete/),
    ]);
    expect(paragraphsAt(34)).toHaveLength(8);
    expect(paragraphsAt(52).map((paragraph) => paragraph.startsWith('> '))).toEqual([
      false,
      true,
      false,
      false,
      true,
      false,
      true,
      false,
    ]);
    expect(paragraphsAt(52)[3]).toMatch(/not solves them: https:\/\/arxiv\.org\/abs\/2110\.10819$/);
  });

  test('tells each parting within a line and each space, and the number of joined lines', () => {
    const mends = itemAt(34)?.mended.map(({ from, to }) => [from, to]) ?? [];
    expect(mends).toContainEqual(['all the time.Here it would', 'all the time.\n\n> Here it would']);
    expect(mends.at(-1)).toEqual(['10 line breaks', '9 spaces, else nothing']);
    expect(itemAt(11)?.mended.filter(({ why }) => why.includes('inline code to the word'))).toHaveLength(2);
    expect(
      profile.items.flatMap(({ changes }) => changes).filter(({ why }) => why.includes('one line again')),
    ).toHaveLength(21);
    expect(itemAt(11)?.changes.map(({ line }) => line)).toEqual([15, 16, 17, 17, 18, 18, 19, 20, 21, 26, 27]);
  });
});

test('what the flattening lost is kept as printed and told, line by line', () => {
  const [doubt, ...lost] = profile.warnings;
  expect(doubt).toEqual({ file: PROFILE, line: 34, text: expect.stringContaining('cannot be seen') as string });
  expect(lost.map(({ line }) => line)).toEqual([13, 15, 54, 54, 58, 59]);
  expect(lost[0]).toEqual({
    file: PROFILE,
    line: 13,
    text: 'a formula is missing before the comma, kept as printed: "equal to , the average page vector"',
  });
});

describe('it is an error', () => {
  const COMMENT = { lines: [3, 3], kind: 'comment', begins: 'x', why: 'y' };
  const [about = { kind: '', lines: [1, 1] as [number, number] }] = FORUM_ITEMS.leftOver;

  test('if an item or a paragraph does not begin as the table says', () => {
    expect(problems(SOURCES.forumProfile.replace('fixed, thanks!', 'mended, thanks!'))).toEqual([
      [51, '"mended, thanks!"', 'an item that begins "fixed, thanks!"'],
    ]);
    expect(problems(SOURCES.forumProfile.replace('Here it would', 'It would'))[0]?.[2]).toBe(
      'a paragraph that begins "Here it would be helpful to know", after the ones before it',
    );
  });

  test('if a line belongs to nobody, or to two', () => {
    expect(problems(`${SOURCES.forumProfile}\nNew.`)).toEqual([
      [63, '"New."', 'a line that forum-items.json gives to an item or leaves over'],
    ]);
    const twice = {
      ...FORUM_ITEMS,
      leftOver: [...FORUM_ITEMS.leftOver, { kind: 'odd', lines: [51, 51] as [number, number] }],
    };
    expect(problems(SOURCES.forumProfile, twice)).toEqual([
      [51, 'a line with two owners', 'a line of one item or one remainder'],
    ]);
  });

  test('if the page is shorter than the table, or gives no name', () => {
    const short = SOURCES.forumProfile.split('\n').slice(0, 60).join('\n');
    expect(problems(short)).toContainEqual([null, '60 lines', 'a line 62, which forum-items.json names']);
    expect(problems(SOURCES.forumProfile, { ...FORUM_ITEMS, leftOver: [{ ...about, lines: [1, 2] }] })[0]?.[1]).toBe(
      'no name',
    );
  });

  test('if what is said to be lost is not on its line', () => {
    const lost = [{ line: 6, at: 'lemma ()', what: 'x' }];
    expect(problems(SOURCES.forumProfile, { ...FORUM_ITEMS, lost })).toEqual([
      [6, expect.stringMatching(/^"Cool work!/), '"lemma ()" in this line'],
    ]);
  });

  test.each([
    [{ items: [], lost: [] }, 'leftOver'],
    [{ leftOver: [], items: [{ lines: [3, 2], kind: 'post', begins: 'x', why: 'y' }], lost: [] }, 'items.0.lines'],
    [{ leftOver: [], items: [{ lines: [3, 3], kind: 'post', begins: 'x', why: ' ' }], lost: [] }, 'items.0.why'],
    [
      { leftOver: [], items: [{ ...COMMENT, post: { url: null, date: null, knownBy: 'title' } }], lost: [] },
      'items.0.post',
    ],
    [null, 'the whole'],
  ])('if the table is out of form: %j', (json, record) => {
    const decoded = decodeForumItems(json);
    expect(decoded.ok ? [] : decoded.errors.map((error) => [error.file, error.record])).toEqual([
      ['forum-items.json', record],
    ]);
  });

  test('if an item is about a record that made no paper', () => {
    const forumItems = {
      ...FORUM_ITEMS,
      items: FORUM_ITEMS.items.map((item) =>
        item.about === undefined ? item : { ...item, about: { ...item.about, row: 99 } },
      ),
    };
    expect(() => build({ sources: { ...SOURCES, forumItems } })).toThrow(
      'an item about author-forum-profile.txt, row 99',
    );
  });
});

const paragraph = fc.record({
  is: fc.constantFrom(null, 'quote' as const, 'point' as const),
  lines: fc.array(fc.tuple(fc.constantFrom('', '.', ', ', ') ', '; '), closedLine), { minLength: 1, maxLength: 4 }),
  glued: fc.boolean(),
});
const someItem = fc.record({
  kind: fc.constantFrom('post' as const, 'comment' as const),
  paragraphs: fc.array(paragraph, { minLength: 1, maxLength: 4 }),
});

test('a stream written by a table is cut back into the same items', () => {
  fc.assert(
    fc.property(fc.array(someItem, { minLength: 1, maxLength: 5 }), saved, (list, save) => {
      const lines = ['Somebody'];
      const texts: string[] = [];
      const items = list.map(({ kind, paragraphs }, index): ForumItems['items'][number] => {
        const first = lines.length + 1;
        const starts = paragraphs.map(({ is: mark, lines: parts, glued }, place) => {
          // The first paragraph of an item is nobody's point, since its mark would stand in the item before.
          const is = place === 0 && mark === 'point' ? null : mark;
          const begins = `<${index}.${place}>`;
          const [head = '', ...rest] = parts.map(([sign, words], at) =>
            at === 0 ? `${begins}${words}` : sign + words,
          );
          if (is === 'point' && glued) lines.push(`${lines.pop() ?? ''} -`, head);
          else if (is === 'point') lines.push('-', head);
          else if (glued && place > 0) lines.push((lines.pop() ?? '') + head);
          else lines.push(head);
          lines.push(...rest);
          const joined = parts.map(([sign, words], at) => {
            if (at === 0) return begins + words;
            return (sign === '' ? ' ' : '') + sign + words;
          });
          texts.push((place === 0 ? '\n' : '') + (is === null ? '' : is === 'quote' ? '> ' : '- ') + joined.join(''));
          return is === null ? { begins } : { begins, is };
        });
        return { lines: [first, lines.length], kind, begins: `<${index}.0>`, why: 'So written.', paragraphs: starts };
      });
      const table = {
        leftOver: [{ kind: 'author’s name', lines: [1, 1] as [number, number] }],
        items,
        lost: [],
        doubts: [],
      };
      const result = parseForumProfile(save(lines), table);
      expect(result.ok ? result.items.map(({ text }) => `\n${text}`).join('\n\n') : result.errors).toBe(
        texts.join('\n\n'),
      );
    }),
  );
});
