import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test, type Frame, type Page } from '@playwright/test';
import { DATABASE } from '../../src/notes/stored.ts';
import { CHARTS } from '../../src/view/chart-spec.ts';
import { encodeEmbedding } from '../../src/view/embedding.ts';
import { DEFAULT_VIEW } from '../../src/view/view.ts';
import { CHART_PICTURES } from '../fixtures/chart-pictures.ts';
import { expectAccessible, LOOKS } from './accessible.ts';

/** A page of somebody else, on an origin of its own: it answers with whatever a test has put there. */
let host: Server;
const pages = new Map<string, string>();

test.beforeAll(async () => {
  host = createServer((request, response) => {
    const page = pages.get(new URL(request.url ?? '/', 'http://host').pathname);
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.end(page ?? '');
  });
  await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
});

test.afterAll(() => host.close());

/** Puts a page on the other origin and opens it. */
async function open(page: Page, path: string, body: string, head = '') {
  pages.set(
    path,
    `<!doctype html><html lang="en"><head><meta charset="utf-8">${head}</head><body>${body}</body></html>`,
  );
  await page.goto(`http://127.0.0.1:${(host.address() as AddressInfo).port}${path}`);
}

const picture = (frame: Page | Frame) => frame.getByRole('figure').getByRole('img');

/** What is cut off in a figure, or can be scrolled: nothing should be. */
function spilling(frame: Page | Frame) {
  return frame.evaluate(() => {
    const { scrollWidth, scrollHeight, clientWidth, clientHeight } = document.documentElement;
    const footer = document.querySelector('footer')?.getBoundingClientRect();
    const inside = (box: DOMRect, bottom: number) =>
      box.left >= -1 && box.top >= -1 && box.right <= clientWidth + 1 && box.bottom <= bottom + 1;
    const texts = [...document.querySelectorAll('svg text')].filter(
      (text) => !inside(text.getBoundingClientRect(), footer?.top ?? 0),
    );
    const controls = [...document.querySelectorAll('footer *')].filter(
      (one) => !inside(one.getBoundingClientRect(), clientHeight) || one.scrollHeight > one.clientHeight + 1,
    );
    return [
      ...(scrollWidth > clientWidth || scrollHeight > clientHeight ? ['the document scrolls'] : []),
      ...[...texts, ...controls.filter(({ clientHeight }) => clientHeight > 0)].map(({ textContent }) => textContent),
    ];
  });
}

/** A frame may draw more than once before it comes to rest. */
async function expectNothingCutOff(frame: Page | Frame) {
  await expect.poll(() => spilling(frame)).toEqual([]);
}

/** The size of the smallest type in the picture, in pixels. */
function leastType(frame: Page | Frame) {
  return frame
    .locator('figure svg text')
    .evaluateAll((texts) => Math.min(...texts.map((text) => Number(text.getAttribute('font-size')))));
}

async function frameAt(page: Page, at: number): Promise<Frame> {
  const element = await page.locator('iframe').nth(at).elementHandle();
  const frame = await element.contentFrame();
  if (!frame) throw new Error(`there is no frame ${at}`);
  await expect(picture(frame)).toBeVisible();
  return frame;
}

const SIZES = [
  { width: 320, height: 240 },
  { width: 640, height: 360 },
  { width: 1280, height: 720 },
  { width: 375, height: 700 },
  { width: 1200, height: 300 },
];

for (const chart of CHARTS) {
  test(`fills whatever frame it is given, and nothing is cut off: ${chart}`, async ({ page }) => {
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(`/?embed=${chart}&v=00000000&company=-openai`);
    for (const size of SIZES) {
      await page.setViewportSize(size);
      await expect(picture(page)).toHaveAttribute('width', `${size.width}`);
      await expect(
        page.getByText(/made with other data, version 00000000; drawn from today’s, [0-9a-f]{8}/),
      ).toBeVisible();
      await expect.poll(() => leastType(page)).toBeGreaterThanOrEqual(9);
      await expectNothingCutOff(page);
    }
    expect(complaints).toEqual([]);
  });
}

