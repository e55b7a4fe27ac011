/** Facts that the sources do not state, kept by hand in `corrections.json`, each with its reason. */
import * as v from 'valibot';
import type { Mend } from '../src/papers/dataset.ts';
import type { PrintedAbstract } from './author-abstracts.ts';
import type { SheetRow } from './lab-papers-sheet.ts';
import { excerpt, type Notice, type Problem, type Result } from './problems.ts';
import { linesOf, sameWords } from './source-lines.ts';

export const CORRECTIONS_FILE = 'corrections.json';

const Row = v.pipe(v.number('must be a row number'), v.integer('must be a row number'), v.minValue(1));
const Text = v.pipe(v.string(), v.trim(), v.minLength(1, 'must not be empty'));
const Address = v.pipe(Text, v.regex(/^https?:\/\/\S+$/, 'must be an http or https address'));
const Day = v.pipe(Text, v.isoDate('must be a day as YYYY-MM-DD'));
const ArxivId = v.pipe(Text, v.regex(/^\d{4}\.\d{4,5}$/, 'must be an arXiv id such as 2310.13548'));
const Lines = v.pipe(
  v.tuple([Row, Row], 'must be two lines'),
  v.check(([first, last]) => first <= last, 'must be two lines, the first not after the last'),
);

const Corrections = v.strictObject({
  /** Rows that a source marks as duplicates, and the row of the same source that shows the same work. */
  duplicates: v.optional(v.array(v.strictObject({ file: Text, row: Row, original: Row, why: Text })), []),
  /** Fields of the sheet that are wrong as printed. `from` is what is printed, so that no other value is ever changed. */
  fields: v.optional(
    v.array(
      v.strictObject({
        file: Text,
        row: Row,
        field: v.picklist(['title', 'date', 'url']),
        from: Text,
        to: Text,
        why: Text,
        factFrom: v.optional(Address),
      }),
    ),
    [],
  ),
  /** What a reader should know about a record and no rule can find. */
  doubts: v.optional(v.array(v.strictObject({ file: Text, row: Row, field: Text, text: Text })), []),
  /** What a source that prints abstracts alone leaves out, by the place of the abstract. */
  records: v.optional(
    v.array(
      v.strictObject({
        file: Text,
        row: Row,
        begins: Text,
        title: Text,
        arxivId: ArxivId,
        date: Day,
        why: Text,
        /** The record of another source that is the same paper; that one's fields stand. */
        sameAs: v.optional(v.strictObject({ file: Text, row: Row })),
      }),
    ),
    [],
  ),
  /** Papers that a source only speaks of, and what is known of them. */
  mentioned: v.optional(
    v.array(
      v.strictObject({
        file: Text,
        /** The first line of what speaks of it. */
        row: Row,
        lines: Lines,
        begins: Text,
        title: Text,
        arxivId: v.nullable(ArxivId),
        url: v.nullable(Address),
        date: v.nullable(Day),
        why: Text,
        factFrom: v.optional(Address),
      }),
    ),
    [],
  ),
});

export type Corrections = v.InferOutput<typeof Corrections>;
export type RecordFacts = Corrections['records'][number];
export type MentionedFacts = Corrections['mentioned'][number];
export type AbstractWithFacts = { printed: PrintedAbstract; facts: RecordFacts };

export const NO_CORRECTIONS: Corrections = { duplicates: [], fields: [], doubts: [], records: [], mentioned: [] };

/** Reads the parsed file; a list that is not there is empty. What does not fit is told with its place, such as `duplicates.0.why`. */
export function decodeCorrections(json: unknown): Result<Corrections> {
  const result = v.safeParse(Corrections, json);
  if (result.success) return { ok: true, value: result.output };
  const errors = result.issues.map((issue): Problem => {
    const record = v.getDotPath(issue) ?? 'the whole';
    return { file: CORRECTIONS_FILE, line: null, record, found: issue.received, expected: issue.message };
  });
  return { ok: false, errors };
}

