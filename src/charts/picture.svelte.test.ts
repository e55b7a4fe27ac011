import { describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { chartInput } from '../../tests/fixtures/chart-inputs.ts';
import { CHART_PICTURES, plainSeries } from '../../tests/fixtures/chart-pictures.ts';
import { publishedDataset } from '../../tests/fixtures/published.browser.ts';
import { paperWith, smallDataset } from '../../tests/fixtures/small-dataset.ts';
import { DRAWINGS } from '../app/charts.ts';
import { NO_FILTERS } from '../papers/filter.ts';
import { DEFAULT_CHARTS } from '../view/chart-spec.ts';
import type { ChartInput } from './chart-input.ts';
import { framed } from './framed.ts';
import { png, svgFile, svgText } from './picture.ts';
import type { Scene } from './scene.ts';
import SceneSvg from './SceneSvg.svelte';
import { chartTheme } from './theme.ts';
import { timeline } from './timeline.ts';

const theme = chartTheme('light');
const frame = { width: 640, height: 252, textScale: 1 };
const dataset = await publishedDataset();
const series = plainSeries(dataset, ['reward', 'interpret', 'jailbreak', 'robust', 'feedback', 'zzyzx']);
/** Some papers are filtered out, so that all kinds of marks are drawn. */
const input = chartInput(dataset, { ...NO_FILTERS, category: { only: [], without: ['robustness'] } });
const drawings = Object.entries(CHART_PICTURES).map(([name, picture]): [string, Scene] => {
  return [name, DRAWINGS[picture.name](input, picture.view, series, theme, frame)];
});
/** So many that they are dots of one path. */
const many = smallDataset({
  coverage: { from: '2022-01-01', to: '2022-12-31' },
  papers: Array.from({ length: 2200 }, (_, at) => {
    const day = new Date(Date.UTC(2022, 0, 1 + (at % 365)));
    return paperWith({ id: `p${at}`, date: day.toISOString().slice(0, 10) });
  }),
});
const dots = timeline(chartInput(many), { ...DEFAULT_CHARTS, form: 'papers' }, theme, frame);
const slide = timeline(input, DEFAULT_CHARTS, theme, { width: 1920, height: 900, textScale: 2.25, dense: true });
const scenes: [string, Scene][] = [
  ...drawings,
  ['thousands of papers as dots', dots],
  ['papers over time on a slide', slide],
  ...drawings.map(([name, scene]): [string, Scene] => [`${name} in its frame`, framed(scene, theme)]),
];

function parsed(text: string): Document {
  return new DOMParser().parseFromString(text, 'image/svg+xml');
}

function elementsOf(text: string): Element[] {
  return [...parsed(text).querySelectorAll('*')];
}

describe.each(scenes)('the SVG of %s', (_, scene) => {
  const text = svgText(scene);

  it('is XML with a name, a description and a view box', () => {
    const root = parsed(text).documentElement;
    expect(root.tagName).toBe('svg');
    expect(root.namespaceURI).toBe('http://www.w3.org/2000/svg');
    expect(root.querySelector('title')?.textContent).toBe(scene.title);
    expect(root.querySelector('desc')?.textContent).toBe(scene.description);
    expect(root.getAttribute('viewBox')).toBe(`0 0 ${scene.width} ${scene.height}`);
    expect([root.getAttribute('width'), root.getAttribute('height')]).toEqual([`${scene.width}`, `${scene.height}`]);
  });

  it('holds shapes and presentation attributes, and nothing else', () => {
    const stroke = ['stroke', 'stroke-width', 'stroke-dasharray'];
    const allowed: Record<string, readonly string[]> = {
      svg: ['role', 'aria-label', 'width', 'height', 'viewBox', 'font-family', 'xmlns'],
      title: [],
      desc: [],
      g: [],
      rect: ['x', 'y', 'width', 'height', 'rx', 'fill'],
      line: ['x1', 'y1', 'x2', 'y2', ...stroke],
      circle: ['cx', 'cy', 'r', 'fill'],
      path: ['d', 'fill', ...stroke, 'stroke-linejoin', 'stroke-linecap'],
      text: ['x', 'y', 'font-size', 'font-weight', 'fill', 'text-anchor'],
    };
    for (const element of elementsOf(text)) {
      expect(Object.keys(allowed)).toContain(element.tagName);
      const strange = element.getAttributeNames().filter((name) => !allowed[element.tagName]?.includes(name));
      expect(strange, element.outerHTML.slice(0, 200)).toEqual([]);
      for (const name of ['fill', 'stroke']) {
        expect(element.getAttribute(name) ?? 'none', element.outerHTML.slice(0, 200)).toMatch(/^(#[0-9a-f]{6}|none)$/);
      }
    }
    expect(parsed(text).documentElement.getAttribute('font-family')).toBe('Helvetica, Arial, sans-serif');
    expect(text).not.toMatch(/<!--|undefined|NaN|Infinity|rgba?\(|var\(|currentColor|url\(/);
  });

  it('is the picture on the page', async () => {
    const { container } = await render(SceneSvg, { scene });
    const here = [...container.querySelectorAll('svg *')].map((element) => [element.tagName, element.textContent]);
    const there = elementsOf(text)
      .slice(1)
      .map((element) => [element.tagName, element.textContent]);
    expect(there).toEqual(here);
  });
});

describe.each(scenes)('the SVG file of %s', (_, scene) => {
  it('is of the same size, and the same picture in finer units', () => {
    const [file, plain] = [elementsOf(svgFile(scene)), elementsOf(svgText(scene))];
    expect(['width', 'height'].map((name) => file[0]?.getAttribute(name))).toEqual([
      `${scene.width}`,
      `${scene.height}`,
    ]);
    expect(file[0]?.getAttribute('viewBox')).toMatch(/^0 0 \d+ \d+$/);
    const [, , width] = file[0]?.getAttribute('viewBox')?.split(' ').map(Number) ?? [];
    expect(width).toBe(Math.round(scene.width * 10));
    expect(file.map(({ tagName, textContent }) => [tagName, textContent])).toEqual(
      plain.map(({ tagName, textContent }) => [tagName, textContent]),
    );
    // LibreOffice measures type in whole units; in small ones it is close enough.
    for (const [at, text] of plain.entries()) {
      if (text.tagName !== 'text') continue;
      for (const name of ['x', 'y', 'font-size'])
        expect(Number(file[at]?.getAttribute(name))).toBeCloseTo(10 * Number(text.getAttribute(name)), 1);
    }
  });
});

it('draws thousands of papers as dots', () => {
  expect(elementsOf(svgText(dots)).some((element) => element.getAttribute('stroke-linecap') === 'round')).toBe(true);
});

describe('a picture on the page', () => {
  it('is an image that is named by its title and description', async () => {
    const [[, scene] = ['', undefined]] = scenes;
    if (scene === undefined) throw new Error('there is no scene');
    await render(SceneSvg, { scene });
    await expect.element(page.getByRole('img', { name: `${scene.title}. ${scene.description}` })).toBeVisible();
  });
});

describe('an SVG is well-formed', () => {
  it.each([
    ['markup', '<script>alert(1)</script> & ]]> " \' <!-- -->'],
    ['control characters', 'a\u0000b\u0001c\u0008d\u000Be\u001Ff'],
    ['half of a surrogate pair', 'a\uD83Db\uDE00c'],
    ['characters that are none', 'a\uFFFEb\uFFFFc'],
    ['right-to-left text and emoji', 'שלום 🤖 大语言'],
  ])('with %s in names and filters', (_, words) => {
    const companies = [
      { id: 'alpha-lab', name: 'Alpha Lab' },
      { id: 'beta', name: words },
    ];
    const input: ChartInput = { ...chartInput(smallDataset({ companies })), subtitle: words };
    const text = svgText(framed(timeline(input, DEFAULT_CHARTS, theme, frame), theme));
    const document = parsed(text);
    expect(document.querySelector('parsererror')?.textContent).toBeUndefined();
    expect(document.querySelector('script')).toBeNull();
    const written = [...document.querySelectorAll('text')].map((element) => element.textContent);
    expect(written.filter((line) => line.startsWith(words.slice(0, 1))).length).toBeGreaterThan(0);
  });
});

/** Width and height that a PNG says it has. */
function sizeOf(bytes: DataView): [number, number] {
  expect([...new Uint8Array(bytes.buffer, 0, 8)]).toEqual([137, 80, 78, 71, 13, 10, 26, 10]);
  return [bytes.getUint32(16), bytes.getUint32(20)];
}

async function pixelsOf(blob: Blob): Promise<ImageData> {
  const bitmap = await createImageBitmap(blob);
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no canvas');
  context.drawImage(bitmap, 0, 0);
  return context.getImageData(0, 0, bitmap.width, bitmap.height);
}

/** How many pixels have a colour. */
function count(pixels: ImageData, hex: string): number {
  const wanted = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
  let found = 0;
  for (let at = 0; at < pixels.data.length; at += 4) {
    if (wanted.every((value, channel) => pixels.data[at + channel] === value)) found += 1;
  }
  return found;
}

describe('the PNG of a chart', () => {
  const scene = framed(timeline(chartInput(dataset), DEFAULT_CHARTS, theme, frame), theme);

  it.each([1, 2, 3])('is a picture of the size that is asked for, at %d pixels a unit', async (scale) => {
    const blob = await png(scene, scale);
    expect(blob.type).toBe('image/png');
    expect(sizeOf(new DataView(await blob.arrayBuffer()))).toEqual([
      Math.round(scene.width * scale),
      Math.round(scene.height * scale),
    ]);
  });

  it('shows the papers of each company in its colour, and text, on the ground', async () => {
    const pixels = await pixelsOf(await png(scene, 2));
    const whole = pixels.width * pixels.height;
    for (const { id } of dataset.companies) expect(count(pixels, theme.company(id))).toBeGreaterThan(1000);
    expect(count(pixels, theme.ink)).toBeGreaterThan(200);
    expect(count(pixels, theme.ground)).toBeGreaterThan(whole / 3);
    expect([...pixels.data.slice(0, 4)]).toEqual([255, 255, 255, 255]);
  });

  it('shows twice the papers on twice the ink', async () => {
    const openai = count(await pixelsOf(await png(scene, 2)), theme.company('openai'));
    const deepmind = count(await pixelsOf(await png(scene, 2)), theme.company('google-deepmind'));
    expect(deepmind / openai).toBeGreaterThan(3);
    expect(deepmind / openai).toBeLessThan(4.7);
  });

  it('is refused where no browser could draw it', async () => {
    await expect(png(scene, 1000)).rejects.toThrow();
  });
});
