import { describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page, userEvent } from 'vitest/browser';
import { smallDataset } from '../../tests/fixtures/small-dataset.ts';
import { DEFAULT_CHARTS as charts, type ChartName, type ChartSpec } from '../view/chart-spec.ts';
import ChartControls from './ChartControls.svelte';

async function show(name: ChartName, change: Partial<ChartSpec> = {}) {
  const onChange = vi.fn();
  const given = {
    dataset: smallDataset(),
    name,
    charts: { ...charts, ...change },
    shares: 'none' as const,
    words: ['reward', 'red teaming'],
    sides: { first: { from: '2022-01', to: '2022-12' }, second: { from: '2023-01', to: '2023-07' } },
    onChange,
  };
  await render(ChartControls, given);
  return onChange;
}

const select = (name: string) => page.getByRole('combobox', { name, exact: true });

describe('the options of a chart', () => {
  it('are those that say something about it', async () => {
    await show('timeline', { form: 'papers' });
    await expect.element(select('Form')).toHaveValue('papers');
    await expect.element(select('Split')).toBeVisible();
    await expect.element(select('Time')).not.toBeInTheDocument();
    await expect.element(select('Numbers')).not.toBeInTheDocument();
  });

  it.each<[ChartName, string, string, object]>([
    ['timeline', 'Form', 'Cumulative', { charts: { ...charts, form: 'cumulative' } }],
    ['timeline', 'Time', 'Years', { charts: { ...charts, period: 'year' } }],
    ['timeline', 'Split', 'A lane a category', { charts: { ...charts, split: 'category' } }],
    ['categories', 'Bars', 'Side by side', { charts: { ...charts, bars: 'beside' } }],
    ['categories', 'Order', 'Largest first', { charts: { ...charts, order: 'size' } }],
    ['words', 'Numbers', 'Shares', { charts: { ...charts, measure: 'share' } }],
    ['matrix', 'Numbers', 'Share of all', { shares: 'all' }],
  ])('of %s: %s, %s', async (name, label, value, change) => {
    const onChange = await show(name);
    await select(label).selectOptions(value);
    expect(onChange).toHaveBeenCalledWith(change);
  });

  it('are the two sides of a change, periods or companies, what stands now among them', async () => {
    const onChange = await show('change');
    const second = { from: '2023-01', to: '2023-07' };
    await select('First').selectOptions('Beta');
    expect(onChange).toHaveBeenLastCalledWith({ charts: { ...charts, first: { company: 'beta' }, second } });
    await select('Second').selectOptions('2022');
    expect(onChange).toHaveBeenLastCalledWith({
      charts: { ...charts, first: { from: '2022-01', to: '2022-12' }, second: { from: '2022-01', to: '2022-12' } },
    });
  });

  it('are the queries that were named also before they are answered', async () => {
    // Those of before are still drawn.
    const onChange = await show('words', { words: ['sycophancy', 'probes'] });
    await expect.element(page.getByRole('list', { name: 'Queries' })).toHaveTextContent(/sycophancy.*probes/);
    await page.getByRole('button', { name: 'Remove sycophancy' }).click();
    expect(onChange).toHaveBeenLastCalledWith({ charts: { ...charts, words: ['probes'] } });
    await page.getByRole('textbox', { name: 'Another query' }).fill('reward');
    await page.getByRole('button', { name: 'Add' }).click();
    expect(onChange).toHaveBeenLastCalledWith({ charts: { ...charts, words: ['sycophancy', 'probes', 'reward'] } });
  });

  it('keep the focus where one is taken away, and where the last is added', async () => {
    const five = ['one', 'two', 'three', 'four', 'five'];
    const given = { dataset: smallDataset(), name: 'words' as const, shares: 'none' as const, words: [] };
    const sides = { first: { company: 'alpha' }, second: { company: 'beta' } };
    const onChange = vi.fn();
    const screen = await render(ChartControls, { ...given, sides, onChange, charts: { ...charts, words: five } });
    onChange.mockImplementation((change: object) => void screen.rerender(change));
    await page.getByRole('button', { name: 'Remove two' }).click();
    await expect.element(page.getByRole('button', { name: 'Remove three' })).toHaveFocus();
    await page.getByRole('button', { name: 'Remove five' }).click();
    await expect.element(page.getByRole('button', { name: 'Remove four' })).toHaveFocus();
    for (const word of ['six', 'seven', 'eight']) {
      await page.getByRole('textbox', { name: 'Another query' }).fill(word);
      await userEvent.keyboard('{Enter}');
    }
    await expect.element(page.getByRole('button', { name: 'Remove eight' })).toHaveFocus();
  });

  it('are queries to add and to take away, of which examples are a beginning', async () => {
    const onChange = await show('words');
    await page.getByRole('textbox', { name: 'Another query' }).fill(' debate OR critique ');
    await page.getByRole('button', { name: 'Add' }).click();
    expect(onChange).toHaveBeenLastCalledWith({
      charts: { ...charts, words: ['reward', 'red teaming', 'debate OR critique'] },
    });
    await page.getByRole('button', { name: 'Remove reward' }).click();
    expect(onChange).toHaveBeenLastCalledWith({ charts: { ...charts, words: ['red teaming'] } });
    await expect.element(page.getByText('Words whose use rises or falls most.')).toBeVisible();
  });
});
