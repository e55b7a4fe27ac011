import { playwright } from '@vitest/browser-playwright';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { build, type Plugin, type Rolldown, type UserConfig } from 'vite';
import { defineConfig } from 'vitest/config';
import { LICENCES_FILE, libraryFolder, licenceFaults, licencesText, type Library } from './src/licences.ts';
import { OEMBED_FILE, oembed, publishedTags } from './src/published.ts';
import { releaseIn, SERVICE_WORKER_FILE, serviceWorkerFor } from './src/release.ts';
import { CONTENT_SECURITY_POLICY, hostHeaders, SECURITY_HEADERS } from './src/security.ts';
import { chromiumArguments } from './tests/browser.mjs';

/**
 * The policy goes into the built page as a meta tag, and into `_headers` for static hosts that read that file. The
 * development server goes without: it injects styles and evaluates modules in ways that the policy forbids.
 */
function contentSecurityPolicy(): Plugin {
  return {
    name: 'content-security-policy',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: CONTENT_SECURITY_POLICY },
        injectTo: 'head-prepend',
      },
    ],
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: '_headers', source: hostHeaders(SERVICE_WORKER_FILE) });
    },
  };
}

/**
 * The raw texts that the papers were read from are served beside the papers, so that every record can be followed to
 * the lines it came from. They stay where the data is made; nothing is committed twice.
 */
function rawSources(): Plugin {
  const folder = new URL('data/sources/', import.meta.url);
  return {
    name: 'raw-sources',
    configureServer(server) {
      server.middlewares.use('/data/sources', (request, response, next) => {
        const file = readdirSync(folder).find((name) => request.url === `/${name}`);
        if (file === undefined) {
          next();
          return;
        }
        response.setHeader('Content-Type', 'text/plain; charset=utf-8');
        response.end(readFileSync(new URL(file, folder)));
      });
    },
    generateBundle() {
      for (const file of readdirSync(folder)) {
        this.emitFile({ type: 'asset', fileName: `data/sources/${file}`, source: readFileSync(new URL(file, folder)) });
      }
    },
  };
}

/** What the page tells those who link to it, where it says where it is published. */
function published(): Plugin {
  return {
    name: 'published',
    apply: 'build',
    transformIndexHtml: () => publishedTags(HOMEPAGE),
    generateBundle() {
      if (HOMEPAGE !== null) this.emitFile({ type: 'asset', fileName: OEMBED_FILE, source: oembed(HOMEPAGE) });
    },
  };
}

const ROOT = fileURLToPath(new URL('.', import.meta.url));
const chromiumPath = process.env['CHROMIUM_PATH'];

/**
 * The library's own light build: an index over one text, which is all that is used of it. The whole one is four times as
 * large, and its documents, stores, workers and databases would come along.
 */
const LIGHT_FLEXSEARCH = {
  find: /^flexsearch$/,
  replacement: fileURLToPath(new URL('node_modules/flexsearch/dist/flexsearch.light.module.min.js', import.meta.url)),
};

/** Where the page is published, for the links in what is taken away; null where package.json does not say. */
function homepage(): string | null {
  const written: unknown = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));
  const { homepage } = v.parse(
    v.object({ homepage: v.optional(v.pipe(v.string(), v.url(), v.startsWith('https://'))) }),
    written,
  );
  return homepage ?? null;
}

const HOMEPAGE = homepage();

/** The folders of the libraries that came into a bundle: of the page, of a figure in a frame, or of a worker. */
const bundledLibraries = new Set<string>();

function bundledModules(): Plugin {
  return {
    name: 'bundled-modules',
    apply: 'build',
    generateBundle(_, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type !== 'chunk') continue;
        for (const id of file.moduleIds) {
          const folder = libraryFolder(id);
          if (folder !== null) bundledLibraries.add(folder);
        }
      }
    },
  };
}

