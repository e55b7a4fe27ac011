/**
 * Advance widths of Helvetica, in thousandths of the type size, from its font metrics (Arial and Liberation Sans share
 * them). A chart is laid out without a browser, so text is measured by this table.
 */
const WIDTHS: readonly (readonly [characters: string, width: number])[] = [
  ["'", 191],
  ['ijl', 222],
  ['|', 260],
  [' !,./:;I[]\\tf', 278],
  ['(){}r-', 333],
  ['"', 355],
  ['*', 389],
  ['^', 469],
  ['ckszvxyJ', 500],
  ['0123456789abdeghnopqu?L_$#–', 556],
  ['+<=>~', 584],
  ['FTZ', 611],
  ['&ABEKPSVXY', 667],
  ['wCDHNRU', 722],
  ['GOQ', 778],
  ['mM', 833],
  ['%', 889],
  ['W…—', 1000],
  ['@', 1015],
];

const WIDTH_OF = new Map(
  WIDTHS.flatMap(([characters, width]) => Array.from(characters, (one) => [one, width] as const)),
);

/** What the table does not know is taken to be as wide as the widest common letter: too much room beats an overlap. */
const UNKNOWN = 1000;

/** Bold letters are wider by about this share. */
const BOLD = 1.07;

/** The width of a line of text in pixels. */
export function textWidth(text: string, size: number, bold = false): number {
  let sum = 0;
  for (const one of text) sum += WIDTH_OF.get(one) ?? UNKNOWN;
  return (sum / 1000) * size * (bold ? BOLD : 1);
}

/** The text, or as much of its beginning as fits into a width, with an ellipsis behind it. */
export function fitText(text: string, size: number, width: number, bold = false): string {
  if (textWidth(text, size, bold) <= width) return text;
  const letters = Array.from(text);
  while (letters.length > 0 && textWidth(`${letters.join('').trimEnd()}…`, size, bold) > width) letters.pop();
  return letters.length === 0 ? '' : `${letters.join('').trimEnd()}…`;
}

/** The text in lines that fit into a width, parted at spaces; a word that is too long for a line is cut short. */
export function wrapped(text: string, size: number, width: number, bold: boolean): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && textWidth(`${last} ${word}`, size, bold) <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(fitText(word, size, width, bold));
  }
  return lines;
}
