import { afterEach, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { paperWith, smallDataset } from '../../tests/fixtures/small-dataset.ts';
import type { Dataset, Paper } from '../papers/dataset.ts';
import Provenance from './Provenance.svelte';

const props = (paper: Partial<Paper> = {}, dataset: Partial<Dataset> = {}) => ({
  dataset: smallDataset(dataset),
  paper: paperWith({ id: 'debate', title: 'Debate as oversight', ...paper }),
  hrefOf: (id: string) => `?paper=${id}`,
  onOpen: vi.fn(),
});

afterEach(() => vi.restoreAllMocks());

it('names source and lines, and shows the printed lines of the source itself', async () => {
  const row = { file: 'lab-papers-sheet.txt', row: 34, lines: [296, 298] as [number, number] };
  const screen = await render(Provenance, props({ sources: [row] }));
  await expect.element(screen.getByText('No. 34 in lab-papers-sheet.txt', { exact: false })).toBeVisible();
  await screen.getByRole('button', { name: 'Show the printed lines' }).click();
  const printed = screen.getByRole('region', { name: 'lab-papers-sheet.txt, lines 296 to 298' });
  await expect.element(printed).toHaveTextContent(/On scalable oversight with weak LLMs judging strong LLMs/);
  await screen.getByRole('button', { name: 'Hide the printed lines' }).click();
  await expect.element(printed).not.toBeInTheDocument();
});

it('says so where the printed lines cannot be shown', async () => {
  const missing = { file: 'nowhere.txt', row: 1, lines: [1, 2] as [number, number] };
  const beyond = { file: 'lab-papers-sheet.txt', row: 2, lines: [9000, 9001] as [number, number] };
  const screen = await render(Provenance, props({ sources: [missing, beyond] }));
  // What has been asked for can be hidden again, so the first that shows is each time the next.
  for (let asked = 0; asked < 2; asked++) {
    await screen.getByRole('button', { name: 'Show the printed lines' }).first().click();
    await expect.element(screen.getByRole('button', { name: 'Hide the printed lines' }).nth(asked)).toBeVisible();
  }
  await expect.element(screen.getByText(/is not the file that the list was made of/)).toBeVisible();
  await expect
    .element(
      screen.getByText(
        /^(?:The server answered \d+ when asked for nowhere|This copy of the site does not hold nowhere)/,
      ),
    )
    .toBeVisible();
});

it('tells what was mended, from what to what and why, and what is odd', async () => {
  const mended = [
    {
      field: 'title',
      from: 'Debate as oversigh',
      to: 'Debate as oversight',
      why: 'It was cut off.',
      factFrom: 'https://example.org/fact',
    },
    { field: 'abstract', from: 'Abstract not found', to: null, why: 'There is none.' },
  ];
  const warnings = [
    { paper: 'debate', file: 'sheet.txt', line: 7, text: 'Its date disagrees.' },
    { paper: 'noise', file: 'sheet.txt', line: 9, text: 'Not about this one.' },
  ];
  const screen = await render(Provenance, props({ mended, printedUrl: 'http://example.org/x' }, { warnings }));
  await expect.element(screen.getByText('Its date disagrees.')).toBeVisible();
  await expect.element(screen.getByText('Not about this one.')).not.toBeInTheDocument();
  await expect.element(screen.getByText('Its address is printed as http://example.org/x.')).toBeVisible();
  await screen.getByText('2 things were mended').click();
  await expect.element(screen.getByText('Debate as oversigh', { exact: true })).toBeVisible();
  await expect.element(screen.getByText('It was cut off.')).toBeVisible();
  await expect
    .element(screen.getByRole('link', { name: 'example.org/fact' }))
    .toHaveAttribute('href', 'https://example.org/fact');
});

it('leads to other records of the same work, from the original and from its duplicate', async () => {
  const given = props();
  const screen = await render(Provenance, given);
  await expect.element(screen.getByRole('heading', { name: 'Same work in' })).toBeVisible();
  await screen.getByRole('link', { name: 'Debate as oversight' }).click();
  expect(given.onOpen).toHaveBeenCalledWith('debate-again');
  await expect.element(screen.getByText('no. 2 in the same list, marked there as a duplicate')).toBeVisible();
  await screen.rerender(props({ id: 'debate-again', duplicateOf: 'debate' }));
  await expect
    .element(screen.getByRole('link', { name: 'Debate as oversight' }))
    .toHaveAttribute('href', '?paper=debate');
});

it('says what a second source of the same work says otherwise', async () => {
  const screen = await render(
    Provenance,
    props(
      {
        id: 'noise',
        sources: [
          { file: 'sheet.txt', row: 2, lines: [7, 9] },
          { file: 'list.txt', row: 3, lines: [3, 3] },
        ],
        differences: [
          { field: 'date', value: '2023-10-20', file: 'list.txt' },
          { field: 'abstract', value: 'In other words.', file: 'list.txt' },
        ],
      },
      {},
    ),
  );
  await expect.element(screen.getByText(/It is dated\s+20 Oct 2023\s+there\./)).toBeVisible();
  await screen.getByText('Its abstract is worded otherwise').click();
  await expect.element(screen.getByText('In other words.')).toBeVisible();
});
