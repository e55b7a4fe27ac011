import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import { chromiumArguments } from '../browser.mjs';

const PORT = 4174;
const executablePath = process.env['CHROMIUM_PATH'];

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results/e2e',
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  // A busy machine is no reason to fail: axe alone takes half a minute for a page in three looks where others work too.
  timeout: 180_000,
  expect: { timeout: 20_000 },
  workers: 2,
  reporter: [['list'], ['json']],
  use: {
    // What does not come says so in time, and not by the end of its test.
    actionTimeout: 90_000,
    baseURL: `http://127.0.0.1:${PORT}`,
    browserName: 'chromium',
    viewport: { width: 1440, height: 900 },
    // What a service worker answers is not seen by the routes of a test. Those that are about it, and those that hear what
    // the page complains of, have it: Playwright says in the console that it keeps one away.
    serviceWorkers: 'block',
    launchOptions: { args: chromiumArguments, ...(executablePath ? { executablePath } : {}) },
  },
  // The built page, served as `npm start` serves it, on a port of its own.
  webServer: {
    command: `node node_modules/vite/bin/vite.js preview --port ${PORT} --strictPort`,
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    url: `http://127.0.0.1:${PORT}`,
    reuseExistingServer: false,
  },
});
