/** `npm run screenshot`: builds the app, opens it, and takes the picture that the README shows. */
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { build, preview } from 'vite';
import { chromiumArguments, findBrowser } from './browser.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const picture = fileURLToPath(new URL('../public/screenshot.png', import.meta.url));

await build({ root, logLevel: 'warn' });
const server = await preview({ root, preview: { port: 4175 } });
const browser = await chromium.launch({ executablePath: await findBrowser(), args: chromiumArguments });
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, colorScheme: 'light' });
  await page.goto(`${server.resolvedUrls?.local[0]}?from=2023-01&to=2023-12&paper=toy-models-of-superposition`);
  await page.getByRole('figure', { name: 'What they are about' }).getByRole('button').first().waitFor();
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: picture });
  console.log(`Taken: ${picture}`);
} finally {
  await browser.close();
  await server.close();
}
