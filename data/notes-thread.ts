/**
 * The parser of a thread of a forum that was flattened to text: a comment or an answer begins with `• ` and a name, the
 * depth of its indent says what it answers, and the page's own marks stand between the name and the text.
 */
import type { Commentary, Mend } from '../src/papers/dataset.ts';
import { excerpt, type Notice, type Problem } from './problems.ts';
import type { LineRange } from './sheet-rows.ts';
import { isBlank, linesOf, type LeftOver } from './source-lines.ts';

export const NOTES_THREAD = 'paper-notes-thread.txt';

export type ThreadItem = {
  lines: LineRange;
  author: string;
  kind: 'comment' | 'answer';
  /** Paragraphs are parted by an empty line. Where the item holds forms, this is what stands before them. */
  text: string;
  forms: Commentary['forms'];
  /** The first line of the item that this stands under, or null. */
  answers: number | null;
  mended: Mend[];
};

export type ParsedThread =
  { ok: true; items: ThreadItem[]; leftOver: LeftOver[]; warnings: Notice[] } | { ok: false; errors: Problem[] };

const HEADER = /^(\s*)•(.*)$/;

/** What the page itself writes under a name. */
const PAGE_MARKS: [kind: string, mark: RegExp][] = [
  ['the page’s own: link', /^link$/],
  ['the page’s own: language', /^\p{Lu}\p{Ll}+$/u],
  ['the page’s own: votes', /^-?\d+$/],
  ['the page’s own: edited', /^edit-\d+$/],
  // The number of votes runs into the age: "11 year ago" is 1 vote and 1 year.
  ['the page’s own: age', /^-?\d*\d (?:second|minute|hour|day|week|month|year)s? ago$/],
];

const HEADINGS: [heading: string, form: Commentary['forms'][number]['name']][] = [
  ['Short', 'short'],
  ['Long', 'long'],
  ['Original', 'original'],
];
const HEADING_KIND = 'heading of a form';

/** The badges of the one who began the thread and of a moderator, which the page glues to the name. */
const BADGES = /^(.*[\p{Ll}\d_])(OPM?)$/u;

type Line = { number: number; text: string };

/** An item's lines, parted into what they are. */
type Block = { indent: number; name: string; lines: LineRange; marks: Line[]; body: Line[] };

/**
 * Reads the whole thread. Every line that is not blank belongs to an item or is left over under a name. What does not
 * fit the layout is an error: text before the first name, a text that is not indented below its name, no name, no marks
 * of the page, no text, a form that is empty or given twice. With one error there are no items, and all errors are told.
 * A text that breaks off in mid-sentence is a warning.
 */
export function parseNotesThread(text: string, file = NOTES_THREAD): ParsedThread {
  const errors: Problem[] = [];
  const wrong = (line: number, found: string, expected: string) =>
    errors.push({ file, line, record: null, found: excerpt(found), expected });

  const blocks = blocksOf(linesOf(text), wrong);
  const leftOver: LeftOver[] = [];
  const warnings: Notice[] = [];
  const items = blocks.map((block, index): ThreadItem => {
    const [first, last] = block.lines;
    leftOver.push(...marksOf(block, wrong));
    const { author, mended } = authorOf(block.name);
    if (author === '') wrong(first, `• ${block.name}`, 'a name after "•"');
    const parts = formsOf(block.body, wrong);
    const [intro, ...forms] = parts;
    if (intro.body.length === 0) wrong(first, block.name, 'a text below the name and the marks of the page');
    for (const { name, body } of parts) {
      const end = body.at(-1);
      // Letters and commas only: a text may well end in a sign, a link or a smile.
      if (end === undefined || !/[\p{L},]$/u.test(end.text)) continue;
      const what = name === null ? 'the text' : `the ${name} form`;
      warnings.push({
        file,
        line: end.number,
        text: `${what} breaks off in mid-sentence: "…${end.text.slice(-45)}"`,
      });
    }
    for (const { heading } of forms) leftOver.push({ kind: HEADING_KIND, lines: [heading, heading] });
    const above = blocks.slice(0, index).findLast(({ indent }) => indent < block.indent);
    return {
      lines: [first, last],
      author,
      kind: above === undefined ? 'comment' : 'answer',
      text: paragraphsOf(intro.body),
      forms: forms.flatMap(({ name, body }) => {
        const range = rangeOf(body);
        return name === null || range === null ? [] : [{ name, text: paragraphsOf(body), lines: range }];
      }),
      answers: above?.lines[0] ?? null,
      mended,
    };
  });
  if (blocks.length === 0 && errors.length === 0) wrong(1, '', 'a name after "•"');
  errors.sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  if (errors.length > 0) return { ok: false, errors };
  return { ok: true, items, leftOver: leftOver.sort((a, b) => a.lines[0] - b.lines[0]), warnings };
}

