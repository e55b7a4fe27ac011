/**
 * The front matter of a Markdown file: flat YAML. Of other people's lines nothing is asked but where each begins, so that all
 * of them survive as they stand; a library would give them back in its own hand. Of the page's own fields there are texts and
 * lists of texts, in every form in which other programs write these anew.
 */
import { asJson } from './vault-text.ts';

export type FieldValue = string | null | readonly string[];

/** The page's fields with the line each is on, counted from 1, and the lines of all others. Or what is wrong, in words. */
export type FrontMatter =
  | {
      ok: true;
      fields: ReadonlyMap<string, { value: FieldValue; line: number }>;
      own: string;
      /** What stands in the file behind it. */
      rest: string;
    }
  | { ok: false; reason: string };

/** A field as a line: texts in quotes, whatever they are. */
export function fieldLine(name: string, value: FieldValue | number): string {
  if (value === null) return `${name}:`;
  if (typeof value === 'number') return `${name}: ${value}`;
  return `${name}: ${typeof value === 'string' ? asJson(value) : `[${value.map(asJson).join(', ')}]`}`;
}

/** What stands under one name; under none what stands before the first. */
type Block = { key: string | null; head: string; lines: string[]; at: number };

/**
 * Takes the front matter off a file. Null where the file has none.
 * @param text with line feeds alone
 * @param known the names of the page's own fields
 */
export function readFrontMatter(text: string, known: readonly string[]): FrontMatter | null {
  if (!/^---[ \t]*\n/.test(text)) return null;
  const lines = text.split('\n');
  const end = lines.findIndex((line, at) => at > 0 && /^(?:---|\.\.\.)[ \t]*$/.test(line));
  if (end === -1) return { ok: false, reason: 'its front matter has no end (a line of three hyphens)' };
  const blocks = blocksOf(lines.slice(1, end));
  if (typeof blocks === 'number') {
    return { ok: false, reason: `line ${blocks + 2} of its front matter is no “name: value”` };
  }
  const fields = new Map<string, { value: FieldValue; line: number }>();
  const own: string[] = [];
  for (const { key, head, lines: block, at } of blocks) {
    const line = at + 2;
    if (key === null || !known.includes(key)) {
      own.push(...block);
      continue;
    }
    if (fields.has(key)) return { ok: false, reason: `“${key}” stands twice in its front matter (line ${line})` };
    // Comments behind it belong to what follows, and stay as they are.
    const last = block.findLastIndex((one) => one.trim() !== '' && !one.startsWith('#'));
    const behind = block.slice(Math.max(last, 0) + 1);
    const comment = behind.findIndex((one) => one.startsWith('#'));
    const read = readValue(head, block.slice(1, Math.max(last, 0) + 1));
    if (read === null) {
      return { ok: false, reason: `what stands under “${key}” (line ${line}) is neither a text nor a list of texts` };
    }
    fields.set(key, { value: read.value, line });
    own.push(...read.comments, ...(comment === -1 ? [] : behind.slice(comment)));
  }
  return {
    ok: true,
    fields,
    own: own.join('\n').replace(/^(?:[ \t]*(?:\n|$))+/, ''),
    rest: lines.slice(end + 1).join('\n'),
  };
}

/** Lines that can stand among the page's own, and come back as they are: others have a `#` put before them. */
export function ownLines(own: string, known: readonly string[]): string[] {
  if (own === '') return [];
  const lines = own.split('\n');
  const blocks = lines.some((line) => /^(?:---|\.\.\.)[ \t]*$/.test(line)) ? 0 : blocksOf(lines);
  const isSafe = typeof blocks !== 'number' && blocks.every(({ key }) => key === null || !known.includes(key));
  // Lines that belong to a name would belong to the page's last one.
  const led = lines.find((line) => line.trim() !== '' && !line.startsWith('#')) ?? '';
  const isLed = lines[0]?.trim() !== '' && !/^(?:\s|-(?:\s|$))/.test(led);
  return isSafe && isLed ? lines : lines.map((line) => (line.startsWith('#') ? line : `# ${line}`.trimEnd()));
}

