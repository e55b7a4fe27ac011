import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';

const count = (page: Page) => page.getByRole('status');
const titles = (page: Page) => page.getByRole('table', { name: 'Papers' }).getByRole('link');
const collection = (page: Page, name: string) =>
  page.getByRole('group', { name: 'Collection' }).getByRole('checkbox', { name });

test.describe('a number can be followed to the lines it comes from', () => {
  test('from the table of the report to its papers, and from a paper to what is printed', async ({ page }) => {
    await page.goto('/?page=data');
    await page.getByRole('link', { name: '7 papers: Enhancing human feedback, Anthropic' }).click();
    await expect(page).toHaveURL('/?company=anthropic&category=enhancing-human-feedback');
    await expect(count(page)).toHaveText('7 of 78 papers');
    await page.getByRole('link', { name: /^Constitutional AI/ }).click();
    const panel = page.getByRole('region', { name: /^Constitutional AI/ });
    await panel.getByRole('button', { name: 'Source' }).click();
    await panel.getByRole('button', { name: 'Show the printed lines' }).click();
    const printed = panel.getByRole('region', { name: /^lab-papers-sheet\.txt, lines \d+ to \d+$/ });
    await expect(printed).toContainText('Constitutional AI: Harmlessness from AI Feedback');
    await expect(printed).toContainText('As AI systems become more capable');
  });

  test('to as many papers as it says, whatever was chosen by notes; and collections stay as they were', async ({
    page,
  }) => {
    await page.goto('/?paper=toy-models-of-superposition');
    await page.getByRole('combobox', { name: 'Status' }).selectOption('Read');
    await expect(page.getByText('Saved on this device')).toBeVisible();
    await page.goto('/');
    await page.getByRole('group', { name: 'Status' }).getByRole('checkbox', { name: 'Read', exact: true }).check();
    await expect(count(page)).toHaveText('1 of 78 papers');
    await page.getByRole('link', { name: 'Data', exact: true }).click();
    await page.getByRole('link', { name: '7 papers: Enhancing human feedback, Anthropic' }).click();
    await expect(count(page)).toHaveText('7 of 78 papers');
    await page.goto('/');
    await page.getByRole('group', { name: 'Collection' }).getByRole('checkbox').last().check();
    const { search } = new URL(page.url());
    expect(search).toMatch(/collection=/);
    await page.getByRole('link', { name: 'Data', exact: true }).click();
    const duplicates = page.getByRole('checkbox', { name: 'Count the 2 duplicates' });
    await duplicates.check();
    await duplicates.uncheck();
    await page.getByRole('link', { name: 'Papers', exact: true }).click();
    await expect(page).toHaveURL(`/${search}`);
  });

  test('every paper holds its own printed title, or the one that was mended', async ({ request }) => {
    const dataset = (await (await request.get('/data/papers.json')).json()) as {
      papers: {
        title: string;
        collections: string[];
        sources: { file: string; lines: [number, number] }[];
        mended: { field: string; from: string }[];
      }[];
    };
    const sheet = (await (await request.get('/data/sources/lab-papers-sheet.txt')).text()).split('\n');
    const papers = dataset.papers.filter(({ collections }) => collections.includes('lab-papers'));
    expect(papers).toHaveLength(80);
    for (const { title, sources, mended } of papers) {
      const [first, last] = sources[0]?.lines ?? [0, 0];
      const printed = mended.find(({ field }) => field === 'title')?.from ?? title;
      expect(sheet.slice(first - 1, last).join('\n')).toContain(printed);
    }
  });

  test('what was mended and what is odd stands with the paper', async ({ page }) => {
    await page.goto('/?paper=objective-robustness-in-deep-reinforcement-learning');
    const panel = page.getByRole('region', { name: 'Objective Robustness in Deep Reinforcement Learning' });
    await expect(panel.getByText(/arXiv id 2105\.14111/)).toBeVisible();
    await expect(panel.getByRole('button', { name: 'Show the printed lines' })).toBeVisible();
    await page.goto('/?page=data');
    await expect(page.getByText('Nobody here works on: Multi-agent safety.')).toBeVisible();
    await page.locator('summary', { hasText: 'Does Circuit Analysis Interpretability Scale?' }).click();
    await expect(page.getByText(/Capabilities in Chinchil$/)).toBeVisible();
  });

  test('the four counts of the list stand side by side, with why they differ', async ({ page }) => {
    await page.goto('/?page=data');
    const tiles = page.getByRole('list').filter({ hasText: 'rows in its sheet' }).getByRole('listitem');
    await expect(tiles).toHaveText([
      /^61.+12 Sep 2024/s,
      /^80.+25 Sep 2024/s,
      /^80.+rows in its sheet/s,
      /^78.+different papers.+duplicates/s,
    ]);
    await tiles.nth(2).getByRole('link').click();
    await expect(count(page)).toHaveText('80 papers');
  });
});

