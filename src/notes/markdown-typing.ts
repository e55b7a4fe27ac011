import { isCommand } from '../ui/command-key.ts';
import { isComposing } from '../ui/typing.ts';
import { withKey, type MarkdownKey, type Selected } from './markdown-keys.ts';

const COMMANDS: Partial<Record<string, MarkdownKey>> = {
  b: 'bold',
  i: 'italic',
  k: 'link',
  '[': 'outdent',
  ']': 'indent',
};

function commandOf(event: KeyboardEvent): MarkdownKey | undefined {
  return isCommand(event) ? COMMANDS[event.key.toLowerCase()] : undefined;
}

function isPlainEnter({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean {
  return key === 'Enter' && !ctrlKey && !metaKey && !altKey && !shiftKey;
}

/**
 * Answers a key that goes down in a text area which holds Markdown. The text area tells of what changed by an `input`
 * event, as if it had been typed, and the browser's undo takes it back.
 */
export function typeMarkdown(event: KeyboardEvent & { currentTarget: HTMLTextAreaElement }): void {
  if (isComposing(event)) return;
  const command = commandOf(event);
  const key = command ?? (isPlainEnter(event) ? 'newline' : null);
  if (key === null) return;
  const area = event.currentTarget;
  const { value: text, selectionStart: start, selectionEnd: end } = area;
  const after = withKey({ text, start, end }, key);
  // A command is never left to the browser, where it would lead to a page before or to the address bar.
  if (command !== undefined || after !== null) event.preventDefault();
  if (after !== null) put(area, after);
}

/** Writes what differs into a text area, as typing would, so that it can be undone. */
export function put(area: HTMLTextAreaElement, { text, start, end }: Selected): void {
  const before = area.value;
  const shorter = Math.min(before.length, text.length);
  let same = 0;
  while (same < shorter && before[same] === text[same]) same += 1;
  let behind = 0;
  while (behind < shorter - same && before[before.length - 1 - behind] === text[text.length - 1 - behind]) behind += 1;
  const written = text.slice(same, text.length - behind);
  area.setSelectionRange(same, before.length - behind);
  // Called outdated, and still the only way to write into a text area that the browser can undo.
  /* eslint-disable @typescript-eslint/no-deprecated */
  const isWritten =
    written === '' ? document.execCommand('delete') : document.execCommand('insertText', false, written);
  /* eslint-enable @typescript-eslint/no-deprecated */
  if (!isWritten) {
    area.setRangeText(written);
    area.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }
  area.setSelectionRange(start, end);
}
