/** Payloads in what comes from outside: addresses, frames, files, and answers that fail, whose faults are told in sentences. */
import { readFile } from 'node:fs/promises';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { PARAMETERS } from '../fixtures/parameters.ts';
import { PAYLOADS } from '../fixtures/payloads.ts';
import { bringIn, expect, lookAtAll, openAll, payload, pointAtSome, several, sweep, test } from './firing.ts';

// Many texts each: a busy machine is no reason to fail.
test.describe.configure({ timeout: 600_000 });

/** All payloads, in texts as long as the page takes a query (`view/codec.ts`). */
const QUERIES = PAYLOADS.reduce<string[]>(
  (texts, { text }) => {
    const last = texts.at(-1) ?? '';
    return last.length + 1 + text.length > 500 ? [...texts, text] : [...texts.slice(0, -1), `${last} ${text}`];
  },
  [''],
);

const address = (entries: [string, string][]) => `/?${new URLSearchParams(entries).toString()}`;

sweep('addresses', async ({ page, look }) => {
  for (const query of QUERIES) {
    await page.goto(address([['q', query]]));
    await expect(page.getByRole('status')).toHaveText(/^(?:\d+ of )?\d+ papers?$/);
    expect(await lookAtAll(page), query).toEqual([]);
  }
  await look('queries');
  for (let at = 0; at < QUERIES.length; at += 6) {
    const words = QUERIES.slice(at, at + 6).map((query): [string, string] => ['word', query]);
    await page.goto(address([['page', 'charts'], ['chart', 'words'], ...words]));
    await expect(page.getByRole('figure').first().getByRole('img')).toBeVisible();
    expect(await lookAtAll(page), String(at)).toEqual([]);
  }
  await look('words of a chart');
  // One after the other as the value of all parameters, as by the buttons that go back and forward. That all of them fall to
  // their defaults wherever they stand, the codec's own tests say.
  const addresses = PAYLOADS.filter((_, at) => at % 16 === 0).map(({ text }) =>
    address(PARAMETERS.map((name) => [name, name === 'paper' ? `toy-models-of-superposition${text}` : text])),
  );
  await page.goto(`${addresses[0] ?? '/'}#${encodeURIComponent(several(0, PAYLOADS.length))}`);
  for (const one of addresses) {
    await page.evaluate((to) => {
      history.pushState(null, '', to);
      dispatchEvent(new PopStateEvent('popstate', { state: null }));
    }, one);
    await expect(page.getByRole('status')).toHaveText(/papers?$/);
    expect(await lookAtAll(page), one).toEqual([]);
  }
  await look('parameters');
});

sweep('charts in a frame', async ({ page, look }) => {
  const asked = QUERIES.slice(0, 6).map((query): [string, string] => ['word', query]);
  for (const [chart, ...more] of [
    ['timeline'],
    ['timeline', 'form', 'papers'],
    ['categories'],
    ['matrix'],
    ['profiles'],
    ['change'],
    ['words'],
  ]) {
    const [name, value] = more;
    await page.goto(
      address([
        ['embed', chart ?? ''],
        ...(name === undefined || value === undefined ? [] : ([[name, value]] as [string, string][])),
        ...(chart === 'words' ? asked : []),
        ['v', payload(1)],
        [payload(2), payload(3)],
      ]),
    );
    const figure = page.getByRole('figure');
    // Names of thousands of letters leave it no room.
    await expect(figure.getByRole('img')).toBeAttached();
    const marks = page.getByRole('group', { name: 'Marks of the chart' }).getByRole('button');
    await expect(marks.first()).toBeAttached();
    await pointAtSome(marks);
    await look(`chart in a frame: ${chart} ${more.join(' ')}`);
    await page.getByRole('button', { name: 'Data', exact: true }).click();
    await expect(page.getByRole('table')).toBeVisible();
    await look(`its numbers: ${chart} ${more.join(' ')}`);
  }
});

