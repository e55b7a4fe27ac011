import { expect, it } from 'vitest';
import { cdp } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { chartInput } from '../../tests/fixtures/chart-inputs.ts';
import { smallDataset } from '../../tests/fixtures/small-dataset.ts';
import { DEFAULT_CHARTS } from '../view/chart-spec.ts';
import { categories } from './categories.ts';
import PrintSheets from './PrintSheets.svelte';
import { chartTheme } from './theme.ts';
import { timeline } from './timeline.ts';

const input = chartInput(smallDataset());
const room = { width: 800, height: 400, textScale: 1 };
const scenes = [timeline, categories].map((draw) => draw(input, DEFAULT_CHARTS, chartTheme('light'), room));

it('stands in for the page on paper, a sheet a picture, and is not there on the screen', async () => {
  const page = document.body.appendChild(document.createElement('p'));
  page.textContent = 'The page';
  await render(PrintSheets, { props: { scenes }, target: document.body });
  const sheets = () => [...document.querySelectorAll<HTMLElement>('.print-sheets > .sheet')];
  expect(sheets().map((sheet) => sheet.querySelector('title')?.textContent)).toEqual(scenes.map(({ title }) => title));
  expect(sheets().map((sheet) => sheet.checkVisibility())).toEqual([false, false]);
  expect(page.checkVisibility()).toBe(true);
  await cdp().send('Emulation.setEmulatedMedia', { media: 'print' });
  try {
    expect(sheets().map((sheet) => sheet.checkVisibility())).toEqual([true, true]);
    expect(page.checkVisibility()).toBe(false);
    // Each begins a sheet of its own, and none is left empty behind the last.
    const breaks = sheets().map((sheet) => getComputedStyle(sheet).breakAfter);
    expect(breaks).toEqual(['page', 'auto']);
  } finally {
    await cdp().send('Emulation.setEmulatedMedia', { media: '' });
    page.remove();
  }
});