for (const [form, { name, view }] of Object.entries(CHART_PICTURES)) {
  test(`can be read in the smallest frame: ${form}`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 240 });
    const shown = { ...DEFAULT_VIEW, ...view };
    await page.goto(`/${encodeEmbedding({ chart: name, view: shown, still: true, clear: false, version: null })}`);
    await expect.poll(() => leastType(page)).toBeGreaterThanOrEqual(9);
    await expectNothingCutOff(page);
    // The source stands in the picture, or a click away. The frame may draw twice before it comes to rest.
    await expect(async () => {
      const source = page.getByRole('button', { name: 'Source' });
      const inPicture = ((await picture(page).textContent()) ?? '').includes('Data version');
      expect(await source.count()).toBe(inPicture ? 0 : 1);
      if (inPicture) return;
      await source.click();
      await expect(page.getByRole('region', { name: 'Source' })).toContainText(/78 papers.*Data version [0-9a-f]{8}/s);
      await expectNothingCutOff(page);
      await source.click();
    }).toPass();
    await expect(picture(page)).toBeVisible();
  });
}

test('what stands together for want of room is said, leads to its papers, and is apart in the numbers', async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 240 });
  await page.goto('/?embed=timeline&split=category');
  const rest = page.getByRole('button', { name: /^8 more categories: 30 papers/ });
  await expect(picture(page)).toContainText('8 more categories');
  const [papers] = await Promise.all([page.waitForEvent('popup'), rest.click()]);
  await expect(papers.getByRole('status')).toHaveText('30 of 78 papers');
  expect(new URL(papers.url()).searchParams.getAll('category')).toHaveLength(8);
  await papers.close();
  await page.getByRole('button', { name: 'Data' }).click();
  await expect(page.getByRole('region', { name: /, data$/ })).toContainText('Model organisms of misalignment');
});

test('every form and filter that the page has is in the frame too', async ({ page }) => {
  for (const [address, name] of [
    ['?embed=timeline&form=papers&split=category', 'Papers by day'],
    ['?embed=timeline&form=cumulative&company=anthropic', /^Papers/],
    ['?embed=words&word=%22red+teaming%22&word=unlearning', /^Words over time/],
    ['?embed=change&first=anthropic&second=openai', /Anthropic/],
  ] as const) {
    await page.goto(`/${address}`);
    await expect(page.getByRole('figure', { name })).toBeVisible();
    await expect(picture(page)).toBeVisible();
    await expectNothingCutOff(page);
  }
  await page.goto('/?embed=matrix&q=reward&company=openai');
  await expect(picture(page)).toContainText(/^Who works on what.*\d+ of 78 papers · OpenAI · “reward”/);
});

test('what a link names and the list does not know is said', async ({ page }) => {
  await page.goto('/?embed=timeline&company=acme');
  await expect(page.getByText('company “acme”')).toBeVisible();
  await expectNothingCutOff(page);
});

test('a mark names its papers and leads to them; the link leads to the same chart', async ({ page, baseURL }) => {
  await page.setViewportSize({ width: 960, height: 540 });
  await page.goto('/?embed=categories&from=2023-01&theme=dark&v=00000000');
  const mark = page.getByRole('button', { name: /^Unlearning: 2/ });
  await mark.hover();
  await expect(page.getByText('Are we making progress in unlearning?')).toBeVisible();
  const [papers] = await Promise.all([page.waitForEvent('popup'), mark.click()]);
  await expect(papers.getByRole('status')).toHaveText('2 of 78 papers');
  expect(papers.url()).toBe(`${baseURL}/?category=unlearning&from=2023-01`);
  await papers.close();
  // By keyboard too.
  await mark.focus();
  await page.keyboard.press('ArrowUp');
  const [others] = await Promise.all([page.waitForEvent('popup'), page.keyboard.press('Enter')]);
  await expect(others.getByRole('status')).toHaveText(/ of 78 papers$/);
  await others.close();
  const link = page.getByRole('link', { name: 'Explore these papers' });
  const [whole] = await Promise.all([page.waitForEvent('popup'), link.click()]);
  await expect(whole.getByRole('figure', { name: 'What they are about' })).toBeVisible();
  expect(whole.url()).toBe(`${baseURL}/?page=charts&from=2023-01&chart=categories`);
});