sweep('sentences about papers and a search that fail', async ({ page, dataset, look }) => {
  // As many as are named: what does not fit is listed with what came in its place.
  for (let from = 0; from < PAYLOADS.length; from += 20) {
    const wrong = {
      ...dataset,
      papers: dataset.papers.map((paper, at) => (at < 20 ? { ...paper, date: payload(from + at) } : paper)),
      [payload(from)]: payload(from),
    };
    await page.route('**/data/papers.json', (route) => route.fulfill({ json: wrong }));
    for (const where of ['/', '/?embed=timeline']) {
      await page.goto(where);
      await expect(page.getByRole('alert')).toContainText('does not have the form that this page reads');
      await page.getByRole('button', { name: 'Copy details' }).click();
      expect(await lookAtAll(page), `${where} ${from}`).toEqual([]);
    }
    await page.unroute('**/data/papers.json');
  }
  await look('papers of another form');
  const soup = several(0, PAYLOADS.length, '\n');
  for (const body of [soup, JSON.stringify(soup), JSON.stringify({ schemaVersion: soup })]) {
    await page.route('**/data/papers.json', (route) => route.fulfill({ contentType: 'application/json', body }));
    await page.goto('/');
    await expect(page.getByRole('alert')).toContainText('The list of papers');
    await look('no list of papers');
    await page.unroute('**/data/papers.json');
  }
  await page.route('**/search.worker-*.js', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: `throw new Error(${JSON.stringify(soup)})` }),
  );
  await page.goto('/?q=reward');
  await expect(page.getByRole('alert')).toContainText('Searching does not work');
  await page.getByRole('button', { name: 'Copy details' }).click();
  await look('a search that fails');
});

sweep('backups that are wrong', async ({ page, look }) => {
  const soup = several(0, PAYLOADS.length, '\n');
  const records = PAYLOADS.map(({ text }) => ({
    paperId: text,
    title: text,
    short: text,
    revision: text,
    id: text,
    name: text,
    search: text,
    [text]: text,
  }));
  const head = { format: 'ai-safety-papers-backup', version: 1, exportedAt: payload(3) };
  for (const content of [
    soup,
    JSON.stringify({ [soup]: soup }),
    JSON.stringify({ ...head, format: soup }),
    JSON.stringify({ ...head, version: soup }),
    JSON.stringify({ ...head, notes: records, views: records, bin: records, settings: { [soup]: soup }, [soup]: soup }),
    JSON.stringify({ ...head, notes: records }).replaceAll('"paperId"', '"__proto__"'),
  ]) {
    await page.goto('/?page=notes');
    await page.locator('input[type="file"]').setInputFiles({
      name: `${soup}.json`,
      mimeType: 'text/html',
      buffer: Buffer.from(content),
    });
    await expect(page.getByRole('alert').first()).toBeVisible();
    await openAll(page);
    await look(`a backup: ${content.slice(0, 60)}`);
  }
});

sweep('vaults', async ({ page, dataset, look }) => {
  await bringIn(page, dataset);
  const opener = (name: string) => page.getByRole('button', { name });
  await opener('Take notes out…').click();
  const [given] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Take out the vault', exact: true }).click(),
  ]);
  const taken = Object.entries(unzipSync(await readFile(await given.path())));
  expect(taken).toHaveLength(PAYLOADS.length);
  const files: Record<string, Uint8Array> = {};
  for (const [at, [name, content]] of taken.entries()) {
    const text = strFromU8(content);
    expect(text).toMatch(/^status:/m);
    // In a note's own part, in the reader's lines before and after it, as a field of theirs and as the name of one.
    files[name] = strToU8(
      text
        .replace(/^status:/m, `${JSON.stringify(payload(at))}: ${JSON.stringify(payload(at + 1))}\nstatus:`)
        .replace(/\n(?=<!-- ai-safety-papers:end)/, () => `\n\n${payload(at)}\n\n`)
        .replace(/$/, () => `\n\n${payload(at)}\n${payload(at + 1)}\n`),
    );
    const broken = `---\nid: ${payload(at)}\n${payload(at)}\n<!-- ai-safety-papers:end {${payload(at)}} -->`;
    files[`${payload(at)}.md`] = strToU8(broken);
  }
  await opener('Bring in a vault…').click();
  await page.getByLabel('Files of a vault').setInputFiles({
    name: `${several(0, PAYLOADS.length)}.zip`,
    mimeType: 'application/zip',
    buffer: Buffer.from(zipSync(files)),
  });
  const preview = page.getByRole('region', { name: /^Bring in/ });
  await expect(preview.getByRole('alert')).toContainText('is not taken');
  await openAll(page);
  await look('preview of a vault');
  await preview.getByRole('button', { name: /^Bring in \d+ notes/ }).click();
  await expect(page.getByRole('button', { name: 'Undo import' })).toBeVisible();
  await look('notes of a vault');
});
