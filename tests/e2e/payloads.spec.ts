import { readFile } from 'node:fs/promises';
import { expect as expected, test as base, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { decodeDataset, type Dataset } from '../../src/papers/dataset.ts';
import { PAYLOADS } from '../fixtures/payloads.ts';

// Texts that are long beyond all measure are slow to draw where the machine has other work.
const expect = expected.configure({ timeout: 30_000 });

/** How many payloads stand in one text, where there is room for it. */
const IN_ONE = 10;
/** So many texts hold all of them. */
const TEXTS = Math.ceil(PAYLOADS.length / IN_ONE);
/** The least share that has to fire where nothing is done against it: else it proves nothing that none fires here. */
const LEAST_SHARE = 0.4;

const payload = (at: number) => PAYLOADS[at % PAYLOADS.length]?.text ?? '';

/** Some payloads, one after the other, as one text. */
const several = (from: number, count: number, between = ' ') =>
  Array.from({ length: count }, (_, at) => payload(from + at)).join(between);

/** Who hears what fires in any page of a context, by the payload's id. */
async function heard(context: BrowserContext): Promise<Set<number>> {
  const fired = new Set<number>();
  await context.exposeFunction('fired', (id: number) => {
    fired.add(id);
  });
  return fired;
}

/** How many payloads fire where HTML is taken as it comes, and there is no policy. */
async function firedInControl(browser: Browser): Promise<number> {
  const context = await browser.newContext();
  const fired = await heard(context);
  await context.route('**/*', (route) =>
    route.request().url() === 'http://control.test/'
      ? route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Control</title>' })
      : route.abort(),
  );
  const page = await context.newPage();
  await page.goto('http://control.test/');
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
  await expect.poll(() => fired.size / PAYLOADS.length).toBeGreaterThanOrEqual(LEAST_SHARE);
  const { size } = fired;
  await context.close();
  return size;
}

// The control once for each worker: every line below says what it is measured by.
const test = base.extend<object, { control: number }>({
  control: [
    async ({ browser }, use) => {
      await use(await firedInControl(browser));
    },
    { scope: 'worker', timeout: 60_000 },
  ],
});

// Many texts each: a busy machine is no reason to fail.
test.describe.configure({ timeout: 300_000 });

/** The papers, with payloads in every text that somebody could have written: in each kind of text, all of them. */
async function hostileDataset(): Promise<Dataset> {
  const decoded = decodeDataset(JSON.parse(await readFile('public/data/papers.json', 'utf8')));
  if (!decoded.ok) throw new Error(decoded.problems.join('\n'));
  const { dataset } = decoded;
  const shares = (count: number) => {
    const share = Math.ceil(PAYLOADS.length / count);
    return (at: number, moved = 0) => several(at * share + moved, share);
  };
  const [ofPaper, ofCompany, ofCategory, ofCollection, ofSource, ofItem, ofWarning] = [
    shares(dataset.papers.length),
    shares(dataset.companies.length),
    shares(dataset.categories.length),
    shares(dataset.collections.length),
    shares(dataset.sources.length),
    shares(dataset.commentary.length),
    shares(dataset.warnings.length),
  ];
  const hostile: Dataset = {
    ...dataset,
    papers: dataset.papers.map((paper, at) => ({
      ...paper,
      title: ofPaper(at),
      abstract: `${several(at * IN_ONE, IN_ONE)}\n${several(at * IN_ONE + 1, IN_ONE)}`,
      mended: paper.mended.map((mend, of) => ({
        ...mend,
        from: ofPaper(at, of),
        to: ofPaper(at, of + 1),
        why: ofPaper(at, of + 2),
      })),
    })),
    companies: dataset.companies.map((one, at) => ({ ...one, name: ofCompany(at) })),
    categories: dataset.categories.map((one, at) => ({ ...one, name: ofCategory(at), definition: ofCategory(at, 1) })),
    collections: dataset.collections.map((one, at) => ({
      ...one,
      name: ofCollection(at),
      description: ofCollection(at, 1),
    })),
    sources: dataset.sources.map((one, at) => ({
      ...one,
      title: ofSource(at),
      about: ofSource(at, 1),
      chosen: ofSource(at, 2),
    })),
    commentary: dataset.commentary.map((one, at) => ({ ...one, author: ofItem(at), text: ofItem(at, 1) })),
    warnings: dataset.warnings.map((one, at) => ({ ...one, text: ofWarning(at) })),
  };
  expect(decodeDataset(hostile).ok).toBe(true);
  return hostile;
}

/**
 * A backup with a note for each payload, which stands in all that can be written; the first notes have several in their longer
 * texts, so that these hold all of them. They are on papers that are listed, then on some that are gone.
 */
function hostileBackup({ papers }: Dataset): string {
  const now = '2026-11-14T12:00:00.000Z';
  const passage = (at: number) => {
    const quote = { type: 'TextQuoteSelector', exact: payload(at + 1), prefix: payload(at), suffix: '' };
    const selector = [quote, { type: 'TextPositionSelector', start: 0, end: 5 }];
    return { id: `p${at}`, kind: 'claim', comment: payload(at), createdAt: now, selector };
  };
  const notes = PAYLOADS.map(({ text }, at) => {
    const all = at < TEXTS ? several(at * IN_ONE, IN_ONE, '\n\n') : text;
    return {
      paperId: papers[at]?.id ?? `gone-${at}`,
      title: `${text} ${payload(at + papers.length)}`,
      url: text,
      short: text,
      long: all,
      jottings: all,
      tags: [text, payload(at + 1)],
      status: null,
      rating: null,
      revision: 1,
      updatedAt: now,
      otherVersions: [{ short: all, long: all, savedAt: now }],
      passages: Array.from({ length: at < TEXTS ? IN_ONE : 1 }, (_, of) => passage(at < TEXTS ? at * IN_ONE + of : at)),
    };
  });
  const rest = { views: [], settings: {} };
  return JSON.stringify({ format: 'ai-safety-papers-backup', version: 1, exportedAt: now, notes, ...rest });
}

/**
 * Passes over everything in the page, points at it, clicks and focuses it, and names what could run, whether or not it ran.
 * The clicks do not bubble: what hangs on an element itself hears them, and the page's own buttons do not.
 */
function lookAtAll(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found = Object.keys(Object.prototype).map((key) => `Object.prototype.${key}`);
    for (const key in {}) found.push(`an object's ${key}`);
    const stay = (event: Event) => event.preventDefault();
    addEventListener('click', stay, true);
    for (const element of document.querySelectorAll('body *')) {
      if (/^(?:iframe|object|embed|base|math|template|foreignobject|animate|set)$/i.test(element.localName))
        found.push(`<${element.localName}>`);
      for (const { name, value } of element.attributes) {
        const isAddress = /^(?:href|src|srcset|action|formaction|data|xlink:href)$/.test(name);
        // eslint-disable-next-line no-control-regex -- browsers leave these out of an address
        const leadsIntoScript = /^(?:javascript|data|vbscript):/i.test(value.replace(/[\u0000-\u0020]/g, ''));
        if (/^on/i.test(name) || (isAddress && leadsIntoScript)) found.push(`${name}="${value}"`);
      }
      for (const type of ['pointerover', 'mouseover', 'pointermove'])
        element.dispatchEvent(new MouseEvent(type, { bubbles: true }));
      for (const type of ['mouseenter', 'click'])
        element.dispatchEvent(new MouseEvent(type, { bubbles: false, cancelable: true }));
      element.dispatchEvent(new FocusEvent('focus'));
    }
    removeEventListener('click', stay, true);
    return found;
  });
}

