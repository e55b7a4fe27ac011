/** An abstract cut up for drawing: at the words that were searched for, and at the passages that were highlighted. */
import type { Placed } from './passage-places.ts';

/** A part of a text in which the same passages lie. Joined, the parts are the text. */
export type Segment = {
  text: string;
  /** A word that was searched for. */
  hit: boolean;
  /** The passages that lie here, by their places among those given; those that begin here are in `begins` too. */
  passages: readonly number[];
  begins: readonly number[];
};

/**
 * Cuts a text at every edge of a passage or a hit.
 * @param pieces the text in pieces, with the words that were searched for
 */
export function segmentsOf(pieces: readonly { text: string; hit: boolean }[], found: readonly Placed[]): Segment[] {
  const text = pieces.map((piece) => piece.text).join('');
  const edges = new Set([0, text.length]);
  let at = 0;
  const hits: { start: number; end: number }[] = [];
  for (const piece of pieces) {
    edges.add(at);
    if (piece.hit) hits.push({ start: at, end: at + piece.text.length });
    at += piece.text.length;
  }
  for (const { span } of found) edges.add(span.start).add(span.end);
  const cuts = [...edges].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((start, one): Segment => {
    const covers = (span: { start: number; end: number }) => span.start <= start && start < span.end;
    const passages = found.flatMap(({ span }, place) => (covers(span) ? [place] : []));
    return {
      text: text.slice(start, cuts[one + 1]),
      hit: hits.some(covers),
      passages,
      begins: passages.filter((place) => found[place]?.span.start === start),
    };
  });
}
