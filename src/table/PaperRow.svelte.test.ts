import { expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { smallDataset } from '../../tests/fixtures/small-dataset.ts';
import { NO_ANNOTATIONS } from '../papers/annotations.ts';
import { DEFAULT_VIEW } from '../view/view.ts';
import { rowsOf } from './columns.ts';
import PaperRow from './PaperRow.svelte';

const [row] = rowsOf(smallDataset());

async function show() {
  if (row === undefined) throw new Error('there is no paper');
  const given = {
    row,
    columns: DEFAULT_VIEW.columns,
    annotations: NO_ANNOTATIONS,
    href: '?paper=debate',
    open: false,
    onOpen: vi.fn(),
    selected: null as boolean | null,
    onSelect: vi.fn(),
    highlight: null,
    passage: null as string | null,
    remark: null as string | null,
    place: null as number | null,
    measure: vi.fn(),
  };
  return { given, screen: await render(PaperRow, given) };
}

it('opens its paper, and says what is to be said of it', async () => {
  const { given, screen } = await show();
  await screen.rerender({ passage: 'Two models argue.', remark: 'in my note' });
  await expect.element(screen.getByText('Two models argue.')).toBeVisible();
  await expect.element(screen.getByText('in my note')).toBeVisible();
  await screen.getByRole('link', { name: 'Debate as oversight' }).click();
  expect(given.onOpen).toHaveBeenCalledWith(row?.paper);
  // A list that is drawn whole measures no row.
  expect(given.measure).not.toHaveBeenCalled();
});

it('has a box that shows whether it is selected, not that it was clicked', async () => {
  const { given, screen } = await show();
  await expect.element(screen.getByRole('checkbox')).not.toBeInTheDocument();
  await screen.rerender({ selected: true });
  const box = screen.getByRole('checkbox', { name: 'Select Debate as oversight' });
  await box.click({ modifiers: ['Shift'] });
  expect(given.onSelect).toHaveBeenCalledWith(true);
  await expect.element(box).toBeChecked();
});

it('of a list drawn in part tells its place and its height', async () => {
  const { given, screen } = await show();
  await screen.rerender({ place: 40 });
  await expect.element(screen.getByRole('row')).toHaveAttribute('aria-rowindex', '42');
  expect(given.measure).toHaveBeenCalled();
});
