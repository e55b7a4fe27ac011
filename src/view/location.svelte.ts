import { createSubscriber } from 'svelte/reactivity';
import { decodeView, encodeView } from './codec.ts';
import type { View } from './view.ts';

/**
 * The bridge to the address bar. The address owns the view: reading `view` decodes it (once per address), and the only
 * way to change the view is to change the address.
 */
export class ViewLocation {
  #search = '';
  #view: View = decodeView('');
  #changed: () => void = () => undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #pending: string | null = null;

  readonly #subscribe = createSubscriber((update) => {
    this.#changed = update;
    const onPopState = () => {
      // Where Back has led stands; what could not be written before it is past.
      clearTimeout(this.#retry);
      this.#pending = null;
      update();
    };
    window.addEventListener('popstate', onPopState);
    return () => {
      window.removeEventListener('popstate', onPopState);
      clearTimeout(this.#retry);
    };
  });

  get view(): View {
    this.#subscribe();
    const search = this.#pending ?? window.location.search;
    if (search !== this.#search) {
      this.#search = search;
      this.#view = keepingEqualParts(this.#view, decodeView(search));
    }
    return this.#view;
  }

  /** The address, relative to the page, that shows a view: for links. */
  href(view: View): string {
    return encodeView(view) || window.location.pathname;
  }

  /** A deliberate change: Back returns to what was before it. */
  push(view: View): void {
    this.#write(view, 'pushState');
  }

  /** One of many small changes (a letter typed, a drag): it takes the place of the one before. */
  replace(view: View): void {
    this.#write(view, 'replaceState');
  }

  #write(view: View, how: 'pushState' | 'replaceState'): void {
    const search = encodeView(view);
    if (search === (this.#pending ?? window.location.search)) return;
    this.#commit(search, how);
    this.#changed();
  }

  #commit(search: string, how: 'pushState' | 'replaceState'): void {
    clearTimeout(this.#retry);
    try {
      window.history[how](null, '', search || window.location.pathname);
      this.#pending = null;
    } catch {
      // Safari refuses more than a hundred changes in some seconds. The view goes on at once; the address follows.
      this.#pending = search;
      this.#retry = setTimeout(() => this.#commit(search, how), 1000);
    }
  }
}

/** The newer view, with the older one's scope, filters and sorting where they are equal: what is derived from them then stands. */
function keepingEqualParts(older: View, newer: View): View {
  const equal = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
  return {
    ...newer,
    scope: equal(older.scope, newer.scope) ? older.scope : newer.scope,
    filters: equal(older.filters, newer.filters) ? older.filters : newer.filters,
    sort: equal(older.sort, newer.sort) ? older.sort : newer.sort,
  };
}
