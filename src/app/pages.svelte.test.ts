import { beforeEach, describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import firstRelease from '../../tests/fixtures/note-v1.json';
import { commentOn, smallDataset } from '../../tests/fixtures/small-dataset.ts';
import { firstDatabase, rawNotes, wipeStorage } from '../../tests/fixtures/storage.ts';
import { openNotes } from '../notes/database.ts';
import { emptyNote, type Note } from '../notes/note.ts';
import { NO_FILTERS } from '../papers/filter.ts';
import { encodeView } from '../view/codec.ts';
import { DEFAULT_VIEW, type View } from '../view/view.ts';
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

beforeEach(wipeStorage);

describe('the page of notes', () => {
  it('says what to do where there are none', async () => {
    const screen = await render(NotesPage, { dataset, hrefOf, onOpen: vi.fn() });
    await expect.element(screen.getByText(/There are no notes yet/)).toBeVisible();
  });

  it('says where another tab keeps the notes from being read, and lists them when it lets go', async () => {
    const old = await firstDatabase([firstRelease]);
    const screen = await render(NotesPage, { dataset, hrefOf, onOpen: vi.fn() });
    await expect.element(screen.getByRole('alert')).toHaveTextContent('Close the other tabs of this page');
    old.close();
    await expect.element(screen.getByText(firstRelease.short)).toBeVisible();
    expect(screen.getByRole('alert').elements()).toEqual([]);
  });

  it('lists what was written, leaves out what is empty, and keeps notes whose paper is gone', async () => {
    await save(
      { paperId: 'noise', short: 'Mind the noise.', tags: ['talk'] },
      { paperId: 'reward-old', long: 'Written under its former id.' },
      { paperId: 'gone', jottings: 'Still here.' },
      { paperId: 'alone' },
      { paperId: 'shared', status: 'read', rating: 4, tags: ['group'] },
      { paperId: 'weak', status: 'set-aside' },
      { paperId: 'strong', rating: 1 },
    );
    const onOpen = vi.fn();
    const screen = await render(NotesPage, { dataset, hrefOf, onOpen });
    await expect.element(screen.getByText('6 notes, kept in this browser')).toBeVisible();
    for (const text of ['Mind the noise.', 'talk', 'Written under its former id.', 'Still here.']) {
      await expect.element(screen.getByText(text)).toBeVisible();
    }
    for (const [id, text] of Object.entries({ shared: 'Read · 4 of 5 group', weak: 'Set aside', strong: '1 of 5' })) {
      await expect
        .element(screen.getByRole('listitem').filter({ hasText: `Note on ${id}` }))
        .toHaveTextContent(new RegExp(`\\) Delete note ${text}$`));
    }
    await expect
      .element(screen.getByRole('heading', { name: /^Note on gone/ }))
      .toHaveTextContent('no longer in the list');
    await expect
      .element(screen.getByRole('link', { name: 'Note on gone' }))
      .toHaveAttribute('href', 'https://example.org/');
    await screen.getByRole('link', { name: 'Reward models' }).click();
    expect(onOpen).toHaveBeenCalledWith(dataset.papers.find(({ id }) => id === 'reward'));
  });
});

describe('a note in the list of notes', () => {
  it('can be deleted, which can be undone where it stood, and stands in the bin until then', async () => {
    await save({ paperId: 'noise', short: 'Mind the noise.' }, { paperId: 'weak', short: 'Kept.' });
    const screen = await render(NotesPage, { dataset, hrefOf, onOpen: vi.fn() });
    await screen.getByRole('button', { name: 'Delete the note on Note on noise' }).click();
    await expect.element(screen.getByText('1 note, kept in this browser')).toBeVisible();
    await expect.element(screen.getByText('Bin (1)')).toBeVisible();
    const undo = screen.getByRole('button', { name: 'Undo' });
    await expect.element(undo).toHaveFocus();
    await undo.click();
    await expect.element(screen.getByText('2 notes, kept in this browser')).toBeVisible();
    await expect.element(screen.getByText('Mind the noise.')).toBeVisible();
    await expect.element(screen.getByRole('button', { name: 'Delete the note on Note on noise' })).toHaveFocus();
    await expect.element(screen.getByText('Bin (0)')).not.toBeVisible();
  });

  it('is gone for good when the notes are opened after its time in the bin', async () => {
    const days = (ago: number) => new Date(Date.now() - ago * 24 * 60 * 60 * 1000).toISOString();
    const note = emptyNote({ id: 'noise', title: 'Noise', url: null });
    await rawNotes(async (raw) => {
      await raw.put('bin', { id: 'old', deletedAt: days(30.1), note });
      await raw.put('bin', { id: 'young', deletedAt: days(29.9), note });
      await raw.put('bin', { id: 'ahead', deletedAt: days(-400), note });
    });
    const screen = await render(NotesPage, { dataset, hrefOf, onOpen: vi.fn() });
    await expect.element(screen.getByText('Bin (2)')).toBeVisible();
    expect(await rawNotes((raw) => raw.getAllKeys('bin'))).toEqual(['ahead', 'young']);
  });
});

describe('a note on the page of notes', () => {
  it('says which of its lengths are there', async () => {
    await save({ paperId: 'noise', short: 'a', long: 'b', jottings: 'c' }, { paperId: 'weak', long: '# Plain *text*' });
    const screen = await render(NotesPage, { dataset, hrefOf, onOpen: vi.fn() });
    await expect.element(screen.getByText('short · long · jottings', { exact: true })).toBeVisible();
    await expect.element(screen.getByText('long', { exact: true })).toBeVisible();
    await expect.element(screen.getByText('# Plain *text*', { exact: true })).toBeVisible();
  });

  it('does not lead to an address that is none', async () => {
    await save({ paperId: 'gone', title: 'Gone', url: 'javascript:alert(1)', short: 'a' });
    const screen = await render(NotesPage, { dataset, hrefOf, onOpen: vi.fn() });
    await expect.element(screen.getByRole('heading', { name: 'Gone (no longer in the list)' })).toBeVisible();
    expect(screen.getByRole('link').elements()).toEqual([]);
  });
});

describe('the page of data', () => {
  const further = smallDataset({
    warnings: [{ paper: 'noise', file: 'sheet.txt', line: 9, text: 'Its date disagrees.' }],
    commentary: [commentOn('noise')],
    papers: smallDataset().papers.map((paper) =>
      paper.id === 'reward'
        ? {
            ...paper,
            mended: [{ field: 'title', from: 'Rewrd models', to: 'Reward models', why: 'A letter was lost.' }],
          }
        : paper,
    ),
  });
  const props = (view: Partial<View> = {}) => ({
    dataset: further,
    view: { ...DEFAULT_VIEW, page: 'data' as const, ...view },
    hrefOf: (change: Partial<View>) => encodeView({ ...DEFAULT_VIEW, page: 'data', ...change }),
    onOpen: vi.fn(),
    onChange: vi.fn(),
  });

  it('puts the counts side by side, each with why it differs, and leads to those papers', async () => {
    const given = props();
    const screen = await render(DataPage, given);
    await expect.element(screen.getByRole('heading', { name: '3 counts of one list' })).toBeVisible();
    await expect.element(screen.getByText('The first count missed two.')).toBeVisible();
    await screen.getByRole('link', { name: '6 rows in its sheet' }).click();
    expect(given.onChange).toHaveBeenCalledWith(
      expect.objectContaining({ page: 'papers', scope: { collections: [], duplicates: true } }),
    );
    await expect
      .element(screen.getByRole('link', { name: '5 different papers' }))
      .toHaveAttribute('href', encodeView(DEFAULT_VIEW));
  });

  it('counts by category and company, whatever is searched for and filtered elsewhere', async () => {
    const filters = { ...NO_FILTERS, company: { only: ['beta'], without: [] } };
    const screen = await render(DataPage, props({ query: 'noise', filters }));
    await expect.element(screen.getByRole('row', { name: /^All/ })).toHaveTextContent(/2\s*2\s*1\s*5$/);
    await screen.rerender(props({ scope: { collections: ['other'], duplicates: true } }));
    await expect.element(screen.getByRole('row', { name: /^All/ })).toHaveTextContent(/3\s*2\s*1\s*6$/);
  });

  it('accounts for every line of every source', async () => {
    const screen = await render(DataPage, props());
    await expect
      .element(screen.getByText(/^All 40 lines of/))
      .toHaveTextContent('All 40 lines of sheet.txt are accounted for: in records 30, header 7, blank 3.');
    await expect.element(screen.getByText('Whatever came to mind.')).toBeVisible();
    await screen.getByText('What was said, item by item').click();
    await expect.element(screen.getByText('A thought about it.')).toBeVisible();
  });

  it('tells every warning and every mend, with a way to the paper', async () => {
    const given = props();
    const screen = await render(DataPage, given);
    await expect.element(screen.getByText('Its date disagrees.')).toBeVisible();
    await screen.getByText('Reward models', { exact: false }).first().click();
    await expect.element(screen.getByText('A letter was lost.')).toBeVisible();
    await screen.getByRole('link', { name: 'Reward models' }).click();
    expect(given.onOpen).toHaveBeenCalledWith(expect.objectContaining({ id: 'reward' }));
  });

  it('gives all away as JSON and CSV', async () => {
    const saved: string[] = [];
    const watch = (event: MouseEvent) => {
      const link = event.target instanceof HTMLAnchorElement ? event.target : null;
      if (link === null || link.download === '' || !link.href.startsWith('blob:')) return;
      saved.push(link.download);
      event.preventDefault();
    };
    // The link that saves a file stands in no document, so its clicks are met where they are made.
    const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      this.addEventListener('click', watch, { once: true });
      this.dispatchEvent(new MouseEvent('click', { cancelable: true }));
    });
    const screen = await render(DataPage, props());
    await expect.element(screen.getByRole('link', { name: /JSON/ })).toHaveAttribute('href', './data/papers.json');
    await screen.getByRole('button', { name: 'Download papers as CSV' }).click();
    await screen.getByRole('button', { name: 'Download discussion as CSV' }).click();
    click.mockRestore();
    expect(saved).toEqual(['ai-safety-papers-01234567.csv', 'ai-safety-papers-discussion-01234567.csv']);
  });
});

