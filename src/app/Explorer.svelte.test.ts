import { beforeEach, expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page, userEvent } from 'vitest/browser';
import { smallDataset } from '../../tests/fixtures/small-dataset.ts';
import { ViewLocation } from '../view/location.svelte.ts';
import Explorer from './Explorer.svelte';
import '../ui/base.css';

beforeEach(async () => {
  await page.viewport(1280, 800);
  window.history.replaceState(null, '', window.location.pathname);
});

function explorer(search = '') {
  if (search !== '') window.history.replaceState(null, '', search);
  return render(Explorer, { dataset: smallDataset(), location: new ViewLocation() });
}

function titles(): string[] {
  return page
    .getByRole('table', { name: 'Papers' })
    .getByRole('link')
    .elements()
    .map((link) => link.textContent);
}

it('shows every paper once, the newest first, those without a date last', async () => {
  await explorer();
  await expect.element(page.getByRole('status')).toHaveTextContent('5 papers');
  expect(titles()).toEqual(['Alone', 'Reward models', 'Noise and models', 'Debate as oversight', 'When was it?']);
});

it('gives one answer to everything: table, counts and charts', async () => {
  await explorer('?company=beta');
  await expect.element(page.getByRole('status')).toHaveTextContent('2 of 5 papers');
  expect(titles()).toEqual(['Reward models', 'Noise and models']);
  const categories = page.getByRole('figure', { name: 'What they are about' });
  await expect.element(categories.getByRole('button', { name: 'Oversight: 1 of 2 papers (Beta 1)' })).toBeVisible();
  await expect.element(page.getByRole('checkbox', { name: 'Robustness' })).toHaveAccessibleDescription('1 paper');
});

it('searches in the worker, ranks by relevance, and sorts again when a column is chosen', async () => {
  await explorer();
  await page.getByRole('searchbox').fill('models');
  await expect.element(page.getByRole('status')).toHaveTextContent('2 of 5 papers');
  await expect.element(page.getByRole('columnheader', { name: 'Date' })).not.toHaveAttribute('aria-sort');
  await page.getByRole('columnheader', { name: 'Title' }).getByRole('button').click();
  await expect.poll(titles).toEqual(['Noise and models', 'Reward models']);
  expect(window.location.search).toBe('?q=models&sort=title');
});

it('shows what it showed until a first answer is there, and nothing of an answer that was cleared', async () => {
  await explorer();
  const seen = new Set<string>();
  const rows = page.getByRole('table', { name: 'Papers' }).element().querySelector('tbody');
  if (rows === null) throw new Error('the table has no body');
  const watch = new MutationObserver(() => seen.add(titles().join('; ')));
  watch.observe(rows, { childList: true, subtree: true, characterData: true });
  const all = titles().join('; ');
  for (const [query, left] of [
    ['noise', 'Noise and models'],
    ['', all],
    ['alone', 'Alone'],
  ] as const) {
    await page.getByRole('searchbox').fill(query);
    await expect.poll(() => titles().join('; ')).toBe(left);
  }
  watch.disconnect();
  expect([...seen].sort()).toEqual([all, 'Alone', 'Noise and models'].sort());
});

it('leads out of an answer without papers, and brings back what was cleared', async () => {
  await explorer('?company=beta&category=oversight&q=noise');
  await expect.element(page.getByRole('status')).toHaveTextContent('0 of 5 papers');
  await page.getByRole('button', { name: 'Drop “Oversight”: 1 paper' }).click();
  await expect.poll(titles).toEqual(['Noise and models']);
  await page.getByRole('button', { name: 'Clear all' }).click();
  await expect.element(page.getByRole('status')).toHaveTextContent('5 papers');
  await page.getByRole('button', { name: 'Undo clear' }).click();
  await expect.poll(titles).toEqual(['Noise and models']);
  await expect.element(page.getByRole('button', { name: 'Undo clear' })).not.toBeInTheDocument();
});

it('leaves a value out, and says so', async () => {
  await explorer();
  await page.getByRole('button', { name: 'Leave out Beta' }).click();
  await expect.element(page.getByRole('status')).toHaveTextContent('3 of 5 papers');
  expect(window.location.search).toBe('?company=-beta');
  await expect.element(page.getByRole('button', { name: 'Remove filter not Beta' })).toBeVisible();
});

it('takes a query without any word for no query', async () => {
  await explorer('?q=%21%21');
  await expect.element(page.getByRole('status')).toHaveTextContent('5 papers');
  await expect.element(page.getByRole('columnheader', { name: 'Date' })).toHaveAttribute('aria-sort', 'descending');
  expect(titles()[0]).toBe('Alone');
});

it('opens a paper, and closes it with Escape; in a full search box Escape empties the box alone', async () => {
  await explorer();
  await page.getByRole('link', { name: 'Reward models' }).click();
  const panel = page.getByRole('region', { name: 'Reward models' });
  await expect.element(panel).toBeVisible();
  expect(document.title).toBe('Reward models · AI Safety Papers');
  await page.getByRole('searchbox').fill('reward');
  await userEvent.keyboard('{Escape}');
  await expect.element(page.getByRole('searchbox')).toHaveValue('');
  await expect.element(panel).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.element(panel).not.toBeInTheDocument();
});

it('finds a paper by the id that it had before', async () => {
  await explorer('?paper=reward-old');
  await expect.element(page.getByRole('region', { name: 'Reward models' })).toBeVisible();
});