test('what names the papers of a mark stays in the frame', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 240 });
  await page.goto('/?embed=categories&order=name');
  for (const mark of [/^Enhancing human feedback/, /^Unlearning/]) {
    await page.getByRole('button', { name: mark }).hover();
    const list = page.getByRole('figure').locator('ul').last();
    await expect(list).toBeVisible();
    const link = await page.getByRole('link').boundingBox();
    const overhang = async () => {
      const box = await list.locator('..').boundingBox();
      if (box === null) return null;
      return [-box.x, -box.y, box.x + box.width - 320, box.y + box.height - (link?.y ?? 0)].filter((by) => by > 0);
    };
    // Its height is known a frame later.
    await expect.poll(overhang).toEqual([]);
  }
});

test('the numbers are in reach, and scroll in themselves', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 240 });
  await page.goto('/?embed=categories&still=yes');
  await expect(picture(page)).toBeVisible();
  await page.getByRole('button', { name: 'Data' }).click();
  const table = page.getByRole('region', { name: 'What they are about, data' });
  await expect(table.getByRole('columnheader', { name: 'Anthropic' })).toBeVisible();
  expect(await table.evaluate(({ scrollHeight, clientHeight }) => scrollHeight > clientHeight)).toBe(true);
  await expectNothingCutOff(page);
  await page.getByRole('button', { name: 'Data' }).click();
  await expect(picture(page)).toBeVisible();
});

test('a still figure has nothing to point at', async ({ page }) => {
  const scripts: string[] = [];
  page.on('request', (request) => scripts.push(request.url()));
  await page.goto('/?embed=timeline&still=yes');
  await expect(picture(page)).toBeVisible();
  await page.waitForLoadState('networkidle');
  await expect(page.getByRole('button')).toHaveCount(1);
  expect(scripts.length).toBeGreaterThan(3);
  expect(scripts.filter((url) => url.includes('Pointing'))).toEqual([]);
});

const REVEAL = `
  .slides { position: relative; width: 960px; height: 700px; transform: scale(0.6); transform-origin: 0 0 }
  section { position: absolute; inset: 0; display: none } section.present { display: block }
  iframe { border: 0; width: 900px; height: 600px }`;

for (const theme of ['light', 'dark'] as const) {
  test(`on slides that are scaled, where a frame is filled when its slide comes (${theme})`, async ({
    page,
    baseURL,
  }) => {
    const slides = CHARTS.map(
      (chart) =>
        `<section><iframe data-src="${baseURL}/?embed=${chart}&theme=${theme}" title="${chart}"></iframe></section>`,
    );
    await open(page, `/reveal-${theme}`, `<div class="slides">${slides.join('')}</div>`, `<style>${REVEAL}</style>`);
    for (const at of CHARTS.keys()) {
      await page.evaluate((at) => {
        const sections = [...document.querySelectorAll('section')];
        for (const section of sections) section.classList.remove('present');
        sections[at]?.classList.add('present');
        const frame = sections[at]?.querySelector('iframe');
        if (frame) frame.src = frame.dataset['src'] ?? '';
      }, at);
      const frame = await frameAt(page, at);
      await expect(picture(frame)).toHaveAttribute('width', '900');
      await expectNothingCutOff(frame);
      const ground = await frame.locator('main').evaluate((main) => getComputedStyle(main).backgroundColor);
      expect(ground).toBe(theme === 'light' ? 'rgb(255, 255, 255)' : 'rgb(29, 30, 34)');
    }
  });

  for (const width of [320, 640, 1200]) {
    test(`several in a document of ${width} px, each as wide as its cell (${theme})`, async ({ page, baseURL }) => {
      await page.emulateMedia({ colorScheme: theme });
      await page.setViewportSize({ width, height: 900 });
      const cell = (chart: string) =>
        `<div class="cell-output cell-output-display"><iframe src="${baseURL}/?embed=${chart}" title="${chart}" width="100%" height="480" style="border:0"></iframe></div>`;
      await open(
        page,
        `/quarto-${theme}-${width}`,
        ['timeline', 'matrix', 'words'].map(cell).join(''),
        '<style>body { margin: 0 }</style>',
      );
      for (const at of [0, 1, 2]) await expectNothingCutOff(await frameAt(page, at));
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    });
  }
}

