import { expect, test, type Page } from '@playwright/test';
import { CONTENT_SECURITY_POLICY, hostHeaders } from '../../src/security.ts';
import { HOSTILE_HTML, HOSTILE_MARKDOWN } from '../fixtures/hostile.ts';

// With a service worker as readers have it: keeping it away is something that Playwright says in the console.
test.use({ serviceWorkers: 'allow' });

/** Everything that the page can do so far, in one go. */
async function tour(page: Page) {
  await page.goto('/');
  await expect(page.getByRole('figure', { name: 'Papers over time' })).toBeVisible();
  await page.getByRole('searchbox').fill('reward');
  await expect(page.getByRole('status')).toHaveText(/^\d+ of 78 papers$/);
  await page.getByRole('checkbox', { name: 'Google DeepMind' }).check();
  await page.getByRole('columnheader', { name: 'Title' }).getByRole('button').click();
  await page.getByRole('button', { name: 'Clear all' }).click();
  await page.getByRole('link', { name: 'Toy Models of Superposition' }).click();
  await page.getByRole('textbox', { name: 'Long note' }).fill('<img src=x onerror=alert(1)>');
  await expect(page.getByText('Saved on this device')).toBeVisible();
  await page.getByRole('button', { name: 'Preview', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Long note, preview' })).toHaveText('<img src=x onerror=alert(1)>');
  await page.getByRole('button', { name: 'Close' }).click();
  const figure = page.getByRole('figure', { name: 'What they are about' });
  await Promise.all([page.waitForEvent('download'), figure.getByRole('button', { name: 'Download PNG' }).click()]);
  await figure.getByRole('button', { name: 'More' }).click();
  await figure.getByRole('button', { name: 'Show data' }).click();
  await page.getByRole('button', { name: /^Theme/ }).click();
  for (const name of ['Charts', 'Notes', 'Data', 'Papers']) {
    await page.getByRole('link', { name, exact: true }).click();
    await expect(page.getByRole('link', { name, exact: true })).toHaveAttribute('aria-current', 'page');
  }
  await expect(page.getByRole('status')).toHaveText('78 papers');
  await page.getByRole('checkbox', { name: 'Mentioned' }).check();
  await page.getByRole('searchbox').fill('taming');
  await page.getByRole('link', { name: /^Taming AI Bots/ }).click();
  await page.getByRole('button', { name: 'Show the printed lines' }).click();
  await expect(page.getByRole('region', { name: /^paper-notes-thread\.txt/ })).toBeVisible();
  await page.getByRole('link', { name: 'Data', exact: true }).click();
  await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download papers as CSV' }).click(),
  ]);
  await dialogs(page);
  await notesInAllForms(page);
}

