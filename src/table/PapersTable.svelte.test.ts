import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { publishedDataset } from '../../tests/fixtures/published.browser.ts';
import { paperWith, smallDataset } from '../../tests/fixtures/small-dataset.ts';
import type { Dataset, Paper } from '../papers/dataset.ts';
import { wholeOf } from '../papers/filter.ts';
import '../ui/base.css';
import type { SortKey } from '../view/view.ts';
import { rowsOf } from './columns.ts';
import PapersTable from './PapersTable.svelte';
import { RowSelection } from './row-selection.svelte.ts';

const onOpen = vi.fn<(paper: Paper) => void>();
const onSort = vi.fn<(sort: SortKey[]) => void>();

beforeEach(() => {
  onOpen.mockClear();
  onSort.mockClear();
  // There is no masthead here for the headings to stop below.
  document.documentElement.style.setProperty('--masthead-height', '0px');
});

afterEach(async () => {
  await page.viewport(1280, 800);
  window.scrollTo(0, 0);
});

/** What the page asks of the table. */
type Asked = {
  order: () => Paper[];
  isFolded: (paper: Paper) => boolean;
  reveal: (paper: Paper) => void;
  focusOn: (paper: Paper) => boolean;
};

function isAsked(component: unknown): component is Asked {
  const names: (keyof Asked)[] = ['order', 'isFolded', 'reveal', 'focusOn'];
  return typeof component === 'object' && component !== null && names.every((name) => name in component);
}

function asked(component: unknown): Asked {
  if (!isAsked(component)) throw new Error('The table cannot be asked.');
  return component;
}

function paperOf({ papers }: Dataset, id: string): Paper {
  const paper = papers.find((one) => one.id === id);
  if (paper === undefined) throw new Error(`There is no paper "${id}".`);
  return paper;
}

function propsFor(dataset: Dataset, sort: SortKey[] = []) {
  const all = rowsOf(dataset);
  const shown = wholeOf(dataset).flatMap((index) => all[index] ?? []);
  return {
    dataset,
    all,
    rows: shown,
    sort,
    onSort,
    open: null,
    onOpen,
    hrefOf: (paper: Paper) => `?paper=${paper.id}`,
    highlight: null,
  };
}

/** The table over a dataset, which sorts as it is told to. */
async function show(dataset: Dataset, sort: SortKey[] = []) {
  const shown = await render(PapersTable, propsFor(dataset, sort));
  onSort.mockImplementation((next) => void shown.rerender({ sort: next }));
  return shown;
}

const table = () => page.getByRole('table', { name: 'Papers' });
const heading = (name: string) => table().getByRole('columnheader', { name });
const sortBy = (name: string, options = {}) => heading(name).getByRole('button').click(options);
const bodyRows = () => [...table().element().querySelectorAll<HTMLElement>('tbody tr.row')];
const titles = () => bodyRows().map((row) => row.querySelector('td.title a')?.textContent);

describe('the papers', () => {
  it('stand in a table with their title, company, category and date', async () => {
    await show(smallDataset());
    const row = table().getByRole('row', { name: 'Noise and models' });
    await expect.element(row.getByRole('cell').nth(0)).toHaveTextContent('Noise and models');
    await expect.element(row.getByRole('cell').nth(1)).toHaveTextContent('Beta');
    await expect.element(row.getByRole('cell').nth(2)).toHaveTextContent('Robustness');
    await expect.element(row.getByRole('cell').nth(3)).toHaveTextContent('30 Aug 2022');
  });

  it('without company, category or date say so by what is not there', async () => {
    await show(smallDataset());
    await expect.element(table().getByRole('row', { name: 'When was it?' })).toHaveTextContent('no date');
    const alone = table().getByRole('row', { name: 'Alone' });
    await expect.element(alone.getByRole('cell').nth(1)).toHaveTextContent(/^$/);
    await expect.element(alone.getByRole('cell').nth(2)).toHaveTextContent(/^$/);
  });

  it('come in the order that they are given in where nothing is sorted', async () => {
    const { rerender } = await show(smallDataset());
    expect(titles()).toEqual(['Debate as oversight', 'Noise and models', 'Reward models', 'Alone', 'When was it?']);
    const { rows } = propsFor(smallDataset());
    await rerender({ rows: rows.toReversed() });
    expect(titles()).toEqual(['When was it?', 'Alone', 'Reward models', 'Noise and models', 'Debate as oversight']);
  });

  it('that were searched for have their words marked', async () => {
    const props = propsFor(smallDataset());
    await render(PapersTable, {
      ...props,
      highlight: (title: string) => [
        { text: title.slice(0, 3), hit: true },
        { text: title.slice(3), hit: false },
      ],
    });
    const link = table().getByRole('link', { name: 'Reward models' });
    expect([...link.element().querySelectorAll('mark')].map((mark) => mark.textContent)).toEqual(['Rew']);
  });
});

