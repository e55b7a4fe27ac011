import { describe, expect, it } from 'vitest';
import { chartInput } from '../../tests/fixtures/chart-inputs.ts';
import { CHART_PICTURES, plainSeries } from '../../tests/fixtures/chart-pictures.ts';
import { publishedDataset } from '../../tests/fixtures/published.browser.ts';
import { boxOf, textsOf } from '../../tests/fixtures/scene-laws.ts';
import { png, svgFile } from '../charts/picture.ts';
import { GROUNDS, PICTURE_SIZES, type PictureSpec } from '../charts/picture-choice.svelte.ts';
import type { Drawing, Mark, Scene } from '../charts/scene.ts';
import { pictureOf, type Picture } from '../charts/taking.ts';
import { DRAWINGS } from './charts.ts';

const HOME = 'https://example.org/papers/?company=openai';
const room = { width: 640, height: 320 };

const dataset = await publishedDataset();
const series = plainSeries(dataset, ['reward', 'interpret', 'jailbreak', 'robust', 'feedback', 'zzyzx']);
const subtitle = '78 papers · all companies · “reward model”';

type Text = Extract<Mark, { kind: 'text' }>;

/** The pixels of a PNG, read back. */
async function pixelsOf(blob: Blob): Promise<ImageData> {
  const bitmap = await createImageBitmap(blob);
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
  if (context === null) throw new Error('there is no canvas');
  context.drawImage(bitmap, 0, 0);
  return context.getImageData(0, 0, bitmap.width, bitmap.height);
}

/** A pixel as light on nothing: red, green, blue and how much it covers, each up to 255. */
function pixelAt({ data, width }: ImageData, x: number, y: number): number[] {
  const [red = 0, green = 0, blue = 0, alpha = 0] = data.subarray(4 * (y * width + x), 4 * (y * width + x) + 4);
  return [red, green, blue].map((one) => (one * alpha) / 255).concat(alpha);
}

/** Most pixels are, and this is quick to find out. */
function isSame(one: ImageData, other: ImageData, x: number, y: number): boolean {
  const at = 4 * (y * one.width + x);
  return [0, 1, 2, 3].every((part) => one.data[at + part] === other.data[at + part]);
}

function inkOf(fill: string): number[] {
  return [1, 3, 5].map((at) => parseInt(fill.slice(at, at + 2), 16)).concat(255);
}

const distance = (a: readonly number[], b: readonly number[]) => Math.hypot(...a.map((one, at) => one - (b[at] ?? 0)));

/** A scene as it would be without what is written in it. */
function wordless(scene: Scene): Scene {
  const without = (marks: readonly Mark[]): Mark[] =>
    marks
      .filter(({ kind }) => kind !== 'text')
      .map((mark) => (mark.kind === 'group' ? { ...mark, marks: without(mark.marks) } : mark));
  return { ...scene, marks: without(scene.marks) };
}

/**
 * How much of a text's box it covers, how near the nearest pixel comes to its colour (1 is that very colour), and how far
 * its ink is from reaching both ends of the box (up to 1 is near enough: boxes are estimated, and rather too wide).
 */
type Ink = { cover: number; nearest: number; away: number };

function inkIn(text: Text, written: ImageData, bare: ImageData, scale: number): Ink {
  const { left, top, right, bottom } = boxOf(text);
  const ink = inkOf(text.fill);
  let [all, changed, nearest, first, last] = [0, 0, 0, Infinity, -Infinity];
  for (let y = Math.floor(top * scale); y < bottom * scale; y += 1) {
    for (let x = Math.floor(left * scale); x < right * scale; x += 1) {
      all += 1;
      if (isSame(written, bare, x, y)) continue;
      const [here, there] = [pixelAt(written, x, y), pixelAt(bare, x, y)];
      if (distance(here, there) < 8) continue;
      changed += 1;
      [first, last] = [Math.min(first, x / scale), Math.max(last, (x + 1) / scale)];
      nearest = Math.max(nearest, 1 - distance(here, ink) / distance(there, ink));
    }
  }
  return {
    cover: changed / all,
    nearest,
    away: Math.max(first - left, right - last) / (0.4 * text.size + 0.15 * (right - left)),
  };
}

