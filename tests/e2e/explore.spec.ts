import { expect, test, type Page } from '@playwright/test';

const count = (page: Page) => page.getByRole('status');
const titles = (page: Page) => page.getByRole('table', { name: 'Papers' }).getByRole('link');
const facet = (page: Page, group: string, value: string) =>
  page.getByRole('group', { name: group }).getByRole('checkbox', { name: value, exact: true });

test.describe('the papers', () => {
  test('are all there, with the companies they are from', async ({ page }) => {
    await page.goto('/');
    await expect(count(page)).toHaveText('78 papers');
    await expect(titles(page)).toHaveCount(78);
    await expect(page.getByRole('banner')).toContainText('Anthropic, Google DeepMind, OpenAI');
    await expect(titles(page).first()).toHaveText('Improving Model Safety Behavior with Rule-Based Rewards');
  });

  test('are drawn whole: a list of 78 needs no virtual rows', async ({ page }) => {
    await page.goto('/');
    await expect(page.getByRole('row')).toHaveCount(79);
    await expect(page.getByRole('table', { name: 'Papers' })).not.toHaveAttribute('aria-rowcount');
  });

  test('are sorted by a heading, and by several with Shift', async ({ page }) => {
    await page.goto('/');
    const heading = (name: string) => page.getByRole('columnheader', { name });
    await expect(heading('Date')).toHaveAttribute('aria-sort', 'descending');
    await heading('Title').getByRole('button').click();
    await expect(heading('Title')).toHaveAttribute('aria-sort', 'ascending');
    await expect(heading('Date')).not.toHaveAttribute('aria-sort');
    await expect(page).toHaveURL('/?sort=title');
    await heading('Company').getByRole('button').click();
    await heading('Date')
      .getByRole('button')
      .click({ modifiers: ['Shift'] });
    await expect(page).toHaveURL('/?sort=company,-date');
    await expect(heading('Company')).toHaveAttribute('aria-sort', 'ascending');
    await expect(heading('Date')).toHaveAttribute('aria-sort', 'descending');
    await expect(titles(page).first()).toHaveText(/Sycophancy to subterfuge/);
    await expect(titles(page).last()).toHaveText(/Aligning language models to follow instructions/);
  });
});

test.describe('search', () => {
  test('finds words in titles and abstracts, and marks them', async ({ page }) => {
    await page.goto('/');
    await page.getByRole('searchbox', { name: 'Search papers' }).fill('sycophancy');
    await expect(count(page)).toHaveText(/^\d of 78 papers$/);
    await expect(page).toHaveURL('/?q=sycophancy');
    await expect(titles(page).first()).toHaveText(/sycophancy/i);
    await expect(titles(page).first().locator('mark')).toHaveText(/sycophancy/i);
    await titles(page).first().click();
    await expect(
      page
        .getByRole('region', { name: /sycophancy/i })
        .locator('mark')
        .first(),
    ).toHaveText(/sycophancy/i);
  });

  test('finds what is still being typed', async ({ page }) => {
    await page.goto('/');
    await page.getByRole('searchbox').pressSequentially('monoseman');
    await expect(titles(page).filter({ hasText: 'Towards Monosemanticity' })).toHaveCount(1);
  });

  test('says so where no paper has all the words', async ({ page }) => {
    await page.goto('/?q=unlearning+sparrow+zzyzx');
    await expect(page.getByText('No paper shown has all of “unlearning sparrow zzyzx”')).toBeVisible();
    await expect(titles(page)).not.toHaveCount(0);
  });

  test('shows an empty answer in words', async ({ page }) => {
    await page.goto('/?q=zzyzx');
    await expect(count(page)).toHaveText('0 of 78 papers');
    await expect(page.getByText('No paper fits.')).toBeVisible();
    await page.getByRole('button', { name: 'Clear all' }).click();
    await expect(count(page)).toHaveText('78 papers');
    await expect(page.getByRole('searchbox')).toHaveValue('');
  });

  test('replaces the address letter by letter, so that Back leaves the search', async ({ page }) => {
    await page.goto('/');
    await facet(page, 'Year', '2023').check();
    await page.getByRole('searchbox').pressSequentially('reward');
    await expect(page).toHaveURL('/?q=reward&year=2023');
    await page.goBack();
    await expect(page).toHaveURL('/');
  });

  test('is reached with the slash key', async ({ page }) => {
    await page.goto('/');
    await expect(count(page)).toHaveText('78 papers');
    await page.keyboard.press('/');
    await expect(page.getByRole('searchbox')).toBeFocused();
    await expect(page.getByRole('searchbox')).toHaveValue('');
  });
});

test.describe('facets', () => {
  test('count what each further choice would leave, and keep values without papers', async ({ page }) => {
    await page.goto('/');
    await expect(facet(page, 'Category', 'Multi-agent safety')).toHaveAccessibleDescription('0 papers');
    await expect(facet(page, 'Company', 'Google DeepMind')).toHaveAccessibleDescription('42 papers');
    await facet(page, 'Category', 'Mechanistic interpretability').check();
    await expect(count(page)).toHaveText('18 of 78 papers');
    await expect(facet(page, 'Company', 'Anthropic')).toHaveAccessibleDescription('13 papers');
    await expect(facet(page, 'Category', 'Robustness')).toHaveAccessibleDescription('10 papers');
    await facet(page, 'Company', 'OpenAI').check();
    await expect(count(page)).toHaveText('2 of 78 papers');
    await expect(page).toHaveURL('/?company=openai&category=mechanistic-interpretability');
  });

  test('hold several values, and each can be taken away as a chip', async ({ page }) => {
    await page.goto('/?year=2022&year=2024');
    await expect(count(page)).toHaveText('46 of 78 papers');
    await page.getByRole('button', { name: 'Remove filter 2022' }).click();
    await expect(count(page)).toHaveText('22 of 78 papers');
    await expect(facet(page, 'Year', '2022')).not.toBeChecked();
    await expect(facet(page, 'Year', '2024')).toBeChecked();
  });

  test('understand a value that a link excludes', async ({ page }) => {
    await page.goto('/?company=-openai');
    await expect(count(page)).toHaveText('67 of 78 papers');
    await page.getByRole('button', { name: 'Remove filter not OpenAI' }).click();
    await expect(count(page)).toHaveText('78 papers');
  });
});

