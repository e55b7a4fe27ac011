import { SvelteSet } from 'svelte/reactivity';

/** Which rows are selected, by the ids of their papers. It lasts while the page is open, and is in no address. */
export class RowSelection {
  /** Whether rows have a box each to be selected by. */
  active = $state(false);
  readonly #ids = new SvelteSet<string>();
  /** Where a range begins that is drawn with Shift. */
  #anchor: string | null = null;

  get size(): number {
    return this.#ids.size;
  }

  has(id: string): boolean {
    return this.#ids.has(id);
  }

  /** Those of some ids that are selected, in their order. */
  of<T>(items: readonly T[], idOf: (item: T) => string): T[] {
    return items.filter((item) => this.#ids.has(idOf(item)));
  }

  /** Selects a row, or no longer; a range begins here. */
  toggle(id: string): void {
    this.active = true;
    if (!this.#ids.delete(id)) this.#ids.add(id);
    this.#anchor = id;
  }

  /** Selects all rows from where the range begins to this one, or unselects them where its beginning is not selected. */
  extendTo(id: string, order: readonly string[]): void {
    const from = this.#anchor === null ? -1 : order.indexOf(this.#anchor);
    const to = order.indexOf(id);
    if (from < 0 || to < 0 || this.#anchor === null) {
      this.toggle(id);
      return;
    }
    this.active = true;
    this.set(order.slice(Math.min(from, to), Math.max(from, to) + 1), this.has(this.#anchor));
  }

  /** Selects some rows, or unselects them. */
  set(ids: Iterable<string>, selected: boolean): void {
    for (const id of ids) {
      if (selected) this.#ids.add(id);
      else this.#ids.delete(id);
    }
  }

  /** Selects nothing any more, and takes the boxes away. */
  end(): void {
    this.#ids.clear();
    this.#anchor = null;
    this.active = false;
  }
}