describe('sorting', () => {
  it('by a heading goes up, then down, then back to the order of before', async () => {
    await show(smallDataset());
    await expect.element(heading('Title')).not.toHaveAttribute('aria-sort');
    await sortBy('Title');
    await expect.element(heading('Title')).toHaveAttribute('aria-sort', 'ascending');
    expect(titles()).toEqual(['Alone', 'Debate as oversight', 'Noise and models', 'Reward models', 'When was it?']);
    await sortBy('Title');
    await expect.element(heading('Title')).toHaveAttribute('aria-sort', 'descending');
    expect(titles()).toEqual(['When was it?', 'Reward models', 'Noise and models', 'Debate as oversight', 'Alone']);
    await sortBy('Title');
    await expect.element(heading('Title')).not.toHaveAttribute('aria-sort');
    expect(titles()[0]).toBe('Debate as oversight');
    expect(onSort.mock.calls.map(([sort]) => sort)).toEqual([
      [{ column: 'title', descending: false }],
      [{ column: 'title', descending: true }],
      [],
    ]);
  });

  it('by date begins with the newest, and has what has no date last, up and down', async () => {
    await show(smallDataset());
    await sortBy('Date');
    await expect.element(heading('Date')).toHaveAttribute('aria-sort', 'descending');
    expect(titles()).toEqual(['Alone', 'Reward models', 'Noise and models', 'Debate as oversight', 'When was it?']);
    await sortBy('Date');
    await expect.element(heading('Date')).toHaveAttribute('aria-sort', 'ascending');
    expect(titles()).toEqual(['Debate as oversight', 'Noise and models', 'Reward models', 'Alone', 'When was it?']);
  });

  it('by several headings with Shift weighs the first most', async () => {
    await show(smallDataset());
    await sortBy('Company');
    await sortBy('Date', { modifiers: ['Shift'] });
    await expect.element(heading('Date')).toHaveAttribute('aria-sort', 'descending');
    await expect.element(heading('Company')).toHaveAttribute('aria-sort', 'ascending');
    expect(titles()).toEqual(['Debate as oversight', 'When was it?', 'Reward models', 'Noise and models', 'Alone']);
    expect(onSort).toHaveBeenLastCalledWith([
      { column: 'company', descending: false },
      { column: 'date', descending: true },
    ]);
    await sortBy('Title');
    await expect.element(heading('Company')).not.toHaveAttribute('aria-sort');
    expect(onSort).toHaveBeenLastCalledWith([{ column: 'title', descending: false }]);
  });

  it('works with the keyboard', async () => {
    await show(smallDataset());
    heading('Category').getByRole('button').element().focus();
    await userEvent.keyboard('{Enter}');
    await expect.element(heading('Category')).toHaveAttribute('aria-sort', 'ascending');
  });

  it('keeps the order of before among equals', async () => {
    await show(smallDataset(), [{ column: 'category', descending: false }]);
    expect(titles()).toEqual(['Debate as oversight', 'Reward models', 'Noise and models', 'When was it?', 'Alone']);
  });
});

