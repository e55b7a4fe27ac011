import { SvelteSet } from 'svelte/reactivity';

/** Which rows are selected, by the ids of their papers. It lasts while the page is open, and is in no address. */
export class RowSelection {
  /** Whether rows have a box each to be selected by. */
  active = $state(false);
  readonly #ids = new SvelteSet<string>();
  /** Where a range begins that is drawn with Shift, and where it ends so far. */
  #anchor: string | null = null;
  #end: string | null = null;

  get size(): number {
    return this.#ids.size;
  }

  has(id: string): boolean {
    return this.#ids.has(id);
  }

  /** Selects a row, or no longer; a range begins here. */
  toggle(id: string): void {
    this.active = true;
    if (!this.#ids.delete(id)) this.#ids.add(id);
    this.#anchor = id;
    this.#end = null;
  }

  /**
   * Selects all rows from where the range begins to this one, or unselects them where its beginning is not selected. The
   * range is drawn anew each time: what it reached over before and does no longer is let go.
   */
  extendTo(id: string, order: readonly string[]): void {
    const anchor = this.#anchor;
    if (anchor === null || !order.includes(anchor) || !order.includes(id)) {
      this.toggle(id);
      return;
    }
    const between = (end: string) => {
      const [from, to] = [order.indexOf(anchor), order.indexOf(end)];
      return order.slice(Math.min(from, to), Math.max(from, to) + 1);
    };
    this.active = true;
    const selected = this.has(anchor);
    if (this.#end !== null && order.includes(this.#end)) this.set(between(this.#end), !selected);
    this.set(between(id), selected);
    this.#end = id;
  }

  /** Selects some rows, or unselects them. */
  set(ids: Iterable<string>, selected: boolean): void {
    for (const id of ids) {
      if (selected) this.#ids.add(id);
      else this.#ids.delete(id);
    }
  }

  /** Selects nothing any more. */
  clear(): void {
    this.#ids.clear();
    this.#anchor = this.#end = null;
  }
}
