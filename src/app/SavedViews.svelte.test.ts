import { beforeEach, describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page, userEvent } from 'vitest/browser';
import { rawNotes, wipeStorage } from '../../tests/fixtures/storage.ts';
import { DATABASE } from '../notes/stored.ts';
import { NO_NOTE_FILTERS } from '../papers/annotations.ts';
import { NO_FILTERS } from '../papers/filter.ts';
import { encodeView } from '../view/codec.ts';
import { DEFAULT_VIEW, type View } from '../view/view.ts';
import SavedViews from './SavedViews.svelte';

beforeEach(wipeStorage);

const onShow = vi.fn<(view: View) => void>();
const show = (view: View = DEFAULT_VIEW) =>
  render(SavedViews, { view, hrefOf: (one: View) => encodeView(one) || '/', onShow });

const beta: View = {
  ...DEFAULT_VIEW,
  query: 'reward',
  filters: { ...NO_FILTERS, company: { only: ['beta'], without: [] } },
  group: 'year',
  paper: 'debate',
};

async function save(name: string) {
  await page.getByRole('textbox', { name: 'Name of this view' }).fill(name);
  await page.getByRole('button', { name: 'Save view' }).click();
}

const link = (name: string) => page.getByRole('list', { name: 'Saved views' }).getByRole('link', { name });

/** What has been copied. */
async function copied(): Promise<string> {
  const field = document.createElement('textarea');
  document.body.append(field);
  field.focus();
  await userEvent.paste();
  field.remove();
  return field.value;
}

describe('saved views', () => {
  it('are named, kept, and lead back to what was shown, without the paper that was open', async () => {
    const first = await show(beta);
    await save('Beta on rewards');
    await expect.element(page.getByText('“Beta on rewards” saved on this device.')).toBeVisible();
    await first.unmount();
    await show();
    await expect.element(link('Beta on rewards')).toHaveAttribute('href', '?q=reward&company=beta&group=year');
    await expect.element(link('Beta on rewards')).not.toHaveAttribute('aria-current');
    await link('Beta on rewards').click();
    expect(onShow).toHaveBeenLastCalledWith({ ...beta, paper: null });
  });

  it('are kept also where the name is there before what was kept is read, and once where Enter is pressed twice', async () => {
    await show(beta);
    // In one go: nothing can have been read yet.
    const field = page.getByRole('textbox', { name: 'Name of this view' }).element() as HTMLInputElement;
    field.value = 'At once';
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.form?.requestSubmit();
    field.form?.requestSubmit();
    await expect.element(page.getByText('“At once” saved on this device.')).toBeVisible();
    expect(page.getByRole('link').elements()).toHaveLength(1);
  });

  it('are listed, and left as they are, where a newer version of the page has kept them', async () => {
    const first = await show(beta);
    await save('Mine');
    await expect.element(link('Mine')).toBeVisible();
    await first.unmount();
    await rawNotes((raw) => raw.count('views'), DATABASE.version + 1);
    await show();
    await expect.element(page.getByRole('alert')).toHaveTextContent('saved by a newer version of this page');
    await expect.element(link('Mine')).toBeVisible();
    expect(page.getByRole('button', { name: 'Remove Mine' }).elements()).toEqual([]);
    await expect.element(page.getByRole('textbox', { name: 'Name of this view' })).toBeDisabled();
  });

  it('mark the one that is shown', async () => {
    await show(beta);
    await save('Mine');
    await expect.element(link('Mine')).toHaveAttribute('aria-current', 'true');
  });

  it('of a name that is there is put in its place, whatever the case', async () => {
    const screen = await show(beta);
    await save('Mine');
    await screen.rerender({ view: { ...DEFAULT_VIEW, query: 'debate' } });
    await page.getByRole('textbox', { name: 'Name of this view' }).fill('mine');
    await page.getByRole('button', { name: 'Replace view' }).click();
    await expect.element(link('mine')).toHaveAttribute('href', '?q=debate');
    await expect.poll(() => page.getByRole('link').elements().length).toBe(1);
  });

  it('can be removed, and brought back', async () => {
    await show(beta);
    await save('Mine');
    await page.getByRole('button', { name: 'Remove Mine' }).click();
    await expect.element(page.getByRole('link')).not.toBeInTheDocument();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.element(link('Mine')).toBeVisible();
  });

  it('keep what asks the notes, and share the rest', async () => {
    const noteFilters = { ...NO_NOTE_FILTERS, status: { only: ['read'], without: [] } };
    await show({ ...beta, noteFilters });
    await save('Read by me');
    await expect.element(link('Read by me')).toHaveAttribute('href', '?q=reward&company=beta&group=year');
    await page.getByRole('button', { name: 'Copy link to Read by me' }).click();
    await expect
      .element(page.getByText('Link copied, without what asks your notes: that stays on this device.'))
      .toBeVisible();
    expect(await copied()).toBe(
      `${window.location.origin}${window.location.pathname}?q=reward&company=beta&group=year`,
    );
    await link('Read by me').click();
    expect(onShow.mock.lastCall?.[0].noteFilters).toEqual(noteFilters);
  });

  it('that cannot be read are told and left as they are', async () => {
    await rawNotes((database) => database.put('views', { id: 'odd', name: 7 }));
    await show();
    await expect.element(page.getByRole('alert')).toHaveTextContent('One saved view cannot be read');
    await save('Mine');
    await expect.element(link('Mine')).toBeVisible();
    expect(await rawNotes(async (database): Promise<unknown> => database.get('views', 'odd'))).toEqual({
      id: 'odd',
      name: 7,
    });
  });
});

describe('the link to the present view', () => {
  it('is copied with the open paper', async () => {
    await show(beta);
    await page.getByRole('button', { name: 'Copy link to this view' }).click();
    await expect.element(page.getByText('Link copied.')).toBeVisible();
    expect(await copied()).toContain('paper=debate');
  });
});
