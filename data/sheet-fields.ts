/** Reads the fields of one row of the sheet, which stand glued together or on lines of their own. */
import { excerpt } from './problems.ts';
import { partDateFromTitle } from './sheet-date.ts';
import { companyAt, endOfWord, findCategory, namesOf, type Vocabulary } from './sheet-names.ts';

export type SheetFields = {
  /** The company's id. */
  company: string;
  /** As printed. */
  title: string;
  /** `YYYY-MM-DD`. */
  date: string;
  printedDate: string;
  /** As printed. */
  url: string;
  /** Whether the sheet marks the row `[Duplicate]`. */
  duplicate: boolean;
  /** The category's id. */
  category: string;
  /** As printed, with its line breaks; null where the sheet says `Abstract not found`. */
  abstract: string | null;
};

/** Where in the row's text reading stopped, what stood there and what should have. */
export type FieldProblem = { offset: number; found: string; expected: string };

export type ReadFields =
  { ok: true; fields: SheetFields; doubts: { offset: number; text: string }[] } | { ok: false; problem: FieldProblem };

/** What the sheet prints in the place of an abstract that its authors did not find. */
export const NO_ABSTRACT = 'Abstract not found';

const DATE_BEFORE_ADDRESS = /-([A-Za-z]+)-(\d+)\n?(?=https?:\/\/)/;
const DATE = /\d-(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)-\d\d/;
const A_DATE = 'a date such as 5-Jul-24 before the address';

/**
 * Whether the text, the first lines of what may be a row, has the marks of one beside the company's name: a date that is
 * followed by an address, or an address that is followed by a category.
 */
export function looksLikeRow(text: string, vocabulary: Vocabulary): boolean {
  if (DATE_BEFORE_ADDRESS.test(text)) return true;
  const address = text.search(/https?:\/\//);
  return address >= 0 && findCategory(text, address, vocabulary) !== null;
}

/**
 * Reads one row from its text: the company; the title; the date, which an address follows; the address; the category,
 * before which `[Duplicate]` may stand; the abstract. Between two of them there is a line break or nothing.
 *
 * The address ends at the line's end if a category begins the next line, else where the first category's name begins
 * within it. Both can be true only where an address contains the name of a category; a doubt tells of that.
 */
export function readFields(text: string, vocabulary: Vocabulary): ReadFields {
  const stop = (offset: number, found: string, expected: string): ReadFields => ({
    ok: false,
    problem: { offset, found: excerpt(found), expected },
  });
  const company = companyAt(text, vocabulary);
  if (company === undefined) return stop(0, text, `one of the companies ${namesOf(vocabulary.companies)}`);

  const mark = DATE_BEFORE_ADDRESS.exec(text);
  if (mark === null) {
    const head = text.split('\n', 3).join('\n');
    const dateAt = head.search(DATE);
    if (dateAt >= 0) return stop(dateAt, text.slice(dateAt), 'an http or https address after the date');
    return stop(
      company.name.length,
      head
        .slice(company.name.length)
        .replace(/https?:.*/s, '')
        .slice(-50),
      A_DATE,
    );
  }
  const before = text.slice(company.name.length, mark.index).replace(/^\n/, '');
  const dated = partDateFromTitle(before, mark[1] ?? '', mark[2] ?? '');
  if (dated === null) return stop(mark.index, (before + mark[0]).slice(-50), A_DATE);
  const { doubt, ...titleAndDate } = dated;
  if (dated.title.trim() === '') return stop(company.name.length, dated.title, 'a title before the date');
  if (dated.title.includes('\n')) return stop(company.name.length, dated.title, 'a title on one line, then the date');

  const urlAt = mark.index + mark[0].length;
  const category = findCategory(text, urlAt, vocabulary);
  if (category === null) {
    const urlEnd = endOfWord(text, urlAt);
    const from = text[urlEnd] === '\n' ? urlEnd + 1 : Math.max(urlAt, urlEnd - 30);
    return stop(from, text.slice(from), `one of the categories ${namesOf(vocabulary.categories)}`);
  }
  const url = text.slice(urlAt, category.from).replace(/\n$/, '');
  if (!URL.canParse(url)) return stop(urlAt, url, 'an http or https address');

  const abstract = text.slice(category.to).replace(/^\n/, '');
  if (abstract.trim() === '') return stop(category.to, '', `an abstract, or "${NO_ABSTRACT}"`);

  const doubts: { offset: number; text: string }[] = [];
  if (doubt !== null) doubts.push({ offset: mark.index, text: doubt });
  if (category.inDoubt) doubts.push({ offset: urlAt, text: `address read as ${url}; it could end elsewhere` });
  return {
    ok: true,
    doubts,
    fields: {
      company: company.id,
      ...titleAndDate,
      url,
      duplicate: category.duplicate,
      category: category.id,
      abstract: abstract === NO_ABSTRACT ? null : abstract,
    },
  };
}
