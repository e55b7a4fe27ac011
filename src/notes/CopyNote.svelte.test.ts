import { afterEach, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import { paperWith, smallDataset } from '../../tests/fixtures/small-dataset.ts';
import CopyNote from './CopyNote.svelte';
import { emptyNote } from './note.ts';

const paper = paperWith({ id: 'debate', title: 'Debate as oversight' });
const props = { note: { ...emptyNote(paper), long: '**Judges** see more.' }, paper, dataset: smallDataset() };
const preview = () => page.getByRole('region', { name: 'What will be copied' });

afterEach(() => vi.restoreAllMocks());

it('shows what will be copied, begins with what is written, and follows what is chosen and typed', async () => {
  const { rerender } = await render(CopyNote, props);
  await expect.element(page.getByRole('combobox', { name: 'Length' })).toHaveValue('long');
  await expect.element(page.getByRole('option', { name: 'Short note' })).toBeDisabled();
  await expect.element(preview()).toHaveTextContent('Judges see more. Debate as oversight https://example.org/debate');
  await expect.element(page.getByText('64 characters')).toBeVisible();
  await page.getByRole('combobox', { name: 'As' }).selectOptions('Markdown');
  await expect.element(preview()).toHaveTextContent('**Judges** see more.');
  await expect.element(page.getByText('characters')).not.toBeInTheDocument();
  await rerender({ note: { ...props.note, long: 'Judges *do*.' } });
  await expect.element(preview()).toHaveTextContent('Judges *do*.');
});

it('copies that, and says so', async () => {
  const written = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  await render(CopyNote, props);
  await page.getByRole('button', { name: 'Copy' }).click();
  await expect.element(page.getByText('Copied.')).toBeVisible();
  expect(written).toHaveBeenCalledExactlyOnceWith(
    'Judges see more.\n\nDebate as oversight\nhttps://example.org/debate',
  );
});

it('selects the text and says what to press where the browser refuses', async () => {
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('refused', 'NotAllowedError'));
  await render(CopyNote, props);
  await page.getByRole('button', { name: 'Copy' }).click();
  await expect.element(page.getByText(/It is selected above: press (Ctrl|⌘)\+C\./)).toBeVisible();
  expect(document.getSelection()?.toString()).toContain('Judges see more.');
});
