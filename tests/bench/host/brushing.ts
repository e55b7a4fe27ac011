/**
 * Brushing in the built app, with a real mouse: what each event costs that changes the period (it filters, counts, draws
 * the charts and the table anew), and how the frames follow one another. Beside it the same moves without a button.
 *
 * The goal is set for script, style and layout; these the browser adds up itself. The time until the main thread has
 * painted, commits to the compositor included, is a figure of its own.
 */
import type { CDPSession, Page } from 'playwright';
import type { Figure } from '../figures.ts';
import { GOALS } from '../goals.ts';
import { median, quantile } from '../statistics.ts';
import { watchBrushing, type BrushRecord } from './brush-probe.ts';

/** Times from one end of the plot to the other, and moves each time. */
const STROKES = 4;
const MOVES = 40;

export async function measureBrushing(page: Page, size: number | null): Promise<Figure[]> {
  const plot = await page
    .getByRole('figure', { name: 'Papers over time' })
    .getByRole('img', { name: /^Papers over time/ })
    .boundingBox();
  if (plot === null) throw new Error('the timeline is not drawn');
  const y = plot.y + plot.height / 2;
  const [left, right] = [plot.x + plot.width * 0.15, plot.x + plot.width * 0.85];
  const strokes = async () => {
    for (let stroke = 0; stroke < STROKES; stroke++) {
      await page.mouse.move(stroke % 2 === 0 ? right : left, y, { steps: MOVES });
    }
  };
  const recorded = async (every: boolean): Promise<BrushRecord> => {
    await page.evaluate(watchBrushing, every);
    await strokes();
    return page.evaluate(() => {
      window.stopBrushing();
      return window.brushing;
    });
  };
  const session = await page.context().newCDPSession(page);
  // Time of the thread, not of the clock: what else the machine does is not counted.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.mouse.move(left, y);
  const idle = await workOf(session);
  const hovering = await recorded(true);
  const hovered = (await workOf(session)) - idle;
  await page.mouse.move(left, y);
  await page.mouse.down();
  await strokes();
  const before = await workOf(session);
  const drawing = await recorded(false);
  const work = (await workOf(session)) - before;
  await page.mouse.up();
  await session.detach();
  if (drawing.events.length < MOVES) throw new Error(`only ${drawing.events.length} moves changed the period`);
  return [
    {
      suite: 'interactions',
      size,
      name: 'brush event, whole page, script, style and layout (mean)',
      value: work / drawing.events.length,
      unit: 'ms',
      samples: drawing.events.length,
      goal: GOALS.brushEvent,
      beside: { 'moves that draw nothing': hovered / hovering.events.length },
    },
    {
      suite: 'interactions',
      size,
      name: 'brush event, whole page, to painted',
      value: median(drawing.events),
      unit: 'ms',
      samples: drawing.events.length,
      beside: { 'moves that draw nothing': median(hovering.events) },
      details: { p95: quantile(drawing.events, 0.95) },
    },
    {
      suite: 'interactions',
      size,
      name: 'from frame to frame while brushing',
      value: median(drawing.frames),
      unit: 'ms',
      samples: drawing.frames.length,
      beside: { 'moves that draw nothing': median(hovering.frames) },
      details: {
        p95: quantile(drawing.frames, 0.95),
        'p95 of moves that draw nothing': quantile(hovering.frames, 0.95),
      },
    },
  ];
}

/** Milliseconds of script, style and layout that the page has cost so far, as the browser counts them. */
async function workOf(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  const seconds = ['ScriptDuration', 'RecalcStyleDuration', 'LayoutDuration'].map((name) => {
    const metric = metrics.find((one) => one.name === name);
    if (metric === undefined) throw new Error(`the browser does not count ${name}`);
    return metric.value;
  });
  return seconds.reduce((sum, one) => sum + one) * 1000;
}
