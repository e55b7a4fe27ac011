import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import { expect, test } from '@playwright/test';

// With a service worker as readers have it: keeping it away is something that Playwright says in the console.
test.use({ serviceWorkers: 'allow' });

const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};
const FOLDER = '/some/folder/';

let server: Server;

/** A host that knows nothing of headers, with the site in a folder, as on GitHub Pages. */
test.beforeAll(async () => {
  server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://host');
    const file = pathname === FOLDER ? 'index.html' : pathname.replace(FOLDER, '');
    readFile(new URL(`../../dist/${file}`, import.meta.url)).then(
      (bytes) => response.setHeader('Content-Type', TYPES[extname(file)] ?? 'text/plain').end(bytes),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

test.afterAll(() => server.close());

test('the site works from a folder of any static host, by the policy in the page alone', async ({ page }) => {
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('response', (response) => {
    if (!response.ok()) complaints.push(`${response.status()} ${response.url()}`);
  });
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}${FOLDER}`;
  await page.goto(`${address}?q=reward`);
  await expect(page.getByRole('status')).toHaveText(/^\d+ of 78 papers$/);
  await expect(page.getByRole('figure', { name: 'Papers over time' })).toBeVisible();
  await page.getByRole('link', { name: 'Data' }).click();
  await expect(page.getByRole('heading', { name: 'Sources' })).toBeVisible();
  await expect(page).toHaveURL(`${address}?page=data&q=reward`);
  expect(complaints).toEqual([]);
});
