import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HARD_LISTS, wholeAndPart } from '../../tests/fixtures/category-laws.ts';
import { chartInput, someFrame, someInput } from '../../tests/fixtures/chart-inputs.ts';
import { expectChoicesKept, rising } from '../../tests/fixtures/choice-laws.ts';
import { plainTheme as theme } from '../../tests/fixtures/plain-theme.ts';
import { publishedDataset } from '../../tests/fixtures/published.ts';
import { expectHeightNeeded, expectSound, flat, textsOf } from '../../tests/fixtures/scene-laws.ts';
import { paperWith, smallDataset } from '../../tests/fixtures/small-dataset.ts';
import type { Dataset } from '../papers/dataset.ts';
import { NO_FILTERS } from '../papers/filter.ts';
import { DEFAULT_CHARTS, ORDERS, type Side } from '../view/chart-spec.ts';
import { change } from './change.ts';
import type { Frame, Scene } from './scene.ts';

const frame: Frame = { width: 900, height: 300, textScale: 1 };
const [anthropic, deepmind] = [{ company: 'anthropic' }, { company: 'google-deepmind' }];

/** The circles that stand for papers, in the order of the rows; those of the whole left out. */
function ends(scene: Scene) {
  return flat(scene.marks).flatMap((mark) =>
    mark.kind === 'circle' && mark.papers !== undefined && mark.fill !== theme.whole ? [mark] : [],
  );
}

function texts(scene: Scene): string[] {
  return textsOf(scene).map(({ text }) => text);
}

describe('what changed in the published papers', () => {
  const dataset = publishedDataset();
  const input = chartInput(dataset);
  const scene = change(input, DEFAULT_CHARTS, theme, frame);

  it('compares the last full years where nothing is chosen', () => {
    expect(scene.title).toBe('2022 and 2023 compared');
    expect(scene.data.columns).toEqual(['Category', '2022', '2023', 'Difference']);
    expect(scene.data.rows.slice(0, 3)).toEqual([
      ['Enhancing human feedback', 9, 11, 2],
      ['Mechanistic interpretability', 4, 11, 7],
      ['Robustness', 5, 3, -2],
    ]);
    expect(scene.data.rows.at(-1)).toEqual(['All', 24, 32, 8]);
  });

  it('writes both numbers and the difference, and how little they say', () => {
    expect(texts(scene)).toEqual(expect.arrayContaining(['2022', '24 papers', '2023', '32 papers', '+7', '−2', '0']));
    expect(texts(scene)).toContain('24 papers in 2022, 32 in 2023: differences of one or two say little.');
    expect(scene.subtitle).toBe('The filters in words · 22 papers on neither side');
  });

  it('says in words what is more, what is less, and what has none', () => {
    expect(scene.description).toContain(
      'More in 2023: Mechanistic interpretability 4 to 11 (+7), Honest AI 0 to 3 (+3),',
    );
    expect(scene.description).toContain('Fewer in 2023: Robustness 5 to 3 (−2), Safety by design 2 to 0 (−2).');
    expect(scene.description).toContain('None on either side: Unlearning,');
    expect(scene.description).toContain('22 papers on neither side.');
  });

  it('draws periods in ink and companies in their colours', () => {
    expect(new Set(ends(scene).map(({ fill }) => fill))).toEqual(new Set([theme.ink]));
    const companies = change(input, { ...DEFAULT_CHARTS, first: anthropic, second: deepmind }, theme, frame);
    expect(new Set(ends(companies).map(({ fill }) => fill))).toEqual(
      new Set([theme.company('anthropic'), theme.company('google-deepmind')]),
    );
    expect(companies.title).toBe('Anthropic and Google DeepMind compared');
    expect(companies.description).toContain('More by Google DeepMind: Enhancing human feedback 7 to 17 (+10),');
  });

  it('places numbers of papers in proportion', () => {
    const places = ends(scene);
    const zero = places.find(({ papers }) => papers?.length === 0)?.x ?? Number.NaN;
    const most = places.find(({ papers }) => papers?.length === 11)?.x ?? Number.NaN;
    for (const { x, papers = [] } of places) {
      expect(Math.abs(x - zero - ((most - zero) * papers.length) / 11)).toBeLessThan(0.2);
    }
  });

  it('says of a side that the filters leave empty that they do', () => {
    const late = chartInput(dataset, { ...NO_FILTERS, from: '2023-01' });
    const filtered = change(late, DEFAULT_CHARTS, theme, frame);
    expect(filtered.subtitle).toContain(' · no papers in 2022 pass the filters');
    expect(filtered.data.rows.at(-1)).toEqual(['All', 0, 32, 32]);
  });

  it('shows lightly what is filtered out', () => {
    const openai = chartInput(dataset, { ...NO_FILTERS, company: { only: ['openai'], without: [] } });
    const filtered = change(openai, DEFAULT_CHARTS, theme, frame);
    const light = flat(filtered.marks).filter((mark) => mark.kind === 'circle' && mark.fill === theme.whole);
    const compared = ends(scene).flatMap(({ papers }) => papers ?? []);
    expect(rising(light.flatMap(({ papers }) => papers ?? []))).toEqual(
      rising(compared.filter((index) => !openai.shown.includes(index))),
    );
  });

  it('leads from each end of a row to its papers', () => {
    expect(scene.targets).toHaveLength(20);
    expect(scene.targets.find(({ label }) => label === 'Robustness, 2022: 5 papers')?.choice).toEqual({
      category: 'robustness',
      period: { from: '2022-01', to: '2022-12' },
    });
    const mixed = change(input, { ...DEFAULT_CHARTS, second: { company: 'openai' } }, theme, frame);
    expect(mixed.targets.find(({ label }) => label === 'Robustness, OpenAI: 1 paper')?.choice).toEqual({
      category: 'robustness',
      company: 'openai',
    });
  });

  it('puts categories with most papers on the sides first, where asked to', () => {
    const bySize = change(input, { ...DEFAULT_CHARTS, order: 'size' }, theme, frame);
    const sums = bySize.data.rows.slice(0, -1).map(([, first, second]) => Number(first) + Number(second));
    expect(sums).toEqual(sums.toSorted((a, b) => b - a));
  });

  it.each([280, 320, 560, 900, 1400, 1900])('keeps every name whole at a width of %d', (width) => {
    const written = texts(change(input, DEFAULT_CHARTS, theme, { ...frame, width }));
    for (const { name } of dataset.categories) expect(written).toContain(name);
  });
});

