import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { chartInput } from '../../tests/fixtures/chart-inputs.ts';
import { publishedDataset } from '../../tests/fixtures/published.browser.ts';
import { smallDataset } from '../../tests/fixtures/small-dataset.ts';
import { NO_FILTERS } from '../papers/filter.ts';
import '../ui/base.css';
import { DEFAULT_CHARTS } from '../view/chart-spec.ts';
import { categories } from './categories.ts';
import ChartFigure from './ChartFigure.svelte';
import type { ChartInput } from './chart-input.ts';
import type { Frame, TargetChoice } from './scene.ts';
import { chartTheme, type ChartTheme } from './theme.ts';
import { timeline } from './timeline.ts';

const inDefaultForm = (input: ChartInput, theme: ChartTheme, frame: Frame) =>
  categories(input, DEFAULT_CHARTS, theme, frame);

const dataset = await publishedDataset();
const theme = chartTheme('light');
const onChoose = vi.fn<(choice: TargetChoice) => void>();
const overTime = (input: ChartInput, colours: ChartTheme, frame: Frame) =>
  timeline(input, DEFAULT_CHARTS, colours, frame);
const props = {
  chart: overTime,
  input: { ...chartInput(dataset), subtitle: '78 papers · as it were' },
  mode: 'light' as const,
  height: 252,
  link: () => ({ href: 'https://example.org/?q=reward', leavesOut: false, home: null }),
  onChoose,
};

beforeEach(() => onChoose.mockClear());

const figure = () => page.getByRole('figure', { name: 'Papers over time' });
const button = (name: string) => figure().getByRole('button', { name, exact: true });

/** The targets of the chart, in the order of the arrow keys. */
function targets(): HTMLButtonElement[] {
  return [...figure().element().querySelectorAll<HTMLButtonElement>('.picture button')];
}

describe('a chart on the page', () => {
  it('is a figure named by its title, with an image in it and what it shows in words', async () => {
    await render(ChartFigure, props);
    await expect.element(figure().getByRole('heading', { name: 'Papers over time' })).toBeVisible();
    await expect.element(figure().getByRole('img', { name: /^Papers over time\. 78 papers, Q1 2022/ })).toBeVisible();
    await expect.element(figure()).toHaveTextContent('78 papers · as it were');
  });

  it('is drawn with type as large as the reader has asked for', async () => {
    const least = () => {
      const texts = [...figure().element().querySelectorAll('svg text')];
      return Math.min(...texts.map((text) => text.getBoundingClientRect().height));
    };
    const usual = await render(ChartFigure, props);
    await expect.element(figure().getByRole('img')).toBeVisible();
    const before = least();
    await usual.unmount();
    document.documentElement.style.fontSize = '32px';
    onTestFinished(() => void document.documentElement.style.removeProperty('font-size'));
    await render(ChartFigure, props);
    await expect.element(figure().getByRole('img')).toBeVisible();
    // Whole pixels round what is measured.
    expect(least() / before).toBeGreaterThan(1.85);
  });

  it('has a button for the PNG and a menu with all else', async () => {
    await render(ChartFigure, props);
    await expect.element(button('Download PNG')).toBeVisible();
    await expect.element(button('More')).toHaveAttribute('aria-expanded', 'false');
    await expect.element(button('Copy link')).not.toBeInTheDocument();
    await button('More').click();
    await expect.element(button('More')).toHaveAttribute('aria-expanded', 'true');
    for (const name of ['Download SVG', 'Copy image', 'Copy link', 'Show data']) {
      await expect.element(button(name)).toBeVisible();
    }
  });

  it('is drawn anew for each width', async () => {
    const { container } = await render(ChartFigure, props);
    for (const width of [420, 900]) {
      container.style.width = `${width}px`;
      await expect.poll(() => container.querySelector('svg')?.getAttribute('width')).toBe(`${width}`);
    }
  });

  it('names the colours where the chart does not', async () => {
    await render(ChartFigure, { ...props, chart: inDefaultForm });
    const legend = page.getByRole('figure', { name: 'What they are about' }).getByRole('list', { name: 'Legend' });
    await expect.element(legend).toHaveTextContent(/Anthropic\s*Google DeepMind\s*OpenAI/);
  });

  it('can be taken away as files', async () => {
    await render(ChartFigure, props);
    await button('Download PNG').click();
    await expect.element(figure()).toHaveTextContent('PNG saved as papers-over-time.png.');
    await button('More').click();
    await button('Download SVG').click();
    await expect.element(figure()).toHaveTextContent('SVG saved as papers-over-time.svg.');
  });
});