type Wrong = (line: number, found: string, expected: string) => void;

/** Parts the lines at the names; blank lines stay within a body, where they part paragraphs. */
function blocksOf(lines: string[], wrong: Wrong): Block[] {
  const blocks: Block[] = [];
  let inMarks = false;
  lines.forEach((text, index) => {
    const number = index + 1;
    const header = HEADER.exec(text);
    const block = blocks.at(-1);
    if (header !== null) {
      const [, indent = '', name = ''] = header;
      blocks.push({ indent: indent.length, name: name.trim(), lines: [number, number], marks: [], body: [] });
      inMarks = true;
      return;
    }
    if (isBlank(text)) {
      // The marks end at the first blank line after them.
      if (block !== undefined && block.marks.length > 0) inMarks = false;
      block?.body.push({ number, text: '' });
      return;
    }
    if (block === undefined) {
      wrong(number, text, 'a name after "•"');
      return;
    }
    if (text.search(/\S/) <= block.indent) {
      wrong(number, text, `a text that is indented deeper than the "•" of line ${block.lines[0]}`);
    }
    block.lines = [block.lines[0], number];
    (inMarks ? block.marks : block.body).push({ number, text: text.trim() });
  });
  return blocks;
}

/** Names the marks of the page. One that is not known is an error, since it could be the author's words. */
function marksOf({ marks, lines, name }: Block, wrong: Wrong): LeftOver[] {
  if (marks.length === 0) wrong(lines[0], name, 'the marks of the page, "link" first, below the name');
  return marks.flatMap(({ number, text }) => {
    const kind = PAGE_MARKS.find(([, mark]) => mark.test(text))?.[0];
    if (kind !== undefined) return [{ kind, lines: [number, number] as LineRange }];
    wrong(number, text, 'a mark of the page (link, language, votes, edit, age), and a blank line before the text');
    return [];
  });
}

function authorOf(name: string): { author: string; mended: Mend[] } {
  if (name.startsWith('@')) return { author: name.slice(1), mended: [] };
  const [, author, badges] = BADGES.exec(name) ?? [];
  if (author === undefined || badges === undefined) return { author: name, mended: [] };
  const signs = [...badges.matchAll(/OP|M/g)].join(' and ');
  const why = `Read as the name and, run into it, what the page marks it with, ${signs}: an inference, since nothing parts them.`;
  return { author, mended: [{ field: 'author', from: name, to: author, why }] };
}

type Part = { name: Commentary['forms'][number]['name'] | null; heading: number; body: Line[] };

/** Parts a body at the headings of forms; the first part is what stands before them. */
function formsOf(body: Line[], wrong: Wrong): [Part, ...Part[]] {
  const parts: [Part, ...Part[]] = [{ name: null, heading: 0, body: [] }];
  body.forEach((line, index) => {
    const form = HEADINGS.find(([heading]) => heading === line.text)?.[1];
    const alone = body[index - 1]?.text === '' && (body[index + 1]?.text ?? '') === '';
    if (form !== undefined && alone) {
      if (parts.some(({ name }) => name === form)) wrong(line.number, line.text, 'each form once');
      parts.push({ name: form, heading: line.number, body: [] });
    } else {
      parts.at(-1)?.body.push(line);
    }
  });
  for (const part of parts) part.body = trimmed(part.body);
  for (const { name, heading, body: text } of parts) {
    if (name !== null && text.length === 0) wrong(heading, name, `the text of the ${name} form`);
  }
  return parts;
}

function trimmed(body: Line[]): Line[] {
  const filled = (line: Line) => line.text !== '';
  const first = body.findIndex(filled);
  return first < 0 ? [] : body.slice(first, body.findLastIndex(filled) + 1);
}

function rangeOf(body: Line[]): LineRange | null {
  const first = body[0];
  const last = body.at(-1);
  return first === undefined || last === undefined ? null : [first.number, last.number];
}

function paragraphsOf(body: Line[]): string {
  return body
    .map(({ text }) => text)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n');
}
