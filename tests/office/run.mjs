/**
 * `npm run test:office`: opens the charts' SVG files in Inkscape and in LibreOffice Impress and compares what they show with
 * what Chromium shows. All pictures and their differences are kept in `test-results/office`, on one sheet. Nothing is skipped:
 * where a program is missing it fails, and says how to get it.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findBrowser } from '../browser.mjs';

const require = createRequire(import.meta.url);
const root = fileURLToPath(new URL('../..', import.meta.url));
const results = join(root, 'test-results', 'office');
const report = join(results, 'playwright.json');

/** Ends without having compared anything. */
function giveUp(reason) {
  console.error(reason);
  console.log('0 passed, 1 failed');
  process.exit(1);
}

const NEEDED = [
  { program: 'inkscape', args: ['--version'] },
  { program: 'soffice', args: ['--version'] },
  { program: 'pdftoppm', args: ['-v'] },
];
const versions = NEEDED.map(({ program, args }) => {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', timeout: 60_000 });
  return { program, starts: status === 0, says: `${stdout}${stderr}`.trim().split('\n').at(0) };
});
const missing = versions.filter(({ starts }) => !starts);
if (missing.length > 0) {
  giveUp(
    `Not found, or it does not start: ${missing.map(({ program }) => program).join(', ')}.\n` +
      'Remedy, on Debian or Ubuntu: apt-get install --no-install-recommends inkscape libreoffice-impress poppler-utils fonts-liberation',
  );
}
for (const { says } of versions) console.log(says);

const browser = await findBrowser().catch((error) => giveUp(error.message));

function run(name, bin, args, env = {}) {
  const manifest = require.resolve(`${name}/package.json`);
  const script = join(dirname(manifest), JSON.parse(readFileSync(manifest, 'utf8')).bin[bin]);
  const options = { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...env } };
  return spawnSync(process.execPath, [script, ...args], options).status === 0;
}

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
if (!run('vite', 'vite', ['build', '--logLevel', 'warn'])) giveUp('The page could not be built.');
const isDone = run('@playwright/test', 'playwright', ['test', '--config', 'tests/office/playwright.config.ts'], {
  CHROMIUM_PATH: browser,
  PLAYWRIGHT_JSON_OUTPUT_NAME: report,
});
if (!existsSync(report)) giveUp('The comparison did not run.');
const { expected, unexpected, flaky, skipped } = JSON.parse(readFileSync(report, 'utf8')).stats;
// What was not compared, since it could not be made, is not in order.
const failed = unexpected + flaky + skipped;
console.log(`\nAll pictures and what differs: ${join(results, 'index.html')}`);
console.log(`${expected} passed, ${failed} failed`);
process.exit(isDone && failed === 0 && expected > 0 ? 0 : 1);