/**
 * For each row that the sheet marks as a duplicate the row of its original, by row number. It is an error if a marked row
 * has no correction or two, if a correction speaks of a row that is not marked or does not exist, or if an original does
 * not exist or is a duplicate itself.
 */
export function originalsOf(
  rows: readonly SheetRow[],
  corrections: Pick<Corrections, 'duplicates'>,
  file: string,
): Result<Map<number, number>> {
  const { originals, errors } = namedOriginals(rows, corrections, file);
  const named = new Set(corrections.duplicates.map((duplicate) => duplicate.row));
  for (const { row, lines, duplicate } of rows) {
    if (!duplicate || named.has(row)) continue;
    const expected = `an entry in ${CORRECTIONS_FILE} that names its original`;
    errors.push({ file, line: lines[0], record: `row ${row}`, found: 'a row marked [Duplicate]', expected });
  }
  return errors.length > 0 ? { ok: false, errors } : { ok: true, value: originals };
}

/**
 * The same for a sheet that nobody has looked at: where no correction names the original of a marked row, it is the
 * first unmarked row of the same company with the same abstract, white space aside, and a warning says so. Where there is
 * none, the row has no original and stays a paper of its own, with a warning.
 */
export function originalsByRule(
  rows: readonly SheetRow[],
  corrections: Pick<Corrections, 'duplicates'>,
  file: string,
): Result<{ originals: Map<number, number>; warnings: Notice[] }> {
  const { originals, errors } = namedOriginals(rows, corrections, file);
  if (errors.length > 0) return { ok: false, errors };
  const warnings: Notice[] = [];
  for (const row of rows) {
    if (!row.duplicate || originals.has(row.row)) continue;
    const original = rows.find(
      (candidate) =>
        !candidate.duplicate &&
        candidate.company === row.company &&
        candidate.abstract !== null &&
        row.abstract !== null &&
        sameWords(candidate.abstract, row.abstract),
    );
    const found =
      original === undefined
        ? 'but no row of its company has its abstract; kept as a paper of its own'
        : `read as a duplicate of row ${original.row}, which has the same company and the same abstract`;
    warnings.push({ file, line: row.lines[0], text: `row ${row.row}: marked [Duplicate], ${found}` });
    if (original !== undefined) originals.set(row.row, original.row);
  }
  return { ok: true, value: { originals, warnings } };
}

function namedOriginals(
  rows: readonly SheetRow[],
  corrections: Pick<Corrections, 'duplicates'>,
  file: string,
): { originals: Map<number, number>; errors: Problem[] } {
  const byNumber = new Map(rows.map((row) => [row.row, row]));
  const originals = new Map<number, number>();
  const errors: Problem[] = [];
  for (const { file: named, row, original } of corrections.duplicates) {
    const wrong = (found: string, expected: string) => errors.push(problemAt(named, row, found, expected));
    if (named !== file) wrong(`the file "${named}"`, `the file "${file}"`);
    else if (byNumber.get(row)?.duplicate !== true) wrong(`an original for row ${row}`, 'a row marked [Duplicate]');
    else if (byNumber.get(original)?.duplicate !== false) wrong(`original ${original}`, 'a row that is no duplicate');
    else if (originals.has(row)) wrong(`a second original for row ${row}`, 'one original');
    else originals.set(row, original);
  }
  return { originals, errors };
}

/**
 * The rows with their corrected fields, and the mends by row number. A correction whose file, row or printed value is
 * not there is an error: it would otherwise hit something else, or nothing.
 */