test('the copied code frames the chart at the height that it asks for, and hears nobody else', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const code = async (chart: string) => {
    await page.goto(`/?page=charts&chart=${chart}&company=anthropic`);
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('button', { name: 'Copy embed code' }).click();
    await expect(page.getByText('Embed code copied.')).toBeVisible();
    return page.evaluate(() => navigator.clipboard.readText());
  };
  const [matrix, timeline] = [await code('matrix'), await code('timeline')];
  expect(matrix).toMatch(
    /\?embed=matrix&amp;company=anthropic&amp;v=[0-9a-f]{8}" title="Who works on what" width="960"/,
  );
  const told = `<script>
    window.told = [];
    addEventListener('message', (event) => told.push([[frames[0], frames[1]].indexOf(event.source), event.data]));
  </script>`;
  await page.setViewportSize({ width: 640, height: 900 });
  await open(page, '/code', `${matrix}<p>Between them.</p>${timeline}`, `${told}<style>body { margin: 0 }</style>`);
  // Both, also the one that is fetched when it comes near.
  for (const at of [0, 1]) {
    await page.locator('iframe').nth(at).scrollIntoViewIfNeeded();
    await expectNothingCutOff(await frameAt(page, at));
  }
  const heights = () => page.locator('iframe').evaluateAll((frames) => frames.map(({ clientHeight }) => clientHeight));
  const last = () =>
    page.evaluate(() => {
      const { told } = window as unknown as { told: [number, { type: string; height: number }][] };
      return [0, 1].map((frame) => told.filter(([from]) => from === frame).at(-1)?.[1]);
    });
  // Each is as high as it has said last.
  const expectAsTold = () =>
    expect(async () => expect((await last()).map((one) => one?.height)).toEqual(await heights())).toPass();
  await expectAsTold();
  for (const one of await last()) expect(Object.keys(one ?? {})).toEqual(['type', 'height']);
  const before = await heights();
  expect(before[0]).not.toBe(540);
  // What others say, or what is no height, changes nothing.
  await page.evaluate(async () => {
    window.postMessage({ type: 'ai-safety-papers:height', height: 999 }, '*');
    const stranger = document.body.appendChild(document.createElement('iframe'));
    stranger.srcdoc = `<script>
      parent.postMessage({ type: 'ai-safety-papers:height', height: 888 }, '*'); parent.postMessage('done', '*');
    </script>`;
    await new Promise((resolve) => addEventListener('message', ({ data }) => data === 'done' && resolve(null)));
    stranger.remove();
  });
  await expectAsTold();
  for (const height of await heights()) expect([999, 888]).not.toContain(height);
  // A narrower page: each is as high as it likes there, and comes to rest.
  await page.setViewportSize({ width: 340, height: 900 });
  await expect.poll(async () => (await heights())[0]).not.toBe(before[0]);
  await expectAsTold();
  for (const at of [0, 1]) await expectNothingCutOff(await frameAt(page, at));
});

test('it hears nothing: a message changes nothing, and nobody listens', async ({ page, baseURL }) => {
  await page.addInitScript(() => {
    const listens: string[] = [];
    Object.assign(window, { listens });
    // eslint-disable-next-line @typescript-eslint/unbound-method -- called with its own object below
    const add = EventTarget.prototype.addEventListener;
    EventTarget.prototype.addEventListener = function (type, ...rest) {
      if (this === window) listens.push(type);
      add.call(this, type, ...rest);
    };
  });
  await open(page, '/messages', `<iframe src="${baseURL}/?embed=timeline" width="640" height="360"></iframe>`);
  const frame = await frameAt(page, 0);
  await expect(frame.getByRole('button', { name: /Anthropic/ }).first()).toBeAttached();
  const html = () => frame.evaluate(() => [document.documentElement.outerHTML, window.location.href, window.onmessage]);
  const before = await html();
  await page.evaluate(() => {
    const target = frames[0];
    for (const data of [
      { type: 'ai-safety-papers:height', height: 100 },
      { type: 'theme', theme: 'dark' },
      'reload',
      null,
      { search: '?embed=matrix' },
    ])
      target?.postMessage(data, '*');
  });
  // Behind those messages in the same queue.
  await frame.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
  expect(await html()).toEqual(before);
  const listens = await frame.evaluate(() => (window as unknown as { listens: string[] }).listens);
  expect(listens).not.toContain('message');
});

