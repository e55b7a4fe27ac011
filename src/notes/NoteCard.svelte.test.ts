import { expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { emptyNote } from './note.ts';
import NoteCard from './NoteCard.svelte';

const note = {
  ...emptyNote({ id: 'debate', title: 'As it was called', url: null }),
  short: 'Two argue.',
  tags: ['talk'],
};

it('tells its paper, its text and its tags, and says what is chosen', async () => {
  const paper = { title: 'Debate', href: '?paper=debate', date: '2022-02-03', company: null, onOpen: vi.fn() };
  const given = { note, paper, words: ['argue'], look: 'row' as const, isOpen: true, selected: false };
  const [onSelect, onStatus] = [vi.fn(), vi.fn()];
  const screen = await render(NoteCard, { ...given, onSelect, onStatus });
  await screen.getByRole('link', { name: 'Debate' }).click();
  expect(paper.onOpen).toHaveBeenCalledOnce();
  expect(screen.container.querySelector('mark')?.textContent).toBe('argue');
  await screen.getByRole('checkbox', { name: 'Select the note on Debate' }).click();
  expect(onSelect).toHaveBeenCalledWith(false);
  await screen.getByRole('combobox', { name: 'Status of the note on Debate' }).selectOptions('Read');
  expect(onStatus).toHaveBeenCalledWith('read');
});

it('can be read and not changed where nothing can be written', async () => {
  const given = { note: { ...note, status: 'read' as const }, paper: null, words: [], look: 'card' as const };
  const screen = await render(NoteCard, {
    ...given,
    isOpen: false,
    selected: false,
    onSelect: vi.fn(),
    onStatus: vi.fn(),
  });
  await expect.element(screen.getByRole('heading', { level: 3 })).toHaveTextContent('As it was called');
  await expect.element(screen.getByText('Read', { exact: true })).toBeVisible();
  expect(screen.getByRole('checkbox').elements()).toEqual([]);
  expect(screen.getByRole('combobox').elements()).toEqual([]);
});
