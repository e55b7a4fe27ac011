/**
 * The passages of a note in its Markdown file: each a quotation with its kind and its comment, beneath a comment of HTML that
 * says where in the abstract it is. Kind and comment may be edited; the place may not.
 */
import * as v from 'valibot';
import { canonical } from './canonical.ts';
import { KIND_WORDS, PASSAGE_KINDS, PassageSchema, quoteOf, type Passage, type PassageKind } from './passage.ts';
import { asJson, escaped, exactly, PASSAGE_MARK, plain, restored, type Exact } from './vault-text.ts';

const MARKED = new RegExp(`^${PASSAGE_MARK}(\\{.*\\}) -->[ \\t]*$`);

const ExactSchema = v.optional(v.union([v.string(), v.tuple([v.string(), v.string()])]));

/** The paragraphs of all passages, in their order. */
export function passagesAsMarkdown(passages: readonly Passage[]): string[] {
  return passages.flatMap((passage) => {
    const { comment, ...place } = passage;
    const exact = exactly(comment);
    const marked = exact === undefined ? { place } : { place, exact };
    return [
      `${PASSAGE_MARK}${asJson(canonical(marked))} -->`,
      quoted(quoteOf(passage)),
      `**${KIND_WORDS[passage.kind].name}**`,
      escaped(comment),
    ];
  });
}

/** Reads them back; a sentence where the passages cannot be told from one another, and nothing may be taken. */
export function readPassages(section: string, problems: string[]): Passage[] | string {
  const passages: Passage[] = [];
  const lines = section.split('\n');
  const starts = lines.flatMap((line, at) => (line.startsWith(PASSAGE_MARK) ? [at] : []));
  if (plain(lines.slice(0, starts[0] ?? lines.length).join('\n')) !== '') {
    return 'what stands beneath “Passages” belongs to none of them. Passages are marked in the page; write elsewhere';
  }
  for (const [index, start] of starts.entries()) {
    const marked = readMark(lines[start] ?? '');
    if (marked === null) return 'the line above one of the passages was changed, and its place is lost';
    const { place, exact } = marked;
    const passage = readBlock(lines.slice(start + 1, starts[index + 1] ?? lines.length), place, exact, problems);
    if (passages.some(({ id }) => id === passage.id))
      return `the passage “${short(quoteOf(passage))}” stands in it twice`;
    passages.push(passage);
  }
  return passages;
}

function readBlock(lines: readonly string[], place: Passage, exact: Exact | undefined, problems: string[]): Passage {
  const bare = plain(lines.join('\n')).split('\n');
  const end = bare.findIndex((line) => !line.startsWith('>'));
  const quote = bare.slice(0, end === -1 ? bare.length : end);
  const tidy = (text: string) =>
    text
      .split('\n')
      .map((line) => line.trimEnd())
      .join('\n');
  if (tidy(quote.join('\n')) !== tidy(quoted(quoteOf(place)))) {
    problems.push(`the passage “${short(quoteOf(place))}” is quoted from the abstract, and stays as it was marked`);
  }
  const [first = '', ...more] = plain(end === -1 ? '' : bare.slice(end).join('\n')).split('\n');
  const kind = kindOf(first);
  const comment = restored((kind === null ? [first, ...more] : more).join('\n'), exact);
  return { ...place, kind: kind ?? place.kind, comment };
}

function readMark(line: string): { place: Passage; exact: Exact | undefined } | null {
  try {
    const json: unknown = JSON.parse(MARKED.exec(line)?.[1] ?? '');
    const { place, exact } = v.parse(v.object({ place: v.looseObject({}), exact: ExactSchema }), json);
    const passage = v.safeParse(PassageSchema, { ...place, comment: '' });
    return passage.success ? { place: passage.output, exact } : null;
  } catch {
    return null;
  }
}

function kindOf(line: string): PassageKind | null {
  const [, name] = /^\*\*(\w+)\*\*\s*$/.exec(line) ?? [];
  return PASSAGE_KINDS.find((kind) => KIND_WORDS[kind].name.toLowerCase() === name?.toLowerCase()) ?? null;
}

function quoted(quote: string): string {
  return plain(quote)
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n');
}

function short(quote: string): string {
  return quote.length > 60 ? `${quote.slice(0, 60)}…` : quote;
}
