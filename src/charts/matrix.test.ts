import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chartInput, someFrame, someInput } from '../../tests/fixtures/chart-inputs.ts';
import {
  companies,
  expectCrossed,
  expectShared,
  HARD_LISTS,
  ONE_BESIDE_MANY,
  wholeAndPart,
} from '../../tests/fixtures/category-laws.ts';
import { rising } from '../../tests/fixtures/choice-laws.ts';
import { plainTheme as theme } from '../../tests/fixtures/plain-theme.ts';
import { publishedDataset } from '../../tests/fixtures/published.ts';
import { flat, textsOf } from '../../tests/fixtures/scene-laws.ts';
import { smallDataset } from '../../tests/fixtures/small-dataset.ts';
import { crossTable } from '../papers/cross-table.ts';
import { NO_FILTERS } from '../papers/filter.ts';
import { SHARES } from '../view/view.ts';
import { matrix } from './matrix.ts';
import type { Frame, Scene } from './scene.ts';

const frame: Frame = { width: 900, height: 300, textScale: 1 };

/** The bars that stand for papers, by their colour. */
function bars(scene: Scene, fill: string) {
  return flat(scene.marks).filter((mark) => mark.kind === 'rect' && mark.fill === fill && mark.papers !== undefined);
}

function texts(scene: Scene): string[] {
  return textsOf(scene).map(({ text }) => text);
}

describe('who of the published companies works on what', () => {
  const dataset = publishedDataset();
  const input = chartInput(dataset);
  const openai = chartInput(dataset, { ...NO_FILTERS, company: { only: ['openai'], without: [] } });
  const scene = matrix(input, { shares: 'none' }, theme, frame);

  it('is the table of the report, with totals', () => {
    expect(scene.data.columns).toEqual(['Category', 'Anthropic', 'Google DeepMind', 'OpenAI', 'All']);
    expect(scene.data.rows[0]).toEqual(['Enhancing human feedback', 7, 17, 6, 30]);
    expect(scene.data.rows.at(-2)).toEqual(['Multi-agent safety', 0, 0, 0, 0]);
    expect(scene.data.rows.at(-1)).toEqual(['All', 25, 42, 11, 78]);
    expect(texts(scene)).toEqual(expect.arrayContaining(['Anthropic', 'Google DeepMind', 'OpenAI', '42', '78']));
  });

  it('draws each cell as long as its number, in the colour of its company', () => {
    const blue = bars(scene, theme.company('google-deepmind'));
    const lengths = blue.map((mark) => (mark.kind === 'rect' ? mark.width : 0));
    const [longest = 0] = lengths;
    [17, 3, 9, 6, 1, 2, 2, 2].forEach((count, at) => {
      expect(Math.abs((lengths[at] ?? 0) - (longest * count) / 17)).toBeLessThan(0.2);
    });
  });

  it('outlines each gap, and leaves it empty', () => {
    const outlines = flat(scene.marks).filter((mark) => mark.kind === 'path' && mark.fill === undefined);
    // Eleven pairs of a category and a company are without papers.
    expect(outlines).toHaveLength(11);
    expect(scene.description).toContain('None by anybody: Multi-agent safety.');
    expect(scene.description).toContain('Further gaps: Robustness by Anthropic, Honest AI by OpenAI,');
  });

  it('tells what is filtered out from a gap', () => {
    const filtered = matrix(openai, { shares: 'none' }, theme, frame);
    const outlines = flat(filtered.marks).filter((mark) => mark.kind === 'path');
    expect(outlines).toHaveLength(11);
    expect(rising(bars(filtered, theme.whole).flatMap(({ papers }) => papers ?? []))).toEqual(
      input.shown.filter((index) => !openai.shown.includes(index)),
    );
    expect(filtered.description).toContain('None by anybody: Multi-agent safety. None shown: Honest AI,');
    expect(filtered.targets.find(({ label }) => label === 'Robustness, Anthropic: 0 papers')?.papers).toEqual([]);
    expect(
      filtered.targets.find(({ label }) => label === 'Robustness, Google DeepMind: 0 of 9 papers')?.papers,
    ).toEqual([]);
  });

  it.each([
    ['row', ['72 % (13)', '90 % (9)', '32 % (25)', '30'], 'Robustness, OpenAI: 1 paper, 10 % of the category'],
    ['column', ['52 % (13)', '21 % (9)', '38 % (30)', '25'], 'Robustness, OpenAI: 1 paper, 9 % of the company'],
    [
      'all',
      ['17 % (13)', '12 % (9)', '32 % (25)', '38 % (30)'],
      'Robustness, OpenAI: 1 paper, 1 % of all papers shown',
    ],
  ] as const)('has shares of %s with their counts, and what they are shares of', (shares, some, label) => {
    const inShares = matrix(input, { shares }, theme, frame);
    expect(texts(inShares)).toEqual(expect.arrayContaining([...some, '78']));
    expect(inShares.targets.map((target) => target.label)).toContain(label);
    expect(inShares.subtitle).toContain(' · shares of ');
    expect(inShares.data.columns.slice(0, 3)).toEqual(['Category', 'Anthropic', 'Anthropic, share']);
  });

  it('says of what the shares of totals are', () => {
    const labels = matrix(input, { shares: 'row' }, theme, frame).targets.map(({ label }) => label);
    expect(labels).toContain('All categories, Anthropic: 25 papers, 32 % of all papers shown');
  });

  it('leads from cells, from categories and from companies to their papers', () => {
    expect(scene.targets.find(({ label }) => label === 'Robustness, OpenAI: 1 paper')?.choice).toEqual({
      category: 'robustness',
      company: 'openai',
    });
    const row = 'Robustness: 10 papers (Google DeepMind 9, OpenAI 1)';
    expect(scene.targets.find(({ label }) => label === row)?.choice).toEqual({ category: 'robustness' });
    expect(scene.targets[0]).toMatchObject({ label: 'Anthropic: 25 papers', choice: { company: 'anthropic' } });
    expect(new Set(scene.targets.map(({ label }) => label)).size).toBe(scene.targets.length);
  });

  it.each([280, 320, 375, 560, 900, 1400, 1900])('keeps every category’s name whole at a width of %d', (width) => {
    for (const shares of SHARES) {
      const written = texts(matrix(input, { shares }, theme, { ...frame, width }));
      for (const { name } of dataset.categories) expect(written).toContain(name);
    }
  });

  it.each([200, 240, 248, 256, 265, 272, 280])('keeps every company’s name whole at a width of %d', (width) => {
    for (const shares of SHARES) {
      const written = texts(matrix(input, { shares }, theme, { ...frame, width })).join(' ');
      for (const { name } of dataset.companies) expect(written).toContain(name);
    }
  });
});