describe('a title', () => {
  it('is a link to its paper, and a click on it opens the paper here', async () => {
    await show(smallDataset());
    const link = table().getByRole('link', { name: 'Reward models' });
    await expect.element(link).toHaveAttribute('href', '?paper=reward');
    await link.click();
    expect(onOpen.mock.calls.map(([paper]) => paper.id)).toEqual(['reward']);
  });

  it('is opened by a click anywhere in its row, and by Enter', async () => {
    await show(smallDataset());
    await table()
      .getByRole('row', { name: 'Noise and models' })
      .click({ position: { x: 900, y: 10 } });
    table().getByRole('link', { name: 'Alone' }).element().focus();
    await userEvent.keyboard('{Enter}');
    expect(onOpen.mock.calls.map(([paper]) => paper.id)).toEqual(['noise', 'alone']);
  });

  it.each(['Control', 'Shift', 'Alt', 'Meta'] as const)('is left to the browser with %s', async (modifier) => {
    await show(smallDataset());
    // The new tab itself is not wanted here; what the table leaves to the browser is.
    let left = false;
    const stop = (event: Event) => {
      left = !event.defaultPrevented;
      event.preventDefault();
    };
    document.addEventListener('click', stop, { once: true });
    await table()
      .getByRole('link', { name: 'Reward models' })
      .click({ modifiers: [modifier] });
    expect(left).toBe(true);
    expect(onOpen).not.toHaveBeenCalled();
  });

  it('of the open paper is marked as the current one', async () => {
    const { rerender } = await show(smallDataset());
    await rerender({ open: 'reward' });
    const current = table().element().querySelectorAll('[aria-current="true"]');
    expect([...current].map((link) => link.textContent)).toEqual(['Reward models']);
  });
});

describe('a list of 78', () => {
  it('is drawn whole and counts itself', async () => {
    await show(await publishedDataset());
    await expect.poll(bodyRows).toHaveLength(78);
    await expect.element(table()).not.toHaveAttribute('aria-rowcount');
    expect(bodyRows().filter((row) => row.hasAttribute('aria-rowindex'))).toEqual([]);
  });
});

/** So many papers, each title ending in its number. */
function numbered(count: number): Dataset {
  return smallDataset({
    papers: Array.from({ length: count }, (_, at) => paperWith({ id: `p${at}`, title: `Paper ${at}` })),
  });
}

describe('a list of eighty', () => {
  it('is still drawn whole, and one more is not', async () => {
    const shown = await show(numbered(80));
    await expect.poll(bodyRows).toHaveLength(80);
    await expect.element(table()).not.toHaveAttribute('aria-rowcount');
    await shown.rerender(propsFor(numbered(81)));
    await expect.element(table()).toHaveAttribute('aria-rowcount', '82');
    expect(table().element().querySelectorAll('*').length).toBeLessThanOrEqual(500);
  });
});

