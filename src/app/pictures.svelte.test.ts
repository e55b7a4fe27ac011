import { flushSync, mount, unmount } from 'svelte';
import { describe, expect, it } from 'vitest';
import { CHART_PICTURES, plainSeries, type ChartPicture } from '../../tests/fixtures/chart-pictures.ts';
import { chartInput } from '../../tests/fixtures/chart-inputs.ts';
import { publishedDataset } from '../../tests/fixtures/published.browser.ts';
import { framed } from '../charts/framed.ts';
import { svgText } from '../charts/picture.ts';
import SceneSvg from '../charts/SceneSvg.svelte';
import type { Frame, Scene } from '../charts/scene.ts';
import { NO_FILTERS } from '../papers/filter.ts';
import { chartTheme, DRAWINGS } from './charts.ts';

const FOLDER = '../../tests/pictures';
const dataset = await publishedDataset();
const series = plainSeries(dataset, ['reward', 'interpret', 'jailbreak', 'robust', 'feedback', 'zzyzx']);

function draw({ name, view }: ChartPicture, frame: Frame, filtered = false, mode: 'light' | 'dark' = 'light'): Scene {
  const filters = { ...NO_FILTERS, company: { only: ['anthropic', 'openai'], without: [] }, from: '2022-06' };
  const input = chartInput(dataset, filtered ? filters : NO_FILTERS);
  return DRAWINGS[name](input, view, series, chartTheme(mode), frame);
}

/** An element a line, so that a change can be read. */
function normalised(scene: Scene, mode: 'light' | 'dark' = 'light'): string {
  return svgText(framed(scene, chartTheme(mode))).replaceAll('><', '>\n<');
}

describe('the pictures of the published papers', () => {
  const frame = { width: 900, height: 360, textScale: 1 };

  it.each(Object.entries(CHART_PICTURES))('%s', async (name, picture) => {
    await expect(normalised(draw(picture, frame))).toMatchFileSnapshot(`${FOLDER}/${name}.svg`);
  });

  it('one of them filtered, in the dark', async () => {
    const scene = draw({ ...CHART_PICTURES['timeline-lanes'], name: 'timeline' } as ChartPicture, frame, true, 'dark');
    await expect(normalised(scene, 'dark')).toMatchFileSnapshot(`${FOLDER}/filtered-dark.svg`);
  });

  it('stand on one sheet', async () => {
    const images = [...Object.keys(CHART_PICTURES), 'filtered-dark'].map(
      (name) => `    <figure><img src="${name}.svg" alt="" /><figcaption>${name}</figcaption></figure>`,
    );
    const sheet = [
      '<!doctype html>',
      '<html lang="en">',
      '  <meta charset="utf-8" />',
      '  <title>All pictures of charts</title>',
      '  <style>',
      '    body { display: grid; grid-template-columns: repeat(auto-fill, minmax(460px, 1fr)); gap: 16px; font: 13px sans-serif }',
      '    figure { margin: 0 }',
      '    img { width: 100%; border: 1px solid #ddd }',
      '  </style>',
      '  <body>',
      ...images,
      '  </body>',
      '</html>',
      '',
    ];
    await expect(sheet.join('\n')).toMatchFileSnapshot(`${FOLDER}/index.html`);
  });
});

type Box = { text: string; left: number; top: number; right: number; bottom: number };

/** The texts of a picture as the browser draws them; capitals and tails, not the leading around them. */
function boxesOf(scene: Scene): Box[] {
  const target = document.body.appendChild(document.createElement('div'));
  const drawn = mount(SceneSvg, { target, props: { scene } });
  flushSync();
  const boxes = [...target.querySelectorAll('text')].map((text) => {
    const { x, width } = text.getBBox();
    const [y, size] = [Number(text.getAttribute('y')), Number(text.getAttribute('font-size'))];
    return { text: text.textContent, left: x, right: x + width, top: y - size * 0.72, bottom: y + size * 0.21 };
  });
  void unmount(drawn);
  target.remove();
  return boxes;
}

const FRAMES: readonly Frame[] = [
  ...[280, 335, 520, 860, 1360, 1880].map((width) => ({ width, height: 360, textScale: 1 })),
  // A small picture, and slides.
  { width: 320, height: 200, textScale: 0.8, dense: true },
  { width: 1280, height: 600, textScale: 2, dense: true },
  { width: 1920, height: 900, textScale: 2.25, dense: true },
  { width: 1920, height: 900, textScale: 2.5 },
];

describe.each(FRAMES)('drawn $width px wide by the browser, type at $textScale', (frame) => {
  it.each(Object.entries(CHART_PICTURES))('no text of %s lies on another or leaves the frame', (_, picture) => {
    for (const filtered of [false, true]) {
      const scene = draw(picture, frame, filtered);
      const boxes = boxesOf(scene);
      expect(boxes.length).toBeGreaterThan(0);
      const outside = boxes.filter(
        ({ left, right, top, bottom }) => left < -1 || top < -1 || right > scene.width + 1 || bottom > scene.height + 1,
      );
      expect(outside.map(({ text }) => text)).toEqual([]);
      const overlaps = boxes.flatMap((a, at) =>
        boxes
          .slice(at + 1)
          .filter((b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1)
          .map((b) => `${a.text} | ${b.text}`),
      );
      expect(overlaps).toEqual([]);
    }
  });
});
