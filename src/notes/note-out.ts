/**
 * One note as a text to paste elsewhere: at one of its lengths or whole, with the passages that were highlighted and a
 * citation of the paper. Links to papers become titles with their addresses.
 */
import { asText, citationList, destination, markdownList, plainMarkdown } from '../papers/citations/lists.ts';
import type { Dataset, Paper } from '../papers/dataset.ts';
import { markdownAsText } from './markdown-as-text.ts';
import { factsOf, inMarkdown, PART_NAMES, remarkOn } from './note-as-text.ts';
import type { Note } from './note.ts';
import { linkResolver, linksIn, type PaperLink } from './paper-links.ts';
import { quoteOf, type Passage } from './passage.ts';

export const OUT_LENGTHS = ['short', 'long', 'jottings', 'everything'] as const;
export type OutLength = (typeof OUT_LENGTHS)[number];

/** A post is plain text, as short as it goes: its citation is the title with the address. */
export const OUT_FORMS = ['post', 'markdown', 'text'] as const;
export type OutForm = (typeof OUT_FORMS)[number];

export type Out = { length: OutLength; form: OutForm };

/** How a form writes what notes are made of. */
type Writer = {
  /** A text that was typed without markup. */
  plain: (text: string) => string;
  /** A text that was typed in Markdown. */
  marked: (text: string) => string;
  title: (text: string) => string[];
  heading: (text: string) => string[];
  passage: (passage: Passage) => string;
  citation: () => string;
};

/**
 * Writes a note out. Total: parts in which nothing is written are left out, so that of an empty note the citation alone is
 * left. A post at one length quotes the first passage, everything else all of them; status, rating and tags belong to
 * everything, and to no post.
 */
export function noteOut(note: Note, paper: Paper, dataset: Dataset, { length, form }: Out): string {
  const write = WRITERS[form](paper, dataset);
  const isWhole = length === 'everything';
  const text = (part: 'short' | 'long' | 'jottings') => {
    if ((!isWhole && part !== length) || note[part].trim() === '') return [];
    const written = (part === 'short' ? write.plain : write.marked)(note[part].trim());
    return [...(isWhole ? write.heading(PART_NAMES[part]) : []), written];
  };
  const quoted = form === 'post' && !isWhole ? note.passages.slice(0, 1) : note.passages;
  const facts = isWhole && form !== 'post' ? factsOf(note).map(write.plain) : [];
  const parts = [
    ...(isWhole ? write.title(paper.title) : []),
    ...(facts.length === 0 ? [] : [facts.join(form === 'markdown' ? '\\\n' : '\n')]),
    ...text('short'),
    ...text('long'),
    ...text('jottings'),
    ...(isWhole && quoted.length > 0 ? write.heading(PART_NAMES.passages) : []),
    ...quoted.map(write.passage),
    write.citation(),
  ];
  return `${parts.join('\n\n')}\n`;
}

const WRITERS: Record<OutForm, (paper: Paper, dataset: Dataset) => Writer> = {
  post(paper, dataset) {
    const text = WRITERS.text(paper, dataset);
    return {
      ...text,
      title: () => [],
      heading: () => [],
      passage: (passage) =>
        [inQuotes(passage), text.plain(passage.comment.trim())].filter((one) => one !== '').join('\n'),
      citation: () => [paper.title, ...(paper.url === null ? [] : [paper.url])].join('\n'),
    };
  },
  text(paper, dataset) {
    const links = writtenLinks(dataset);
    return {
      plain: links.inText,
      marked: (text) => markdownAsText(links.inMarkdown(text)),
      title: (text) => [text],
      heading: (text) => [`${text}:`],
      passage: (passage) => `${inQuotes(passage)}\n${remarkOn(passage, links.inText(passage.comment.trim()))}`,
      citation: () => citationList([paper], dataset).trimEnd(),
    };
  },
  markdown(paper, dataset) {
    const links = writtenLinks(dataset);
    const plain = (text: string) => plainLines(text, links.inPlainMarkdown);
    return {
      plain,
      marked: links.inMarkdown,
      title: (text) => [`# ${plainMarkdown(text)}`],
      heading: (text) => [`## ${text}`],
      passage: (passage) =>
        inMarkdown(plainLines(quoteOf(passage), plainPiece), remarkOn(passage, plain(passage.comment.trim()))),
      // Not as the item of a list.
      citation: () => markdownList([paper], dataset).replace(/^- /, '').trimEnd(),
    };
  },
};

function inQuotes(passage: Passage): string {
  return `“${quoteOf(passage)}”`;
}

/** Code of Markdown: in it, brackets are no links. */
const CODE = /(```[\s\S]*?(?:```|$)|~~~[\s\S]*?(?:~~~|$)|`[^`\n]+`)/;

/** What links to papers become in texts of different kinds; those that lead to no paper become what they are called. */
function writtenLinks(dataset: Dataset) {
  const resolve = linkResolver(dataset.papers);

  /** The text with its links written, and what stands between them. */
  function replaced(text: string, write: (link: PaperLink) => string, between = (piece: string) => piece): string {
    let at = 0;
    const pieces = linksIn(text).map((link) => {
      const piece = between(text.slice(at, link.start)) + write(link);
      at = link.end;
      return piece;
    });
    return pieces.join('') + between(text.slice(at));
  }

  /** Where links stand in links, what is left of the inner one may make another. */
  function allReplaced(text: string, write: (link: PaperLink) => string): string {
    let written = text;
    // No more of them can lie in each other than begin.
    for (let left = text.split('[[').length - 1; left > 0; left -= 1) written = replaced(written, write);
    return written;
  }

  const asText = ({ target, label }: PaperLink) => {
    const paper = resolve(target);
    if (paper === null) return label ?? target;
    return paper.url === null ? paper.title : `${paper.title} (${paper.url})`;
  };

  const asMarkdown = ({ target, label }: PaperLink) => {
    const paper = resolve(target);
    if (paper === null) return plainMarkdown(label ?? target);
    const title = plainMarkdown(paper.title);
    return paper.url === null ? title : `[${title}](${destination(paper.url)})`;
  };

  return {
    inText: (text: string) => allReplaced(text, asText),
    inMarkdown: (text: string) =>
      text
        .split(CODE)
        .map((piece, at) => (at % 2 === 1 ? piece : allReplaced(piece, asMarkdown)))
        .join(''),
    inPlainMarkdown: (line: string) => replaced(line, asMarkdown, plainPiece),
  };
}

/** An address as it stands in a text, without what ends the sentence around it. */
const ADDRESS = /(https?:\/\/[^\s<>]*[^\s<>.,;:!?"'’”)\]])/;

/** Plain text as Markdown that shows it as it stands; addresses lead where they say. */
function plainPiece(text: string): string {
  return text
    .split(ADDRESS)
    .map((piece, at) => (at % 2 === 1 ? `<${piece}>` : plainMarkdown(piece).replaceAll('|', '\\|')))
    .join('');
}

/** Lines of plain text as lines of Markdown, which would run into one. */
function plainLines(text: string, written: (line: string) => string): string {
  const lines = text.split('\n').map((line) => asText(written(line.trim())).replace(/^=/, '\\='));
  return lines.map((line, at) => (line === '' || (lines[at + 1] ?? '') === '' ? line : `${line}\\`)).join('\n');
}
