import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chartInput, someFrame, someInput } from '../../tests/fixtures/chart-inputs.ts';
import { plainTheme as theme } from '../../tests/fixtures/plain-theme.ts';
import { publishedDataset } from '../../tests/fixtures/published.ts';
import { boxOf, expectSound, flat, textsOf } from '../../tests/fixtures/scene-laws.ts';
import { paperWith, smallDataset } from '../../tests/fixtures/small-dataset.ts';
import { NO_FILTERS } from '../papers/filter.ts';
import type { Frame, Scene } from './scene.ts';
import { timeline } from './timeline.ts';

const frame: Frame = { width: 900, height: 252, textScale: 1 };

/** The papers that blocks in the colour of a company stand for, sorted. */
function drawn(scene: Scene): number[] {
  const blocks = flat(scene.marks).filter((mark) => mark.kind === 'rect' && mark.fill.startsWith('#c0'));
  return blocks.flatMap(({ papers }) => papers ?? []).toSorted((a, b) => a - b);
}

describe('the published papers over time', () => {
  const dataset = publishedDataset();
  const scene = timeline(chartInput(dataset), theme, frame);

  it('are counted by quarter, and the last is marked as unfinished', () => {
    expect(scene.data.columns).toEqual(['Period', 'Anthropic', 'Google DeepMind', 'OpenAI', 'All']);
    expect(scene.data.rows.map((row) => row.at(-1))).toEqual([5, 6, 7, 6, 3, 9, 6, 14, 8, 11, 3]);
    expect(scene.data.rows.map(([period]) => period)).toEqual([
      'Q1 2022',
      'Q2 2022',
      'Q3 2022',
      'Q4 2022',
      'Q1 2023',
      'Q2 2023',
      'Q3 2023',
      'Q4 2023',
      'Q1 2024',
      'Q2 2024',
      'Q3 2024 (Jul only)',
    ]);
    expect(textsOf(scene).map(({ text }) => text)).toContain('Jul only');
    expect(flat(scene.marks).filter((mark) => mark.kind === 'rect' && mark.fill === theme.unfinished)).toHaveLength(1);
  });

  it('of each company add up to its papers', () => {
    const sums = [1, 2, 3].map((column) => scene.data.rows.reduce((sum, row) => sum + Number(row[column]), 0));
    expect(sums).toEqual([25, 42, 11]);
  });

  it('stand in one block each', () => {
    expect(drawn(scene)).toEqual(chartInput(dataset).shown);
    const blocks = flat(scene.marks).filter((mark) => mark.papers !== undefined);
    expect(blocks.every(({ papers }) => papers?.length === 1)).toBe(true);
  });

  it('carry years, a name with its count for each company, and a count on each column', () => {
    const texts = textsOf(scene).map(({ text }) => text);
    expect(texts).toEqual(expect.arrayContaining(['2022', '2023', '2024', 'Anthropic', 'Google DeepMind', 'OpenAI']));
    expect(texts).toEqual(expect.arrayContaining(['25', '42', '11']));
  });

  it('say in words what they show', () => {
    expect(scene.description).toBe(
      '78 papers, Q1 2022 to Q3 2024 (Jul only), a lane a company. Most in Q4 2023: 14. ' +
        'Anthropic: 25. Google DeepMind: 42. OpenAI: 11.',
    );
    expect(scene.source).toContain(dataset.dataVersion.slice(0, 8));
    // Each lane is named where it begins.
    expect(scene.legend).toEqual([]);
  });

  it('lead from a column to its papers, and from a company to its', () => {
    const choices = scene.targets.map(({ choice }) => choice);
    expect(choices).toContainEqual({ period: { from: '2024-07', to: '2024-09' } });
    expect(choices).toContainEqual({ company: 'openai' });
    expect(scene.targets[7]?.label).toBe('Q4 2023: 14 papers (Anthropic 4, Google DeepMind 9, OpenAI 1)');
    expect(scene.targets[7]?.papers).toHaveLength(14);
  });

  it('of one company are shown on top of the whole', () => {
    const filters = { ...NO_FILTERS, company: { only: ['openai'], without: [] } };
    const input = chartInput(dataset, filters);
    const filtered = timeline(input, theme, frame);
    expect(drawn(filtered)).toEqual(input.shown);
    const rest = flat(filtered.marks).filter((mark) => mark.kind === 'rect' && mark.fill === theme.whole);
    expect(rest).toHaveLength(78 - 11);
    expect(textsOf(filtered).map(({ text }) => text)).toEqual(expect.arrayContaining(['0 of 25', '0 of 42', '11']));
    expect(filtered.targets[10]?.label).toBe('Q3 2024 (Jul only): 2 of 3 papers (OpenAI 2)');
  });

  it.each([280, 320, 375, 640, 900, 1280, 1900])('keep all laws of a chart at a width of %d', (width) => {
    expectSound(timeline(chartInput(dataset), theme, { ...frame, width }));
  });
});

