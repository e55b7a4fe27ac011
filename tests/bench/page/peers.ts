/** What our search is measured beside: both on the main thread, so without the cost of messages. */
import MiniSearch from 'minisearch';
import type { Dataset } from '../../../src/papers/dataset.ts';

/** Places in the list of the papers that match, best first. */
export type Peer = (text: string) => number[];

/** MiniSearch as its documentation proposes it for a search box: typing errors, the last word's beginning, all words. */
export function miniSearch(list: Dataset): Peer {
  const index = new MiniSearch<{ id: number; title: string; abstract: string }>({ fields: ['title', 'abstract'] });
  index.addAll(list.papers.map(({ title, abstract }, id) => ({ id, title, abstract: abstract ?? '' })));
  return (text) =>
    index
      .search(text, {
        prefix: (_, at, terms) => at === terms.length - 1,
        fuzzy: 0.2,
        boost: { title: 2 },
        combineWith: 'AND',
      })
      .map(({ id }) => Number(id));
}

/** A plain scan: papers whose text holds every word of the query somewhere, in the order of the list. */
export function plainScan(list: Dataset): Peer {
  const texts = list.papers.map(({ title, abstract }) => `${title} ${abstract ?? ''}`.toLowerCase());
  return (text) => {
    const words = text.toLowerCase().split(' ');
    const found: number[] = [];
    texts.forEach((held, at) => {
      if (words.every((word) => held.includes(word))) found.push(at);
    });
    return found;
  };
}
