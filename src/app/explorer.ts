import { mount } from 'svelte';
import App from './App.svelte';

/** Shows the whole page in an element. */
export function start(target: HTMLElement): void {
  mount(App, { target });
}
