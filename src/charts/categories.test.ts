import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chartInput, someFrame, someInput } from '../../tests/fixtures/chart-inputs.ts';
import { expectShared, wholeAndPart } from '../../tests/fixtures/category-laws.ts';
import { plainTheme as theme } from '../../tests/fixtures/plain-theme.ts';
import { publishedDataset } from '../../tests/fixtures/published.ts';
import { drawnInColour, expectChoicesKept, rising } from '../../tests/fixtures/choice-laws.ts';
import { boxOf, expectHeightNeeded, expectSound, flat, textsOf } from '../../tests/fixtures/scene-laws.ts';
import { paperWith, smallDataset } from '../../tests/fixtures/small-dataset.ts';
import { NO_FILTERS } from '../papers/filter.ts';
import type { Dataset } from '../papers/dataset.ts';
import { BARS, DEFAULT_CHARTS, MEASURES, ORDERS } from '../view/chart-spec.ts';
import { categories } from './categories.ts';
import { valuesIn } from './chart-input.ts';
import type { Frame } from './scene.ts';

const frame: Frame = { width: 600, height: 252, textScale: 1 };

describe('what the published papers are about', () => {
  const dataset = publishedDataset();
  const scene = categories(chartInput(dataset), DEFAULT_CHARTS, theme, frame);

  it('is counted by category and company, in the order of the report, with what nobody works on', () => {
    expect(scene.data).toEqual({
      columns: ['Category', 'Anthropic', 'Google DeepMind', 'OpenAI', 'All'],
      rows: [
        ['Enhancing human feedback', 7, 17, 6, 30],
        ['Mechanistic interpretability', 13, 3, 2, 18],
        ['Robustness', 0, 9, 1, 10],
        ['Safety evaluations', 2, 6, 1, 9],
        ['Power-seeking tendencies', 1, 1, 1, 3],
        ['Honest AI', 1, 2, 0, 3],
        ['Safety by design', 0, 2, 0, 2],
        ['Unlearning', 0, 2, 0, 2],
        ['Model organisms of misalignment', 1, 0, 0, 1],
        ['Multi-agent safety', 0, 0, 0, 0],
      ],
    });
  });

  it('gives each category a row with its name and its count, zero as zero', () => {
    const texts = textsOf(scene).map(({ text }) => text);
    for (const { name } of dataset.categories) expect(texts).toContain(name);
    for (const count of ['30', '18', '10', '9', '3', '2', '1', '0']) expect(texts).toContain(count);
    expect(scene.targets).toHaveLength(10);
    expect(scene.targets.at(-1)).toMatchObject({
      label: 'Multi-agent safety: 0 papers',
      papers: [],
      choice: { category: 'multi-agent-safety' },
    });
  });

  it('draws each paper in one bar', () => {
    expect(drawnInColour(scene)).toEqual(chartInput(dataset).shown);
  });

  it('draws bars whose lengths are in the proportion of the counts', () => {
    const rows = scene.targets.map(({ y, height }) => {
      const bars = flat(scene.marks).filter(
        (mark) => mark.kind === 'rect' && mark.y >= y && mark.y + mark.height <= y + height,
      );
      const boxes = bars.map(boxOf);
      return Math.max(0, ...boxes.map(({ right }) => right)) - Math.min(Infinity, ...boxes.map(({ left }) => left));
    });
    const [longest = 0] = rows;
    [30, 18, 10, 9, 3, 3, 2, 2, 1].forEach((count, at) => {
      expect(Math.abs((rows[at] ?? 0) - (longest * count) / 30)).toBeLessThan(1.5);
    });
  });

  it('says in words what it shows', () => {
    expect(scene.description).toBe(
      '78 papers by category, split by company. Most: Enhancing human feedback, 30. None: Multi-agent safety.',
    );
    expect(scene.targets[0]?.label).toBe(
      'Enhancing human feedback: 30 papers (Anthropic 7, Google DeepMind 17, OpenAI 6)',
    );
    expect(scene.legend.map(({ name }) => name)).toEqual(['Anthropic', 'Google DeepMind', 'OpenAI']);
  });

  it('shows what is filtered on top of the whole', () => {
    const input = chartInput(dataset, { ...NO_FILTERS, company: { only: ['openai'], without: [] } });
    const filtered = categories(input, DEFAULT_CHARTS, theme, frame);
    expect(drawnInColour(filtered)).toEqual(input.shown);
    const texts = textsOf(filtered).map(({ text }) => text);
    expect(texts).toEqual(expect.arrayContaining(['6 of 30', '0 of 3', '0']));
    expect(filtered.targets[0]?.label).toBe('Enhancing human feedback: 6 of 30 papers (OpenAI 6)');
    expect(flat(filtered.marks).filter((mark) => mark.kind === 'rect' && mark.fill === theme.whole)).toHaveLength(9);
  });

  it.each([280, 320, 340, 360, 375, 400, 640, 900, 1280, 1900])(
    'keeps all laws of a chart, and every name whole, at a width of %d',
    (width) => {
      const scene = categories(chartInput(dataset), DEFAULT_CHARTS, theme, { ...frame, width });
      expectSound(scene);
      const texts = textsOf(scene).map(({ text }) => text);
      for (const { name } of dataset.categories) expect(texts).toContain(name);
    },
  );
});

