/**
 * `npm run test:browsers`: the three jobs of the page in Firefox and in WebKit. Nothing is skipped: where a browser is
 * missing it fails, and says how to get it. At the end one line that adds up the cases.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const root = fileURLToPath(new URL('../..', import.meta.url));
const report = join(root, 'test-results', 'browsers.json');

/** Ends without having tried anything. */
function giveUp(reason) {
  console.error(reason);
  console.log('0 passed, 1 failed');
  process.exit(1);
}

/** The first of these programs that is on the path, or null. */
function onPath(...names) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(existsSync) ?? null;
}

/** The browser that comes with WebKitGTK's library, beside it: on no path, and its folder has a version in its name. */
function smallBrowser() {
  const inside = (folder) => (existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : []);
  const folders = inside('/usr/lib').flatMap((folder) => (/linux-gnu/.test(folder) ? inside(folder) : []));
  const found = folders
    .filter((folder) => /webkit2gtk-4\.\d$/.test(folder))
    .map((folder) => join(folder, 'MiniBrowser'));
  return found.findLast(existsSync) ?? null;
}

const programs = {
  FIREFOX_PATH: process.env.FIREFOX_PATH ?? onPath('firefox-esr', 'firefox'),
  WEBKIT_DRIVER_PATH: process.env.WEBKIT_DRIVER_PATH ?? onPath('WebKitWebDriver'),
  WEBKIT_BROWSER_PATH: process.env.WEBKIT_BROWSER_PATH ?? smallBrowser(),
};
// WebKit's small browser wants a screen; this gives it one that nobody sees.
const screen = process.env.DISPLAY === undefined ? onPath('xvfb-run') : '';
const missing = [...Object.entries(programs), ['xvfb-run', screen]].filter(([, path]) => path === null);
if (missing.length > 0) {
  giveUp(
    `Not found: ${missing.map(([name]) => name).join(', ')}.\n` +
      'Remedy, on Debian or Ubuntu: apt-get install --no-install-recommends firefox-esr webkit2gtk-driver xvfb xauth; ' +
      'elsewhere, set the variables named above to the programs.',
  );
}

/** A package's program, started by Node, so that no shell and no platform's wrapper stands in between. */
function run(name, args, before = []) {
  const manifest = require.resolve(`${name}/package.json`);
  const { bin } = JSON.parse(readFileSync(manifest, 'utf8'));
  const script = join(dirname(manifest), typeof bin === 'string' ? bin : bin[name]);
  const [program, ...rest] = [...before, process.execPath, script, ...args];
  const env = { ...process.env, ...programs };
  return spawnSync(program, rest, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env }).status === 0;
}

mkdirSync(dirname(report), { recursive: true });
rmSync(report, { force: true });
if (!run('vite', ['build', '--logLevel', 'warn'])) giveUp('The page could not be built.');
const isDone = run(
  'vitest',
  [
    'run',
    '--config',
    'tests/browsers/vitest.config.ts',
    '--reporter=verbose',
    '--reporter=json',
    `--outputFile=${report}`,
  ],
  screen === '' ? [] : [screen, '-a'],
);
if (!existsSync(report)) giveUp('The tests did not run.');
const { numPassedTests, numTotalTests } = JSON.parse(readFileSync(report, 'utf8'));
// What was not tried, since its browser did not start, is not in order.
const failed = numTotalTests - numPassedTests;
console.log(`${numPassedTests} passed, ${failed} failed`);
process.exit(isDone && failed === 0 && numPassedTests > 0 ? 0 : 1);
