/** Says in a frame why there is no chart. Fetched when it is needed, which is hardly ever. */
import { mount } from 'svelte';
import { faultInWords } from '../papers/fault-in-words.ts';
import type { Loaded } from '../papers/load.ts';
import EmbedFailure from './EmbedFailure.svelte';

/**
 * Puts into an element why there is no chart, and what to do.
 * @param failing how loading the papers went, where that or fetching the code of the chart failed; else what was thrown
 * while the chart was drawn
 */
export function showFailure(target: HTMLElement, failing: unknown): void {
  mount(EmbedFailure, { target, props: inWords(failing) });
}

function inWords(failing: unknown) {
  if (!isLoaded(failing)) return { reason: 'This chart could not be drawn.', error: failing };
  if (failing.ok) return { reason: 'The chart could not be fetched.' };
  return { ...faultInWords(failing.fault), problems: failing.fault.misfit?.problems ?? [] };
}

const isLoaded = (failing: unknown): failing is Loaded =>
  typeof failing === 'object' && failing !== null && 'ok' in failing;
