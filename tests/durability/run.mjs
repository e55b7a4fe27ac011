/**
 * `npm run test:durability`: provokes all that could lose a note, at the counts that are promised, against the built page in
 * a real Chromium. It prints what was tried and what was lost, and at the end one line that adds up the rows.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findBrowser } from '../browser.mjs';

const require = createRequire(import.meta.url);
const root = fileURLToPath(new URL('../..', import.meta.url));
const report = join(root, 'test-results', 'durability.json');

/** As the tests call it when they hand over their counts (`durability.spec.ts`). */
const ROW = 'durability';

let browser;
try {
  browser = await findBrowser();
} catch (error) {
  console.error(error.message);
  console.log('0 passed, 1 failed');
  process.exit(1);
}
console.log(`Browser: ${browser}`);

mkdirSync(dirname(report), { recursive: true });
rmSync(report, { force: true });
const isBuilt = run(join(dirname(require.resolve('vite/package.json')), 'bin', 'vite.js'), [
  'build',
  '--logLevel',
  'warn',
]);
if (isBuilt) {
  run(join(dirname(require.resolve('@playwright/test/package.json')), 'cli.js'), [
    'test',
    '--config',
    'tests/durability/playwright.config.ts',
  ]);
}

const found = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : null;
if (found === null) {
  console.log('Nothing was tried: the page could not be built, or the tests could not be started.');
  console.log('0 passed, 1 failed');
  process.exit(1);
}
printTable(specsIn(found).map(rowOf));
const { expected, unexpected, flaky, skipped } = found.stats;
const failed = unexpected + flaky + skipped + found.errors.length;
console.log(`${expected} passed, ${failed} failed`);
process.exit(failed === 0 && expected > 0 ? 0 : 1);

function run(script, args) {
  const done = spawnSync(process.execPath, [script, ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, CHROMIUM_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_NAME: report },
  });
  return done.status === 0;
}

function specsIn(suite) {
  return [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsIn)];
}

function rowOf({ title, ok, tests }) {
  const annotation = tests.flatMap((test) => test.annotations).find(({ type }) => type === ROW);
  const counts = annotation === undefined ? {} : JSON.parse(annotation.description);
  return [
    title,
    counts.tried ?? '?',
    counts.lost ?? '?',
    counts.torn ?? '',
    ok ? 'holds' : 'DOES NOT HOLD',
    counts.remark ?? '',
  ];
}

function printTable(rows) {
  const table = [['provoked', 'tried', 'lost', 'torn', '', ''], ...rows].map((row) => row.map(String));
  const widths = table[0].map((_, column) => Math.max(...table.map((row) => row[column].length)));
  console.log();
  for (const row of table)
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column]))
        .join('  ')
        .trimEnd(),
    );
  console.log();
}
