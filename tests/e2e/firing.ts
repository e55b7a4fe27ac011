/** The harness that fires payloads at places of the page, and a control that shows that they do fire where nothing is done. */
import { readFile } from 'node:fs/promises';
import {
  expect as expected,
  test as base,
  type Browser,
  type BrowserContext,
  type Locator,
  type Page,
} from '@playwright/test';
import { decodeDataset, type Dataset } from '../../src/papers/dataset.ts';
import { PAYLOADS } from '../fixtures/payloads.ts';

// Texts that are long beyond all measure are slow to draw where the machine has other work.
export const expect = expected.configure({ timeout: 90_000 });

/** How many payloads stand in one text, where there is room for it. */
const IN_ONE = 10;
/** So many texts hold all of them. */
export const TEXTS = Math.ceil(PAYLOADS.length / IN_ONE);
/** How many deleted notes stand in the bin. */
const BINNED = TEXTS;
/** The least share that has to fire where nothing is done against it: else it proves nothing that none fires here. */
const LEAST_SHARE = 0.4;

export const payload = (at: number) => PAYLOADS[at % PAYLOADS.length]?.text ?? '';

/** Some payloads, one after the other, as one text. */
export const several = (from: number, count: number, between = ' ') =>
  Array.from({ length: count }, (_, at) => payload(from + at)).join(between);

/** Who hears what fires in any page of a context, by the payload's id. */
export async function heard(context: BrowserContext): Promise<Set<number>> {
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
export const test = base.extend<object, { control: number }>({
  control: [
    async ({ browser }, use) => {
      await use(await firedInControl(browser));
    },
    { scope: 'worker', timeout: 60_000 },
  ],
});

/** The papers, with payloads in every text that somebody could have written: in each kind of text, all of them. */
export async function hostileDataset(): Promise<Dataset> {
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
  // Names of kept views are short, and what is deleted stands in the bin.
  const views = PAYLOADS.map(({ text }, at) => ({
    id: `view-${at}`,
    name: text.slice(0, 120),
    search: `?q=${encodeURIComponent(text)}`,
    beside: null,
    savedAt: now,
  }));
  const bin = notes.slice(-BINNED).map((note, at) => ({
    id: `bin-${at}`,
    deletedAt: now,
    note: { ...note, title: several(at * IN_ONE, IN_ONE), long: payload(at) },
  }));
  const rest = { views, bin, settings: {} };
  return JSON.stringify({ format: 'ai-safety-papers-backup', version: 1, exportedAt: now, notes, ...rest });
}

/**
 * Passes over everything in the page, points at it, clicks and focuses it, and names what could run, whether or not it ran.
 * The clicks do not bubble: what hangs on an element itself hears them, and the page's own buttons do not.
 */
export function lookAtAll(page: Page): Promise<string[]> {
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

export type Sweep = {
  page: Page;
  dataset: Dataset;
  /** Looks at the page as it stands: nothing may have fired, and there is nothing that could. */
  look: (where: string) => Promise<void>;
};

const POLICIES = ['with the policy', 'without a policy'] as const;

/** A test of some places of the page, with the policy and without; says what it has counted. */
export function sweep(what: string, go: (sweep: Sweep) => Promise<void>) {
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

/** Opens all that can be opened in place. */
export async function openAll(page: Page) {
  for (const details of await page.locator('details').all())
    await details.evaluate((one) => one.setAttribute('open', ''));
}

/** Points at some of them with the pointer itself, spread over all. */
export async function pointAtSome(marks: Locator) {
  const count = await marks.count();
  for (let at = 0; at < count; at += Math.ceil(count / 6)) await marks.nth(at).hover({ force: true });
}

/** Brings the hostile notes in, through the page. */
export async function bringIn(page: Page, dataset: Dataset, look?: Sweep['look']) {
  await page.goto('/?page=notes');
  await page.locator('input[type="file"]').setInputFiles({
    name: `${several(0, PAYLOADS.length)}.json`,
    mimeType: 'application/json',
    buffer: Buffer.from(hostileBackup(dataset)),
  });
  const preview = page.getByRole('region', { name: /^Restore from/ });
  await expect(preview).toContainText(`${PAYLOADS.length} notes`);
  await openAll(page);
  await look?.('preview of a backup');
  await preview.getByRole('button', { name: /^Merge \d+ records/ }).click();
  await expect(preview).toHaveCount(0);
}