describe('a list of thousands', () => {
  const many = numbered(5000);

  /** Places of the drawn rows in the whole list, the heading counted as the first. */
  const indexes = () => bodyRows().map((row) => Number(row.getAttribute('aria-rowindex')));

  /** Lets the browser paint some times. */
  async function frames(count: number) {
    for (let at = 0; at < count; at++) await new Promise((resolve) => requestAnimationFrame(resolve));
  }

  async function scrollToEnd() {
    await expect
      .poll(() => {
        window.scrollTo(0, document.documentElement.scrollHeight);
        return indexes().at(-1);
      })
      .toBe(5001);
  }

  it('is drawn where it is seen, and says how long it is', async () => {
    await show(many);
    await expect.element(table()).toHaveAttribute('aria-rowcount', '5001');
    expect(indexes().slice(0, 3)).toEqual([2, 3, 4]);
    expect(bodyRows().length).toBeLessThan(100);
    expect(bodyRows().length).toBeGreaterThan(20);
  });

  it('can be scrolled to its end and back', async () => {
    await show(many);
    await scrollToEnd();
    expect(titles().at(-1)).toBe('Paper 4999');
    expect(bodyRows().length).toBeLessThan(100);
    const rows = indexes();
    expect(rows).toEqual(rows.map((_, at) => (rows[0] ?? 0) + at));
    window.scrollTo(0, 0);
    await expect.poll(() => titles()[0]).toBe('Paper 0');
  });

  it('fills the window wherever it is scrolled to, and stays there', async () => {
    await show(many);
    for (const share of [0.1, 0.5, 0.51, 0.9, 0.3]) {
      const top = Math.round(document.documentElement.scrollHeight * share);
      window.scrollTo(0, top);
      await expect
        .poll(() => {
          const [first, last] = [bodyRows()[0], bodyRows().at(-1)].map((row) => row?.getBoundingClientRect());
          return (first?.top ?? NaN) <= 0 && (last?.bottom ?? NaN) >= window.innerHeight;
        })
        .toBe(true);
      await frames(10);
      expect(Math.abs(window.scrollY - top)).toBeLessThan(100);
    }
  });

  it('is as long as its rows, also where they are cards of another height', async () => {
    await page.viewport(400, 800);
    await show(many);
    const rowHeight = bodyRows()[0]?.offsetHeight ?? 0;
    expect(rowHeight).toBeGreaterThan(45);
    await scrollToEnd();
    // Nothing stands behind the last row but what else is on the page.
    await expect
      .poll(() => {
        const body = table().element().querySelector('tbody')?.getBoundingClientRect();
        const last = bodyRows().at(-1)?.getBoundingClientRect();
        return Math.abs((body?.bottom ?? NaN) - (last?.bottom ?? NaN));
      })
      .toBeLessThan(2);
    expect(bodyRows().length).toBeLessThan(100);
  });

  it('keeps its place while it is scrolled: what was drawn is not drawn anew', async () => {
    await show(many);
    window.scrollTo(0, 3000);
    await expect.poll(() => indexes()[0]).toBeGreaterThan(50);
    const [kept] = bodyRows().slice(-5);
    const place = kept?.getAttribute('aria-rowindex');
    window.scrollTo(0, 3040);
    await expect.poll(() => indexes()[0]).toBeGreaterThan(60);
    expect(kept?.isConnected).toBe(true);
    expect(kept?.getAttribute('aria-rowindex')).toBe(place);
  });

  it('is walked by keyboard without losing the focus', async () => {
    await show(many);
    table().getByRole('link', { name: 'Paper 0', exact: true }).element().focus();
    for (let at = 0; at < 60; at += 1) await userEvent.keyboard('{Tab}');
    await expect.element(table().getByRole('link', { name: 'Paper 60', exact: true })).toHaveFocus();
  });

  const link = (name: string) => table().getByRole('link', { name, exact: true });

  async function scrollAway() {
    await expect
      .poll(() => {
        window.scrollTo(0, 60_000);
        return indexes().at(-1);
      })
      .toBeGreaterThan(1000);
  }

  it('goes on from the row with the focus, wherever it was scrolled to', async () => {
    await show(many);
    link('Paper 20').element().focus();
    await scrollAway();
    await expect.element(link('Paper 20')).toHaveFocus();
    await expect.element(link('Paper 20')).not.toBeInViewport();
    expect(document.activeElement?.closest('tr')?.getAttribute('aria-rowindex')).toBe('22');
    await userEvent.keyboard('{ArrowDown}');
    await expect.element(link('Paper 21')).toHaveFocus();
    await expect.element(link('Paper 21')).toBeInViewport();
    await scrollAway();
    await userEvent.keyboard('{Shift>}{Tab}{/Shift}');
    await expect.element(link('Paper 20')).toHaveFocus();
    await expect.element(link('Paper 20')).toBeInViewport();
  });

  it('is as long as before while a row with the focus is out of sight, above and below', async () => {
    await show(many);
    const height = document.documentElement.scrollHeight;
    link('Paper 5').element().focus();
    await scrollAway();
    expect(document.documentElement.scrollHeight).toBe(height);
    const [focused, next] = bodyRows();
    expect((next?.getBoundingClientRect().top ?? NaN) - (focused?.getBoundingClientRect().top ?? NaN)).toBe(34);
    bodyRows().at(-20)?.querySelector('a')?.focus();
    const title = document.activeElement?.textContent;
    window.scrollTo(0, 0);
    await expect.poll(() => titles()[0]).toBe('Paper 0');
    expect(document.activeElement?.textContent).toBe(title);
    expect(document.documentElement.scrollHeight).toBe(height);
  });

  it('goes on in the group of the row with the focus, past headings', async () => {
    const shown = await show(numbered(500));
    await shown.rerender({ group: 'category' });
    const heading = table().getByRole('button', { name: '500 papers' });
    heading.element().focus();
    await expect
      .poll(() => {
        window.scrollTo(0, 9000);
        return indexes().at(-1);
      })
      .toBeGreaterThan(200);
    await expect.element(heading).toHaveFocus();
    await userEvent.keyboard('{Tab}');
    await expect.element(link('Paper 0')).toHaveFocus();
  });

  it('gives the focus of a row that is gone to no other row, and leaves it with a row that is moved', async () => {
    const { rerender } = await show(many);
    const { rows } = propsFor(many);
    link('Paper 3').element().focus();
    await rerender({ rows: [...rows.slice(0, 20).toReversed(), ...rows.slice(20)] });
    await expect.poll(() => titles()[0]).toBe('Paper 19');
    await expect.element(link('Paper 3')).toHaveFocus();
    await rerender({ rows: rows.filter((_, at) => at !== 3) });
    await expect.poll(() => titles()[3]).toBe('Paper 4');
    expect(document.activeElement).toBe(document.body);
  });

  it('is left alone while nobody scrolls', async () => {
    await show(many);
    window.scrollTo(0, 3000);
    await expect.poll(() => indexes()[0]).toBeGreaterThan(50);
    const changes: MutationRecord[] = [];
    const observer = new MutationObserver((records) => changes.push(...records));
    for (const top of [3000, 0]) {
      window.scrollTo(0, top);
      await frames(10);
      changes.length = 0;
      observer.observe(table().element(), { subtree: true, childList: true, attributes: true });
      await frames(20);
      observer.disconnect();
      expect(changes).toEqual([]);
    }
  });

  it('is sorted as a whole', async () => {
    await show(many);
    await sortBy('Title');
    await sortBy('Title');
    await expect.poll(() => titles()[0]).toBe('Paper 4999');
  });

  it('that becomes short is drawn whole, and long again where it does again', async () => {
    const { rerender } = await show(many);
    const { rows } = propsFor(many);
    await scrollToEnd();
    await rerender({ rows: rows.slice(0, 300) });
    await expect.element(table()).toHaveAttribute('aria-rowcount', '301');
    await expect.poll(() => indexes().at(-1)).toBe(301);
    await rerender({ rows: rows.slice(0, 3) });
    expect(titles()).toEqual(['Paper 0', 'Paper 1', 'Paper 2']);
    await expect.element(table()).not.toHaveAttribute('aria-rowcount');
    await rerender({ rows });
    await expect.poll(() => indexes()[0]).toBe(2);
    expect(bodyRows().length).toBeLessThan(100);
  });
});

