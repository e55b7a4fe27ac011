import { readFile } from 'node:fs/promises';
import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { decodeDataset, type Dataset } from '../../src/papers/dataset.ts';
import { PAYLOADS } from '../fixtures/payloads.ts';

// Many pages each: a busy machine is no reason to fail.
test.describe.configure({ timeout: 120_000 });

/** In how many parts the payloads are shared out, so that each of a part stands in a title of its own. */
const PARTS = 2;

const payload = (at: number) => PAYLOADS[at % PAYLOADS.length]?.text ?? '';

/** What fired in any page of the context, by the payload's id. */
async function heard(context: BrowserContext): Promise<Set<number>> {
  const fired = new Set<number>();
  await context.exposeFunction('fired', (id: number) => {
    fired.add(id);
  });
  return fired;
}

/** The papers, with a payload in every text that somebody could have written. */
async function hostileDataset(from: number): Promise<Dataset> {
  const decoded = decodeDataset(JSON.parse(await readFile('public/data/papers.json', 'utf8')));
  if (!decoded.ok) throw new Error(decoded.problems.join('\n'));
  let at = from;
  const next = () => payload(at++);
  const { dataset } = decoded;
  const hostile: Dataset = {
    ...dataset,
    papers: dataset.papers.map((paper) => ({ ...paper, title: next() })),
    companies: dataset.companies.map((company) => ({ ...company, name: next() })),
    categories: dataset.categories.map((category) => ({ ...category, name: next(), definition: next() })),
    collections: dataset.collections.map((one) => ({ ...one, name: next(), description: next() })),
    sources: dataset.sources.map((source) => ({ ...source, title: next(), about: next(), chosen: next() })),
    commentary: dataset.commentary.map((item) => ({ ...item, author: next(), text: next() })),
    warnings: dataset.warnings.map((warning) => ({ ...warning, text: next() })),
  };
  hostile.papers.forEach((paper) => {
    paper.abstract = `${next()}\n${next()}`;
    paper.mended = paper.mended.map((mend) => ({ ...mend, from: next(), to: next(), why: next() }));
  });
  const again = decodeDataset(hostile);
  expect(again.ok).toBe(true);
  return hostile;
}

/** A backup with payloads in everything that can be written, on papers that are listed and on some that are gone. */
function hostileBackup({ papers }: Dataset, from: number): string {
  const now = '2026-11-14T12:00:00.000Z';
  const notes = PAYLOADS.map(({ text }, at) => {
    const other = payload(from + at + 1);
    const quote = { type: 'TextQuoteSelector', exact: other, prefix: text, suffix: '' };
    return {
      paperId: papers[at]?.id ?? `gone-${at}`,
      title: text,
      url: text,
      short: text,
      long: `${text}\n\n${other}`,
      jottings: text,
      tags: [text, other],
      status: null,
      rating: null,
      revision: 1,
      updatedAt: now,
      otherVersions: [{ short: other, long: text, savedAt: now }],
      passages: [
        {
          id: `p${at}`,
          kind: 'claim',
          comment: text,
          createdAt: now,
          selector: [quote, { type: 'TextPositionSelector', start: 0, end: 5 }],
        },
      ],
    };
  });
  return JSON.stringify({
    format: 'ai-safety-papers-backup',
    version: 1,
    exportedAt: now,
    notes,
    views: [],
    settings: {},
  });
}

/** Passes over, and looks at, everything in the page: what could run is named, whether or not it ran. */
function lookAtAll(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    for (const element of document.querySelectorAll('body *')) {
      if (/^(?:iframe|object|embed|base|math|template|foreignobject|animate|set)$/i.test(element.localName))
        found.push(`<${element.localName}>`);
      for (const { name, value } of element.attributes) {
        const isAddress = /^(?:href|src|srcset|action|formaction|data|xlink:href)$/.test(name);
        // eslint-disable-next-line no-control-regex -- browsers leave these out of an address
        const leadsIntoScript = /^(?:javascript|data|vbscript):/i.test(value.replace(/[\u0000-\u0020]/g, ''));
        if (/^on/i.test(name) || (isAddress && leadsIntoScript)) found.push(`${name}="${value}"`);
      }
      for (const type of ['pointerover', 'mouseover', 'mouseenter', 'pointermove'])
        element.dispatchEvent(new MouseEvent(type, { bubbles: type !== 'mouseenter' }));
    }
    return found;
  });
}