describe('copying', () => {
  /** What a reader gets who pastes into a text box. */
  async function pasted(): Promise<{ text: string; types: string[] }> {
    const box = document.createElement('textarea');
    document.body.append(box);
    let got = { text: '', types: [''] };
    box.addEventListener('paste', ({ clipboardData }) => {
      const types = [...(clipboardData?.files ?? [])].map(({ type }) => type);
      got = { text: clipboardData?.getData('text/plain') ?? '', types };
    });
    box.focus();
    await userEvent.paste();
    box.remove();
    return got;
  }

  it('puts the link into the clipboard', async () => {
    await render(ChartFigure, props);
    await button('More').click();
    await button('Copy link').click();
    await expect.element(figure()).toHaveTextContent('Link copied.');
    expect(await pasted()).toEqual({ text: 'https://example.org/?q=reward', types: [] });
  });

  it('puts the picture into the clipboard', async () => {
    await render(ChartFigure, props);
    await button('More').click();
    await button('Copy image').click();
    await expect.element(figure()).toHaveTextContent('Picture copied.');
    expect(await pasted()).toEqual({ text: '', types: ['image/png'] });
  });
});

describe('a picture that the browser cannot draw', () => {
  /** Higher than any canvas may be. */
  const endless = (...given: Parameters<typeof overTime>) => ({ ...overTime(...given), height: 1_000_000 });

  it('is said, with what to do instead', async () => {
    await render(ChartFigure, { ...props, chart: endless });
    await button('Download PNG').click();
    await expect.element(figure()).toHaveTextContent('This browser could not make the picture. Try the SVG.');
    await button('More').click();
    await button('Copy image').click();
    await expect.element(figure()).toHaveTextContent('This browser could not make the picture. Try the SVG.');
  });
});

describe('the data of a chart', () => {
  it('are the numbers that it draws', async () => {
    await render(ChartFigure, props);
    await button('More').click();
    await button('Show data').click();
    const table = figure().getByRole('region', { name: 'Papers over time, data' }).getByRole('table');
    await expect.element(table).toBeVisible();
    const cells = [...table.element().querySelectorAll('tr')].map((row) =>
      [...row.querySelectorAll('th, td')].map((cell) => cell.textContent),
    );
    const { data } = overTime(props.input, theme, { width: 900, height: 252, textScale: 1 });
    expect(cells).toEqual([data.columns, ...data.rows.map((row) => row.map(String))]);
    await expect.element(table.getByRole('rowheader', { name: 'Q4 2023' })).toBeVisible();
    await expect.element(figure().getByRole('img')).not.toBeInTheDocument();
    await button('More').click();
    await button('Show chart').click();
    await expect.element(figure().getByRole('img')).toBeVisible();
  });

  it('are shown also where two things have the same name', async () => {
    const { companies, categories: named } = smallDataset();
    const twins = smallDataset({
      companies: companies.map(({ id }) => ({ id, name: 'All' })),
      categories: named.map((category) => ({ ...category, name: 'Same' })),
    });
    await render(ChartFigure, { ...props, chart: inDefaultForm, input: chartInput(twins) });
    const about = page.getByRole('figure', { name: 'What they are about' });
    await about.getByRole('button', { name: 'More' }).click();
    await about.getByRole('button', { name: 'Show data' }).click();
    await expect.poll(() => about.getByRole('rowheader', { name: 'Same' }).elements().length).toBe(3);
  });
});

