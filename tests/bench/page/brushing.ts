/** Brushing the timeline: one event of a pointer that draws a period; beside bars that are merely filtered and counted. */
import { flushSync, mount, unmount } from 'svelte';
import type { Dataset } from '../../../src/papers/dataset.ts';
import { wholeOf } from '../../../src/papers/filter.ts';
import type { Figure } from '../figures.ts';
import { GOALS } from '../goals.ts';
import { median, quantile } from '../statistics.ts';
import { BareCharts } from './bare-charts.ts';
import BrushHarness from './BrushHarness.svelte';
import { framesOf, settled } from './frame.ts';
import { stage } from './stage.ts';

const EVENTS = 60;
const WARM_UP = 15;
/** Pixels from one event to the next, wider than any stop that is as narrow as stops may be. */
const STEP = 9;

export async function brushing(list: Dataset): Promise<Omit<Figure, 'suite' | 'size'>[]> {
  const target = stage();
  const component = mount(BrushHarness, { target, props: { list } });
  await settled();
  const picture = target.querySelector('svg[role=img]');
  const mark = target.querySelector('.picture button');
  const end = target.querySelector('[role=slider][aria-label="End of the period"]');
  if (picture === null || mark === null || end === null) throw new Error('the timeline was not drawn with its brush');
  // Only a pointer that is really pressed can be captured.
  Element.prototype.setPointerCapture = () => undefined;
  const { left, width, top, height } = picture.getBoundingClientRect();
  const point = (type: string, x: number) => {
    const place = { clientX: left + x, clientY: top + height / 2 };
    mark.dispatchEvent(new PointerEvent(type, { bubbles: true, pointerId: 1, ...place }));
    flushSync();
  };
  const begin = width / 8;
  // Forth and back, so that the stretch grows and shrinks.
  const places = Array.from({ length: EVENTS + WARM_UP }, (_, at) => {
    const turn = Math.floor((width - 2 * begin) / STEP);
    const step = at % (2 * turn);
    return begin + STEP * (1 + (step < turn ? step : 2 * turn - step));
  });
  point('pointerdown', begin);
  const reached = new Set<string | null>();
  const ours = await framesOf(places, WARM_UP, (x) => {
    point('pointermove', x);
    reached.add(end.getAttribute('aria-valuetext'));
  });
  point('pointerup', begin);
  if (reached.size < 10) throw new Error(`the brush reached ${reached.size} places`);
  await unmount(component);

  const whole = wholeOf(list);
  const bare = new BareCharts(list);
  target.append(bare.element);
  await settled();
  const { from, to } = list.coverage;
  const [first, last] = [Date.parse(from), Date.parse(to)];
  const dayAt = (x: number) => new Date(first + (x / width) * (last - first)).toISOString().slice(0, 10);
  const floor = await framesOf(places, WARM_UP, (x) => {
    const [from, to] = [dayAt(begin), dayAt(x)];
    bare.show(
      whole.filter((index) => {
        const date = list.papers[index]?.date ?? null;
        return date !== null && date >= from && date <= to;
      }),
    );
  });
  bare.element.remove();

  return [
    {
      name: 'brush event, timeline: filter, count, redraw, to painted',
      value: median(ours.frame),
      unit: 'ms',
      samples: ours.frame.length,
      goal: GOALS.brushEvent,
      beside: { 'bare filter and bars': median(floor.frame) },
      details: { 'script ms': median(ours.script), p95: quantile(ours.frame, 0.95) },
    },
  ];
}
