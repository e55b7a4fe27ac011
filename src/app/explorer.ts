import { mount } from 'svelte';
import App from './App.svelte';

/** Milliseconds after which the first view stands, and the network is free. */
const SETTLED = 3000;

/** Shows the whole page in an element. */
export function start(target: HTMLElement): void {
  mount(App, { target });
  setTimeout(() => void keep(target), SETTLED);
}

/** Keeps the page for use without a network. Where even that can't be fetched, it is tried when the page is next opened. */
async function keep(target: HTMLElement): Promise<void> {
  const part = await import('./NewVersion.svelte').catch(() => null);
  // Before the page, not over it: it is read first, and reached first by keyboard.
  if (part !== null) mount(part.default, { target: document.body, anchor: target });
}
