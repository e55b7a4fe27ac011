import { describe, expect, test } from 'vitest';
import { VOCABULARY } from './fixtures/sources.ts';
import { readFields } from './sheet-fields.ts';
import { companyAt, findCategory } from './sheet-names.ts';

test('of two companies whose names begin the text the longer one is meant', () => {
  const companies = [
    { id: 'google', name: 'Google' },
    { id: 'google-deepmind', name: 'Google DeepMind' },
  ];
  expect(companyAt('Google DeepMindA title', { companies, categories: [] })?.id).toBe('google-deepmind');
  expect(companyAt('GoogleA title', { companies, categories: [] })?.id).toBe('google');
  expect(companyAt('A title of Google', { companies, categories: [] })).toBeUndefined();
});

/** The address, the category and the rest of a text that begins with an address. */
function part(text: string) {
  const found = findCategory(text, 0, VOCABULARY);
  return found && [text.slice(0, found.from).trim(), found.id, text.slice(found.to), found.inDoubt];
}

describe('the category after an address', () => {
  test('glued to it, with the abstract glued to that', () => {
    expect(part('https://x.org/aHonest AIWe show')).toEqual(['https://x.org/a', 'honest-ai', 'We show', false]);
  });

  test('glued to it as a duplicate', () => {
    expect(part('https://x.org/a[Duplicate] Honest AIWe')).toEqual(['https://x.org/a', 'honest-ai', 'We', false]);
    expect(findCategory('https://x.org/a[Duplicate] Honest AIWe', 0, VOCABULARY)?.duplicate).toBe(true);
  });

  test('on the next line, and a category named in the abstract is none', () => {
    expect(part('https://x.org/\nUnlearningRobustness is')).toEqual([
      'https://x.org/',
      'unlearning',
      'Robustness is',
      false,
    ]);
  });

  test('glued, before an abstract that begins with the name: the first is meant, with a doubt', () => {
    expect(part('https://x.org/aUnlearningUnlearning is')).toEqual([
      'https://x.org/a',
      'unlearning',
      'Unlearning is',
      true,
    ]);
    expect(part('https://x.org/aUnlearningRobustness is')?.slice(1, 2)).toEqual(['unlearning']);
  });

  test('on the next line of an address that holds the name of one: the line is meant, with a doubt', () => {
    const address = 'https://x.org/Robustness';
    expect(part(`${address}\nHonest AIWe show`)).toEqual([address, 'honest-ai', 'We show', true]);
    const row = readFields(`OpenAITitle5-Jul-24${address}\nHonest AIWe show`, VOCABULARY);
    expect(row.ok && row.doubts).toEqual([
      { offset: 19, text: 'address read as https://x.org/Robustness; it could end elsewhere' },
    ]);
  });

  test('is not one that stands further on', () => {
    expect(part('https://x.org/a\nAlchemy\nRobustness')).toBeNull();
  });
});
