/** Facts that the sources do not state, kept by hand in `corrections.json`, each with its reason. */
import * as v from 'valibot';
import type { SheetRow } from './lab-papers-sheet.ts';
import type { Problem, Result } from './problems.ts';

export const CORRECTIONS_FILE = 'corrections.json';

const Row = v.pipe(v.number('must be a row number'), v.integer('must be a row number'), v.minValue(1));
const Text = v.pipe(v.string(), v.trim(), v.minLength(1, 'must not be empty'));

const Corrections = v.strictObject({
  /** Rows that a source marks as duplicates, and the row of the same source that shows the same work. */
  duplicates: v.array(v.strictObject({ file: Text, row: Row, original: Row, why: Text })),
});

export type Corrections = v.InferOutput<typeof Corrections>;

/** Reads the parsed file. What does not fit is told with its place, such as `duplicates.0.why`. */
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
  corrections: Corrections,
  file: string,
): Result<Map<number, number>> {
  const byNumber = new Map(rows.map((row) => [row.row, row]));
  const originals = new Map<number, number>();
  const errors: Problem[] = [];
  for (const { file: named, row, original } of corrections.duplicates) {
    const wrong = (found: string, expected: string) =>
      errors.push({ file: CORRECTIONS_FILE, line: null, record: `${named}, row ${row}`, found, expected });
    if (named !== file) wrong(`the file "${named}"`, `the file "${file}"`);
    else if (byNumber.get(row)?.duplicate !== true) wrong(`an original for row ${row}`, 'a row marked [Duplicate]');
    else if (byNumber.get(original)?.duplicate !== false) wrong(`original ${original}`, 'a row that is no duplicate');
    else if (originals.has(row)) wrong(`a second original for row ${row}`, 'one original');
    else originals.set(row, original);
  }
  const corrected = new Set(corrections.duplicates.map((duplicate) => duplicate.row));
  for (const { row, lines, duplicate } of rows) {
    if (!duplicate || corrected.has(row)) continue;
    const expected = `an entry in ${CORRECTIONS_FILE} that names its original`;
    errors.push({ file, line: lines[0], record: `row ${row}`, found: 'a row marked [Duplicate]', expected });
  }
  return errors.length > 0 ? { ok: false, errors } : { ok: true, value: originals };
}
