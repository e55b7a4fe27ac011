import type { ComponentProps } from 'svelte';
import { page, userEvent } from 'vitest/browser';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import firstRelease from '../../tests/fixtures/note-v1.json';
import { smallDataset } from '../../tests/fixtures/small-dataset.ts';
import { firstDatabase, rawNotes, storedOn, wipeStorage } from '../../tests/fixtures/storage.ts';
import { openNotes } from '../notes/database.ts';
import { emptyNote, type Note } from '../notes/note.ts';
import { NO_NOTE_FILTERS } from '../papers/annotations.ts';
import { encodeView } from '../view/codec.ts';
import { DEFAULT_VIEW, type View } from '../view/view.ts';
import '../ui/base.css';
import NotesPage from './NotesPage.svelte';
import { PictureChoice } from '../charts/picture-choice.svelte.ts';
import { NO_ANNOTATIONS } from '../papers/annotations.ts';

const dataset = smallDataset();

async function save(...notes: (Partial<Note> & { paperId: string })[]) {
  const opened = await openNotes();
  if (!opened.ok) throw new Error(opened.reason);
  for (const note of notes) {
    const base = emptyNote({ id: note.paperId, title: `Note on ${note.paperId}`, url: 'https://example.org/' });
    await opened.database.save(base, { ...base, ...note });
  }
  opened.database.close();
}

/** The page, whose view becomes what is chosen on it. */
async function show(view: Partial<View> = {}, onOpen = vi.fn()) {
  let now: View = { ...DEFAULT_VIEW, page: 'notes', ...view };
  const props = (): ComponentProps<typeof NotesPage> => ({
    dataset,
    view: now,
    whole: dataset.papers.map((_, index) => index),
    annotations: NO_ANNOTATIONS,
    mode: 'light',
    pictures: new PictureChoice(),
    hrefOf: (change: Partial<View>) => encodeView({ ...now, ...change }),
    onOpen,
    onChange,
    onReplace: onChange,
  });
  const onChange = vi.fn((change: Partial<View>) => {
    now = { ...now, ...change };
    void screen.rerender(props());
  });
  const screen = await render(NotesPage, props());
  return { screen, onChange, onOpen, view: () => now };
}

/** The titles that are listed, in their order. */
const titles = () =>
  page
    .getByRole('heading', { level: 2 })
    .elements()
    .map(({ textContent }) => textContent.trim());

async function selectAll() {
  const all = page.getByRole('checkbox', { name: 'Select all 3 notes' });
  await expect.element(all).toBeVisible();
  // By key, since what is known later may move it.
  all.element().focus();
  await userEvent.keyboard(' ');
}

const some: (Partial<Note> & { paperId: string })[] = [
  { paperId: 'noise', short: 'Mind the noise.', tags: ['talk'], status: 'to-read', rating: 5 },
  { paperId: 'debate', long: 'Labels are weak, naïvely so.', tags: ['Talk', 'aside'], status: 'read' },
  { paperId: 'reward', jottings: 'Later.', short: 'Rewards.' },
];

beforeEach(wipeStorage);

