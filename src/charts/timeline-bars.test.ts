import { describe, expect, it } from 'vitest';
import { chartInput } from '../../tests/fixtures/chart-inputs.ts';
import { plainTheme as theme } from '../../tests/fixtures/plain-theme.ts';
import { publishedDataset } from '../../tests/fixtures/published.ts';
import { boxOf, flat, textsOf } from '../../tests/fixtures/scene-laws.ts';
import { paperWith, smallDataset } from '../../tests/fixtures/small-dataset.ts';
import { behind, drawn } from '../../tests/fixtures/timeline-laws.ts';
import { NO_FILTERS } from '../papers/filter.ts';
import { DEFAULT_CHARTS } from '../view/chart-spec.ts';
import type { ChartInput } from './chart-input.ts';
import type { Frame, Mark, Scene } from './scene.ts';
import { timeline } from './timeline.ts';
import type { TimelineSpec } from './timeline-lanes.ts';

const frame: Frame = { width: 900, height: 252, textScale: 1 };
const published = chartInput(publishedDataset());

function bars(input: ChartInput, change: Partial<TimelineSpec> = {}, room: Partial<Frame> = {}): Scene {
  return timeline(input, { ...DEFAULT_CHARTS, ...change }, theme, { ...frame, ...room });
}

function texts(scene: Scene): string[] {
  return textsOf(scene).map(({ text }) => text);
}

/** Heights of the bars in a colour, from left to right. */
function heights(scene: Scene, colour: (fill: string) => boolean): number[] {
  const blocks = flat(scene.marks).filter(
    (mark): mark is Extract<Mark, { kind: 'rect' }> =>
      mark.kind === 'rect' && mark.papers !== undefined && colour(mark.fill),
  );
  return blocks.toSorted((a, b) => a.x - b.x).map(({ height }) => height);
}

describe('bars by month, quarter and year', () => {
  it('count the papers of each', () => {
    const rows = (period: TimelineSpec['period']) => bars(published, { period }).data.rows;
    expect(rows('year').map((row) => [row[0], row.at(-1)])).toEqual([
      ['2022', 24],
      ['2023', 32],
      ['2024 (to Jul)', 22],
    ]);
    expect(rows('month')).toHaveLength(31);
    expect(rows('month').at(-1)).toEqual(['Jul 2024', 0, 1, 2, 3]);
  });

  it('take the next size where columns would be too narrow, and say so', () => {
    const scene = bars(published, { period: 'month' }, { width: 31 * 24 - 1 });
    expect(scene.data.rows).toHaveLength(11);
    expect(scene.subtitle).toBe('The filters in words · by quarter, since months would be too narrow');
    expect(scene.description).toMatch(/By quarter, since months would be too narrow\.$/);
    expect(bars(published, { period: 'month' }, { width: 31 * 24 }).subtitle).toBe('The filters in words');
  });

  it('let months be brushed where there is room, whatever the columns are', () => {
    expect(bars(published, { period: 'year' }).brush?.stops[0]).toEqual({
      left: 0,
      right: 25,
      from: '2022-01',
      to: '2022-01',
    });
    expect(bars(published).brush?.stops).toHaveLength(33);
    const decades = smallDataset({ coverage: { from: '1980-01-01', to: '2023-07-31' } });
    expect(bars(chartInput(decades)).brush?.stops[0]).toMatchObject({ from: '1980-01', to: '1980-03' });
    expect(bars(chartInput(decades), {}, { width: 320 }).brush?.stops[0]).toMatchObject({ to: '1980-12' });
  });
});

