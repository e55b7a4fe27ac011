/**
 * `npm test`: everything, in order, and at the end one line that adds up the cases that Vitest and Playwright ran.
 * A stage that fails does not keep the later ones from running, so that one run shows all there is to mend.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findBrowser } from './browser.mjs';

const require = createRequire(import.meta.url);
const root = fileURLToPath(new URL('..', import.meta.url));
const results = join(root, 'test-results');
const unitReport = join(results, 'vitest.json');
const endToEndReport = join(results, 'playwright.json');
const againReport = join(results, 'playwright-again.json');
/** Where more than so many fail, it is not the machine. */
const MOST_ASKED_AGAIN = 8;

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

/** The script behind a package's command, so that no shell and no platform's wrapper stands in between. */
function command(name, bin = name) {
  const manifest = require.resolve(`${name}/package.json`);
  const { bin: bins } = JSON.parse(readFileSync(manifest, 'utf8'));
  return join(dirname(manifest), typeof bins === 'string' ? bins : bins[bin]);
}

function run(title, script, args, env = {}) {
  console.log(`\n— ${title}`);
  const begun = Date.now();
  const done = spawnSync(process.execPath, [script, ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  });
  console.log(`— ${title}: ${Math.round((Date.now() - begun) / 1000)} s`);
  return done.status === 0;
}

/** The end-to-end tests, all of them, or as it says. */
function endToEndTests(title, report, args = []) {
  const config = ['test', '--config', 'tests/e2e/playwright.config.ts'];
  const done = run(title, command('@playwright/test', 'playwright'), [...config, ...args], {
    ...env,
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
  });
  return { done, stats: existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')).stats : null };
}

/**
 * All end-to-end tests, two at a time; the few that failed once more, one after the other: what a busy machine has kept from
 * coming in time comes then, and what is broken is broken still. Which were asked twice is said.
 */
function runEndToEnd() {
  const { done, stats } = endToEndTests('end-to-end tests', endToEndReport);
  if (done || stats === null || stats.unexpected > MOST_ASKED_AGAIN) return { done, stats };
  const again = endToEndTests('what failed, asked again alone', againReport, ['--last-failed', '--workers=1']);
  if (again.stats === null) return { done, stats };
  const { expected, unexpected } = again.stats;
  if (expected + unexpected !== stats.unexpected) return { done, stats };
  console.log(`\nPassed only when asked again, alone: ${expected} of the ${stats.unexpected} that had failed.`);
  return { done: again.done, stats: { ...stats, expected: stats.expected + expected, unexpected } };
}

let browser;
try {
  browser = await findBrowser();
} catch (error) {
  console.error(error.message);
  console.log('0 passed, 1 failed');
  process.exit(1);
}
console.log(`Browser: ${browser}`);
const env = { CHROMIUM_PATH: browser };

let endToEnd = { stats: null };
const stages = [
  ['formatting', () => run('formatting', command('prettier'), ['--check', '--log-level', 'warn', '.'])],
  ['lint', () => run('lint', command('eslint'), ['--max-warnings', '0', '.'])],
  ['types', () => run('types', command('svelte-check'), ['--tsconfig', './tsconfig.json', '--fail-on-warnings'])],
  [
    'unit and component tests',
    () =>
      run(
        'unit and component tests',
        command('vitest'),
        ['run', '--reporter=default', '--reporter=json', `--outputFile=${unitReport}`],
        env,
      ),
  ],
  ['production build', () => run('production build', command('vite'), ['build', '--logLevel', 'warn'])],
  ['end-to-end tests', () => (endToEnd = runEndToEnd()).done],
];

const failedStages = stages.flatMap(([name, stage]) => (stage() ? [] : [name]));
const unit = existsSync(unitReport) ? JSON.parse(readFileSync(unitReport, 'utf8')) : null;
const { stats } = endToEnd;
const passed = (unit?.numPassedTests ?? 0) + (stats?.expected ?? 0);
const failed = (unit?.numFailedTests ?? 0) + (stats?.unexpected ?? 0) + (stats?.flaky ?? 0);
const skipped = (unit?.numPendingTests ?? 0) + (unit?.numTodoTests ?? 0) + (stats?.skipped ?? 0);

if (skipped > 0) failedStages.push(`${skipped} skipped tests`);
console.log(failedStages.length > 0 ? `\nNot in order: ${failedStages.join(', ')}.` : '\nAll in order.');
console.log(`${passed} passed, ${failed} failed`);
process.exit(failedStages.length === 0 && failed === 0 && unit !== null && stats !== null ? 0 : 1);