/** The licences of what is bundled, in one file. The bundles of workers and frames are written before the page's own. */
function licences(): Plugin {
  return {
    name: 'licences',
    apply: 'build',
    generateBundle() {
      const libraries = [...bundledLibraries].map(libraryIn);
      const faults = licenceFaults(libraries);
      if (faults.length > 0) this.error(faults.join('\n'));
      this.emitFile({ type: 'asset', fileName: LICENCES_FILE, source: licencesText(libraries) });
    },
  };
}

function libraryIn(folder: string): Library {
  const described: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const Described = v.object({ name: v.string(), version: v.string(), license: v.optional(v.string(), '') });
  const { name, version, license } = v.parse(Described, described);
  const texts = readdirSync(folder).filter((file) => /^licen[cs]e(?:\b|-)/i.test(file));
  const text = texts.map((file) => readFileSync(join(folder, file), 'utf8').trim()).join('\n\n');
  return { name, version, licence: license, text: texts.length === 0 ? null : text };
}

/** What both bundles are built with: that of the page, and that of a figure in a frame. */
const BUNDLE = {
  base: './',
  define: { __HOMEPAGE__: JSON.stringify(HOMEPAGE) },
  resolve: { alias: [LIGHT_FLEXSEARCH] },
  worker: { format: 'es', plugins: () => [bundledModules()] },
  build: {
    target: 'es2023',
    // An inlined asset is a data: address, which the policy blocks.
    assetsInlineLimit: 0,
    // Browsers of that target have it.
    modulePreload: { polyfill: false },
  },
} satisfies UserConfig;

/**
 * A figure in a frame is a bundle of its own. Built in one go with the page, it would share chunks with it, and fetch as much
 * of the framework and of our rooms as the page needs: half as much again.
 */