describe('who works on what', () => {
  it.each(HARD_LISTS)('keeps all laws of a chart %s', (_, dataset) => {
    for (const input of wholeAndPart(dataset)) {
      for (const width of [280, 480, 900, 1900]) {
        for (const shares of SHARES) expectShared(matrix(input, { shares }, theme, { ...frame, width }), input);
      }
    }
  });

  it.each(SHARES)('keeps all laws of a chart of twenty thousand papers, one of them alone, shares of %s', (shares) => {
    const input = chartInput(ONE_BESIDE_MANY);
    expectShared(matrix(input, { shares }, theme, { ...frame, width: 480 }), input);
  });

  it('puts columns that do not fit into bands below each other, each with the names of its rows', () => {
    const dataset = smallDataset({ companies: companies(12), papers: [] });
    const scene = matrix(chartInput(dataset), { shares: 'none' }, theme, { ...frame, width: 320 });
    const written = texts(scene);
    for (const { name } of companies(12)) expect(written.join(' ')).toContain(name);
    expect(written.filter((text) => text === 'Robustness').length).toBeGreaterThan(1);
  });

  it('keeps all laws of a chart, whatever the data and the room', () => {
    fc.assert(
      fc.property(
        someInput({ papers: 40, companies: 9, categories: 8 }),
        fc.constantFrom(...SHARES),
        someFrame,
        (input, shares, room) => {
          expectCrossed((one) => matrix(input, { shares }, theme, one), input, room);
          const scene = matrix(input, { shares }, theme, room);
          // The same numbers as the table of the papers' own room, which knows no rows for what is filtered out.
          const table = crossTable(input.dataset, input.shown);
          const all = scene.data.columns.indexOf('All');
          expect(scene.data.rows.at(-1)?.[all]).toBe(table.total);
          for (const { name, total } of table.rows) {
            expect(scene.data.rows.map((row) => [row[0], row[all]])).toContainEqual([name, total]);
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});
