import { flushSync, mount, unmount } from 'svelte';
import PrintSheets from './PrintSheets.svelte';
import type { Scene } from './scene.ts';

/**
 * Lets the browser print pictures, one a sheet: on paper, or as a PDF in which they are vectors. The page itself is not
 * printed. Returns when the reader has printed or has thought better of it, as far as the browser tells.
 */
export function printScenes(scenes: readonly Scene[]): void {
  const sheets = mount(PrintSheets, { target: document.body, props: { scenes } });
  flushSync();
  window.addEventListener('afterprint', () => void unmount(sheets), { once: true });
  window.print();
}