describe('bars of companies on top of each other', () => {
  const scene = bars(published, { split: 'stacked' });

  it('name the companies above, each of which can be chosen', () => {
    expect(texts(scene)).toEqual(expect.arrayContaining(['Anthropic', '25', 'OpenAI', '11']));
    expect(scene.targets.flatMap(({ choice }) => choice.company ?? [])).toEqual([
      'anthropic',
      'google-deepmind',
      'openai',
    ]);
  });

  it('leave a gap between neighbours', () => {
    const blocks = flat(scene.marks)
      .filter((mark) => mark.papers?.length === 1)
      .map(boxOf);
    const column = blocks.filter(({ left }) => left === blocks[0]?.left).toSorted((a, b) => a.top - b.top);
    expect(column).toHaveLength(5);
    column.slice(1).forEach((below, at) => expect(below.top - (column[at]?.bottom ?? 0)).toBeCloseTo(1, 0));
  });

  it('count the companies of each period in the table', () => {
    expect(scene.data.columns).toEqual(['Period', 'Anthropic', 'Google DeepMind', 'OpenAI', 'All']);
    expect(scene.data.rows[7]).toEqual(['Q4 2023', 4, 9, 1, 14]);
  });
});

it('bars that are not divided have no colour of a company', () => {
  const scene = bars(published, { split: 'none' });
  const fills = flat(scene.marks).flatMap((mark) => ('fill' in mark ? (mark.fill ?? []) : []));
  expect(fills.filter((fill) => fill.startsWith('#c0'))).toEqual([]);
  expect(drawn(scene)).toEqual(published.shown);
  expect(scene.data.columns).toEqual(['Period', 'All']);
});

describe('bars by category', () => {
  const scene = bars(published, { split: 'category' });

  it('have a lane for each, also for one without papers', () => {
    expect(texts(scene)).toEqual(expect.arrayContaining(['Multi-agent safety', '0', 'Enhancing human feedback', '30']));
    expect(scene.description).toContain('None: Multi-agent safety.');
    expect(scene.targets.flatMap(({ choice }) => choice.category ?? [])).toHaveLength(10);
    expect(scene.title).toBe('Papers over time, by category');
  });

  it('have one scale', () => {
    const scene = bars(published, { split: 'category', period: 'year' }, { height: 120 });
    const perPaper = scene.marks.flatMap((mark) => {
      if (mark.kind !== 'group' || (mark.papers ?? []).length < 5) return [];
      const boxes = flat(mark.marks).map(boxOf);
      const height = Math.max(...boxes.map(({ bottom }) => bottom)) - Math.min(...boxes.map(({ top }) => top));
      return height / (mark.papers?.length ?? 0);
    });
    expect(perPaper.length).toBeGreaterThan(4);
    expect(Math.max(...perPaper) - Math.min(...perPaper)).toBeLessThan(0.3);
  });

  it('put names above their lanes where there is no room beside', () => {
    const timeBegins = (width: number) =>
      bars(published, { split: 'category' }, { width }).targets.find(({ choice }) => choice.period !== undefined)?.x;
    expect(timeBegins(900)).toBeGreaterThan(200);
    expect(timeBegins(400)).toBe(0);
  });

  it('count companies within categories in the table', () => {
    expect(scene.data.columns).toEqual(['Period', 'Category', 'Anthropic', 'Google DeepMind', 'OpenAI', 'All']);
    expect(scene.data.rows).toHaveLength(110);
    expect(scene.data.rows.reduce((sum, row) => sum + Number(row.at(-1)), 0)).toBe(78);
  });
});