type Sweep = {
  page: Page;
  dataset: Dataset;
  /** Looks at the page as it stands: nothing may have fired, and there is nothing that could. */
  look: (where: string) => Promise<void>;
};

const POLICIES = ['with the policy', 'without a policy'] as const;

/** A test of some places of the page, with the policy and without; says what it has counted. */
function sweep(what: string, go: (sweep: Sweep) => Promise<void>) {
  for (const policy of POLICIES) {
    test(`${what}: none fires, ${policy}`, async ({ page, context, baseURL, control }, info) => {
      const fired = await heard(context);
      const complaints: string[] = [];
      const foreign: string[] = [];
      context.on('request', (request) => {
        if (!/^(?:blob:|data:)/.test(request.url()) && !request.url().startsWith(`${baseURL}/`))
          foreign.push(request.url());
      });
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => {
        // Of the service worker, which would answer in place of the routes above.
        if (!message.text().startsWith('Service Worker registration blocked by Playwright'))
          complaints.push(message.text());
      });
      const dataset = await hostileDataset();
      await context.route('**/data/papers.json', (route) => route.fulfill({ json: dataset }));
      if (policy === 'without a policy') {
        await context.route(
          (url) => url.pathname === '/',
          async (route) => {
            const response = await route.fetch();
            const headers = { ...response.headers() };
            delete headers['content-security-policy'];
            const body = (await response.text()).replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '');
            await route.fulfill({ status: 200, headers, body });
          },
        );
      }
      let places = 0;
      const look = async (where: string) => {
        expect(await lookAtAll(page), where).toEqual([]);
        expect([...fired], where).toEqual([]);
        expect(await page.locator('meta[http-equiv="Content-Security-Policy"]').count()).toBe(
          policy === 'with the policy' ? 1 : 0,
        );
        places += 1;
      };
      await go({ page, dataset, look });
      expect(complaints).toEqual([]);
      expect(foreign).toEqual([]);
      expect(control / PAYLOADS.length).toBeGreaterThanOrEqual(LEAST_SHARE);
      const counted = `control: ${control} of ${PAYLOADS.length} fired · app: ${fired.size} of ${PAYLOADS.length * places}`;
      info.annotations.push({ type: 'payloads', description: counted });
      process.stdout.write(`${counted} (${what}, ${policy})\n`);
    });
  }
}

