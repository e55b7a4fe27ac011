import { beforeEach, describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page, userEvent } from 'vitest/browser';
import type { Brush, ChosenPeriod } from './brush.ts';
import PeriodBrush from './PeriodBrush.svelte';

/** Quarters of 2023, each 100 pixels wide. */
const brush: Brush = {
  top: 0,
  bottom: 200,
  stops: ['01', '04', '07', '10'].map((month, at) => {
    const last = String(Number(month) + 2).padStart(2, '0');
    return { left: at * 100, right: at * 100 + 100, from: `2023-${month}`, to: `2023-${last}` };
  }),
};
const onBrush = vi.fn<(period: ChosenPeriod, done: boolean) => void>();
const begin = () => page.getByRole('slider', { name: 'Beginning of the period' });
const end = () => page.getByRole('slider', { name: 'End of the period' });
const whole = () => page.getByRole('slider', { name: 'The whole period' });

beforeEach(() => {
  // What a hook gives back would be called after the test.
  onBrush.mockReset();
});

async function show(period: ChosenPeriod = { from: null, to: null }) {
  const screen = await render(PeriodBrush, { brush, period, onBrush });
  onBrush.mockImplementation((next) => void screen.rerender({ period: next }));
}

/** Draws a thumb as a pointer does, in two steps. */
function draw(element: Element, by: number) {
  const { x, width } = element.getBoundingClientRect();
  const at = (type: string, clientX: number) =>
    element.dispatchEvent(new PointerEvent(type, { bubbles: true, pointerId: 1, button: 0, clientX }));
  // Only a pointer that is really pressed can be captured.
  element.setPointerCapture = () => undefined;
  const middle = x + width / 2;
  at('pointerdown', middle);
  at('pointermove', middle + by / 2);
  at('pointermove', middle + by);
  at('pointerup', middle + by);
}

describe('the brush of a chart', () => {
  it('reaches over all that is drawn where nothing is chosen, and can be begun from either end', async () => {
    await show();
    await expect.element(begin()).toHaveAttribute('aria-valuetext', '2023-01');
    await expect.element(end()).toHaveAttribute('aria-valuetext', '2023-12');
    await expect.element(whole()).not.toBeInTheDocument();
    begin().element().focus();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}');
    expect(onBrush).toHaveBeenLastCalledWith({ from: '2023-07', to: '2023-12' }, true);
    end().element().focus();
    await userEvent.keyboard('{ArrowLeft}');
    expect(onBrush).toHaveBeenLastCalledWith({ from: '2023-07', to: '2023-09' }, true);
    // An end stops at the other.
    await userEvent.keyboard('{Home}');
    expect(onBrush).toHaveBeenLastCalledWith({ from: '2023-07', to: '2023-09' }, true);
    begin().element().focus();
    await userEvent.keyboard('{Home}');
    end().element().focus();
    await userEvent.keyboard('{End}');
    expect(onBrush).toHaveBeenLastCalledWith({ from: null, to: null }, true);
    await expect.element(whole()).not.toBeInTheDocument();
  });

  it('is drawn by its ends, telling on the way, and again when it is let go', async () => {
    await show();
    draw(begin().element(), 200);
    expect(onBrush.mock.calls.map(([period, done]) => [period.from, done])).toEqual([
      ['2023-04', false],
      ['2023-07', false],
      ['2023-07', true],
    ]);
    await expect.element(begin()).toHaveAttribute('aria-valuetext', '2023-07');
  });

  it('is moved as a whole, by pointer and by keys, and stays as long as it is', async () => {
    await show({ from: '2023-01', to: '2023-06' });
    draw(whole().element(), 100);
    expect(onBrush).toHaveBeenLastCalledWith({ from: '2023-04', to: '2023-09' }, true);
    whole().element().focus();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}');
    expect(onBrush).toHaveBeenLastCalledWith({ from: '2023-07', to: '2023-12' }, true);
    await expect.element(whole()).toHaveAttribute('aria-valuetext', '2023-07 to 2023-12');
  });

  it('is called off by Escape, and told nothing by a press that draws nothing', async () => {
    await show({ from: '2023-04', to: '2023-06' });
    draw(end().element(), 0);
    expect(onBrush).toHaveBeenCalledTimes(0);
    const { x } = end().element().getBoundingClientRect();
    const thumb = end().element();
    const at = (type: string, clientX: number) =>
      thumb.dispatchEvent(new PointerEvent(type, { bubbles: true, pointerId: 1, clientX }));
    at('pointerdown', x + 12);
    at('pointermove', x + 112);
    expect(onBrush).toHaveBeenLastCalledWith({ from: '2023-04', to: '2023-09' }, false);
    await userEvent.keyboard('{Escape}');
    expect(onBrush).toHaveBeenLastCalledWith({ from: '2023-04', to: '2023-06' }, true);
    at('pointerup', x + 112);
    expect(onBrush).toHaveBeenCalledTimes(2);
  });
});
