import { describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page, userEvent } from 'vitest/browser';
import { paperWith, smallDataset } from '../../tests/fixtures/small-dataset.ts';
import '../ui/base.css';
import { rowsOf } from './columns.ts';
import PapersTable from './PapersTable.svelte';

const table = page.getByRole('table', { name: 'Papers' });
const heading = (name: string) => table.getByRole('columnheader', { name });
const titles = () =>
  table
    .getByRole('link')
    .elements()
    .map((link) => link.textContent);

function props(dataset = smallDataset()) {
  const all = rowsOf(dataset);
  return {
    all,
    rows: all,
    sort: [],
    onSort: vi.fn(),
    open: null,
    onOpen: vi.fn(),
    hrefOf: ({ id }: { id: string }) => `?paper=${id}`,
    highlight: null,
  };
}

/** A list of so many papers, each title ending in its number. */
function longList(count: number) {
  const papers = Array.from({ length: count }, (_, at) => paperWith({ id: `paper-${at}`, title: `Paper ${at}` }));
  return props(smallDataset({ papers }));
}

describe('the order', () => {
  it('is that of the rows given, where nothing is sorted', async () => {
    const given = props();
    await render(PapersTable, { ...given, rows: given.all.slice(2, 5).reverse() });
    expect(titles()).toEqual(['Alone', 'Reward models', 'Noise and models']);
  });

  it('follows the columns sorted by, and what has no value comes last either way', async () => {
    const screen = await render(PapersTable, { ...props(), sort: [{ column: 'date', descending: true }] });
    expect(titles().at(0)).toBe('Alone');
    expect(titles().at(-1)).toBe('When was it?');
    await screen.rerender({ sort: [{ column: 'date', descending: false }] });
    expect(titles().at(0)).toBe('Debate as oversight');
    expect(titles().at(-1)).toBe('When was it?');
    await screen.rerender({
      sort: [
        { column: 'company', descending: true },
        { column: 'title', descending: true },
      ],
    });
    expect(titles().slice(0, 3)).toEqual(['Reward models', 'Noise and models', 'When was it?']);
  });

  it('is said by aria-sort', async () => {
    await render(PapersTable, { ...props(), sort: [{ column: 'company', descending: true }] });
    await expect.element(heading('Company')).toHaveAttribute('aria-sort', 'descending');
    await expect.element(heading('Title')).not.toHaveAttribute('aria-sort');
  });
});

describe('a heading', () => {
  it('sorts up, then down, then no more', async () => {
    const given = props();
    const screen = await render(PapersTable, given);
    const click = () => heading('Title').getByRole('button').click();
    await click();
    expect(given.onSort).toHaveBeenLastCalledWith([{ column: 'title', descending: false }]);
    await screen.rerender({ sort: [{ column: 'title', descending: false }] });
    await click();
    expect(given.onSort).toHaveBeenLastCalledWith([{ column: 'title', descending: true }]);
    await screen.rerender({ sort: [{ column: 'title', descending: true }] });
    await click();
    expect(given.onSort).toHaveBeenLastCalledWith([]);
  });

  it('sorts dates with the newest first', async () => {
    const given = props();
    await render(PapersTable, given);
    await heading('Date').getByRole('button').click();
    expect(given.onSort).toHaveBeenCalledWith([{ column: 'date', descending: true }]);
  });

  it('adds to what is sorted by with Shift, and takes its place without', async () => {
    const given = props();
    await render(PapersTable, { ...given, sort: [{ column: 'company', descending: false }] });
    const button = heading('Title').getByRole('button');
    await button.click({ modifiers: ['Shift'] });
    expect(given.onSort).toHaveBeenLastCalledWith([
      { column: 'company', descending: false },
      { column: 'title', descending: false },
    ]);
    await button.click();
    expect(given.onSort).toHaveBeenLastCalledWith([{ column: 'title', descending: false }]);
  });
});

