import { createRawSnippet } from 'svelte';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page, userEvent } from 'vitest/browser';
import { chartInput } from '../../tests/fixtures/chart-inputs.ts';
import { publishedDataset } from '../../tests/fixtures/published.browser.ts';
import '../ui/base.css';
import { DEFAULT_CHARTS, type ChartSpec } from '../view/chart-spec.ts';
import { ALL_TIME, type Brush, type ChosenPeriod, type OnBrush } from './brush.ts';
import { categories } from './categories.ts';
import ChartFigure from './ChartFigure.svelte';
import type { ChartInput } from './chart-input.ts';
import PlotBrush from './PlotBrush.svelte';
import type { Frame } from './scene.ts';
import type { ChartTheme } from './theme.ts';
import { timeline } from './timeline.ts';
import { words } from './words.ts';

/** Quarters of 2023, each 100 pixels wide, behind names of 50 pixels and below a key of 20. */
const brush: Brush = {
  top: 20,
  bottom: 120,
  stops: ['01', '04', '07', '10'].map((month, at) => {
    const last = String(Number(month) + 2).padStart(2, '0');
    return { left: 50 + at * 100, right: 150 + at * 100, from: `2023-${month}`, to: `2023-${last}` };
  }),
};
const onBrush = vi.fn<OnBrush>();
const onClick = vi.fn();

beforeEach(() => {
  // What a hook gives back would be called after the test.
  onBrush.mockReset();
  onClick.mockReset();
});

/** A plot with one mark all over it; answers a pointer of so many pixels from the plot's corner. */
async function plot(period: ChosenPeriod = ALL_TIME, given: Brush | null = brush) {
  const children = createRawSnippet(() => ({
    render: () => '<button type="button" style="position: absolute; inset: 0">All of it</button>',
    setup: (element) => element.addEventListener('click', onClick),
  }));
  const screen = await render(PlotBrush, { brush: given, period, onBrush, children });
  screen.container.style.cssText = 'position: relative; width: 460px; height: 140px';
  onBrush.mockImplementation((next) => void screen.rerender({ period: next }));
  const mark = page.getByRole('button', { name: 'All of it' }).element();
  const element = mark.parentElement ?? document.body;
  // Only a pointer that is really pressed can be captured.
  element.setPointerCapture = () => undefined;
  const { left, top } = element.getBoundingClientRect();
  const point = (type: string, x: number, y = 60, more: PointerEventInit = {}) =>
    mark.dispatchEvent(
      new PointerEvent(type, { bubbles: true, pointerId: 1, clientX: left + x, clientY: top + y, ...more }),
    );
  return {
    ...screen,
    point,
    click: () => mark.dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 1 })),
    tint: () => element.querySelector('span')?.getBoundingClientRect(),
    corner: { left, top },
  };
}

const told = () => onBrush.mock.calls.map(([{ from, to }, done]) => [from, to, done]);

describe('drawing on a plot', () => {
  it('chooses from the stop where it began to the one below the pointer, and tells it again when it is let go', async () => {
    const { point, click } = await plot();
    point('pointerdown', 220);
    point('pointermove', 240);
    point('pointermove', 245);
    point('pointermove', 310);
    point('pointermove', 60);
    point('pointerup', 60);
    expect(told()).toEqual([
      ['2023-04', '2023-06', false],
      ['2023-04', '2023-09', false],
      ['2023-01', '2023-06', false],
      ['2023-01', '2023-06', true],
    ]);
    click();
    expect(onClick).not.toHaveBeenCalled();
    // The next click is one again.
    point('pointerdown', 220);
    point('pointerup', 220);
    click();
    expect(onClick).toHaveBeenCalledTimes(1);
    expect(onBrush).toHaveBeenCalledTimes(4);
  });

  it('begins when the hand has moved more than it shakes', async () => {
    const { point, click } = await plot();
    point('pointerdown', 220);
    point('pointermove', 223, 90);
    point('pointerup', 223, 90);
    click();
    expect(onBrush).not.toHaveBeenCalled();
    expect(onClick).toHaveBeenCalledTimes(1);
    point('pointerdown', 148);
    point('pointermove', 152);
    point('pointerup', 152);
    expect(told()).toEqual([
      ['2023-01', '2023-06', false],
      ['2023-01', '2023-06', true],
    ]);
  });

  it('begins with one pointer and its main button alone, and only where time is', async () => {
    const { point } = await plot();
    const draw = (from: number, y: number, more: PointerEventInit = {}) => {
      point('pointerdown', from, y, more);
      point('pointermove', from + 90, y, more);
      point('pointerup', from + 90, y, more);
    };
    draw(20, 60);
    draw(200, 10);
    draw(200, 130);
    draw(200, 60, { button: 2 });
    expect(onBrush).not.toHaveBeenCalled();
    point('pointerdown', 120, 60);
    draw(200, 60, { pointerId: 2 });
    expect(onBrush).not.toHaveBeenCalled();
    point('pointermove', 220, 60);
    expect(told()).toEqual([['2023-01', '2023-06', false]]);
    point('pointerup', 220, 60);
  });

  it('makes a new stretch also from within the old one, and none where it reaches over everything', async () => {
    const { point } = await plot({ from: '2023-04', to: '2023-09' });
    point('pointerdown', 220);
    point('pointermove', 230);
    expect(told()).toEqual([['2023-04', '2023-06', false]]);
    point('pointerup', 230);
    point('pointerdown', 100);
    point('pointermove', 900);
    point('pointerup', 900);
    expect(onBrush).toHaveBeenLastCalledWith(ALL_TIME, true);
  });

  it('is called off by Escape, which then closes nothing else', async () => {
    const before = { from: '2023-01', to: '2023-03' };
    const { point, click } = await plot(before);
    const other = vi.fn();
    document.addEventListener('keydown', other);
    point('pointerdown', 220);
    await userEvent.keyboard('{Escape}');
    expect(other).toHaveBeenCalledTimes(1);
    point('pointermove', 310);
    await userEvent.keyboard('{Escape}');
    document.removeEventListener('keydown', other);
    expect(other).toHaveBeenCalledTimes(1);
    expect(onBrush).toHaveBeenLastCalledWith(before, true);
    point('pointermove', 400);
    point('pointerup', 400);
    click();
    expect(onBrush).toHaveBeenCalledTimes(2);
    expect(onClick).not.toHaveBeenCalled();
  });

  it('is called off where the browser takes the finger, and where the plot goes', async () => {
    const { point, unmount } = await plot();
    point('pointerdown', 220);
    point('pointermove', 310);
    point('pointercancel', 310);
    expect(onBrush).toHaveBeenLastCalledWith(ALL_TIME, true);
    point('pointerdown', 220);
    point('pointermove', 310);
    await unmount();
    expect(told().map(([from, , done]) => [from, done])).toEqual([
      ['2023-04', false],
      [null, true],
      ['2023-04', false],
      [null, true],
    ]);
  });

  it('leaves a finger that goes up or down to the page', async () => {
    const { point } = await plot();
    const finger = { pointerType: 'touch' };
    point('pointerdown', 220, 60, finger);
    point('pointermove', 232, 90, finger);
    point('pointercancel', 232, 90, finger);
    expect(onBrush).not.toHaveBeenCalled();
    point('pointerdown', 220, 60, finger);
    point('pointermove', 245, 65, finger);
    point('pointerup', 245, 65, finger);
    expect(onBrush).toHaveBeenLastCalledWith({ from: '2023-04', to: '2023-06' }, true);
  });

  it('tints what is chosen from the top of the plot to its bottom, and nothing where nothing is', async () => {
    const { tint, corner, rerender } = await plot();
    expect(tint()).toBeUndefined();
    await rerender({ period: { from: '2023-04', to: '2023-09' } });
    expect(tint()?.left).toBeCloseTo(corner.left + 150);
    expect(tint()?.right).toBeCloseTo(corner.left + 350);
    expect(tint()?.top).toBeCloseTo(corner.top + 20);
    expect(tint()?.bottom).toBeCloseTo(corner.top + 120);
  });

  it('is not offered where time is not drawn from left to right', async () => {
    const { point, tint } = await plot({ from: '2023-04', to: '2023-09' }, null);
    expect(tint()).toBeUndefined();
    point('pointerdown', 220);
    point('pointermove', 310);
    point('pointerup', 310);
    expect(onBrush).not.toHaveBeenCalled();
  });
});