describe('what the published papers are about, in other forms', () => {
  const dataset = publishedDataset();
  const input = chartInput(dataset);
  const openai = chartInput(dataset, { ...NO_FILTERS, company: { only: ['openai'], without: [] } });
  const texts = (...args: Parameters<typeof categories>) => textsOf(categories(...args)).map(({ text }) => text);

  it('stands in the order that is asked for', () => {
    const scene = categories(input, { ...DEFAULT_CHARTS, order: 'name' }, theme, frame);
    expect(scene.data.rows.map(([name]) => name).slice(0, 3)).toEqual([
      'Enhancing human feedback',
      'Honest AI',
      'Mechanistic interpretability',
    ]);
    expect(scene.targets.map(({ choice }) => choice.category)[1]).toBe('honest-ai');
  });

  it('is told in shares of all papers shown, each with its count', () => {
    const scene = categories(input, { ...DEFAULT_CHARTS, measure: 'share' }, theme, frame);
    const written = textsOf(scene).map(({ text }) => text);
    expect(written).toEqual(expect.arrayContaining(['38 % (30)', '23 % (18)', '1 % (1)', '0 % (0)']));
    expect(scene.subtitle).toBe('The filters in words · shares of all papers shown');
    expect(scene.data.columns).toEqual(['Category', 'Anthropic', 'Google DeepMind', 'OpenAI', 'All', 'Share of all']);
    expect(scene.data.rows[0]).toEqual(['Enhancing human feedback', 7, 17, 6, 30, '38 %']);
    expect(scene.description).toContain('Most: Enhancing human feedback, 38 % (30).');
  });

  it('leaves what is filtered out to counts: it is no part of a share', () => {
    const scene = categories(openai, { ...DEFAULT_CHARTS, measure: 'share' }, theme, frame);
    expect(flat(scene.marks).filter((mark) => 'fill' in mark && mark.fill === theme.whole)).toEqual([]);
    expect(textsOf(scene).map(({ text }) => text)).toEqual(expect.arrayContaining(['55 % (6)', '18 % (2)']));
  });

  it('has a bar a company beside each other, zero as zero', () => {
    const scene = categories(input, { ...DEFAULT_CHARTS, bars: 'beside' }, theme, frame);
    const bars = flat(scene.marks).filter((mark) => mark.kind === 'rect');
    const [anthropic, deepmind] = bars;
    expect(anthropic).toMatchObject({ fill: theme.company('anthropic') });
    expect(deepmind?.papers).toHaveLength(17);
    expect(bars).toHaveLength(19);
    expect(textsOf(scene).filter(({ text }) => text === '0')).toHaveLength(11);
    expect(scene.description).toContain('Anthropic: most in Mechanistic interpretability, 13.');
  });

  it('tells beside each other what share of a company’s papers a category is', () => {
    const scene = categories(input, { ...DEFAULT_CHARTS, bars: 'beside', measure: 'share' }, theme, frame);
    expect(textsOf(scene).map(({ text }) => text)).toEqual(
      expect.arrayContaining(['28 % (7)', '40 % (17)', '55 % (6)']),
    );
    expect(scene.data.rows[0]).toEqual(['Enhancing human feedback', 7, '28 %', 17, '40 %', 6, '55 %', 30]);
    expect(scene.description).toContain('OpenAI: most in Enhancing human feedback, 55 % (6).');
  });

  it('offers each bar where all are high enough, else the row', () => {
    const besides = { ...DEFAULT_CHARTS, bars: 'beside' } as const;
    expect(categories(input, besides, theme, frame).targets).toHaveLength(10);
    const high = categories(input, besides, theme, { ...frame, height: 900 });
    expect(high.targets).toHaveLength(30);
    expect(high.targets[1]).toMatchObject({
      label: 'Enhancing human feedback, Google DeepMind: 17 papers',
      choice: { category: 'enhancing-human-feedback', company: 'google-deepmind' },
    });
  });

  it('counts beside each other what is filtered out too', () => {
    const besides = { ...DEFAULT_CHARTS, bars: 'beside' } as const;
    expect(texts(openai, besides, theme, frame)).toEqual(expect.arrayContaining(['0 of 7', '0 of 17', '6']));
    expect(categories(openai, besides, theme, frame).description).toContain('Anthropic: no papers shown.');
  });
});

