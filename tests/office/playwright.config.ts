import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import { chromiumArguments } from '../browser.mjs';

const PORT = 4175;
const executablePath = process.env['CHROMIUM_PATH'];

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results/office-runs',
  globalTeardown: './contact-sheet.ts',
  workers: 2,
  forbidOnly: true,
  retries: 0,
  timeout: 180_000,
  reporter: [['list'], ['json']],
  use: {
    baseURL: `http://127.0.0.1:${PORT}`,
    browserName: 'chromium',
    viewport: { width: 1440, height: 900 },
    launchOptions: { args: chromiumArguments, ...(executablePath ? { executablePath } : {}) },
  },
  projects: [
    { name: 'make', testMatch: 'make.spec.ts' },
    { name: 'compare', testMatch: 'compare.spec.ts', dependencies: ['make'], fullyParallel: true },
  ],
  // The built page, served as `npm start` serves it, on a port of its own.
  webServer: {
    command: `node node_modules/vite/bin/vite.js preview --port ${PORT} --strictPort`,
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    url: `http://127.0.0.1:${PORT}`,
    reuseExistingServer: false,
  },
});