test('it keeps nothing and needs no storage', async ({ page, context }) => {
  await page.addInitScript(() => {
    const touched: string[] = [];
    Object.assign(window, { touched });
    for (const name of ['indexedDB', 'localStorage', 'sessionStorage', 'caches']) {
      Object.defineProperty(window, name, {
        get() {
          touched.push(name);
          throw new DOMException('no storage here', 'SecurityError');
        },
      });
    }
    Object.defineProperty(Navigator.prototype, 'serviceWorker', {
      get() {
        touched.push('serviceWorker');
        throw new DOMException('no workers here', 'SecurityError');
      },
    });
  });
  for (const address of ['/?embed=timeline', '/?embed=words', '/?embed=matrix&q=reward']) {
    await page.goto(address);
    await expect(picture(page)).toBeVisible();
    await expect(page.getByRole('button').nth(1)).toBeAttached();
    await page.getByRole('button', { name: 'Data' }).click();
    expect(await page.evaluate(() => (window as unknown as { touched: string[] }).touched)).toEqual([]);
  }
  expect(await context.cookies()).toEqual([]);
});

test('nothing that asks the notes is read from a link', async ({ page }) => {
  await page.goto('/?embed=timeline&q=note%3Adoubt&tag=talk&status=read');
  await expect(picture(page)).toContainText('78 papers');
  await expect(page.getByRole('link', { name: 'Explore these papers' })).toHaveAttribute(
    'href',
    '?page=charts&chart=timeline',
  );
});

test('in a frame there is nothing but a figure, whatever the address', async ({ page, baseURL }) => {
  await open(page, '/whole', `<iframe src="${baseURL}/?page=charts&chart=matrix" width="640" height="480"></iframe>`);
  const frame = await frameAt(page, 0);
  await expect(frame.getByRole('figure', { name: 'Who works on what' })).toBeVisible();
  await expect(frame.getByRole('searchbox')).toHaveCount(0);
  expect(await frame.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);
});

for (const origin of ['the same', 'another'] as const) {
  test(`in a frame of ${origin} origin the notes are never opened, whatever is said to it`, async ({
    page,
    context,
    baseURL,
  }) => {
    // Somebody has notes.
    await page.goto('/?paper=toy-models-of-superposition');
    await page.getByRole('textbox', { name: 'Short note' }).fill('Mine alone.');
    await expect(page.getByText('Saved on this device')).toBeVisible();
    const named = () => page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
    const before = await named();
    expect(before).not.toEqual([]);
    await context.addInitScript(() => {
      const asked: string[] = [];
      Object.assign(window, { asked });
      // eslint-disable-next-line @typescript-eslint/unbound-method -- called with its own object below
      const { open } = IDBFactory.prototype;
      IDBFactory.prototype.open = function (name, ...rest) {
        asked.push(name);
        return open.call(this, name, ...rest);
      };
    });
    const fetched: string[] = [];
    context.on('request', (request) => fetched.push(new URL(request.url()).pathname));
    const opened = '/?page=notes&paper=toy-models-of-superposition';
    for (const address of [opened, '/?paper=toy-models-of-superposition&reading=wide', '/?embed=timeline']) {
      const frame = `<iframe src="${baseURL}${address}" width="640" height="480"></iframe>`;
      if (origin === 'another') await open(page, '/framing', frame);
      else {
        await page.route('**/framing', (route) => route.fulfill({ contentType: 'text/html', body: frame }));
        await page.goto('/framing');
        await page.unroute('**/framing');
      }
      const inside = await frameAt(page, 0);
      await inside.getByRole('figure').hover();
      const text = await inside.locator('body').innerText();
      await page.evaluate(() => {
        for (const data of [{ kind: 'everything' }, { kind: 'note', note: { paperId: 'a' } }, { page: 'notes' }, null])
          frames[0]?.postMessage(data, '*');
        // Of the same origin, the channel of the tabs reaches the frame too.
        const tabs = new BroadcastChannel('ai-safety-papers:notes');
        tabs.postMessage({ kind: 'everything' });
        tabs.close();
      });
      await inside.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
      expect(await inside.locator('body').innerText()).toBe(text);
      await expect(inside.getByText('Mine alone.')).toHaveCount(0);
      await expect(inside.getByRole('textbox')).toHaveCount(0);
      // These are of one site, for which a browser keeps one storage: the notes are there, and nobody looks.
      expect(await inside.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))).toEqual(before);
      expect(await inside.evaluate(() => (window as unknown as { asked: string[] }).asked)).toEqual([]);
    }
    expect(fetched.length).toBeGreaterThan(10);
    expect(fetched.filter((path) => /note|database|connection|explorer|panel|backup|passage/i.test(path))).toEqual([]);
  });
}