/** The texts of a picture that cannot be seen in the PNG that is made of it. */
async function unseenIn({ scene, scale }: Picture, blob: Blob): Promise<string[]> {
  const [written, bare] = await Promise.all([pixelsOf(blob), png(wordless(scene), scale).then(pixelsOf)]);
  return textsOf(scene).flatMap((text) => {
    const { cover, nearest, away } = inkIn(text, written, bare, scale);
    if (cover > 0.08 && nearest > 0.6 && away < 1) return [];
    return `${text.text}: ${cover.toFixed(3)} covered, ${nearest.toFixed(2)} near, ${away.toFixed(2)} away`;
  });
}

async function sizeOf(blob: Blob): Promise<[width: number, height: number]> {
  const { width, height } = await createImageBitmap(blob);
  return [width, height];
}

const SCALES = { '1x': 1, '2x': 2, '3x': 3, slide: 1 } as const;

/** In which pictures each text is looked for. */
const LOOKED_AT: PictureSpec[] = [
  { size: '1x', ground: 'light' },
  { size: '1x', ground: 'clear-dark' },
  { size: 'slide', ground: 'dark' },
  { size: 'slide', ground: 'clear-light' },
];

describe.each(Object.entries(CHART_PICTURES))('a picture of %s', (_, { name, view }) => {
  const draw: Drawing = (theme, frame) =>
    DRAWINGS[name]({ ...chartInput(dataset), subtitle }, view, series, theme, frame);
  const taken = (spec: PictureSpec) => pictureOf(draw, room, spec, 'light', HOME);

  it('bears title, filters, legend, source, link and numbers as SVG, in each size on each ground', () => {
    for (const size of PICTURE_SIZES) {
      for (const ground of GROUNDS) {
        const { scene } = taken({ size, ground });
        const root = new DOMParser().parseFromString(svgFile(scene), 'image/svg+xml').documentElement;
        const texts = [...root.querySelectorAll('text')].map((text) => text.textContent);
        expect(texts).toEqual(textsOf(scene).map(({ text }) => text));
        for (const part of [scene.title, scene.subtitle, scene.source, ...scene.legend.map(({ name }) => name)])
          expect(texts.join(' ')).toContain(part);
        expect(texts.join('')).toContain(HOME);
        expect(root.querySelector('desc')?.textContent).toBe(scene.description);
        expect(root.getAttribute('viewBox')).toBe(
          `0 0 ${Math.round(10 * scene.width)} ${Math.round(10 * scene.height)}`,
        );
        const [first] = root.querySelectorAll('rect');
        const isCovered = first?.getAttribute('width') === `${Math.round(10 * scene.width)}`;
        expect(isCovered).toBe(!ground.startsWith('clear'));
      }
    }
  });

  it.each(PICTURE_SIZES)('is as large as was asked for as PNG, %s', async (size) => {
    const { scene, scale } = taken({ size, ground: 'light' });
    expect(scale).toBe(SCALES[size]);
    const [width, height] = await sizeOf(await png(scene, scale));
    expect([width, height]).toEqual([Math.round(scene.width * scale), Math.round(scene.height * scale)]);
    expect(width).toBe(size === 'slide' ? 1920 : (room.width + 48) * scale);
    if (size === 'slide') expect(height).toBe(1080);
  });

  it.each(LOOKED_AT)('has ink where each text stands as PNG, $size on $ground', async (spec) => {
    const picture = taken(spec);
    const blob = await png(picture.scene, picture.scale);
    expect(await unseenIn(picture, blob)).toEqual([]);
    const [, , , alpha] = pixelAt(await pixelsOf(blob), 0, 0);
    expect(alpha).toBe(spec.ground.startsWith('clear') ? 0 : 255);
  });
});
