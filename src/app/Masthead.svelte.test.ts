import { expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { userEvent } from 'vitest/browser';
import { smallDataset } from '../../tests/fixtures/small-dataset.ts';
import Masthead from './Masthead.svelte';

const props = () => ({
  dataset: smallDataset(),
  page: 'papers' as const,
  query: 'reward',
  theme: 'auto' as const,
  hrefOf: (page: string) => `?page=${page}`,
  onPage: vi.fn(),
  onQuery: vi.fn(),
  onTheme: vi.fn(),
  onSearchFocus: vi.fn(),
  onKeys: vi.fn(),
});

it('says what this is: the companies and the time that is covered', async () => {
  const screen = await render(Masthead, props());
  await expect.element(screen.getByRole('heading', { level: 1 })).toHaveTextContent(/AI\sSafety Papers/);
  await expect.element(screen.getByText('Alpha Lab, Beta · Jan 2022 – Jul 2023')).toBeInTheDocument();
});

it('has a search box that holds the query and tells of each letter', async () => {
  const given = props();
  const screen = await render(Masthead, given);
  const box = screen.getByRole('searchbox', { name: 'Search papers' });
  await expect.element(box).toHaveValue('reward');
  await box.fill('debate');
  expect(given.onSearchFocus).toHaveBeenCalled();
  expect(given.onQuery).toHaveBeenCalledWith('debate');
});

it('brings the reader to the search box with a slash, but not while writing elsewhere', async () => {
  const screen = await render(Masthead, props());
  const box = screen.getByRole('searchbox');
  await userEvent.keyboard('/');
  await expect.element(box).toHaveFocus();
  await expect.element(box).toHaveValue('reward');
  const other = document.body.appendChild(document.createElement('textarea'));
  other.focus();
  await userEvent.keyboard('a/b');
  expect(other.value).toBe('a/b');
  expect(document.activeElement).toBe(other);
  other.remove();
});

it('links to the pages and marks the present one', async () => {
  const given = props();
  const screen = await render(Masthead, given);
  for (const name of ['Papers', 'Charts', 'Notes', 'Data']) {
    await expect.element(screen.getByRole('link', { name })).toHaveAttribute('href', `?page=${name.toLowerCase()}`);
  }
  await expect.element(screen.getByRole('link', { name: 'Papers' })).toHaveAttribute('aria-current', 'page');
  await screen.getByRole('link', { name: 'Notes' }).click();
  expect(given.onPage).toHaveBeenCalledWith('notes');
});

it('goes round the themes', async () => {
  const given = props();
  const screen = await render(Masthead, given);
  await screen.getByRole('button', { name: 'Theme: auto. Change to light.' }).click();
  expect(given.onTheme).toHaveBeenCalledWith('light');
  await screen.rerender({ theme: 'dark' });
  await screen.getByRole('button', { name: 'Theme: dark. Change to auto.' }).click();
  expect(given.onTheme).toHaveBeenLastCalledWith('auto');
});
