import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { beforeEach, describe, expect, it } from 'vitest';
import { storedOn, wipeStorage } from '../../tests/fixtures/storage.ts';
import '../ui/base.css';
import NoteEditor from './NoteEditor.svelte';

const paper = { id: 'debate', title: 'Debate', url: 'https://example.org/debate' };

beforeEach(wipeStorage);

const box = (name: string) => page.getByRole('textbox', { name, exact: true });
const area = (name = 'Long note') => box(name).element() as HTMLTextAreaElement;
const preview = page.getByRole('region', { name: 'Long note, preview' });
const toggle = page.getByRole('button', { name: 'Preview', exact: true });

/** The editor, with the caret in its long note. */
async function ready() {
  const shown = await render(NoteEditor, { paper });
  await box('Long note').click();
  return shown;
}

/** Presses a letter together with Ctrl. */
const command = (key: string) => userEvent.keyboard(`{Control>}${key}{/Control}`);

describe('typing into the long note', () => {
  it('goes on with lists and ends them, and all of it is saved', async () => {
    await ready();
    await userEvent.keyboard('1. one{Enter}two{Enter}{Enter}- [[ ] task{Enter}');
    await expect.element(box('Long note')).toHaveValue('1. one\n2. two\n- [ ] task\n- [ ] ');
    await expect.poll(() => storedOn('debate')).toMatchObject({ long: '1. one\n2. two\n- [ ] task\n- [ ] ' });
  });

  it('is like that in the jottings too, and not in the short note', async () => {
    await ready();
    await box('Jottings').click();
    await userEvent.keyboard('- a{Enter}b');
    await expect.element(box('Jottings')).toHaveValue('- a\n- b');
    await box('Short note').click();
    await userEvent.keyboard('- a{Enter}b');
    await expect.element(box('Short note')).toHaveValue('- a\nb');
  });

  it('wraps what is selected and unwraps it again', async () => {
    await ready();
    await userEvent.keyboard('one two');
    for (const [key, wrapped] of [
      ['b', 'one **two**'],
      ['i', 'one _two_'],
    ] as const) {
      area().setSelectionRange(4, 7);
      await command(key);
      await expect.element(box('Long note')).toHaveValue(wrapped);
      expect(area().value.slice(area().selectionStart, area().selectionEnd)).toBe('two');
      await command(key);
      await expect.element(box('Long note')).toHaveValue('one two');
    }
    area().setSelectionRange(4, 7);
    await command('k');
    await userEvent.keyboard('https://x.y');
    await expect.element(box('Long note')).toHaveValue('one [two](https://x.y)');
  });

  it('is undone by the browser, step by step, and done again', async () => {
    await ready();
    await userEvent.keyboard('- one');
    area().setSelectionRange(2, 5);
    await command('b');
    area().setSelectionRange(9, 9);
    await userEvent.keyboard('{Enter}');
    await command(']');
    await expect.element(box('Long note')).toHaveValue('- **one**\n    - ');
    const seen: string[] = [];
    while (area().value !== '' && seen.length < 20) {
      await command('z');
      seen.push(area().value);
    }
    expect(seen).toContain('- **one**\n- ');
    expect(seen).toContain('- **one**');
    expect(seen).toContain('- one');
    expect(area().value).toBe('');
    for (let left = seen.length; left > 0; left -= 1) await userEvent.keyboard('{Control>}{Shift>}z{/Shift}{/Control}');
    await expect.element(box('Long note')).toHaveValue('- **one**\n    - ');
    await expect.poll(() => storedOn('debate')).toMatchObject({ long: '- **one**\n    - ' });
  });

  it('takes the sign of an empty item away so that it can be undone', async () => {
    await ready();
    await userEvent.keyboard('- a{Enter}');
    await userEvent.keyboard('{Enter}');
    await expect.element(box('Long note')).toHaveValue('- a\n');
    await command('z');
    await expect.element(box('Long note')).toHaveValue('- a\n- ');
  });

  it('does not trap the keyboard', async () => {
    await ready();
    await userEvent.keyboard('- a');
    await userEvent.tab();
    await expect.element(box('Jottings')).toHaveFocus();
    await userEvent.tab({ shift: true });
    await expect.element(box('Long note')).toHaveFocus();
    await userEvent.tab({ shift: true });
    await expect.element(toggle).toHaveFocus();
    await expect.element(box('Long note')).toHaveValue('- a');
  });

  it('leaves keys alone that an input method takes', async () => {
    await ready();
    await userEvent.keyboard('- a');
    for (const init of [{ isComposing: true }, { keyCode: 229 }]) {
      const enter = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true, ...init });
      area().dispatchEvent(enter);
      expect(enter.defaultPrevented).toBe(false);
    }
    await expect.element(box('Long note')).toHaveValue('- a');
  });
});

describe('the preview of the long note', () => {
  it('is shown beneath by a button, follows what is typed, and is not there the next time', async () => {
    const { unmount } = await ready();
    await userEvent.keyboard('# Claim{Enter}{Enter}It **holds**.');
    await expect.element(toggle).toHaveAttribute('aria-pressed', 'false');
    await expect.element(preview).not.toBeInTheDocument();
    await toggle.click();
    await expect.element(toggle).toHaveAttribute('aria-pressed', 'true');
    await expect.element(preview.getByRole('heading', { name: 'Claim', level: 4 })).toBeVisible();
    await expect.element(preview.getByText('holds', { exact: true })).toBeVisible();
    await box('Long note').fill('Not **any more**.');
    await expect.element(preview).toHaveTextContent(/^Not any more\.$/);
    await expect.element(box('Long note')).toHaveValue('Not **any more**.');
    await unmount();
    await ready();
    await expect.element(box('Long note')).toHaveValue('Not **any more**.');
    await expect.element(preview).not.toBeInTheDocument();
  });

  it('is shown and put away by keyboard', async () => {
    await ready();
    await userEvent.tab({ shift: true });
    await userEvent.keyboard('{Enter}');
    await expect.element(preview).toHaveTextContent('Nothing is written yet.');
    await userEvent.keyboard(' ');
    await expect.element(preview).not.toBeInTheDocument();
  });

  it('says so where a text is nested too deeply, and leaves the text', async () => {
    await ready();
    await box('Long note').fill('>'.repeat(20_000));
    await toggle.click();
    await expect.element(preview).toHaveTextContent('nested too deeply');
    expect(area().value).toHaveLength(20_000);
  });

  it('is as wide as the panel, whatever it holds', async () => {
    await page.viewport(375, 700);
    await ready();
    await box('Long note').fill(
      [`| ${'column | '.repeat(12)}`, `|${'-|'.repeat(12)}`, '', 'x'.repeat(300), '```', 'y'.repeat(300), '```'].join(
        '\n',
      ),
    );
    await toggle.click();
    await expect.element(preview.getByRole('table')).toBeVisible();
    expect(document.documentElement.scrollWidth).toBe(375);
    await page.viewport(1280, 800);
  });
});
