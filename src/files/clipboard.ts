/** Whether something came into the clipboard. Browsers refuse without a click, without focus, or by their settings. */
export type Copied = boolean;

/** Copies a text that may still be in the making: Safari wants the promise, given within the click. */
export async function copyText(text: string | Promise<string>): Promise<Copied> {
  try {
    // Where a promise cannot be given, the text is waited for.
    if (typeof text === 'string' || typeof ClipboardItem === 'undefined')
      await navigator.clipboard.writeText(await text);
    else await navigator.clipboard.write([new ClipboardItem({ 'text/plain': plain(text) })]);
    return true;
  } catch {
    return false;
  }
}

function plain(text: Promise<string>): Promise<Blob> {
  const blob = text.then((written) => new Blob([written], { type: 'text/plain' }));
  // Where the browser refuses before it looks at it, nobody else waits for it.
  blob.catch(() => undefined);
  return blob;
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
