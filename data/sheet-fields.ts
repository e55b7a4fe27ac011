/** Reads the fields of one row of the sheet, which stand glued together, on lines of their own or in cells. */
import { excerpt } from './problems.ts';
import { partDateFromTitle, partIsoDateFromTitle, type TitleAndDate } from './sheet-date.ts';
import { companyAt, endOfWord, findCategory, namesOf, type Vocabulary } from './sheet-names.ts';

export type SheetFields = {
  /** The company's id. */
  company: string;
  /** As printed, but that each white space in it is one space. */
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

/** A sentence on what could be read otherwise or is odd, and where in the row's text. */
export type Doubt = { offset: number; text: string };

export type ReadFields = { ok: true; fields: SheetFields; doubts: Doubt[] } | { ok: false; problem: FieldProblem };

/** A row's fields but for the abstract, and where in its text that begins. */
export type ReadHead =
  | { ok: true; fields: Omit<SheetFields, 'abstract'>; abstractAt: number; doubts: Doubt[] }
  | { ok: false; problem: FieldProblem };

/** What the sheet prints in the place of an abstract that its authors did not find. */
export const NO_ABSTRACT = 'Abstract not found';

const DATE_AT_END = /-([A-Za-z]+)-(\d+)\s*$/;
const ISO_DATE_AT_END = /\d{4}-\d\d-\d\d\s*$/;
export const DATE_BEFORE_ADDRESS = /\d-[A-Za-z]+-\d+\s*https?:\/\//;
const DATE = /\d-(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)-\d\d|\d{4}-\d\d-\d\d/;
const A_DATE = 'a date such as 5-Jul-24 before the address';
const HINT = '; the names stand in data/vocabulary.ts';

/** What begins an abstract where nothing parts it from the category: no letter in lower case, no space. */
const GLUED_START = /^(?:$|[\t\n]|[^\s\p{Ll}\p{M}\p{Pd}'’.,:;!?])/u;

/** Longer than any title: what is longer may be an abstract in its place. */
export const LONG_TITLE = 300;

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
 * Reads one row from its text: the company; the title; the date, which the first address follows; that address; the
 * category, before which `[Duplicate]` may stand; the abstract. Between two of them there is white space (a line break, a
 * tab, spaces) or nothing.
 *
 * What is read and yet open to doubt is told: an address that holds the name of a category; a name of a company or a
 * category that goes on as a sentence would, so that it may be the first word of what follows; white space in a title
 * that is not a plain space; a date in another form; a title that is longer than its abstract, begins with the name of a
 * company or ends in a date; an abstract with a line that looks like another field; an address with a character that none
 * has.
 */
export function readFields(text: string, vocabulary: Vocabulary): ReadFields {
  const head = readHead(text, vocabulary);
  if (!head.ok) return head;
  const abstract = text.slice(head.abstractAt).trim();
  if (abstract === '') {
    const expected = `an abstract, or "${NO_ABSTRACT}"`;
    return { ok: false, problem: { offset: head.abstractAt, found: excerpt(abstract), expected } };
  }
  const missing = abstract.replace(/\s/g, ' ') === NO_ABSTRACT;
  const { title } = head.fields;
  const doubts = [...head.doubts];
  if (companyAt(title, vocabulary) !== undefined) {
    doubts.push({ offset: 0, text: 'the title begins with the name of a company' });
  }
  const strayAt = findStrayField(abstract, vocabulary);
  if (strayAt !== null && !missing) {
    const doubt = `in the abstract stands what looks like another field: ${excerpt(abstract.slice(strayAt))}`;
    doubts.push({ offset: text.indexOf(abstract, head.abstractAt) + strayAt, text: doubt });
  }
  if (new RegExp(`(?:${DATE.source})$`).test(title)) doubts.push({ offset: 0, text: 'the title ends in a date' });
  if (title.length > LONG_TITLE || (!missing && title.length > abstract.length)) {
    doubts.push({ offset: 0, text: `the title has ${title.length} characters and the abstract ${abstract.length}` });
  }
  return { ok: true, doubts, fields: { ...head.fields, abstract: missing ? null : abstract } };
}

/** Reads all of a row's fields but the abstract; see `readFields`. */
export function readHead(text: string, vocabulary: Vocabulary): ReadHead {
  const stop = (offset: number, found: string, expected: string): ReadHead => ({
    ok: false,
    problem: { offset, found: excerpt(found), expected },
  });
  const company = companyAt(text, vocabulary);
  if (company === undefined) return stop(0, text, `one of the companies ${namesOf(vocabulary.companies)}${HINT}`);
  const nameEnd = company.name.length;

  const urlAt = text.search(/https?:\/\//);
  const beforeAddress = urlAt < 0 ? text : text.slice(0, urlAt);
  const dated = urlAt < 0 ? null : readTitleAndDate(beforeAddress, nameEnd);
  if (dated === null) {
    const head = beforeAddress.split('\n', 3).join('\n');
    const dateAt = head.search(DATE);
    const dateIsRight = dateAt >= 0 && !DATE_AT_END.test(beforeAddress) && !ISO_DATE_AT_END.test(beforeAddress);
    if (dateIsRight) return stop(dateAt, head.slice(dateAt), 'an http or https address after the date');
    // The last line before the address that holds anything.
    const offset = Math.max(nameEnd, urlAt < 0 ? 0 : beforeAddress.trimEnd().lastIndexOf('\n') + 1);
    return stop(offset, (urlAt < 0 ? head : beforeAddress).slice(nameEnd).slice(-50), A_DATE);
  }
  const { doubt, dateAt, ...titleAndDate } = dated;
  if (dated.title.trim() === '' || dated.title.trim() === NO_ABSTRACT)
    return stop(nameEnd, dated.title, 'a title before the date');
  if (dated.title.includes('\n')) return stop(nameEnd, dated.title, 'a title on one line, then the date');
  const title = dated.title.replace(/\s+/g, ' ').trim();

  const category = findCategory(text, urlAt, vocabulary);
  if (category === null) {
    const urlEnd = endOfWord(text, urlAt);
    const from = text[urlEnd] === '\n' ? urlEnd + 1 : Math.max(urlAt, urlEnd - 30);
    return stop(from, text.slice(from), `one of the categories ${namesOf(vocabulary.categories)}${HINT}`);
  }
  const url = text.slice(urlAt, category.from).trimEnd();
  if (!URL.canParse(url)) return stop(urlAt, url, 'an http or https address');

  const doubts: Doubt[] = [];
  if (!GLUED_START.test(text.slice(nameEnd))) doubts.push(firstWordDoubt(0, company.name, 'title'));
  if (doubt !== null) doubts.push({ offset: dateAt, text: doubt });
  if (title !== dated.title) {
    doubts.push({ offset: nameEnd, text: `white space in the title is read as single spaces: "${title}"` });
  }
  if (/[^\w\-./~:?#@!$&'()*+,;=%[\]]/.test(url)) {
    doubts.push({ offset: urlAt, text: `the address ${url} has a character that addresses have not` });
  }
  if (category.inDoubt) doubts.push({ offset: urlAt, text: `address read as ${url}; it could end elsewhere` });
  if (!category.duplicate && !GLUED_START.test(text.slice(category.to))) {
    doubts.push(firstWordDoubt(category.from, text.slice(category.from, category.to), 'abstract'));
  }
  const fields = { company: company.id, ...titleAndDate, title, url, duplicate: category.duplicate };
  return { ok: true, fields: { ...fields, category: category.id }, abstractAt: category.to, doubts };
}

function firstWordDoubt(offset: number, name: string, field: string): Doubt {
  return { offset, text: `"${name}" is read as a name of its own; it could begin the ${field}` };
}

/** Where a line of an abstract begins that is a category, glued or alone, or a mark that stands in its place; else null. */
function findStrayField(abstract: string, vocabulary: Vocabulary): number | null {
  const isStray = (line: string) =>
    line.replace(/\s/g, ' ').trim() === NO_ABSTRACT ||
    line.startsWith('[Duplicate]') ||
    vocabulary.categories.some(({ name }) => line.startsWith(name) && GLUED_START.test(line.slice(name.length)));
  let at = 0;
  for (const line of abstract.split('\n')) {
    if (isStray(line)) return at;
    at += line.length + 1;
  }
  return null;
}

/** Title and date, parted at the end of what stands before the address; null where no date stands there. */
function readTitleAndDate(head: string, nameEnd: number): (TitleAndDate & { dateAt: number }) | null {
  const mark = DATE_AT_END.exec(head) ?? ISO_DATE_AT_END.exec(head);
  if (mark === null || mark.index < nameEnd) return null;
  // A tab parts cells as a line break does, and no other white space is known to stand before a day.
  const before = head
    .slice(nameEnd, mark.index)
    .replace(/^\s+/, '')
    .replace(/[^\S\n]*[\t\n\u00A0\u202F\u2007]\s*(\d{0,2})$/, '\n$1');
  const iso = mark[1] === undefined;
  const read = iso
    ? partIsoDateFromTitle(before, mark[0].trim())
    : partDateFromTitle(before, mark[1] ?? '', mark[2] ?? '');
  if (read === null) return null;
  const noBreak = /[\u00A0\u202F\u2007]\d\d$/.test(head.slice(nameEnd, mark.index));
  const doubt = read.doubt ?? (noBreak ? `date read as ${read.printedDate} after a no-break space` : null);
  return { ...read, doubt, dateAt: mark.index };
}
