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
  part = $state.raw<Part>({ runs: [{ space: 0, first: 0, end: FIRST_ROWS }], after: 0 });

  #virtualizer: Virtualizer<Window, HTMLElement> | null = null;
  /** Whether rows are measured, which costs something for each that is drawn. */
  #measures = false;
  /** What is drawn wherever the page is scrolled to. */
  #kept: Pick<Run, 'first' | 'end'> | null = null;

  /**
   * Follows the scrolling of the page over a list of `count` rows that begins at `body`, each `height` pixels high until
   * it was measured. Rows are measured where they vary in height, or where one is not as high as it was said, since the
   * reader's type is larger. Answers how to stop.
   */
  follow(body: HTMLElement, count: number, height: number, varies: boolean): () => void {
    const isOther = () => {
      const row = body.querySelector<HTMLElement>('tr[data-row]');
      return row !== null && Math.abs(row.getBoundingClientRect().height - height) >= 1;
    };
    this.#measures = varies;
    let stop = () => {
      stopped = true;
    };
    let stopped = false;
    // Not watched: what is drawn follows the scrolling, and must not begin to follow anew because of itself.
    const { runs } = untrack(() => this.part);
    const end = Math.min(count, Math.max(runs.at(-1)?.end ?? 0, FIRST_ROWS));
    this.part = { runs: runs.with(-1, { space: 0, first: 0, ...runs.at(-1), end }), after: (count - end) * height };
    // Short lists never need the library, so it is not part of the first load.
    void import('@tanstack/virtual-core').then((core) => {
      if (stopped) return;
      const virtualizer: Virtualizer<Window, HTMLElement> = new core.Virtualizer<Window, HTMLElement>({
        count,
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
        onChange: () => this.#read(virtualizer),
      });
      this.#virtualizer = virtualizer;
      const unmount = virtualizer._didMount();
      virtualizer._willUpdate();
      this.#read(virtualizer);
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
        this.#virtualizer = null;
      };
    });
    return () => stop();
  }

  /** Brings a row of a long list into sight. */
  reveal(index: number): void {
    this.#virtualizer?.scrollToIndex(index, { align: 'auto' });
  }

  /** Has some rows drawn wherever the page is scrolled to, from `first` to before `end`; null for none. */
  keep(kept: Pick<Run, 'first' | 'end'> | null): void {
    this.#kept = kept;
    const virtualizer = this.#virtualizer;
    if (virtualizer === null) return;
    virtualizer.setOptions({ ...virtualizer.options, rangeExtractor: this.#places() });
    this.#read(virtualizer);
  }

  /** Takes the real height of a drawn row; rows differ where they are cards. */
  measure(row: HTMLElement): void {
    const virtualizer = this.#virtualizer;
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

  #read(virtualizer: Virtualizer<Window, HTMLElement>): void {
    const items = virtualizer.getVirtualItems();
    if (items.length === 0) return;
    const runs: Run[] = [];
    let bottom = virtualizer.options.scrollMargin;
    for (const { index, start, end } of items) {
      const run = runs.at(-1);
      if (run?.end === index) run.end += 1;
      else runs.push({ space: start - bottom, first: index, end: index + 1 });
      bottom = end;
    }
    this.part = { runs, after: virtualizer.getTotalSize() - (bottom - virtualizer.options.scrollMargin) };
  }
}

function between(first: number, end: number): number[] {
  return Array.from({ length: Math.max(0, end - first) }, (_, at) => first + at);
}
