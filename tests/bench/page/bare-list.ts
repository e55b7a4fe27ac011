import { observeWindowOffset, observeWindowRect, Virtualizer, windowScroll } from '@tanstack/virtual-core';
import type { Dataset } from '../../../src/papers/dataset.ts';

const ROW_HEIGHT = 34;
const OVERSCAN = 8;

/**
 * The floor of scrolling: a virtual list in plain DOM by the same library. Its rows are copies of one of ours with other
 * texts in them, so that both cost the browser the same to style, lay out and paint. Nothing sorts, nothing is open, marked
 * or selected, nothing measures a row.
 */
export class BareList {
  readonly element: HTMLElement;
  readonly #template: HTMLElement;
  readonly #body: HTMLElement;
  readonly #rows = new Map<number, HTMLElement>();
  readonly #papers: Dataset['papers'];
  readonly #before = document.createElement('tr');
  readonly #after = document.createElement('tr');
  readonly #stop: () => void;

  /** @param ours our table, of which the looks are taken */
  constructor(list: Dataset, ours: Element, target: HTMLElement) {
    this.#papers = list.papers;
    const copy = ours.cloneNode(true);
    if (!(copy instanceof HTMLElement)) throw new Error('our table is no element of HTML');
    this.element = copy;
    const [body, template] = [copy.querySelector('tbody'), copy.querySelector<HTMLElement>('tr.row')];
    if (body === null || template === null) throw new Error('our table has no rows to copy');
    this.#body = body;
    this.#template = template;
    body.replaceChildren();
    for (const space of [this.#before, this.#after]) {
      const cell = space.appendChild(document.createElement('td'));
      cell.colSpan = 4;
      cell.style.padding = '0';
    }
    this.#body.style.overflowAnchor = 'none';
    this.#body.append(this.#before, this.#after);
    target.append(this.element);
    const virtualizer: Virtualizer<Window, HTMLElement> = new Virtualizer<Window, HTMLElement>({
      count: list.papers.length,
      getScrollElement: () => window,
      estimateSize: () => ROW_HEIGHT,
      observeElementRect: observeWindowRect,
      observeElementOffset: observeWindowOffset,
      scrollToFn: windowScroll,
      scrollMargin: this.element.getBoundingClientRect().top + window.scrollY,
      overscan: OVERSCAN,
      onChange: () => this.#draw(virtualizer),
    });
    const unmount = virtualizer._didMount();
    virtualizer._willUpdate();
    this.#draw(virtualizer);
    this.#stop = unmount;
  }

  remove(): void {
    this.#stop();
    this.element.remove();
  }

  #draw(virtualizer: Virtualizer<Window, HTMLElement>): void {
    const items = virtualizer.getVirtualItems();
    const wanted = new Set(items.map(({ index }) => index));
    for (const [index, row] of this.#rows) {
      if (wanted.has(index)) continue;
      row.remove();
      this.#rows.delete(index);
    }
    let next: Element = this.#after;
    for (const { index } of items.toReversed()) {
      const row = this.#rows.get(index) ?? this.#row(index);
      if (row.nextElementSibling !== next) this.#body.insertBefore(row, next);
      this.#rows.set(index, row);
      next = row;
    }
    const [first, last] = [items[0], items.at(-1)];
    const margin = virtualizer.options.scrollMargin;
    setHeight(this.#before, (first?.start ?? margin) - margin);
    setHeight(this.#after, virtualizer.getTotalSize() - ((last?.end ?? margin) - margin));
  }

  #row(index: number): HTMLElement {
    const paper = this.#papers[index];
    if (paper === undefined) throw new Error(`there is no paper ${index}`);
    const row = this.#template.cloneNode(true);
    if (!(row instanceof HTMLElement)) throw new Error('a row is no element of HTML');
    const [link, ...cells] = row.querySelectorAll<HTMLElement>('td.title a, td:not(.title)');
    if (!(link instanceof HTMLAnchorElement)) throw new Error('a row has no link');
    link.href = `?paper=${paper.id}`;
    link.title = link.textContent = paper.title;
    [paper.company, paper.category, paper.date].forEach((text, at) => {
      const cell = cells[at];
      if (cell === undefined) throw new Error(`a row has no cell ${at + 1}`);
      cell.title = cell.textContent = text ?? '';
    });
    return row;
  }
}

function setHeight(space: HTMLElement, pixels: number): void {
  const cell = space.firstElementChild;
  if (cell instanceof HTMLElement) cell.style.height = `${pixels}px`;
}
