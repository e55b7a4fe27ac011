/**
 * Brushing in the built app, with a real mouse: what each event costs that changes the period (it filters, counts, draws
 * the charts and the table anew), and how the frames follow one another. Beside it the same moves without a button.
 */
import type { Page } from 'playwright';
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
  await page.mouse.move(left, y);
  const hovering = await recorded(true);
  await page.mouse.move(left, y);
  await page.mouse.down();
  await strokes();
  const drawing = await recorded(false);
  await page.mouse.up();
  if (drawing.events.length < MOVES) throw new Error(`only ${drawing.events.length} moves changed the period`);
  return [
    {
      suite: 'interactions',
      size,
      name: 'brush event, whole page, to painted',
      value: median(drawing.events),
      unit: 'ms',
      samples: drawing.events.length,
      goal: GOALS.brushEvent,
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
