/** Says in a frame why there is no chart. Fetched when it is needed, which is hardly ever. */
import { mount } from 'svelte';
import { faultInWords } from '../papers/fault-in-words.ts';
import type { DataFault } from '../papers/load.ts';
import EmbedFailure from './EmbedFailure.svelte';

/** A fault of the data; what was thrown while the chart was drawn; null where the code of the chart could not be fetched. */
export type Failing = DataFault | Error | null;

/** Puts into an element why there is no chart, and what to do. */
export function showFailure(target: HTMLElement, failing: Failing): void {
  mount(EmbedFailure, { target, props: inWords(failing) });
}

function inWords(failing: Failing) {
  if (failing === null) return { reason: 'The chart could not be fetched.' };
  if (failing instanceof Error) return { reason: 'This chart could not be drawn.', error: failing };
  return { ...faultInWords(failing), problems: failing.problems };
}