/** What opens above the papers, and a paper over the whole width. */
async function dialogs(page: Page) {
  await page.goto('/?paper=toy-models-of-superposition&reading=wide');
  await expect(page.getByRole('textbox', { name: 'Long note' })).toBeVisible();
  await page.getByRole('button', { name: 'Copy this note' }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await page.keyboard.press('Shift+?');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  await page.getByRole('dialog', { name: 'Keys' }).getByRole('button', { name: 'Done' }).click();
  await page.getByRole('button', { name: 'How to search' }).click();
  await expect(page.getByRole('region', { name: 'How to search' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Views', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Copy link to this view' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Display', exact: true }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: /BibTeX/ }).click()]);
}

async function notesInAllForms(page: Page) {
  await page.getByRole('link', { name: 'Notes', exact: true }).click();
  await expect(page.getByRole('main').getByRole('listitem').first()).toBeVisible();
  await page.getByRole('button', { name: 'Manage tags' }).click();
  await page.getByRole('radio', { name: 'Board' }).check();
  await expect(page.getByRole('heading', { name: /^To read/ })).toBeVisible();
  await page.getByRole('radio', { name: 'Charts' }).check();
  await expect(page.getByRole('region', { name: 'Charts of my notes' }).getByRole('img').first()).toBeVisible();
  await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Back up' }).click()]);
}

test('the policy is in the page and in every answer of the server', async ({ page, request }) => {
  const response = await page.goto('/');
  expect(response?.headers()['content-security-policy']).toBe(CONTENT_SECURITY_POLICY);
  const meta = page.locator('meta[http-equiv="Content-Security-Policy"]');
  await expect(meta).toHaveAttribute('content', CONTENT_SECURITY_POLICY);
  expect(CONTENT_SECURITY_POLICY).toContain("require-trusted-types-for 'script'");
  expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe|\*/);
  const worker = await page.evaluate(async () => {
    const html = await (await fetch(window.location.href)).text();
    const entry = await (await fetch(/assets\/index-[\w-]+\.js/.exec(html)?.[0] ?? '')).text();
    const explorer = /explorer-[\w-]+\.js/g;
    for (const [file] of entry.matchAll(explorer)) {
      const worker = /search\.worker-[\w-]+\.js/.exec(await (await fetch(`assets/${file}`)).text());
      if (worker !== null) return `assets/${worker[0]}`;
    }
    return '';
  });
  expect((await request.get(worker)).headers()['content-security-policy']).toBe(CONTENT_SECURITY_POLICY);
  // Static hosts are told the same, word by word, for every file.
  const hosts = await (await request.get('/_headers')).text();
  expect(hosts).toBe(hostHeaders('service-worker.js'));
  expect(hosts.split('\n').slice(0, 2)).toEqual(['/*', `  Content-Security-Policy: ${CONTENT_SECURITY_POLICY}`]);
  expect(hosts.match(/Content-Security-Policy/g)).toHaveLength(1);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`nothing in the whole tour breaks the policy or leaves the origin (${colorScheme})`, async ({
    page,
    baseURL,
  }) => {
    const requests: string[] = [];
    const complaints: string[] = [];
    // Of the page alone: what keeps it for use without a network fetches all of its files.
    page.on('request', (request) => requests.push(request.url()));
    page.on('websocket', (socket) => requests.push(socket.url()));
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.emulateMedia({ colorScheme });
    await page.addInitScript(() => {
      addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
        reportError(new Error(`${blockedURI} violates ${violatedDirective}`));
      });
    });
    await tour(page);
    expect(complaints).toEqual([]);
    expect(requests.length).toBeGreaterThan(5);
    expect(requests.filter((url) => !url.startsWith(`${baseURL}/`) && !url.startsWith('blob:'))).toEqual([]);
  });
}

test('no hostile text in a long note runs, asks for anything, or breaks the policy', async ({ page, baseURL }) => {
  const complaints: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.exposeFunction('fired', () => complaints.push('fired'));
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      reportError(new Error(`${blockedURI} violates ${violatedDirective}`));
    });
  });
  await page.goto('/?paper=toy-models-of-superposition');
  await page.getByRole('button', { name: 'Preview', exact: true }).click();
  const preview = page.getByRole('region', { name: 'Long note, preview' });
  await expect(preview).toHaveText('Nothing is written yet.');
  // Of the page alone: what keeps it for use without a network fetches all of its files.
  page.on('request', (request) => requests.push(request.url()));
  // Typed HTML is text, wherever one begins and another ends; what Markdown makes something of goes one by one.
  for (const [at, text] of [HOSTILE_HTML.join('\n\n'), ...HOSTILE_MARKDOWN].entries()) {
    await page.getByRole('textbox', { name: 'Long note' }).fill(`${text}\n\nEnd of text ${at}.`);
    await expect(preview).toContainText(`End of text ${at}.`);
    await preview.evaluate((region) => {
      region.addEventListener('click', (event) => {
        const link = event.target instanceof Element ? event.target.closest('a') : null;
        if (link?.target === '_blank') event.preventDefault();
      });
      for (const element of region.querySelectorAll<HTMLElement>('*')) {
        element.dispatchEvent(new MouseEvent('mouseover', { bubbles: true }));
        element.click();
        element.focus();
      }
    });
  }
  expect(await preview.evaluate((region) => region.querySelectorAll('[style], [class], [id]').length)).toBe(0);
  expect(complaints).toEqual([]);
  expect(requests.filter((url) => !url.startsWith(`${baseURL}/assets/`))).toEqual([]);
});

test('the licences of the libraries in the page are a click away', async ({ page, request }) => {
  await page.goto('/?page=data');
  const link = page.getByRole('link', { name: 'Licences of the libraries in this page' });
  await expect(link).toHaveAttribute('href', './licences.txt');
  const text = await (await request.get('/licences.txt')).text();
  // Of d3 there is what it gathers: d3-array and others under names of their own. Nothing is kept of what only builds or tests.
  for (const name of ['svelte', 'valibot', 'idb', 'marked', 'dompurify', 'fflate', 'flexsearch', 'd3-array'])
    expect(text).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+\\nLicence: \\S`, 'm'));
  for (const name of ['svelte-table', 'table-core', 'virtual-core'])
    expect(text).toMatch(new RegExp(`^@tanstack/${name} \\d+\\.\\d+\\.\\d+\\nLicence: MIT`, 'm'));
  expect(text).toContain('Permission is hereby granted');
  expect(text).not.toMatch(/^(?:vite|vitest|playwright|typescript) \d/m);
});

test('a violation would be seen: an inline script is stopped and reported', async ({ page }) => {
  await page.goto('/');
  const blocked = await page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        addEventListener('securitypolicyviolation', (event) => resolve(event.violatedDirective));
        try {
          document.body.innerHTML = '<img src=x onerror=alert(1)>';
        } catch (error) {
          resolve(String(error));
        }
      }),
  );
  expect(blocked).toMatch(/require-trusted-types-for|TrustedHTML/);
});

test('the page asks for no more than itself: no cookie, nothing in session storage', async ({ page, context }) => {
  await tour(page);
  expect(await context.cookies()).toEqual([]);
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
  // How many notes there are, and that the browser was asked to keep them: nothing of what they say.
  const kept = await page.evaluate(() =>
    Object.keys(localStorage).map((key) => [key, localStorage.getItem(key) ?? '']),
  );
  expect(kept.map(([key]) => key).sort()).toEqual(['ai-safety-papers:asked-to-keep', 'ai-safety-papers:tally']);
  const values = kept.map(([, value]) => value).join(' ');
  expect(
    values.match(/[a-z]{3,}/gi)?.filter((word) => !/^(?:epoch|notes|missing|null|true|[a-f]+)$/.test(word)),
  ).toEqual([]);
});
