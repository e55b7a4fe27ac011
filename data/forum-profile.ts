/**
 * The reader of an author's forum page that was flattened to one stream: titles of posts and comments follow each other
 * with nothing between them. No rule can tell where one ends, so `forum-items.json` cuts it by hand, and each cut is held
 * against the text: a table that does not fit the text is an error.
 */
import * as v from 'valibot';
import type { Mend } from '../src/papers/dataset.ts';
import { excerpt, type Notice, type Problem, type Result } from './problems.ts';
import type { LineRange } from './sheet-rows.ts';
import { linesOf, mendOfJoins, ownersOf, type LeftOver } from './source-lines.ts';

export const FORUM_PROFILE = 'author-forum-profile.txt';
export const FORUM_ITEMS_FILE = 'forum-items.json';

/** What is left over under this name is the name of the author of every item. */
export const AUTHORS_NAME = 'author’s name';

const Text = v.pipe(v.string(), v.trim(), v.minLength(1, 'must not be empty'));
const Line = v.pipe(v.number('must be a line number'), v.integer('must be a line number'), v.minValue(1));
const Range = v.pipe(
  v.tuple([Line, Line], 'must be two lines'),
  v.check(([first, last]) => first <= last, 'must be two lines, the first not after the last'),
);
const KnownBy = v.picklist(['title', 'content']);

const Item = v.pipe(
  v.strictObject({
    lines: Range,
    kind: v.picklist(['post', 'comment']),
    /** The first words, as printed. */
    begins: Text,
    /** How it is known that these lines are one item. */
    why: Text,
    /** The post that it is or belongs to, where that is known. */
    post: v.optional(
      v.strictObject({ title: v.optional(Text), url: v.nullable(Text), date: v.nullable(Text), knownBy: KnownBy }),
    ),
    /** The record of the paper that it is about. */
    about: v.optional(v.strictObject({ file: Text, row: Line, knownBy: KnownBy, why: Text })),
    /** Where its paragraphs begin, in order, by their first words; without them it is one paragraph. */
    paragraphs: v.optional(
      v.array(v.strictObject({ begins: Text, is: v.optional(v.picklist(['quote', 'point'])), why: v.optional(Text) })),
      [],
    ),
  }),
  v.forward(
    v.check(
      ({ kind, post }) => post === undefined || (kind === 'post') === (post.title === undefined),
      'must have a title in a comment, and none in a post, whose line is its title',
    ),
    ['post'],
  ),
);

const ForumItems = v.strictObject({
  /** Lines that are no part of an item. */
  leftOver: v.array(v.strictObject({ kind: Text, lines: Range })),
  items: v.array(Item),
  /** Where the flattening lost something: the words that still stand around the gap, as printed. */
  lost: v.array(v.strictObject({ line: Line, at: Text, what: Text })),
  /** What of the cutting could be otherwise. */
  doubts: v.optional(v.array(v.strictObject({ line: Line, text: Text })), []),
});

/** The table of the forum page. */
export type ForumItems = v.InferOutput<typeof ForumItems>;

export const NO_ITEMS: ForumItems = { leftOver: [], items: [], lost: [], doubts: [] };

/** Reads the parsed table. What does not fit is told with its place, such as `items.3.why`. */
export function decodeForumItems(json: unknown): Result<ForumItems> {
  const result = v.safeParse(ForumItems, json);
  if (result.success) return { ok: true, value: result.output };
  const errors = result.issues.map((issue): Problem => {
    const record = v.getDotPath(issue) ?? 'the whole';
    return { file: FORUM_ITEMS_FILE, line: null, record, found: issue.received, expected: issue.message };
  });
  return { ok: false, errors };
}

/** A change of white space, with the words around it and the line of the file that it is on. */
export type Change = { line: number; from: string; to: string; why: string };

export type ForumItem = {
  lines: LineRange;
  kind: 'post' | 'comment';
  author: string;
  /** Paragraphs are parted by an empty line; `> ` begins a quoted one, `- ` a point of a list. */
  text: string;
  post: { title: string; url: string | null; date: string | null; knownBy: 'title' | 'content' } | null;
  about: { file: string; row: number; knownBy: 'title' | 'content'; why: string } | null;
  mended: Mend[];
  /** Every single change to the text, in its order, where `mended` has only the number of joined lines. */
  changes: Change[];
};

