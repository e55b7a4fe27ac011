import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chartInput, someFrame, someInput } from '../../tests/fixtures/chart-inputs.ts';
import { plainTheme as theme } from '../../tests/fixtures/plain-theme.ts';
import { publishedDataset } from '../../tests/fixtures/published.ts';
import { expectHeightNeeded, flat, textsOf } from '../../tests/fixtures/scene-laws.ts';
import { paperWith, smallDataset } from '../../tests/fixtures/small-dataset.ts';
import { ALL_SPECS, drawn, expectTimeline, HARD_CASES, MANY } from '../../tests/fixtures/timeline-laws.ts';
import { NO_FILTERS } from '../papers/filter.ts';
import { DEFAULT_CHARTS, FORMS } from '../view/chart-spec.ts';
import type { Frame } from './scene.ts';
import { timeline } from './timeline.ts';

const frame: Frame = { width: 900, height: 252, textScale: 1 };

describe('the published papers over time', () => {
  const dataset = publishedDataset();
  const scene = timeline(chartInput(dataset), DEFAULT_CHARTS, theme, frame);

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
      '78 papers, Q1 2022 to Q3 2024 (Jul only), a lane a company. Most in Q4 2023: 14. Fewest in Q1 2023: 3. ' +
        'By year: 24 in 2022, 32 in 2023, 22 in 2024 so far. Anthropic: 25, most in Q4 2023: 4. ' +
        'Google DeepMind: 42, most in Q4 2023: 9. OpenAI: 11, most in Q3 2022 and 2 other quarters: 2.',
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
    const filtered = timeline(input, DEFAULT_CHARTS, theme, frame);
    expect(drawn(filtered)).toEqual(input.shown);
    const rest = flat(filtered.marks).filter((mark) => mark.kind === 'rect' && mark.fill === theme.whole);
    expect(rest).toHaveLength(78 - 11);
    expect(textsOf(filtered).map(({ text }) => text)).toEqual(expect.arrayContaining(['0 of 25', '0 of 42', '11']));
    expect(filtered.targets[10]?.label).toBe('Q3 2024 (Jul only): 2 of 3 papers (OpenAI 2)');
  });

  it.each([280, 640, 1400])('keep all laws of a chart at a width of %d', (width) => {
    const input = chartInput(dataset);
    for (const spec of ALL_SPECS) expectTimeline(timeline(input, spec, theme, { ...frame, width }), input, spec);
  });
});

describe('papers over time', () => {
  it('count those without a date in words, and draw them nowhere', () => {
    const scene = timeline(chartInput(smallDataset()), DEFAULT_CHARTS, theme, frame);
    expect(scene.description).toContain('1 without a date');
    expect(scene.subtitle).toMatch(/ · 1 without a date, not drawn$/);
    expect(drawn(scene)).toEqual([0, 2, 3, 4]);
  });

  it('give papers without a company a lane, which can be chosen like any other', () => {
    const scene = timeline(chartInput(smallDataset()), DEFAULT_CHARTS, theme, frame);
    expect(textsOf(scene).map(({ text }) => text)).toContain('No company');
    const companies = scene.targets.flatMap(({ choice }) => choice.company ?? []);
    expect(companies).toEqual(['alpha-lab', 'beta', 'none']);
  });

  it('say what is dated outside of what the data covers, and mark the periods', () => {
    const papers = [
      paperWith({ id: 'early', date: '2021-11-30' }),
      paperWith({ id: 'first', date: '2022-01-01' }),
      paperWith({ id: 'last', date: '2023-07-31' }),
      paperWith({ id: 'late', date: '2023-08-01' }),
      paperWith({ id: 'later', date: '2023-12-01' }),
      paperWith({ id: 'ancient', date: '1871-12-01' }),
      paperWith({ id: 'wrong', date: '9999-12-31' }),
    ];
    const scene = timeline(chartInput(smallDataset({ papers })), DEFAULT_CHARTS, theme, frame);
    expect(scene.subtitle).toBe(
      'The filters in words · 1 dated before 1 Jan 2022 · 2 dated after 31 Jul 2023 · ' +
        '2 dated more than fifty years before or after, not drawn',
    );
    expect(scene.description).toContain('2 dated after 31 Jul 2023.');
    expect(scene.data.rows.map(([name]) => name)).toEqual([
      'Q4 2021',
      ...['Q1 2022', 'Q2 2022', 'Q3 2022', 'Q4 2022', 'Q1 2023', 'Q2 2023'],
      'Q3 2023 (Jul only)',
      'Q4 2023 (not covered)',
    ]);
    const shades = flat(scene.marks).filter((mark) => mark.kind === 'rect' && mark.fill === theme.unfinished);
    expect(shades).toHaveLength(2);
    expect(drawn(scene)).toEqual([0, 1, 2, 3, 4]);
  });

  it('count undated papers among those of a company that can be chosen', () => {
    const scene = timeline(chartInput(smallDataset()), DEFAULT_CHARTS, theme, frame);
    const alpha = scene.targets.find(({ choice }) => choice.company === 'alpha-lab');
    expect(alpha?.label).toBe('Alpha Lab: 2 papers, 1 of them not drawn');
    expect(alpha?.papers).toEqual([0, 5]);
  });
});

describe.each(FORMS)('papers over time as %s', (form) => {
  const specs = ALL_SPECS.filter((spec) => spec.form === form);

  it.each(HARD_CASES)('keep all laws of a chart of %s', (_, dataset) => {
    const input = chartInput(dataset);
    const none = { ...input, shown: [] };
    for (const spec of specs) {
      expectTimeline(timeline(input, spec, theme, { ...frame, width: 280 }), input, spec);
      expectTimeline(timeline(input, spec, theme, { ...frame, width: 1100 }), input, spec);
      expectTimeline(timeline(none, spec, theme, { ...frame, width: 480 }), none, spec);
    }
  });

  it.each(MANY)('keep all laws of a chart of %s', (_, dataset) => {
    const input = chartInput(dataset);
    for (const spec of specs.filter(({ period, measure }) => period === 'quarter' && measure === 'count')) {
      expectTimeline(timeline(input, spec, theme, { ...frame, width: 560 }), input, spec);
    }
  });

  it('keep all laws of a chart, whatever the data, the room and what is asked for', () => {
    const some = someInput({ papers: 60, companies: 5, categories: 3 });
    fc.assert(
      fc.property(some, fc.constantFrom(...specs), someFrame, (input, spec, room) => {
        const draw = (one: Frame) => timeline(input, spec, theme, one);
        const scene = draw(room);
        expectTimeline(scene, input, spec, room);
        expectHeightNeeded(draw, room);
        expect(scene.width).toBe(room.width);
      }),
      { numRuns: 150 },
    );
  });
});
