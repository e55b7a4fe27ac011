import { describe, expect, it } from 'vitest';
import { chartInput } from '../../tests/fixtures/chart-inputs.ts';
import { CHART_PICTURES, plainSeries } from '../../tests/fixtures/chart-pictures.ts';
import { publishedDataset } from '../../tests/fixtures/published.browser.ts';
import { textsOf } from '../../tests/fixtures/scene-laws.ts';
import { fileOf } from '../charts/single-file.ts';
import type { Drawing } from '../charts/scene.ts';
import { pictureOf } from '../charts/taking.ts';
import { wholeOf } from '../papers/filter.ts';
import { DEFAULT_CHARTS } from '../view/chart-spec.ts';
import { DRAWINGS } from './charts.ts';

/** The most bytes of a file of the papers that are shown first. */
const MOST_BYTES = 150_000;

const HOME = 'https://example.org/papers/?company=openai';
const LINK = { href: 'http://127.0.0.1/?company=openai', leavesOut: false, home: HOME };
const room = { width: 640, height: 320 };

const dataset = await publishedDataset();
const series = plainSeries(dataset, ['reward', 'interpret', 'jailbreak', 'robust', 'feedback', 'zzyzx']);
const subtitle = '78 papers · all companies · “reward model”';

describe.each(Object.entries(CHART_PICTURES))('the HTML file of %s', (_, { name, view }) => {
  const draw: Drawing = (theme, frame) =>
    DRAWINGS[name]({ ...chartInput(dataset), subtitle }, view, series, theme, frame);

  describe.each(['light', 'dark'] as const)('on a %s ground', (ground) => {
    it.each(['1x', 'slide'] as const)('has all that the chart has, %s', async (size) => {
      const { scene } = pictureOf(draw, room, { size, ground }, 'light', HOME);
      const html = await fileOf(draw, room, { size, ground }, 'light', LINK, dataset);
      expect(new Blob([html]).size).toBeLessThan(MOST_BYTES);

      const file = new DOMParser().parseFromString(html, 'text/html');
      expect(file.title).toBe(scene.title);
      expect(file.querySelector('h1')?.textContent).toBe(scene.title);
      const [wide, narrow] = [...file.querySelectorAll('svg')].map((svg) =>
        [...svg.querySelectorAll('text')].map((text) => text.textContent),
      );
      const drawn = wide ?? [];
      expect(drawn).toEqual(textsOf(scene).map(({ text }) => text));
      for (const texts of [drawn, narrow ?? []]) {
        const written = texts.join(' ');
        for (const part of [scene.title, scene.subtitle, scene.source, ...scene.legend.map(({ name }) => name)])
          expect(written).toContain(part);
        expect(texts.join('')).toContain(HOME);
      }
      expect(scene.source).toMatch(/Papers of 1 Jan 2022 – 31 Jul 2024\. Data version [0-9a-f]{8}\.$/);

      const cells = [...file.querySelectorAll('tr')].map((row) => [...row.children].map((cell) => cell.textContent));
      expect(cells).toEqual([scene.data.columns, ...scene.data.rows.map((row) => row.map(String))]);
      const below = file.getElementById('about')?.textContent;
      for (const part of [scene.title, scene.subtitle, scene.source]) expect(below).toContain(part);
      expect(file.querySelector('a')?.getAttribute('href')).toBe(HOME);
    });
  });

  it('is not much larger with all that can be switched on', async () => {
    const everything = wholeOf(dataset, { collections: dataset.collections.map(({ id }) => id), duplicates: true });
    const input = { dataset, shown: everything, whole: everything, subtitle };
    const all: Drawing = (theme, frame) => DRAWINGS[name](input, view, series, theme, frame);
    const html = await fileOf(all, room, { size: '1x', ground: 'page' }, 'light', LINK, dataset);
    expect(new Blob([html]).size).toBeLessThan(MOST_BYTES);
  });
});

it('a file of words over time holds no query that asks the notes', async () => {
  const mine = [{ query: 'tag:zzsecret', label: 'by my notes', papers: [1, 2, 3] }, ...series.slice(0, 1)];
  const view = { charts: { ...DEFAULT_CHARTS, words: ['tag:zzsecret', 'reward'] }, shares: 'none' as const };
  const draw: Drawing = (theme, frame) =>
    DRAWINGS.words({ ...chartInput(dataset), subtitle }, view, mine, theme, frame);
  const link = { href: 'http://127.0.0.1/', leavesOut: true, home: null };
  const html = await fileOf(draw, room, { size: '1x', ground: 'page' }, 'light', link, dataset);
  expect(html).toContain('by my notes');
  expect(html).not.toContain('zzsecret');
  for (const { title } of dataset.papers) expect(html).not.toContain(title);
});
