/** Whether something came into the clipboard. Browsers refuse without a click, without focus, or by their settings. */
export type Copied = boolean;

export async function copyText(text: string): Promise<Copied> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** Copies a PNG that may still be in the making: Safari wants the promise, given within the click. */
export async function copyImage(picture: Promise<Blob>): Promise<Copied> {
  // Where the picture fails, or the browser refuses before it looks at it, nobody else waits for it.
  picture.catch(() => undefined);
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': picture })]);
    return true;
  } catch {
    return false;
  }
}
