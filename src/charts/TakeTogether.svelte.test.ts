import { strFromU8, unzipSync } from 'fflate';
import { expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { chartInput } from '../../tests/fixtures/chart-inputs.ts';
import { savedFiles } from '../../tests/fixtures/saved-files.browser.ts';
import { smallDataset } from '../../tests/fixtures/small-dataset.ts';
import { DEFAULT_CHARTS } from '../view/chart-spec.ts';
import { categories } from './categories.ts';
import type { Taken } from './taken-together.ts';
import type { PictureSize } from './picture-choice.svelte.ts';
import type { Drawing } from './scene.ts';
import { pictureOf } from './taking.ts';
import TakeTogether from './TakeTogether.svelte';
import { chartTheme } from './theme.ts';
import { timeline } from './timeline.ts';

const input = { ...chartInput(smallDataset()), subtitle: '5 papers · by my notes' };
const LINK = 'https://example.org/papers/?page=charts';
const room = { width: 500, height: 252 };

function taken(draw: Drawing, size: PictureSize): Taken {
  const scene = draw(chartTheme('light'), { ...room, textScale: 1 });
  return { scene, picture: pictureOf(draw, room, { size, ground: 'page' }, 'light', LINK), link: LINK };
}

const both = (size: PictureSize) => [
  taken((theme, frame) => timeline(input, DEFAULT_CHARTS, theme, frame), size),
  taken((theme, frame) => categories(input, DEFAULT_CHARTS, theme, frame), size),
];

const props = () => ({
  count: 2,
  of: 6,
  take: () => Promise.resolve(both('2x')),
  takeSlides: () => Promise.resolve(both('slide')),
  onAll: vi.fn(),
  onNone: vi.fn(),
});

const button = (name: string) => page.getByRole('button', { name, exact: true });

it('gives a ZIP with a PNG and an SVG of each, and a text of what they are', async () => {
  const files = savedFiles();
  await render(TakeTogether, props());
  await button('Download ZIP').click();
  await expect.element(page.getByText('2 charts saved in ai-safety-papers-charts.zip.')).toBeVisible();
  const [file] = files();
  expect(file?.name).toBe('ai-safety-papers-charts.zip');
  const inside = unzipSync(new Uint8Array((await file?.blob.arrayBuffer()) ?? new ArrayBuffer()));
  expect(Object.keys(inside)).toEqual([
    'papers-over-time.png',
    'papers-over-time.svg',
    'what-they-are-about.png',
    'what-they-are-about.svg',
    'captions.txt',
  ]);
  const picture = await createImageBitmap(new Blob([new Uint8Array(inside['papers-over-time.png'] ?? [])]));
  expect(picture.width).toBe(2 * (500 + 48));
  const text = strFromU8(inside['captions.txt'] ?? new Uint8Array());
  for (const { scene } of both('2x')) {
    for (const part of [scene.title, scene.subtitle, scene.description, scene.source]) expect(text).toContain(part);
  }
  expect(text.match(/Alternative text: /g)).toHaveLength(2);
  expect(text.match(/^Link: https:\/\/example\.org\/papers\/\?page=charts$/gm)).toHaveLength(2);
});

it('prints them and nothing else, each on a sheet of its own, and is gone afterwards', async () => {
  const print = vi.spyOn(window, 'print').mockImplementation(() => undefined);
  await render(TakeTogether, props());
  await button('Print or save as PDF').click();
  await expect.poll(() => print.mock.calls.length).toBe(1);
  print.mockRestore();
  const sheets = document.querySelectorAll('body > .print-sheets svg');
  expect([...sheets].map((svg) => svg.querySelector('title')?.textContent)).toEqual([
    'Papers over time',
    'What they are about',
  ]);
  expect([...sheets].map((svg) => svg.getAttribute('viewBox'))).toEqual(['0 0 1920 1080', '0 0 1920 1080']);
  window.dispatchEvent(new Event('afterprint'));
  await expect.poll(() => document.querySelector('.print-sheets')).toBeNull();
});

it('says that nothing is chosen yet, and lets all be chosen, or none', async () => {
  const given = { ...props(), count: 0 };
  const { rerender } = await render(TakeTogether, given);
  await expect.element(page.getByRole('group', { name: 'Chosen charts' })).toHaveTextContent('Tick charts');
  await expect.element(button('Download ZIP')).not.toBeInTheDocument();
  await button('Tick all').click();
  expect(given.onAll).toHaveBeenCalledOnce();
  await rerender({ count: 6 });
  await expect.element(page.getByText('6 charts chosen')).toBeVisible();
  await expect.element(button('Tick all')).not.toBeInTheDocument();
  await button('Tick none').click();
  expect(given.onNone).toHaveBeenCalledOnce();
});

it('says what to do where a picture cannot be made', async () => {
  const endless = both('3x').map((one) => ({ ...one, picture: { ...one.picture, scale: 1000 } }));
  await render(TakeTogether, { ...props(), take: () => Promise.resolve(endless) });
  await button('Download ZIP').click();
  await expect.element(page.getByText(/^The pictures could not be made here\./)).toBeVisible();
});
