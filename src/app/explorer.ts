import { mount } from 'svelte';
import App from './App.svelte';

/** Shows the whole page in an element. */
export async function start(target: HTMLElement): Promise<void> {
  mount(App, { target });
}