describe('the page of notes', () => {
  it('says where another tab keeps the notes from being read, and lists them when it lets go', async () => {
    const old = await firstDatabase([firstRelease]);
    const { screen } = await show();
    await expect.element(screen.getByRole('alert')).toHaveTextContent('Close the other tabs of this page');
    old.close();
    await expect.element(screen.getByText(firstRelease.short)).toBeVisible();
    expect(screen.getByRole('alert').elements()).toEqual([]);
  });

  it('says what to do where there are none', async () => {
    const { screen } = await show();
    await expect.element(screen.getByText(/There are no notes yet/)).toBeVisible();
    expect(screen.getByRole('searchbox').elements()).toEqual([]);
  });

  it('lists what was written, leaves out what is empty, and keeps notes whose paper is gone', async () => {
    await save(
      { paperId: 'noise', short: 'Mind the noise.', tags: ['talk'] },
      { paperId: 'reward-old', long: 'Written under its former id.' },
      { paperId: 'gone', jottings: 'Still here.' },
      { paperId: 'alone' },
      { paperId: 'shared', status: 'read', rating: 4, tags: ['group'] },
    );
    const { screen, onOpen } = await show();
    await expect.element(screen.getByText('4 notes, kept in this browser')).toBeVisible();
    for (const text of ['Mind the noise.', 'Written under its former id.', 'Still here.']) {
      await expect.element(screen.getByText(text)).toBeVisible();
    }
    const shared = screen.getByRole('listitem').filter({ hasText: 'Note on shared' });
    await expect.element(shared).toHaveTextContent('4 of 5');
    await expect.element(shared).toHaveTextContent('group');
    await expect.element(shared.getByRole('combobox', { name: /^Status/ })).toHaveValue('read');
    await expect
      .element(screen.getByRole('heading', { name: /^Note on gone/ }))
      .toHaveTextContent('no longer in the list');
    await expect
      .element(screen.getByRole('link', { name: 'Note on gone' }))
      .toHaveAttribute('href', 'https://example.org/');
    await screen.getByRole('link', { name: 'Reward models' }).click();
    expect(onOpen).toHaveBeenCalledWith(dataset.papers.find(({ id }) => id === 'reward'));
  });

  it('does not lead to an address that is none', async () => {
    await save({ paperId: 'gone', title: 'Gone', url: 'javascript:alert(1)', short: 'a' });
    const { screen } = await show();
    await expect.element(screen.getByRole('heading', { name: 'Gone (no longer in the list)' })).toBeVisible();
    expect(screen.getByRole('link').elements()).toEqual([]);
  });

  it('says which of its lengths a note has, and which are missing', async () => {
    await save({ paperId: 'noise', short: 'one two', jottings: 'c' });
    await show();
    await expect.poll(titles).toEqual(['Noise and models']);
    const lengths = page.elementLocator(document.querySelector('.parts') ?? document.body);
    await expect.element(lengths).toHaveTextContent(/Short 2 words.*no long note.*Jottings 1 word/);
  });
});

describe('finding notes', () => {
  it('by the title that the paper has now, also in their order', async () => {
    const [first, second] = dataset.papers;
    if (first === undefined || second === undefined) throw new Error('there are too few papers');
    // As the papers were called when these were written.
    await save(
      { paperId: first.id, title: 'Zzyzx', short: 'a' },
      { paperId: second.id, title: 'Aardvark', short: 'b' },
    );
    const { screen } = await show({ notesSort: { by: 'title', descending: false } });
    await expect.poll(() => titles().length).toBe(2);
    expect(titles()).toEqual([first.title, second.title].toSorted((a, b) => a.localeCompare(b)));
    await screen.getByRole('searchbox', { name: 'Search notes' }).fill('zzyzx');
    await expect.element(screen.getByText('No note fits')).toBeVisible();
    await screen.getByRole('searchbox', { name: 'Search notes' }).fill(first.title);
    await expect.poll(titles).toContain(first.title);
  });

  it('by words, whatever their case and accents, which are marked; and all are back when that is cleared', async () => {
    await save(...some);
    const { screen, view } = await show();
    await screen.getByRole('searchbox', { name: 'Search notes' }).fill('NAIVE talk');
    await expect.element(screen.getByText('1 of 3 notes')).toBeVisible();
    expect(titles()).toEqual(['Debate as oversight']);
    expect([...document.querySelectorAll('mark')].map(({ textContent }) => textContent)).toEqual(['naïve', 'Talk']);
    await screen.getByRole('searchbox', { name: 'Search notes' }).fill('nowhere at all');
    await expect.element(screen.getByText('No note fits what you search for and the filters.')).toBeVisible();
    await screen.getByRole('button', { name: 'Clear filters' }).click();
    await expect.poll(() => titles().length).toBe(3);
    expect(view().noteQuery).toBe('');
  });

  it('by a length that is missing, in one click, and by tag, status and rating', async () => {
    await save(...some);
    const { screen, view } = await show();
    const missing = screen.getByRole('button', { name: 'No long note 2 notes' });
    await missing.click();
    await expect.element(missing).toHaveAttribute('aria-pressed', 'true');
    await expect.poll(titles).toEqual(['Reward models', 'Noise and models']);
    expect(view().noteFilters).toEqual({ ...NO_NOTE_FILTERS, part: { only: [], without: ['long'] } });
    await screen.getByRole('button', { name: 'Remove filter not my lengths: Long note' }).click();
    await screen.getByRole('checkbox', { name: 'talk' }).click();
    await expect.poll(titles).toEqual(['Debate as oversight', 'Noise and models']);
    await screen.getByRole('checkbox', { name: '5 of 5' }).click();
    await expect.poll(titles).toEqual(['Noise and models']);
  });

  it('in an order that is chosen, and the other way round', async () => {
    await save(...some);
    const { screen, view } = await show();
    await expect.poll(titles).toEqual(['Reward models', 'Debate as oversight', 'Noise and models']);
    await screen.getByRole('combobox', { name: 'Sort by' }).selectOptions('Title');
    await expect.poll(titles).toEqual(['Debate as oversight', 'Noise and models', 'Reward models']);
    await screen.getByRole('button', { name: 'Order: A to Z' }).click();
    await expect.poll(titles).toEqual(['Reward models', 'Noise and models', 'Debate as oversight']);
    expect(view().notesSort).toEqual({ by: 'title', descending: true });
  });

  it('a hundred at once, and further ones when they are asked for', async () => {
    await rawNotes(async (raw) => {
      for (let at = 0; at < 230; at += 1) {
        const note = emptyNote({ id: `gone-${at}`, title: `Note ${at}`, url: null });
        await raw.put('notes', { ...note, short: 'x', revision: 1, updatedAt: '2026-11-01T12:00:00.000Z' });
      }
    });
    const { screen } = await show();
    // By key, since what is known later may move it; and a hundred rows take their time on a busy machine.
    const more = async (name: string) => {
      const button = screen.getByRole('button', { name });
      await expect.element(button).toBeVisible();
      (button.element() as HTMLElement).focus();
      await userEvent.keyboard('{Enter}');
    };
    const slowly = { timeout: 10_000 };
    await more('Show 100 more of 130');
    await expect.poll(() => titles().length, slowly).toBe(200);
    await expect.element(screen.getByRole('checkbox', { name: 'Select the note on Note 100' })).toHaveFocus();
    await more('Show 30 more of 30');
    await expect.poll(() => titles().length, slowly).toBe(230);
  });
});

