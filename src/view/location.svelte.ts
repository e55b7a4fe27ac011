import { createSubscriber } from 'svelte/reactivity';
import { decodeView, encodeView } from './codec.ts';
import { isSamePlace, placeOf, readBeside, viewAt, type Place } from './place.ts';
import type { View } from './view.ts';

/**
 * The bridge to the address bar. The address owns the view: reading `view` decodes it (once per address), and the only
 * way to change the view is to change the address. What asks the reader's notes is kept beside the address, in the state of
 * its history entry: it comes back with Back and on reload, and goes along with no link.
 */
export class ViewLocation {
  #place: Place = { search: '', beside: null };
  #view: View = decodeView('');
  #changed: () => void = () => undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #pending: Place | null = null;

  constructor() {
    const place = placeNow();
    const kept = placeOf(viewAt(place));
    // A link that asks the reader's notes, which somebody made by hand: it is kept beside the address from now on.
    if (kept.beside !== null && !isSamePlace(place, kept)) this.#commit(kept, 'replaceState');
  }

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
    if (!isSamePlace(place, this.#place)) {
      this.#place = place;
      this.#view = keepingEqualParts(this.#view, viewAt(place));
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
    const place = placeOf(view);
    if (isSamePlace(place, this.#pending ?? placeNow())) return;
    this.#commit(place, how);
    this.#changed();
  }

  #commit(place: Place, how: 'pushState' | 'replaceState'): void {
    clearTimeout(this.#retry);
    try {
      const { search, beside } = place;
      window.history[how](beside, '', search || window.location.pathname);
      this.#pending = null;
    } catch {
      // Safari refuses more than a hundred changes in some seconds. The view goes on at once; the address follows.
      this.#pending = place;
      this.#retry = setTimeout(() => this.#commit(place, how), 1000);
    }
  }
}

function placeNow(): Place {
  return { search: window.location.search, beside: readBeside(window.history.state) };
}

/** The newer view, with those parts of the older one that are equal: what is derived from them then stands. */
function keepingEqualParts(older: View, newer: View): View {
  const kept = <T>(old: T, fresh: T): T => (JSON.stringify(old) === JSON.stringify(fresh) ? old : fresh);
  return {
    ...newer,
    scope: kept(older.scope, newer.scope),
    filters: kept(older.filters, newer.filters),
    noteFilters: kept(older.noteFilters, newer.noteFilters),
    notesSort: kept(older.notesSort, newer.notesSort),
    columns: kept(older.columns, newer.columns),
    sort: kept(older.sort, newer.sort),
    charts: kept(older.charts, newer.charts),
  };
}
