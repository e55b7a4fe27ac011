import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chartInput, someFrame, someInput } from '../../tests/fixtures/chart-inputs.ts';
import { plainTheme as theme } from '../../tests/fixtures/plain-theme.ts';
import { publishedDataset } from '../../tests/fixtures/published.ts';
import { boxOf, expectSound, flat, textsOf } from '../../tests/fixtures/scene-laws.ts';
import { NO_FILTERS } from '../papers/filter.ts';
import { DEFAULT_CHARTS } from '../view/chart-spec.ts';
import { categories } from './categories.ts';
import { framed } from './framed.ts';
import type { ChartInput } from './chart-input.ts';
import type { Frame } from './scene.ts';
import type { ChartTheme } from './theme.ts';
import { timeline } from './timeline.ts';

const inDefaultForm = (input: ChartInput, colours: ChartTheme, frame: Frame) =>
  categories(input, DEFAULT_CHARTS, colours, frame);

const dataset = publishedDataset();

/** All that is written in a picture, from top to bottom. */
function written(scene: Parameters<typeof framed>[0]): string {
  return textsOf(framed(scene, theme))
    .map(({ text }) => text)
    .join(' ');
}

describe('a chart in its frame', () => {
  const input = {
    ...chartInput(dataset, { ...NO_FILTERS, company: { only: ['openai'], without: [] } }),
    subtitle: '11 of 78 papers · OpenAI · not Unlearning · Apr 2023 – Mar 2024 · “reward model”',
  };

  it.each([280, 320, 600, 1200])('has title, filters, legend and source in it, at a width of %d', (width) => {
    const scene = categories(input, DEFAULT_CHARTS, theme, { width, height: 252, textScale: 1 });
    const text = written(scene);
    expect(text).toContain('What they are about');
    expect(text).toContain(input.subtitle);
    for (const { name } of dataset.companies) expect(text).toContain(name);
    expect(text).toContain(scene.source);
  });

  it('draws a legend in the colours of the chart', () => {
    const fills = flat(
      framed(categories(input, DEFAULT_CHARTS, theme, { width: 600, height: 252, textScale: 1 }), theme).marks,
    ).map((mark) => (mark.kind === 'rect' && mark.radius !== undefined ? mark.fill : null));
    expect(fills.filter((fill) => fill !== null)).toEqual(dataset.companies.map(({ id }) => theme.company(id)));
  });

  it('lies on a ground that covers it whole, and has its targets where the marks are', () => {
    const picture = framed(timeline(input, DEFAULT_CHARTS, theme, { width: 600, height: 252, textScale: 1 }), theme);
    expect(picture.marks[0]).toEqual({
      kind: 'rect',
      x: 0,
      y: 0,
      width: picture.width,
      height: picture.height,
      fill: theme.ground,
    });
    const scene = timeline(input, DEFAULT_CHARTS, theme, { width: 600, height: 252, textScale: 1 });
    const moved = (picture.height - scene.height) / 2;
    expect(picture.targets.map(({ label, width, height }) => ({ label, width, height }))).toEqual(
      scene.targets.map(({ label, width, height }) => ({ label, width, height })),
    );
    for (const [at, { x, y }] of picture.targets.entries()) {
      expect(x - (scene.targets[at]?.x ?? NaN)).toBeCloseTo(24);
      expect(y - (scene.targets[at]?.y ?? NaN)).toBeGreaterThan(0);
      expect(y - (scene.targets[at]?.y ?? NaN)).toBeLessThan(2 * moved);
    }
  });

  it('keeps title, description, numbers and what its marks stand for', () => {
    const scene = timeline(input, DEFAULT_CHARTS, theme, { width: 600, height: 252, textScale: 1 });
    const picture = framed(scene, theme);
    expect(picture).toMatchObject({ title: scene.title, description: scene.description, data: scene.data });
    const papers = (marks: typeof scene.marks) => flat(marks).flatMap((mark) => mark.papers ?? []);
    expect(papers(picture.marks)).toEqual(papers(scene.marks));
  });

  it('moves the chart as a whole', () => {
    const scene = timeline(input, DEFAULT_CHARTS, theme, { width: 600, height: 252, textScale: 1 });
    const before = flat(scene.marks).map(boxOf);
    const after = flat(framed(scene, theme).marks).map(boxOf);
    const first = after.findIndex(({ what }) => what === before[0]?.what);
    const [dx, dy] = [
      (after[first]?.left ?? 0) - (before[0]?.left ?? 0),
      (after[first]?.top ?? 0) - (before[0]?.top ?? 0),
    ];
    before.forEach((box, at) => {
      const moved = after[first + at];
      expect(moved?.what).toBe(box.what);
      expect(Math.abs((moved?.left ?? NaN) - box.left - dx)).toBeLessThan(0.21);
      expect(Math.abs((moved?.top ?? NaN) - box.top - dy)).toBeLessThan(0.21);
    });
  });

  it('keeps all laws of a chart, whatever is in it', () => {
    const someWords = fc.oneof(
      fc.constantFrom('', '78 papers', 'Donaudampfschifffahrtsgesellschaftskapitän'.repeat(3)),
      fc.string({ unit: 'grapheme', maxLength: 200 }),
    );
    fc.assert(
      fc.property(
        someInput({ papers: 20, companies: 6, categories: 4 }),
        someFrame,
        someWords,
        fc.constantFrom(
          (...[one, ...rest]: Parameters<typeof inDefaultForm>) => timeline(one, DEFAULT_CHARTS, ...rest),
          inDefaultForm,
        ),
        (some, room, subtitle, chart) => {
          expectSound(framed(chart({ ...some, subtitle }, theme, room), theme), room);
        },
      ),
      { numRuns: 300 },
    );
  });
});