describe('charts with time from left to right', async () => {
  const dataset = await publishedDataset();
  type Draw = (input: ChartInput, theme: ChartTheme, frame: Frame) => ReturnType<typeof timeline>;
  const over =
    (spec: Partial<ChartSpec>): Draw =>
    (input, theme, frame) =>
      timeline(input, { ...DEFAULT_CHARTS, ...spec }, theme, frame);
  const models = dataset.papers.flatMap(({ title }, index) => (/model/i.test(title) ? [index] : []));
  const ofWords: Draw = (input, theme, frame) =>
    words(input, [{ query: 'model', label: 'model', papers: models }], { measure: 'count' }, theme, frame);

  const props = (chart: Draw, onChoose: () => void) => ({
    chart,
    input: chartInput(dataset),
    mode: 'light' as const,
    height: 320,
    link: () => ({ href: 'https://example.org/', leavesOut: false, home: null }),
    onChoose,
    onBrush,
  });

  it.each([
    ['bars, a lane a company', over({}), /^Q1 2023/, /^Q4 2023/, '2023-02', '2023-11'],
    ['bars, a lane a category', over({ split: 'category' }), /^Q1 2023/, /^Q4 2023/, '2023-02', '2023-11'],
    ['papers by day', over({ form: 'papers' }), /^Anthropic, Q1 2023/, /^OpenAI, Q4 2023/, '2023-02', '2023-11'],
    ['papers adding up', over({ form: 'cumulative' }), /^Q1 2023/, /^Q4 2023/, '2023-02', '2023-11'],
    ['words', ofWords, /^“model”, Q1 2023/, /^“model”, Q4 2023/, '2023-01', '2023-12'],
  ])('are brushed by a mouse: %s', async (_, chart, source, target, from, to) => {
    const onChoose = vi.fn();
    const { container } = await render(ChartFigure, props(chart, onChoose));
    container.style.width = '1100px';
    await userEvent.dragAndDrop(
      page.getByRole('button', { name: source }).first(),
      page.getByRole('button', { name: target }).first(),
    );
    expect(onBrush).toHaveBeenLastCalledWith({ from, to }, true);
    expect(onBrush.mock.calls.some(([, done]) => !done)).toBe(true);
    expect(onChoose).not.toHaveBeenCalled();
  });

  it('are brushed in no other chart', async () => {
    const onChoose = vi.fn();
    const draw: Draw = (input, theme, frame) => categories(input, DEFAULT_CHARTS, theme, frame);
    await render(ChartFigure, props(draw, onChoose));
    const place = page.getByRole('button', { name: /^Unlearning/ });
    await userEvent.dragAndDrop(place, place, { sourcePosition: { x: 20, y: 8 }, targetPosition: { x: 200, y: 8 } });
    expect(onBrush).not.toHaveBeenCalled();
    expect(onChoose).toHaveBeenCalledTimes(1);
  });
});
