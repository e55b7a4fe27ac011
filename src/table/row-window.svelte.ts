import type { Virtualizer } from '@tanstack/virtual-core';
import { untrack } from 'svelte';

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

/** The part of a long list that is drawn, and the empty heights before and after it. Short lists are drawn whole. */
export class RowWindow {
  first = $state(0);
  end = $state(FIRST_ROWS);
  before = $state(0);
  after = $state(0);

  #virtualizer: Virtualizer<Window, HTMLElement> | null = null;
  /** Whether rows are measured, which costs something for each that is drawn. */
  #measures = false;

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
    const drawn = untrack(() => this.end);
    const end = Math.min(count, Math.max(drawn, FIRST_ROWS));
    this.end = end;
    this.after = (count - end) * height;
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

  /** Takes the real height of a drawn row; rows differ where they are cards. */
  measure(row: HTMLElement): void {
    if (this.#measures) this.#virtualizer?.measureElement(row);
  }

  #read(virtualizer: Virtualizer<Window, HTMLElement>): void {
    const items = virtualizer.getVirtualItems();
    const [first, last] = [items[0], items.at(-1)];
    if (first === undefined || last === undefined) return;
    const margin = virtualizer.options.scrollMargin;
    this.first = first.index;
    this.end = last.index + 1;
    this.before = first.start - margin;
    this.after = virtualizer.getTotalSize() - (last.end - margin);
  }
}