/** Brings the hostile notes in, through the page. */
async function bringIn(page: Page, dataset: Dataset, look?: Sweep['look']) {
  await page.goto('/?page=notes');
  await page.locator('input[type="file"]').setInputFiles({
    name: `${several(0, PAYLOADS.length)}.json`,
    mimeType: 'application/json',
    buffer: Buffer.from(hostileBackup(dataset)),
  });
  const preview = page.getByRole('region', { name: /^Restore from/ });
  await expect(preview).toContainText(`${PAYLOADS.length} notes`);
  for (const details of await preview.locator('details').all())
    await details.evaluate((one) => one.setAttribute('open', ''));
  await look?.('preview of a backup');
  await preview.getByRole('button', { name: /^Merge \d+ records/ }).click();
  await expect(preview).toHaveCount(0);
}

sweep('papers, charts and what is said of a mark', async ({ page, look }) => {
  await page.goto('/');
  await expect(page.getByRole('status')).toHaveText(/^\d+ papers$/);
  await expect(page.getByRole('figure').first().getByRole('img')).toBeVisible();
  await look('papers and their charts');
  await page.goto('/?page=data');
  await expect(page.getByRole('heading', { name: 'Sources' })).toBeVisible();
  for (const details of await page.locator('details').all())
    await details.evaluate((one) => one.setAttribute('open', ''));
  await look('data page');
  for (const chart of ['timeline&form=papers', 'categories', 'matrix', 'words', 'profiles', 'change']) {
    await page.goto(`/?page=charts&chart=${chart}`);
    const figure = page.getByRole('figure').first();
    await expect(figure.getByRole('img')).toBeVisible();
    const marks = figure.getByRole('group', { name: 'Marks of the chart' }).getByRole('button');
    await expect(marks.first()).toBeAttached();
    await marks.first().hover({ force: true });
    await look(`chart: ${chart}`);
    // Each mark's words, as somebody sees them who goes through the marks.
    const found = await marks.evaluateAll(async (buttons: HTMLElement[]) => {
      const odd = new Set<string>();
      for (const button of buttons) {
        button.focus();
        await new Promise((resolve) => requestAnimationFrame(resolve));
        for (const { attributes } of button.closest('figure')?.querySelectorAll('*') ?? [])
          for (const { name } of attributes) if (/^on/i.test(name)) odd.add(name);
      }
      return [...odd];
    });
    expect(found, chart).toEqual([]);
    await look(`what is said of the marks: ${chart}`);
    await figure.getByRole('button', { name: 'More' }).click();
    await figure.getByRole('button', { name: 'Show data' }).click();
    await expect(figure.getByRole('table')).toBeVisible();
    await look(`data of the chart: ${chart}`);
  }
});

sweep('panel and Markdown preview', async ({ page, dataset, look }) => {
  await bringIn(page, dataset);
  // The first notes hold all payloads together.
  for (const { id } of dataset.papers.slice(0, TEXTS)) {
    await page.goto(`/?paper=${id}`);
    await page.getByRole('button', { name: 'Preview', exact: true }).click();
    await expect(page.getByRole('region', { name: 'Long note, preview' })).toContainText('fired');
    expect(await lookAtAll(page), id).toEqual([]);
  }
  await look('panel and Markdown preview');
  await page.goto(`/?paper=${dataset.papers[0]?.id}&reading=wide`);
  await expect(page.getByRole('textbox', { name: 'Long note' })).toHaveValue(/fired/);
  await look('wide reading view');
});

sweep('preview of a backup and page of notes', async ({ page, dataset, look }) => {
  await bringIn(page, dataset, look);
  for (const form of ['list', 'board', 'charts']) {
    await page.goto(`/?page=notes&notes=${form}`);
    await expect(page.getByText(`${PAYLOADS.length} notes, kept in this browser`)).toBeVisible();
    if (form === 'charts') await expect(page.getByRole('figure').first().getByRole('img')).toBeVisible();
    const more = page.getByRole('main').getByRole('button', { name: /^Show (?:more|the next|\d+ more)/ });
    while ((await more.count()) > 0) await more.first().click();
    if (form === 'list') await expect(page.locator('li[data-id]')).toHaveCount(PAYLOADS.length);
    await look(`notes: ${form}`);
  }
  await page.goto('/?page=notes');
  await page.getByRole('button', { name: 'Manage tags' }).click();
  await look('tags');
});

test('what is saved runs nothing when it is opened by itself, where there is no policy', async ({
  page,
  context,
  control,
}, info) => {
  const fired = await heard(context);
  const dataset = await hostileDataset();
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
  const counted = `control: ${control} of ${PAYLOADS.length} fired · app: ${fired.size} of ${PAYLOADS.length * saved.length}`;
  info.annotations.push({ type: 'payloads', description: counted });
  process.stdout.write(`${counted} (saved files)\n`);
});