describe('papers over time', () => {
  it('count those without a date in words, and draw them nowhere', () => {
    const scene = timeline(chartInput(smallDataset()), theme, frame);
    expect(scene.description).toContain('1 without a date');
    expect(scene.subtitle).toMatch(/ · 1 without a date, not drawn$/);
    expect(drawn(scene)).toEqual([0, 2, 3, 4]);
  });

  it('give papers without a company a lane, which can be chosen like any other', () => {
    const scene = timeline(chartInput(smallDataset()), theme, frame);
    expect(textsOf(scene).map(({ text }) => text)).toContain('No company');
    const companies = scene.targets.flatMap(({ choice }) => choice.company ?? []);
    expect(companies).toEqual(['alpha-lab', 'beta', 'none']);
  });

  it.each([
    ['without papers', smallDataset({ papers: [] })],
    ['without papers or companies', smallDataset({ papers: [], companies: [], categories: [] })],
    ['of one paper', smallDataset({ papers: [paperWith({ id: 'only' })] })],
    [
      'without any date',
      smallDataset({ papers: [paperWith({ id: 'a', date: null }), paperWith({ id: 'b', date: null })] }),
    ],
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
      'of companies with long names',
      smallDataset({
        companies: [
          { id: 'alpha-lab', name: 'Institute '.repeat(40) },
          { id: 'beta', name: 'Anstaltsleitungskommission'.repeat(9) },
        ],
      }),
    ],
    [
      'of twenty companies',
      smallDataset({
        companies: Array.from({ length: 20 }, (_, at) => ({ id: `c${at}`, name: `Company ${at}` })),
        papers: Array.from({ length: 60 }, (_, at) => paperWith({ id: `p${at}`, company: `c${at % 20}` })),
      }),
    ],
    [
      'of one paper beside thousands',
      smallDataset({
        papers: Array.from({ length: 10_000 }, (_, at) => {
          return paperWith({ id: `p${at}`, date: at === 0 ? '2022-01-01' : '2023-03-03' });
        }),
      }),
    ],
    [
      'in their thousands in one quarter',
      smallDataset({
        papers: Array.from({ length: 10_000 }, (_, at) => paperWith({ id: `p${at}`, date: '2023-07-31' })),
      }),
    ],
    [
      'in their thousands',
      smallDataset({
        papers: Array.from({ length: 10_000 }, (_, at) => {
          return paperWith({
            id: `p${at}`,
            company: at % 3 === 0 ? 'beta' : 'alpha-lab',
            date: at % 5 === 0 ? '2022-01-01' : '2023-03-03',
          });
        }),
      }),
    ],
  ])('keep all laws of a chart %s', (_, dataset) => {
    for (const width of [280, 320, 480, 900, 1900]) {
      const input = chartInput(dataset);
      const scene = timeline(input, theme, { ...frame, width });
      expectSound(scene);
      expect(drawn(scene)).toEqual(input.shown.filter((index) => dataset.papers[index]?.date !== null));
    }
  });

  it('are drawn as bars where there are too many for a block each', () => {
    const papers = Array.from({ length: 10_000 }, (_, at) => paperWith({ id: `p${at}`, date: '2022-01-01' }));
    const bars = flat(timeline(chartInput(smallDataset({ papers })), theme, frame).marks).filter(
      (mark) => mark.papers?.length === 10_000,
    );
    expect(bars).toHaveLength(1);
  });

  it('make the chart grow where there are more companies than it has room for', () => {
    const companies = Array.from({ length: 20 }, (_, at) => ({ id: `c${at}`, name: `Company ${at}` }));
    const papers = Array.from({ length: 60 }, (_, at) => paperWith({ id: `p${at}`, company: `c${at % 20}` }));
    const scene = timeline(chartInput(smallDataset({ companies, papers })), theme, frame);
    expect(scene.height).toBeGreaterThan(frame.height);
    const blocks = flat(scene.marks).filter((mark) => mark.kind === 'rect' && mark.papers?.length === 1);
    expect(new Set(blocks.map((block) => boxOf(block).top)).size).toBe(60);
  });

  it('keep all laws of a chart, whatever the data and the room', () => {
    fc.assert(
      fc.property(someInput({ papers: 60, companies: 5, categories: 3 }), someFrame, (input, room) => {
        const scene = timeline(input, theme, room);
        expectSound(scene);
        expect(scene.width).toBe(room.width);
        const dated = (index: number) => input.dataset.papers[index]?.date !== null;
        expect(drawn(scene)).toEqual(input.shown.filter(dated));
        const columns = scene.targets.filter(({ choice }) => choice.period !== undefined);
        expect(columns.flatMap(({ papers }) => papers).toSorted((a, b) => a - b)).toEqual(input.shown.filter(dated));
        const counted = scene.data.rows.reduce((sum, row) => sum + Number(row.at(-1)), 0);
        expect(counted).toBe(input.shown.filter(dated).length);
      }),
      { numRuns: 300 },
    );
  });

  it('give a target the very papers that its choice would leave', () => {
    fc.assert(
      fc.property(someInput({ papers: 40, companies: 3, categories: 2 }), (input) => {
        for (const { choice, papers } of timeline(input, theme, frame).targets) {
          const { period } = choice;
          if (period === undefined) continue;
          const within = input.shown.filter((index) => {
            const month = input.dataset.papers[index]?.date?.slice(0, 7);
            return month !== undefined && month >= period.from && month <= period.to;
          });
          expect(papers.toSorted((a, b) => a - b)).toEqual(within);
        }
      }),
    );
  });
});
