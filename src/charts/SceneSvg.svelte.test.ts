import { afterEach, expect, it } from 'vitest';
import { cdp, page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { chartInput } from '../../tests/fixtures/chart-inputs.ts';
import { smallDataset } from '../../tests/fixtures/small-dataset.ts';
import '../ui/base.css';
import '../ui/tokens.css';
import { DEFAULT_CHARTS } from '../view/chart-spec.ts';
import SceneSvg from './SceneSvg.svelte';
import { chartTheme } from './theme.ts';
import { timeline } from './timeline.ts';

async function forceColours(value: 'active' | 'none', scheme: 'light' | 'dark'): Promise<void> {
  const features = [
    { name: 'forced-colors', value },
    { name: 'prefers-color-scheme', value: scheme },
  ];
  await cdp().send('Emulation.setEmulatedMedia', { features });
}

afterEach(async () => {
  delete document.documentElement.dataset['theme'];
  await forceColours('none', 'light');
});

it.each([
  ['light', 'light'],
  ['light', 'dark'],
  ['dark', 'light'],
  ['dark', 'dark'],
] as const)('keeps its %s ground and ink in forced colours of a %s page', async (mode, scheme) => {
  await forceColours('active', scheme);
  expect(matchMedia('(forced-colors: active)').matches).toBe(true);
  document.documentElement.dataset['theme'] = mode;
  const theme = chartTheme(mode);
  const scene = timeline(chartInput(smallDataset()), DEFAULT_CHARTS, theme, { width: 600, height: 200, textScale: 1 });
  await render(SceneSvg, { scene });
  const inHex = (colour: string) =>
    `#${(colour.match(/\d+/g) ?? []).map((one) => Number(one).toString(16).padStart(2, '0')).join('')}`;
  const picture = page.getByRole('img', { name: /^Papers over time/ }).element();
  expect(inHex(getComputedStyle(picture).backgroundColor)).toBe(theme.ground);
  const name = [...picture.querySelectorAll('text')].find(({ textContent }) => textContent === 'Alpha Lab');
  expect(name && inHex(getComputedStyle(name).fill)).toBe(theme.ink);
});