test('forged messages change nothing in the page', async ({ page, context }) => {
  await page.goto('/?page=notes');
  await page.goto('/?paper=toy-models-of-superposition');
  const box = page.getByRole('textbox', { name: 'Short note' });
  await box.fill('Mine.');
  await expect(page.getByText('Saved on this device')).toBeVisible();
  const complaints: string[] = [];
  // That the tests of this file go without a service worker is told in the console.
  page.on('console', (message) => {
    if (!message.text().startsWith('Service Worker registration blocked')) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  const stored = () =>
    page.evaluate(async (name) => {
      const opened = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(name);
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(new Error(`${request.error}`));
      });
      const all = await new Promise<unknown>((resolve, reject) => {
        const request = opened.transaction('notes').objectStore('notes').getAll();
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(new Error(`${request.error}`));
      });
      opened.close();
      return all;
    }, DATABASE.name);
  // All that stands in the page, and where it is; of what is said of the note's keeping, nothing either.
  const standing = async () => ({
    text: await page.locator('body').innerText(),
    url: page.url(),
    value: await box.inputValue(),
    stored: await stored(),
  });
  const before = await standing();
  const forged = [
    null,
    7,
    'everything',
    'what is kept',
    [],
    { kind: 'note' },
    { kind: 'note', note: null },
    { kind: 'note', note: { paperId: 7, short: 'Forged.' } },
    { kind: 'note', note: { paperId: 'toy-models-of-superposition', short: 'Forged.', updatedAt: 'never' } },
    { kind: 'nothing', note: {} },
    { kind: ['note'] },
    JSON.parse('{"__proto__": {"kind": "everything"}, "constructor": 1}') as unknown,
    { type: 'ai-safety-papers:height', height: 9 },
    { type: 'answer', papers: [] },
  ];
  // From the page's own window, and on the channel of the tabs.
  await page.evaluate(
    ({ forged, channel }) => {
      const tabs = new BroadcastChannel(channel);
      for (const data of forged) {
        window.postMessage(data, '*');
        tabs.postMessage(data);
      }
      tabs.close();
    },
    { forged, channel: 'ai-safety-papers:notes' },
  );
  // From a page of another origin that has opened this one in a window of its own.
  const elsewhere = await context.newPage();
  await open(elsewhere, '/opens', '<p>Elsewhere</p>');
  const [opened] = await Promise.all([
    elsewhere.waitForEvent('popup'),
    elsewhere.evaluate((url) => {
      Object.assign(window, { other: window.open(url) });
    }, page.url()),
  ]);
  await expect(opened.getByRole('textbox', { name: 'Short note' })).toHaveValue('Mine.', { timeout: 20_000 });
  await elsewhere.evaluate((forged) => {
    const { other } = window as unknown as { other: Window };
    for (const data of forged) other.postMessage(data, '*');
  }, forged);
  // Behind those messages in the same queues.
  for (const one of [page, opened]) await one.evaluate(() => new Promise((resolve) => setTimeout(resolve, 0)));
  await expect(opened.getByRole('textbox', { name: 'Short note' })).toHaveValue('Mine.');
  expect(await standing()).toEqual(before);
  expect(complaints).toEqual([]);
  // The same channel with what is right is heard: the messages above came through.
  await opened.getByRole('textbox', { name: 'Short note' }).fill('Mine, again.');
  await expect(box).toHaveValue('Mine, again.');
});

