import { expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { paperWith, smallDataset } from '../../tests/fixtures/small-dataset.ts';
import { emptyNote } from '../notes/note.ts';
import { passageOf } from '../notes/passage-places.ts';
import PaperPrint from './PaperPrint.svelte';

const paper = paperWith({ id: 'debate', title: 'Debate as oversight', abstract: 'Two models argue. One is right.' });
const note = {
  ...emptyNote(paper),
  short: 'Argue, then judge.',
  long: '# Claims\n\n1. **judges** see more, as [[noise|they say]] on [the web](https://example.org/judges)',
  jottings: '- ask who judges',
  tags: ['oversight', 'talk'],
  status: 'reading' as const,
  rating: 4 as const,
  passages: [{ ...passageOf(paper.abstract ?? '', { start: 0, end: 17 }, 'claim'), comment: 'In text alone?' }],
};
const links = { papers: [paper], resolve: () => null, hrefOf: (id: string) => `?paper=${id}`, onOpen: () => undefined };
const props = { dataset: smallDataset(), paper, note, links };

/** What is printed when the reader asks the browser to print; null where it is the page itself. */
function printed(): HTMLElement | null {
  window.dispatchEvent(new Event('beforeprint'));
  return document.querySelector('.printed-paper');
}

it('prints the paper with all that was written on it, once Markdown can be read', async () => {
  await render(PaperPrint, props);
  await expect
    .poll(() => {
      const heading = printed()?.querySelector('.rendered h4')?.textContent;
      if (heading === undefined) window.dispatchEvent(new Event('afterprint'));
      return heading;
    })
    .toBe('Claims');
  const sheet = printed();
  for (const text of [
    'Debate as oversight',
    'Alpha Lab · 4 May 2023 · Oversight',
    'https://example.org/debate',
    '[!] Two models argue. One is right.',
    '[!] “Two models argue.”',
    'Claim: In text alone?',
    'Status: Reading',
    'Rating: 4 of 5',
    'Tags: oversight, talk',
    'Argue, then judge.',
    'judges see more, as they say on the web',
    'ask who judges',
    'Alpha Lab (2023, 4 May). Debate as oversight. https://example.org/debate',
  ])
    expect(sheet?.textContent.replace(/\s+/g, ' ')).toContain(text);
  expect(sheet?.querySelector('u')?.textContent).toBe('Two models argue.');
  expect(sheet?.querySelectorAll('button, input, textarea, select')).toHaveLength(0);
  window.dispatchEvent(new Event('afterprint'));
  expect(document.querySelector('.printed-paper')).toBeNull();
});

it('says what is missing, and leaves the paper to charts that are printed', async () => {
  const bare = paperWith({ id: 'debate', company: null, category: null, date: null, abstract: null, url: null });
  await render(PaperPrint, { ...props, paper: bare, note: emptyNote(bare) });
  expect(printed()?.textContent).toContain('The source gives no abstract.');
  expect(printed()?.textContent).toContain('No address is known');
  expect(printed()?.textContent).not.toContain('Short note');
  window.dispatchEvent(new Event('afterprint'));
  const sheets = document.body.appendChild(document.createElement('div'));
  sheets.className = 'print-sheets';
  expect(printed()).toBeNull();
  sheets.remove();
});

it('goes with the panel that it belongs to', async () => {
  const { unmount } = await render(PaperPrint, props);
  expect(printed()).not.toBeNull();
  await unmount();
  expect(printed()).toBeNull();
});
