import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { publishedDataset } from '../../tests/fixtures/published.ts';
import { wholeOf } from '../papers/filter.ts';
import { documentsOf } from './documents.ts';
import { SearchEngine } from './engine.ts';
import { stemOf } from './stem.ts';
import { trends, type PaperWords } from './trends.ts';
import { wordsOf } from './words.ts';

function paper(date: string, title: string, abstract = ''): PaperWords {
  const distinct = (text: string) => [...new Set(wordsOf(text).map(({ term }) => term))];
  return { date, title: distinct(title), words: distinct(`${title} ${abstract}`) };
}

/** So many papers, a day after the other from the first day of a year on. */
function papersOf(year: number, titles: readonly string[], abstract = ''): PaperWords[] {
  return titles.map((title, at) => paper(`${year}-01-${String(at + 1).padStart(2, '0')}`, title, abstract));
}

function times(count: number, title: string): string[] {
  return Array.from({ length: count }, () => title);
}

const NOTHING = { rising: [], falling: [] };

describe('the published papers', () => {
  const dataset = publishedDataset();
  const engine = new SearchEngine();
  engine.add(documentsOf(dataset).documents);
  engine.lookAt(wholeOf(dataset));

  it('come to speak of language models and preferences, and less of deep networks', () => {
    expect(engine.examples()).toEqual(['llms', 'robust', 'preference', 'deep', 'neural', 'evaluation']);
  });

  it('give words that really rise or fall, and each of them can be found', () => {
    const halves = wholeOf(dataset)
      .flatMap((index) => dataset.papers[index] ?? [])
      .map(({ date, title, abstract }) => ({ date: date ?? '', text: `${title} ${abstract ?? ''}` }))
      .toSorted((a, b) => (a.date < b.date ? -1 : 1));
    const holding = (word: string, from: number, to: number) =>
      halves.slice(from, to).filter(({ text }) => wordsOf(text).some(({ term }) => stemOf(term) === stemOf(word)))
        .length;
    const change = engine.examples().map((word) => holding(word, 39, 78) - holding(word, 0, 39));
    expect(change.map(Math.sign)).toEqual([1, 1, 1, -1, -1, -1]);
    for (const word of engine.examples()) expect(engine.find(word)?.length).toBeGreaterThanOrEqual(5);
  });
});

describe('words that come up and go out of use', () => {
  const debatesThenProbes = [
    ...papersOf(2022, times(10, 'Debate'), 'A machine.'),
    ...papersOf(2023, times(10, 'Probes'), 'A machine.'),
  ];

  it('are told apart', () => {
    expect(trends(debatesThenProbes)).toEqual({ rising: ['probes'], falling: ['debate'] });
  });

  it('count as one in all their forms, and are shown in the most usual', () => {
    const papers = [
      ...papersOf(2022, times(10, 'Debate')),
      ...papersOf(2023, ['Probe', 'Probing', 'Probed', 'Probes', 'Probes', ...times(5, 'Other things')]),
    ];
    expect(trends(papers).rising).toEqual(['probes']);
  });

  it('count once a paper, however often they stand there', () => {
    const papers = [
      ...papersOf(2022, times(10, 'Debate')),
      ...papersOf(2023, [...times(4, 'Probes probe probes'), ...times(6, 'Other things')]),
    ];
    // Four papers are too few.
    expect(trends(papers).rising).toEqual([]);
  });

  it.each([
    ['stand in most papers', 'Models', 'A machine.'],
    ['are short', 'Owl', 'A machine.'],
    ['say nothing of what a paper is about', 'Towards results', 'A machine.'],
    ['are numbers', '2024', 'A machine.'],
  ])('are not those that %s', (why, title, abstract) => {
    const usual = why === 'stand in most papers' ? times(3, title) : [];
    const papers = [
      ...papersOf(2022, [...usual, ...times(10 - usual.length, 'Other things')], abstract),
      ...papersOf(2023, times(10, title), abstract),
    ];
    expect(trends(papers).rising).toEqual([]);
  });

  it('are none that stand in no title', () => {
    const papers = [...papersOf(2022, times(10, 'Debate')), ...papersOf(2023, times(10, 'Owl'), 'With interpolation.')];
    expect(trends(papers).rising).toEqual([]);
  });

  it('are at most three of each, those first that changed most surely', () => {
    const papers = [
      ...papersOf(2022, times(20, 'Debate')),
      ...papersOf(2023, [
        ...times(4, 'Probes circuits walrus otters'),
        ...times(4, 'Probes circuits walrus'),
        ...times(4, 'Probes circuits'),
        ...times(8, 'Probes'),
      ]),
    ];
    expect(trends(papers).rising).toEqual(['probes', 'circuits', 'walrus']);
  });

  it('are none that a chance of few papers makes, and of long lists none that few papers hold', () => {
    const even = ['Debate', 'Probes'];
    expect(trends([...papersOf(2022, times(5, even.join(' '))), ...papersOf(2023, times(5, even.join(' ')))])).toEqual(
      NOTHING,
    );
    const long = [
      ...Array.from({ length: 500 }, () => paper('2022-01-01', 'Debate')),
      ...Array.from({ length: 500 }, (_, at) => paper('2023-01-01', at < 9 ? 'Probes' : at < 30 ? 'Circuits' : 'Owl')),
    ];
    expect(trends(long)).toEqual({ rising: ['circuits'], falling: ['debate'] });
  });

  it.each([
    ['no papers', []],
    ['one paper', [paper('2023-01-01', 'Debate')]],
    ['papers of one day', Array.from({ length: 20 }, (_, at) => paper('2023-01-01', at < 10 ? 'Debate' : 'Probes'))],
    ['papers without words', papersOf(2023, times(20, ''))],
  ])('are none of %s', (_, papers) => {
    expect(trends(papers)).toEqual(NOTHING);
  });

  const somePapers = fc.array(
    fc
      .tuple(
        fc.integer({ min: 1, max: 28 }),
        fc.subarray(['debate', 'debates', 'probe', 'probing', 'walrus', 'otters', 'the', 'results']),
      )
      .map(([day, words]) => paper(`2023-02-${String(day).padStart(2, '0')}`, words.join(' '))),
    { minLength: 10, maxLength: 60 },
  );

  it('are the same, in whatever order the papers are', () => {
    fc.assert(
      fc.property(
        somePapers.chain((papers) =>
          fc.tuple(fc.constant(papers), fc.shuffledSubarray(papers, { minLength: papers.length })),
        ),
        ([papers, shuffled]) => {
          expect(trends(shuffled)).toEqual(trends(papers));
        },
      ),
    );
  });

  it('change places where time runs backwards, as long as no day is shared by the halves', () => {
    fc.assert(
      fc.property(somePapers, (papers) => {
        const turned = (at: number) => `2023-03-${String(28 - at).padStart(2, '0')}`;
        const half = papers.length >> 1;
        const forwards = papers
          .slice(0, 2 * half)
          .map((one, at) => ({ ...one, date: at < half ? '2023-03-01' : '2023-03-28' }));
        const backwards = forwards.map((one) => ({ ...one, date: turned(Number(one.date.slice(-2))) }));
        const { rising, falling } = trends(forwards);
        expect(trends(backwards)).toEqual({ rising: falling, falling: rising });
      }),
    );
  });

  it('are other words on either side', () => {
    fc.assert(
      fc.property(somePapers, (papers) => {
        const { rising, falling } = trends(papers);
        const stems = [...rising, ...falling].map(stemOf);
        expect(new Set(stems).size).toBe(stems.length);
      }),
    );
  });
});