/** The name that a line begins with and what stands behind the colon, or null where it begins with none. */
function named(line: string): { key: string; head: string } | null {
  const [quoted] = /^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')/.exec(line) ?? [];
  if (quoted !== undefined) {
    const behind = line.slice(quoted.length).trimStart();
    return /^:(?:\s|$)/.test(behind) ? { key: scalar(quoted)?.value ?? quoted, head: behind.slice(1).trim() } : null;
  }
  const colon = line.search(/:(?:\s|$)/);
  if (colon < 1 || !/^(?:[^\s#"'[\]{},&*!|>%@`-]|-[^\s:])/.test(line)) return null;
  return { key: line.slice(0, colon).trimEnd(), head: line.slice(colon + 1).trim() };
}

/** The lines under their names; of lines that cannot be told apart, which is the first. */
function blocksOf(lines: readonly string[]): Block[] | number {
  const blocks: Block[] = [];
  for (const [at, line] of lines.entries()) {
    const last = blocks.at(-1);
    const name = named(line);
    if (name !== null) blocks.push({ ...name, lines: [line], at });
    else if (last !== undefined && /^(?:\s|#|-(?:\s|$)|$)/.test(line)) last.lines.push(line);
    else if (line.trim() === '' || line.startsWith('#')) blocks.push({ key: null, head: '', lines: [line], at });
    else return at;
  }
  return blocks;
}

type Read = { value: FieldValue; comments: string[] };

/** A text or a list of texts; null for anything else. */
function readValue(head: string, more: readonly string[]): Read | null {
  if (/^[|>][-+\d]*(?:\s+#.*)?$/.test(head)) return { value: blockText(head, more), comments: [] };
  const isComment = (line: string) => line.trimStart().startsWith('#');
  const further = more.filter((line) => line.trim() !== '' && !isComment(line));
  const comments = [head, ...more].filter(isComment).map((line) => line.trim());
  const begun = isComment(head) ? '' : head;
  if (begun === '' && further.length === 0) return { value: null, comments };
  if (begun === '' && isItem(further[0] ?? '')) return withComments(blockList(further), comments);
  if (!begun.startsWith('[') && further.some(isItem)) return null;
  // A map within.
  if (begun === '' && named(further[0]?.trim() ?? '') !== null) return null;
  const joined = [begun, ...further.map((line) => line.trim())].join(' ').trim();
  return withComments(joined.startsWith('[') ? flowList(joined) : scalar(joined), comments);
}

function isItem(line: string): boolean {
  return /^\s*-(?:\s|$)/.test(line);
}

function withComments(read: Read | null, comments: readonly string[]): Read | null {
  return read && { ...read, comments: [...comments, ...read.comments] };
}

/** A text over several lines, kept as it is (`|`) or folded (`>`). */
function blockText(head: string, lines: readonly string[]): string {
  const text = lines.map((line) => line.trim()).join('\n');
  return (head.startsWith('|') ? text : text.replace(/([^\n])\n(?!\n)/g, '$1 ')).trim();
}

function blockList(lines: readonly string[]): Read | null {
  const items: string[] = [];
  for (const line of lines) {
    if (isItem(line)) items.push(line.trim().slice(1).trim());
    // A long text that was broken.
    else if (/^\s+\S/.test(line)) items.push(`${items.pop() ?? ''} ${line.trim()}`);
    else return null;
  }
  return listOf(items.map((item) => item.trim()));
}

function flowList(text: string): Read | null {
  const items: string[] = [];
  let rest = text.slice(1).trimStart();
  for (;;) {
    if (rest.startsWith(']')) {
      const behind = rest.slice(1).trim();
      if (behind !== '' && !behind.startsWith('#')) return null;
      return withComments(listOf(items), behind === '' ? [] : [behind]);
    }
    const [item = ''] = /^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^,[\]{}"'][^,[\]{}]*)/.exec(rest) ?? [];
    if (item === '') return null;
    items.push(item.trim());
    rest = rest.slice(item.length).trimStart();
    if (rest.startsWith(',')) rest = rest.slice(1).trimStart();
    else if (!rest.startsWith(']')) return null;
  }
}

function listOf(items: readonly string[]): Read | null {
  const values: string[] = [];
  const comments: string[] = [];
  for (const item of items) {
    if (/^[^"'].*:(?:\s|$)/.test(item) || /^-\s/.test(item)) return null;
    const read = scalar(item);
    if (read === null) return null;
    if (read.value !== null) values.push(read.value);
    comments.push(...read.comments);
  }
  return { value: values, comments };
}

/** What a backslash stands for in double quotes, beside what JSON has. */
const ESCAPES: Record<string, string> = {
  ...{ '0': '\0', a: '\x07', b: '\b', t: '\t', n: '\n', v: '\v', f: '\f', r: '\r', e: '\x1B' },
  ...{ N: '\x85', _: '\xA0', L: '\u2028', P: '\u2029' },
};

/** One text, with or without quotes, and the comment behind it. Null for what is more than a text. */
function scalar(text: string): { value: string | null; comments: string[] } | null {
  const [, quoted, behind = ''] = /^("(?:[^"\\]|\\.)*"|'(?:[^']|'')*')\s*(.*)$/s.exec(text) ?? [];
  if (quoted !== undefined) {
    if (behind !== '' && !behind.startsWith('#')) return null;
    const inside = quoted.slice(1, -1);
    const value = quoted.startsWith("'") ? inside.replaceAll("''", "'") : withoutEscapes(inside);
    return value === null ? null : { value, comments: behind === '' ? [] : [behind] };
  }
  if (/^["'&*!{[|>%@`]/.test(text)) return null;
  const at = text.search(/(?:^|\s)#/);
  const bare = (at === -1 ? text : text.slice(0, at)).trimEnd();
  const value = bare === '' || bare === '~' || /^null$/i.test(bare) ? null : bare;
  return { value, comments: at === -1 ? [] : [text.slice(at).trim()] };
}

function withoutEscapes(inside: string): string | null {
  const beyond: number[] = [];
  const value = inside.replace(
    /\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|(.))/gs,
    (_, ...found: unknown[]) => {
      const [two, four, eight, one] = found as (string | undefined)[];
      const code = two ?? four ?? eight;
      if (code === undefined) return one === undefined ? '' : (ESCAPES[one] ?? one);
      const number = parseInt(code, 16);
      if (number > 0x10ffff) beyond.push(number);
      return number > 0x10ffff ? '' : String.fromCodePoint(number);
    },
  );
  return beyond.length > 0 ? null : value;
}
