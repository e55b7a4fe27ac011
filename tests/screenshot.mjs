/**
 * `npm run screenshot`: builds the app, opens it, and takes the picture that the README shows, and the one that is shown
 * where somebody links to the page.
 */
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { build, preview } from 'vite';
import { chromiumArguments, findBrowser } from './browser.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const picture = fileURLToPath(new URL('../public/screenshot.png', import.meta.url));
const PREVIEW = { width: 1200, height: 630 };
const linked = fileURLToPath(new URL('../public/preview.png', import.meta.url));

await build({ root, logLevel: 'warn' });
const server = await preview({ root, preview: { port: 4175 } });
const browser = await chromium.launch({ executablePath: await findBrowser(), args: chromiumArguments });
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, colorScheme: 'light' });
  await page.goto(`${server.resolvedUrls?.local[0]}?from=2023-01&to=2023-12&paper=toy-models-of-superposition`);
  await page.getByRole('figure', { name: 'What they are about' }).getByRole('button').first().waitFor();
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: picture });
  // Without the policy, so that what a picture cannot use can be left out of it.
  const bare = await browser.newPage({
    // Drawn small and enlarged: where links are shown, the picture is small.
    viewport: { width: PREVIEW.width / 1.5, height: PREVIEW.height / 1.5 },
    deviceScaleFactor: 1.5,
    colorScheme: 'light',
    bypassCSP: true,
  });
  await bare.goto(`${server.resolvedUrls?.local[0]}?embed=timeline&still=yes`);
  await bare.addStyleTag({ content: 'footer { display: none !important }' });
  await bare.locator(`svg[height="${PREVIEW.height / 1.5}"]`).waitFor();
  await bare.screenshot({ path: linked });
  console.log(`Taken: ${picture}, ${linked}`);
} finally {
  await browser.close();
  await server.close();
}