describe('the status of a note in the list', () => {
  it('keeps the focus where its row goes to the top, and leaves it in the list where it goes out of it', async () => {
    await save(...some);
    const { screen } = await show();
    const statuses = () => screen.getByRole('combobox', { name: /status/i }).elements() as HTMLSelectElement[];
    await expect.poll(() => statuses().length).toBeGreaterThanOrEqual(3);
    const last = statuses().at(-1);
    last?.focus();
    await userEvent.selectOptions(last as HTMLElement, 'Set aside');
    await expect.poll(() => statuses().findIndex((one) => one.value === 'set-aside')).toBe(0);
    await expect.poll(() => document.activeElement).toBe(statuses()[0]);
  });
});

describe('changing many notes', () => {
  it('adds a tag to those that are selected, and takes that back', async () => {
    await save(...some);
    const { screen } = await show();
    await selectAll();
    await screen.getByRole('combobox', { name: 'Tag to add' }).fill('Talk, new');
    await screen.getByRole('button', { name: 'Add tag' }).click();
    await expect.element(screen.getByText('Tags “Talk”, “new” added to 3 notes.')).toBeVisible();
    expect(await storedOn('debate')).toMatchObject({ tags: ['Talk', 'aside', 'new'], long: some[1]?.long });
    expect(await storedOn('noise')).toMatchObject({ tags: ['talk', 'new'] });
    await screen.getByRole('button', { name: 'Undo' }).click();
    await expect.element(screen.getByText('Undone: Tags “Talk”, “new” added to 3 notes.')).toBeVisible();
    expect(await storedOn('debate')).toMatchObject({ tags: ['Talk', 'aside'] });
    expect(await storedOn('reward')).toMatchObject({ tags: [] });
  });

  it('by keys: arrows from note to note, x to select, with Shift all on the way', async () => {
    await save(...some);
    const { screen } = await show();
    await expect.poll(() => titles().length).toBe(3);
    screen.getByRole('link', { name: 'Reward models' }).element().focus();
    await userEvent.keyboard('{ArrowDown}');
    await expect.element(screen.getByRole('link', { name: 'Debate as oversight' })).toHaveFocus();
    await userEvent.keyboard('x');
    await expect
      .element(screen.getByRole('checkbox', { name: 'Select the note on Debate as oversight' }))
      .toBeChecked();
    await userEvent.keyboard('{Shift>}{ArrowDown}{/Shift}');
    await expect.element(screen.getByText('2 of 3 notes selected')).toBeVisible();
    await screen.getByRole('button', { name: 'Set status' }).click();
    await screen.getByRole('button', { name: 'Reading', exact: true }).click();
    await expect.poll(() => storedOn('noise')).toMatchObject({ status: 'reading' });
    expect(await storedOn('debate')).toMatchObject({ status: 'reading' });
    expect(await storedOn('reward')).toMatchObject({ status: null });
  });

  it('acts on what is shown alone, and says what is not', async () => {
    await save(...some);
    const { screen } = await show();
    await selectAll();
    await screen.getByRole('searchbox', { name: 'Search notes' }).fill('mind');
    await expect.element(screen.getByText('1 of 1 note selected, and 2 not shown')).toBeVisible();
    await screen.getByRole('button', { name: 'Delete 1 note' }).click();
    await expect.element(screen.getByText('1 note deleted; the bin keeps it for 30 days.')).toBeVisible();
    expect(await storedOn('noise')).toBeUndefined();
    expect(await storedOn('debate')).toBeDefined();
    await screen.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => storedOn('noise')).toMatchObject({ short: 'Mind the noise.' });
  });

  it('one after the other can be undone, the last first', async () => {
    await save(...some);
    const { screen } = await show();
    const status = screen.getByRole('combobox', { name: 'Status of the note on Noise and models' });
    await status.selectOptions('Read');
    await expect.poll(() => storedOn('noise')).toMatchObject({ status: 'read' });
    await status.selectOptions('Set aside');
    await expect.poll(() => storedOn('noise')).toMatchObject({ status: 'set-aside' });
    await screen.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => storedOn('noise')).toMatchObject({ status: 'read' });
    await screen.getByRole('button', { name: 'Undo also: Read: 1 note.' }).click();
    await expect.poll(() => storedOn('noise')).toMatchObject({ status: 'to-read' });
    await expect.element(screen.getByText('Undone: Read: 1 note.')).toHaveFocus();
  });
});

