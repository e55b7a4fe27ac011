/** The charts after a filter: computing both scenes, and the whole redraw; beside bars that are merely counted. */
import { flushSync, mount, unmount } from 'svelte';
import { categories } from '../../../src/charts/categories.ts';
import { chartTheme } from '../../../src/charts/theme.ts';
import { timeline } from '../../../src/charts/timeline.ts';
import type { Dataset } from '../../../src/papers/dataset.ts';
import { explore, wholeOf } from '../../../src/papers/filter.ts';
import { DEFAULT_CHARTS } from '../../../src/view/chart-spec.ts';
import type { Figure } from '../figures.ts';
import { GOALS } from '../goals.ts';
import { median, quantile } from '../statistics.ts';
import { BareCharts } from './bare-charts.ts';
import { brushing } from './brushing.ts';
import ChartsHarness from './ChartsHarness.svelte';
import { filterSets } from './filter-sets.ts';
import { framesOf, settled } from './frame.ts';
import { ShownPapers } from './shown-papers.svelte.ts';
import { stage } from './stage.ts';

const CHANGES = 60;
const WARM_UP = 15;

export async function charts(list: Dataset): Promise<Omit<Figure, 'suite' | 'size'>[]> {
  const target = stage();
  const whole = wholeOf(list);
  const afterFilters = filterSets(list, CHANGES + WARM_UP).map((filters) => explore(list, whole, filters, null).shown);

  const shown = new ShownPapers();
  const component = mount(ChartsHarness, { target, props: { list, shown } });
  await settled();
  const pictures = target.querySelectorAll('svg');
  if (pictures.length < 2) throw new Error('the charts were not drawn');
  const drawn = [...pictures].reduce((sum, svg) => sum + svg.querySelectorAll('*').length, 0);
  const ours = await framesOf(afterFilters, WARM_UP, (papers) => {
    shown.papers = papers;
    flushSync();
  });
  await unmount(component);

  const bare = new BareCharts(list);
  target.append(bare.element);
  await settled();
  const floor = await framesOf(afterFilters, WARM_UP, (papers) => bare.show(papers));
  bare.element.remove();

  const scenes = sceneTimes(list, afterFilters);
  return [
    {
      name: 'both scenes computed',
      value: median(scenes.both),
      unit: 'ms',
      samples: scenes.both.length,
      details: { timeline: median(scenes.timeline), categories: median(scenes.categories) },
    },
    {
      name: 'charts redrawn after a filter, to painted',
      value: median(ours.frame),
      unit: 'ms',
      samples: ours.frame.length,
      goal: GOALS.chartFrame,
      beside: { 'bare bars': median(floor.frame) },
      details: { 'script ms': median(ours.script), p95: quantile(ours.frame, 0.95), 'SVG elements': drawn },
    },
    ...(await brushing(list)),
  ];
}

/** Times of the pure part, in ms. */
function sceneTimes(dataset: Dataset, lists: readonly (readonly number[])[]) {
  const theme = chartTheme('light');
  const frame = { width: 572, height: 252, textScale: 1 };
  const whole = wholeOf(dataset);
  const times = { timeline: [] as number[], categories: [] as number[], both: [] as number[] };
  lists.forEach((shown, at) => {
    const input = { dataset, shown, whole, subtitle: '' };
    const start = performance.now();
    timeline(input, DEFAULT_CHARTS, theme, frame);
    const between = performance.now();
    categories(input, DEFAULT_CHARTS, theme, frame);
    const end = performance.now();
    if (at < WARM_UP) return;
    times.timeline.push(between - start);
    times.categories.push(end - between);
    times.both.push(end - start);
  });
  return times;
}