export function correctFields(
  rows: readonly SheetRow[],
  corrections: Pick<Corrections, 'fields'>,
  file: string,
): Result<{ rows: SheetRow[]; mends: Map<number, Mend[]> }> {
  const errors: Problem[] = [];
  const mends = new Map<number, Mend[]>();
  const corrected = new Map(rows.map((row) => [row.row, row]));
  for (const { file: named, row: number, field, from, to, why, factFrom } of corrections.fields) {
    const row = corrected.get(number);
    if (named !== file) errors.push(problemAt(named, number, `the file "${named}"`, `the file "${file}"`));
    else if (row === undefined) errors.push(problemAt(named, number, 'no such row', 'a row of the sheet'));
    else if (row[field] !== from) {
      errors.push(problemAt(named, number, `the ${field} ${excerpt(row[field])}`, `the ${field} "${from}"`));
    } else {
      corrected.set(number, { ...row, [field]: to });
      const mend: Mend = { field, from, to, why, ...(factFrom === undefined ? {} : { factFrom }) };
      mends.set(number, [...(mends.get(number) ?? []), mend]);
    }
  }
  if (errors.length > 0) return { ok: false, errors };
  return { ok: true, value: { rows: [...corrected.values()], mends } };
}

/**
 * The facts of each printed abstract, in the order of the file. It is an error if an abstract has none or two, or if the
 * abstract at a place does not begin as its facts say.
 */
export function factsOf(
  abstracts: readonly PrintedAbstract[],
  corrections: Pick<Corrections, 'records'>,
  file: string,
): Result<AbstractWithFacts[]> {
  const errors: Problem[] = [];
  const byPlace = new Map<number, RecordFacts>();
  for (const facts of corrections.records) {
    const printed = abstracts.find(({ row }) => row === facts.row);
    const wrong = (found: string, expected: string) => errors.push(problemAt(facts.file, facts.row, found, expected));
    if (facts.file !== file) wrong(`the file "${facts.file}"`, `the file "${file}"`);
    else if (abstracts.length === 0) wrong(`the file "${file}"`, 'a source that is read');
    else if (printed === undefined) wrong('no abstract at this place', `a place from 1 to ${abstracts.length}`);
    else if (byPlace.has(facts.row)) wrong(`facts for place ${facts.row} a second time`, 'facts once for each place');
    else if (!printed.abstract.startsWith(facts.begins)) {
      wrong(`an abstract that begins ${excerpt(printed.abstract)}`, `one that begins "${facts.begins}"`);
    } else byPlace.set(facts.row, facts);
  }
  const named = new Set(corrections.records.map(({ row }) => row));
  const value = abstracts.flatMap((printed) => {
    const facts = byPlace.get(printed.row);
    if (facts !== undefined) return [{ printed, facts }];
    if (named.has(printed.row)) return [];
    const expected = `an entry in ${CORRECTIONS_FILE} that says which paper it is of`;
    const record = `abstract ${printed.row}`;
    errors.push({ file, line: printed.lines[0], record, found: excerpt(printed.abstract), expected });
    return [];
  });
  return errors.length > 0 ? { ok: false, errors } : { ok: true, value };
}

/**
 * Holds the papers that are only spoken of against the texts (by file name) that speak of them: the line that each is
 * said to begin on must begin as the correction says.
 */
export function checkMentioned(
  mentioned: MentionedFacts[],
  files: ReadonlyMap<string, { text: string }>,
): Result<MentionedFacts[]> {
  const errors = mentioned.flatMap(({ file, row, lines, begins }): Problem[] => {
    const text = files.get(file)?.text;
    if (text === undefined) return [problemAt(file, row, `the file "${file}"`, 'a source that is read')];
    const all = linesOf(text);
    const line = all[row - 1]?.trim() ?? '';
    if (row !== lines[0] || lines[1] > all.length) {
      return [problemAt(file, row, `lines ${lines.join(' to ')}`, `lines of the file, from line ${row} on`)];
    }
    return line.startsWith(begins) ? [] : [problemAt(file, row, excerpt(line), `a line that begins "${begins}"`)];
  });
  return errors.length > 0 ? { ok: false, errors } : { ok: true, value: mentioned };
}

function problemAt(file: string, row: number, found: string, expected: string): Problem {
  return { file: CORRECTIONS_FILE, line: null, record: `${file}, row ${row}`, found, expected };
}
