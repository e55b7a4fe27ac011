/** What somebody who mends this page needs to know of a failure, as a text to be copied into a report. */
import { decodeView, encodeView } from '../view/codec.ts';
import { decodeEmbedding, encodeEmbedding } from '../view/embedding.ts';
import { readBeside } from '../view/place.ts';

export type Failing = {
  /** What the page says of it. */
  what: string;
  /** What was thrown, where something was. */
  error?: unknown;
  /** Which places of a file do not fit. */
  problems?: readonly string[];
  /** The version of the papers that are shown; null where there are none. */
  dataVersion?: string | null;
};

/** Where it failed: what the browser says of itself and of the page. */
export type Surroundings = { address: string; state: unknown; userAgent: string; script: string };

const here = (): Surroundings => ({
  address: window.location.href,
  state: window.history.state,
  userAgent: navigator.userAgent,
  script: import.meta.url,
});

/**
 * The report: what failed, where in our own scripts, and of which release (their names change with what is in them). Nothing
 * of the reader's notes is in it: no address that asks them, no text that an error quotes, and where the notes are asked just
 * then, nothing that an error says.
 */
export function detailsOf({ what, error, problems = [], dataVersion = null }: Failing, place = here()): string {
  const { origin, pathname, search } = new URL(place.address);
  const asksNotes = readBeside(place.state) !== null;
  const thrown = error instanceof Error ? error : null;
  const lines = [
    ['Failure', what],
    ['Address', `${origin}${pathname}${publicSearch(search)}`],
    ['Script', fileOf(place.script)],
    ['Data version', dataVersion ?? 'none'],
    ['Browser', place.userAgent],
    ...(thrown === null ? [] : [['Error', asksNotes ? thrown.name : `${thrown.name}: ${unquoted(thrown.message)}`]]),
    ...placesIn(thrown?.stack ?? '').map((at) => ['At', at]),
    ...problems.map((problem) => ['Does not fit', problem]),
  ];
  return lines.map(([name, value]) => `${name}: ${value}\n`).join('');
}

/** The query string without what asks the notes, which somebody may have written there by hand. */
function publicSearch(search: string): string {
  const asksEmbed = new URLSearchParams(search).has('embed');
  return asksEmbed ? encodeEmbedding(decodeEmbedding(search)) : encodeView(decodeView(search));
}

/** What is between quotation marks may come from anywhere; between single ones stand the names that programs use. */
function unquoted(message: string): string {
  return message.replace(/["“`][^"”`]*["”`]/g, '“…”').slice(0, 300);
}

const fileOf = (url: string) => url.slice(url.lastIndexOf('/') + 1).replace(/\?.*$/, '');

/** The places in our own scripts that a stack names, at most five: file, line and column. */
function placesIn(stack: string): string[] {
  return [...stack.matchAll(/\/([\w.-]+\.(?:js|ts|svelte)(?:\?[^\s:)]*)?:\d+:\d+)/g)]
    .flatMap(([, at = '']) => at.replace(/\?[^:]*/, ''))
    .slice(0, 5);
}
