import { expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { chartInput } from '../../tests/fixtures/chart-inputs.ts';
import { smallDataset } from '../../tests/fixtures/small-dataset.ts';
import type { ChartName } from '../view/chart-spec.ts';
import { DEFAULT_VIEW } from '../view/view.ts';
import { PictureChoice } from '../charts/picture-choice.svelte.ts';
import ChartBand from './ChartBand.svelte';

const props = (names: readonly ChartName[] = ['timeline', 'categories']) => ({
  names,
  size: 'small' as const,
  input: chartInput(smallDataset()),
  view: DEFAULT_VIEW,
  series: [],
  mode: 'light' as const,
  period: { from: null, to: null },
  link: () => ({ href: '', leavesOut: false, home: null }),
  pictures: new PictureChoice(),
  largeOf: null,
  onChoose: vi.fn(),
  onBrush: vi.fn(),
});

it('draws its charts after the first frame, into the space it kept for them', async () => {
  const given = props();
  const screen = await render(ChartBand, given);
  const band = screen.getByRole('region', { name: 'Charts' }).element();
  const kept = band.getBoundingClientRect().height;
  expect(kept).toBeGreaterThan(250);
  await expect.element(screen.getByRole('figure', { name: 'Papers over time' })).toBeVisible();
  const categories = screen.getByRole('figure', { name: 'What they are about' });
  await expect.element(categories.getByRole('button', { name: /^Robustness: 2 papers/ })).toBeVisible();
  expect(Math.abs(band.getBoundingClientRect().height - kept)).toBeLessThan(8);
  await categories.getByRole('button', { name: /^Robustness/ }).click();
  expect(given.onChoose).toHaveBeenCalledWith({ category: 'robustness' }, false);
  await categories.getByRole('button', { name: /^Oversight/ }).click({ modifiers: ['Shift'] });
  expect(given.onChoose).toHaveBeenLastCalledWith({ category: 'oversight' }, true);
});

it('leads to each chart alone', async () => {
  const onOpen = vi.fn();
  const screen = await render(ChartBand, {
    ...props(['matrix', 'profiles']),
    largeOf: (name: ChartName) => ({ href: `?chart=${name}`, onOpen: () => void onOpen(name) }),
  });
  const links = screen.getByRole('link', { name: /, large$/ });
  await expect.poll(() => links.elements().length).toBe(2);
  expect(links.elements().map((link) => link.getAttribute('href'))).toEqual(['?chart=matrix', '?chart=profiles']);
  await links.first().click();
  expect(onOpen).toHaveBeenCalledWith('matrix');
});

it('says so in the place of a chart that cannot be drawn, and draws the others', async () => {
  const given = props(['timeline', 'categories']);
  const charts = { ...DEFAULT_VIEW.charts };
  // What that chart alone asks for, and trips over.
  Object.defineProperty(charts, 'form', {
    get() {
      throw new RangeError('no such form');
    },
  });
  const screen = await render(ChartBand, { ...given, view: { ...DEFAULT_VIEW, charts } });
  const failed = screen.getByRole('figure', { name: 'Papers over time' });
  await expect.element(failed.getByRole('alert')).toHaveTextContent('The chart “Papers over time” could not be drawn.');
  await expect.element(failed.getByRole('button', { name: 'Copy details' })).toBeVisible();
  expect(failed.element().textContent).not.toMatch(/RangeError|no such form|:\d+:\d+/);
  const other = screen.getByRole('figure', { name: 'What they are about' });
  await expect.element(other.getByRole('button', { name: /^Robustness: 2 papers/ })).toBeVisible();
  await screen.rerender({ view: DEFAULT_VIEW });
  await failed.getByRole('button', { name: 'Try again' }).click();
  await expect.element(screen.getByRole('figure', { name: 'Papers over time' }).getByRole('img')).toBeVisible();
});
