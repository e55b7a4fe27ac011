/** The page's part of a Markdown file: where it begins and ends, and what stands under its headings. */
import { HEADINGS, MARK, PASSAGE_MARK } from './vault-text.ts';

/** The line that begins it. */
export const BEGIN = `${MARK}begin · write beneath the headings; what you write above this line or below the last one is kept too -->`;
const BEGINS = new RegExp(`^${MARK}begin\\b.*-->[ \\t]*$`);
const ENDS = new RegExp(`^${MARK}end (\\{.*\\}) -->[ \\t]*$`);

/** What stands before the page's part, within it and behind it; or why that cannot be told. */
export function partsOf(text: string): { before: string; inside: string[]; kept: string; after: string } | string {
  const lines = text.split('\n');
  const begins = lines.flatMap((line, at) => (BEGINS.test(line) ? [at] : []));
  const ends = lines.flatMap((line, at) => (line.startsWith(`${MARK}end`) ? [at] : []));
  const [begin, end] = [begins[0], ends[0]];
  if (begin === undefined) return 'the line that begins the page’s part was changed';
  if (end === undefined || end < begin) return 'the page’s part has no end: its last line is missing';
  if (begins.length > 1 || ends.length > 1) return 'it holds the page’s part more than once';
  const [, kept = ''] = ENDS.exec(lines[end] ?? '') ?? [];
  return {
    before: lines
      .slice(0, begin)
      .map((line) => `${line}\n`)
      .join(''),
    inside: lines.slice(begin + 1, end),
    kept,
    after: lines.slice(end + 1).join('\n'),
  };
}

export type Sections = Record<keyof typeof HEADINGS | 'head', string>;

/** The page's part under its headings, and what stands before the first; or why it cannot be told apart. */
export function sectionsOf(lines: readonly string[]): Sections | string {
  const found: Partial<Record<keyof Sections, string[]>> = {};
  let current: string[] = (found.head = []);
  for (const line of lines) {
    const section = (['short', 'long', 'jottings', 'passages'] as const).find(
      (one) => line.replace(/[ \t]+$/, '') === HEADINGS[one],
    );
    if (section === undefined) {
      if (line.startsWith(PASSAGE_MARK) && current !== found.passages) return 'its heading “Passages” is missing';
      current.push(line);
      continue;
    }
    if (found[section] !== undefined) return `the heading “${HEADINGS[section]}” stands twice in the page’s part`;
    current = found[section] = [];
  }
  const textOfSection = (name: keyof Sections) => (found[name] ?? []).join('\n');
  return {
    head: textOfSection('head'),
    short: textOfSection('short'),
    long: textOfSection('long'),
    jottings: textOfSection('jottings'),
    passages: textOfSection('passages'),
  };
}
