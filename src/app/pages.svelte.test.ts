import { beforeEach, describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { smallDataset } from '../../tests/fixtures/small-dataset.ts';
import { DATABASE, openNotes } from '../notes/database.ts';
import { emptyNote, type Note } from '../notes/note.ts';
import DataPage from './DataPage.svelte';
import Failure from './Failure.svelte';
import NotesPage from './NotesPage.svelte';
import OtherPage from './OtherPage.svelte';

const dataset = smallDataset();
const hrefOf = (id: string) => `?paper=${id}`;

async function save(...notes: (Partial<Note> & { paperId: string })[]) {
  const opened = await openNotes();
  if (!opened.ok) throw new Error(opened.reason);
  for (const note of notes) {
    const base = emptyNote({ id: note.paperId, title: `Note on ${note.paperId}`, url: 'https://example.org/' });
    await opened.database.save(base, { ...base, ...note });
  }
  opened.database.close();
}

beforeEach(
  () =>
    new Promise<void>((resolve, reject) => {
      const wiped = indexedDB.deleteDatabase(DATABASE.name);
      wiped.onsuccess = () => resolve();
      wiped.onerror = () => reject(new Error('the notes of the test before could not be wiped'));
    }),
);

describe('the page of notes', () => {
  it('says what to do where there are none', async () => {
    const screen = await render(NotesPage, { dataset, hrefOf, onOpen: vi.fn() });
    await expect.element(screen.getByText(/There are no notes yet/)).toBeVisible();
  });

  it('lists what was written, leaves out what is empty, and keeps notes whose paper is gone', async () => {
    await save(
      { paperId: 'noise', short: 'Mind the noise.', tags: ['talk'] },
      { paperId: 'reward-old', long: 'Written under its former id.' },
      { paperId: 'gone', jottings: 'Still here.' },
      { paperId: 'alone' },
    );
    const onOpen = vi.fn();
    const screen = await render(NotesPage, { dataset, hrefOf, onOpen });
    await expect.element(screen.getByText('3 notes, kept in this browser')).toBeVisible();
    for (const text of ['Mind the noise.', 'talk', 'Written under its former id.', 'Still here.']) {
      await expect.element(screen.getByText(text)).toBeVisible();
    }
    await expect
      .element(screen.getByRole('heading', { name: /^Note on gone/ }))
      .toHaveTextContent('no longer in the list');
    await screen.getByRole('link', { name: 'Reward models' }).click();
    expect(onOpen).toHaveBeenCalledWith(dataset.papers.find(({ id }) => id === 'reward'));
  });
});

describe('the page of data', () => {
  it('counts by category and company, without second records, and links the file', async () => {
    const screen = await render(DataPage, { dataset });
    await expect
      .element(screen.getByText(/^6 records/))
      .toHaveTextContent('5 are different papers: 1 is a second record');
    await expect.element(screen.getByRole('row', { name: /^Oversight/ })).toHaveTextContent(/1\s*1\s*2$/);
    await expect.element(screen.getByRole('row', { name: /^Multi-agent/ })).toHaveTextContent(/0\s*0\s*0$/);
    await expect.element(screen.getByRole('row', { name: /^All/ })).toHaveTextContent(/2\s*2\s*5$/);
    await expect.element(screen.getByRole('link', { name: /JSON/ })).toHaveAttribute('href', './data/papers.json');
  });
});

describe('a page beside the papers', () => {
  it('is fetched when it is opened', async () => {
    const screen = await render(OtherPage, { page: 'data', dataset, hrefOf, onOpen: vi.fn() });
    await expect.element(screen.getByRole('heading', { name: 'Data' })).toBeVisible();
    await screen.rerender({ page: 'notes' });
    await expect.element(screen.getByRole('heading', { name: 'Notes' })).toBeVisible();
  });
});

describe('a failure', () => {
  it('is told in a sentence, with what does not fit and what to do', async () => {
    const screen = await render(Failure, { reason: 'It is broken.', problems: ['papers[3].date: must be a day'] });
    await expect.element(screen.getByRole('alert')).toHaveTextContent('It is broken.');
    await expect.element(screen.getByText('papers[3].date: must be a day')).toBeVisible();
    await expect.element(screen.getByRole('button', { name: 'Reload' })).toBeVisible();
  });
});
