/**
 * Queries whose right answer is known, because each is made from a paper. Seven classes, after what readers type: they
 * remember rare words, mistype them, remember usual words, the title, a bit of both, a word too many, or ask for what a
 * word is mostly about.
 */
import type { Dataset, Paper } from '../../src/papers/dataset.ts';
import { foreignWord, LETTERS } from './invented-words.ts';
import { pick, sample, seeded, wholeNumber, type Random } from './random.ts';
import { countsOf, termsOf } from './terms.ts';

export const CLASSES = ['rare', 'mistyped', 'middle', 'title', 'across', 'foreign', 'frequency'] as const;
export type QueryClass = (typeof CLASSES)[number];

export const CLASS_NAMES: Record<QueryClass, string> = {
  rare: 'three rare words',
  mistyped: 'one of them mistyped',
  middle: 'four words of middle frequency',
  title: 'three title words',
  across: 'two title, two abstract words',
  foreign: 'three rare, one that stands nowhere',
  frequency: 'one word, most often',
};

/** A query, and the place in the list of the paper that should be found first. */
export type BenchQuery = { kind: QueryClass; text: string; paper: number };

/** A word that "several papers hold" is held by this many. */
const SEVERAL = { from: 4, to: 60 };

/** Words that nobody types who looks for a paper. */
const FUNCTION_WORDS = new Set(
  (
    'about across after also although among because been before being between both could does each from have having ' +
    'hence however into itself like many more most much only other others over same should some such than that their ' +
    'them then there therefore these they this those through thus under upon very well were what when where whether ' +
    'which while will with within without would your'
  ).split(' '),
);

/** Queries of all classes, `perClass` each (of the last class fewer where the list has too few fitting words). */
export function queriesOf(list: Dataset, perClass = 200, seed = 2): BenchQuery[] {
  const holders = holdersOf(list.papers);
  const held = (term: string) => holders.get(term) ?? 0;
  const rarestFirst = (paper: Paper) => wordsOf(textOf(paper)).sort((a, b) => held(a) - held(b) || (a < b ? -1 : 1));
  const random = seeded(seed);
  const make = (kind: QueryClass, textOf: (paper: Paper) => string | null) =>
    fromPapers(list.papers, perClass, kind, textOf, random);

  const rare = make('rare', (paper) => {
    const words = rarestFirst(paper);
    return words.length < 3 ? null : sample(random, words.slice(0, 3), 3).join(' ');
  });
  return [
    ...rare,
    ...rare.map((query): BenchQuery => ({ ...query, kind: 'mistyped', text: mistyped(query.text, holders, random) })),
    ...make('middle', (paper) => {
      const words = rarestFirst(paper);
      // Neither the third that names its subject nor the half that it shares with most papers.
      const middle = words.slice(Math.floor(words.length / 3), Math.floor(words.length / 2));
      return middle.length < 4 ? null : sample(random, middle, 4).join(' ');
    }),
    ...make('title', ({ title }) => {
      const words = wordsOf(title);
      return words.length < 3 ? null : sample(random, words, 3).join(' ');
    }),
    ...make('across', ({ title, abstract }) => {
      const titleWords = wordsOf(title);
      const others = wordsOf(abstract ?? '').filter((word) => !titleWords.includes(word));
      if (titleWords.length < 2 || others.length < 2) return null;
      return sample(random, [...sample(random, titleWords, 2), ...sample(random, others, 2)], 4).join(' ');
    }),
    ...rare.map(({ text, paper }): BenchQuery => {
      const words = [...text.split(' '), unknownWord(holders, random)];
      return { kind: 'foreign', text: sample(random, words, words.length).join(' '), paper };
    }),
    ...byFrequency(list.papers, holders, perClass, random),
  ];
}

/** In how many papers each word stands. */
export function holdersOf(papers: readonly Paper[]): Map<string, number> {
  const holders = new Map<string, number>();
  for (const paper of papers) {
    for (const term of new Set(termsOf(textOf(paper)))) holders.set(term, (holders.get(term) ?? 0) + 1);
  }
  return holders;
}

export function textOf({ title, abstract }: Paper): string {
  return `${title} ${abstract ?? ''}`;
}

/** The different words of a text that a reader would search by: of letters alone, four at least, not function words. */
function wordsOf(text: string): string[] {
  return [...new Set(termsOf(text))].filter((term) => /^\p{L}{4,}$/u.test(term) && !FUNCTION_WORDS.has(term));
}

/** Queries from as many different papers. A paper that the class cannot be made from is passed over. */
function fromPapers(
  papers: readonly Paper[],
  count: number,
  kind: QueryClass,
  textFor: (paper: Paper) => string | null,
  random: Random,
): BenchQuery[] {
  const queries: BenchQuery[] = [];
  for (const paper of sample(random, [...papers.keys()], papers.length)) {
    if (queries.length === count) break;
    const source = papers[paper];
    const text = source === undefined || source.abstract === null ? null : textFor(source);
    if (text !== null) queries.push({ kind, text, paper });
  }
  return queries;
}

/** One letter of one word changed, dropped, or swapped with the next, such that the new word stands nowhere. */
function mistyped(text: string, holders: ReadonlyMap<string, number>, random: Random): string {
  const words = text.split(' ');
  for (;;) {
    const which = wholeNumber(random, 0, words.length - 1);
    const word = words[which] ?? '';
    const at = wholeNumber(random, 0, word.length - 2);
    const [before, letter, next, after] = [word.slice(0, at), word.charAt(at), word.charAt(at + 1), word.slice(at + 2)];
    const wrong = pick(random, [
      before + pick(random, LETTERS) + next + after,
      before + next + after,
      before + next + letter + after,
    ]);
    if (!holders.has(wrong)) return words.with(which, wrong).join(' ');
  }
}

function unknownWord(holders: ReadonlyMap<string, number>, random: Random): string {
  for (;;) {
    const word = foreignWord(random);
    if (!holders.has(word)) return word;
  }
}

/**
 * Words that several papers hold, of which one holds it more often than any other. Words of titles are passed over: a
 * paper with the word in its title may rightly come before one that repeats it in its abstract.
 */
function byFrequency(
  papers: readonly Paper[],
  holders: ReadonlyMap<string, number>,
  count: number,
  random: Random,
): BenchQuery[] {
  const inTitles = new Set(papers.flatMap(({ title }) => termsOf(title)));
  const several = [...holders].flatMap(([term, papers]) => {
    const fits = papers >= SEVERAL.from && papers <= SEVERAL.to && !inTitles.has(term) && /^\p{L}{4,}$/u.test(term);
    return fits ? [term] : [];
  });
  const most = new Map(several.map((term) => [term, { paper: -1, times: 0, alone: false }]));
  papers.forEach((paper, at) => {
    for (const [term, times] of countsOf(textOf(paper))) {
      const best = most.get(term);
      if (best === undefined || times < best.times) continue;
      most.set(term, times > best.times ? { paper: at, times, alone: true } : { ...best, alone: false });
    }
  });
  const clear = several.flatMap((text) => {
    const best = most.get(text);
    return best?.alone === true ? [{ kind: 'frequency' as const, text, paper: best.paper }] : [];
  });
  return sample(random, clear, count);
}
