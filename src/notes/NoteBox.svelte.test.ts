import { page, userEvent } from 'vitest/browser';
import { describe, expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import NoteBox from './NoteBox.svelte';

const papers = [
  { id: 'debate', title: 'Debate helps weak judges', formerIds: [], duplicateOf: null },
  { id: 'reward', title: 'Reward hacking in judges', formerIds: [], duplicateOf: null },
];

/** Shows an empty box that keeps what is typed, as the editor does. */
async function show(isMarkdown = true) {
  let text = '';
  const props = () => ({
    id: 'some-note',
    name: 'Long note',
    rows: 4,
    placeholder: '',
    isMarkdown,
    papers,
    text,
    onEdit: (next: string) => {
      text = next;
      void screen.rerender(props());
    },
  });
  const screen = await render(NoteBox, props());
  await box().click();
  return () => text;
}

const box = () => page.getByRole('textbox', { name: 'Long note' });
const offered = () => page.getByRole('listbox', { name: 'Papers to link to' });
// Two brackets, as the keyboard's own syntax wants them.
const BRACKETS = '[[[[';

describe('a box of a note', () => {
  it.each(['{Home}', '{ArrowLeft}'])('offers papers no more where the caret has left the link: %s', async (key) => {
    const text = await show();
    await userEvent.keyboard(`${BRACKETS}de${key}`);
    if (key === '{Home}') await expect.element(offered()).not.toBeInTheDocument();
    else await expect.element(offered().getByRole('option').first()).toBeVisible();
    await userEvent.keyboard('{Enter}');
    if (key === '{Home}') expect(text()).toBe('\n[[de');
    else expect(text()).not.toContain(']]de');
  });

  it('offers papers behind two brackets, and writes out the one that is chosen by keyboard', async () => {
    const text = await show();
    await userEvent.keyboard(`See ${BRACKETS}judges`);
    expect(
      offered()
        .getByRole('option')
        .elements()
        .map((one) => one.textContent.trim()),
    ).toEqual(['Debate helps weak judges', 'Reward hacking in judges']);
    await expect.element(box()).toHaveAttribute('aria-activedescendant', 'some-note-paper-0');
    await userEvent.keyboard('{ArrowDown}');
    await expect
      .element(offered().getByRole('option', { selected: true }))
      .toHaveTextContent('Reward hacking in judges');
    await userEvent.keyboard('{Enter}, too');
    expect(text()).toBe('See [[reward|Reward hacking in judges]], too');
    expect(offered().query()).toBeNull();
  });

  it('takes the one that is clicked, and stays where typing goes on', async () => {
    const text = await show();
    await userEvent.keyboard(`${BRACKETS}deb`);
    await offered().getByRole('option').click();
    await expect.element(box()).toHaveFocus();
    expect(text()).toBe('[[debate|Debate helps weak judges]]');
  });

  it('offers nothing any more after Escape, and nothing where no paper fits', async () => {
    const text = await show();
    await userEvent.keyboard(`${BRACKETS}deb{Escape}`);
    expect(offered().query()).toBeNull();
    await userEvent.keyboard('xyz{Enter}');
    expect(offered().query()).toBeNull();
    expect(text()).toBe('[[debxyz\n');
  });

  it('has what was written taken back by the browser’s undo', async () => {
    const text = await show();
    await userEvent.keyboard(`${BRACKETS}deb{Enter}`);
    expect(text()).toContain('|Debate');
    await userEvent.keyboard('{Control>}z{/Control}');
    expect(text()).not.toContain('|Debate');
  });

  it('offers none where it holds no Markdown', async () => {
    await show(false);
    await userEvent.keyboard(`${BRACKETS}deb`);
    expect(offered().query()).toBeNull();
  });
});
