import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { main } from './cli.ts';
import { ROOT, SHEET_TEXT } from './fixtures/sources.ts';

const FACTS = ['data/corrections.json', 'data/forum-items.json'];
const OUTPUTS = ['public/data/papers.json', 'data/ids.json', 'data/REPORT.md'];

let root = '';
const path = (...parts: string[]) => join(root, ...parts);
const papers = () => path('public', 'data', 'papers.json');

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'data-build-'));
  for (const part of ['data/sources', ...FACTS, 'data/ids.json', 'data/REPORT.md', 'public/data']) {
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
  rmSync(path('data/REPORT.md'));
  const { code, said, complained } = run();
  expect([code, complained]).toEqual([0, '']);
  expect(said).toContain('92 papers. Lab papers: 80, of them 78 unique. Tomek Korbak’s abstracts: 10. Mentioned: 3.');
  expect(said).toContain('19 empty rows left out, 13 to look at:\n');
  for (const file of OUTPUTS) {
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
  writeFileSync(path('data/REPORT.md'), '# Another');
  const { code, complained } = run('--check');
  expect(code).toBe(1);
  expect(complained).toContain(`${papers()} is not what the sources make. Run "npm run data" and commit the result.`);
  expect(complained).toContain(`${path('data/ids.json')} is not what the sources make.`);
  expect(complained).toContain(`${path('data/REPORT.md')} is not what the sources make.`);
  expect(readFileSync(papers(), 'utf8')).toBe('{}');
  expect(existsSync(path('data/ids.json'))).toBe(false);
});

test('--sheet and --out read another sheet, write another file and leave the rest alone', () => {
  writeFileSync(
    path('my.txt'),
    SHEET_TEXT.replace('\n471\n', '\n471\nOpenAINew2-Feb-22https://x.org/aRobustnessWords.\n'),
  );
  expect(run('--sheet', path('my.txt'), '--out', path('deep', 'out.json')).code).toBe(0);
  const written = readFileSync(path('deep', 'out.json'), 'utf8');
  expect(written).toContain('"id":"new"');
  expect(written).toContain('"file":"my.txt"');
  expect(written).not.toContain('lab-papers-sheet.txt');
  expect(run('--check').code).toBe(0);
});

test('a sheet with errors is told error by error, and nothing is written', () => {
  writeFileSync(
    path('my.txt'),
    SHEET_TEXT.replace('AnthropicToy', 'InitechToy').replace('RobustnessAbstract', 'Abstract'),
  );
  const { code, said, complained } = run('--sheet', path('my.txt'), '--out', path('out.json'));
  expect([code, said]).toEqual([1, '']);
  expect(complained).toContain(`my.txt:216 (row 23): found "InitechToy Models`);
  expect(complained).toContain('my.txt:470 (row 217): found "Abstract not found", expected one of the categories');
  expect(complained).toContain('Nothing was written: 2 to mend.');
  expect(existsSync(path('out.json'))).toBe(false);
});

test.each([
  ['data/corrections.json', '{', 'expected JSON'],
  ['data/forum-items.json', '{"leftOver":[],"items":[],"lost":[]}', 'author-forum-profile.txt:1: found "Senior'],
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

test('--corrections gives another sheet facts of its own, which must fit it', () => {
  writeFileSync(path('my.txt'), SHEET_TEXT);
  const fix = { file: 'my.txt', row: 204, field: 'title', why: 'Cut off.' };
  const from = 'Does Circuit Analysis Interpretability Scale? Evidence from Multiple Choice Capabilities in Chinchil';
  const runWith = (fields: object[]) => {
    writeFileSync(path('facts.json'), JSON.stringify({ fields }));
    return run('--sheet', path('my.txt'), '--out', path('out.json'), '--corrections', path('facts.json'));
  };
  expect(runWith([{ ...fix, from: 'Another', to: 'X' }]).complained).toContain(
    '(my.txt, row 204): found the title "Does',
  );
  expect(existsSync(path('out.json'))).toBe(false);
  expect(runWith([{ ...fix, from, to: 'Whole' }]).code).toBe(0);
  expect(readFileSync(path('out.json'), 'utf8')).toContain('"title":"Whole"');
});

test('a sheet that is not there stops it', () => {
  const { code, complained } = run('--sheet', path('none.txt'), '--out', path('out.json'));
  expect([code, complained.includes('none.txt')]).toEqual([1, true]);
});

test.each([
  [['--sheet', 'x']],
  [['--out', 'x']],
  [['--check', '--sheet', 'x', '--out', 'y']],
  [['--corrections', 'x']],
  [['--nonsense']],
  [['word']],
])('options that make no sense are refused: %j', (args) => {
  const { code, complained } = run(...args);
  expect(code).toBe(1);
  expect(complained).toContain('Usage: npm run data');
});

test('node data/run.mjs runs it', () => {
  const said = execFileSync(process.execPath, [join(ROOT, 'data', 'run.mjs'), '--check'], { encoding: 'utf8' });
  expect(said).toContain('92 papers.');
}, 30_000);
