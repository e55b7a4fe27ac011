import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import ColumnHandle from './ColumnHandle.svelte';
import { WIDTH } from './look.ts';

const handle = page.getByRole('separator', { name: 'Width of Company' });
let column: HTMLElement | null = null;
afterEach(() => column?.remove());

/** The handle in a column of 200 px, which becomes as wide as it is told. */
async function show(edge: 'start' | 'end' = 'end', width = 200) {
  column = document.body.appendChild(document.createElement('div'));
  column.style.cssText = `position: fixed; inset: 40px auto auto 300px; width: 200px; height: 32px`;
  const [onWidth, onCancel] = [vi.fn<(width: number | null, done: boolean) => void>(), vi.fn()];
  const props = { name: 'Company', width, edge, onWidth, onCancel };
  const shown = await render(ColumnHandle, { target: column, props });
  onWidth.mockImplementation((next) => void shown.rerender({ width: next ?? 168 }));
  return { onWidth, onCancel };
}

/** Presses the pointer on the handle, draws it so many pixels to the right, and lets it go. */
async function draw(by: number): Promise<void> {
  const { left, width } = handle.element().getBoundingClientRect();
  const goal = page.elementLocator(document.body);
  await handle.dropTo(goal, {
    sourcePosition: { x: width / 2, y: 16 },
    targetPosition: { x: left + width / 2 + by, y: 60 },
  });
}

describe('the edge of a column', () => {
  it('says which column it is of, how wide that is, and how wide it can be', async () => {
    await show();
    await expect.element(handle).toHaveAttribute('aria-valuenow', '200');
    await expect.element(handle).toHaveAttribute('aria-valuemin', `${WIDTH.least}`);
    await expect.element(handle).toHaveAttribute('aria-valuemax', `${WIDTH.most}`);
    await expect.element(handle).toHaveAttribute('aria-orientation', 'vertical');
    await userEvent.tab();
    await expect.element(handle).toHaveFocus();
  });

  it.each([
    ['end', 60, 260],
    ['end', -60, 140],
    ['start', -60, 260],
    ['start', 60, 140],
  ] as const)('at its %s, drawn by %d px, makes it %d px wide', async (edge, by, width) => {
    const { onWidth, onCancel } = await show(edge);
    await draw(by);
    expect(onWidth).toHaveBeenLastCalledWith(width, true);
    // All that came before was on the way.
    expect(onWidth.mock.calls.slice(0, -1).every(([, done]) => !done)).toBe(true);
    expect(onCancel).not.toHaveBeenCalled();
    await expect.element(handle).toHaveFocus();
  });

  it('leaves it no narrower and no wider than columns can be', async () => {
    const { onWidth } = await show();
    await draw(-280);
    expect(onWidth).toHaveBeenLastCalledWith(WIDTH.least, true);
    for (let press = 0; press < 50; press++) await userEvent.keyboard('{ArrowRight}');
    expect(onWidth).toHaveBeenLastCalledWith(WIDTH.most, true);
  });

  it('moves nothing by a click', async () => {
    const { onWidth } = await show();
    await handle.click();
    expect(onWidth).not.toHaveBeenCalled();
  });

  it('moves nothing by another button', async () => {
    const { onWidth } = await show();
    await handle.click({ button: 'right' });
    await handle.hover();
    expect(onWidth).not.toHaveBeenCalled();
  });

  it('is moved by arrow keys, outwards to widen it', async () => {
    const { onWidth } = await show('end');
    await userEvent.tab();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowLeft}');
    expect(onWidth.mock.calls).toEqual([
      [216, true],
      [232, true],
      [216, true],
    ]);
  });

  it('at the other side is moved the other way', async () => {
    const { onWidth } = await show('start');
    await userEvent.tab();
    await userEvent.keyboard('{ArrowLeft}');
    expect(onWidth.mock.calls).toEqual([[216, true]]);
  });

  it('gives the usual width back with Enter or a double click', async () => {
    const { onWidth } = await show();
    await userEvent.tab();
    await userEvent.keyboard('{Enter}');
    expect(onWidth.mock.calls).toEqual([[null, true]]);
    await handle.dblClick();
    expect(onWidth.mock.calls).toEqual([
      [null, true],
      [null, true],
    ]);
  });

  it('leaves other keys to what is around it', async () => {
    const { onWidth, onCancel } = await show();
    const above = vi.fn<(event: KeyboardEvent) => void>();
    document.addEventListener('keydown', above);
    await userEvent.tab();
    above.mockClear();
    await userEvent.keyboard('{ArrowRight}');
    expect(above).not.toHaveBeenCalled();
    await userEvent.keyboard('{ArrowDown}{Escape}');
    expect(above).toHaveBeenCalledTimes(2);
    document.removeEventListener('keydown', above);
    expect(onWidth).toHaveBeenCalledTimes(1);
    expect(onCancel).not.toHaveBeenCalled();
  });
});