test.describe('duplicates', () => {
  test('are counted where that is asked for, everywhere at once', async ({ page }) => {
    await page.goto('/?page=data');
    const total = page.getByRole('table', { name: 'Category × company' }).getByRole('row', { name: /^All/ });
    await expect(total).toHaveText(/25\s*42\s*11\s*78$/);
    await page.getByRole('checkbox', { name: 'Count the 2 duplicates' }).check();
    await expect(total).toHaveText(/25\s*42\s*13\s*80$/);
    await expect(page).toHaveURL('/?page=data&duplicates=shown');
    await page.getByRole('combobox', { name: 'Numbers' }).selectOption('Share of the category');
    await expect(
      page.getByRole('link', { name: '31 papers, 100 %: Enhancing human feedback, all companies' }),
    ).toBeVisible();
    await page.getByRole('link', { name: 'Papers', exact: true }).click();
    await expect(count(page)).toHaveText('80 papers');
    await expect(page.getByRole('row').filter({ hasText: 'duplicate' })).toHaveCount(2);
    await page.getByRole('button', { name: 'Remove filter with duplicates' }).click();
    await expect(count(page)).toHaveText('78 papers');
  });

  test('lead to their originals, and these to them', async ({ page }) => {
    await page.goto('/?paper=extracting-concepts-from-gpt-4');
    const panel = page.getByRole('region', { name: 'Extracting Concepts from GPT-4' });
    await expect(panel.getByText('marked there as a duplicate')).toBeVisible();
    await panel.getByRole('listitem').filter({ hasText: 'duplicate' }).getByRole('link').click();
    await expect(page.getByRole('region', { name: 'Scaling and evaluating sparse autoencoders' })).toBeVisible();
    await page.getByRole('link', { name: 'Extracting Concepts from GPT-4' }).last().click();
    await expect(panel).toBeVisible();
  });
});

test.describe('collections', () => {
  test('beside the lab papers are off, and are switched on by themselves and by a link', async ({ page }) => {
    await page.goto('/');
    await expect(count(page)).toHaveText('78 papers');
    await collection(page, 'Mentioned').check();
    await expect(count(page)).toHaveText('81 papers');
    await expect(page).toHaveURL('/?collection=lab-papers&collection=mentioned');
    await page.reload();
    await expect(count(page)).toHaveText('81 papers');
    await collection(page, 'Lab papers').uncheck();
    await expect(titles(page)).toHaveText([
      /^Taming AI Bots/,
      'Pretraining Language Models with Human Preferences',
      'Automation collapse',
    ]);
    await page.goto('/?collection=author-abstracts');
    await expect(count(page)).toHaveText('10 papers');
    await expect(page.getByRole('checkbox', { name: 'No company' })).toHaveAccessibleDescription('9 papers');
    await expect(page.getByRole('checkbox', { name: 'Anthropic' })).toHaveAccessibleDescription('1 paper');
  });

  test('that are off are not forgotten by a search', async ({ page }) => {
    await page.goto('/?q=reversal+curse');
    // No lab paper has both words; the paper that is called so is not among them.
    await expect(page.getByText('No paper shown has all of “reversal curse”.', { exact: false })).toBeVisible();
    await page.getByRole('button', { name: /^Show Tomek Korbak/ }).click();
    await expect(count(page)).toHaveText('1 of 87 papers');
    await expect(titles(page)).toHaveText(/^The Reversal Curse/);
  });
});

test.describe('what was said about the papers', () => {
  test('is searched, and a row says that it was found by that', async ({ page }) => {
    await page.goto('/?collection=mentioned&q=supervisor');
    await expect(count(page)).toHaveText('1 of 3 papers');
    await expect(page.getByRole('row', { name: /Taming AI Bots/ })).toContainText('in the discussion');
    await page.getByRole('searchbox').fill('taming');
    await expect(page.getByRole('row', { name: /Taming AI Bots/ })).not.toContainText('in the discussion');
  });

  test('stands with the paper: a thread, its answers, and the notes at three lengths', async ({ page }) => {
    await page.goto('/?q=ethical+compass&collection=mentioned');
    await titles(page).first().click();
    const panel = page.getByRole('region', { name: /^Taming AI Bots/ });
    await panel.getByRole('button', { name: 'Discussion 3' }).click();
    const discussion = panel.getByRole('region', { name: 'Discussion' });
    await expect(discussion).toContainText('Comment by chaorace');
    await expect(discussion.getByText(/^(?:Short|Long|Original jottings) /)).toHaveCount(3);
    await expect(discussion.locator('mark').first()).toHaveText(/ethical/);
    await expect(discussion).toContainText('an inference');
  });

  test('and belongs to no paper here is found all the same', async ({ page }) => {
    await page.goto('/?q=waluigi');
    await expect(count(page)).toHaveText('0 of 78 papers');
    await page.getByText(/^Also in 1 comment/).click();
    await expect(page.locator('mark').first()).toHaveText('Waluigi');
    await expect(page.getByText(/lines 11 to 28/)).toBeVisible();
  });

  test('keeps apart what is quoted, and links where it points to', async ({ page }) => {
    await page.goto('/?page=data');
    await page.getByText('What was said, item by item').first().click();
    await expect(page.locator('blockquote', { hasText: 'poison-pilling' })).toBeVisible();
    await expect(page.getByRole('link', { name: 'https://arxiv.org/abs/2110.10819' })).toHaveAttribute(
      'href',
      'https://arxiv.org/abs/2110.10819',
    );
  });
});

test('the whole dataset is given away as JSON and CSV', async ({ page }) => {
  await page.goto('/?page=data');
  const saved = async (press: () => Promise<void>) => {
    const [file] = await Promise.all([page.waitForEvent('download'), press()]);
    return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
  };
  const json = await saved(() => page.getByRole('link', { name: 'Download all as JSON' }).click());
  const dataset = JSON.parse(json.text) as { papers: { title: string }[]; commentary: unknown[] };
  expect([dataset.papers.length, dataset.commentary.length]).toEqual([92, 21]);
  const csv = await saved(() => page.getByRole('button', { name: 'Download papers as CSV' }).click());
  expect(csv.name).toMatch(/^ai-safety-papers-[0-9a-f]{8}\.csv$/);
  for (const { title } of dataset.papers) expect(csv.text).toContain(title.replaceAll('"', '""'));
  const said = await saved(() => page.getByRole('button', { name: 'Download discussion as CSV' }).click());
  expect(said.text).toContain('paper-notes-thread');
});
