import { playwright } from '@vitest/browser-playwright';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { CONTENT_SECURITY_POLICY, SECURITY_HEADERS } from './src/security.ts';
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
      const lines = Object.entries(SECURITY_HEADERS).map(([name, value]) => `  ${name}: ${value}`);
      this.emitFile({ type: 'asset', fileName: '_headers', source: `/*\n${lines.join('\n')}\n` });
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

export default defineConfig({
  base: './',
  define: { __HOMEPAGE__: JSON.stringify(homepage()) },
  plugins: [svelte({ configFile: false }), contentSecurityPolicy(), rawSources()],
  resolve: { alias: [LIGHT_FLEXSEARCH], ...(process.env['VITEST'] ? { conditions: ['browser'] } : {}) },
  worker: { format: 'es' },
  build: {
    target: 'es2023',
    // An inlined asset is a data: address, which the policy blocks.
    assetsInlineLimit: 0,
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
