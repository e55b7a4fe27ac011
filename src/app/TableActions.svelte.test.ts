import { beforeEach, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import { wipeStorage } from '../../tests/fixtures/storage.ts';
import { smallDataset } from '../../tests/fixtures/small-dataset.ts';
import { DEFAULT_LOOK } from '../table/look.ts';
import { RowSelection } from '../table/row-selection.svelte.ts';
import { DEFAULT_VIEW } from '../view/view.ts';
import TableActions from './TableActions.svelte';

beforeEach(wipeStorage);

const dataset = smallDataset();
const button = (name: string) => page.getByRole('button', { name, exact: true });

async function show() {
  const selection = new RowSelection();
  const given = {
    dataset,
    view: DEFAULT_VIEW,
    look: DEFAULT_LOOK,
    onLook: vi.fn(),
    selection,
    papers: () => dataset.papers.filter(({ id }) => ['noise', 'alone'].includes(id)).reverse(),
    count: 2,
    hrefOf: () => '/',
    onChange: vi.fn(),
  };
  return { selection, given, screen: await render(TableActions, given) };
}

/** The text that is saved by the next choice of the menu. */
async function exported(menu: string): Promise<string> {
  const saved = vi.spyOn(URL, 'createObjectURL');
  await button(menu).click();
  await button('Markdown list').click();
  await expect.poll(() => saved.mock.calls.length).toBe(1);
  const blob = saved.mock.calls[0]?.[0];
  saved.mockRestore();
  return blob instanceof Blob ? blob.text() : '';
}

it('takes along what is shown, in its order, while nothing is selected', async () => {
  await show();
  const text = await exported('Export');
  expect(text.indexOf('Alone')).toBeGreaterThanOrEqual(0);
  expect(text.indexOf('Alone')).toBeLessThan(text.indexOf('Noise and models'));
});

it('takes along what is selected, what is not shown now last', async () => {
  const { selection } = await show();
  await button('Select').click();
  await expect.element(button('Select')).toHaveAttribute('aria-pressed', 'true');
  selection.toggle('debate');
  selection.toggle('noise');
  const text = await exported('Export 2 selected');
  expect(text).not.toContain('Alone');
  expect(text.indexOf('Noise and models')).toBeLessThan(text.indexOf('Debate as oversight'));
  await button('Select').click();
  await expect.element(button('Export')).toBeVisible();
});

it('opens how the table is shown, and the saved views', async () => {
  const { given } = await show();
  await button('Display').click();
  await page.getByRole('combobox', { name: 'Group by' }).selectOptions('Company');
  expect(given.onChange).toHaveBeenLastCalledWith({ group: 'company' });
  await page.getByRole('checkbox', { name: 'Date' }).click();
  expect(given.onChange).toHaveBeenLastCalledWith({ columns: ['title', 'company', 'category'] });
  await button('Views').click();
  await expect.element(page.getByRole('textbox', { name: 'Name of this view' })).toBeVisible();
});

it('has nothing to select or take along where nothing is shown', async () => {
  const { screen } = await show();
  await screen.rerender({ count: 0 });
  await expect.element(button('Export')).not.toBeInTheDocument();
  await expect.element(button('Select')).not.toBeInTheDocument();
  await expect.element(button('Views')).toBeVisible();
});

it('leaves the focus on the selection where none is selected any more', async () => {
  const { selection } = await show();
  selection.active = true;
  for (const { id } of dataset.papers.slice(0, 2)) selection.toggle(id);
  await button('Select none').click();
  await expect.element(button('Select')).toHaveFocus();
});