describe('the targets of a chart', () => {
  it('say what they stand for', async () => {
    await render(ChartFigure, props);
    await expect.poll(() => targets().length).toBe(14);
    const labels = targets().map((target) => target.getAttribute('aria-label'));
    expect(labels[0]).toMatch(/^Q1 2022: 5 papers/);
    expect(labels[10]).toMatch(/^Q3 2024 \(Jul only\): 3 papers/);
    expect(labels.slice(11)).toEqual(['Anthropic: 25 papers', 'Google DeepMind: 42 papers', 'OpenAI: 11 papers']);
  });

  it('are chosen by a click', async () => {
    await render(ChartFigure, props);
    await figure()
      .getByRole('button', { name: /^Q4 2023/ })
      .click();
    await figure()
      .getByRole('button', { name: /^OpenAI/ })
      .click();
    expect(onChoose.mock.calls).toEqual([
      [{ period: { from: '2023-10', to: '2023-12' } }, false],
      [{ company: 'openai' }, false],
    ]);
  });

  it('lie where the chart draws what they stand for, each at least 24 px', async () => {
    await render(ChartFigure, props);
    await expect.poll(() => targets().length).toBe(14);
    const picture = figure().element().querySelector('svg')?.getBoundingClientRect() ?? new DOMRect();
    for (const target of targets()) {
      const { left, right, top, bottom, width, height } = target.getBoundingClientRect();
      expect(Math.min(width, height)).toBeGreaterThanOrEqual(23.9);
      expect(left).toBeGreaterThanOrEqual(picture.left - 0.2);
      expect(right).toBeLessThanOrEqual(picture.right + 0.2);
      expect(top).toBeGreaterThanOrEqual(picture.top - 0.2);
      expect(bottom).toBeLessThanOrEqual(picture.bottom + 0.2);
    }
  });

  it('are one stop of the Tab key, and the arrow keys walk between them', async () => {
    await render(ChartFigure, props);
    await expect.poll(() => targets().length).toBe(14);
    expect(targets().filter(({ tabIndex }) => tabIndex === 0)).toHaveLength(1);
    await button('More').click();
    await userEvent.keyboard('{Escape}');
    await userEvent.tab();
    const focused = () => targets().indexOf(document.activeElement as HTMLButtonElement);
    expect(focused()).toBe(0);
    const walk: [key: string, at: number][] = [
      ['{ArrowRight}', 1],
      ['{ArrowDown}', 2],
      ['{ArrowLeft}', 1],
      ['{ArrowUp}', 0],
      ['{ArrowLeft}', 0],
      ['{End}', 13],
      ['{ArrowRight}', 13],
      ['{Home}', 0],
      ['{ArrowRight}', 1],
    ];
    for (const [key, at] of walk) {
      await userEvent.keyboard(key);
      expect(focused()).toBe(at);
      expect(targets().filter(({ tabIndex }) => tabIndex === 0)).toEqual([targets()[at]]);
    }
    await userEvent.keyboard('{Enter}');
    expect(onChoose.mock.calls).toEqual([[{ period: { from: '2022-04', to: '2022-06' } }, false]]);
  });

  it('say below the chart what is pointed at', async () => {
    await render(ChartFigure, props);
    await figure()
      .getByRole('button', { name: /^Q4 2023/ })
      .hover();
    await expect.element(figure()).toHaveTextContent(/Q4 2023: 14 papers \(Anthropic 4/);
  });

  it('follow the filters', async () => {
    const { rerender } = await render(ChartFigure, props);
    await expect.poll(() => targets().length).toBe(14);
    const openai = { ...NO_FILTERS, company: { only: ['openai'], without: [] } };
    await rerender({ input: chartInput(dataset, openai) });
    await expect.element(figure().getByRole('button', { name: 'Anthropic: 0 of 25 papers' })).toBeInTheDocument();
  });
});