function embedBundle(): Plugin {
  let files: readonly (Rolldown.OutputChunk | Rolldown.OutputAsset)[] = [];
  return {
    name: 'embed-bundle',
    apply: 'build',
    // Before Vite finds the file itself.
    enforce: 'pre',
    async buildStart() {
      const built = await build({
        ...BUNDLE,
        configFile: false,
        root: ROOT,
        publicDir: false,
        logLevel: 'warn',
        plugins: [svelte({ configFile: false }), bundledModules()],
        build: {
          ...BUNDLE.build,
          write: false,
          rolldownOptions: {
            input: { embed: `${ROOT}src/app/embed.ts` },
            preserveEntrySignatures: 'allow-extension',
            output: { codeSplitting: asOneFile('embed') },
          },
        },
      });
      files = [built].flat().flatMap((one) => ('output' in one ? one.output : []));
    },
    resolveId(specifier) {
      if (specifier !== './app/embed.ts') return null;
      const entry = files.find((file) => file.type === 'chunk' && file.isEntry);
      if (entry === undefined) throw new Error('the bundle of the embed has no entry');
      // Beside the script of the page.
      return { id: entry.fileName.replace(/^assets\//, './'), external: true };
    },
    generateBundle(_, bundle) {
      // Those of what is fetched later are fetched with it.
      const styles = files.flatMap(({ fileName }) => (/^assets\/embed-[\w-]+\.css$/.test(fileName) ? [fileName] : []));
      for (const file of files) {
        // The search worker is the same file in both.
        if (file.fileName in bundle) continue;
        const source = file.type === 'asset' ? file.source : file.isEntry ? withStyles(file.code, styles) : file.code;
        this.emitFile({ type: 'asset', fileName: file.fileName, source });
      }
    },
  };
}

/** The service worker, which knows all other files by what they hold, and so comes last. */
function serviceWorker(): Plugin {
  let code = '';
  return {
    name: 'service-worker',
    apply: 'build',
    async buildStart() {
      const built = await build({
        ...BUNDLE,
        configFile: false,
        root: ROOT,
        publicDir: false,
        logLevel: 'warn',
        build: {
          ...BUNDLE.build,
          write: false,
          rolldownOptions: { input: `${ROOT}src/app/service-worker.ts` },
        },
      });
      const chunks = [built].flat().flatMap((one) => ('output' in one ? one.output : []));
      const [chunk] = chunks;
      if (chunk?.type !== 'chunk' || chunks.length !== 1) throw new Error('the service worker is not one file');
      code = chunk.code;
    },
    writeBundle: {
      order: 'post',
      sequential: true,
      handler({ dir }) {
        if (dir === undefined) throw new Error('the page is built into no folder');
        writeFileSync(`${dir}/${SERVICE_WORKER_FILE}`, serviceWorkerFor(releaseIn(dir), code));
      },
    },
  };
}

/**
 * All that a script imports at once is one file. Left alone, each piece that something fetched later uses too would be a
 * file of its own: more to ask for, and worse to compress.
 */
function asOneFile(name: 'explorer' | 'embed'): Rolldown.CodeSplittingOptions {
  let first: ReadonlySet<string> | undefined;
  const nameOf = (id: string, context: Rolldown.ChunkingContext) => {
    first ??= reachable(`${ROOT}src/app/${name}.ts`, (one) => context.getModuleInfo(one)?.importedIds ?? []);
    // That helper serves the script too that decides between the two.
    if (id.includes('vite/preload-helper')) return null;
    return first.has(id) || (name === 'embed' && NEARLY_ALL_CHARTS.test(id)) ? name : null;
  };
  return { groups: [{ name: nameOf, includeDependenciesRecursively: false }] };
}

/** What nearly each chart needs, of which a frame fetches one: with the first file it is compressed better than by itself. */
const NEARLY_ALL_CHARTS =
  /d3-array|\/src\/charts\/(?:chart-input|linear|outside|periods)\.ts$|\/src\/papers\/cross-table\.ts$/;

function reachable(from: string, next: (id: string) => readonly string[]): Set<string> {
  const seen = new Set([from]);
  // What is added while the set is walked is walked too.
  for (const one of seen) for (const other of next(one)) seen.add(other);
  return seen;
}

/** A script that waits for its style sheets; without them the figure is there all the same. */
function withStyles(code: string, files: readonly string[]): string {
  const load = `await Promise.all(${JSON.stringify(files.map((file) => file.replace(/^assets\//, '')))}.map((file) =>
    new Promise((resolve) => {
      const link = document.createElement('link');
      Object.assign(link, { rel: 'stylesheet', href: new URL(file, import.meta.url), onload: resolve, onerror: resolve });
      document.head.append(link);
    }),
  ));`;
  return `${load}\n${code}`;
}

export default defineConfig({
  ...BUNDLE,
  plugins: [
    svelte({ configFile: false }),
    contentSecurityPolicy(),
    rawSources(),
    published(),
    embedBundle(),
    bundledModules(),
    licences(),
    serviceWorker(),
  ],
  resolve: { ...BUNDLE.resolve, ...(process.env['VITEST'] ? { conditions: ['browser'] } : {}) },
  build: {
    ...BUNDLE.build,
    rolldownOptions: { output: { codeSplitting: asOneFile('explorer') } },
  },
  server: { host: '127.0.0.1' },
  preview: { host: '127.0.0.1', port: 4173, headers: SECURITY_HEADERS },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          // Laws are tried on thousands of papers; a busy machine is no reason to fail.
          testTimeout: 60_000,
          // Vitest empties stylesheets unless told otherwise; the charts read their colours from one.
          css: true,
          include: ['{src,data,tests}/**/*.test.ts'],
          exclude: ['**/*.svelte.test.ts'],
        },
      },
      {
        extends: true,
        // Named here, or the first test that meets one of them makes the server reload the page under all the others.
        optimizeDeps: {
          include: [
            '@tanstack/svelte-table',
            '@tanstack/virtual-core',
            'd3',
            'dompurify',
            'fast-check',
            'fflate',
            'flexsearch',
            'idb',
            'marked',
            'valibot',
            'vitest-browser-svelte',
          ],
        },
        test: {
          name: 'chromium',
          include: ['src/**/*.svelte.test.ts'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: { args: chromiumArguments, ...(chromiumPath ? { executablePath: chromiumPath } : {}) },
            }),
            instances: [{ browser: 'chromium' }],
            viewport: { width: 1280, height: 800 },
          },
        },
      },
    ],
  },
});
