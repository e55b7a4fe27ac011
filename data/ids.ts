/**
 * Ids are slugs that stand in links and notes for ever, so they are kept in a committed registry, `ids.json`, by source
 * file and row. A row that is in the registry keeps its id, whatever becomes of its title.
 */
import * as v from 'valibot';
import type { Notice, Problem, Result } from './problems.ts';

export const IDS_FILE = 'ids.json';

const MAX_LENGTH = 60;

/** Words that a slug should not end in where it is cut. */
const SMALL_WORDS = /(?:-(?:a|an|and|as|at|by|can|for|from|in|is|of|on|or|that|the|through|to|with))+$/;

const Id = v.pipe(v.string(), v.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'must be a slug such as "softmax-linear-units"'));
const RowNumber = v.pipe(v.string(), v.regex(/^[1-9]\d*$/, 'must be a row number'));
const Registry = v.record(v.string(), v.record(RowNumber, Id));

/** Ids by file name and by row number (as text, since these are keys of a JSON object). */
export type Registry = v.InferOutput<typeof Registry>;

/** Reads the parsed file; an id that two rows share is an error too. */
export function decodeRegistry(json: unknown): Result<Registry> {
  const result = v.safeParse(Registry, json);
  const error = (record: string, found: string, expected: string): Problem => {
    return { file: IDS_FILE, line: null, record, found, expected };
  };
  if (!result.success) {
    const errors = result.issues.map((issue) =>
      error(v.getDotPath(issue) ?? 'the whole', issue.received, issue.message),
    );
    return { ok: false, errors };
  }
  const taken = new Set<string>();
  const errors: Problem[] = [];
  for (const [file, rows] of Object.entries(result.output)) {
    for (const [row, id] of Object.entries(rows)) {
      if (taken.has(id)) errors.push(error(`${file}, row ${row}`, `"${id}" a second time`, 'an id of its own'));
      taken.add(id);
    }
  }
  return errors.length > 0 ? { ok: false, errors } : { ok: true, value: result.output };
}

/**
 * The registry with an id for each row of one file: ids that are there stay, new rows get the slug of their title, with
 * `-2`, `-3`… where another row has it. An entry whose row is gone stays, so that no other paper ever gets its id, and a
 * warning tells of it. The registry that is given is not changed.
 */
export function assignIds(
  registry: Registry,
  file: string,
  rows: readonly { row: number; title: string }[],
): { registry: Registry; warnings: Notice[] } {
  const ids = { ...registry[file] };
  const taken = new Set(Object.values(registry).flatMap((entries) => Object.values(entries)));
  for (const { row, title } of rows) {
    if (Object.hasOwn(ids, row)) continue;
    const slug = slugOf(title) || `row-${row}`;
    let id = slug;
    for (let count = 2; taken.has(id); count += 1) id = `${slug}-${count}`;
    ids[row] = id;
    taken.add(id);
  }
  const present = new Set(rows.map(({ row }) => String(row)));
  const gone = Object.entries(ids).filter(([row]) => !present.has(row));
  const warnings = gone.map(([row, id]): Notice => {
    return { file: IDS_FILE, line: null, text: `row ${row} of ${file} is gone; its id "${id}" stays taken` };
  });
  return { registry: { ...registry, [file]: ids }, warnings };
}

/**
 * The registry with an id for each row of several files, in the order of the rows: a title that two files have gives the
 * plain slug to the one that comes first. `idOf` gives the id of a row that was among them.
 */
export function assignAllIds(
  registry: Registry,
  rows: readonly { file: string; row: number; title: string }[],
): { registry: Registry; warnings: Notice[]; idOf: (file: string, row: number) => string } {
  let assigned: Registry = registry;
  const warnings: Notice[] = [];
  for (const file of new Set(rows.map((row) => row.file))) {
    const next = assignIds(
      assigned,
      file,
      rows.filter((row) => row.file === file),
    );
    assigned = next.registry;
    warnings.push(...next.warnings);
  }
  const idOf = (file: string, row: number): string => {
    const id = assigned[file]?.[row];
    if (id === undefined) throw new Error(`Row ${row} of ${file} has no id.`);
    return id;
  };
  return { registry: assigned, warnings, idOf };
}

/**
 * A title as a slug: lower case, ASCII, words joined by hyphens, cut after the last whole word within sixty characters
 * that is more than an article, a conjunction or a preposition. Empty where the title has no letter or digit that ASCII knows.
 */
export function slugOf(title: string): string {
  const plain = title
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’]/g, '')
    .toLowerCase();
  const slug = plain.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
  if (slug.length <= MAX_LENGTH) return slug;
  const cut = slug.lastIndexOf('-', MAX_LENGTH);
  return slug.slice(0, cut < 0 ? MAX_LENGTH : cut).replace(SMALL_WORDS, '');
}
