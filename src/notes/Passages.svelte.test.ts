import { page, userEvent } from 'vitest/browser';
import { afterEach, describe, expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { quoteOf, type Passage } from './passage.ts';
import { passageOf } from './passage-places.ts';
import Passages from './Passages.svelte';

const text = 'We train a model to argue. A judge reads it, and decides. Judges are right more often than without.';

function passageOn(words: string, change: Partial<Passage> = {}): Passage {
  const start = text.indexOf(words);
  return { ...passageOf(text, { start, end: start + words.length }, 'claim'), ...change };
}

/** Shows an abstract with passages, and keeps what is edited as the page does. */
async function show(passages: Passage[] = [], { shown = text, hit = '' } = {}) {
  let now = passages;
  let unfolded = 0;
  const [before = shown, behind] = hit === '' ? [shown] : shown.split(hit);
  const pieces = [
    { text: before, hit: false },
    ...(behind === undefined
      ? []
      : [
          { text: hit, hit: true },
          { text: behind, hit: false },
        ]),
  ];
  const props = () => ({
    text: shown,
    pieces,
    passages: now,
    folded: false,
    onFold: (folded: boolean) => (unfolded += folded ? 0 : 1),
    onEdit: (next: Passage[]) => {
      now = next;
      void screen.rerender(props());
    },
  });
  const screen = await render(Passages, props());
  return { passages: () => now, unfolded: () => unfolded };
}

afterEach(() => document.getSelection()?.removeAllRanges());

const abstract = () => {
  const block = document.querySelector<HTMLElement>('.abstract');
  if (block === null) throw new Error('there is no abstract');
  return block;
};

/** Selects words of the abstract, as a pointer does. */
function selectWords(words: string) {
  const nodes: Text[] = [];
  const walker = document.createTreeWalker(abstract(), NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
    if (node instanceof Text) nodes.push(node);
  const node = nodes.find(({ data }) => data.includes(words));
  if (node === undefined) throw new Error(`"${words}" is in no one piece`);
  const start = node.data.indexOf(words);
  document.getSelection()?.setBaseAndExtent(node, start, node, start + words.length);
}

const bar = () => page.getByRole('toolbar', { name: 'Highlight as' });

describe('an abstract', () => {
  it('is text as it stands, with nothing to choose until something is selected', async () => {
    await show();
    expect(abstract().textContent).toBe(text);
    expect(bar().query()).toBeNull();
    expect(page.getByRole('region', { name: 'Passages' }).query()).toBeNull();
  });

  it('has what is selected highlighted as a kind, and is written on at once', async () => {
    const { passages } = await show();
    selectWords(' A judge reads it, ');
    await bar().getByRole('button', { name: 'Result' }).click();
    expect(passages().map((one) => [one.kind, quoteOf(one)])).toEqual([['result', 'A judge reads it,']]);
    expect(bar().query()).toBeNull();
    const comment = page.getByRole('textbox', { name: 'Comment on “A judge reads it,”' });
    await expect.element(comment).toHaveFocus();
    await userEvent.keyboard('How well?');
    expect(passages()[0]?.comment).toBe('How well?');
    expect(abstract().textContent).toBe(text);
    expect(abstract().querySelector('.passage')?.textContent).toBe('A judge reads it,');
  });

  it('is highlighted by keyboard alone', async () => {
    const { passages, unfolded } = await show();
    page.getByRole('button', { name: 'Highlight a passage' }).element().focus();
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => document.getSelection()?.toString()).toBe('We train a model to argue.');
    expect(unfolded()).toBe(1);
    await userEvent.keyboard('{ArrowDown}{Shift>}{ArrowDown}{/Shift}');
    expect(document.getSelection()?.toString()).toBe(text.slice(27));
    await expect.element(page.getByText(text.slice(27)).last()).toBeInTheDocument();
    await userEvent.keyboard('{ArrowUp}{Enter}');
    await expect.element(bar().getByRole('button', { name: 'Claim' })).toHaveFocus();
    await userEvent.keyboard('{Enter}Says who?');
    expect(passages().map((one) => [one.kind, quoteOf(one), one.comment])).toEqual([
      ['claim', 'A judge reads it, and decides.', 'Says who?'],
    ]);
  });

  it('is left by Escape, step by step, with nothing highlighted', async () => {
    const { passages } = await show();
    await page.getByRole('button', { name: 'Highlight a passage' }).click();
    await userEvent.keyboard('{Enter}');
    await expect.element(bar().getByRole('button', { name: 'Claim' })).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    await expect.poll(() => document.activeElement).toBe(abstract());
    await userEvent.keyboard('{Escape}');
    await expect.poll(() => bar().query()).toBeNull();
    expect(passages()).toEqual([]);
  });

  it('takes no notice of what is selected elsewhere', async () => {
    await show([passageOn('A judge')]);
    const quote = page.getByRole('button', { name: 'A judge', exact: true }).element();
    document.getSelection()?.selectAllChildren(quote);
    await expect.poll(() => document.getSelection()?.toString()).toBe('A judge');
    expect(bar().query()).toBeNull();
  });

  it('shows overlapping passages and what was searched for, each as what it is', async () => {
    await show([passageOn('We train a model'), passageOn('a model to argue', { kind: 'doubt' })], { hit: 'train' });
    expect(abstract().textContent).toBe(text);
    const parts = [...abstract().querySelectorAll<HTMLElement>('.passage')];
    expect(parts.map((one) => [one.textContent, one.dataset['sign'] ?? '', one.classList.contains('several')])).toEqual(
      [
        ['We ', '!', false],
        ['train', '', false],
        [' ', '', false],
        ['a model', '≠', true],
        [' to argue', '', false],
      ],
    );
    expect(abstract().querySelector('mark')?.textContent).toBe('train');
  });
});

describe('a passage', () => {
  it('leads from the text to what was written on it', async () => {
    await show([passageOn('A judge'), passageOn('Judges are right')]);
    await userEvent.click(page.elementLocator(abstract()).getByText('Judges are right'));
    await expect.element(page.getByRole('textbox', { name: 'Comment on “Judges are right”' })).toHaveFocus();
  });

  it('has its kind changed, is taken away, and is put back', async () => {
    const { passages } = await show([passageOn('A judge', { comment: 'kept' })]);
    await page.getByRole('combobox', { name: 'Kind of “A judge”' }).selectOptions('Doubt');
    expect(passages()[0]?.kind).toBe('doubt');
    await page.getByRole('button', { name: 'Remove the passage “A judge”' }).click();
    expect(passages()).toEqual([]);
    await expect.element(page.getByRole('button', { name: 'Highlight a passage' })).toHaveFocus();
    await page.getByRole('button', { name: 'Undo' }).click();
    expect(passages()).toMatchObject([{ kind: 'doubt', comment: 'kept' }]);
  });

  it('that the abstract does not hold any more is listed with its quote and its comment', async () => {
    const gone = passageOn('A judge reads it, and decides.', { comment: 'Still true?' });
    const { passages } = await show([gone], { shown: 'Another abstract altogether.' });
    const list = page.getByRole('region', { name: 'Passages' });
    await expect.element(list).toHaveTextContent('A judge reads it, and decides.');
    await expect.element(list).toHaveTextContent('The abstract does not hold these words any more.');
    await expect.element(list.getByRole('textbox')).toHaveValue('Still true?');
    await list.getByRole('textbox').fill('No.');
    expect(passages()).toEqual([{ ...gone, comment: 'No.' }]);
  });
});
