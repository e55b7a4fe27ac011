import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { corrected, quoted, readQuery, type Node } from './query.ts';

/** A tree as text: `and(reward, title:debate*)`. */
function told(node: Node | null): string {
  if (node === null) return 'nothing';
  switch (node.kind) {
    case 'word':
      return `${node.field === null ? '' : `${node.field}:`}${node.term}${node.unfinished ? '*' : ''}`;
    case 'phrase':
      return `${node.field === null ? '' : `${node.field}:`}"${node.terms.join(' ')}${node.unfinished ? '*' : ''}"`;
    case 'value':
      return `${node.field}=${node.terms.join('+')}`;
    case 'period':
      return `${node.from ?? ''}..${node.to ?? ''}`;
    case 'not':
      return `not(${told(node.of)})`;
    case 'and':
    case 'or':
      return `${node.kind}(${node.of.map(told).join(', ')})`;
  }
}

describe('reading a query', () => {
  it.each([
    ['reward', 'reward*'],
    ['reward ', 'reward'],
    ['reward mod', 'and(reward, mod*)'],
    ['Reward, model!', 'and(reward, model)'],
    ['r', 'r'],
    ['GPT-4 ', '"gpt 4"'],
    ['GPT-4', '"gpt 4"'],
    ['2407.04', '2407.04*'],
    ["model's ", 'model'],
    ['模型', '"模 型"'],
    ['', 'nothing'],
    ['   ', 'nothing'],
    ['?! —', 'nothing'],
    ['"reward model"', '"reward model"'],
    ['“reward model” x', 'and("reward model", x)'],
    ['"reward mod', '"reward mod*"'],
    ['"reward"', '"reward"'],
    ['""', 'nothing'],
    ['reward -debate ', 'and(reward, not(debate))'],
    ['-"red teaming" ', 'not("red teaming")'],
    ['-title:debate ', 'not(title:debate)'],
    ['- debate ', 'debate'],
    ['debate OR critique ', 'or(debate, critique)'],
    ['debate | critique ', 'or(debate, critique)'],
    ['debate OR', 'debate'],
    ['OR debate ', 'debate'],
    ['orange or apple ', 'and(orange, or, apple)'],
    ['a b OR c d ', 'or(and(a, b), and(c, d))'],
    ['(a OR b) c ', 'and(or(a, b), c)'],
    ['((a)) ', 'a'],
    ['(a OR b', 'or(a, b)'],
    ['()', 'nothing'],
    ['title:debate abstract:"two models" ', 'and(title:debate, abstract:"two models")'],
    ['title:(debate OR critique) model ', 'and(or(title:debate, title:critique), model)'],
    ['TITLE:Debate ', 'title:debate'],
    ['discussion:walrus ', 'discussion:walrus'],
    ['status:read', 'status:"read"'],
    ['status:to-read', 'status:"to read"'],
    ['status:"to rea', 'status:"to rea"'],
    ['-status:(read OR reading) ', 'not(or(status:"read", status:"reading"))'],
    ['company:openai category:"honest ai" ', 'and(company=openai, category=honest+ai)'],
    ['-company:anthropic ', 'not(company=anthropic)'],
    ['year:2023 ', '2023..2023'],
    ['date:2023-05..2023-09 ', '2023-05..2023-09'],
    ['date:2023-05.. ', '2023-05..'],
    ['date:..2023-05-14 ', '..2023-05-14'],
    ['reward: a survey ', 'and(reward, a, survey)'],
    ['arXiv:2407.04622 ', 'arxiv:2407.04622'],
    ['https://arxiv.org/abs/2407.04622v2 ', 'arxiv:2407.04622'],
    ['title: debate ', 'title:debate'],
    ['year: 2023 ', '2023..2023'],
    ['reward NOT debate ', 'and(reward, not(debate))'],
    ['reward AND debate ', 'and(reward, debate)'],
    ['debate|critique ', 'or(debate, critique)'],
    ['--debate ', 'not(debate)'],
    ['(debate OR) year:2023 ', 'and(debate, 2023..2023)'],
  ])('“%s” asks for %s', (text, expected) => {
    expect(told(readQuery(text).root)).toBe(expected);
    expect(readQuery(text).remarks).toEqual([]);
  });

  it.each([
    ['foo:bar ', 'and(foo, bar)', '“foo:” is no field; it was searched as words.'],
    ['year:soon ', 'soon', /“year:soon” is no date/],
    ['date:2023-13 ', '"2023 13"', /“date:2023-13” is no date/],
    ['date:.. ', /./, /is no date/],
    ['date:2023-09..2023-05 ', /./, /is no date/],
    ['date:2023-02-30 ', /./, /is no date/],
    ['a) b ', 'and(a, b)', 'A bracket that closes nothing was left out.'],
    [`${'('.repeat(30)}a `, 'a', /^Brackets more than 20 deep/],
  ])('“%s” is searched for as %s, and says so', (text, expected, remark) => {
    const { root, remarks } = readQuery(text);
    expect(told(root)).toMatch(expected);
    expect(remarks).toEqual([expect.stringMatching(remark)]);
  });

  it('has an answer to whatever is typed, at once, and loses none of its words to signs', () => {
    const parts = fc.constantFrom(
      '"',
      '“',
      '(',
      ')',
      '-',
      'OR',
      '|',
      ':',
      'title:',
      'year:',
      ' ',
      'reward',
      '模',
      '..',
    );
    const typed = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc.array(parts, { maxLength: 40 }).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(typed, (text) => {
        const { root } = readQuery(text);
        const asked = new Set<string>();
        const collect = (node: Node | null): void => {
          if (node === null) return;
          if (node.kind === 'word') asked.add(node.term);
          else if (node.kind === 'phrase' || node.kind === 'value') for (const term of node.terms) asked.add(term);
          else if ('of' in node) for (const part of [node.of].flat()) collect(part);
        };
        collect(root);
        for (const word of ['reward', '模']) {
          const alone = new RegExp(`(?<![\\p{L}\\p{M}])${word}(?![\\p{L}\\p{M}])`, 'u').test(text);
          if (alone) expect(asked).toContain(word);
        }
      }),
      { numRuns: 1000 },
    );
    expect(readQuery('('.repeat(500)).root).toBeNull();
    expect(readQuery('-'.repeat(500)).root).toBeNull();
  });
});

describe('asking for words as they are', () => {
  it.each([
    ['rewrad model', ['rewrad'], '"rewrad" model'],
    ['Rewrad, modle', ['rewrad', 'modle'], '"Rewrad", "modle"'],
    ['"rewrad" x', ['rewrad'], '"rewrad" x'],
    ['rewräd', ['rewrad'], '"rewräd"'],
    ['title:rewrad ', ['rewrad'], 'title:"rewrad" '],
    ['reward', ['model'], 'reward'],
  ])('puts “%s” into quotation marks where it says %j', (query, terms, expected) => {
    expect(quoted(query, terms)).toBe(expected);
  });
});

describe('a query as it was answered', () => {
  it('has other words in the place of those that stand nowhere, and those in quotation marks as they were', () => {
    const words = [{ from: 'rewrad', to: 'reward' }];
    expect(corrected('Rewrad OR "rewrad" title:rewrad', words)).toBe('reward OR "rewrad" title:reward');
    expect(corrected('reward', words)).toBe('reward');
    expect(corrected('', words)).toBe('');
  });
});
