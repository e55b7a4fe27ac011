/** All that the charts need, as one piece of code that is fetched after the first view. */
import { categories } from '../charts/categories.ts';
import { change } from '../charts/change.ts';
import type { ChartInput } from '../charts/chart-input.ts';
import { matrix } from '../charts/matrix.ts';
import { profiles } from '../charts/profiles.ts';
import type { Frame, Scene } from '../charts/scene.ts';
import type { ChartTheme } from '../charts/theme.ts';
import { timeline } from '../charts/timeline.ts';
import { words, type WordSeries } from '../charts/words.ts';
import type { ChartName } from '../view/chart-spec.ts';
import type { View } from '../view/view.ts';

export { default as ChartFigure } from '../charts/ChartFigure.svelte';
export { chartTheme } from '../charts/theme.ts';

/** What a view says of its charts. */
export type ChartView = Pick<View, 'charts' | 'shares'>;

export type Draw = (
  input: ChartInput,
  view: ChartView,
  series: readonly WordSeries[],
  theme: ChartTheme,
  frame: Frame,
) => Scene;

export const DRAWINGS: Record<ChartName, Draw> = {
  timeline: (input, { charts }, _, theme, frame) => timeline(input, charts, theme, frame),
  categories: (input, { charts }, _, theme, frame) => categories(input, charts, theme, frame),
  matrix: (input, { shares }, _, theme, frame) => matrix(input, { shares }, theme, frame),
  profiles: (input, { charts }, _, theme, frame) => profiles(input, charts, theme, frame),
  words: (input, { charts }, series, theme, frame) => words(input, series, charts, theme, frame),
  change: (input, { charts }, _, theme, frame) => change(input, charts, theme, frame),
};
