import { createSubscriber } from 'svelte/reactivity';
import * as v from 'valibot';
import { asksNotes, decodeView, encodeView } from './codec.ts';
import type { View } from './view.ts';

/**
 * The bridge to the address bar. The address owns the view: reading `view` decodes it (once per address), and the only
 * way to change the view is to change the address. A query that asks what the reader wrote is kept beside the address, in
 * the state of its history entry: it comes back with Back and on reload, and goes along with no link.
 */
export class ViewLocation {
  #place: Place = { search: '', query: null };
  #view: View = decodeView('');
  #changed: () => void = () => undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #pending: Place | null = null;

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
    const place = this.#pending ?? placeNow();
    if (!isSame(place, this.#place)) {
      this.#place = place;
      const view = decodeView(place.search);
      this.#view = keepingEqualParts(this.#view, place.query === null ? view : { ...view, query: place.query });
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
    const place = { search: encodeView(view), query: asksNotes(view.query) ? view.query : null };
    if (isSame(place, this.#pending ?? placeNow())) return;
    this.#commit(place, how);
    this.#changed();
  }

  #commit(place: Place, how: 'pushState' | 'replaceState'): void {
    clearTimeout(this.#retry);
    try {
      const { search, query } = place;
      window.history[how](query === null ? null : { query }, '', search || window.location.pathname);
      this.#pending = null;
    } catch {
      // Safari refuses more than a hundred changes in some seconds. The view goes on at once; the address follows.
      this.#pending = place;
      this.#retry = setTimeout(() => this.#commit(place, how), 1000);
    }
  }
}

/** Where the reader is: the address, and what stands beside it. */
type Place = { search: string; query: string | null };

const State = v.object({ query: v.pipe(v.string(), v.maxLength(500), v.check(asksNotes)) });

function placeNow(): Place {
  const state = v.safeParse(State, window.history.state);
  return { search: window.location.search, query: state.success ? state.output.query : null };
}

function isSame(a: Place, b: Place): boolean {
  return a.search === b.search && a.query === b.query;
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
