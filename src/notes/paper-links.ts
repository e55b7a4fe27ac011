/**
 * Links from notes to papers: `[[id]]`, `[[id|what to call it]]` or `[[title]]`. Completion writes the id and the title, so
 * that no link breaks when a paper's title is mended, and other programs that know such links can follow them too.
 */
import type { Paper } from '../papers/dataset.ts';

export type LinkedPaper = Pick<Paper, 'id' | 'formerIds' | 'title' | 'duplicateOf'>;

/** A link as it is written: from `start` to before `end`, in UTF-16 code units. */
export type PaperLink = { start: number; end: number; target: string; label: string | null };

/** What a note's links need of the page around it. */
export type PaperLinks = {
  papers: readonly LinkedPaper[];
  resolve: (target: string) => LinkedPaper | null;
  /** The address of a paper in the page, a query. */
  hrefOf: (id: string) => string;
  onOpen: (id: string) => void;
};

/** Neither part may hold a bracket or a line break; the label is what stands behind the first upright stroke. */
const LINK = /\[\[([^[\]|\n]{1,500})(?:\|([^[\]\n]{1,500}))?\]\]/g;

/** The same at the beginning of a text. */
export const LINK_AT_START = new RegExp(`^${LINK.source}`);

/** Most that are offered while one is typed. */
const MOST_OFFERED = 6;

export function linksIn(text: string): PaperLink[] {
  return [...text.matchAll(LINK)].map(({ index, 0: whole, 1: target = '', 2: label }) => {
    return { start: index, end: index + whole.length, target: target.trim(), label: label?.trim() ?? null };
  });
}

/**
 * Finds the paper that a link means, by its id, an id that it had before, or its title, whatever its case and signs. Of two
 * records of one work it is the original. Null where there is none.
 */
export function linkResolver<P extends LinkedPaper>(papers: readonly P[]): (target: string) => P | null {
  const byId = new Map<string, P>();
  const byTitle = new Map<string, P>();
  for (const paper of papers) {
    for (const id of paper.formerIds) if (!byId.has(id)) byId.set(id, paper);
    const title = plain(paper.title);
    if (!byTitle.has(title) || paper.duplicateOf === null) byTitle.set(title, paper);
  }
  // An id that a paper has now is worth more than one that another had before.
  for (const paper of papers) byId.set(paper.id, paper);
  return (target) => byId.get(target.trim()) ?? byTitle.get(plain(target)) ?? null;
}

/** The link that is being typed in front of the caret: what of it stands there, and where its brackets begin. */
export function linkBeingTyped(text: string, caret: number): { start: number; typed: string } | null {
  const line = text.slice(text.lastIndexOf('\n', caret - 1) + 1, caret);
  const found = /\[\[([^[\]|]*)$/.exec(line);
  return found === null ? null : { start: caret - found[0].length, typed: found[1] ?? '' };
}

/** The papers whose titles have all the words that were typed, each at least begun; those that begin so come first. */
export function linkCompletions<P extends LinkedPaper>(typed: string, papers: readonly P[]): P[] {
  const asked = plain(typed);
  const words = asked.split(' ');
  const fitting = papers.filter(({ title, duplicateOf }) => {
    const own = plain(title).split(' ');
    return duplicateOf === null && words.every((word) => own.some((one) => one.startsWith(word)));
  });
  const begins = ({ title }: P) => plain(title).startsWith(asked);
  return [...fitting.filter(begins), ...fitting.filter((paper) => !begins(paper))].slice(0, MOST_OFFERED);
}

/** A text with the link that is being typed written out, and where the caret stands behind it. */
export function withLink(text: string, caret: number, { id, title }: LinkedPaper): { text: string; caret: number } {
  const begun = linkBeingTyped(text, caret);
  if (begun === null) throw new Error('no link is being typed');
  const label = title.replace(/[[\]|\s]+/g, ' ').trim();
  const link = label === '' ? `[[${id}]]` : `[[${id}|${label}]]`;
  // Brackets that were closed by hand, or by a keyboard, are not doubled.
  const isClosed = text.startsWith(']]', caret);
  return {
    text: text.slice(0, begun.start) + link + text.slice(caret + (isClosed ? 2 : 0)),
    caret: begun.start + link.length,
  };
}

/** The papers that some texts link to, each once. */
export function linkedFrom<P extends LinkedPaper>(
  texts: readonly string[],
  resolve: (target: string) => P | null,
): P[] {
  return [...new Set(texts.flatMap(linksIn).flatMap(({ target }) => resolve(target) ?? []))];
}

function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
