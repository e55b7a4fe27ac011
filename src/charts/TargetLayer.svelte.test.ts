import { expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { userEvent } from 'vitest/browser';
import { chartInput } from '../../tests/fixtures/chart-inputs.ts';
import { plainTheme } from '../../tests/fixtures/plain-theme.ts';
import { smallDataset } from '../../tests/fixtures/small-dataset.ts';
import { DEFAULT_CHARTS } from '../view/chart-spec.ts';
import TargetLayer from './TargetLayer.svelte';
import { timeline } from './timeline.ts';

const scene = timeline(chartInput(smallDataset()), DEFAULT_CHARTS, plainTheme, {
  width: 600,
  height: 250,
  textScale: 1,
});

async function layer() {
  const given = { scene, onChoose: vi.fn(), onPoint: vi.fn() };
  const screen = await render(TargetLayer, given);
  return { ...given, buttons: Array.from(screen.container.querySelectorAll('button')) };
}

it('is a button a target, where the target stands, named by what it stands for', async () => {
  const { buttons } = await layer();
  expect(buttons.map((button) => button.getAttribute('aria-label'))).toEqual(scene.targets.map(({ label }) => label));
  const [first] = buttons;
  const [target] = scene.targets;
  expect(first?.offsetWidth).toBe(Math.round(target?.width ?? NaN));
  expect(first?.offsetHeight).toBe(Math.round(target?.height ?? NaN));
});

it('is one stop of the Tab key, and walked by arrow keys to both ends', async () => {
  const { buttons, onChoose, onPoint } = await layer();
  expect(buttons.filter(({ tabIndex }) => tabIndex === 0)).toHaveLength(1);
  await userEvent.keyboard('{Tab}{ArrowLeft}');
  expect(document.activeElement).toBe(buttons[0]);
  await userEvent.keyboard('{ArrowRight}{ArrowDown}');
  expect(document.activeElement).toBe(buttons[2]);
  expect(onPoint).toHaveBeenLastCalledWith(scene.targets[2]);
  expect(buttons.filter(({ tabIndex }) => tabIndex === 0)).toEqual([buttons[2]]);
  await userEvent.keyboard('{End}{ArrowRight}');
  expect(document.activeElement).toBe(buttons.at(-1));
  await userEvent.keyboard('{Home}{Enter}');
  expect(onChoose).toHaveBeenCalledWith(scene.targets[0]?.choice, false);
  await userEvent.keyboard('{Shift>}{Enter}{/Shift}');
  expect(onChoose).toHaveBeenLastCalledWith(scene.targets[0]?.choice, true);
});

it('keeps the focus on what was chosen where others before it go', async () => {
  const given = { scene, onChoose: vi.fn(), onPoint: vi.fn() };
  const screen = await render(TargetLayer, given);
  const at = 3;
  const { label } = scene.targets[at] ?? { label: '' };
  const button = screen.getByRole('button', { name: label, exact: true }).first();
  button.element().focus();
  await screen.rerender({ scene: { ...scene, targets: scene.targets.slice(2) } });
  await expect.element(button).toHaveFocus();
  await expect.element(button).toHaveAttribute('tabindex', '0');
  await userEvent.keyboard('{ArrowRight}');
  expect(document.activeElement?.getAttribute('aria-label')).toBe(scene.targets[at + 1]?.label);
});
