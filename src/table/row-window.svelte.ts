import type * as VirtualCore from '@tanstack/virtual-core';
import type { Range, Virtualizer } from '@tanstack/virtual-core';
import { untrack } from 'svelte';
import type { Part, Run } from './drawn.ts';

/** The most elements that a table may have, those of them that are in no row, and those of a passage and its marks. */
const ELEMENTS = { most: 500, beside: 20, passage: 8 } as const;

/** So many headings of groups fit in beside the rows. */
export const LONGEST_HEADINGS = 3;

/**
 * The most rows that are drawn whole; of a longer list only what can be seen is.
 * @param cells elements of a row, beside itself and the link in it
 * @param searched rows show the passage they were found for
 */
export function mostRows(cells: number, searched: boolean): number {
  return Math.floor((ELEMENTS.most - ELEMENTS.beside) / (cells + 2 + (searched ? ELEMENTS.passage : 0)));
}

/** Rows drawn of a list in its first frame, before it is known how many are in sight. */
export const FIRST_ROWS = 40;

/** The part of a long list that is drawn. Short lists are drawn whole. */
export class RowWindow {
  readonly part = $derived.by(() =>
    this.#isWhole ? wholeOf(this.#count()) : this.#partOf(this.#library.virtualizer, this.#count()),
  );

  /** Wrapped anew whenever it tells of a change: its state cannot be watched. */
  #library = $state.raw<{ virtualizer: Virtualizer<Window, HTMLElement> | null }>({ virtualizer: null });
  /** The library could not be fetched: all is drawn, which is slow where it is much, but nothing is out of reach. */
  #isWhole = $state(false);
  readonly #count: () => number;
  /** What was drawn last, and what a row is high until it was measured. */
  #drawn: readonly Run[] = [{ space: 0, first: 0, end: FIRST_ROWS }];
  #height = 0;
  /** Whether rows are measured, which costs something for each that is drawn. */
  #measures = false;
  /** What is drawn wherever the page is scrolled to. */
  #kept: Pick<Run, 'first' | 'end'> | null = null;

  /** @param count how many rows the list has; it is read where it may be watched */
  constructor(count: () => number) {
    this.#count = count;
  }

