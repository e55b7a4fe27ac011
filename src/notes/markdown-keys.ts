/**
 * What the keys of a text box that holds Markdown do: Enter goes on with a list or a quotation, brackets move list items,
 * letters wrap what is selected and unwrap it again. Positions are UTF-16 code units, as those of a text area.
 */

/** A text with what is selected in it; nothing is where both ends are one. */
export type Selected = { text: string; start: number; end: number };

/** What a key asks for. */
export type MarkdownKey = 'newline' | 'indent' | 'outdent' | 'bold' | 'italic' | 'link';

/** Signs of quotation, indentation, and then the sign of an item, with its box where it is a task. */
const ITEM = /^((?:[ \t]*>[ \t]?)*)([ \t]*)(?:([-*+])|(\d{1,9})([.)]))([ \t]+)(\[[ xX]\](?:[ \t]+|$))?/;
const QUOTATION = /^(?:[ \t]*>[ \t]?)+/;
/** A line across the page looks like an item of items. */
const RULE = /^[ \t]*([-*])(?:[ \t]*\1){2,}[ \t]*$/;
const FENCE = /^[ \t]*(?:```|~~~)/;

/** Enough to stand beneath `- ` and `1. ` alike, and little enough not to be code. */
const STEP = '    ';

/** What Markdown's numbers of items end at. */
const LAST_NUMBER = 999_999_999;

const ADDRESS = /^https?:\/\/[^\s()<>]+$/;

/** What a key makes of a text, or null where it does nothing that the browser does not do by itself. */
export function withKey(selected: Selected, key: MarkdownKey): Selected | null {
  switch (key) {
    case 'newline':
      return continued(selected);
    case 'indent':
      return moved(selected, (line) => ({ from: quotation(line).length, removed: 0, added: STEP }));
    case 'outdent':
      return moved(selected, (line) => {
        const from = quotation(line).length;
        return { from, removed: /^(?: {1,4}|\t)?/.exec(line.slice(from))?.[0].length ?? 0, added: '' };
      });
    case 'bold':
      return wrapped(selected, '**', (run) => run >= 2);
    case 'italic':
      // Two of them are bold, three are both.
      return wrapped(selected, '_', (run) => run % 2 === 1);
    case 'link':
      return linked(selected);
  }
}

function lineStart(text: string, at: number): number {
  // Asked from before the text, it would look at its first character all the same.
  return at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1;
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end;
}

function quotation(line: string): string {
  return QUOTATION.exec(line)?.[0] ?? '';
}

function isInCode(before: string): boolean {
  return before.split('\n').filter((line) => FENCE.test(line)).length % 2 === 1;
}

/** The sign that the line after a line begins with, and the part of the line that its own sign is; null where it has none. */
function signs(line: string): { own: string; kept: string; next: string } | null {
  if (RULE.test(line)) return null;
  const item = ITEM.exec(line);
  if (item === null) {
    const own = quotation(line);
    return own === '' ? null : { own, kept: '', next: own };
  }
  const [own, quoted = '', indentation = '', bullet = '', number = '', stop = '', gap = '', box] = item;
  const sign = bullet === '' ? `${Math.min(Number(number) + 1, LAST_NUMBER)}${stop}` : bullet;
  return { own, kept: quoted, next: `${quoted}${indentation}${sign}${gap}${box === undefined ? '' : '[ ] '}` };
}

/** A new line that goes on with the list or the quotation; on an empty item, the end of it. */
function continued({ text, start, end }: Selected): Selected | null {
  const from = lineStart(text, start);
  const to = lineEnd(text, start);
  const line = text.slice(from, to);
  const found = signs(line);
  if (found === null || start - from < found.own.length || isInCode(text.slice(0, from))) return null;
  if (start === end && line.slice(found.own.length).trim() === '') {
    const at = from + found.kept.length;
    return { text: `${text.slice(0, at)}${text.slice(to)}`, start: at, end: at };
  }
  const at = start + 1 + found.next.length;
  return { text: `${text.slice(0, start)}\n${found.next}${text.slice(end)}`, start: at, end: at };
}

type Move = { from: number; removed: number; added: string };

/** Moves the items on the selected lines, and the lines that stand beneath an item. */
function moved({ text, start, end }: Selected, moveOf: (line: string) => Move): Selected | null {
  const from = lineStart(text, start);
  // A line that is selected up to its start only is not meant.
  const last = end > start && text[end - 1] === '\n' ? end - 1 : end;
  const lines = text.slice(from, lineEnd(text, last)).split('\n');
  const isItem = (line: string) => ITEM.test(line) && !RULE.test(line);
  if (!lines.some(isItem)) return null;
  const after: Selected = { text: text.slice(0, from), start, end };
  let at = from;
  for (const [index, line] of lines.entries()) {
    const isMoved = isItem(line) || /^[ \t]/.test(line.slice(quotation(line).length));
    const move = isMoved ? moveOf(line) : { from: 0, removed: 0, added: '' };
    const place = at + move.from;
    const shifted = (position: number) =>
      position < place ? 0 : move.added.length - Math.min(move.removed, position - place);
    after.start += shifted(start);
    after.end += shifted(end);
    after.text += `${index > 0 ? '\n' : ''}${line.slice(0, move.from)}${move.added}${line.slice(move.from + move.removed)}`;
    at += line.length + 1;
  }
  after.text += text.slice(at - 1);
  return after.text === text ? null : after;
}

/** What is selected, without blanks at its ends: signs beside a blank would not be read as such. */
function trimmed({ text, start, end }: Selected): Selected {
  const inside = text.slice(start, end);
  if (inside.trim() === '') return { text, start, end };
  return {
    text,
    start: start + (inside.length - inside.trimStart().length),
    end: end - (inside.length - inside.trimEnd().length),
  };
}

/**
 * Puts signs around what is selected, or takes them away where they are there, around it or at its ends.
 * @param isWrapped whether as many of the sign's character on either side mean that they are there
 */
function wrapped(given: Selected, sign: string, isWrapped: (run: number) => boolean): Selected {
  const { text, start, end } = trimmed(given);
  const width = sign.length;
  const [before, inside, after] = [text.slice(0, start), text.slice(start, end), text.slice(end)];
  const character = sign.charAt(0);
  if (isWrapped(Math.min(runAtEnd(before, character), runAtStart(after, character)))) {
    const bare = `${before.slice(0, -width)}${inside}${after.slice(width)}`;
    return { text: bare, start: start - width, end: end - width };
  }
  const isAtEnds = inside.length > 2 * width && inside.startsWith(sign) && inside.endsWith(sign);
  if (isAtEnds && isWrapped(Math.min(runAtStart(inside, character), runAtEnd(inside, character)))) {
    return { text: `${before}${inside.slice(width, -width)}${after}`, start, end: end - 2 * width };
  }
  return { text: `${before}${sign}${inside}${sign}${after}`, start: start + width, end: end + width };
}

function runAtStart(text: string, character: string): number {
  let run = 0;
  while (text[run] === character) run += 1;
  return run;
}

function runAtEnd(text: string, character: string): number {
  let run = 0;
  while (run < text.length && text[text.length - 1 - run] === character) run += 1;
  return run;
}

/** A link on one line: `[label](address)`, between two positions. */
type Link = { from: number; to: number; label: string; address: string };

/** The innermost link that holds the whole selection. */
function linkAround({ text, start, end }: Selected): Link | null {
  const line = lineStart(text, start);
  for (let from = start; from >= line; from -= 1) {
    if (text[from] !== '[') continue;
    const close = closingBracket(text, from);
    const [whole, address = ''] = close === null ? [] : (/^\]\(([^()\s]*)\)/.exec(text.slice(close)) ?? []);
    if (close === null || whole === undefined) continue;
    const to = close + whole.length;
    const isInside = from < start && end < to;
    const isWhole = from === start && end === to;
    if (isInside || isWhole) return { from, to, label: text.slice(from + 1, close), address };
  }
  return null;
}

/** Where the bracket that opens at a position is closed on the same line; null where it is not. */
function closingBracket(text: string, open: number): number | null {
  let depth = 0;
  for (let at = open; at < text.length && text[at] !== '\n'; at += 1) {
    if (text[at] === '[') depth += 1;
    if (text[at] === ']') depth -= 1;
    if (depth === 0) return at;
  }
  return null;
}

/** Makes what is selected the label of a link, or its address where it is one; a link becomes its parts again. */
function linked(given: Selected): Selected | null {
  const { text, start, end } = trimmed(given);
  const link = linkAround({ text, start, end });
  if (link !== null) {
    const parts = [link.label, link.address].filter((part) => part !== '').join(' ');
    const bare = `${text.slice(0, link.from)}${parts}${text.slice(link.to)}`;
    return { text: bare, start: link.from, end: link.from + parts.length };
  }
  const inside = text.slice(start, end);
  // A label with a bracket too many would end elsewhere.
  if (inside.includes('\n') || closingBracket(`[${inside}]`, 0) !== inside.length + 1) return null;
  const isAddress = ADDRESS.test(inside);
  const whole = isAddress ? `[](${inside})` : `[${inside}]()`;
  const at = isAddress ? start + 1 : start + whole.length - 1;
  return { text: `${text.slice(0, start)}${whole}${text.slice(end)}`, start: at, end: at };
}
