import { expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import { smallDataset } from '../../tests/fixtures/small-dataset.ts';
import ExportMenu from './ExportMenu.svelte';
import { FORMATS } from './exports.ts';

const dataset = smallDataset();
const papers = dataset.papers.slice(2, 4);

it('names what it does, and says what was done', async () => {
  await render(ExportMenu, { dataset, name: 'Export', count: 2, papers: () => papers });
  await page.getByRole('button', { name: 'Export' }).click();
  for (const name of ['CSV, for a spreadsheet', 'BibTeX', 'RIS, for Zotero and others', 'CSL-JSON', 'Markdown list']) {
    await expect.element(page.getByRole('button', { name })).toBeVisible();
  }
  await page.getByRole('button', { name: 'Copy as citations' }).click();
  // Whether a page may write to the clipboard is the browser's to say; either way it is told.
  await expect
    .element(page.getByText(/^(?:2 papers copied\.|This browser does not let text be copied\.)/))
    .toBeVisible();
});

it.each(Object.entries(FORMATS))('writes exactly the papers shown as %s', (_, { write }) => {
  const text = write(papers, dataset);
  for (const { title } of papers) expect(text.replace(/[{}]/g, '')).toContain(title);
  expect(text).not.toContain('Debate as oversight');
});
