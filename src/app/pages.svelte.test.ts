import { beforeEach, describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { commentOn, smallDataset } from '../../tests/fixtures/small-dataset.ts';
import { wipeStorage } from '../../tests/fixtures/storage.ts';
import { NO_FILTERS } from '../papers/filter.ts';
import { encodeView } from '../view/codec.ts';
import { DEFAULT_VIEW, type View } from '../view/view.ts';
import DataPage from './DataPage.svelte';
import Failure from './Failure.svelte';
import { PictureChoice } from '../charts/picture-choice.svelte.ts';
import { NO_ANNOTATIONS } from '../papers/annotations.ts';
import OtherPage from './OtherPage.svelte';

const dataset = smallDataset();

beforeEach(wipeStorage);

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
      whole: [],
      annotations: NO_ANNOTATIONS,
      mode: 'light' as const,
      pictures: new PictureChoice(),
      onOpen: vi.fn(),
      onChange: vi.fn(),
      onReplace: vi.fn(),
    };
    const screen = await render(OtherPage, props);
    await expect.element(screen.getByRole('heading', { name: 'Data', exact: true })).toBeVisible();
    await screen.rerender({ view: { ...DEFAULT_VIEW, page: 'notes' } });
    await expect.element(screen.getByRole('heading', { name: 'Notes', exact: true })).toBeVisible();
  });
});

describe('a failure', () => {
  it('is told in a sentence, with what does not fit and what to do', async () => {
    const screen = await render(Failure, {
      reason: 'It is broken.',
      remedy: 'Reload it.',
      problems: ['papers[3].date: must be a day'],
    });
    await expect.element(screen.getByRole('alert')).toHaveTextContent('It is broken.');
    await expect.element(screen.getByText('Reload it.')).toBeVisible();
    await expect.element(screen.getByRole('button', { name: 'Copy details' })).toBeVisible();
    await expect.element(screen.getByText('papers[3].date: must be a day')).toBeVisible();
    await expect.element(screen.getByRole('button', { name: 'Reload' })).toBeVisible();
  });
});
