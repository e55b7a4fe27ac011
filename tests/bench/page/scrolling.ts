import { mount, unmount } from 'svelte';
import type { Dataset } from '../../../src/papers/dataset.ts';
import { BareList } from './bare-list.ts';
import { settled } from './frame.ts';
import { ShownPapers } from './shown-papers.svelte.ts';
import TableHarness from './TableHarness.svelte';

/** Pixels a turn of the wheel scrolls, and how many turns are counted in each of the rounds. */
const STEP = 240;
const TURNS = 60;
const WARM_UP = 10;
const ROUNDS = 3;

/**
 * What a turn of the wheel costs in a long list: script, style, layout and paint of the frame, in ms. Ours and the bare
 * list take turns, so that what else the machine does falls on both.
 */
export async function scrolling(list: Dataset, target: HTMLElement): Promise<{ ours: number[]; bare: number[] }> {
  const ours: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const component = mount(TableHarness, { target, props: { list, shown: new ShownPapers() } });
    await settled();
    ours.push(...(await turns()));
    window.scrollTo(0, 0);
    await settled();
    const looks = target.querySelector('.room')?.cloneNode(true);
    await unmount(component);
    if (!(looks instanceof Element)) throw new Error('there is no table');
    const plain = new BareList(list, looks, target);
    await settled();
    bare.push(...(await turns()));
    plain.remove();
  }
  return { ours, bare };
}

async function turns(): Promise<number[]> {
  window.scrollTo(0, 0);
  await settled();
  const took: number[] = [];
  for (let turn = 0; turn < TURNS + WARM_UP; turn++) {
    const ms = await scrolled();
    if (turn >= WARM_UP) took.push(ms);
  }
  return took;
}

/**
 * One turn, timed from before the first listener hears of it to the end of its frame: listeners, style, layout and paint
 * run as one task, and an urgent task posted from it comes when all that is done.
 */
function scrolled(): Promise<number> {
  return new Promise((resolve) => {
    const heard = () => {
      const start = performance.now();
      void scheduler.postTask(() => resolve(performance.now() - start), { priority: 'user-blocking' });
    };
    // At the window and before those that scroll events bubble to.
    window.addEventListener('scroll', heard, { once: true, capture: true });
    window.scrollBy(0, STEP);
  });
}
