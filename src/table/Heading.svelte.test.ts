import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { smallDataset } from '../../tests/fixtures/small-dataset.ts';
import '../ui/base.css';
import { DEFAULT_VIEW, type Column } from '../view/view.ts';
import { rowsOf } from './columns.ts';
import { DEFAULT_LOOK, type TableLook } from './look.ts';
import PapersTable from './PapersTable.svelte';

const dataset = smallDataset();
const onColumns = vi.fn<(columns: Column[]) => void>();
const onLook = vi.fn<(look: TableLook) => void>();

beforeEach(async () => {
  await page.viewport(1280, 800);
  onColumns.mockReset();
  onLook.mockReset();
});

async function show(columns: readonly Column[] = DEFAULT_VIEW.columns) {
  const all = rowsOf(dataset);
  const shown = await render(PapersTable, {
    dataset,
    all,
    rows: all,
    sort: [],
    onSort: vi.fn(),
    columns,
    onColumns,
    look: DEFAULT_LOOK,
    onLook,
    open: null,
    onOpen: vi.fn(),
    hrefOf: ({ id }) => `?paper=${id}`,
    highlight: null,
  });
  onColumns.mockImplementation((next) => void shown.rerender({ columns: next }));
  onLook.mockImplementation((next) => void shown.rerender({ look: next }));
  return shown;
}

const heading = (name: string) => page.getByRole('columnheader', { name });
const headings = () =>
  page
    .getByRole('columnheader')
    .elements()
    .map((element) => element.textContent.trim());
const handle = (name: string) => page.getByRole('separator', { name: `Width of ${name}` });
const widthOf = (name: string) => Math.round(heading(name).element().getBoundingClientRect().width);

/** Draws the edge of a column as a pointer does. */
function draw(name: string, by: number, end: 'pointerup' | 'Escape' = 'pointerup') {
  const edge = handle(name).element();
  const { x, y } = edge.getBoundingClientRect();
  const at = (type: string, clientX: number) =>
    edge.dispatchEvent(
      new PointerEvent(type, { bubbles: true, pointerId: 1, button: 0, clientX, clientY: y + 4, cancelable: true }),
    );
  // Only a pointer that is really pressed can be captured.
  edge.setPointerCapture = () => undefined;
  at('pointerdown', x + 6);
  at('pointermove', x + 6 + by / 2);
  at('pointermove', x + 6 + by);
  if (end === 'pointerup') at('pointerup', x + 6 + by);
  else edge.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
}

describe('the edge of a column', () => {
  it('is a separator that says how wide the column is; the title has none', async () => {
    await show();
    await expect.element(handle('Company')).toHaveAttribute('aria-valuenow', '168');
    await expect.element(handle('Title')).not.toBeInTheDocument();
    expect(widthOf('Company')).toBe(168);
  });

  it('makes it wider where it is drawn away, and is kept when it is let go', async () => {
    await show();
    draw('Company', -40);
    await expect.poll(() => widthOf('Company')).toBe(208);
    expect(onLook.mock.calls).toEqual([[{ density: 'regular', widths: { company: 208 } }]]);
    draw('Company', 5000);
    expect(onLook).toHaveBeenLastCalledWith({ density: 'regular', widths: { company: 48 } });
  });

  it('on the other side of the title lies at the other end', async () => {
    await show(['date', 'title']);
    draw('Date', 30);
    await expect.poll(() => widthOf('Date')).toBe(142);
  });

  it('stays where it was on Escape', async () => {
    await show();
    draw('Date', -60, 'Escape');
    await expect.poll(() => widthOf('Date')).toBe(112);
  });

  it('is moved by arrow keys, and goes back to the usual with Enter or a double click', async () => {
    await show();
    handle('Category').element().focus();
    await userEvent.keyboard('{ArrowLeft}{ArrowLeft}{ArrowRight}');
    await expect.element(handle('Category')).toHaveAttribute('aria-valuenow', '224');
    await userEvent.keyboard('{Enter}');
    expect(onLook).toHaveBeenLastCalledWith({ density: 'regular', widths: {} });
    await userEvent.keyboard('{ArrowRight}');
    await expect.element(handle('Category')).toHaveAttribute('aria-valuenow', '192');
    await handle('Category').dblClick();
    await expect.element(handle('Category')).toHaveAttribute('aria-valuenow', '208');
  });
});

describe('a heading', () => {
  it('is drawn to where another stands', async () => {
    await show();
    await heading('Date').getByRole('button').dropTo(heading('Company').getByRole('button'));
    await expect.poll(headings).toEqual(['Title', 'Date', 'Company', 'Category']);
    await heading('Title').getByRole('button').dropTo(heading('Category').getByRole('button'));
    await expect.poll(headings).toEqual(['Date', 'Company', 'Category', 'Title']);
  });

  it('takes nothing else that is dropped on it', async () => {
    await show();
    const data = new DataTransfer();
    data.setData('text/plain', 'date');
    const target = heading('Company').element();
    const over = new DragEvent('dragover', { bubbles: true, cancelable: true, dataTransfer: data });
    target.dispatchEvent(over);
    target.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: data }));
    expect(over.defaultPrevented).toBe(false);
    expect(onColumns).not.toHaveBeenCalled();
  });
});