describe('keys', () => {
  it('arrows go from row to row', async () => {
    await show(smallDataset());
    const links = bodyRows().map((row) => row.querySelector('a'));
    links[0]?.focus();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    expect(document.activeElement).toBe(links[2]);
    await userEvent.keyboard('{ArrowUp}');
    expect(document.activeElement).toBe(links[1]);
  });
});

describe('a paper', () => {
  const numberedPapers = () =>
    Array.from({ length: 1000 }, (_, at) => paperWith({ id: `p${at}`, title: `Paper ${at}`, date: null }));

  it('far down a long list is brought into sight, and its row takes the focus', async () => {
    const papers = numberedPapers();
    const component = asked((await show(smallDataset({ papers }))).component);
    await expect.poll(() => bodyRows().length).toBeGreaterThan(10);
    const far = papers[601];
    if (far === undefined) throw new Error('There are not so many papers.');
    expect(component.focusOn(far)).toBe(false);
    // What scrolls a long list is fetched after the first rows.
    await expect
      .poll(() => {
        component.reveal(far);
        return titles();
      })
      .toContain('Paper 601');
    await expect.element(table().getByRole('link', { name: 'Paper 601' })).toBeInViewport();
    expect(component.focusOn(far)).toBe(true);
    await expect.element(table().getByRole('link', { name: 'Paper 601' })).toHaveFocus();
  });

  it('is folded away with its group, and stands in the order all the same', async () => {
    const dataset = smallDataset();
    const shown = await show(dataset);
    const component = asked(shown.component);
    await shown.rerender({ group: 'company' });
    await table().getByRole('button', { name: 'Alpha Lab 2 papers' }).click();
    expect(component.order().map(({ id }) => [id, component.isFolded(paperOf(dataset, id))])).toEqual([
      ['debate', true],
      ['undated', true],
      ['noise', false],
      ['reward', false],
      ['alone', false],
    ]);
  });
});

describe('groups', () => {
  const groupHeadings = () =>
    [...table().element().querySelectorAll('tr.group')].map((row) => row.textContent.replace(/\s+/g, ' ').trim());

  it('have a heading with their count, and fold', async () => {
    const shown = await show(smallDataset());
    await shown.rerender({ group: 'company' });
    expect(groupHeadings()).toEqual(['Alpha Lab 2 papers', 'Beta 2 papers', 'No company 1 paper']);
    const alpha = table().getByRole('button', { name: 'Alpha Lab 2 papers' });
    await expect.element(alpha).toHaveAttribute('aria-expanded', 'true');
    await alpha.click();
    await expect.element(alpha).toHaveAttribute('aria-expanded', 'false');
    expect(titles()).toEqual(['Noise and models', 'Reward models', 'Alone']);
    await shown.rerender({ group: 'year' });
    expect(groupHeadings()).toEqual(['2023 2 papers', '2022 2 papers', 'No date 1 paper']);
  });

  it('of thousands count their headings among the rows', async () => {
    const shown = await show(numbered(500));
    await shown.rerender({ group: 'category' });
    await expect.element(table()).toHaveAttribute('aria-rowcount', '502');
    const first = table().element().querySelector('tr.group');
    expect(first?.getAttribute('aria-rowindex')).toBe('2');
    expect(bodyRows()[0]?.getAttribute('aria-rowindex')).toBe('3');
  });
});

