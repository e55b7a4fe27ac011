import { expect, it } from 'vitest';
import { cdp } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { paperWith, smallDataset } from '../../tests/fixtures/small-dataset.ts';
import { emptyNote } from '../notes/note.ts';
import PrintedPaper from './PrintedPaper.svelte';

it('stands in for the page on paper alone, black on white in the dark too', async () => {
  const paper = paperWith({ id: 'debate' });
  const page = document.body.appendChild(document.createElement('p'));
  page.textContent = 'The page';
  const note = { ...emptyNote(paper), long: '**as typed**' };
  await render(PrintedPaper, {
    props: { dataset: smallDataset(), paper, note, render: () => null },
    target: document.body,
  });
  const sheet = document.querySelector<HTMLElement>('.printed-paper');
  expect(sheet?.checkVisibility()).toBe(false);
  document.documentElement.dataset['theme'] = 'dark';
  await cdp().send('Emulation.setEmulatedMedia', { media: 'print' });
  try {
    expect(sheet?.checkVisibility()).toBe(true);
    expect(page.checkVisibility()).toBe(false);
    expect(sheet && getComputedStyle(sheet).colorScheme).toBe('light');
    // Where Markdown cannot be read, nothing of it is lost.
    expect(sheet?.textContent).toContain('**as typed**');
  } finally {
    delete document.documentElement.dataset['theme'];
    await cdp().send('Emulation.setEmulatedMedia', { media: '' });
    page.remove();
  }
});
