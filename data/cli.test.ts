import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { main } from './cli.ts';
import { ROOT, SHEET_TEXT } from './fixtures/sources.ts';

let root = '';
const path = (...parts: string[]) => join(root, ...parts);
const papers = () => path('public', 'data', 'papers.json');

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'data-build-'));
  for (const part of ['data/sources', 'data/corrections.json', 'data/ids.json', 'public/data']) {
    cpSync(join(ROOT, part), path(part), { recursive: true });
  }
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function run(...args: string[]): { code: number; said: string; complained: string } {
  const said: string[] = [];
  const complained: string[] = [];
  const code = main(args, root, { log: (line) => said.push(line), error: (line) => complained.push(line) });
  return { code, said: said.join('\n'), complained: complained.join('\n') };
}

test('it writes the committed files again, byte for byte, and sums up', () => {
  rmSync(papers());
  const { code, said, complained } = run();
  expect([code, complained]).toEqual([0, '']);
  expect(said).toContain('80 rows, 78 unique papers, 2 duplicates.\n1 mended, 19 empty rows left out, 1 to look at:\n');
  for (const file of ['public/data/papers.json', 'data/ids.json']) {
    expect(readFileSync(path(file))).toEqual(readFileSync(join(ROOT, file)));
  }
});

test('without a registry it makes the committed ids again', () => {
  rmSync(path('data/ids.json'));
  expect(run().code).toBe(0);
  expect(readFileSync(path('data/ids.json'))).toEqual(readFileSync(join(ROOT, 'data/ids.json')));
});

test('--check passes on what the sources make', () => {
  expect(run('--check')).toMatchObject({ code: 0, complained: '' });
});

test('--check fails, names the file and writes nothing where a file is out of date or missing', () => {
  writeFileSync(papers(), '{}');
  rmSync(path('data/ids.json'));
  const { code, complained } = run('--check');
  expect(code).toBe(1);
  expect(complained).toContain(`${papers()} is not what the sources make. Run "npm run data" and commit the result.`);
  expect(complained).toContain(`${path('data/ids.json')} is not what the sources make.`);
  expect(readFileSync(papers(), 'utf8')).toBe('{}');
  expect(existsSync(path('data/ids.json'))).toBe(false);
});

test('--sheet and --out read another sheet, write another file and leave the rest alone', () => {
  writeFileSync(
    path('my.txt'),
    SHEET_TEXT.replace('\n471\n', '\n471\nOpenAINew2-Feb-22https://x.org/aRobustnessWords.\n'),
  );
  expect(run('--sheet', path('my.txt'), '--out', path('deep', 'out.json')).code).toBe(0);
  expect(readFileSync(path('deep', 'out.json'), 'utf8')).toContain('"id":"new"');
  expect(run('--check').code).toBe(0);
});

test('a sheet with errors is told error by error, and nothing is written', () => {
  writeFileSync(
    path('my.txt'),
    SHEET_TEXT.replace('AnthropicToy', 'InitechToy').replace('RobustnessAbstract', 'Abstract'),
  );
  const { code, said, complained } = run('--sheet', path('my.txt'), '--out', path('out.json'));
  expect([code, said]).toEqual([1, '']);
  expect(complained).toContain(`${path('my.txt')}:216 (row 23): found "InitechToy Models`);
  expect(complained).toContain(
    `${path('my.txt')}:470 (row 217): found "Abstract not found", expected one of the categories`,
  );
  expect(complained).toContain('Nothing was written: 2 to mend.');
  expect(existsSync(path('out.json'))).toBe(false);
});

test.each([
  ['data/corrections.json', '{', 'expected JSON'],
  ['data/corrections.json', '{"duplicates":[]}', 'found a row marked [Duplicate]'],
  ['data/ids.json', '{"a.txt":{"2":"Not a slug"}}', 'must be a slug'],
])('a broken %s (%s) stops it', (file, text, sentence) => {
  writeFileSync(path(file), text);
  rmSync(papers());
  const { code, complained } = run();
  expect(code).toBe(1);
  expect(complained).toContain(sentence);
  expect(existsSync(papers())).toBe(false);
});

test('a sheet that is not there stops it', () => {
  const { code, complained } = run('--sheet', path('none.txt'), '--out', path('out.json'));
  expect([code, complained.includes('none.txt')]).toEqual([1, true]);
});

test.each([
  [['--sheet', 'x']],
  [['--out', 'x']],
  [['--check', '--sheet', 'x', '--out', 'y']],
  [['--nonsense']],
  [['word']],
])('options that make no sense are refused: %j', (args) => {
  const { code, complained } = run(...args);
  expect(code).toBe(1);
  expect(complained).toContain('Usage: npm run data');
});

test('node data/run.mjs runs it', () => {
  const said = execFileSync(process.execPath, [join(ROOT, 'data', 'run.mjs'), '--check'], { encoding: 'utf8' });
  expect(said).toContain('80 rows, 78 unique papers');
}, 30_000);
