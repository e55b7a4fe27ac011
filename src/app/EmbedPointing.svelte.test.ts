import { expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { chartInput } from '../../tests/fixtures/chart-inputs.ts';
import { publishedDataset } from '../../tests/fixtures/published.browser.ts';
import '../ui/base.css';
import { categories } from '../charts/categories.ts';
import type { Scene, TargetChoice } from '../charts/scene.ts';
import { chartTheme } from '../charts/theme.ts';
import { DEFAULT_CHARTS } from '../view/chart-spec.ts';
import EmbedPointing from './EmbedPointing.svelte';

const dataset = await publishedDataset();

async function pointing(height: number) {
  const frame = { width: 600, height, textScale: 1, dense: true } as const;
  const scene: Scene = { ...categories(chartInput(dataset), DEFAULT_CHARTS, chartTheme('light'), frame), height };
  const onChoose = vi.fn<(choice: TargetChoice) => void>();
  const screen = await render(EmbedPointing, { props: { scene, dataset, onChoose } });
  return { screen, onChoose };
}

it('names the papers of a mark that is pointed at, and leads to them when it is chosen', async () => {
  const { screen, onChoose } = await pointing(400);
  const mark = screen.getByRole('button', { name: /^Unlearning: 2 papers/ });
  await mark.hover();
  await expect.element(screen.getByText('Are we making progress in unlearning?', { exact: false })).toBeVisible();
  await mark.click();
  expect(onChoose.mock.calls.map(([choice]) => choice)).toEqual([{ category: 'unlearning' }]);
});

it('is walked by keyboard', async () => {
  const { screen, onChoose } = await pointing(400);
  screen
    .getByRole('button', { name: /^Unlearning/ })
    .element()
    .focus();
  await userEvent.keyboard('{ArrowUp}{Enter}');
  expect(onChoose.mock.calls.map(([choice]) => choice)).toEqual([{ category: 'safety-by-design' }]);
});

it('names as many papers as leave half of the picture to be seen, and says how many more there are', async () => {
  for (const [height, titles] of [
    [212, 4],
    [400, 7],
  ] as const) {
    const { screen } = await pointing(height);
    await screen.getByRole('button', { name: /^Enhancing human feedback: 30/ }).hover();
    const items = screen.getByRole('listitem', { includeHidden: true });
    await expect.element(items.last()).toHaveTextContent(`and ${30 - (titles - 1)} more`);
    expect(items.elements()).toHaveLength(titles);
    await screen.unmount();
  }
});
