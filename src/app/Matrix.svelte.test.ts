import { expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { smallDataset } from '../../tests/fixtures/small-dataset.ts';
import { DEFAULT_SCOPE, NO_FILTERS, wholeOf } from '../papers/filter.ts';
import { encodeView } from '../view/codec.ts';
import { DEFAULT_VIEW, type View } from '../view/view.ts';
import Matrix from './Matrix.svelte';

const dataset = smallDataset();

function props(change: Partial<View> = {}) {
  const view = { ...DEFAULT_VIEW, page: 'data' as const, ...change };
  const hrefOf = (next: Partial<View>) => encodeView({ ...view, ...next });
  return { dataset, papers: wholeOf(dataset, view.scope), view, hrefOf, onChange: vi.fn() };
}

it('counts papers by category and company, with totals and with what the categories mean', async () => {
  const screen = await render(Matrix, props());
  await expect
    .element(screen.getByRole('row', { name: /^Oversight/ }))
    .toHaveTextContent(/Watching what a model does\.\s*1\s*1\s*0\s*papers: a gap\s*2$/);
  await expect.element(screen.getByRole('row', { name: /^All/ })).toHaveTextContent(/2\s*2\s*1\s*5$/);
});

it('leads from every number to its papers', async () => {
  const given = props();
  const screen = await render(Matrix, given);
  const cell = screen.getByRole('link', { name: '1 paper: Robustness, Beta' });
  await expect.element(cell).toHaveAttribute('href', '?company=beta&category=robustness');
  await cell.click();
  expect(given.onChange).toHaveBeenCalledWith({
    page: 'papers',
    paper: null,
    filters: {
      ...NO_FILTERS,
      category: { only: ['robustness'], without: [] },
      company: { only: ['beta'], without: [] },
    },
  });
  await expect
    .element(screen.getByRole('link', { name: '2 papers: Oversight, all companies' }))
    .toHaveAttribute('href', '?category=oversight');
  await expect
    .element(screen.getByRole('link', { name: '1 paper: No category, No company' }))
    .toHaveAttribute('href', '?company=none&category=none');
  await expect.element(screen.getByRole('link', { name: '5 papers: all categories, all companies' })).toBeVisible();
});

it('shows gaps as gaps', async () => {
  const screen = await render(Matrix, props());
  await expect.element(screen.getByRole('row', { name: /^Multi-agent/ })).toHaveTextContent(/0\s*papers: a gap/);
  await expect.element(screen.getByText('Nobody here works on: Multi-agent.')).toBeVisible();
  expect(screen.container.querySelectorAll('td.gap')).toHaveLength(8);
});

it('gives shares of row, column or all, with the count beside each', async () => {
  const given = props();
  const screen = await render(Matrix, given);
  await screen.getByRole('combobox', { name: 'Numbers' }).selectOptions('Share of the category');
  expect(given.onChange).toHaveBeenCalledWith({ shares: 'row' });
  for (const [shares, text] of [
    ['row', '50 % 1'],
    ['column', '50 % 1'],
    ['all', '20 % 1'],
  ] as const) {
    await screen.rerender(props({ shares }));
    const name = `1 paper, ${text.slice(0, 4)}: Oversight, Beta`;
    await expect.element(screen.getByRole('link', { name })).toHaveTextContent(text);
  }
});

it('counts with and without duplicates', async () => {
  const given = props();
  const screen = await render(Matrix, given);
  await screen.getByRole('checkbox', { name: 'Count the duplicate' }).click();
  const scope = { ...DEFAULT_SCOPE, duplicates: true };
  expect(given.onChange).toHaveBeenCalledWith({ scope });
  await screen.rerender(props({ scope }));
  await expect.element(screen.getByRole('row', { name: /^All/ })).toHaveTextContent(/3\s*2\s*1\s*6$/);
  await expect
    .element(screen.getByRole('link', { name: '2 papers: Oversight, Alpha Lab' }))
    .toHaveAttribute('href', '?duplicates=shown&company=alpha-lab&category=oversight');
});
