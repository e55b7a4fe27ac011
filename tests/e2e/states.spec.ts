/** What opens, waits or has failed, as axe sees it: in each look, at three widths. The pages as they stand are in `everybody.spec`. */
import { expect, test, type Page } from '@playwright/test';
import { expectAccessible, expectAccessibleInEachLook, expectNoSidewaysScroll } from './accessible.ts';

const SIZES = [
  { width: 1280, height: 900 },
  { width: 640, height: 900 },
  { width: 320, height: 640 },
];

/** What a button opens beneath it, over the page. */
const OPENED = '.root > [aria-expanded="true"] + *';

const DATA = '**/data/papers.json';
const PAPER = '/?paper=toy-models-of-superposition';

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).first().click();

async function papers(page: Page, address = '/') {
  await page.goto(address);
  await expect(page.getByRole('status')).toHaveText(/papers?$/);
  await expect(page.getByRole('figure', { name: 'What they are about' }).getByRole('img')).toBeAttached();
}

/** Writes a note, and goes to the page of notes. */
async function notes(page: Page) {
  await page.goto(PAPER);
  await page.getByRole('textbox', { name: 'Short note' }).fill('Features share directions.');
  await page.getByRole('textbox', { name: 'Tags' }).fill('talk, geometry');
  await expect(page.getByText('Saved on this device')).toBeVisible();
  await page.goto('/?page=notes');
  await expect(page.getByRole('button', { name: 'Manage tags' })).toBeVisible();
}

/** No browser lets anything be stored. */
const blockStorage = (page: Page) =>
  page.addInitScript(() => {
    indexedDB.open = () => {
      throw new DOMException('blocked', 'SecurityError');
    };
  });

