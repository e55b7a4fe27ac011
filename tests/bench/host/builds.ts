import { join } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build } from 'vite';

/** Builds the app as it ships, into a folder of the benchmark's own. Answers the folder. */
export async function buildApp(root: string): Promise<string> {
  const outDir = cacheFolder(root, 'app');
  asShipped();
  await build({ root, logLevel: 'warn', build: { outDir, emptyOutDir: true } });
  return outDir;
}

/** Builds the page that the benchmark measures in, with the app's own modules and as optimised. Answers the folder. */
export async function buildBenchPage(root: string): Promise<string> {
  const outDir = cacheFolder(root, 'page');
  asShipped();
  await build({
    root: join(root, 'tests', 'bench'),
    configFile: false,
    logLevel: 'warn',
    base: './',
    publicDir: join(root, 'public'),
    plugins: [svelte()],
    // As the app is built.
    resolve: {
      alias: { flexsearch: join(root, 'node_modules', 'flexsearch', 'dist', 'flexsearch.light.module.min.js') },
    },
    worker: { format: 'es' },
    build: { target: 'es2023', outDir, emptyOutDir: true },
  });
  return outDir;
}

/**
 * Vite leaves the kind of build to this variable where it is set, and running a module through Vite, as this one is, has
 * set it to "development": the build would carry Svelte's checks for developers, and be slower and larger.
 */
function asShipped(): void {
  process.env['NODE_ENV'] = 'production';
}

function cacheFolder(root: string, name: string): string {
  return join(root, 'node_modules', '.cache', 'bench', name);
}