  /**
   * Follows the scrolling of the page over the list, which begins at `body`, each row `height` pixels high until it was
   * measured. That goes on when the list grows or shrinks, as it does at every move of a brush. Rows are measured where
   * they vary in height, or where one is not as high as it was said, since the reader's type is larger. Answers how to
   * stop.
   */
  follow(body: HTMLElement, height: number, varies: boolean): () => void {
    const isOther = () => {
      const row = body.querySelector<HTMLElement>('tr[data-row]');
      return row !== null && Math.abs(row.getBoundingClientRect().height - height) >= 1;
    };
    this.#measures = varies;
    let stop = () => {
      stopped = true;
    };
    let stopped = false;
    this.#height = height;
    this.#library = { virtualizer: null };
    // Short lists never need the library, so it is not part of the first load.
    const follow = (core: typeof VirtualCore) => {
      if (stopped) return;
      this.#isWhole = false;
      const virtualizer: Virtualizer<Window, HTMLElement> = new core.Virtualizer<Window, HTMLElement>({
        count: this.#count(),
        getScrollElement: () => window,
        estimateSize: () => height,
        observeElementRect: core.observeWindowRect,
        observeElementOffset: core.observeWindowOffset,
        scrollToFn: core.windowScroll,
        scrollMargin: body.getBoundingClientRect().top + window.scrollY,
        initialOffset: () => window.scrollY,
        indexAttribute: 'data-row',
        overscan: 8,
        // The masthead and the headings lie over the first rows.
        scrollPaddingStart: 100,
        // Asking a row for its height at once would make the browser lay out the page once more for it. It tells by
        // itself, and until then the row counts with what it had before.
        measureElement: (row, entry, { itemSizeCache, indexFromElement }) =>
          entry?.borderBoxSize[0]?.blockSize ?? itemSizeCache.get(indexFromElement(row)) ?? height,
        // Measuring moves rows, which may not happen while the browser tells of moved rows.
        useAnimationFrameWithResizeObserver: true,
        rangeExtractor: this.#places(),
        onChange: () => (this.#library = { virtualizer }),
      });
      const unmount = virtualizer._didMount();
      virtualizer._willUpdate();
      this.#library = { virtualizer };
      // What stands above the list may grow or go while nobody scrolls.
      const above = new ResizeObserver(() => {
        if (!this.#measures && isOther()) {
          this.#measures = true;
          for (const row of body.querySelectorAll<HTMLElement>('tr[data-row]')) virtualizer.measureElement(row);
        }
        const scrollMargin = body.getBoundingClientRect().top + window.scrollY;
        if (Math.abs(scrollMargin - virtualizer.options.scrollMargin) < 1) return;
        virtualizer.setOptions({ ...virtualizer.options, scrollMargin });
        virtualizer.measure();
      });
      above.observe(document.body);
      stop = () => {
        above.disconnect();
        unmount();
        this.#library = { virtualizer: null };
      };
    };
    void import('@tanstack/virtual-core').then(follow, () => {
      if (!stopped) this.#isWhole = true;
    });
    return () => stop();
  }

  /** Brings a row of a long list into sight. */
  reveal(index: number): void {
    untrack(() => this.#library.virtualizer)?.scrollToIndex(index, { align: 'auto' });
  }

  /** Has some rows drawn wherever the page is scrolled to, from `first` to before `end`; null for none. */
  keep(kept: Pick<Run, 'first' | 'end'> | null): void {
    if (kept?.first === this.#kept?.first && kept?.end === this.#kept?.end) return;
    this.#kept = kept;
    const { virtualizer } = untrack(() => this.#library);
    if (virtualizer === null) return;
    virtualizer.setOptions({ ...virtualizer.options, rangeExtractor: this.#places() });
    this.#library = { virtualizer };
  }

  /** Takes the real height of a drawn row; rows differ where they are cards. */
  measure(row: HTMLElement): void {
    const { virtualizer } = untrack(() => this.#library);
    if (!this.#measures || virtualizer === null) return;
    // The element may have shown another row: whoever shows that one now would end that this one is watched.
    for (const [place, element] of virtualizer.elementsCache) {
      if (element === row) virtualizer.elementsCache.delete(place);
    }
    virtualizer.measureElement(row);
  }

  /** Which places are drawn while some are in sight. A new function, since the library asks the same one but once. */
  #places(): (range: Range) => number[] {
    const kept = this.#kept;
    return ({ startIndex, endIndex, overscan, count }) => {
      const [first, end] = [Math.max(0, startIndex - overscan), Math.min(count, endIndex + overscan + 1)];
      if (kept === null) return between(first, end);
      const last = Math.min(kept.end, count);
      return [
        ...between(kept.first, Math.min(last, first)),
        ...between(first, end),
        ...between(Math.max(kept.first, end), last),
      ];
    };
  }

  #partOf(virtualizer: Virtualizer<Window, HTMLElement> | null, count: number): Part {
    virtualizer?.setOptions({ ...virtualizer.options, count });
    const items = virtualizer?.getVirtualItems() ?? [];
    if (virtualizer === null || items.length === 0) {
      // Until the library is there, and knows how much can be seen, what was drawn stays.
      const end = Math.min(count, Math.max(this.#drawn.at(-1)?.end ?? 0, FIRST_ROWS));
      const runs = this.#drawn.with(-1, { space: 0, first: 0, ...this.#drawn.at(-1), end });
      return { runs, after: (count - end) * this.#height };
    }
    const runs: Run[] = [];
    let bottom = virtualizer.options.scrollMargin;
    for (const { index, start, end } of items) {
      const run = runs.at(-1);
      if (run?.end === index) run.end += 1;
      else runs.push({ space: start - bottom, first: index, end: index + 1 });
      bottom = end;
    }
    this.#drawn = runs;
    return { runs, after: virtualizer.getTotalSize() - (bottom - virtualizer.options.scrollMargin) };
  }
}

function wholeOf(count: number): Part {
  return { runs: [{ space: 0, first: 0, end: count }], after: 0 };
}

function between(first: number, end: number): number[] {
  return Array.from({ length: Math.max(0, end - first) }, (_, at) => first + at);
}
