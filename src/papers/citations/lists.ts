/** Lists of citations to paste into a text, a line a paper. */
import type { Dataset, Paper } from '../dataset.ts';
import { citedPapers, type Cited } from './cited.ts';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/**
 * The papers as plain text, in their order: `Google DeepMind (2023, 4 May). Title. arXiv:2305.12345. https://…`. What is
 * not known is left out; without a company the title comes first.
 */
export function citationList(papers: readonly Paper[], dataset: Dataset): string {
  const same = (text: string) => text;
  return lines(
    citedPapers(papers, dataset).map((paper) => [...sentences(paper, same, same), paper.url ?? ''].join(' ')),
  );
}

/**
 * The papers as a list in Markdown (CommonMark 0.31), in their order. The titles are links where an address is known, and
 * nothing in a title is taken for markup.
 */
export function markdownList(papers: readonly Paper[], dataset: Dataset): string {
  return lines(
    citedPapers(papers, dataset).map((paper) => {
      const link = (title: string) =>
        paper.url === null ? plainMarkdown(title) : `[${plainMarkdown(title)}](${destination(paper.url)})`;
      return `- ${asText(sentences(paper, plainMarkdown, link).join(' '))}`;
    }),
  );
}

function lines(items: string[]): string {
  return items.map((item) => `${item.trimEnd()}\n`).join('');
}

/** Who and when, what, and the number at arXiv, each with the full stop that ends it. */
function sentences(
  { author, title, date, arxivId }: Cited,
  text: (plain: string) => string,
  link: (title: string) => string,
): string[] {
  const when = date && `(${date.year}, ${Number(date.day)} ${MONTHS[Number(date.month) - 1] ?? date.month})`;
  const who = author === null ? [] : [when ? `${text(author)} ${when}.` : ended(text(author), author)];
  const what = author === null && when ? `${link(title)} ${when}.` : ended(link(title), title);
  return [...who, what, ...(arxivId === null ? [] : [text(`arXiv:${arxivId}.`)])];
}

/** The text as it is written, with a full stop unless it ends a sentence by itself. */
function ended(written: string, plain: string): string {
  return /[.?!…]["'”’)\]]*$/.test(plain) ? written : `${written}.`;
}

/**
 * A text of one line as Markdown that shows it as it stands. CommonMark lets a backslash stand before any punctuation of
 * ASCII; before these and before entities it is needed.
 */
export function plainMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>~$]|&(?=#?\w+;)/g, '\\$&');
}

/** An address between the brackets of a link: brackets, backslashes and what looks like an entity (`&copy;`) are escaped. */
export function destination(url: string): string {
  return url.replace(/[\\()<>]|&(?=#?\w+;)/g, '\\$&');
}

/** At the start of a line or an item, `1.`, `-` and `+` would begin a list, and `#` a heading. */
export function asText(item: string): string {
  return item.replace(/^(\d*)([-+.)#])/, '$1\\$2');
}
