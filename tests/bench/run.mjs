// Node 20 runs no TypeScript, so the benchmark is loaded through Vite, which is here anyway.
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';
import { chromiumArguments, findBrowser } from '../browser.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { module } = await runnerImport(fileURLToPath(new URL('main.ts', import.meta.url)), {
  root,
  configFile: false,
  logLevel: 'error',
});
process.exitCode = await module.main(process.argv.slice(2), root, async () => ({
  executablePath: await findBrowser(),
  args: chromiumArguments,
}));
