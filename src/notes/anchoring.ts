/**
 * Where a quoted passage stands in a text that may have been mended since. What is kept of a passage are the text-quote
 * and text-position selectors of the W3C Web Annotation Data Model (4.2.4, 4.2.5): the quote, what stood around it, and
 * where it stood. A quote is looked for as it is, then with small differences (Sellers 1980: the edit distance between a
 * pattern and every part of a text in one pass), and whatever is found has to be borne out by what stands around it: a
 * passage in the wrong place is worse than one that is told to be lost.
 */

/** Positions count UTF-16 code units, as the browser's own ranges do; `end` is not included. */
export type Span = { start: number; end: number };

/** A quote, what stood before and behind it, and where it stood. */
export type Selector = Span & { exact: string; prefix: string; suffix: string };

/** So much of what stands around a quote is kept on each side. */
export const CONTEXT = 48;

/** How unlike its quote a passage may have become: so many differences a character. */
const UNLIKE = 0.3;

/** Quotes that are longer are no coincidence: they need less of what stood around them. */
const TELLING = 40;

/** How like itself what stands around a quote must have stayed, from 0 to 1: for a short quote and for a telling one. */
const BORNE_OUT = { short: 0.6, telling: 0.35 } as const;

/** Of two places, one must be this much better to be taken. */
const MARGIN = 0.1;

/** What is kept of a part of a text. A span is widened where it would cut a character in two. */
export function selectorOf(text: string, span: Span): Selector {
  const start = isInsidePair(text, span.start) ? span.start - 1 : span.start;
  const end = isInsidePair(text, span.end) ? span.end + 1 : span.end;
  const from = Math.max(0, start - CONTEXT);
  const to = Math.min(text.length, end + CONTEXT);
  return {
    exact: text.slice(start, end),
    prefix: text.slice(isInsidePair(text, from) ? from + 1 : from, start),
    suffix: text.slice(end, isInsidePair(text, to) ? to - 1 : to),
    start,
    end,
  };
}

/**
 * Where the passage stands in the text now; null where it does not, or where that cannot be told. What stands at the
 * kept position as it was is taken at once, also where the same words stand elsewhere too.
 */
export function locate(text: string, selector: Selector): Span | null {
  const [exact, folded] = [fold(selector.exact), fold(text)];
  if (exact.trim() === '') return null;
  const around = { prefix: fold(selector.prefix), suffix: fold(selector.suffix) };
  const { start, end } = selector;
  if (
    start >= around.prefix.length &&
    folded.slice(start, end) === exact &&
    folded.slice(start - around.prefix.length, start) === around.prefix &&
    folded.startsWith(around.suffix, end)
  ) {
    return { start, end };
  }
  const places = placesOf(folded, exact).map((place) => ({ ...place, context: contextOf(folded, place, around) }));
  const bar = exact.length >= TELLING ? BORNE_OUT.telling : BORNE_OUT.short;
  const worth = ({ distance, context }: (typeof places)[number]) => context - distance / exact.length;
  const [best, ...others] = places.filter(({ context }) => context >= bar).sort((a, b) => worth(b) - worth(a));
  if (best === undefined) return null;
  const rival = others.find((other) => other.end <= best.start || other.start >= best.end);
  if (rival !== undefined && worth(best) - worth(rival) < MARGIN) return null;
  return { start: best.start, end: best.end };
}

function isInsidePair(text: string, at: number): boolean {
  return at > 0 && at < text.length && (text.codePointAt(at - 1) ?? 0) > 0xffff;
}

/** Signs that are mended into one another count as the same; no position changes. */
function fold(text: string): string {
  return text
    .replace(/\s/g, ' ')
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/[‐‑–—]/g, '-');
}

type Place = Span & { distance: number };

/** Where the quote stands as it is; where it does so nowhere, the parts of the text that are nearest to it. */
function placesOf(text: string, exact: string): Place[] {
  const places: Place[] = [];
  for (let start = text.indexOf(exact); start >= 0; start = text.indexOf(exact, start + 1)) {
    places.push({ start, end: start + exact.length, distance: 0 });
  }
  return places.length > 0 ? places : nearest(text, exact, Math.floor(exact.length * UNLIKE));
}

/** The parts of a text within an edit distance of a pattern; of those that overlap, the nearest, then the shortest. */
function nearest(text: string, pattern: string, most: number): Place[] {
  const length = pattern.length;
  // The distance of the pattern's first so many characters to what ends here, and where that begins.
  let [distances, starts] = [Int32Array.from({ length: length + 1 }, (_, at) => at), new Int32Array(length + 1)];
  let [nextDistances, nextStarts] = [new Int32Array(length + 1), new Int32Array(length + 1)];
  const places: Place[] = [];
  for (let at = 0; at < text.length; at++) {
    nextDistances[0] = 0;
    nextStarts[0] = at + 1;
    for (let row = 1; row <= length; row++) {
      const same = text.charCodeAt(at) === pattern.charCodeAt(row - 1) ? 0 : 1;
      const replaced = (distances[row - 1] ?? 0) + same;
      const inserted = (distances[row] ?? 0) + 1;
      const dropped = (nextDistances[row - 1] ?? 0) + 1;
      const least = Math.min(replaced, inserted, dropped);
      nextDistances[row] = least;
      nextStarts[row] =
        (least === replaced ? starts[row - 1] : least === inserted ? starts[row] : nextStarts[row - 1]) ?? 0;
    }
    [distances, nextDistances] = [nextDistances, distances];
    [starts, nextStarts] = [nextStarts, starts];
    const place = { start: starts[length] ?? 0, end: at + 1, distance: distances[length] ?? 0 };
    if (place.distance > most) continue;
    const last = places.at(-1);
    if (last === undefined || last.end <= place.start) places.push(place);
    else if (place.distance < last.distance) places[places.length - 1] = place;
  }
  return places;
}

/** How well what stood around a quote is found around a place, from 0 to 1. One side that stayed tells more than half. */
function contextOf(text: string, { start, end }: Span, { prefix, suffix }: { prefix: string; suffix: string }): number {
  const reversed = (part: string) => part.split('').reverse().join('');
  const before = text.slice(Math.max(0, start - 2 * CONTEXT), start);
  const sides = [likeness(reversed(before), reversed(prefix)), likeness(text.slice(end, end + 2 * CONTEXT), suffix)];
  const [more, less] = [Math.max(...sides), Math.min(...sides)];
  return 0.75 * more + 0.25 * less;
}

/** How alike the beginning of a text is to a pattern, from 0 to 1. That nothing stands where nothing stood tells little. */
function likeness(text: string, pattern: string): number {
  if (pattern === '') return text === '' ? 0.5 : 0;
  let distances = Int32Array.from({ length: pattern.length + 1 }, (_, at) => at);
  let least = pattern.length;
  for (let at = 0; at < text.length; at++) {
    const next = new Int32Array(pattern.length + 1);
    next[0] = at + 1;
    for (let row = 1; row <= pattern.length; row++) {
      const same = text.charCodeAt(at) === pattern.charCodeAt(row - 1) ? 0 : 1;
      next[row] = Math.min((distances[row - 1] ?? 0) + same, (distances[row] ?? 0) + 1, (next[row - 1] ?? 0) + 1);
    }
    distances = next;
    least = Math.min(least, distances[pattern.length] ?? least);
  }
  return 1 - least / pattern.length;
}
