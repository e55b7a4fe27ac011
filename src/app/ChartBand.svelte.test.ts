import { expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { chartInput } from '../../tests/fixtures/chart-inputs.ts';
import { smallDataset } from '../../tests/fixtures/small-dataset.ts';
import ChartBand from './ChartBand.svelte';

it('draws both charts after the first frame, into the space it kept for them', async () => {
  const onChoose = vi.fn();
  const input = chartInput(smallDataset());
  const screen = await render(ChartBand, {
    input,
    mode: 'light',
    large: false,
    link: () => ({ href: '', leavesOut: false }),
    onChoose,
  });
  const band = screen.getByRole('region', { name: 'Charts' }).element();
  const kept = band.getBoundingClientRect().height;
  expect(kept).toBeGreaterThan(250);
  await expect.element(screen.getByRole('figure', { name: 'Papers over time' })).toBeVisible();
  const categories = screen.getByRole('figure', { name: 'What they are about' });
  await expect.element(categories.getByRole('button', { name: /^Robustness: 2 papers/ })).toBeVisible();
  expect(Math.abs(band.getBoundingClientRect().height - kept)).toBeLessThan(8);
  await categories.getByRole('button', { name: /^Robustness/ }).click();
  expect(onChoose).toHaveBeenCalledWith({ category: 'robustness' }, false);
});