describe('the board', () => {
  it('has a column a status, with its count, and a card goes where its status is chosen, with the focus', async () => {
    await save(...some);
    const { screen, view } = await show();
    await screen.getByRole('radio', { name: 'Board' }).click();
    expect(view().notesAs).toBe('board');
    const column = (name: string) => screen.getByRole('region', { name });
    await expect.element(column('To read 1 note').getByRole('link')).toHaveTextContent('Noise and models');
    await screen.getByRole('combobox', { name: 'Status of the note on Noise and models' }).selectOptions('Read');
    await expect.element(column('Read 2 notes').getByRole('link', { name: 'Noise and models' })).toBeVisible();
    await expect
      .element(screen.getByRole('combobox', { name: 'Status of the note on Noise and models' }))
      .toHaveFocus();
    await expect.element(column('To read 0 notes')).toBeVisible();
  });

  it('is gone through by arrow keys, and a card is moved with Shift, those selected with it', async () => {
    await save(...some);
    const { screen } = await show({ notesAs: 'board' });
    const noise = screen.getByRole('link', { name: 'Noise and models' });
    await expect.element(noise).toBeVisible();
    noise.element().focus();
    await userEvent.keyboard('{ArrowRight}');
    await expect.element(screen.getByRole('link', { name: 'Debate as oversight' })).toHaveFocus();
    await userEvent.keyboard('x{ArrowLeft}x');
    await userEvent.keyboard('{Shift>}{ArrowRight}{/Shift}');
    await expect.poll(() => storedOn('debate')).toMatchObject({ status: 'reading' });
    expect(await storedOn('noise')).toMatchObject({ status: 'reading' });
    await expect.element(screen.getByRole('region', { name: 'Reading 2 notes' })).toBeVisible();
    await expect.element(screen.getByRole('link', { name: 'Noise and models' })).toHaveFocus();
    await screen.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => storedOn('debate')).toMatchObject({ status: 'read' });
  });

  it('takes a card that is dragged', async () => {
    await save(...some);
    const { screen } = await show({ notesAs: 'board' });
    await expect.element(screen.getByRole('link', { name: 'Noise and models' })).toBeVisible();
    const card = screen.getByRole('listitem').filter({ hasText: 'Noise and models' });
    await userEvent.dragAndDrop(card, screen.getByRole('region', { name: /^Set aside/ }));
    await expect.poll(() => storedOn('noise')).toMatchObject({ status: 'set-aside' });
  });
});