const STATES: [name: string, reach: (page: Page) => Promise<void>][] = [
  [
    'papers that are on their way',
    async (page) => {
      await page.route(DATA, () => undefined);
      await page.goto('/', { waitUntil: 'commit' });
      await expect(page.getByRole('progressbar', { name: 'Fetching the papers' })).toBeVisible();
    },
  ],
  [
    'papers that are missing',
    async (page) => {
      await page.route(DATA, (route) => route.fulfill({ status: 404 }));
      await page.goto('/');
      await expect(page.getByRole('alert')).toContainText('is missing');
      await press(page, 'Copy details');
    },
  ],
  [
    'papers that do not fit',
    async (page) => {
      await page.route(DATA, (route) => route.fulfill({ json: { schemaVersion: 2, papers: 7 } }));
      await page.goto('/');
      await expect(page.getByRole('heading', { name: 'What does not fit' })).toBeVisible();
    },
  ],
  [
    'papers that are missing, in a frame',
    async (page) => {
      await page.route(DATA, (route) => route.abort());
      await page.goto('/?embed=timeline');
      await expect(page.getByRole('alert')).toContainText('could not be fetched');
    },
  ],
  [
    'a search that does not work',
    async (page) => {
      await page.route('**/search.worker-*.js', (route) => route.abort());
      await papers(page, '/?q=reward');
      await expect(page.getByRole('alert')).toContainText('Searching does not work');
    },
  ],
  [
    'a page that could not be fetched',
    async (page) => {
      await page.route(/assets\/DataPage-.*\.js/, (route) => route.fulfill({ status: 404 }));
      await papers(page);
      await page.getByRole('link', { name: 'Data', exact: true }).click();
      await expect(page.getByRole('alert')).toContainText('could not be fetched');
    },
  ],
  [
    'the keys',
    async (page) => {
      await papers(page);
      await page.keyboard.press('Shift+?');
      await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
    },
  ],
  [
    'how to search',
    async (page) => {
      await papers(page);
      await press(page, 'How to search');
      await expect(page.getByRole('region', { name: 'How to search' })).toBeVisible();
    },
  ],
  [
    'saved views',
    async (page) => {
      await papers(page, '/?company=openai');
      await press(page, 'Views');
      await page.getByRole('textbox', { name: 'Name of this view' }).fill('Of one company');
      await page.keyboard.press('Enter');
      await expect(page.getByRole('list', { name: 'Saved views' })).toBeVisible();
    },
  ],
  [
    'the display of the table',
    async (page) => {
      await papers(page);
      await press(page, 'Display');
      await expect(page.getByRole('combobox', { name: 'Group by' })).toBeVisible();
    },
  ],
  [
    'ways to take papers out',
    async (page) => {
      await papers(page);
      await press(page, 'Export');
      await expect(page.getByRole('button', { name: /BibTeX/ })).toBeVisible();
    },
  ],
  [
    'what else can be done with a chart',
    async (page) => {
      await papers(page);
      await press(page, 'More');
      await expect(page.getByRole('button', { name: 'Download SVG' }).first()).toBeVisible();
    },
  ],
  [
    'the data of a chart',
    async (page) => {
      await papers(page);
      await press(page, 'More');
      await press(page, 'Show data');
      await expect(page.getByRole('figure').first().getByRole('table')).toBeVisible();
    },
  ],
  [
    'a mark that is pointed at',
    async (page) => {
      await page.goto('/?page=charts&chart=categories');
      const mark = page.getByRole('group', { name: 'Marks of the chart' }).getByRole('button').first();
      await mark.focus();
      await page.keyboard.press('ArrowRight');
      await expect(page.getByRole('figure').locator('div > b').first()).toBeVisible();
    },
  ],
  [
    'a note that is copied',
    async (page) => {
      await page.goto(PAPER);
      await page.getByRole('textbox', { name: 'Short note' }).fill('Features share directions.');
      await expect(page.getByText('Saved on this device')).toBeVisible();
      await press(page, 'Copy this note');
      await expect(page.getByRole('region', { name: 'What will be copied' })).toBeVisible();
    },
  ],
  [
    'a long note in preview',
    async (page) => {
      await page.goto(PAPER);
      await page
        .getByRole('textbox', { name: 'Long note' })
        .fill('# One\n\n- [a link](https://example.org)\n- `code`\n\n> said\n\n| a | b |\n|---|---|\n| 1 | 2 |');
      await press(page, 'Preview');
      await expect(page.getByRole('region', { name: 'Long note, preview' }).getByRole('link')).toBeVisible();
    },
  ],
  [
    'notes where nothing can be stored',
    async (page) => {
      await blockStorage(page);
      await page.goto('/?page=notes');
      await expect(page.getByRole('alert').first()).toContainText('does not let the page store anything');
    },
  ],
  [
    'a paper where nothing can be stored',
    async (page) => {
      await blockStorage(page);
      await page.goto(PAPER);
      await page.getByRole('textbox', { name: 'Short note' }).fill('Typed.');
      await expect(page.getByRole('alert').first()).toContainText('does not let the page store anything');
    },
  ],
  [
    'notes that are chosen, and their tags',
    async (page) => {
      await notes(page);
      await page.getByRole('checkbox', { name: /^Select the note on/ }).check();
      await press(page, 'Manage tags');
      await press(page, 'Rename the tag talk');
      await expect(page.getByRole('textbox', { name: /talk/ })).toBeVisible();
    },
  ],
  [
    'notes that none is found of',
    async (page) => {
      await notes(page);
      await page.getByRole('searchbox', { name: 'Search notes' }).fill('zzyzx');
      await expect(page.getByText('No note fits')).toBeVisible();
    },
  ],
  [
    'ways to take notes out and in',
    async (page) => {
      await notes(page);
      await press(page, 'Take notes out…');
      await expect(page.getByRole('button', { name: 'Take out CSV' })).toBeVisible();
    },
  ],
  [
    'a deleted note, and the bin',
    async (page) => {
      await notes(page);
      await press(page, /^Delete the note on/);
      await page.getByText('Bin (1)').click();
      await expect(page.getByRole('button', { name: /^Restore the note on/ })).toBeVisible();
    },
  ],
  [
    'a file that is no backup',
    async (page) => {
      await page.goto('/?page=notes');
      await page
        .locator('input[type="file"]')
        .setInputFiles({ name: 'holiday.json', mimeType: 'application/json', buffer: Buffer.from('[1, 2') });
      await expect(page.getByRole('region', { name: 'Backup' }).getByRole('alert')).toBeVisible();
    },
  ],
];

for (const [name, reach] of STATES) {
  for (const viewport of SIZES) {
    test(`axe finds nothing, and nothing scrolls sideways: ${name} at ${viewport.width} px`, async ({ page }) => {
      await page.setViewportSize(viewport);
      await reach(page);
      // What lies half under something that was opened is not what is clicked then: there, what was opened is measured.
      const covers = (await page.locator(OPENED).count()) > 0;
      await expectAccessibleInEachLook(page, { targetSize: !covers });
      if (covers) await expectAccessible(page, { within: OPENED });
      await expectNoSidewaysScroll(page);
    });
  }
}

test('filters in their sheet, at 640 and 320 px', async ({ page }) => {
  for (const viewport of SIZES.slice(1)) {
    await page.setViewportSize(viewport);
    await papers(page);
    await page.getByRole('button', { name: 'Filters' }).click();
    await expect(page.getByRole('dialog', { name: 'Filters' })).toBeVisible();
    await expectAccessibleInEachLook(page);
    await expectNoSidewaysScroll(page);
  }
});