test('in a sandbox without an origin it draws, also what asks the search', async ({ page, baseURL }) => {
  const frame = (chart: string) =>
    `<iframe sandbox="allow-scripts" src="${baseURL}/?embed=${chart}" width="640" height="360"></iframe>`;
  await open(page, '/sandbox', frame('timeline') + frame('words') + frame('matrix&q=reward'));
  for (const at of [0, 1, 2]) await expectNothingCutOff(await frameAt(page, at));
  const [words, matrix] = [page.locator('iframe').nth(1), page.locator('iframe').nth(2)];
  await expect(words.contentFrame().getByRole('img')).toContainText(/llms.*\d+/);
  await expect(matrix.contentFrame().getByRole('img')).toContainText(/\d+ of 78 papers · “reward”/);
});

test('where the search cannot be had at all, it says so', async ({ page, baseURL }) => {
  await page.route('**/assets/answering-*.js', (route) => route.abort());
  const frame = `<iframe sandbox="allow-scripts" src="${baseURL}/?embed=words" width="640" height="360"></iframe>`;
  await open(page, '/sandbox-without', frame);
  const words = page.locator('iframe').contentFrame();
  await expect(words.getByRole('alert')).toContainText('does not work in this frame');
  await expect(words.getByRole('link', { name: 'Explore these papers' })).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`a clear ground lets the page below be seen (${colorScheme})`, async ({ page, baseURL, context }) => {
    await page.emulateMedia({ colorScheme });
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    for (const [ground, theme] of [
      ['Transparent, for light slides', 'light'],
      ['Transparent, for dark slides', 'dark'],
    ] as const) {
      await page.goto('/?page=charts&chart=timeline');
      await page.getByRole('button', { name: 'More' }).click();
      await page.getByRole('combobox', { name: 'Ground' }).selectOption(ground);
      await page.getByRole('button', { name: 'Copy embed code' }).click();
      const code = await page.evaluate(() => navigator.clipboard.readText());
      expect(code).toContain(`${baseURL}/?embed=timeline&amp;theme=${theme}&amp;ground=clear`);
      for (const scheme of ['normal', 'dark', 'light dark']) {
        await open(
          page,
          '/clear',
          code,
          `<style>:root { color-scheme: ${scheme} } body { margin: 0; background: rgb(200, 30, 30) }</style>`,
        );
        const frame = await frameAt(page, 0);
        const shot = await page.screenshot({ clip: { x: 2, y: 2, width: 1, height: 1 } });
        expect(await colourOf(page, shot)).toEqual([200, 30, 30]);
        const ink = await frame.locator('footer a').evaluate((link) => getComputedStyle(link).color);
        expect(ink).toBe(theme === 'light' ? 'rgb(80, 56, 188)' : 'rgb(179, 162, 255)');
      }
    }
  });
}

/** The colour of a picture of one pixel. */
function colourOf(page: Page, png: Buffer): Promise<number[]> {
  return page.evaluate(async (base64) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const context = new OffscreenCanvas(1, 1).getContext('2d');
    context?.drawImage(image, 0, 0);
    return [...(context?.getImageData(0, 0, 1, 1).data ?? [])].slice(0, 3);
  }, png.toString('base64'));
}

test('where there are no papers it says so, and leads to the page', async ({ page }) => {
  await page.route('**/data/papers.json', (route) => route.abort());
  await page.goto('/?embed=timeline');
  await expect(page.getByRole('alert')).toContainText('could not be fetched');
  await expect(page.getByRole('link', { name: 'Open the whole page' })).toHaveAttribute('href', '/');
});

for (const chart of CHARTS) {
  test(`axe finds nothing: ${chart}, light, dark and forced colours`, async ({ page }) => {
    for (const viewport of [
      { width: 320, height: 240 },
      { width: 1280, height: 720 },
    ]) {
      await page.setViewportSize(viewport);
      for (const look of LOOKS) {
        await page.emulateMedia(look);
        await page.goto(`/?embed=${chart}`);
        await expect(picture(page)).toBeVisible();
        await expect(page.getByRole('button').nth(1)).toBeAttached();
        // In a frame so small the marks of a picture lie closer than a fingertip: where they are is what they say (WCAG
        // 2.5.8, essential). The numbers and the link are larger.
        await expectAccessible(page, { targetSize: viewport.width > 320 });
      }
    }
  });
}