describe('the tags', () => {
  it('can be given another name, and that can be undone', async () => {
    await save(...some);
    const { screen } = await show();
    await screen.getByRole('button', { name: 'Manage tags' }).click();
    await screen.getByRole('button', { name: 'Rename the tag aside' }).click();
    await screen.getByRole('textbox', { name: 'New name of “aside”' }).fill('later');
    await userEvent.keyboard('{Enter}');
    await expect.element(screen.getByText('Tag “aside” is “later” now, on 1 note.')).toBeVisible();
    await expect.element(screen.getByRole('button', { name: 'Rename the tag later' })).toHaveFocus();
    expect(await storedOn('debate')).toMatchObject({ tags: ['Talk', 'later'] });
    await screen.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => storedOn('debate')).toMatchObject({ tags: ['Talk', 'aside'] });
  });

  it('become one only when that is confirmed, and are two again when it is undone', async () => {
    await save(...some);
    const { screen } = await show();
    await screen.getByRole('button', { name: 'Manage tags' }).click();
    await screen.getByRole('button', { name: 'Rename the tag aside' }).click();
    await screen.getByRole('textbox', { name: 'New name of “aside”' }).fill('TALK');
    await screen.getByRole('button', { name: 'Rename', exact: true }).click();
    await expect.element(screen.getByText(/become one tag, “Talk”, on 2 notes/)).toBeVisible();
    expect(await storedOn('debate')).toMatchObject({ tags: ['Talk', 'aside'] });
    await screen.getByRole('button', { name: 'Merge into “Talk”' }).click();
    await expect.poll(() => storedOn('debate')).toMatchObject({ tags: ['Talk'] });
    await screen.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => storedOn('debate')).toMatchObject({ tags: ['Talk', 'aside'] });
  });

  it('that differ in case alone are offered to be written in one way', async () => {
    await save(...some);
    const { screen } = await show();
    await screen.getByRole('button', { name: 'Manage tags' }).click();
    await screen.getByRole('button', { name: 'Write “Talk” everywhere' }).click();
    await expect.poll(() => storedOn('noise')).toMatchObject({ tags: ['Talk'] });
    await expect.element(screen.getByText('Written “Talk” everywhere: 1 note.')).toBeVisible();
    await screen.getByRole('button', { name: 'Remove the tag Talk from all notes' }).click();
    await expect.poll(() => storedOn('debate')).toMatchObject({ tags: ['aside'] });
  });
});

describe('a note in the list of notes', () => {
  it('can be deleted, which can be undone where it stood, and stands in the bin until then', async () => {
    await save({ paperId: 'noise', short: 'Mind the noise.' }, { paperId: 'debate', short: 'Kept.' });
    const { screen } = await show();
    await screen.getByRole('button', { name: 'Delete the note on Noise and models' }).click();
    await expect.element(screen.getByText('1 note, kept in this browser')).toBeVisible();
    await expect.element(screen.getByText('Bin (1)')).toBeVisible();
    const undo = screen.getByRole('button', { name: 'Undo' });
    await expect.element(undo).toHaveFocus();
    await undo.click();
    await expect.element(screen.getByText('2 notes, kept in this browser')).toBeVisible();
    await expect.element(screen.getByText('Mind the noise.')).toBeVisible();
    await expect.element(screen.getByRole('button', { name: 'Delete the note on Noise and models' })).toHaveFocus();
    await expect.element(screen.getByText('Bin (0)')).not.toBeVisible();
  });

  it('is gone for good when the notes are opened after its time in the bin', async () => {
    const days = (ago: number) => new Date(Date.now() - ago * 24 * 60 * 60 * 1000).toISOString();
    const note = emptyNote({ id: 'noise', title: 'Noise and models', url: null });
    await rawNotes(async (raw) => {
      await raw.put('bin', { id: 'old', deletedAt: days(30.1), note });
      await raw.put('bin', { id: 'young', deletedAt: days(29.9), note });
      await raw.put('bin', { id: 'ahead', deletedAt: days(-400), note });
    });
    const { screen } = await show();
    await expect.element(screen.getByText('Bin (2)')).toBeVisible();
    expect(await rawNotes((raw) => raw.getAllKeys('bin'))).toEqual(['ahead', 'young']);
  });
});
