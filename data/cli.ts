/** `npm run data`: reads the sources, writes `public/data/papers.json` and the registry of ids, and says what it did. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildDataset, type BuildReport } from './build.ts';
import { CORRECTIONS_FILE, decodeCorrections } from './corrections.ts';
import { decodeRegistry, IDS_FILE } from './ids.ts';
import { LAB_PAPERS_SHEET } from './lab-papers-sheet.ts';
import { tellNotice, tellProblem, type Problem, type Result } from './problems.ts';

const USAGE = 'Usage: npm run data -- [--check] | [--sheet FILE --out FILE]';

/**
 * Runs the build and gives the exit code: 0, or 1 after anything that stops it; then nothing has been written.
 * `--check` writes nothing and fails if a committed file differs from what the build makes. `--sheet FILE --out FILE`
 * reads another sheet and writes another file, and leaves the registry alone.
 *
 * @param args the words after the command
 * @param root the project's folder
 * @param terminal where it speaks: the summary to `log`, what stops it to `error`
 */
export function main(args: string[], root: string, terminal: Terminal = console): number {
  const fail = (lines: string[]): number => {
    for (const line of lines) terminal.error(line);
    return lines.length === 0 ? 0 : 1;
  };
  const stop = (errors: Problem[]): number =>
    fail([...errors.map(tellProblem), `Nothing was written: ${errors.length} to mend.`]);

  const options = readOptions(args);
  if (typeof options === 'string') return fail([options, USAGE]);
  const sheetPath = options.sheet ?? join(root, 'data', 'sources', LAB_PAPERS_SHEET);
  const idsPath = join(root, 'data', IDS_FILE);
  const papersPath = options.out ?? join(root, 'public', 'data', 'papers.json');

  const sheet = read(sheetPath);
  const corrections = decoded(join(root, 'data', CORRECTIONS_FILE), decodeCorrections);
  const registry = existsSync(idsPath) ? decoded(idsPath, decodeRegistry) : { ok: true as const, value: {} };
  if (!sheet.ok || !corrections.ok || !registry.ok) {
    return stop([sheet, corrections, registry].flatMap((result) => (result.ok ? [] : result.errors)));
  }
  const built = buildDataset({
    sources: { labPapersSheet: sheet.value },
    corrections: corrections.value,
    registry: registry.value,
    ...(options.sheet === undefined ? {} : { sheetName: options.sheet }),
  });
  if (!built.ok) return stop(built.errors);

  const outputs = [{ path: papersPath, text: built.json }];
  if (options.out === undefined) outputs.push({ path: idsPath, text: `${JSON.stringify(built.registry, null, 2)}\n` });
  for (const line of summary(built.report)) terminal.log(line);
  if (options.check) {
    const stale = outputs.filter(({ path, text }) => !existsSync(path) || readFileSync(path, 'utf8') !== text);
    return fail(
      stale.map(({ path }) => `${path} is not what the sources make. Run "npm run data" and commit the result.`),
    );
  }
  for (const { path, text } of outputs) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  return 0;
}

/** The part of `console` that is used. */
export type Terminal = { log: (line: string) => void; error: (line: string) => void };

type Options = { check: boolean; sheet?: string | undefined; out?: string | undefined };

function readOptions(args: string[]): Options | string {
  try {
    const types = { check: { type: 'boolean' }, sheet: { type: 'string' }, out: { type: 'string' } } as const;
    const { check = false, sheet, out } = parseArgs({ args, options: types }).values;
    if ((sheet === undefined) !== (out === undefined)) return '--sheet and --out go together.';
    return check && out !== undefined ? '--check looks at the committed files only.' : { check, sheet, out };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function read(path: string): Result<string> {
  try {
    return { ok: true, value: readFileSync(path, 'utf8') };
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error);
    return {
      ok: false,
      errors: [{ file: path, line: null, record: null, found, expected: 'a file that can be read' }],
    };
  }
}

function decoded<T>(path: string, decode: (json: unknown) => Result<T>): Result<T> {
  const text = read(path);
  if (!text.ok) return text;
  try {
    return decode(JSON.parse(text.value));
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error);
    return { ok: false, errors: [{ file: path, line: null, record: null, found, expected: 'JSON' }] };
  }
}

function summary(report: BuildReport): string[] {
  const duplicates = report.papers - report.unique;
  const empty = report.remainders.filter((remainder) => remainder.kind === 'empty row').length;
  const warnings = report.warnings.map((warning) => `  ${tellNotice(warning)}`);
  return [
    `${report.papers} rows, ${report.unique} unique papers, ${duplicates} duplicates.`,
    `${report.mended} mended, ${empty} empty rows left out, ${warnings.length} to look at${warnings.length > 0 ? ':' : '.'}`,
    ...warnings,
  ];
}
