import { afterEach, describe, expect, it, vi } from 'vitest';
import { commandKey, isCommand } from './command-key.ts';

afterEach(() => vi.unstubAllGlobals());

const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
const modifiers = [
  none,
  { ...none, ctrlKey: true },
  { ...none, metaKey: true },
  { ...none, ctrlKey: true, altKey: true },
  { ...none, metaKey: true, shiftKey: true },
];

describe('the key that gives commands', () => {
  it.each([
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)', '⌘', [false, false, true, false, false]],
    ['Mozilla/5.0 (X11; Linux x86_64)', 'Ctrl', [false, true, false, false, false]],
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64)', 'Ctrl', [false, true, false, false, false]],
  ])('is that of the system: %s', (userAgent, name, answers) => {
    vi.stubGlobal('navigator', { userAgent });
    expect(commandKey()).toBe(name);
    expect(modifiers.map(isCommand)).toEqual(answers);
  });
});
