/**
 * Lists of papers as long as one likes, modelled on the real ones.
 *
 * Abstracts and titles are walks through a bigram model (each word is followed by one that follows it in a real
 * abstract; Shannon 1948, section 3) with invented words strewn in. The invented ones give the long tail of rare words
 * that a few thousand real words cannot: their frequency falls as 1/rank, and a paper that holds one tends to repeat
 * it, as papers do with the terms they are about. Companies and categories come from real papers, dates spread over ten
 * years. Authors are left out, as they are in the real data.
 */
import type { Dataset, Paper } from '../../src/papers/dataset.ts';
import { inventedWord } from './invented-words.ts';
import { normal, pick, seeded, wholeNumber, zipfRank, type Random } from './random.ts';
import { termsOf } from './terms.ts';

/** Characters of an abstract: the logarithm is normal around this median. */
const MEDIAN_ABSTRACT = 1200;
const SPREAD = 0.3;
const SHORTEST_ABSTRACT = 300;
const LONGEST_ABSTRACT = 3000;

/** Words that can be invented, and how many of them a paper is about. */
const INVENTED = 150_000;
const FEWEST_INVENTED = 3;
const MOST_INVENTED = 8;
/** The chance that a word which stands in a paper stands there once more, and how often it may. */
const REPEATS = 0.5;
const MOST_REPEATS = 12;
/** The chance that one of a paper's invented words is in its title. */
const IN_TITLE = 0.5;

/** The share of papers without an abstract. */
const WITHOUT_ABSTRACT = 0.01;

const COVERAGE = { from: '2014-08-01', to: '2024-07-31' };
const DAY = 86_400_000;

/** What follows what in the real abstracts. Words keep their punctuation. */
type Bigrams = { all: readonly string[]; starts: readonly string[]; after: ReadonlyMap<string, readonly string[]> };

/**
 * A list of `size` papers in the shape of the real dataset. The same size and seed always give the same list, and a
 * shorter list is the beginning of a longer one.
 */
export function listOf(real: Dataset, size: number, seed = 1): Dataset {
  const random = seeded(seed);
  // Modelled on what the page shows first; the other collections hold papers without company and category.
  const first = new Set(real.collections.filter(({ shownByDefault }) => shownByDefault).map(({ id }) => id));
  const models = real.papers.filter(({ collections }) => collections.some((id) => first.has(id)));
  const bigrams = bigramsOf(models.flatMap(({ abstract }) => abstract ?? []));
  const papers = Array.from({ length: size }, (_, at) => paperOf(at, models, bigrams, random));
  return { ...real, dataVersion: '0'.repeat(16), coverage: COVERAGE, papers, commentary: [], warnings: [] };
}

/** How many different words a list holds. */
export function distinctTerms(list: Dataset): number {
  const terms = new Set<string>();
  for (const { title, abstract } of list.papers) {
    for (const term of termsOf(`${title} ${abstract ?? ''}`)) terms.add(term);
  }
  return terms.size;
}

function bigramsOf(texts: readonly string[]): Bigrams {
  const after = new Map<string, string[]>();
  const all: string[] = [];
  const starts: string[] = [];
  for (const text of texts) {
    const words = text.split(/\s+/).filter((word) => word !== '');
    words.forEach((word, at) => {
      all.push(word);
      if (at === 0) starts.push(word);
      const next = words[at + 1];
      if (next === undefined) return;
      const followers = after.get(word);
      if (followers === undefined) after.set(word, [next]);
      else followers.push(next);
    });
  }
  return { all, starts, after };
}

function paperOf(at: number, real: readonly Paper[], bigrams: Bigrams, random: Random): Paper {
  const like = pick(random, real);
  const invented = Array.from({ length: wholeNumber(random, FEWEST_INVENTED, MOST_INVENTED) }, () =>
    inventedWord(zipfRank(random, INVENTED)),
  );
  const id = `paper-${at + 1}`;
  const days = (Date.parse(COVERAGE.to) - Date.parse(COVERAGE.from)) / DAY;
  return {
    id,
    formerIds: [],
    collections: like.collections,
    title: titleOf(bigrams, invented, random),
    company: like.company,
    date: new Date(Date.parse(COVERAGE.from) + wholeNumber(random, 0, days) * DAY).toISOString().slice(0, 10),
    url: `https://example.org/${id}`,
    arxivId: null,
    category: like.category,
    abstract: random() < WITHOUT_ABSTRACT ? null : abstractOf(bigrams, invented, random),
    duplicateOf: null,
    sources: [{ file: like.sources[0]?.file ?? 'none', row: at + 1, lines: [at + 1, at + 1] }],
    mended: [],
    differences: [],
  };
}

function titleOf(bigrams: Bigrams, invented: readonly string[], random: Random): string {
  const length = wholeNumber(random, 6, 14);
  const words: string[] = [];
  let word = pick(random, bigrams.all);
  while (words.length < length) {
    // Words of punctuation alone (a dash) are passed over, so that the length is counted in words.
    const bare = word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
    if (bare !== '') words.push(bare);
    word = pick(random, bigrams.after.get(word) ?? bigrams.starts);
  }
  if (random() < IN_TITLE) words[wholeNumber(random, 0, length - 1)] = pick(random, invented);
  const title = words.join(' ');
  return title.charAt(0).toUpperCase() + title.slice(1);
}

function abstractOf(bigrams: Bigrams, invented: readonly string[], random: Random): string {
  const target = Math.min(
    LONGEST_ABSTRACT,
    Math.max(SHORTEST_ABSTRACT, MEDIAN_ABSTRACT * Math.exp(SPREAD * normal(random))),
  );
  const strewn = invented.flatMap((word) => {
    let times = 1;
    while (times < MOST_REPEATS && random() < REPEATS) times++;
    return Array.from({ length: times }, () => word);
  });
  const words: string[] = [];
  let length = strewn.reduce((sum, word) => sum + word.length + 1, 0);
  let word = pick(random, bigrams.starts);
  while (length + word.length / 2 < target) {
    words.push(word);
    length += word.length + 1;
    word = pick(random, bigrams.after.get(word) ?? bigrams.starts);
  }
  for (const one of strewn) words.splice(wholeNumber(random, 1, words.length), 0, one);
  return words.join(' ');
}
