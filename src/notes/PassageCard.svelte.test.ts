import { page } from 'vitest/browser';
import { expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { passageOf } from './passage-places.ts';
import PassageCard from './PassageCard.svelte';

const text = 'A judge who reads both arguments is right more often than one who reads neither.';
const passage = passageOf(text, { start: 0, end: text.length }, 'claim');

it('is edited as a whole, and named by enough of its quote', async () => {
  const [onEdit, onRemove, onShow] = [vi.fn(), vi.fn(), vi.fn()];
  await render(PassageCard, { passage, onEdit, onRemove, onShow });
  const named = '“A judge who reads both arguments is righ…”';
  await page.getByRole('textbox', { name: `Comment on ${named}` }).fill('Which judge?');
  expect(onEdit).toHaveBeenLastCalledWith({ ...passage, comment: 'Which judge?' });
  await page.getByRole('combobox', { name: `Kind of ${named}` }).selectOptions('Question');
  expect(onEdit).toHaveBeenLastCalledWith({ ...passage, kind: 'question' });
  await page.getByRole('button', { name: text }).click();
  expect(onShow).toHaveBeenCalledOnce();
  await page.getByRole('button', { name: `Remove the passage ${named}` }).click();
  expect(onRemove).toHaveBeenCalledOnce();
});

it('says where the abstract does not hold it any more, and shows its quote all the same', async () => {
  await render(PassageCard, { passage, onEdit: vi.fn(), onRemove: vi.fn(), onShow: null });
  await expect.element(page.getByRole('listitem')).toHaveTextContent(text);
  await expect.element(page.getByText('The abstract does not hold these words any more.')).toBeVisible();
  expect(page.getByRole('button', { name: text, exact: true }).query()).toBeNull();
});