test('the control: the same payloads fire where HTML is taken as it comes', async ({ page, context }, info) => {
  const fired = await heard(context);
  await context.route('**/*', (route) =>
    route.request().url().endsWith('/control')
      ? route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Control</title>' })
      : route.abort(),
  );
  await page.goto('/control');
  await page.evaluate((payloads) => {
    const call = (id: number) => {
      void (window as unknown as { fired: (id: number) => Promise<void> }).fired(id);
    };
    for (const { text } of payloads) {
      // Each in a document of its own: some would swallow those that follow, or lead elsewhere.
      const frame = document.body.appendChild(document.createElement('iframe'));
      const inside = frame.contentDocument;
      if (inside === null || frame.contentWindow === null) continue;
      Object.assign(frame.contentWindow, { fired: call });
      inside.body.innerHTML = text;
      for (const element of inside.querySelectorAll<HTMLElement>('body *')) {
        element.dispatchEvent(new MouseEvent('mouseover', { bubbles: true }));
        element.dispatchEvent(new MouseEvent('pointerover', { bubbles: true }));
        element.dispatchEvent(new FocusEvent('focus'));
        element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
      }
    }
  }, PAYLOADS);
  await expect.poll(() => fired.size / PAYLOADS.length).toBeGreaterThanOrEqual(0.4);
  const sentence = `${fired.size} of ${PAYLOADS.length} fired in the control.`;
  info.annotations.push({ type: 'payloads', description: sentence });
  process.stdout.write(`${sentence}\n`);
});

