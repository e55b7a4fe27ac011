/** `npm run data`: reads the sources, writes `public/data/papers.json` and the registry of ids, and says what it did. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Dataset } from '../src/papers/dataset.ts';
import { buildDataset, type BuildInput } from './build.ts';
import { AUTHOR_ABSTRACTS } from './author-abstracts.ts';
import { CORRECTIONS_FILE, decodeCorrections, NO_CORRECTIONS } from './corrections.ts';
import { decodeForumItems, FORUM_ITEMS_FILE, FORUM_PROFILE } from './forum-profile.ts';
import { NOTES_THREAD } from './notes-thread.ts';
import { decodeRegistry, IDS_FILE } from './ids.ts';
import { LAB_PAPERS_SHEET } from './lab-papers-sheet.ts';
import { REPORT_FILE, type BuildReport } from './report.ts';
import { tellNotice, tellProblem, type Problem, type Result } from './problems.ts';

const USAGE = 'Usage: npm run data -- [--check] | [--sheet FILE --out FILE [--corrections FILE]]';

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
  const idsPath = join(root, 'data', IDS_FILE);
  const input =
    options.sheet === undefined ? ownInput(root, idsPath) : foreignInput(options.sheet, options.corrections);
  if (!input.ok) return stop(input.errors);
  const built = buildDataset(input.value);
  if (!built.ok) return stop(built.errors);

  const outputs = [{ path: options.out ?? join(root, 'public', 'data', 'papers.json'), text: built.json }];
  if (options.sheet === undefined) {
    outputs.push({ path: idsPath, text: `${JSON.stringify(built.registry, null, 2)}\n` });
    outputs.push({ path: join(root, 'data', REPORT_FILE), text: built.reportText });
  }
  for (const line of summary(built.dataset, built.report)) terminal.log(line);
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

type Options = { check: boolean } & Partial<Record<'sheet' | 'out' | 'corrections', string | undefined>>;

function readOptions(args: string[]): Options | string {
  try {
    const file = { type: 'string' } as const;
    const types = { check: { type: 'boolean' }, sheet: file, out: file, corrections: file } as const;
    const { check = false, sheet, out, corrections } = parseArgs({ args, options: types }).values;
    if ((sheet === undefined) !== (out === undefined)) return '--sheet and --out go together.';
    if (corrections !== undefined && sheet === undefined) return '--corrections belongs to --sheet.';
    return check && out !== undefined
      ? '--check looks at the committed files only.'
      : { check, sheet, out, corrections };
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

/** The committed sources, facts and ids. Without a registry all ids are made anew. */
function ownInput(root: string, idsPath: string): Result<BuildInput> {
  const source = (file: string) => read(join(root, 'data', 'sources', file));
  const sheet = source(LAB_PAPERS_SHEET);
  const abstracts = source(AUTHOR_ABSTRACTS);
  const profile = source(FORUM_PROFILE);
  const thread = source(NOTES_THREAD);
  const corrections = decoded(join(root, 'data', CORRECTIONS_FILE), decodeCorrections);
  const items = decoded(join(root, 'data', FORUM_ITEMS_FILE), decodeForumItems);
  const registry = existsSync(idsPath) ? decoded(idsPath, decodeRegistry) : { ok: true as const, value: {} };
  if (!sheet.ok || !abstracts.ok || !profile.ok || !thread.ok || !corrections.ok || !items.ok || !registry.ok) {
    const all: Result<unknown>[] = [sheet, abstracts, profile, thread, corrections, items, registry];
    return { ok: false, errors: all.flatMap((result) => (result.ok ? [] : result.errors)) };
  }
  const sources = {
    labPapersSheet: sheet.value,
    authorAbstracts: abstracts.value,
    forumProfile: profile.value,
    notesThread: thread.value,
    forumItems: items.value,
  };
  return { ok: true, value: { sources, corrections: corrections.value, registry: registry.value } };
}

/** Another sheet: its rows are other papers, so neither the committed facts nor the committed ids are theirs. */
function foreignInput(sheetPath: string, correctionsPath: string | undefined): Result<BuildInput> {
  const sheet = read(sheetPath);
  const corrections =
    correctionsPath === undefined
      ? { ok: true as const, value: NO_CORRECTIONS }
      : decoded(correctionsPath, decodeCorrections);
  if (!sheet.ok || !corrections.ok) {
    const all: Result<unknown>[] = [sheet, corrections];
    return { ok: false, errors: all.flatMap((result) => (result.ok ? [] : result.errors)) };
  }
  return {
    ok: true,
    value: {
      sources: { labPapersSheet: sheet.value },
      corrections: corrections.value,
      registry: {},
      foreignSheet: basename(sheetPath),
    },
  };
}

function summary({ papers, collections, commentary, warnings }: Dataset, { leftOver, notices }: BuildReport): string[] {
  const counts = collections.map(({ id, name }) => {
    const own = papers.filter((paper) => paper.collections.includes(id));
    const unique = own.filter(({ duplicateOf }) => duplicateOf === null).length;
    return `${name}: ${own.length}${unique === own.length ? '' : `, of them ${unique} unique`}`;
  });
  const mended = papers.filter((paper) => paper.mended.length > 0).length;
  const empty = leftOver.filter(({ kind }) => kind === 'empty row').length;
  const told = [...warnings, ...notices].map((warning) => `  ${tellNotice(warning)}`);
  return [
    `${papers.length} papers. ${counts.join('. ')}. ${commentary.length} posts and comments.`,
    `${mended} mended, ${empty} empty rows left out, ${told.length} to look at${told.length > 0 ? ':' : '.'}`,
    ...told,
  ];
}