describe('a row', () => {
  it('has title, company, category and date, and says which paper is open', async () => {
    await render(PapersTable, { ...props(), open: 'noise' });
    const row = table.getByRole('row').filter({ hasText: 'Noise and models' });
    await expect.element(row).toHaveTextContent(/Noise and models\s*Beta\s*Robustness\s*30 Aug 2022/);
    await expect.element(row.getByRole('link')).toHaveAttribute('aria-current', 'true');
    await expect.element(row.getByRole('link')).toHaveAttribute('href', '?paper=noise');
  });

  it('opens its paper wherever it is clicked, and leaves other clicks to the browser', async () => {
    const given = props();
    await render(PapersTable, given);
    await table
      .getByRole('row')
      .filter({ hasText: 'Reward models' })
      .click({ position: { x: 500, y: 10 } });
    expect(given.onOpen).toHaveBeenCalledWith(expect.objectContaining({ id: 'reward' }));
    let followed = 0;
    const stop = (event: MouseEvent) => {
      followed += event.defaultPrevented ? 0 : 1;
      event.preventDefault();
    };
    window.addEventListener('click', stop);
    await table.getByRole('link', { name: 'Reward models' }).click({ modifiers: ['Control'] });
    window.removeEventListener('click', stop);
    expect(followed).toBe(1);
    expect(given.onOpen).toHaveBeenCalledOnce();
  });

  it('marks the words of a title', async () => {
    const highlight = (title: string) => [
      { text: title.slice(0, 2), hit: true },
      { text: title.slice(2), hit: false },
    ];
    const screen = await render(PapersTable, { ...props(), highlight });
    expect(screen.container.querySelector('mark')?.textContent).toBe('De');
    expect(titles()[0]).toBe('Debate as oversight');
  });
});

describe('a long list', () => {
  it('is drawn only where it can be seen, and says how long it is', async () => {
    await render(PapersTable, longList(5000));
    await expect.element(table).toHaveAttribute('aria-rowcount', '5001');
    expect(table.getByRole('row').elements().length).toBeLessThan(100);
    const first = table.getByRole('row').filter({ hasText: /^Paper 0/ });
    await expect.element(first).toHaveAttribute('aria-rowindex', '2');
  });

  it('can be scrolled to its end', async () => {
    await render(PapersTable, longList(5000));
    const last = table.getByRole('link', { name: 'Paper 4999', exact: true });
    await expect
      .poll(() => {
        window.scrollTo(0, document.documentElement.scrollHeight);
        return last.elements().length;
      })
      .toBe(1);
    const row = table.getByRole('row').filter({ hasText: /^Paper 4999/ });
    await expect.element(row).toHaveAttribute('aria-rowindex', '5001');
    expect(table.getByRole('row').elements().length).toBeLessThan(100);
    window.scrollTo(0, 0);
  });

  it('becomes short, and long again, with the rows that belong to it', async () => {
    const given = longList(400);
    const screen = await render(PapersTable, given);
    await screen.rerender({ rows: given.all.slice(10, 13) });
    await expect.poll(titles).toEqual(['Paper 10', 'Paper 11', 'Paper 12']);
    await expect.element(table).not.toHaveAttribute('aria-rowcount');
    await screen.rerender({ rows: given.all.slice(0, 300) });
    await expect.element(table).toHaveAttribute('aria-rowcount', '301');
    await expect.poll(() => titles()[0]).toBe('Paper 0');
  });

  it('is walked by keyboard without losing the focus', async () => {
    await render(PapersTable, longList(1000));
    table.getByRole('link', { name: 'Paper 0', exact: true }).element().focus();
    for (let at = 0; at < 60; at += 1) await userEvent.keyboard('{Tab}');
    await expect.element(table.getByRole('link', { name: 'Paper 60', exact: true })).toHaveFocus();
    window.scrollTo(0, 0);
  });
});

it('draws a list of two hundred whole', async () => {
  await render(PapersTable, longList(200));
  expect(table.getByRole('row').elements()).toHaveLength(201);
  await expect.element(table).not.toHaveAttribute('aria-rowcount');
});