describe('what papers are about', () => {
  it.each([
    ['without papers', smallDataset({ papers: [] })],
    ['without categories', smallDataset({ papers: [], companies: [], categories: [] })],
    ['of one paper', smallDataset({ papers: [paperWith({ id: 'only' })] })],
    ['of papers without a category', smallDataset({ papers: [paperWith({ id: 'a', category: null })] })],
    [
      'of categories with long names',
      smallDataset({
        categories: [
          { id: 'oversight', name: 'Watching over what models do '.repeat(20), definition: '' },
          { id: 'robustness', name: 'Widerstandsfähigkeitsuntersuchungen'.repeat(5), definition: '' },
        ],
        papers: [paperWith({ id: 'a' }), paperWith({ id: 'b', category: 'robustness' })],
      }),
    ],
    [
      'of forty categories',
      smallDataset({
        categories: Array.from({ length: 40 }, (_, at) => ({ id: `c${at}`, name: `Category ${at}`, definition: '' })),
        papers: Array.from({ length: 60 }, (_, at) => paperWith({ id: `p${at}`, category: `c${at % 39}` })),
      }),
    ],
    [
      'of ten thousand papers',
      smallDataset({
        papers: Array.from({ length: 10_000 }, (_, at) => {
          return paperWith({ id: `p${at}`, category: at % 7 === 0 ? 'robustness' : 'oversight' });
        }),
      }),
    ],
  ])('keeps all laws of a chart %s', (_, dataset) => {
    for (const width of [280, 320, 480, 900, 1900]) {
      for (const input of wholeAndPart(dataset)) {
        for (const bars of BARS) {
          for (const measure of MEASURES) {
            expectShared(categories(input, { order: 'size', measure, bars }, theme, { ...frame, width }), input);
          }
        }
      }
    }
  });

  it('has a row for papers without a category only where there are such', () => {
    const rows = (dataset: Dataset) =>
      categories(chartInput(dataset), DEFAULT_CHARTS, theme, frame).data.rows.map(([name]) => name);
    expect(rows(smallDataset())).toEqual(['Oversight', 'Robustness', 'Multi-agent', 'No category']);
    expect(rows(smallDataset({ papers: [paperWith({ id: 'a' })] }))).toEqual([
      'Oversight',
      'Robustness',
      'Multi-agent',
    ]);
  });

  it('keeps all laws of a chart, whatever the form, the data and the room', () => {
    const someSpec = fc.record({
      order: fc.constantFrom(...ORDERS),
      measure: fc.constantFrom(...MEASURES),
      bars: fc.constantFrom(...BARS),
    });
    fc.assert(
      fc.property(someInput({ papers: 40, companies: 5, categories: 8 }), someSpec, someFrame, (input, spec, room) => {
        const draw = (one: Frame) => categories(input, spec, theme, one);
        const scene = draw(room);
        expectShared(scene, input, room);
        expectHeightNeeded(draw, room);
        expectChoicesKept(scene, input);
        expect(scene.width).toBe(room.width);
        expect(rising(scene.targets.flatMap(({ papers }) => papers))).toEqual(input.shown);
        expect(scene.data.rows).toHaveLength(valuesIn(input, 'category').length);
        const all = scene.data.columns.indexOf('All', scene.data.columns.length - 2);
        expect(scene.data.rows.reduce((sum, row) => sum + Number(row[all]), 0)).toBe(input.shown.length);
      }),
      { numRuns: 400 },
    );
  });
});
