/**
 * How a text stands in a Markdown file that other programs edit. An ordinary text stands as it is. What an editor would not
 * give back as it was (line ends, controls, blank space at either end) stands in its plain form, with the exact one beside
 * it for the page alone.
 */

/** Headings of the page's part of a file, in their order. */
export const HEADINGS = {
  short: '## Short note',
  long: '## Long note',
  jottings: '## Jottings',
  passages: '## Passages',
} as const;

/** What the page's own comments begin with. */
export const MARK = '<!-- ai-safety-papers:';
export const PASSAGE_MARK = '<!-- passage ';

/** A line that the page would take for one of its own, with any number of backslashes before it. */
const OWN_LINE = new RegExp(`^\\\\*(?:(?:${Object.values(HEADINGS).join('|')})[ \\t]*$|${MARK}|${PASSAGE_MARK})`, 'gm');

/** The text as any editor keeps it: line feeds alone, no control characters, no blank space at its ends. */
export function plain(text: string): string {
  return withoutControls(text)
    .replace(/^\s*\n/, '')
    .trimEnd();
}

/** The text with line feeds alone, and with a replacement character for each control and each half of a pair. */
export function withoutControls(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\t\n]|\p{Cs}/gu, '\uFFFD');
}

/** The plain form as it stands in a file: a backslash goes before each line that would be taken for one of the page's own. */
export function escaped(text: string): string {
  return plain(text).replace(OWN_LINE, '\\$&');
}

/** The plain form that stands in a file. */
export function unescaped(written: string): string {
  return plain(written).replace(OWN_LINE, (line) => line.replace(/^\\/, ''));
}

/** The exact form of a text: blank space that the plain one lacks at its ends, or where more differs the text itself. */
export type Exact = string | readonly [before: string, after: string];

/** The exact form beside the plain one; undefined where the plain one is exact. */
export function exactly(text: string): Exact | undefined {
  const bare = plain(text);
  if (bare === text) return undefined;
  const at = text.indexOf(bare);
  const [before, after] = [text.slice(0, at), text.slice(at + bare.length)];
  return at >= 0 && `${before}${after}`.length < bare.length ? [before, after] : text;
}

/** The exact text, where what stands in the file is still the plain form of it; else what stands in the file. */
export function restored(written: string, exact: Exact | undefined): string {
  const bare = unescaped(written);
  if (exact === undefined) return bare;
  const whole = typeof exact === 'string' ? exact : `${exact[0]}${bare}${exact[1]}`;
  return plain(whole) === bare ? whole : bare;
}

/**
 * A value as JSON on one line that can stand within a comment of HTML and between the quotes of YAML: without controls,
 * angle brackets and double hyphens.
 */
export function asJson(value: unknown): string {
  return JSON.stringify(value).replace(/[^\P{Cc}\n]|[<>\u2028\u2029\uFEFF\uFFFE\uFFFF]|-(?=-)/gu, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}
