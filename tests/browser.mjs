/**
 * Finds a Chromium for tests, benchmarks and screenshots, or fetches one into this project's own folder. It never
 * changes the system.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);
const root = fileURLToPath(new URL('..', import.meta.url));
const cache = join(root, 'node_modules', '.cache', 'chromium');

/** As root Chromium refuses to start in its sandbox; the other flags keep it from calling home. */
export const chromiumArguments = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
];

/** The ways to a browser, in the order in which they are tried. Each answers with a path or null. */
const WAYS = [
  ['$CHROMIUM_PATH', () => process.env.CHROMIUM_PATH ?? null],
  ["Playwright's own", playwrightsOwn],
  ['the system', onTheSystem],
  ['fetched earlier', fetchedEarlier],
  ['Playwright’s download', downloadWithPlaywright],
  ['the npm package @sparticuz/chromium', installPackage],
];

/**
 * The path of a Chromium that starts. Rejects with the remedies where there is none.
 * @returns {Promise<string>}
 */
export async function findBrowser() {
  const tried = [];
  for (const [name, way] of WAYS) {
    const path = await way();
    if (path !== null && starts(path)) return path;
    tried.push(path === null ? name : `${name} (${path} does not start)`);
  }
  throw new Error(
    `No Chromium was found or could be fetched. Tried: ${tried.join(', ')}.\n` +
      'Remedies: install Chromium or Chrome and set CHROMIUM_PATH to its program; or allow the network and run this ' +
      'again; on Debian or Ubuntu, apt-get install chromium.',
  );
}

/** A program that is there but lacks a library is no browser: only one that says its version counts. */
function starts(path) {
  if (!existsSync(path)) return false;
  if (process.platform === 'win32') return true;
  return spawnSync(path, ['--version', '--no-sandbox'], { timeout: 30_000 }).status === 0;
}

async function playwrightsOwn() {
  const { chromium } = await import('playwright');
  const path = chromium.executablePath();
  return existsSync(path) ? path : null;
}

function onTheSystem() {
  const programs = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge-stable'];
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => programs.map((name) => join(folder, name)));
  const elsewhere = [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    ...[process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
      .filter((folder) => folder !== undefined)
      .flatMap((folder) => [
        join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
        join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
      ]),
  ];
  return [...onPath, ...elsewhere].find((path) => existsSync(path)) ?? null;
}

/** What an earlier run fetched is written down beside it. */
const note = join(cache, 'path.txt');

function fetchedEarlier() {
  return existsSync(note) ? readFileSync(note, 'utf8').trim() : null;
}

function remember(path) {
  if (path !== null) writeFileSync(note, `${path}\n`);
  return path;
}

function downloadWithPlaywright() {
  mkdirSync(cache, { recursive: true });
  console.log('No Chromium on this machine. Fetching one into node_modules/.cache …');
  const cli = join(require.resolve('playwright/package.json'), '..', 'cli.js');
  const env = { ...process.env, PLAYWRIGHT_BROWSERS_PATH: cache };
  const done = spawnSync(process.execPath, [cli, 'install', 'chromium', '--only-shell'], {
    env,
    stdio: 'ignore',
    timeout: 300_000,
  });
  if (done.status !== 0) return null;
  const shell = readdirSync(cache, { recursive: true })
    .map(String)
    .find((name) => /(chrome-headless-shell|headless_shell)(\.exe)?$/.test(name) && /-/.test(name));
  return remember(shell === undefined ? null : join(cache, shell));
}

async function installPackage() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  mkdirSync(cache, { recursive: true });
  const npm = spawnSync('npm', ['install', '--no-save', '--prefix', cache, '@sparticuz/chromium@143.0.4'], {
    stdio: 'ignore',
    timeout: 300_000,
  });
  if (npm.status !== 0) return null;
  const entry = join(cache, 'node_modules', '@sparticuz', 'chromium', 'build', 'index.js');
  const candidates = [entry, entry.replace('index.js', 'esm/index.js')].filter((path) => existsSync(path));
  if (candidates.length === 0) return null;
  // The package unpacks into the folder for temporary files; ours stays inside the project.
  const unpack = `const { default: chromium } = await import(${JSON.stringify(pathToFileURL(candidates[0]).href)});
    process.stdout.write(await chromium.executablePath());`;
  const env = { ...process.env, TMPDIR: cache };
  const done = spawnSync(process.execPath, ['--input-type=module', '-e', unpack], {
    env,
    encoding: 'utf8',
    timeout: 120_000,
  });
  return remember(done.status === 0 && done.stdout !== '' ? done.stdout : null);
}
