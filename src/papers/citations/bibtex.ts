/**
 * BibTeX, after "BibTeXing" (Oren Patashnik, 1988), in UTF-8 as Biber, Zotero and JabRef read it. `eprint` and
 * `archiveprefix` are the fields that arXiv names in its help on BibTeX.
 */
import type { Dataset, Paper } from '../dataset.ts';
import { citedPapers, oneLine, type Cited } from './cited.ts';

/** The macros for months that every style defines; they are written without braces. */
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] as const;

/**
 * The papers as entries of a `.bib` file, in their order, an empty line between two. All are `@misc`: the sources say of
 * none where it was published. What is not known is left out.
 */
export function bibtex(papers: readonly Paper[], dataset: Dataset): string {
  return citedPapers(papers, dataset).map(entry).join('\n');
}

function entry({ key, title, author, date, url, arxivId, category, abstract }: Cited): string {
  const fields: Record<string, string | null | undefined> = {
    title: braced(titleOf(title)),
    // The second pair keeps a company from being taken for a person with a first and a last name.
    author: author && braced(`{${escaped(author)}}`),
    year: date && braced(date.year),
    month: date && MONTHS[Number(date.month) - 1],
    url: url && braced(verbatim(url)),
    eprint: arxivId && braced(verbatim(arxivId)),
    archiveprefix: arxivId && braced('arXiv'),
    abstract: abstract && braced(escaped(oneLine(abstract))),
    // Commas and semicolons part keywords, and nothing escapes them.
    keywords: category && braced(escaped(oneLine(category.replace(/[,;]/g, ' ')))),
  };
  const lines = Object.entries(fields).flatMap(([name, value]) => (value ? [`  ${name} = ${value}`] : []));
  return `@misc{${key},\n${lines.join(',\n')}\n}\n`;
}

function braced(value: string): string | null {
  return value === '' ? null : `{${value}}`;
}

/** What TeX takes for a command. Braces as `\{` would be counted by BibTeX, which knows no escapes. */
const SPECIAL: Record<string, string> = {
  '\\': '{\\textbackslash}',
  '{': '{\\textbraceleft}',
  '}': '{\\textbraceright}',
  '~': '{\\textasciitilde}',
  '^': '{\\textasciicircum}',
  '<': '{\\textless}',
  '>': '{\\textgreater}',
  '|': '{\\textbar}',
  '%': '\\%',
  '&': '\\&',
  _: '\\_',
  '#': '\\#',
  $: '\\$',
};

/** Text for TeX that prints as it stands: nothing in it is a command, and no two characters melt into another (`--`). */
function escaped(text: string): string {
  return text
    .replace(/[\\{}~^<>|%&_#$]/g, (character) => SPECIAL[character] ?? character)
    .replace(/(?<=-)-|(?<=')'|(?<=[`!?])`|(?<=,),/g, '{}$&');
}

/** An address or a number, which is read character by character: what could end or break the field is percent-encoded. */
function verbatim(text: string): string {
  return text.replace(/[{}$\\]/g, encodeURIComponent);
}

const WORD = /[\p{L}\p{M}\p{N}]+/gu;

/** Names that are written like any other word in a title where all words have capitals. */
const NAMES = new Set(['Chinchilla', 'Claude', 'Gemini', 'Gopher', 'Llama', 'Nash', 'Sparrow']);

/**
 * A title for TeX, with braces round what keeps its capitals when a style sets titles in lower case: words with a capital
 * inside (`{GPT}-4`, `{LLM}s`, `{DeepMind}`), capitals that stand alone, and names, months before a year among them. In a
 * title whose other words are in lower case, a capital in the middle is a name. Where all words have capitals that cannot be seen, so a few names are
 * known.
 */
function titleOf(title: string): string {
  const sentence = inSentenceCase(title);
  let written = '';
  let done = 0;
  for (const { 0: word, index } of title.matchAll(WORD)) {
    const before = title.slice(done, index);
    // Styles leave the first letter alone, and that after a colon.
    const begins = index === 0 || title.slice(0, index).endsWith(': ');
    const beforeYear = /^ (?:19|20)\d\d(?!\d)/.test(title.slice(index + word.length));
    written += escaped(before) + (keepsCapitals(word, sentence, begins, beforeYear) ? inBraces(word) : word);
    done = index + word.length;
  }
  return written + escaped(title.slice(done));
}

function keepsCapitals(word: string, sentence: boolean, begins: boolean, beforeYear: boolean): boolean {
  if (hasInnerCapital(word)) return true;
  if (begins || !/^\p{Lu}/u.test(word)) return false;
  const alone = /^\p{Lu}$/u.test(word) && word !== 'A';
  return sentence || alone || beforeYear || NAMES.has(word);
}

function hasInnerCapital(word: string): boolean {
  return /^.+\p{Lu}/u.test(word);
}

/** The `s` of a plural stays outside: styles that set capitals small would set it as a capital too. */
function inBraces(word: string): string {
  return word.replace(/^(.*\p{Lu})(s?)$|^.*$/u, (whole, capitals?: string, plural = '') =>
    capitals === undefined ? `{${whole}}` : `{${capitals}}${plural}`,
  );
}

/** Whether most longer words after the first are in lower case. */
function inSentenceCase(title: string): boolean {
  const [, ...words] = title.match(WORD) ?? [];
  const telling = words.filter((word) => word.length >= 4 && !hasInnerCapital(word));
  const lower = telling.filter((word) => /^\p{Ll}/u.test(word)).length;
  return lower * 2 > telling.length;
}
