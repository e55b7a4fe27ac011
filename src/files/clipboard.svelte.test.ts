import { describe, expect, it } from 'vitest';
import { copyImage, copyText } from './clipboard.ts';

describe('copying a text', () => {
  it('is answered with no where the browser refuses, as it does while the reader is elsewhere', async () => {
    window.parent.focus();
    await expect.poll(() => document.hasFocus()).toBe(false);
    expect(await copyText('unheard')).toBe(false);
  });
});

describe('copying a picture', () => {
  it('is answered with no where the picture fails, and nothing is thrown', async () => {
    expect(await copyImage(Promise.reject(new Error('no picture')))).toBe(false);
  });

  it('is answered with no where it is no picture', async () => {
    expect(await copyImage(Promise.resolve(new Blob(['text'], { type: 'image/png' })))).toBe(false);
  });
});