export type ParsedProfile =
  { ok: true; items: ForumItem[]; leftOver: LeftOver[]; warnings: Notice[] } | { ok: false; errors: Problem[] };

const WHY_PARTED = 'A paragraph begins here: the flattening glued it to the one before.';
const WHY_JOINED = 'The flattening broke the lines at inline code and at links; a paragraph is one line again.';
const WHY_SPACED = 'The flattening glued inline code to the word before it.';

/**
 * Cuts the text by the table. It is an error if an item's or a paragraph's first words do not stand where the table has
 * them, if a line that is not blank belongs to no item and no remainder or to two, or if what the table calls lost is
 * not on its line. Each loss and each doubt is a warning.
 */
export function parseForumProfile(text: string, table: ForumItems, file = FORUM_PROFILE): ParsedProfile {
  const lines = linesOf(text);
  const errors: Problem[] = [];
  const wrong = (line: number | null, found: string, expected: string) =>
    errors.push({ file, line, record: null, found, expected });

  const ranges = table.items.map((item) => item.lines);
  for (const line of ownersOf(lines, ranges, table.leftOver).astray) {
    wrong(line, excerpt(lines[line - 1] ?? ''), `a line that ${FORUM_ITEMS_FILE} gives to an item or leaves over`);
  }
  let taken = 0;
  for (const [first, last] of [...ranges, ...table.leftOver.map((range) => range.lines)].sort(byFirst)) {
    if (first <= taken) wrong(first, 'a line with two owners', 'a line of one item or one remainder');
    if (last > lines.length) wrong(null, `${lines.length} lines`, `a line ${last}, which ${FORUM_ITEMS_FILE} names`);
    taken = Math.max(taken, last);
  }

  const nameLine = table.leftOver.find(({ kind }) => kind === AUTHORS_NAME)?.lines[0];
  const author = nameLine === undefined ? '' : (lines[nameLine - 1] ?? '').trim();
  if (author === '') {
    wrong(nameLine ?? null, 'no name', `the ${AUTHORS_NAME}, on a line that ${FORUM_ITEMS_FILE} names`);
  }

  const items: ForumItem[] = [];
  for (const item of [...table.items].sort((a, b) => byFirst(a.lines, b.lines))) {
    const printed = lines.slice(item.lines[0] - 1, item.lines[1]).map((line) => line.trim());
    const whole = printed.join('\n');
    if (!whole.startsWith(item.begins)) {
      wrong(item.lines[0], excerpt(whole), `an item that begins "${item.begins}"`);
      continue;
    }
    const cut = cutParagraphs(whole, item);
    if (!cut.ok) {
      wrong(item.lines[0], excerpt(whole), `a paragraph that begins "${cut.missing}", after the ones before it`);
      continue;
    }
    const { text: laidOut, changes, mended } = layOut(cut.paragraphs);
    items.push({
      lines: item.lines,
      kind: item.kind,
      author,
      text: laidOut,
      post: postOf(item, laidOut),
      about: item.about ?? null,
      mended,
      changes,
    });
  }
  const warnings = table.doubts.map(({ line, text: doubt }): Notice => ({ file, line, text: doubt }));
  for (const { line, at, what } of table.lost) {
    if (lines[line - 1]?.includes(at) !== true) wrong(line, excerpt(lines[line - 1] ?? ''), `"${at}" in this line`);
    warnings.push({ file, line, text: `${what}, kept as printed: "${at}"` });
  }
  errors.sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  return errors.length > 0 ? { ok: false, errors } : { ok: true, items, leftOver: table.leftOver, warnings };
}

function byFirst([a]: LineRange, [b]: LineRange): number {
  return a - b;
}

function postOf(item: ForumItems['items'][number], text: string): ForumItem['post'] {
  if (item.kind === 'post') {
    return { title: text, url: item.post?.url ?? null, date: item.post?.date ?? null, knownBy: 'title' };
  }
  if (item.post?.title === undefined) return null;
  const { title, url, date, knownBy } = item.post;
  return { title, url, date, knownBy };
}

/** A paragraph as printed, the line that it begins on, and what stands between it and the one before. */
type Cut = { printed: string; line: number; gap: string; is: 'quote' | 'point' | null };

/**
 * The paragraphs of an item by their first words. A list's mark is `-` before the first words of its point, on the line
 * above them or at the end of it.
 */