describe('selecting', () => {
  const selection = new RowSelection();
  const box = (name: string) => page.getByRole('checkbox', { name });
  const selected = () => titles().filter((_, at) => bodyRows()[at]?.classList.contains('selected'));

  beforeEach(() => {
    selection.clear();
    selection.active = false;
  });

  async function selecting() {
    const shown = await show(smallDataset());
    await shown.rerender({ selection });
    return shown;
  }

  it('has no boxes until it is begun', async () => {
    await selecting();
    await expect.element(box('Select Alone')).not.toBeInTheDocument();
    selection.active = true;
    await expect.element(box('Select Alone')).not.toBeChecked();
  });

  it('takes a row, a range with Shift, and all', async () => {
    await selecting();
    selection.active = true;
    await box('Select Noise and models').click();
    await box('Select Alone').click({ modifiers: ['Shift'] });
    expect(selected()).toEqual(['Noise and models', 'Reward models', 'Alone']);
    const all = page.getByRole('checkbox', { name: 'Select all shown' });
    await expect.element(all).toBePartiallyChecked();
    await all.click();
    expect(selected()).toHaveLength(5);
    await all.click();
    expect(selected()).toEqual([]);
    // Selecting is not opening.
    expect(onOpen).not.toHaveBeenCalled();
  });

  it('works by keyboard: x where the focus is, Shift and arrows on the way', async () => {
    const shown = await selecting();
    const links = bodyRows().map((row) => row.querySelector('a'));
    links[1]?.focus();
    await userEvent.keyboard('x');
    expect(selected()).toEqual(['Noise and models']);
    await userEvent.keyboard('{Shift>}{ArrowDown}{ArrowDown}{ArrowDown}{ArrowUp}{/Shift}');
    expect(selected()).toEqual(['Noise and models', 'Reward models', 'Alone']);
    await userEvent.keyboard('{ArrowDown}{Shift>}X{/Shift}');
    expect(selected()).toEqual(['Noise and models', 'Reward models', 'Alone', 'When was it?']);
    links[4]?.blur();
    await shown.rerender({ open: 'debate' });
    await userEvent.keyboard('x');
    expect(selected()).toContain('Debate as oversight');
  });
});

describe('columns', () => {
  it('are those asked for, in their order; addresses lead out, and what is written is shown', async () => {
    const shown = await show(smallDataset());
    const statuses = [{ value: 'read', name: 'Read' }];
    const of = new Map([[2, { status: 'read', rating: 4, tags: ['talk', 'red teams'], parts: [] }]]);
    await shown.rerender({
      columns: ['date', 'title', 'address', 'collection', 'source', 'status', 'rating', 'tags'],
      annotations: { of, statuses },
    });
    const cells = [...table().getByRole('row', { name: 'Noise and models' }).element().querySelectorAll('td')];
    expect(cells.map((cell) => cell.textContent.trim())).toEqual([
      '30 Aug 2022',
      'Noise and models',
      'example.org',
      'All',
      '2',
      'Read',
      '4',
      'talk, red teams',
    ]);
    const address = table().getByRole('link', { name: 'example.org' }).first();
    await expect.element(address).toHaveAttribute('rel', 'noopener noreferrer');
    await sortBy('Rating');
    await expect.element(heading('Rating')).toHaveAttribute('aria-sort', 'descending');
    expect(titles()[0]).toBe('Noise and models');
  });

  it('more than the usual make fewer rows a long list', async () => {
    const shown = await show(numbered(78));
    await shown.rerender({ columns: ['title', 'company', 'category', 'date', 'arxiv', 'source'] });
    await expect.element(table()).toHaveAttribute('aria-rowcount', '79');
    expect(table().element().querySelectorAll('*').length).toBeLessThanOrEqual(500);
  });
});
