/** Serves the built page for the tests, and hands them what the runner has found. */
import { preview } from 'vite';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    programs: { address: string; firefox: string; webkitDriver: string; webkitBrowser: string };
  }
}

const PORT = 4177;

export default async function serve(project: TestProject): Promise<() => Promise<void>> {
  const server = await preview({ preview: { port: PORT, strictPort: true }, logLevel: 'warn' });
  const path = (name: string) => {
    const value = process.env[name];
    if (value === undefined) throw new Error(`${name} is not set: run this by “npm run test:browsers”`);
    return value;
  };
  project.provide('programs', {
    address: `http://127.0.0.1:${PORT}`,
    firefox: path('FIREFOX_PATH'),
    webkitDriver: path('WEBKIT_DRIVER_PATH'),
    webkitBrowser: path('WEBKIT_BROWSER_PATH'),
  });
  return () => server.close();
}
