import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chartInput, someFrame, someInput } from '../../tests/fixtures/chart-inputs.ts';
import { plainTheme as theme } from '../../tests/fixtures/plain-theme.ts';
import { publishedDataset } from '../../tests/fixtures/published.ts';
import { boxOf, expectHeightNeeded, expectSound, flat, textsOf } from '../../tests/fixtures/scene-laws.ts';
import { paperWith, smallDataset } from '../../tests/fixtures/small-dataset.ts';
import { expectOutsideSaid, isPlaced } from '../../tests/fixtures/timeline-laws.ts';
import type { Dataset } from '../papers/dataset.ts';
import { NO_FILTERS } from '../papers/filter.ts';
import type { ChartInput } from './chart-input.ts';
import type { Frame, Mark, Scene } from './scene.ts';
import { words, type WordSeries } from './words.ts';

const frame: Frame = { width: 900, height: 252, textScale: 1 };
const count = { measure: 'count' } as const;
const share = { measure: 'share' } as const;

/** A series of the papers whose title or abstract speaks of something. */
function speakingOf({ papers }: Dataset, word: string): WordSeries {
  const found = papers.flatMap(({ title, abstract }, index) =>
    `${title} ${abstract ?? ''}`.toLowerCase().includes(word) ? [index] : [],
  );
  return { query: word, label: word, papers: found };
}

/** A series by the ids of its papers. */
function seriesOf(dataset: Dataset, query: string, ids: readonly string[]): WordSeries {
  return { query, label: query, papers: ids.map((id) => dataset.papers.findIndex((paper) => paper.id === id)) };
}

/** The lines, a group a query. */
function linesOf(scene: Scene): Extract<Mark, { kind: 'group' }>[] {
  return scene.marks.filter((mark) => mark.kind === 'group');
}

/** Where the marks of a line stand, from left to right. */
function pointsOf(line: Mark | undefined): { x: number; y: number; papers: readonly number[] }[] {
  const circles = flat(line === undefined ? [] : [line]).filter((mark) => mark.kind === 'circle');
  return circles.flatMap(({ x, y, papers }) => (papers === undefined ? [] : { x, y, papers }));
}

/** How high zero is: where the line under the columns is. */
function zeroOf(scene: Scene): number | undefined {
  return scene.brush?.bottom;
}

function textOf(scene: Scene): string[] {
  return textsOf(scene).map(({ text }) => text);
}

const ascending = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b);

function isIn({ dataset }: ChartInput, period: { from: string; to: string } | undefined) {
  return (index: number) => {
    const month = dataset.papers[index]?.date?.slice(0, 7);
    return period === undefined || (month !== undefined && month >= period.from && month <= period.to);
  };
}

/** What holds of the chart of any words: each sentence of it is one of the chart's promises. */
function expectHonest(scene: Scene, input: ChartInput, series: readonly WordSeries[], room?: Frame): void {
  expectSound(scene, room);
  const { shown } = input;
  const matching = series.map(({ papers }) => ascending(papers.filter((index) => shown.includes(index))));

  // Each paper is in the line that it belongs to, and in one of its points where they are marked.
  const lines = linesOf(scene);
  expect(lines.map(({ papers }) => ascending(papers ?? []))).toEqual(
    matching.map((papers) => papers.filter(isPlaced(scene, input))),
  );
  for (const line of lines) {
    const marked = pointsOf(line).flatMap(({ papers }) => papers);
    if (marked.length > 0) expect(new Set(marked).size).toBe(marked.length);
  }

  // The table adds up to all that match, and to all that is shown.
  const sums = [...series, 'all'].map((_, at) => scene.data.rows.reduce((sum, row) => sum + Number(row[at + 1]), 0));
  expect(sums).toEqual([...matching.map((papers) => papers.length), shown.length]);
  for (const row of scene.data.rows) expect(row).toHaveLength(scene.data.columns.length);

  // A target has the papers that its choice would leave.
  for (const { choice, papers } of scene.targets) {
    const asked = series.findIndex(({ query }) => query === choice.query);
    const left = (asked < 0 ? shown : (matching[asked] ?? [])).filter(isIn(input, choice.period));
    expect(ascending(papers)).toEqual(ascending(left));
  }

  // Each query can be chosen, and so can each period, by itself or with every query.
  const queries = scene.targets.flatMap(({ choice }) => (choice.period === undefined ? (choice.query ?? []) : []));
  expect(queries).toEqual(series.map(({ query }) => query));
  for (const { from } of scene.brush?.stops ?? []) {
    const here = scene.targets.filter(({ choice }) => choice.period?.from === from);
    const asked = here.flatMap(({ choice }) => choice.query ?? []);
    if (asked.length > 0) expect(asked.toSorted()).toEqual(series.map(({ query }) => query).toSorted());
    else expect(here).toHaveLength(1);
  }

  expectOutsideSaid(scene, input);
}