function cutParagraphs(
  whole: string,
  item: ForumItems['items'][number],
): { ok: true; paragraphs: Cut[] } | { ok: false; missing: string } {
  const starts: { offset: number; gapFrom: number; is: Cut['is'] }[] = [];
  let after = 0;
  for (const { begins, is } of item.paragraphs) {
    const offset = whole.indexOf(begins, after);
    if (offset < 0 || (starts.length === 0 && offset !== 0)) return { ok: false, missing: begins };
    const gap = (is === 'point' ? /\s*-\s+$/ : /\s*$/).exec(whole.slice(0, offset));
    if (gap === null) return { ok: false, missing: `- ${begins}` };
    starts.push({ offset, gapFrom: gap.index, is: is ?? null });
    after = offset + begins.length;
  }
  if (starts.length === 0) starts.push({ offset: 0, gapFrom: 0, is: null });
  const paragraphs = starts.map(({ offset, gapFrom, is }, index): Cut => {
    const line = item.lines[0] + whole.slice(0, offset).split('\n').length - 1;
    const end = starts[index + 1]?.gapFrom ?? whole.length;
    return { printed: whole.slice(offset, end), line, gap: whole.slice(gapFrom, offset), is };
  });
  return { ok: true, paragraphs };
}

/** Joins the lines of each paragraph, marks quotes and points, and tells where a paragraph began within a line. */
function layOut(cuts: readonly Cut[]): { text: string; changes: Change[]; mended: Mend[] } {
  const changes: Change[] = [];
  const paragraphs = cuts.map(({ printed, line, gap, is }, index) => {
    const mark = is === 'quote' ? '> ' : is === 'point' ? '- ' : '';
    const before = cuts[index - 1]?.printed;
    if (before !== undefined && !gap.startsWith('\n')) {
      const [tail, head] = [lastWords(before), firstWords(printed)];
      const [from, to] = [tail + gap + head, `${tail}\n\n${mark}${head}`];
      changes.push({ line: line - (gap.split('\n').length - 1), from, to, why: WHY_PARTED });
    }
    const { text, joints } = joinLines(printed, line);
    const spaced = spaceCode(text, joints, line);
    const plain = joints.map(({ line: on, from, to, why }): Change => ({ line: on, from, to, why }));
    changes.push(...[...plain, ...spaced.changes].sort((a, b) => a.line - b.line));
    return mark + spaced.text;
  });
  const isJoint = ({ why }: Change) => why === WHY_JOINED;
  const others = changes.filter((change) => !isJoint(change));
  const mended = [
    ...others.map(({ from, to, why }): Mend => ({ field: 'text', from, to, why })),
    ...mendOfJoins('text', changes.filter(isJoint)),
  ];
  return { text: paragraphs.join('\n\n'), changes, mended };
}

/** The words around a place that are told. */
function lastWords(text: string): string {
  return /(?:\S+\s+){0,2}\S*$/.exec(text)?.[0] ?? '';
}

function firstWords(text: string): string {
  return /^\S*(?:\s+\S+){0,2}/.exec(text)?.[0] ?? '';
}

/** A line break that was joined, and where in the joined text the line behind it begins. */
type Joint = Change & { at: number };

/** Lines as one: no space before `.`, `,`, `;` and `)`, else one space. */
function joinLines(printed: string, firstLine: number): { text: string; joints: Joint[] } {
  const [first = '', ...rest] = printed.split('\n');
  const joints: Joint[] = [];
  let text = first;
  rest.forEach((line, index) => {
    const space = /^[.,;)]/.test(line) ? '' : ' ';
    const [tail, head] = [lastWords(text), firstWords(line)];
    const [from, to] = [`${tail}\n${head}`, `${tail}${space}${head}`];
    joints.push({ line: firstLine + index, from, to, why: WHY_JOINED, at: text.length + space.length });
    text += space + line;
  });
  return { text, joints };
}

/** A space between a letter and the `<|` of a token that was inline code. */
function spaceCode(text: string, joints: readonly Joint[], firstLine: number): { text: string; changes: Change[] } {
  const changes: Change[] = [];
  const spaced = text.replace(/\p{L}(?=<\|)/gu, (letter: string, at: number) => {
    const [tail, head] = [lastWords(text.slice(0, at + 1)), firstWords(text.slice(at + 1))];
    const line = firstLine + joints.filter((joint) => joint.at <= at).length;
    changes.push({ line, from: tail + head, to: `${tail} ${head}`, why: WHY_SPACED });
    return `${letter} `;
  });
  return { text: spaced, changes };
}
