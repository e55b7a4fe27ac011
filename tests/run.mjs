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
  const done = spawnSync(process.execPath, [script, ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  });
  return done.status === 0;
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
  [
    'end-to-end tests',
    () =>
      run(
        'end-to-end tests',
        command('@playwright/test', 'playwright'),
        ['test', '--config', 'tests/e2e/playwright.config.ts'],
        {
          ...env,
          PLAYWRIGHT_JSON_OUTPUT_NAME: endToEndReport,
        },
      ),
  ],
];

const failedStages = stages.flatMap(([name, stage]) => (stage() ? [] : [name]));
const unit = existsSync(unitReport) ? JSON.parse(readFileSync(unitReport, 'utf8')) : null;
const endToEnd = existsSync(endToEndReport) ? JSON.parse(readFileSync(endToEndReport, 'utf8')).stats : null;
const passed = (unit?.numPassedTests ?? 0) + (endToEnd?.expected ?? 0);
const failed = (unit?.numFailedTests ?? 0) + (endToEnd?.unexpected ?? 0) + (endToEnd?.flaky ?? 0);
const skipped = (unit?.numPendingTests ?? 0) + (unit?.numTodoTests ?? 0) + (endToEnd?.skipped ?? 0);

if (skipped > 0) failedStages.push(`${skipped} skipped tests`);
console.log(failedStages.length > 0 ? `\nNot in order: ${failedStages.join(', ')}.` : '\nAll in order.');
console.log(`${passed} passed, ${failed} failed`);
process.exit(failedStages.length === 0 && failed === 0 && unit !== null && endToEnd !== null ? 0 : 1);