describe('words of the published papers over time', () => {
  const dataset = publishedDataset();
  const input = chartInput(dataset);
  const series = ['preference', 'deep', 'xylophone'].map((word) => speakingOf(dataset, word));
  const scene = words(input, series, count, theme, frame);

  it('are counted by quarter, beside all papers of the quarter', () => {
    expect(scene.data.columns).toEqual(['Period', 'preference', 'deep', 'xylophone', 'All papers']);
    expect(scene.data.rows).toHaveLength(11);
    expect(scene.data.rows.map((row) => row.at(-1))).toEqual([5, 6, 7, 6, 3, 9, 6, 14, 8, 11, 3]);
    expect(scene.data.rows.at(-1)?.[0]).toBe('Q3 2024 (Jul only)');
  });

  it('have their name and their number at the end of their line, also where nothing is found', () => {
    const texts = textOf(scene);
    const numbers = series.map(({ label }) => texts[texts.indexOf(label) + 1]);
    expect(texts).toEqual(expect.arrayContaining(series.map(({ label }) => label)));
    expect(numbers).toEqual(['16', '12', '0']);
  });

  it('stand in one column with the period that is unfinished', () => {
    expect(textOf(scene)).toContain('Jul only');
    const [ground] = flat(scene.marks).filter((mark) => mark.kind === 'rect' && mark.fill === theme.unfinished);
    const box = ground && boxOf(ground);
    const last = pointsOf(linesOf(scene)[0]).at(-1);
    expect(last?.x).toBeGreaterThan(box?.left ?? Infinity);
    expect(last?.x).toBeLessThan(box?.right ?? -Infinity);
    expect(scene.brush?.stops.at(-1)).toMatchObject({ from: '2024-07', to: '2024-09' });
  });

  it('are zero where nothing matches', () => {
    const none = pointsOf(linesOf(scene)[2]);
    expect(none).toHaveLength(11);
    expect(none.every(({ y }) => y === zeroOf(scene))).toBe(true);
    for (const { y, papers } of pointsOf(linesOf(scene)[0])) expect(y === zeroOf(scene)).toBe(papers.length === 0);
  });

  it('rise in proportion to the papers', () => {
    const points = pointsOf(linesOf(scene)[0]);
    const heights = points.map(({ y, papers }) => ((zeroOf(scene) ?? NaN) - y) / papers.length);
    const unit = Math.max(...heights.filter(Number.isFinite));
    for (const height of heights.filter(Number.isFinite)) expect(height).toBeCloseTo(unit, 0);
  });

  it('say in words what they show', () => {
    expect(scene.title).toBe('Words over time, papers a quarter');
    expect(scene.description).toBe(
      '78 papers, Q1 2022 to Q3 2024 (Jul only), a line a query, papers a quarter. ' +
        '“preference”: 16 papers. Most in Q1 2024: 4 of 8 papers. ' +
        'As a share it rises: 4 of 27 papers before Q2 2023, 12 of 51 papers since. ' +
        '“deep”: 12 papers. Most in Q2 2022: 2 of 6 papers. ' +
        'As a share it falls: 7 of 27 papers before Q2 2023, 5 of 51 papers since. ' +
        '“xylophone”: 0 papers.',
    );
    // Every line is named where it ends.
    expect(scene.legend).toEqual([]);
  });

  it('of one query lead from each point to its papers', () => {
    const alone = words(input, series.slice(0, 1), count, theme, frame);
    const target = alone.targets.find(({ choice }) => choice.period?.from === '2024-01');
    expect(target?.label).toBe('“preference”, Q1 2024: 4 of 8 papers');
    expect(target?.choice).toEqual({ query: 'preference', period: { from: '2024-01', to: '2024-03' } });
    expect(alone.targets.at(-1)?.label).toBe('“preference”: 16 of 78 papers');
  });

  it('of several, where their points are too near to be told apart, lead to the papers of the period', () => {
    const target = scene.targets.find(({ choice }) => choice.period?.from === '2024-07');
    expect(target?.choice).toEqual({ period: { from: '2024-07', to: '2024-09' } });
    expect(target?.label).toBe('Q3 2024 (Jul only): 3 papers (“preference” 1, “deep” 0, “xylophone” 0)');
    expect(target?.papers).toHaveLength(3);
  });

  it('are shares of the papers of the same quarter, if asked for', () => {
    const shares = words(input, series, share, theme, frame);
    expect(shares.title).toBe('Words over time, share of each quarter’s papers');
    expect(shares.data.columns.slice(5)).toEqual(['preference, share', 'deep, share', 'xylophone, share']);
    expect(shares.data.rows[8]?.slice(0, 6)).toEqual(['Q1 2024', 4, 0, 0, 8, '50 %']);
    expect(textOf(shares).some((text) => text.endsWith(' %'))).toBe(true);
    expectHonest(shares, input, series);
  });

  it('of one company have those of all lightly behind them', () => {
    const openai = chartInput(dataset, { ...NO_FILTERS, company: { only: ['openai'], without: [] } });
    const filtered = words(openai, series, count, theme, frame);
    const behind = flat(filtered.marks).filter((mark) => 'stroke' in mark && mark.stroke === theme.whole);
    // Of the third query nothing is filtered out.
    expect(behind).toHaveLength(2);
    expect(textOf(filtered)).toEqual(expect.arrayContaining(['2 of 16', '1 of 12', '0']));
    expect(filtered.description).toContain('Lighter lines count what is filtered out as well.');
    expectHonest(filtered, openai, series);
    const shares = words(openai, series, share, theme, frame);
    expect(flat(shares.marks).some((mark) => 'stroke' in mark && mark.stroke === theme.whole)).toBe(false);
  });

  it('are drawn in ink, each of six with its own dash or weight', () => {
    const six = ['model', 'reward', 'adversarial', 'deep', 'learning', 'human'].map((word) =>
      speakingOf(dataset, word),
    );
    const lines = linesOf(words(input, six, count, theme, frame));
    const strokes = lines.map((line) => flat([line]).find((mark) => mark.kind === 'path'));
    expect(strokes.map((path) => path?.stroke)).toEqual(six.map(() => theme.ink));
    expect(new Set(strokes.map((path) => `${path?.dash} ${path?.weight}`)).size).toBe(6);
    expect(() => words(input, [...six, ...series], count, theme, frame)).toThrow('9 queries');
  });

  it.each([280, 320, 375, 527, 528, 560, 640, 900, 1280, 1900])(
    'keep all laws of a chart at a width of %d',
    (width) => {
      for (const measure of [count, share]) {
        for (const textScale of [0.8, 1, 1.5, 2.25]) {
          const room = { ...frame, width, textScale };
          expectHonest(words(input, series, measure, theme, room), input, series, room);
          const six = ['model', 'reward', 'adversarial', 'deep', 'learning', 'xylophone'];
          const all = six.map((word) => speakingOf(dataset, word));
          expectHonest(words(input, all, measure, theme, room), input, all, room);
        }
      }
    },
  );

  it('are counted by quarter on a phone too', () => {
    for (const measure of [count, share]) {
      expect(words(input, series, measure, theme, { ...frame, width: 288 }).data.rows).toHaveLength(11);
    }
  });
});

