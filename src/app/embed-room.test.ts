import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chartInput, someInput } from '../../tests/fixtures/chart-inputs.ts';
import { CHART_PICTURES, plainSeries } from '../../tests/fixtures/chart-pictures.ts';
import { plainTheme as theme } from '../../tests/fixtures/plain-theme.ts';
import { publishedDataset } from '../../tests/fixtures/published.ts';
import { textsOf } from '../../tests/fixtures/scene-laws.ts';
import { sharesBy } from '../charts/chart-input.ts';
import { leastType, LEGIBLE } from '../charts/framed.ts';
import { NO_FILTERS } from '../papers/filter.ts';
import { drawingOf } from './embed-drawing.ts';
import { marginOf, textScaleOf } from './embed-frame.ts';
import { chosenInLittle, inLittle, withFewerCategories } from './embed-room.ts';

const dataset = publishedDataset();
const series = plainSeries(dataset, ['reward', 'interpret', 'jailbreak', 'robust', 'feedback', 'zzyzx']);

/** A form drawn for a frame of which the link and its buttons have taken a line. */
async function drawn(form: string, { width, height }: { width: number; height: number }) {
  const picture = CHART_PICTURES[form];
  if (picture === undefined) throw new Error(`there is no form ${form}`);
  const { name, view } = picture;
  const drawing = await drawingOf(name, view);
  const frame = { width, height: height - 28, textScale: textScaleOf(width), dense: true } as const;
  const setting = { clear: false, margin: marginOf(width) };
  return inLittle(name, chartInput(dataset), view, series, { drawing, theme, frame, setting });
}

describe('a chart in a small frame', () => {
  it.each(Object.keys(CHART_PICTURES))('can be read at 320 × 240: %s', async (form) => {
    const { scene } = await drawn(form, { width: 320, height: 240 });
    expect(leastType(scene)).toBeGreaterThanOrEqual(LEGIBLE);
    expect([scene.width, scene.height]).toEqual([320, 212]);
  });

  it('says what it draws more simply, and which categories stand together', async () => {
    const words = ({ scene }: Awaited<ReturnType<typeof drawn>>) => textsOf(scene).map(({ text }) => text);
    const beside = await drawn('categories-beside-by-size', { width: 320, height: 240 });
    expect(words(beside).join(' ')).toContain('stacked, since the frame is small');
    expect(beside.together).toEqual([]);
    const lanes = await drawn('timeline-categories', { width: 320, height: 240 });
    expect(words(lanes)).toContain(`${lanes.together.length} more categories`);
    expect(lanes.together.length).toBeGreaterThan(1);
  });

  it('leaves out no more than it has to', async () => {
    const roomy = await drawn('timeline-categories', { width: 640, height: 400 });
    const small = await drawn('timeline-categories', { width: 320, height: 240 });
    expect(roomy.together.length).toBeLessThan(small.together.length);
  });
});

describe('fewer categories', () => {
  it('hold the same papers, by company too, and no fewer are named than asked for', () => {
    fc.assert(
      fc.property(
        someInput({ papers: 40, companies: 4, categories: 8 }),
        fc.integer({ min: 1, max: 8 }),
        (input, named) => {
          const { input: fewer, together } = withFewerCategories(input, named);
          const all = (one: typeof input) => sharesBy(one, 'category').flatMap(({ shares }) => shares);
          for (const company of new Set(all(input).map(({ company }) => company))) {
            const papersOf = (one: typeof input) =>
              all(one)
                .flatMap((share) => (share.company === company ? share.shown : []))
                .sort((a, b) => a - b);
            expect(papersOf(fewer)).toEqual(papersOf(input));
          }
          const { length } = input.dataset.categories;
          expect(together.length).toBe(Math.max(0, length - named));
          expect(fewer.dataset.categories.length).toBe(length > named ? named + 1 : length);
        },
      ),
    );
  });

  it('are those with the fewest papers', () => {
    const { input, together } = withFewerCategories(chartInput(dataset), 2);
    expect(input.dataset.categories.map(({ name }) => name)).toEqual([
      'Enhancing human feedback',
      'Mechanistic interpretability',
      '8 more categories',
    ]);
    expect(together).toContain('robustness');
  });

  it('lead to all that stand together, and other marks to what they did before', () => {
    const { input, together } = withFewerCategories(chartInput(dataset), 2);
    const rest = input.dataset.categories.at(-1)?.id ?? '';
    const choice = { category: rest, company: 'openai' };
    expect(chosenInLittle(choice, NO_FILTERS, together)).toEqual({
      choice: { company: 'openai' },
      filters: { ...NO_FILTERS, category: { only: together, without: [] } },
    });
    const other = { category: 'unlearning' };
    expect(chosenInLittle(other, NO_FILTERS, together)).toEqual({ choice: other, filters: NO_FILTERS });
  });
});