test.describe('charts', () => {
  const timeline = (page: Page) => page.getByRole('figure', { name: 'Papers over time' });
  const categories = (page: Page) => page.getByRole('figure', { name: 'What they are about' });

  test('filter everything by the mark that is clicked, and no longer when it is clicked again', async ({ page }) => {
    await page.goto('/');
    await timeline(page)
      .getByRole('button', { name: /^Q4 2023: 14 papers/ })
      .click();
    await expect(count(page)).toHaveText('14 of 78 papers');
    await expect(page).toHaveURL('/?from=2023-10&to=2023-12');
    await categories(page)
      .getByRole('button', { name: /^Robustness:/ })
      .click();
    await expect(page).toHaveURL('/?category=robustness&from=2023-10&to=2023-12');
    await expect(titles(page)).toHaveCount(Number.parseInt((await count(page).textContent()) ?? '', 10));
    await categories(page)
      .getByRole('button', { name: /^Robustness:/ })
      .click();
    await timeline(page)
      .getByRole('button', { name: /^Q4 2023:/ })
      .click();
    await expect(page).toHaveURL('/');
  });

  test('mark the last quarter as unfinished, and draw a category without papers', async ({ page }) => {
    await page.goto('/');
    await expect(timeline(page).getByText('Jul only', { exact: true })).toBeVisible();
    await expect(timeline(page).getByRole('button', { name: /^Q3 2024 \(Jul only\): 3 papers/ })).toBeVisible();
    await expect(categories(page).getByRole('button', { name: 'Multi-agent safety: 0 papers' })).toBeVisible();
  });

  test('are walked by arrow keys and chosen by Enter', async ({ page }) => {
    await page.goto('/');
    await timeline(page)
      .getByRole('button', { name: /^Q1 2022:/ })
      .focus();
    await page.keyboard.press('ArrowRight');
    await expect(timeline(page).getByRole('button', { name: /^Q2 2022:/ })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(count(page)).toHaveText('6 of 78 papers');
    await expect(timeline(page).getByRole('button', { name: /^Q2 2022:/ })).toBeFocused();
  });

  test('have their numbers as a table', async ({ page }) => {
    await page.goto('/');
    await timeline(page).getByRole('button', { name: 'More' }).click();
    await timeline(page).getByRole('button', { name: 'Show data' }).click();
    await expect(timeline(page).getByRole('row', { name: /^Q4 2023/ })).toHaveText(/14\s*$/);
  });

  test('are taken out as files that bear title, filters and source', async ({ page }) => {
    await page.goto('/?company=anthropic');
    const [png] = await Promise.all([
      page.waitForEvent('download'),
      timeline(page).getByRole('button', { name: 'Download PNG' }).click(),
    ]);
    expect(png.suggestedFilename()).toBe('papers-over-time.png');
    await timeline(page).getByRole('button', { name: 'More' }).click();
    const [svg] = await Promise.all([
      page.waitForEvent('download'),
      timeline(page).getByRole('button', { name: 'Download SVG' }).click(),
    ]);
    const text = (await (await svg.createReadStream()).toArray()).join('');
    for (const part of ['Papers over time', '25 of 78 papers · Anthropic', 'Source:', 'Google DeepMind']) {
      expect(text).toContain(part);
    }
    expect(text).not.toMatch(/class=|style=|var\(|rgba\(/);
  });

  test('stand large on a page of their own, under the same filters', async ({ page }) => {
    await page.goto('/?year=2023');
    await page.getByRole('link', { name: 'Charts' }).click();
    await expect(page).toHaveURL('/?page=charts&year=2023');
    await expect(timeline(page)).toBeVisible();
    await expect(count(page)).toHaveText('32 of 78 papers');
  });
});

test.describe('a paper', () => {
  test('opens beside the papers, with its abstract and the way to its source', async ({ page }) => {
    await page.goto('/');
    await page.getByRole('link', { name: 'Extracting Concepts from GPT-4' }).click();
    const panel = page.getByRole('region', { name: 'Extracting Concepts from GPT-4' });
    await expect(panel).toContainText('OpenAI');
    await expect(panel).toContainText('6 Jun 2024');
    await expect(panel).toContainText('Sparse autoencoders');
    const link = panel.getByRole('link', { name: 'Open paper' });
    await expect(link).toHaveAttribute('href', 'https://openai.com/index/extracting-concepts-from-gpt-4/');
    await expect(link).toHaveAttribute('rel', 'noopener noreferrer');
    await page.keyboard.press('Escape');
    await expect(panel).toBeHidden();
    await expect(page.getByRole('link', { name: 'Extracting Concepts from GPT-4' })).toBeFocused();
  });

  test('says so where the source gives no abstract', async ({ page }) => {
    await page.goto('/');
    await page.getByRole('link', { name: /^Hindering Adversarial Attacks/ }).click();
    await expect(page.getByText('The source gives no abstract.')).toBeVisible();
  });
});
