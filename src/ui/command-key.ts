function isApple(): boolean {
  return /Mac|iPhone|iPad/.test(navigator.userAgent);
}

/** What the key that gives commands is called here: ⌘ on Apple's systems, Ctrl elsewhere. */
export function commandKey(): string {
  return isApple() ? '⌘' : 'Ctrl';
}

type Modifiers = Pick<KeyboardEvent, 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** Whether a key is pressed with that one, and with no other. On a Mac, Ctrl moves the caret as in a terminal. */
export function isCommand({ ctrlKey, metaKey, altKey, shiftKey }: Modifiers): boolean {
  return !altKey && !shiftKey && (isApple() ? metaKey && !ctrlKey : ctrlKey && !metaKey);
}
