import { expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { smallDataset } from '../../tests/fixtures/small-dataset.ts';
import { PictureChoice } from '../charts/picture-choice.svelte.ts';
import { STATUS_NAMES, STATUSES } from '../notes/note.ts';
import { NO_ANNOTATIONS, NO_NOTE_FILTERS } from '../papers/annotations.ts';
import { wholeOf } from '../papers/filter.ts';
import NotesCharts from './NotesCharts.svelte';
import '../ui/base.css';

const dataset = smallDataset();
const statuses = STATUSES.map((value) => ({ value, name: STATUS_NAMES[value] }));
const props = () => ({
  dataset,
  whole: wholeOf(dataset),
  annotations: {
    of: new Map([
      [0, { status: 'read', rating: null, tags: ['talk'], parts: [] }],
      [2, { status: 'to-read', rating: null, tags: [], parts: [] }],
    ]),
    statuses,
  },
  mode: 'light' as const,
  pictures: new PictureChoice(),
  onChange: vi.fn(),
});

it('shows notes by status, by tag and by category, whose marks lead to the papers behind them', async () => {
  const given = props();
  const { rerender } = await render(NotesCharts, given);
  for (const name of ['Papers with my notes, by status', 'Papers with my notes, by tag', 'My notes by category'])
    await expect.element(page.getByRole('figure', { name })).toBeVisible();
  const byCategory = page.getByRole('figure', { name: 'My notes by category' });
  await byCategory.getByRole('button', { name: 'Robustness, To read: 1 paper' }).click();
  expect(given.onChange.mock.lastCall?.[0]).toMatchObject({
    page: 'papers',
    filters: { category: { only: ['robustness'] } },
    noteFilters: { ...NO_NOTE_FILTERS, status: { only: ['to-read'], without: [] } },
  });
  const byTag = page.getByRole('figure', { name: 'Papers with my notes, by tag' });
  await byTag.getByRole('button', { name: 'No tag: 1 paper' }).click();
  expect(given.onChange.mock.lastCall?.[0]).toMatchObject({
    noteFilters: { note: { only: ['given'], without: [] }, tag: { only: ['none'], without: [] } },
  });
  await rerender({ annotations: NO_ANNOTATIONS });
  await expect.element(page.getByRole('figure')).not.toBeInTheDocument();
});

it('leaves as a picture alone, and says why', async () => {
  await render(NotesCharts, props());
  await expect.element(page.getByText(/leave as pictures only/)).toBeVisible();
  const figure = page.getByRole('figure', { name: 'My notes by category' });
  await figure.getByRole('button', { name: 'More' }).click();
  for (const name of ['Download SVG', 'Print or save as PDF', 'Copy image', 'Copy alt text'])
    await expect.element(figure.getByRole('button', { name })).toBeVisible();
  for (const name of ['Download HTML file', 'Copy link', 'Copy embed code', 'Copy data', 'Download data, CSV'])
    await expect.element(figure.getByRole('button', { name })).not.toBeInTheDocument();
  await figure.getByRole('button', { name: 'Show data' }).click();
  await expect.element(figure.getByRole('table')).toHaveTextContent('No note');
});