for (const policy of ['with the policy', 'without a policy'] as const) {
  for (let part = 0; part < PARTS; part += 1) {
    test(`none fires in the app, ${policy}, part ${part + 1} of ${PARTS}`, async ({ page, context, baseURL }, info) => {
      const fired = await heard(context);
      const complaints: string[] = [];
      const foreign: string[] = [];
      context.on('request', (request) => {
        if (!/^(?:blob:|data:)/.test(request.url()) && !request.url().startsWith(`${baseURL}/`))
          foreign.push(request.url());
      });
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => complaints.push(message.text()));
      const from = Math.floor((part * PAYLOADS.length) / PARTS);
      const dataset = await hostileDataset(from);
      await context.route('**/data/papers.json', (route) => route.fulfill({ json: dataset }));
      if (policy === 'without a policy') {
        await context.route(
          (url) => url.pathname === '/',
          async (route) => {
            const response = await route.fetch();
            const headers = Object.fromEntries(
              Object.entries(response.headers()).filter(([name]) => name !== 'content-security-policy'),
            );
            const body = (await response.text()).replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '');
            await route.fulfill({ status: 200, headers, body });
          },
        );
      }
      let sinks = 0;
      const look = async (where: string) => {
        expect(await lookAtAll(page), where).toEqual([]);
        expect([...fired], where).toEqual([]);
        sinks += 1;
      };

      await page.goto('/');
      await expect(page.getByRole('status')).toHaveText(/^\d+ papers$/);
      expect(await page.locator('meta[http-equiv="Content-Security-Policy"]').count()).toBe(
        policy === 'with the policy' ? 1 : 0,
      );
      await expect(page.getByRole('figure').first()).toBeVisible();
      await look('papers and their charts');

      await page.goto('/?page=data');
      await expect(page.getByRole('heading', { name: 'Sources' })).toBeVisible();
      for (const details of await page.locator('details').all())
        await details.evaluate((one) => one.setAttribute('open', ''));
      await look('data page');

      for (const chart of ['timeline', 'categories', 'matrix', 'words', 'profiles', 'change']) {
        await page.goto(`/?page=charts&chart=${chart}`);
        await expect(page.getByRole('figure').first()).toBeVisible();
        await look(`chart: ${chart}`);
        await page.goto(`/?embed=${chart}`);
        await expect(page.getByRole('figure').first()).toBeVisible();
        await look(`embed: ${chart}`);
      }

      await page.goto('/?page=notes');
      await page.locator('input[type="file"]').setInputFiles({
        name: `${payload(from).replaceAll('/', '∕')}.json`,
        mimeType: 'application/json',
        buffer: Buffer.from(hostileBackup(dataset, from)),
      });
      const preview = page.getByRole('region', { name: /^Restore from/ });
      await expect(preview).toContainText(`${PAYLOADS.length} notes`);
      await look('preview of a backup');
      await preview.getByRole('button', { name: /^Merge \d+ records/ }).click();
      await expect(preview).toHaveCount(0);
      await look('notes page');

      // The Markdown of each is drawn in the same place, one paper after the other.
      const some = dataset.papers.slice(0, 12);
      for (const { id } of some) {
        await page.goto(`/?paper=${id}`);
        await page.getByRole('button', { name: 'Preview', exact: true }).click();
        await expect(page.getByRole('region', { name: 'Long note, preview' })).not.toBeEmpty();
        await look(`panel and Markdown preview: ${id}`);
      }

      const broken = JSON.stringify({
        format: 'ai-safety-papers-backup',
        version: 1,
        notes: PAYLOADS.map(({ text }) => ({ paperId: text, [text]: text, short: 7 })),
      });
      await page.goto('/?page=notes');
      await page.locator('input[type="file"]').setInputFiles({
        name: 'broken.json',
        mimeType: 'application/json',
        buffer: Buffer.from(broken),
      });
      await expect(page.getByRole('region', { name: /^Restore from/ })).toBeVisible();
      await look('a broken backup');

      for (const key of ['q', 'company', 'category', 'paper', 'from', 'sort', 'chart', 'word', 'page', 'embed']) {
        const search = new URLSearchParams();
        for (const { text, id } of PAYLOADS) if (id % PARTS === part) search.append(key, text);
        await page.goto(`/?${search}`);
        await expect(page.locator('#app > *').first()).toBeVisible();
        await look(`address: ${key}`);
      }

      expect(complaints).toEqual([]);
      expect(foreign).toEqual([]);
      const sentence = `0 of ${PAYLOADS.length} fired in the app, ${policy}, at ${sinks} places.`;
      info.annotations.push({ type: 'payloads', description: sentence });
      process.stdout.write(`${sentence}\n`);
    });
  }
}

test('what is saved runs nothing when it is opened by itself, where there is no policy', async ({ page, context }) => {
  const fired = await heard(context);
  const dataset = await hostileDataset(0);
  await context.route('**/data/papers.json', (route) => route.fulfill({ json: dataset }));
  await page.goto('/?page=charts&chart=categories');
  const saved: { name: string; body: string }[] = [];
  for (const choice of ['Download SVG', 'Download HTML file']) {
    await page.getByRole('button', { name: 'More' }).first().click();
    const [given] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: choice }).click(),
    ]);
    saved.push({ name: given.suggestedFilename(), body: await readFile(await given.path(), 'utf8') });
  }
  for (const [at, { name, body }] of saved.entries()) {
    const isPicture = name.endsWith('.svg');
    await context.route(`**/opened-${at}`, (route) =>
      route.fulfill({ contentType: isPicture ? 'image/svg+xml' : 'text/html; charset=utf-8', body }),
    );
    await page.goto(`/opened-${at}`);
    await expect(page.locator('svg').first()).toBeVisible();
    expect(await page.locator('[onerror], [onload], [onclick], [onmouseover], [href^="javascript:" i]').count()).toBe(
      0,
    );
    await page.evaluate(() => {
      for (const element of document.querySelectorAll('*'))
        for (const type of ['mouseover', 'pointerover', 'click'])
          element.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true }));
    });
    expect([...fired]).toEqual([]);
  }
});