describe('a page beside the papers', () => {
  it('is fetched when it is opened', async () => {
    const props = {
      view: { ...DEFAULT_VIEW, page: 'data' as const },
      dataset,
      hrefOf: () => '',
      onOpen: vi.fn(),
      onChange: vi.fn(),
    };
    const screen = await render(OtherPage, props);
    await expect.element(screen.getByRole('heading', { name: 'Data', exact: true })).toBeVisible();
    await screen.rerender({ view: { ...DEFAULT_VIEW, page: 'notes' } });
    await expect.element(screen.getByRole('heading', { name: 'Notes' })).toBeVisible();
  });
});

describe('a failure', () => {
  it('is told in a sentence, with what does not fit and what to do', async () => {
    const screen = await render(Failure, {
      fault: { status: 200, text: '{}', misfit: { ok: false, problems: ['papers[3].date: must be a day'] } },
    });
    await expect.element(screen.getByRole('alert')).toHaveTextContent('The list of papers does not have the form');
    await expect.element(screen.getByText(/^Reload the page to try again/)).toBeVisible();
    await expect.element(screen.getByRole('button', { name: 'Copy details' })).toBeVisible();
    await expect.element(screen.getByText('papers[3].date: must be a day')).toBeVisible();
    await expect.element(screen.getByRole('button', { name: 'Reload' })).toBeVisible();
  });
});
