import { expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { commentOn, smallDataset } from '../../tests/fixtures/small-dataset.ts';
import { NO_ANNOTATIONS, NO_NOTE_FILTERS as noteFilters } from '../papers/annotations.ts';
import { DEFAULT_SCOPE, NO_FILTERS } from '../papers/filter.ts';
import { DEFAULT_VIEW, type View } from '../view/view.ts';
import ResultBar from './ResultBar.svelte';

const props = (view: Partial<View> = {}) => ({
  dataset: smallDataset(),
  view: { ...DEFAULT_VIEW, ...view },
  annotations: NO_ANNOTATIONS,
  shown: 5,
  whole: 5,
  waiting: false,
  partial: null,
  corrected: [],
  remarks: [],
  trouble: null,
  leftOut: [],
  elsewhere: [],
  passages: [],
  highlight: (text: string) => [{ text, hit: false }],
  onChange: vi.fn(),
  onCollection: vi.fn(),
  wayOut: [],
  onClear: vi.fn(),
  onUndo: null,
  onRelevance: undefined,
  onShowFilters: null,
});

it('begins its status with the number of papers', async () => {
  const screen = await render(ResultBar, props());
  await expect.element(screen.getByRole('status')).toHaveTextContent(/^5 papers$/);
  await screen.rerender({ shown: 2 });
  await expect.element(screen.getByRole('status')).toHaveTextContent(/^2 of 5 papers$/);
  await screen.rerender({ waiting: true });
  await expect.element(screen.getByRole('status')).toHaveTextContent('');
});

it('says how many duplicates are left out', async () => {
  const given = props();
  const screen = await render(ResultBar, given);
  await expect.element(screen.getByText('1 duplicate left out')).toBeVisible();
  await screen.getByRole('button', { name: 'Show' }).click();
  expect(given.onChange).toHaveBeenCalledWith({ scope: { ...DEFAULT_SCOPE, duplicates: true } });
});

it('says what was found in collections that are not shown, and switches them on', async () => {
  const given = { ...props({ query: 'noise' }), elsewhere: [{ value: 'further', name: 'Further', count: 2 }] };
  const screen = await render(ResultBar, given);
  await expect.element(screen.getByText('2 papers more in “Further”, which are not shown.')).toBeVisible();
  await screen.getByRole('button', { name: 'Show Further' }).click();
  expect(given.onCollection).toHaveBeenCalledWith('further');
});

it('shows what was found in the discussion and is about no paper', async () => {
  const passages = [commentOn(null, { text: 'Noise everywhere.' })];
  const highlight = (text: string) => [{ text, hit: text.includes('Noise') }];
  const screen = await render(ResultBar, { ...props({ query: 'noise' }), passages, highlight });
  await expect.element(screen.getByText('Noise everywhere.')).not.toBeVisible();
  await screen.getByText(/^Also in 1 comment/).click();
  await expect.element(screen.getByText('Noise everywhere.')).toBeVisible();
  expect(screen.container.querySelector('mark')?.textContent).toBe('Noise everywhere.');
});

it('has a chip for each thing chosen, which takes away that thing alone', async () => {
  const filters = { ...NO_FILTERS, company: { only: ['beta'], without: [] }, from: '2023-01', to: null };
  const given = props({ filters });
  const screen = await render(ResultBar, given);
  await screen.getByRole('button', { name: 'Remove filter Beta' }).click();
  const scope = DEFAULT_SCOPE;
  expect(given.onChange).toHaveBeenCalledWith({
    scope,
    noteFilters,
    filters: { ...filters, company: { only: [], without: [] } },
  });
  await screen.getByRole('button', { name: 'Remove filter since Jan 2023' }).click();
  expect(given.onChange).toHaveBeenLastCalledWith({ scope, noteFilters, filters: { ...filters, from: null } });
  await screen.getByRole('button', { name: 'Clear all' }).click();
  expect(given.onClear).toHaveBeenCalledOnce();
});

it('offers the filters where they do not stand beside the papers', async () => {
  const onShowFilters = vi.fn();
  const screen = await render(ResultBar, { ...props(), onShowFilters });
  await screen.getByRole('button', { name: 'Filters' }).click();
  expect(onShowFilters).toHaveBeenCalledOnce();
});

it('says what was searched for instead of a mistyped word, and how to search for it all the same', async () => {
  const given = { ...props({ query: 'rewrad model' }), corrected: [{ from: 'rewrad', to: 'reward' }] };
  const screen = await render(ResultBar, given);
  await expect
    .element(screen.getByText('Showing results for', { exact: false }))
    .toHaveTextContent('Showing results for reward instead of “rewrad”.');
  await screen.getByRole('button', { name: 'Search for “rewrad”' }).click();
  expect(given.onChange).toHaveBeenCalledWith({ query: '"rewrad" model' });
});

it('says how a query was read', async () => {
  const screen = await render(ResultBar, { ...props({ query: 'foo:bar' }), remarks: ['“foo:” is no field.'] });
  await expect.element(screen.getByText('“foo:” is no field.')).toBeVisible();
});

it('says what to do where no paper fits, but not before that is known', async () => {
  const screen = await render(ResultBar, { ...props({ query: 'zzyzx' }), shown: 0, waiting: true });
  await expect.element(screen.getByText('No paper fits.')).not.toBeInTheDocument();
  await screen.rerender({ waiting: false });
  await expect.element(screen.getByText('No paper fits.')).toBeVisible();
});

it('says what to take away to get how many papers, where none fits', async () => {
  const change = { query: '' };
  const given = {
    ...props({ query: 'zzyzx' }),
    shown: 0,
    wayOut: [
      { key: 'the search', label: 'the search', count: 5, change },
      { key: 'not Alpha', label: 'not Alpha', count: 2, change: {} },
      { key: 'with More', label: 'with More', count: 1, change: {} },
    ],
  };
  const screen = await render(ResultBar, given);
  await screen.getByRole('button', { name: 'Drop the search: 5 papers' }).click();
  expect(given.onChange).toHaveBeenCalledWith(change);
  await expect.element(screen.getByRole('button', { name: 'Drop not Alpha: 2 papers' })).toBeVisible();
  await expect.element(screen.getByRole('button', { name: 'Drop with More: 1 paper' })).toBeVisible();
});

it('brings back what was cleared', async () => {
  const onUndo = vi.fn();
  const screen = await render(ResultBar, { ...props(), onUndo });
  await screen.getByRole('button', { name: 'Undo clear' }).click();
  expect(onUndo).toHaveBeenCalledOnce();
});

it('tells what the reader should know about the answer', async () => {
  const screen = await render(ResultBar, {
    ...props({ query: 'a b' }),
    partial: ['a', 'b'],
    trouble: 'Searching does not work.',
    leftOut: ['company “acme”'],
  });
  await expect.element(screen.getByText('No paper shown has all of “a b”.')).toBeVisible();
  await expect.element(screen.getByRole('alert')).toHaveTextContent('Searching does not work.');
  await expect.element(screen.getByText('company “acme”')).toBeVisible();
});

it('gives what a report of a failure needs, and shows nothing of it', async () => {
  const screen = await render(ResultBar, { ...props(), trouble: 'Searching does not work.' });
  await expect.element(screen.getByRole('alert')).toBeVisible();
  await expect.element(screen.getByRole('button', { name: 'Copy details' })).not.toBeInTheDocument();
  await screen.rerender({ fault: new Error('out of order') });
  await expect.element(screen.getByRole('button', { name: 'Copy details' })).toBeVisible();
  await expect.element(screen.getByText('out of order')).not.toBeInTheDocument();
});

it('says nothing of the order, nor of words that are missing, where no paper is shown', async () => {
  const screen = await render(ResultBar, { ...props({ query: 'a b' }), partial: ['a', 'b'], onRelevance: null });
  await expect.element(screen.getByText('best first')).toBeVisible();
  await screen.rerender({ shown: 0 });
  await expect.element(screen.getByText('No paper fits.')).toBeVisible();
  await expect.element(screen.getByText('best first')).not.toBeInTheDocument();
  await expect.element(screen.getByText('No paper shown has all of')).not.toBeInTheDocument();
  await screen.rerender({ onRelevance: vi.fn() });
  await expect.element(screen.getByRole('button', { name: 'Best first' })).not.toBeInTheDocument();
});

it.each<[string, string | RegExp, () => object]>([
  ['an order by relevance', 'Best first', () => ({ onRelevance: vi.fn() })],
  ['duplicates', 'Show', () => ({})],
  ['a search for a word as it stands', /^Search for/, () => ({ corrected: [{ from: 'rewrad', to: 'reward' }] })],
  ['a collection', 'Show Further', () => ({ elsewhere: [{ value: 'further', name: 'Further', count: 2 }] })],
])('leaves the focus on the count where %s was asked for', async (_, name, change) => {
  const screen = await render(ResultBar, { ...props(), ...change() });
  await screen.getByRole('button', { name, exact: true }).click();
  await expect.element(screen.getByRole('status')).toHaveFocus();
});
