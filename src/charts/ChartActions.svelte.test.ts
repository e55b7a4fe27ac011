import { csvParseRows } from 'd3';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { chartInput } from '../../tests/fixtures/chart-inputs.ts';
import { savedFiles, type SavedFile } from '../../tests/fixtures/saved-files.browser.ts';
import { smallDataset } from '../../tests/fixtures/small-dataset.ts';
import '../ui/base.css';
import { DEFAULT_CHARTS } from '../view/chart-spec.ts';
import ChartActions from './ChartActions.svelte';
import { PictureChoice } from './picture-choice.svelte.ts';
import type { Drawing } from './scene.ts';
import { chartTheme } from './theme.ts';
import { timeline } from './timeline.ts';

const HOME = 'https://example.org/papers/?company=beta';
const input = { ...chartInput(smallDataset()), subtitle: '2 of 5 papers · Beta' };
const draw: Drawing = (theme, room) => timeline(input, DEFAULT_CHARTS, theme, room);
const room = { width: 600, height: 252 };
const scene = draw(chartTheme('light'), { ...room, textScale: 1 });
const onSaid = vi.fn<(said: string) => void>();
const onShowData = vi.fn();

const props = () => ({
  scene,
  draw,
  dataset: input.dataset,
  room,
  mode: 'light' as const,
  choice: new PictureChoice(),
  link: () => ({ href: 'http://127.0.0.1/?company=beta', leavesOut: false, home: HOME }),
  showsData: false,
  onShowData,
  onSaid,
});

beforeEach(() => {
  onSaid.mockClear();
  onShowData.mockClear();
});

/** The first file that is saved, once it is. */
async function first(files: () => readonly SavedFile[]): Promise<SavedFile> {
  await expect.poll(() => files().length, PATIENCE).toBeGreaterThan(0);
  const [file] = files();
  if (file === undefined) throw new Error('nothing was saved');
  return file;
}

/** Pictures are made on the machine's own time, which may be a busy one's. */
const PATIENCE = { timeout: 10_000 };

const button = (name: string) => page.getByRole('button', { name, exact: true });

async function choose(name: string) {
  await button('More').click();
  await button(name).click();
}

/** Width and height of a PNG, and its first pixel. */
async function read(blob: Blob) {
  const bitmap = await createImageBitmap(blob);
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
  context?.drawImage(bitmap, 0, 0);
  return { size: [bitmap.width, bitmap.height], corner: [...(context?.getImageData(0, 0, 1, 1).data ?? [])] };
}

describe('a picture', () => {
  it('is twice as large as on the page, on its ground, where nothing else was chosen', async () => {
    const files = savedFiles();
    await render(ChartActions, props());
    await button('Download PNG').click();
    await expect.poll(() => onSaid.mock.lastCall, PATIENCE).toEqual(['PNG saved as papers-over-time.png.']);
    const [file] = files();
    expect(file?.name).toBe('papers-over-time.png');
    const { size, corner } = await read(file?.blob ?? new Blob());
    expect(size[0]).toBe(2 * (600 + 48));
    expect(corner).toEqual([255, 255, 255, 255]);
  });

  it('is as large, and on what ground, as was chosen, until something else is', async () => {
    const files = savedFiles();
    await render(ChartActions, props());
    await button('More').click();
    await page.getByRole('combobox', { name: 'Size' }).selectOptions('Slide, 1920 × 1080');
    await page.getByRole('combobox', { name: 'Ground' }).selectOptions('Dark');
    await userEvent.keyboard('{Escape}');
    await button('Download PNG').click();
    await expect.poll(() => files().length, PATIENCE).toBe(1);
    const slide = await read(files()[0]?.blob ?? new Blob());
    expect(slide.size).toEqual([1920, 1080]);
    expect(Math.max(...slide.corner.slice(0, 3))).toBeLessThan(60);
    await button('More').click();
    await page.getByRole('combobox', { name: 'Size' }).selectOptions('1 × as on the page');
    await page.getByRole('combobox', { name: 'Ground' }).selectOptions('Transparent, for light slides');
    await userEvent.keyboard('{Escape}');
    await button('Download PNG').click();
    await expect.poll(() => files().length, PATIENCE).toBe(2);
    const clear = await read(files()[1]?.blob ?? new Blob());
    expect(clear.size[0]).toBe(648);
    expect(clear.corner[3]).toBe(0);
  });

  it('is an SVG with the same in it', async () => {
    const files = savedFiles();
    await render(ChartActions, props());
    await choose('Download SVG');
    await expect.poll(() => onSaid.mock.lastCall, PATIENCE).toEqual(['SVG saved as papers-over-time.svg.']);
    const text = await (await first(files)).blob.text();
    for (const part of [scene.title, input.subtitle, 'Data version 01234567.', HOME])
      expect(text).toContain(`>${part}`.slice(1));
  });
});