describe('shares of papers', () => {
  const papers = [
    paperWith({ id: 'a', company: 'alpha-lab', date: '2022-01-05' }),
    paperWith({ id: 'b', company: 'beta', date: '2022-02-05' }),
    paperWith({ id: 'c', company: 'beta', date: '2022-03-05' }),
    paperWith({ id: 'd', company: 'beta', date: '2022-08-05', category: 'robustness' }),
  ];
  const input = chartInput(smallDataset({ coverage: { from: '2022-01-01', to: '2022-12-31' }, papers }));
  const scene = bars(input, { measure: 'share' });

  it('come with their counts, and a period without papers has none', () => {
    expect(scene.title).toBe('Shares of papers over time');
    expect(scene.data.rows).toEqual([
      ['Q1 2022', '33 % (1 of 3)', '67 % (2 of 3)', 3],
      ['Q2 2022', 'no papers', 'no papers', 0],
      ['Q3 2022', '0 % (0 of 1)', '100 % (1 of 1)', 1],
      ['Q4 2022', 'no papers', 'no papers', 0],
    ]);
    expect(scene.targets[0]?.label).toBe('Q1 2022: 3 papers: Alpha Lab 33 % (1 of 3), Beta 67 % (2 of 3)');
    expect(texts(scene)).toEqual(expect.arrayContaining(['33 % (1 of 3)', 'of 3', 'of 0', '100 % (1 of 1)']));
    expect(scene.description).toContain('Alpha Lab: 25 % (1 of 4), most in Q1 2022: 33 % (1 of 3).');
  });

  it('are drawn in proportion, with a gap in the baseline where there is nothing to have a share of', () => {
    const [small = 0, large = 0, all = 0] = heights(scene, (fill) => fill.startsWith('#c0')).toSorted((a, b) => a - b);
    expect(large / small).toBeCloseTo(2, 1);
    expect(all / small).toBeCloseTo(3, 1);
    const lines = flat(scene.marks).filter((mark) => mark.kind === 'line' && mark.y1 === mark.y2);
    expect(lines).toHaveLength(2 * 2);
  });

  it('of companies on top of each other fill every period that has papers', () => {
    const stacked = bars(input, { measure: 'share', split: 'stacked' });
    const tops = heights(stacked, (fill) => fill.startsWith('#c0'));
    expect(tops.length).toBe(3);
    expect(texts(stacked)).toContain('100 %');
  });

  it('of what is not divided are of all that could be shown', () => {
    const filters = { ...NO_FILTERS, company: { only: ['beta'], without: [] } };
    const some = bars(chartInput(input.dataset, filters), { measure: 'share', split: 'none' });
    expect(some.data).toEqual({
      columns: ['Period', 'Share', 'All'],
      rows: [
        ['Q1 2022', '67 % (2 of 3)', 2],
        ['Q2 2022', 'no papers', 0],
        ['Q3 2022', '100 % (1 of 1)', 1],
        ['Q4 2022', 'no papers', 0],
      ],
    });
    expect(some.targets[0]?.label).toBe('Q1 2022: 2 of 3 papers: 67 % (2 of 3)');
  });

  it('have nothing behind them', () => {
    const filters = { ...NO_FILTERS, company: { only: ['beta'], without: [] } };
    expect(behind(bars(chartInput(input.dataset, filters), { measure: 'share' }))).toEqual([]);
    expect(behind(bars(chartInput(input.dataset, filters)))).toEqual([0]);
  });
});

describe('bars of many', () => {
  it('are one for all papers where there are too many for a block each', () => {
    const papers = Array.from({ length: 10_000 }, (_, at) => paperWith({ id: `p${at}`, date: '2022-01-01' }));
    const scene = bars(chartInput(smallDataset({ papers })));
    expect(flat(scene.marks).filter((mark) => mark.papers?.length === 10_000)).toHaveLength(1);
  });

  it('make the chart grow where there are more companies than it has room for', () => {
    const companies = Array.from({ length: 20 }, (_, at) => ({ id: `c${at}`, name: `Company ${at}` }));
    const papers = Array.from({ length: 60 }, (_, at) => paperWith({ id: `p${at}`, company: `c${at % 20}` }));
    const scene = bars(chartInput(smallDataset({ companies, papers })));
    expect(scene.height).toBeGreaterThan(frame.height);
    const blocks = flat(scene.marks).filter((mark) => mark.kind === 'rect' && mark.papers?.length === 1);
    expect(new Set(blocks.map((block) => boxOf(block).top)).size).toBe(60);
  });
});
