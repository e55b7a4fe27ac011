import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { putRaw, wipeStorage } from '../../tests/fixtures/storage.ts';
import '../ui/base.css';
import TagsField from './TagsField.svelte';

beforeEach(wipeStorage);

const box = page.getByRole('textbox', { name: 'Tags' });
const offered = page.getByRole('group', { name: 'Tags in use' });
const names = () =>
  offered
    .getByRole('button')
    .elements()
    .map(({ textContent }) => textContent);

/** The field, whose tags become what is edited. */
async function show(tags: readonly string[] = []) {
  const onEdit = vi.fn<(tags: string[]) => void>();
  const shown = await render(TagsField, { tags, onEdit });
  onEdit.mockImplementation((edited) => void shown.rerender({ tags: edited }));
  return onEdit;
}

/** Notes on other papers, with their tags. */
async function others(...tags: string[][]): Promise<void> {
  for (const [at, some] of tags.entries()) {
    const paperId = `paper-${at}`;
    const note = { paperId, title: paperId, url: '', short: '', long: '', jottings: '' };
    await putRaw({ ...note, tags: some, revision: 1, updatedAt: '' });
  }
}

describe('the tags of a note', () => {
  it('stand with commas between them', async () => {
    await show(['to read', 'Debate']);
    await expect.element(box).toHaveValue('to read, Debate');
  });

  it('that come from elsewhere while one is typed stay', async () => {
    const onEdit = vi.fn<(tags: string[]) => void>();
    const shown = await render(TagsField, { tags: [], onEdit });
    await box.fill('x');
    // The stored note has arrived, and was joined with what is typed.
    await shown.rerender({ tags: ['x', 'old one', 'Other'] });
    await userEvent.keyboard('y');
    expect(onEdit).toHaveBeenLastCalledWith(['xy', 'old one', 'Other']);
    await shown.rerender({ tags: ['xy', 'old one', 'Other'] });
    await userEvent.keyboard(', other');
    expect(onEdit).toHaveBeenLastCalledWith(['xy', 'other', 'old one']);
    await userEvent.tab();
    await shown.rerender({ tags: ['xy', 'other', 'old one'] });
    await expect.element(box).toHaveValue('xy, other, old one');
    await box.fill('xy');
    expect(onEdit).toHaveBeenLastCalledWith(['xy']);
  });

  it('are told as they are typed, without what is empty or there twice', async () => {
    const onEdit = await show();
    await box.fill(' to read ,, Debate, debate');
    expect(onEdit).toHaveBeenLastCalledWith(['to read', 'Debate']);
    await box.fill('');
    expect(onEdit).toHaveBeenLastCalledWith([]);
  });

  it('stay as they are typed until the box is left', async () => {
    await show(['talk']);
    await box.click();
    await userEvent.keyboard('{End} ,b');
    await expect.element(box).toHaveValue('talk ,b');
    await userEvent.tab();
    await expect.element(box).toHaveValue('talk, b');
  });

  it('are offered from other notes as soon as one begins so, those that are used most first', async () => {
    await others(['scaling'], ['scalable oversight'], ['scalable oversight', 'talk']);
    await show();
    await box.click();
    expect(names()).toEqual([]);
    await userEvent.keyboard('SCA');
    await expect.poll(names).toEqual(['scalable oversight', 'scaling']);
    await expect.element(page.getByText('2 tags begin so; Tab leads to them')).toBeInTheDocument();
    await userEvent.keyboard('li');
    await expect.poll(names).toEqual(['scaling']);
    await expect.element(page.getByText('1 tag begins so; Tab leads to it')).toBeInTheDocument();
    await userEvent.keyboard('x');
    await expect.element(offered).not.toBeInTheDocument();
  });

  it('are not offered twice', async () => {
    await others(['talk', 'table']);
    await show(['talk']);
    await box.click();
    await userEvent.keyboard('{End}, ta');
    await expect.poll(names).toEqual(['table']);
  });

  it('are offered up to eight at once', async () => {
    await others(Array.from({ length: 12 }, (_, at) => `tag ${at}`));
    await show();
    await box.click();
    await userEvent.keyboard('t');
    await expect.poll(() => names().length).toBe(8);
  });

  it('are completed by a click, while the focus stays in the box', async () => {
    await others(['talk']);
    const onEdit = await show(['Debate']);
    await box.click();
    await userEvent.keyboard('{End}, t');
    await offered.getByRole('button', { name: 'talk' }).click();
    await expect.element(box).toHaveValue('Debate, talk, ');
    await expect.element(box).toHaveFocus();
    await expect.element(offered).not.toBeInTheDocument();
    expect(onEdit).toHaveBeenLastCalledWith(['Debate', 'talk']);
  });

  it('are completed from the keyboard, and what is offered goes with Escape, and nothing else does', async () => {
    await others(['talk', 'table']);
    await show();
    const above = vi.fn<(event: KeyboardEvent) => void>();
    document.addEventListener('keydown', above);
    await box.click();
    await userEvent.keyboard('t');
    await expect.poll(() => names().length).toBe(2);
    await userEvent.tab();
    await expect.element(offered.getByRole('button').first()).toHaveFocus();
    above.mockClear();
    await userEvent.keyboard('{Escape}');
    await expect.element(offered).not.toBeInTheDocument();
    await expect.element(box).toHaveFocus();
    expect(above).not.toHaveBeenCalled();
    await userEvent.keyboard('{Escape}');
    expect(above).toHaveBeenCalledTimes(1);
    document.removeEventListener('keydown', above);
  });

  it('go on being offered after a note was saved elsewhere', async () => {
    await show();
    await box.click();
    await userEvent.keyboard('n');
    await expect.element(offered).not.toBeInTheDocument();
    await userEvent.tab();
    await others(['new']);
    await box.click();
    await userEvent.keyboard('{End}n{Backspace}');
    await expect.poll(names).toEqual(['new']);
  });

  it('can be typed where none can be read', async () => {
    await putRaw({ paperId: 'broken', tags: 7 });
    const onEdit = await show();
    await box.fill('anything');
    expect(onEdit).toHaveBeenLastCalledWith(['anything']);
    await expect.element(offered).not.toBeInTheDocument();
  });
});