describe('a file that works by itself', () => {
  it('is HTML with the chart, its table and its papers, as was chosen', async () => {
    const files = savedFiles();
    const { choice, ...others } = props();
    choice.ground = 'dark';
    await render(ChartActions, { ...others, choice });
    await choose('Download HTML file');
    await expect.poll(() => onSaid.mock.lastCall, PATIENCE).toEqual(['HTML file saved as papers-over-time.html.']);
    const [saved] = files();
    expect(saved?.name).toBe('papers-over-time.html');
    expect(saved?.blob.type).toBe('text/html;charset=utf-8');
    const file = new DOMParser().parseFromString((await saved?.blob.text()) ?? '', 'text/html');
    expect(file.title).toBe(scene.title);
    expect(file.querySelectorAll('tbody tr')).toHaveLength(scene.data.rows.length);
    expect(file.querySelector('svg rect')?.getAttribute('fill')).toBe(chartTheme('dark').ground);
    expect(file.querySelector('a')?.textContent).toBe(HOME);
    for (const { title } of input.dataset.papers.slice(0, 3)) expect(file.body.textContent).toContain(title);
  });

  it('names no papers where notes had a part in choosing them', async () => {
    const files = savedFiles();
    await render(ChartActions, {
      ...props(),
      link: () => ({ href: 'http://127.0.0.1/', leavesOut: true, home: null }),
    });
    await choose('Download HTML file');
    await expect.poll(() => files().length, PATIENCE).toBe(1);
    const text = (await files()[0]?.blob.text()) ?? '';
    for (const { title } of input.dataset.papers) expect(text).not.toContain(title);
  });
});

describe('the data', () => {
  it('are a file for a spreadsheet that says what it is', async () => {
    const files = savedFiles();
    await render(ChartActions, props());
    await choose('Download data, CSV');
    const file = await first(files);
    expect(file.name).toBe('papers-over-time.csv');
    const rows = csvParseRows(await file.blob.text());
    expect(rows.slice(1, 1 + scene.data.rows.length)).toEqual(scene.data.rows.map((row) => row.map(String)));
    expect(rows).toContainEqual(['Filters', scene.subtitle]);
    expect(rows).toContainEqual(['Link', HOME]);
  });

  it('are a file for a program', async () => {
    const files = savedFiles();
    await render(ChartActions, props());
    await choose('Download data, JSON');
    const text = await (await first(files)).blob.text();
    expect(JSON.parse(text)).toMatchObject({ title: scene.title, filters: scene.subtitle, ...scene.data });
  });

  it('are shown in place of the chart', async () => {
    await render(ChartActions, props());
    await choose('Show data');
    expect(onShowData).toHaveBeenCalledOnce();
  });
});

describe('a text', () => {
  it.each([
    [
      'Copy alt text',
      'Alt text copied.',
      /^Papers over time \(2 of 5 papers · Beta · 1 without a date, not drawn\). 5 papers/,
    ],
    ['Copy data', 'Data copied, for a spreadsheet.', /^Period\tAlpha Lab\t/],
    ['Copy link', 'Link copied.', /^http:\/\/127\.0\.0\.1\/\?company=beta$/],
  ])('“%s” is in the clipboard', async (name, said, wanted) => {
    await render(ChartActions, props());
    await choose(name);
    await expect.poll(() => onSaid.mock.lastCall, PATIENCE).toEqual([said]);
    const box = document.body.appendChild(document.createElement('textarea'));
    box.focus();
    await userEvent.paste();
    expect(box.value).toMatch(wanted);
    box.remove();
  });

  it('is the code that frames the chart, on the ground that was chosen', async () => {
    const embedOf = vi.fn((ground: string) => `https://example.org/papers/?embed=timeline&a=${ground}`);
    await render(ChartActions, { ...props(), embedOf });
    await button('More').click();
    await page.getByRole('combobox', { name: 'Ground' }).selectOptions('Dark');
    await button('Copy embed code').click();
    await expect.poll(() => onSaid.mock.lastCall).toEqual(['Embed code copied.']);
    const box = document.body.appendChild(document.createElement('textarea'));
    box.focus();
    await userEvent.paste();
    expect(box.value).toContain('<iframe src="https://example.org/papers/?embed=timeline&amp;a=dark"');
    expect(box.value).toContain(`title="${scene.title}"`);
    box.remove();
  });

  it('is code that says when it goes without what asks the notes', async () => {
    const link = () => ({ href: 'http://127.0.0.1/', leavesOut: true, home: null });
    await render(ChartActions, { ...props(), link, embedOf: () => 'https://example.org/?embed=timeline' });
    await choose('Copy embed code');
    await expect.poll(() => onSaid.mock.lastCall).toEqual(['Embed code copied, without what asks your notes.']);
  });

  it('is no such code where the chart has no address for a frame', async () => {
    await render(ChartActions, props());
    await button('More').click();
    await expect.element(button('Copy link')).toBeVisible();
    await expect.element(button('Copy embed code')).not.toBeInTheDocument();
  });

  it('is a link that says when it goes without what asks the notes', async () => {
    await render(ChartActions, {
      ...props(),
      link: () => ({ href: 'http://127.0.0.1/', leavesOut: true, home: null }),
    });
    await choose('Copy link');
    await expect.poll(() => onSaid.mock.lastCall, PATIENCE).toEqual(['Link copied, without what asks your notes.']);
  });

  it('is none where no link may carry what the chart shows, nor is one in its picture', async () => {
    const files = savedFiles();
    await render(ChartActions, { ...props(), link: null });
    await button('More').click();
    for (const name of ['Copy link', 'Copy data', 'Download data, CSV', 'Download HTML file'])
      await expect.element(button(name)).not.toBeInTheDocument();
    await button('Download SVG').click();
    expect(await (await first(files)).blob.text()).not.toContain('?company');
  });
});
