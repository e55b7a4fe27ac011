import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chartInput, someFrame, someInput } from '../../tests/fixtures/chart-inputs.ts';
import {
  expectCrossed,
  expectShared,
  HARD_LISTS,
  ONE_BESIDE_MANY,
  wholeAndPart,
} from '../../tests/fixtures/category-laws.ts';
import { plainTheme as theme } from '../../tests/fixtures/plain-theme.ts';
import { publishedDataset } from '../../tests/fixtures/published.ts';
import { flat, textsOf } from '../../tests/fixtures/scene-laws.ts';
import { paperWith, smallDataset } from '../../tests/fixtures/small-dataset.ts';
import { NO_FILTERS } from '../papers/filter.ts';
import { ORDERS } from '../view/chart-spec.ts';
import { profiles } from './profiles.ts';
import type { Frame, Scene } from './scene.ts';

const frame: Frame = { width: 900, height: 300, textScale: 1 };
const inReportOrder = { order: 'report' } as const;

function texts(scene: Scene): string[] {
  return textsOf(scene).map(({ text }) => text);
}

/** The bars that stand for papers. */
function bars(scene: Scene) {
  return flat(scene.marks).flatMap((mark) => (mark.kind === 'rect' && mark.papers !== undefined ? [mark] : []));
}

describe('what each published company works on', () => {
  const dataset = publishedDataset();
  const input = chartInput(dataset);
  const scene = profiles(input, inReportOrder, theme, frame);

  it('is told in shares of its papers, with their counts beside them', () => {
    expect(scene.data.columns.slice(0, 3)).toEqual(['Category', 'Anthropic', 'Anthropic, share']);
    expect(scene.data.rows[1]).toEqual(['Mechanistic interpretability', 13, '52 %', 3, '7 %', 2, '18 %']);
    expect(scene.data.rows.at(-1)).toEqual(['All', 25, '100 %', 42, '100 %', 11, '100 %']);
    expect(texts(scene)).toEqual(expect.arrayContaining(['52 %', '13', '25 papers', '42 papers', '11 papers']));
    expect(scene.subtitle).toBe('The filters in words · shares of each company’s papers');
  });

  it('has one scale for all companies', () => {
    for (const { fill, width, papers = [] } of bars(scene)) {
      const of = { [theme.company('anthropic')]: 25, [theme.company('google-deepmind')]: 42 }[fill] ?? 11;
      const [longest = 0] = bars(scene)
        .map((bar) => bar.width)
        .toSorted((a, b) => b - a);
      // OpenAI has six of its eleven papers in one category, the largest share of all.
      expect(Math.abs(width - longest * (papers.length / of / (6 / 11)))).toBeLessThan(0.2);
    }
  });

  it('says in words what each has most of, and what it has none of', () => {
    expect(scene.description).toContain(
      'Anthropic, 25 papers: most in Mechanistic interpretability 52 % (13), Enhancing human feedback 28 % (7), ' +
        'Safety evaluations 8 % (2); none in Robustness, Safety by design, Unlearning, Multi-agent safety.',
    );
  });

  it('keeps a company of which nothing is shown, without shares', () => {
    const openai = chartInput(dataset, { ...NO_FILTERS, company: { only: ['openai'], without: [] } });
    const filtered = profiles(openai, inReportOrder, theme, frame);
    expect(texts(filtered)).toEqual(expect.arrayContaining(['Anthropic', '0 of 25 papers', '11 papers', '55 %']));
    expect(filtered.data.rows[0]).toEqual(['Enhancing human feedback', 0, '', 0, '', 6, '55 %']);
    expect(filtered.description).toContain('Anthropic: 0 of 25 papers.');
  });

  it('leads from companies, from categories and from bars to their papers', () => {
    const choiceOf = (label: string) => scene.targets.find((target) => target.label === label)?.choice;
    expect(choiceOf('Anthropic: 25 papers')).toEqual({ company: 'anthropic' });
    expect(choiceOf('Robustness: 10 papers (Google DeepMind 9, OpenAI 1)')).toEqual({ category: 'robustness' });
    expect(choiceOf('OpenAI, Robustness: 1 paper, 9 % of the company')).toEqual({
      company: 'openai',
      category: 'robustness',
    });
  });

  it('stands side by side where there is room, else below each other', () => {
    const tops = (width: number) => {
      const heads = profiles(input, inReportOrder, theme, { ...frame, width }).targets.filter(
        ({ choice }) => choice.company !== undefined && choice.category === undefined,
      );
      return new Set(heads.map(({ y }) => y)).size;
    };
    expect([512, 900, 1400].map(tops)).toEqual([1, 1, 1]);
    expect([280, 320].map(tops)).toEqual([3, 3]);
  });

  it.each([280, 320, 560, 900, 1400, 1900])('keeps all names whole at a width of %d', (width) => {
    const written = texts(profiles(input, inReportOrder, theme, { ...frame, width })).join(' ');
    for (const { name } of dataset.categories) expect(written).toContain(name);
    for (const { name } of dataset.companies) expect(written).toContain(name);
  });
});

describe('what companies work on', () => {
  it('says of a company without papers that it has none', () => {
    const scene = profiles(chartInput(smallDataset({ papers: [paperWith({ id: 'a' })] })), inReportOrder, theme, frame);
    expect(texts(scene)).toContain('no papers');
    expect(scene.description).toContain('Beta: no papers.');
  });

  it.each([...HARD_LISTS, ['of twenty thousand papers, one of them alone', ONE_BESIDE_MANY] as const])(
    'keeps all laws of a chart %s',
    (_, dataset) => {
      for (const input of wholeAndPart(dataset)) {
        for (const width of [280, 480, 900, 1900]) {
          expectShared(profiles(input, inReportOrder, theme, { ...frame, width }), input);
        }
      }
    },
  );

  it('keeps all laws of a chart, whatever the data and the room', () => {
    fc.assert(
      fc.property(
        someInput({ papers: 40, companies: 9, categories: 8 }),
        fc.constantFrom(...ORDERS),
        someFrame,
        (input, order, room) => {
          expectCrossed((one) => profiles(input, { order }, theme, one), input, room);
          const scene = profiles(input, { order }, theme, room);
          const counted = scene.data.rows.slice(0, -1).flatMap((row) => row.slice(1).filter((_, at) => at % 2 === 0));
          expect(counted.reduce<number>((sum, count) => sum + Number(count), 0)).toBe(input.shown.length);
        },
      ),
      { numRuns: 300 },
    );
  });
});
