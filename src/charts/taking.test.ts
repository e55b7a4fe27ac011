import { describe, expect, it } from 'vitest';
import { CHART_PICTURES, plainSeries } from '../../tests/fixtures/chart-pictures.ts';
import { chartInput } from '../../tests/fixtures/chart-inputs.ts';
import { publishedDataset } from '../../tests/fixtures/published.ts';
import { expectSound, flat, textsOf } from '../../tests/fixtures/scene-laws.ts';
import { DRAWINGS } from '../app/charts.ts';
import type { Drawing, Frame, Scene } from './scene.ts';
import { GROUNDS, PICTURE_SIZES } from './picture-choice.svelte.ts';
import { MOST_PIXELS, pictureOf, SLIDE } from './taking.ts';
import { chartTheme, type ChartTheme } from './theme.ts';

const dataset = publishedDataset();
const series = plainSeries(dataset, ['reward', 'interpret', 'jailbreak']);
const input = { ...chartInput(dataset), subtitle: '78 papers · OpenAI · “reward model”' };
const HOME = 'https://example.org/papers/?company=openai&q=reward+model&page=charts&chart=timeline&split=category';
const drawings = Object.entries(CHART_PICTURES).map(([name, { name: chart, view }]): [string, Drawing] => [
  name,
  (theme, room) => DRAWINGS[chart](input, view, series, theme, room),
]);
const room = { width: 640, height: 320 };

/** All that is written, line by line, without the breaks between lines. */
const written = (scene: Scene) => textsOf(scene).map(({ text }) => text);

/** The smallest type on a slide, in pixels of 1,080: charts of many rows have to make do with less. */
const SMALLEST: Partial<Record<string, number>> = { 'timeline-categories': 19, 'categories-beside-by-size': 15 };

describe.each(drawings)('%s as a picture', (name, draw) => {
  describe.each(PICTURE_SIZES)('of size %s', (size) => {
    it.each(GROUNDS)('on %s has all that it needs, and nothing lies on another or outside', (ground) => {
      const { scene } = pictureOf(draw, room, { size, ground }, 'light', HOME);
      const lines = written(scene);
      expect(lines.join(' ')).toContain(scene.title);
      expect(lines.join(' ')).toContain('78 papers · OpenAI · “reward model”');
      expect(lines.join(' ')).toContain(scene.source);
      expect(lines.join('')).toContain(HOME);
      for (const { name } of scene.legend) expect(lines).toContain(name);
      // A picture has targets only where it is read by a pointer, and is then of the size of the page.
      expectSound({ ...scene, targets: [] });
    });
  });

  it('fills a slide, with type that is read from the last row', () => {
    const { scene, scale } = pictureOf(draw, room, { size: 'slide', ground: 'page' }, 'light', HOME);
    expect([scene.width, scene.height, scale]).toEqual([1920, 1080, 1]);
    const smallest = Math.min(...textsOf(scene).map(({ size }) => size));
    expect(smallest).toBeGreaterThanOrEqual(SMALLEST[name] ?? 20);
    const bottom = Math.max(...textsOf(scene).map(({ y }) => y));
    expect(bottom).toBeGreaterThan(980);
  });
});

const [[, overTime] = ['', undefined]] = drawings;
if (overTime === undefined) throw new Error('there is no drawing');

describe('the ground of a picture', () => {
  const groundOf = (ground: (typeof GROUNDS)[number], mode: 'light' | 'dark') => {
    const { scene } = pictureOf(overTime, room, { size: '2x', ground }, mode, null);
    const first = scene.marks[0];
    const covers = first?.kind === 'rect' && first.width === scene.width && first.height === scene.height;
    const [title] = textsOf(scene);
    return { fill: covers ? first.fill : null, ink: title?.fill };
  };
  const light = chartTheme('light');
  const dark = chartTheme('dark');

  it.each([
    ['page', 'light', light.ground, light],
    ['page', 'dark', dark.ground, dark],
    ['light', 'dark', light.ground, light],
    ['dark', 'light', dark.ground, dark],
    ['clear-light', 'dark', null, light],
    ['clear-dark', 'light', null, dark],
  ] as const)('“%s” on a page that is %s', (ground, mode, fill, { ink }) => {
    expect(groundOf(ground, mode)).toEqual({ fill, ink });
  });
});

describe('the size of a picture', () => {
  it('is that of the page, so many pixels a unit', () => {
    const scales = PICTURE_SIZES.map(
      (size) => pictureOf(overTime, room, { size, ground: 'page' }, 'light', null).scale,
    );
    expect(scales).toEqual([1, 2, 3, 1]);
  });

  it.each([
    [3000, 900],
    [1900, 20_000],
    [20_000, 20_000],
  ])('never has more pixels than a slide takes: %i × %i on the page', (width, height) => {
    for (const size of PICTURE_SIZES) {
      const { scene, scale } = pictureOf(overTime, { width, height }, { size, ground: 'page' }, 'light', null);
      const pixels = Math.round(scene.width * scale) * Math.round(scene.height * scale);
      expect(pixels).toBeLessThanOrEqual(MOST_PIXELS);
      expect(pixels).toBeGreaterThan(0);
    }
  });
});

describe('a chart whose rows do not fit on a slide', () => {
  /** A chart that needs so much height, however much it is given. */
  const tall =
    (needed: number): Drawing =>
    (theme: ChartTheme, frame: Frame) => ({
      ...overTime(theme, { ...frame, height: Math.max(frame.height, needed) }),
    });

  it.each([1200, 3000, 12_000])('is made smaller until all of it is there: %i px', (needed) => {
    const { scene } = pictureOf(tall(needed), room, { size: 'slide', ground: 'page' }, 'light', HOME);
    expect([scene.width, scene.height]).toEqual([SLIDE.width, SLIDE.height]);
    const texts = textsOf(scene);
    expect(Math.max(...texts.map(({ y }) => y))).toBeLessThan(1080);
    expect(texts.map(({ text }) => text).join(' ')).toContain(scene.source);
    expect(flat(scene.marks)[0]).toMatchObject({ kind: 'rect', x: 0, y: 0, width: 1920, height: 1080 });
  });
});
