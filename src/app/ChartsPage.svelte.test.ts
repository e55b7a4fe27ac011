import { afterEach, describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import { chartInput } from '../../tests/fixtures/chart-inputs.ts';
import { smallDataset } from '../../tests/fixtures/small-dataset.ts';
import '../ui/base.css';
import { SearchClient } from '../search/client.svelte.ts';
import { documentsOf } from '../search/documents.ts';
import { CHARTS, DEFAULT_CHARTS, type ChartSpec } from '../view/chart-spec.ts';
import { DEFAULT_VIEW, type View } from '../view/view.ts';
import { PictureChoice } from '../charts/picture-choice.svelte.ts';
import ChartsPage from './ChartsPage.svelte';
import { startSearchWorker } from './trusted-worker.ts';
import { WordSearches } from './word-series.svelte.ts';

const dataset = smallDataset();
let search: SearchClient | null = null;
afterEach(() => search?.stop());

async function show(charts: Partial<ChartSpec> = {}) {
  search = new SearchClient(startSearchWorker, documentsOf(dataset).documents);
  const given = {
    input: chartInput(dataset),
    view: { ...DEFAULT_VIEW, page: 'charts', charts: { ...DEFAULT_CHARTS, ...charts } } as View,
    words: new WordSearches(search),
    mode: 'light' as const,
    period: { from: null, to: null },
    link: () => ({ href: '', leavesOut: false, home: null }),
    embedOf: () => '',
    pictures: new PictureChoice(),
    hrefOf: ({ charts: changed }: Partial<View>) => `?chart=${changed?.chart ?? 'all'}`,
    onChange: vi.fn<(change: Partial<View>) => void>(),
    onChoose: vi.fn(),
    onBrush: vi.fn(),
  };
  const shown = await render(ChartsPage, given);
  return { ...given, shown };
}

const link = (name: string) =>
  page.getByRole('navigation', { name: 'Charts' }).getByRole('link', { name, exact: true });
const figures = () => page.getByRole('figure').elements();
const shownAlone = (chart: ChartSpec['chart']): Partial<View> => ({ charts: { ...DEFAULT_CHARTS, chart } });

describe('the page of charts', () => {
  it('shows all of them, and says so', async () => {
    await show();
    await expect.poll(() => figures().length).toBe(CHARTS.length);
    await expect.element(link('All')).toHaveAttribute('aria-current', 'page');
    await expect.element(page.getByRole('combobox')).not.toBeInTheDocument();
  });

  it('leads to each alone by a link that can be opened elsewhere too', async () => {
    const { onChange } = await show();
    await expect.element(link('Category × company')).toHaveAttribute('href', '?chart=matrix');
    await link('Category × company').click();
    expect(onChange.mock.calls).toEqual([[shownAlone('matrix')]]);
    // The browser follows such a click, into a tab of its own; here nothing is left to follow.
    const followed: boolean[] = [];
    const stay = (event: Event) => {
      followed.push(!event.defaultPrevented);
      event.preventDefault();
    };
    document.addEventListener('click', stay);
    await link('Company profiles').click({ modifiers: ['Control'] });
    document.removeEventListener('click', stay);
    expect(followed).toEqual([true]);
    expect(onChange).toHaveBeenCalledTimes(1);
  });

  it('leads from each to it alone', async () => {
    const { onChange } = await show();
    await page.getByRole('link', { name: 'What each company works on, large' }).click();
    expect(onChange.mock.calls).toEqual([[shownAlone('profiles')]]);
  });

  it('shows one alone with its options, and the way back', async () => {
    const { onChange } = await show({ chart: 'categories' });
    await expect.poll(() => figures().length).toBe(1);
    await expect.element(page.getByRole('figure', { name: 'What they are about' })).toBeVisible();
    await expect.element(link('Categories')).toHaveAttribute('aria-current', 'page');
    await expect.element(link('All')).not.toHaveAttribute('aria-current');
    await expect.element(page.getByRole('link', { name: /, large$/ })).not.toBeInTheDocument();
    await page.getByRole('combobox', { name: 'Order' }).selectOptions('Largest first');
    expect(onChange).toHaveBeenLastCalledWith({ charts: { ...DEFAULT_CHARTS, chart: 'categories', order: 'size' } });
    await link('All').click();
    expect(onChange).toHaveBeenLastCalledWith(shownAlone(null));
  });

  it('leads from a place of a chart to its papers', async () => {
    const { onChoose } = await show({ chart: 'categories' });
    await page.getByRole('button', { name: /^Robustness: 2 papers/ }).click();
    expect(onChoose).toHaveBeenCalledWith({ category: 'robustness' }, false);
  });

  it('offers what is compared, where nothing is chosen what the data suggest', async () => {
    await show({ chart: 'change' });
    await expect.element(page.getByRole('combobox', { name: 'First' })).toHaveDisplayValue('Feb 2022 – Oct 2022');
    await expect.element(page.getByRole('combobox', { name: 'Second' })).toHaveDisplayValue('Nov 2022 – Jul 2023');
  });

  it('draws the words that are asked for, and offers to take each away', async () => {
    const { words, onChange } = await show({ chart: 'words', words: ['model', 'debate'] });
    await words.ask(['model', 'debate']);
    await expect.element(page.getByRole('button', { name: '“debate”: 1 of 5 papers' })).toBeInTheDocument();
    await page.getByRole('button', { name: 'Remove debate' }).click();
    expect(onChange).toHaveBeenLastCalledWith({
      charts: { ...DEFAULT_CHARTS, chart: 'words', words: ['model'] },
    });
  });
});
