/** The table: first paint, sorting again, showing what a filter leaves, scrolling, and how much DOM it makes. */
import { flushSync, mount, unmount } from 'svelte';
import type { Dataset } from '../../../src/papers/dataset.ts';
import { explore, wholeOf } from '../../../src/papers/filter.ts';
import type { Figure } from '../figures.ts';
import { GOALS } from '../goals.ts';
import { seeded } from '../random.ts';
import { largest, median } from '../statistics.ts';
import { filterSets } from './filter-sets.ts';
import { frameOf, framesOf, settled, type Frame } from './frame.ts';
import { scrolling } from './scrolling.ts';
import { ShownPapers } from './shown-papers.svelte.ts';
import { stage } from './stage.ts';
import TableHarness from './TableHarness.svelte';

type Measured = Omit<Figure, 'suite' | 'size'>;

const MOUNTS = 7;
const CHANGES = 40;
const WARM_UP = 8;

export async function table(list: Dataset): Promise<Measured[]> {
  const target = stage();
  const paints: Frame[] = [];
  for (let at = 0; at <= MOUNTS; at++) {
    const mounted: { component: object | null } = { component: null };
    const took = await frameOf(() => {
      mounted.component = mount(TableHarness, { target, props: { list, shown: new ShownPapers() } });
      flushSync();
    });
    // The first one compiles the code and fetches what long lists need.
    if (at > 0) paints.push(took);
    await settled();
    if (mounted.component !== null) await unmount(mounted.component);
  }

  const shown = new ShownPapers();
  const component = mount(TableHarness, { target, props: { list, shown } });
  await settled();
  const size = domSize(target);
  const headings = [...target.querySelectorAll<HTMLElement>('thead button')];
  if (headings.length === 0) throw new Error('the table has no headings to click');
  // Each click is on another heading than the one before, so each sorts all rows anew.
  const clicks = Array.from({ length: CHANGES + WARM_UP }, (_, at) => headings[at % headings.length]);
  const sorts = await framesOf(clicks, WARM_UP, (heading) => {
    heading?.click();
    flushSync();
  });
  const whole = wholeOf(list);
  const filters = filterSets(list, CHANGES + WARM_UP).map((set) => explore(list, whole, set, null).shown);
  const shows = await framesOf(filters, WARM_UP, (papers) => {
    shown.papers = papers;
    flushSync();
  });
  await unmount(component);
  // A short list is drawn whole: scrolling it is the browser's own work.
  const scrolls = list.papers.length < 1000 ? null : await scrolling(list, target);

  return [
    {
      name: 'table first paint',
      value: median(paints.map(({ frame }) => frame)),
      unit: 'ms',
      samples: paints.length,
      goal: GOALS.tableFirstPaint,
      details: {
        'script ms': median(paints.map(({ script }) => script)),
        worst: largest(paints.map(({ frame }) => frame)),
      },
    },
    {
      name: 'elements in the table',
      value: size.elements,
      unit: 'elements',
      samples: 1,
      goal: GOALS.tableElements,
      details: { 'with texts and comments': size.nodes, rows: size.rows },
    },
    {
      name: 'sorted again: click to rows in the DOM',
      value: median(sorts.script),
      unit: 'ms',
      samples: sorts.script.length,
      goal: GOALS.sortAgain,
      beside: { 'bare array sort of numbers': bareSort(list.papers.length) },
      details: { 'to painted': median(sorts.frame), worst: largest(sorts.script) },
    },
    {
      name: 'rows changed by a filter, in the DOM',
      value: median(shows.script),
      unit: 'ms',
      samples: shows.script.length,
      details: { 'to painted': median(shows.frame), worst: largest(shows.script) },
    },
    ...(scrolls === null
      ? []
      : [
          {
            name: 'scrolling, of a bare virtual list',
            value: median(scrolls.ours) / median(scrolls.bare),
            unit: 'times' as const,
            samples: scrolls.ours.length,
            goal: GOALS.scrolling,
            details: { 'ours ms': median(scrolls.ours), 'bare ms': median(scrolls.bare) },
          },
        ]),
  ];
}

function domSize(target: Element): { elements: number; nodes: number; rows: number } {
  const found = target.querySelector('table');
  if (found === null) throw new Error('there is no table');
  let nodes = 1;
  for (const walker = document.createTreeWalker(found); walker.nextNode() !== null;) nodes++;
  return {
    elements: found.querySelectorAll('*').length + 1,
    nodes,
    rows: found.querySelectorAll('tbody tr').length,
  };
}

/** The floor of sorting: as many numbers in random order, in a plain array; median in ms. */
function bareSort(count: number): number {
  const random = seeded(5);
  const times = Array.from({ length: CHANGES }, () => {
    const numbers = Array.from({ length: count }, () => Math.floor(random() * count));
    const start = performance.now();
    numbers.sort((a, b) => a - b);
    return performance.now() - start;
  });
  return median(times.slice(WARM_UP));
}
