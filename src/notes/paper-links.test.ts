import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  linkBeingTyped,
  linkCompletions,
  linkedFrom,
  linkResolver,
  linksIn,
  withLink,
  type LinkedPaper,
} from './paper-links.ts';

const paperOf = (id: string, title: string, change: Partial<LinkedPaper> = {}): LinkedPaper => ({
  id,
  title,
  formerIds: [],
  duplicateOf: null,
  ...change,
});

const debate = paperOf('debate', 'Debate Helps: Weak Judges', { formerIds: ['debating'] });
const copy = paperOf('debate-again', 'Debate helps — weak judges', { duplicateOf: 'debate' });
const reward = paperOf('reward', 'Reward hacking [a survey] | part 1');
const naive = paperOf('naive', 'Naïve judges');
const papers = [copy, debate, reward, naive];

describe('links in a note', () => {
  it('are found with what they lead to and what they are called', () => {
    const text = 'See [[debate]] and [[ reward | the survey ]], not [one], [[]] or [[a\nb]].';
    expect(linksIn(text).map(({ target, label }) => [target, label])).toEqual([
      ['debate', null],
      ['reward', 'the survey'],
    ]);
    const [first] = linksIn(text);
    expect(text.slice(first?.start, first?.end)).toBe('[[debate]]');
  });

  it.each<[string, string | null]>([
    ['debate', 'debate'],
    ['debating', 'debate'],
    ['debate helps weak judges', 'debate'],
    ['DEBATE HELPS: weak judges', 'debate'],
    ['debate-again', 'debate-again'],
    ['Naive judges', 'naive'],
    ['nothing of the kind', null],
    ['__proto__', null],
    ['', null],
  ])('lead from “%s” to %s', (target, id) => {
    expect(linkResolver(papers)(target)?.id ?? null).toBe(id);
  });

  it('lead to the paper that has the id now, not to one that had it before', () => {
    const [now, before] = [paperOf('one', 'Now'), paperOf('two', 'Before', { formerIds: ['one'] })];
    expect(linkResolver([now, before])('one')).toBe(now);
    expect(linkResolver([before, now])('one')).toBe(now);
  });

  it('are listed once each, those to nothing left out', () => {
    const texts = ['[[debate]] [[reward]]', '[[debating|again]] [[nowhere]]'];
    expect(linkedFrom(texts, linkResolver(papers))).toEqual([debate, reward]);
  });
});

describe('a link that is being typed', () => {
  it.each<[string, string | null]>([
    ['see [[', ''],
    ['see [[deb', 'deb'],
    ['see [[deb]]', null],
    ['see [[debate|', null],
    ['see [[deb\nate', null],
    ['see [deb', null],
  ])('is seen in “%s”', (text, typed) => {
    expect(linkBeingTyped(text, text.length)?.typed ?? null).toBe(typed);
  });

  it('is offered the papers whose titles have the words, those that begin so first', () => {
    const ids = (typed: string) => linkCompletions(typed, papers).map(({ id }) => id);
    expect(ids('judges')).toEqual(['debate', 'naive']);
    expect(ids('naive')).toEqual(['naive']);
    expect(ids('weak deb')).toEqual(['debate']);
    expect(ids('xyz')).toEqual([]);
    expect(ids('')).toEqual(['debate', 'reward', 'naive']);
  });

  it('is written out with id and title, and closed once', () => {
    const caret = 'see [[deb'.length;
    expect(withLink('see [[deb here', caret, debate)).toEqual({
      text: 'see [[debate|Debate Helps: Weak Judges]] here',
      caret: 'see [[debate|Debate Helps: Weak Judges]]'.length,
    });
    expect(withLink('see [[deb]]', caret, debate).text).toBe('see [[debate|Debate Helps: Weak Judges]]');
    expect(withLink('[[', 2, reward).text).toBe('[[reward|Reward hacking a survey part 1]]');
  });

  it('leads to its paper, whatever the title, also once that was mended', () => {
    const someTitle = fc.string({
      minLength: 1,
      unit: fc.constantFrom('a', 'B', ' ', '[', ']', '|', '\n', 'é', '🤖', '(', '"'),
    });
    fc.assert(
      fc.property(someTitle, someTitle, fc.string({ maxLength: 20 }), (title, mended, before) => {
        const { text } = withLink(`${before}[[`, before.length + 2, paperOf('the-one', title));
        const resolve = linkResolver([paperOf('other', 'Other'), paperOf('the-one', mended)]);
        expect(linkedFrom([text], resolve).map(({ id }) => id)).toContain('the-one');
      }),
    );
  });
});