it('puts the filters into a sheet where there is no room beside the papers', async () => {
  await page.viewport(375, 800);
  await explorer();
  await expect.element(page.getByRole('group', { name: 'Company' })).not.toBeInTheDocument();
  await page.getByRole('button', { name: 'Filters' }).click();
  const sheet = page.getByRole('dialog', { name: 'Filters' });
  await sheet.getByRole('checkbox', { name: 'Beta' }).click();
  await userEvent.keyboard('{Escape}');
  await expect.element(sheet).not.toBeInTheDocument();
  await expect.element(page.getByRole('status')).toHaveTextContent('2 of 5 papers');
});

it('goes to the pages by two keys, shows all keys, and lets nothing fire while something is typed', async () => {
  await explorer();
  await userEvent.keyboard('gd');
  await expect.element(page.getByRole('heading', { name: 'Data', exact: true })).toBeVisible();
  await userEvent.keyboard('gt');
  await expect.element(page.getByRole('table', { name: 'Papers' })).toBeVisible();
  await userEvent.keyboard('j?');
  await expect.element(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  await userEvent.keyboard('gdj');
  await userEvent.keyboard('{Escape}');
  await expect.element(page.getByRole('dialog', { name: 'Keys' })).not.toBeInTheDocument();
  // Nothing happened behind the sheet, and Escape closed the sheet alone.
  await expect.element(page.getByRole('region', { name: 'Alone' })).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.element(page.getByRole('region', { name: 'Alone' })).not.toBeInTheDocument();
  await page.getByRole('searchbox').fill('');
  await userEvent.type(page.getByRole('searchbox'), 'gd?j');
  await expect.element(page.getByRole('searchbox')).toHaveValue('gd?j');
  expect(window.location.search).not.toContain('page=');
  await expect.element(page.getByRole('dialog', { name: 'Keys' })).not.toBeInTheDocument();
});

it('keeps groups folded while another page is looked at', async () => {
  await explorer('?group=company');
  await page.getByRole('button', { name: 'Beta 2 papers' }).click();
  await expect.poll(titles).toEqual(['Debate as oversight', 'When was it?', 'Alone']);
  await userEvent.keyboard('gn');
  await expect.element(page.getByRole('table', { name: 'Papers' })).not.toBeInTheDocument();
  await userEvent.keyboard('gt');
  await expect.element(page.getByRole('button', { name: 'Beta 2 papers' })).toHaveAttribute('aria-expanded', 'false');
  expect(titles()).toEqual(['Debate as oversight', 'When was it?', 'Alone']);
});

it('reads on with j and k, which Back leaves behind as one step', async () => {
  await explorer();
  await userEvent.keyboard('j');
  await expect.element(page.getByRole('region', { name: 'Alone' })).toBeVisible();
  const length = window.history.length;
  await userEvent.keyboard('jj');
  await expect.element(page.getByRole('region', { name: 'Noise and models' })).toBeVisible();
  await userEvent.keyboard('k');
  await expect.element(page.getByRole('region', { name: 'Reward models' })).toBeVisible();
  expect(window.history.length).toBe(length);
});

it('reads on past what is folded, says where the list ends, and gives the focus to each title', async () => {
  await explorer('?group=company');
  await page.getByRole('button', { name: 'Alpha Lab 2 papers' }).click();
  await userEvent.keyboard('j');
  await expect.element(page.getByRole('region', { name: 'Reward models' })).toBeVisible();
  await expect.element(page.getByRole('heading', { name: 'Reward models' })).toHaveFocus();
  await userEvent.keyboard('jj');
  const last = page.getByRole('region', { name: 'Alone' });
  await expect.element(last.getByText('5 of 5')).toBeVisible();
  await userEvent.keyboard('j');
  await expect.element(last.getByText('This is the last paper of the list.', { exact: true })).toBeVisible();
  await userEvent.keyboard('k');
  await expect.element(page.getByRole('heading', { name: 'Noise and models' })).toHaveFocus();
  await userEvent.keyboard('{Escape}');
  await expect.element(page.getByRole('table').getByRole('link', { name: 'Noise and models' })).toHaveFocus();
});

it('widens the open paper, which Escape narrows before it closes, and Back narrows too', async () => {
  await explorer();
  await userEvent.keyboard('j');
  const paper = page.getByRole('region', { name: 'Alone' });
  await expect.element(paper).toBeVisible();
  await userEvent.keyboard('w');
  await expect.poll(() => window.location.search).toBe('?paper=alone&reading=wide');
  await expect.element(page.getByRole('main')).toHaveAttribute('inert');
  await userEvent.keyboard('k');
  await expect.element(paper.getByText('This is the first paper of the list.', { exact: true })).toBeVisible();
  await userEvent.keyboard('j');
  await expect.element(page.getByRole('heading', { name: 'Reward models' })).toHaveFocus();
  expect(window.location.search).toContain('reading=wide');
  await userEvent.keyboard('{Escape}');
  await expect.poll(() => window.location.search).toBe('?paper=reward');
  await expect.element(page.getByRole('main')).not.toHaveAttribute('inert');
  window.history.back();
  await expect.poll(() => window.location.search).toContain('reading=wide');
  window.history.forward();
  await expect.poll(() => window.location.search).not.toContain('wide');
  await userEvent.keyboard('{Escape}');
  await expect.element(page.getByRole('table').getByRole('link', { name: 'Reward models' })).toHaveFocus();
});