describe('words over time', () => {
  it('ask for a word where there is none', () => {
    for (const width of [280, 900]) {
      const scene = words(chartInput(smallDataset()), [], count, theme, { ...frame, width, textScale: 1.5 });
      expectSound(scene);
      expect(textOf(scene).join(' ')).toBe('Type a word to see how often it is used');
      expect(scene).toMatchObject({ targets: [], brush: null, data: { rows: [] } });
    }
  });

  it('ask for it within the frame, however nearly the sentence fills it', () => {
    for (const textScale of [0.8, 1, 1.25, 1.5]) {
      for (let width = 200; width <= 400; width++) {
        const room = { ...frame, width, textScale };
        expectSound(words(chartInput(smallDataset()), [], count, theme, room), room);
      }
    }
  });

  it('have a gap, and no zero, where there is nothing to have a share of', () => {
    const dataset = smallDataset();
    const input = chartInput(dataset);
    const series = [seriesOf(dataset, 'model', ['debate', 'noise', 'reward'])];
    const counts = pointsOf(linesOf(words(input, series, count, theme, frame))[0]);
    expect(counts.map(({ papers }) => papers.length)).toEqual([1, 0, 1, 0, 0, 1, 0]);
    const scene = words(input, series, share, theme, frame);
    // Papers are in the first, the third, the sixth and the last of seven quarters.
    const points = pointsOf(linesOf(scene)[0]);
    expect(points.map(({ papers }) => papers.length)).toEqual([1, 1, 1, 0]);
    expect(points.map(({ y }) => y === zeroOf(scene))).toEqual([false, false, false, true]);
    const lines = flat(linesOf(scene)).filter((mark) => mark.kind === 'path');
    expect(lines.map(({ points: ends }) => ends.length)).toEqual([2]);
    expect(scene.description).toContain('No papers, and so a gap, in Q2 2022, Q4 2022, Q1 2023.');
    expect(scene.data.rows[1]).toEqual(['Q2 2022', 0, 0, '–']);
    expectHonest(scene, input, series);
  });

  it('count papers without a date in words and in the table, and draw them nowhere', () => {
    const dataset = smallDataset();
    const input = chartInput(dataset);
    const series = [seriesOf(dataset, 'model', ['debate', 'undated'])];
    const scene = words(input, series, count, theme, frame);
    expect(scene.data.rows.at(-1)).toEqual(['No date', 1, 1]);
    expect(textOf(scene)).toContain('2');
    expectHonest(scene, input, series);
  });

  it('mark what the data do not cover, and say what is dated outside of it or too far away to be drawn', () => {
    const dates = ['0099-12-31', '2021-11-30', '2022-01-01', '2023-07-31', '2023-08-01', '2023-12-01', '9999-01-01'];
    const dataset = smallDataset({ papers: dates.map((date) => paperWith({ id: date, date })) });
    const input = chartInput(dataset);
    const series = [seriesOf(dataset, 'model', ['0099-12-31', '2022-01-01', '2023-12-01'])];
    const scene = words(input, series, count, theme, frame);
    expect(scene.subtitle).toBe(
      'The filters in words · 1 dated before 1 Jan 2022 · 2 dated after 31 Jul 2023 · ' +
        '2 dated more than fifty years before or after, not drawn',
    );
    expect(scene.data.rows.map(([name]) => name)).toEqual([
      'Q4 2021',
      ...['Q1 2022', 'Q2 2022', 'Q3 2022', 'Q4 2022', 'Q1 2023', 'Q2 2023'],
      'Q3 2023 (Jul only)',
      'Q4 2023 (not covered)',
      'More than fifty years before or after',
    ]);
    expect(scene.data.rows.at(-1)).toEqual(['More than fifty years before or after', 1, 2]);
    expect(textOf(scene)).toContain('Jul only');
    const shades = flat(scene.marks).filter((mark) => mark.kind === 'rect' && mark.fill === theme.unfinished);
    expect(shades).toHaveLength(2);
    expectHonest(scene, input, series);
  });

  it('are counted by century where these are all that fits', () => {
    const papers = ['1850-01-01', '2060-01-01'].map((date) => paperWith({ id: date, date }));
    const dataset = smallDataset({ coverage: { from: '1900-01-01', to: '2019-12-31' }, papers });
    const input = chartInput(dataset);
    const series = [seriesOf(dataset, 'a', ['1850-01-01'])];
    const room: Frame = { ...frame, width: 300, textScale: 2 };
    const scene = words(input, series, count, theme, room);
    expect(scene.title).toBe('Words over time, papers a century');
    expectHonest(scene, input, series, room);
  });

  it('of one period have those of all lightly behind them too', () => {
    const coverage = { from: '2024-01-01', to: '2024-03-31' };
    const papers = ['alpha-lab', 'beta', 'beta'].map((company, at) =>
      paperWith({ id: `p${at}`, company, date: '2024-02-01' }),
    );
    const input = chartInput(smallDataset({ coverage, papers }), {
      ...NO_FILTERS,
      company: { only: ['beta'], without: [] },
    });
    const series = [{ query: 'all', label: 'all', papers: input.whole }];
    const circles = flat(words(input, series, count, theme, frame).marks).filter((mark) => mark.kind === 'circle');
    const [behind, ...others] = circles.map(({ y, fill }) => ({ y, fill }));
    expect(behind?.fill).toBe(theme.whole);
    expect(behind?.y).toBeLessThan(others[0]?.y ?? -Infinity);
  });

  it('leave out what is not looked at', () => {
    const dataset = smallDataset();
    const series = [seriesOf(dataset, 'debate', ['debate', 'debate-again'])];
    const scene = words(chartInput(dataset), series, count, theme, frame);
    expect(textOf(scene)).toContain('1');
    expectHonest(scene, chartInput(dataset), series);
  });

  it('put no second pair of quotation marks around a phrase', () => {
    const dataset = smallDataset();
    const series = [seriesOf(dataset, '"reward model"', ['reward'])];
    const scene = words(chartInput(dataset), series, count, theme, frame);
    expect(scene.targets.at(-1)?.label).toBe('"reward model": 1 of 5 papers');
  });

  it('that end alike have their names apart, in the order in which they were asked for', () => {
    const dataset = publishedDataset();
    const series = ['a', 'b', 'c', 'd', 'e', 'f'].map((query) => ({ query, label: query, papers: [] }));
    const scene = words(chartInput(dataset), series, count, theme, frame);
    const names = textsOf(scene).filter(({ text }) => /^[a-f]$/.test(text));
    expect(names.toSorted((a, b) => a.y - b.y).map(({ text }) => text)).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
    expectSound(scene);
  });

  it.each([
    ['without papers', smallDataset({ papers: [] })],
    ['without papers or companies', smallDataset({ papers: [], companies: [], categories: [] })],
    ['of one paper', smallDataset({ papers: [paperWith({ id: 'only' })] })],
    ['without any date', smallDataset({ papers: [paperWith({ id: 'a', date: null })] })],
    [
      'that cover one day',
      smallDataset({
        coverage: { from: '2024-02-29', to: '2024-02-29' },
        papers: [paperWith({ id: 'a', date: '2024-02-29' })],
      }),
    ],
    [
      'of thirty years',
      smallDataset({
        coverage: { from: '1995-01-01', to: '2024-12-31' },
        papers: Array.from({ length: 30 }, (_, at) => paperWith({ id: `p${at}`, date: `${1995 + at}-06-15` })),
      }),
    ],
    [
      'outside of what was searched for',
      smallDataset({
        papers: [paperWith({ id: 'early', date: '2019-12-31' }), paperWith({ id: 'late', date: '2025-01-01' })],
      }),
    ],
    [
      'of twenty thousand papers',
      smallDataset({
        papers: Array.from({ length: 20_000 }, (_, at) => {
          return paperWith({ id: `p${at}`, date: `202${2 + (at % 2)}-0${1 + (at % 7)}-01` });
        }),
      }),
    ],
  ])('keep all laws of a chart of a list %s', (_, dataset) => {
    const filtered = { ...NO_FILTERS, company: { only: ['beta'], without: [] } };
    for (const input of [chartInput(dataset), chartInput(dataset, filtered)]) {
      const series = [
        { query: 'all', label: 'all', papers: input.whole },
        { query: 'half', label: 'Ein Wort, das nicht endet, '.repeat(9), papers: input.whole.filter((at) => at % 2) },
        { query: 'first', label: '', papers: input.whole.slice(0, 1) },
        { query: 'none', label: '大语言模型', papers: [] },
      ];
      const isLong = input.whole.length > 100;
      for (const width of isLong ? [320, 900] : [280, 320, 480, 900, 1900]) {
        for (const measure of [count, share]) {
          const scene = words(input, series, measure, theme, { ...frame, width });
          if (isLong) expectSound(scene);
          else expectHonest(scene, input, series);
        }
      }
    }
  });

  it('have no marks on their points where these would be too many', () => {
    const papers = Array.from({ length: 30 }, (_, at) => paperWith({ id: `p${at}`, date: `${1995 + at}-06-15` }));
    const dataset = smallDataset({ coverage: { from: '1995-01-01', to: '2024-12-31' }, papers });
    const input = chartInput(dataset);
    const series = [{ query: 'all', label: 'all', papers: input.whole }];
    const wide = words(input, series, count, theme, { ...frame, width: 1900 });
    expect(wide.data.rows).toHaveLength(30);
    expect(pointsOf(linesOf(wide)[0])).toEqual([]);
    const narrow = words(input, series, count, theme, { ...frame, width: 280 });
    expect(narrow.data.rows.map(([name]) => name)).toEqual(['1990s', '2000s', '2010s', '2020s (to 2024)']);
    expect(narrow.title).toBe('Words over time, papers a decade');
    expect(textOf(narrow)).toEqual(expect.arrayContaining(['1990s', '2000s']));
  });

  it('keep all laws of a chart, whatever the data, the words and the room', () => {
    const someSeries = ({ whole }: ChartInput) =>
      fc
        .array(
          fc.record({
            label: fc.oneof(fc.string({ maxLength: 60 }), fc.string({ maxLength: 9, unit: 'grapheme' })),
            papers: fc.shuffledSubarray([...whole]),
          }),
          { maxLength: 6 },
        )
        .map((all) => all.map((one, at) => ({ query: `query ${at}`, ...one })));
    const some = someInput({ papers: 60, companies: 3, categories: 2 });
    fc.assert(
      fc.property(
        some.chain((input) => fc.tuple(fc.constant(input), someSeries(input))),
        fc.constantFrom(count, share),
        someFrame,
        ([input, series], measure, room) => {
          const draw = (one: Frame) => words(input, series, measure, theme, one);
          const scene = draw(room);
          expect(scene.width).toBe(room.width);
          expect(scene.height).toBeGreaterThanOrEqual(room.height - 0.1);
          expectHeightNeeded(draw, room);
          if (series.length === 0) expectSound(scene, room);
          else expectHonest(scene, input, series, room);
        },
      ),
      { numRuns: 300 },
    );
  });
});
