import { describe, expect, it } from 'vitest';
import { chartInput } from '../../tests/fixtures/chart-inputs.ts';
import { CHART_PICTURES, plainSeries } from '../../tests/fixtures/chart-pictures.ts';
import { plainTheme as theme } from '../../tests/fixtures/plain-theme.ts';
import { publishedDataset } from '../../tests/fixtures/published.ts';
import { expectHeightNeeded, expectSound, flat } from '../../tests/fixtures/scene-laws.ts';
import { DEFAULT_CHARTS } from '../view/chart-spec.ts';
import { categories } from './categories.ts';
import { change } from './change.ts';
import { matrix } from './matrix.ts';
import { profiles } from './profiles.ts';
import { placed } from './placed.ts';
import type { Frame, Mark, Scene } from './scene.ts';
import { timeline } from './timeline.ts';
import { inUnits } from './unit-frame.ts';
import { words } from './words.ts';

const dataset = publishedDataset();
const input = chartInput(dataset);
const series = plainSeries(dataset, ['reward', 'interpret', 'jailbreak', 'robust', 'feedback', 'zzyzx']);

const PICTURES = [
  ...Object.entries(CHART_PICTURES),
  [
    'timeline-cumulative-categories',
    {
      name: 'timeline',
      view: { charts: { ...DEFAULT_CHARTS, form: 'cumulative', split: 'category' }, shares: 'none' },
    },
  ],
] as const;

describe.each(PICTURES)('the size of type in %s', (_, { name, view: { charts, shares } }) => {
  const draw = (frame: Frame): Scene => {
    switch (name) {
      case 'timeline':
        return timeline(input, charts, theme, frame);
      case 'categories':
        return categories(input, charts, theme, frame);
      case 'matrix':
        return matrix(input, { shares }, theme, frame);
      case 'profiles':
        return profiles(input, charts, theme, frame);
      case 'words':
        return words(input, series, charts, theme, frame);
      case 'change':
        return change(input, charts, theme, frame);
    }
  };

  it.each([0.8, 2, 2.5])('takes all lengths with it, at a scale of %d', (textScale) => {
    const plain = draw({ width: 900, height: 400, textScale: 1, dense: true });
    const scaled = draw({ width: 900 * textScale, height: 400 * textScale, textScale, dense: true });
    expect(scaled.marks).toEqual(placed(plain.marks, { scale: textScale }));
    expect([scaled.width, scaled.height]).toEqual([900 * textScale, expect.closeTo(plain.height * textScale, 1)]);
    const enlarged = (one = 0) => expect.closeTo(one * textScale, 0) as number;
    expect(scaled.targets.map(({ x, y, width, height }) => [x, y, width, height])).toEqual(
      plain.targets.map(({ x, y, width, height }) => [x, y, width, height].map(enlarged)),
    );
    expect(scaled.hits?.map(({ x, y }) => [x, y])).toEqual(plain.hits?.map(({ x, y }) => [x, y].map(enlarged)));
    expect(scaled.brush?.stops.map(({ right }) => right)).toEqual(
      plain.brush?.stops.map(({ right }) => enlarged(right)),
    );
  });

  it.each([0.8, 1, 2, 2.5])('leaves all laws of a chart as they are, at a scale of %d', (textScale) => {
    for (const [width, height] of [
      [320, 200],
      [640, 360],
      [1280, 720],
      [1920, 900],
    ] as const) {
      for (const dense of [{}, { dense: true }] as const) {
        const frame = { width, height, textScale, ...dense };
        expectSound(draw(frame), frame);
        expectHeightNeeded(draw, frame);
      }
    }
  });

  it('lets rows be lower where the frame is dense, and never higher', () => {
    const heightOf = (dense: object) => draw({ width: 640, height: 1, textScale: 1, ...dense }).height;
    expect(heightOf({ dense: true })).toBeLessThanOrEqual(heightOf({}));
  });
});

describe('a unit frame', () => {
  const drawn = (marks: readonly Mark[]): ((frame: Frame) => Scene) => {
    const scene = { title: '', subtitle: '', source: '', description: '', legend: [], data: { columns: [], rows: [] } };
    return (frame) =>
      inUnits(frame, ({ width, height }) => ({ ...scene, width, height, marks, targets: [], brush: null }));
  };

  it('enlarges type, lines and their dashes, dots and corners, in groups too', () => {
    const marks: Mark[] = [
      { kind: 'text', x: 10, y: 20, text: 'A', size: 12, fill: '#000000', anchor: 'start' },
      { kind: 'line', x1: 0, y1: 1, x2: 2, y2: 3, stroke: '#000000' },
      { kind: 'group', marks: [{ kind: 'path', points: [[1, 2]], stroke: '#000000', weight: 0.6, dash: '4 2' }] },
      { kind: 'path', points: [[1, 2]], fill: '#000000' },
      { kind: 'rect', x: 1, y: 2, width: 3, height: 4, radius: 5, fill: '#000000' },
      { kind: 'dots', points: [[3, 4]], radius: 1.5, fill: '#000000' },
      { kind: 'circle', x: 1, y: 2, radius: 7, fill: '#000000' },
    ];
    expect(flat(drawn(marks)({ width: 100, height: 50, textScale: 2 }).marks)).toEqual([
      { kind: 'text', x: 20, y: 40, text: 'A', size: 24, fill: '#000000', anchor: 'start' },
      { kind: 'line', x1: 0, y1: 2, x2: 4, y2: 6, stroke: '#000000', weight: 2 },
      { kind: 'path', points: [[2, 4]], stroke: '#000000', weight: 1.2, dash: '8 4' },
      { kind: 'path', points: [[2, 4]], fill: '#000000' },
      { kind: 'rect', x: 2, y: 4, width: 6, height: 8, radius: 10, fill: '#000000' },
      { kind: 'dots', points: [[6, 8]], radius: 3, fill: '#000000' },
      { kind: 'circle', x: 2, y: 4, radius: 14, fill: '#000000' },
    ]);
  });

  it('has rows and columns of a fingertip at least, or of the height of their text', () => {
    const leastOf = (frame: Pick<Frame, 'textScale' | 'dense'>) => {
      let least = 0;
      inUnits({ width: 100, height: 100, ...frame }, (unit) => {
        least = unit.least * frame.textScale;
        return drawn([])({ ...unit, textScale: 1, dense: true });
      });
      return least;
    };
    expect([0.8, 1, 1.25].map((textScale) => leastOf({ textScale }))).toEqual([24, 24, 24]);
    expect([2, 2.5].map((textScale) => leastOf({ textScale }))).toEqual([30, 37.5]);
    expect([0.8, 1, 2].map((textScale) => leastOf({ textScale, dense: true }))).toEqual([12, 15, 30]);
  });
});