describe('a comparison', () => {
  it('says how many of the papers that it leaves out have no date', () => {
    const scene = change(chartInput(smallDataset()), DEFAULT_CHARTS, theme, frame);
    expect(scene.subtitle).toContain('on neither side, 1 of them without a date');
  });

  it('of periods says how many papers are dated outside of what the data cover', () => {
    const dates = ['2021-11-30', '2022-05-01', '2023-06-01', '2023-08-01', '2031-01-01', null];
    const dataset = smallDataset({ papers: dates.map((date, at) => paperWith({ id: `p${at}`, date })) });
    const years = { first: { from: '2022-01', to: '2022-12' }, second: { from: '2023-01', to: '2023-12' } };
    const scene = change(chartInput(dataset), { ...DEFAULT_CHARTS, ...years }, theme, frame);
    expect(scene.subtitle).toBe(
      'The filters in words · 3 papers on neither side, 1 of them without a date · ' +
        '1 dated before 1 Jan 2022 · 2 dated after 31 Jul 2023',
    );
    expect(scene.description).toContain('2 dated after 31 Jul 2023.');
    const companies = { first: { company: 'alpha-lab' }, second: { company: 'beta' } };
    expect(change(chartInput(dataset), { ...DEFAULT_CHARTS, ...companies }, theme, frame).subtitle).toBe(
      'The filters in words',
    );
  });

  it.each<[name: string, dataset: Dataset]>([
    ...HARD_LISTS,
    ['of one day', smallDataset({ coverage: { from: '2023-05-04', to: '2023-05-04' } })],
    ['of thirty years', smallDataset({ coverage: { from: '1994-01-01', to: '2023-12-31' } })],
    [
      'of twenty thousand papers',
      smallDataset({
        papers: Array.from({ length: 20_000 }, (_, at) => {
          const date = at % 3 === 0 ? '2022-03-04' : '2023-02-03';
          return paperWith({ id: `p${at}`, date, category: at === 7 ? 'robustness' : 'oversight' });
        }),
      }),
    ],
  ])('keeps all laws of a chart %s', (_, dataset) => {
    for (const input of wholeAndPart(dataset)) {
      for (const width of [280, 480, 900, 1900]) {
        for (const first of [null, { company: 'alpha-lab' }]) {
          expectSound(change(input, { ...DEFAULT_CHARTS, first }, theme, { ...frame, width }));
        }
      }
    }
  });

  it('keeps all laws of a chart, whatever is compared in whatever room', () => {
    const someMonth = fc
      .tuple(fc.integer({ min: 1998, max: 2027 }), fc.integer({ min: 1, max: 12 }))
      .map(([year, month]) => `${year}-${String(month).padStart(2, '0')}`);
    const someSide: fc.Arbitrary<Side | null> = fc.oneof(
      fc.constant(null),
      fc.constantFrom('company-0', 'company-1', 'none', 'unknown').map((company) => ({ company })),
      fc.tuple(someMonth, someMonth).map((months) => {
        const [from = '', to = ''] = months.toSorted();
        return { from, to };
      }),
    );
    const someSpec = fc.record({ first: someSide, second: someSide, order: fc.constantFrom(...ORDERS) });
    fc.assert(
      fc.property(someInput({ papers: 40, companies: 4, categories: 8 }), someSpec, someFrame, (input, spec, room) => {
        const draw = (one: Frame) => change(input, spec, theme, one);
        const scene = draw(room);
        expectSound(scene, room);
        expectHeightNeeded(draw, room);
        expectChoicesKept(scene, input);
        expect(scene.width).toBe(room.width);
        // Each end of a row is drawn, and can be chosen.
        const chosen = scene.targets.flatMap(({ papers }) => papers);
        expect(rising(ends(scene).flatMap(({ papers }) => papers ?? []))).toEqual(rising(chosen));
        // The rows add up to what stands below them, and every paper shown is counted or said to be left out.
        const rows = scene.data.rows.slice(0, -1);
        const sums = [1, 2, 3].map((column) => rows.reduce((sum, row) => sum + Number(row[column]), 0));
        expect(scene.data.rows.at(-1)?.slice(1)).toEqual(sums);
        const out = input.shown.length - new Set(chosen).size;
        const said = Number(/(\d+) papers? on neither side/.exec(scene.subtitle)?.[1] ?? 0);
        expect(said).toBe(out);
      }),
      { numRuns: 250 },
    );
  });
});
