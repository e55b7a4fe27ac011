import { expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page, userEvent } from 'vitest/browser';
import { commentOn, paperWith, smallDataset } from '../../tests/fixtures/small-dataset.ts';
import type { Paper } from '../papers/dataset.ts';
import { NO_MARKS } from '../search/highlight.ts';
import PaperPanel from './PaperPanel.svelte';
import '../ui/base.css';

const props = (change: Partial<Paper> = {}) => ({
  dataset: smallDataset(),
  paper: paperWith({ id: 'debate', title: 'Debate as oversight', ...change }),
  marks: NO_MARKS,
  overlay: false,
  hrefOf: (id: string) => `?paper=${id}`,
  onOpen: vi.fn(),
  onSaved: vi.fn(),
  onClose: vi.fn(),
});

it('is a region named by the title, with all that is known of the paper', async () => {
  const screen = await render(PaperPanel, props());
  const panel = screen.getByRole('region', { name: 'Debate as oversight' });
  for (const text of [
    'Alpha Lab',
    '4 May 2023',
    'Oversight',
    'What debate is about.',
    'No. 2 in A sheet of papers (sheet.txt, lines 7 to 9).',
  ]) {
    await expect.element(panel).toHaveTextContent(text);
  }
  await expect
    .element(panel.getByRole('link', { name: 'Open paper' }))
    .toHaveAttribute('href', 'https://example.org/debate');
});

it('is left by Escape in two steps from a box of the note: first the box, then the panel', async () => {
  const above = vi.fn((event: KeyboardEvent) => event.defaultPrevented);
  document.addEventListener('keydown', above);
  const screen = await render(PaperPanel, props());
  for (const name of ['Short note', 'Long note', 'Jottings', 'Tags']) {
    const box = screen.getByRole('textbox', { name, exact: true });
    await box.click();
    await userEvent.keyboard('{Escape}');
    expect(above).toHaveLastReturnedWith(true);
    await expect.element(screen.getByRole('button', { name: 'Close' })).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    expect(above).toHaveLastReturnedWith(false);
  }
  const box = screen.getByRole('textbox', { name: 'Jottings' });
  await box.click();
  // It ends the choice of a word, and is nobody else's.
  box.element().dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', isComposing: true, bubbles: true }));
  await expect.element(box).toHaveFocus();
  document.removeEventListener('keydown', above);
});

it('shows what is missing as missing', async () => {
  const screen = await render(PaperPanel, props({ company: null, category: null, date: null, abstract: null }));
  await expect.element(screen.getByText('The source gives no abstract.')).toBeVisible();
  await expect.element(screen.getByText('no date')).toBeVisible();
});

it('leads to its source and to what was said about it, and shows both', async () => {
  await page.viewport(400, 500);
  const given = props();
  given.dataset = smallDataset({ commentary: [commentOn('debate'), commentOn('noise', { id: 'other' })] });
  const screen = await render(PaperPanel, given);
  await screen.getByRole('button', { name: 'Discussion 1' }).click();
  const discussion = screen.getByRole('region', { name: 'Discussion' });
  await expect.element(discussion).toHaveFocus();
  await expect.element(discussion).toHaveTextContent('A thought about it.');
  await screen.getByRole('button', { name: 'Source' }).click();
  await expect.element(screen.getByRole('region', { name: 'Source' })).toHaveFocus();
});

it('says so where no address is known', async () => {
  const screen = await render(PaperPanel, props({ url: null }));
  await expect.element(screen.getByText('No address is known')).toBeVisible();
  await expect.element(screen.getByRole('link', { name: 'Open paper' })).not.toBeInTheDocument();
});

it('marks what was searched for', async () => {
  const screen = await render(PaperPanel, { ...props(), marks: { ...NO_MARKS, words: ['debate'] } });
  const marked = screen.container.querySelectorAll('mark');
  expect(Array.from(marked, (mark) => mark.textContent)).toEqual(['Debate', 'debate']);
});

it('folds a long abstract, and unfolds it', async () => {
  await page.viewport(400, 800);
  const screen = await render(PaperPanel, props({ abstract: 'A long sentence about debate. '.repeat(60) }));
  const text = screen.container.querySelector('.abstract');
  const folded = text?.getBoundingClientRect().height ?? 0;
  const button = screen.getByRole('button', { name: 'Show whole abstract' });
  await expect.element(button).toHaveAttribute('aria-expanded', 'false');
  await button.click();
  await expect.element(screen.getByRole('button', { name: 'Show less' })).toHaveAttribute('aria-expanded', 'true');
  expect(text?.getBoundingClientRect().height).toBeGreaterThan(folded + 50);
});

it('takes the focus where it covers the page', async () => {
  const given = props();
  const screen = await render(PaperPanel, { ...given, overlay: true });
  await expect.element(screen.getByRole('heading', { level: 2 })).toHaveFocus();
  await screen.getByRole('button', { name: 'Close' }).click();
  expect(given.onClose).toHaveBeenCalledOnce();
});
