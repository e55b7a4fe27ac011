/** What is told to who cannot see it: results, saves and errors, each once. */
import { expect, test, type Page } from '@playwright/test';
import { listen, type Spoken } from './spoken.ts';

type Heard = Awaited<ReturnType<typeof listen>>;

/** Does it, and hears what comes of it: that, and nothing twice. What came too late for the step before is heard here. */
async function hears({ spoken, forget }: Heard, work: () => Promise<unknown>, expected: Spoken[]) {
  await forget();
  await work();
  await expect.poll(spoken).toEqual(expected);
}

const status = (text: string): Spoken => ({ as: 'status', text });
const polite = (text: unknown): Spoken => ({ as: 'polite', text: text as string });
const alert = (text: unknown): Spoken => ({ as: 'alert', text: text as string });

const SAVED = polite('Saved on this device');
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click();
const box = (page: Page, name: string) => page.getByRole('textbox', { name });

async function papers(page: Page, address = '/') {
  const heard = await listen(page);
  await page.goto(address);
  await expect(page.getByRole('status')).toHaveText(/papers?$/);
  await expect(page.getByRole('figure', { name: 'What they are about' }).getByRole('img')).toBeAttached();
  return heard;
}

test('how many papers there are, at each search, filter and way back', async ({ page }) => {
  const heard = await papers(page);
  const search = page.getByRole('searchbox', { name: 'Search papers' });
  await hears(heard, () => search.fill('reward'), [status('20 of 78 papers')]);
  await hears(heard, () => search.press('Escape'), [status('78 papers')]);
  await hears(heard, () => page.getByRole('checkbox', { name: 'OpenAI' }).click(), [status('11 of 78 papers')]);
  await hears(heard, () => press(page, 'Clear all'), [status('78 papers')]);
  await hears(heard, () => press(page, 'Undo clear'), [status('11 of 78 papers')]);
  await hears(heard, () => search.fill('zzyzx'), [status('0 of 78 papers')]);
  // What was searched for in place of what stands nowhere.
  await hears(heard, () => search.fill('rewrad'), [
    status('4 of 78 papers'),
    polite('Showing results for reward instead of “rewrad”. Search for “rewrad”'),
  ]);
  // While a word is typed a count may come in between, but each is another.
  await hears(heard, () => press(page, 'Clear all'), [status('78 papers')]);
  await heard.forget();
  await search.pressSequentially('reward');
  await expect(page.getByRole('status')).toHaveText('20 of 78 papers');
  const told = await heard.spoken();
  expect(told.at(-1)).toEqual(status('20 of 78 papers'));
  for (const [at, one] of told.entries()) {
    expect(one.as).toBe('status');
    expect(one.text).not.toBe(told[at - 1]?.text);
  }
});

test('that a note is saved, at each rest of who writes it, and what a key has changed', async ({ page }) => {
  const heard = await papers(page, '/?sort=title');
  const links = page.getByRole('table', { name: 'Papers' }).getByRole('link');
  await hears(heard, () => links.first().click(), []);
  await expect(box(page, 'Short note')).toBeEditable();
  // The first one: the browser is asked whether it keeps them.
  const promise = polite(expect.stringMatching(/^This browser has (?:not )?promised to keep your notes/));
  await hears(heard, () => box(page, 'Short note').fill('It carries far.'), [SAVED, promise]);
  await hears(heard, () => box(page, 'Short note').fill('It carries far, and further.'), [SAVED]);
  await hears(heard, () => box(page, 'Long note').fill('# Why'), [SAVED]);
  await box(page, 'Long note').press('Escape');
  await hears(heard, () => page.keyboard.press('4'), [polite('Rated 4 of 5'), SAVED]);
  await hears(heard, () => page.keyboard.press('s'), [polite('Status: To read'), SAVED]);
  // On to the next paper and back: nothing was saved, and nothing is said to be.
  const region = page.getByRole('region', { name: await links.nth(1).innerText() });
  await hears(heard, () => page.keyboard.press('j'), []);
  await expect(region).toBeVisible();
  await page.keyboard.press('k');
  await expect(box(page, 'Short note')).toHaveValue('It carries far, and further.');
  await expect(page.getByText('Saved on this device')).toBeVisible();
  await hears(heard, () => page.keyboard.press('Escape'), []);
});

test('what came of what is done with notes, and of a file that is none', async ({ page }) => {
  const heard = await listen(page);
  await page.goto('/?paper=toy-models-of-superposition');
  await box(page, 'Short note').fill('Features share directions.');
  await expect(page.getByText('Saved on this device')).toBeVisible();
  await page.goto('/?page=notes');
  await expect(page.getByRole('button', { name: 'Manage tags' })).toBeVisible();
  await hears(heard, () => page.getByRole('searchbox', { name: 'Search notes' }).fill('share'), [
    polite('1 of 1 note'),
  ]);
  await hears(heard, () => press(page, 'Back up'), [polite(expect.stringMatching(/is in your downloads\. Keep it/))]);
  await hears(heard, () => press(page, /^Delete the note on/), [polite(expect.stringMatching(/^Deleted; it stays/))]);
  const wrong = { name: 'holiday.json', mimeType: 'application/json', buffer: Buffer.from('[1, 2') };
  await hears(heard, () => page.locator('input[type="file"]').first().setInputFiles(wrong), [
    polite('Reading holiday.json …'),
    alert(expect.stringMatching(/^This file is no backup of this page\./)),
  ]);
});

test('that a picture was taken, and where it is', async ({ page }) => {
  const heard = await listen(page);
  await page.goto('/?page=charts');
  await expect(page.getByRole('figure', { name: 'Papers over time' }).getByRole('img')).toBeVisible();
  await hears(heard, () => press(page, 'Download PNG'), [polite('PNG saved as papers-over-time.png.')]);
  await press(page, 'More');
  await hears(heard, () => press(page, 'Download SVG'), [polite('SVG saved as papers-over-time.svg.')]);
});

test('what has failed: the papers, the search, the store', async ({ page }) => {
  const heard = await listen(page);
  await page.route('**/data/papers.json', (route) => route.fulfill({ status: 404 }));
  await page.goto('/');
  await expect.poll(heard.spoken).toEqual([alert(expect.stringMatching(/^The list of papers is missing/))]);
  await page.unroute('**/data/papers.json');
  await page.route('**/search.worker-*.js', (route) => route.abort());
  await page.goto('/?q=reward');
  const failed = alert(expect.stringMatching(/^Searching does not work/));
  await expect.poll(heard.spoken).toEqual([failed, status('78 papers')]);
  await page.addInitScript(() => {
    indexedDB.open = () => {
      throw new DOMException('blocked', 'SecurityError');
    };
  });
  await page.goto('/?paper=toy-models-of-superposition');
  const refused = alert(expect.stringMatching(/^This browser does not let the page store anything/));
  await expect.poll(async () => (await heard.spoken()).filter(({ as }) => as !== 'unheard')).toEqual([refused]);
  await hears(heard, () => box(page, 'Short note').fill('Typed.'), []);
  await expect(page.getByRole('button', { name: 'Download this note' })).toBeVisible();
  expect(await heard.spoken()).toEqual([]);
});
