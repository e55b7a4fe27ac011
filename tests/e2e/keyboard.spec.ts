/** The three jobs of the page without a mouse. At each stop of the Tab key the focus is somewhere, and can be seen. */
import { readFile } from 'node:fs/promises';
import { expect, test, type Locator, type Page } from '@playwright/test';

/** What is wrong with the focus where it is now, in words; null where nothing is. */
function faultOfFocus(page: Page): Promise<string | null> {
  return page.evaluate(() => {
    const element = document.activeElement;
    // After the last stop it is the browser's own.
    if (!(element instanceof HTMLElement) || element === document.body) return null;
    const name = `${element.localName} “${(element.getAttribute('aria-label') ?? element.textContent).trim().slice(0, 40)}”`;
    const near = [element, element.parentElement, element.closest('label')].filter((one) => one !== null);
    const isMarked = near.some((one) =>
      [undefined, '::before', '::after'].some((part) => {
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one, part);
        return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none';
      }),
    );
    if (!isMarked) return `${name} shows no focus`;
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const inside = left < innerWidth && right > 0 && top < innerHeight && bottom > 0;
    if (!inside) return `${name} is out of sight`;
    const x = Math.min(Math.max((left + right) / 2, 0), innerWidth - 1);
    const y = Math.min(Math.max((top + bottom) / 2, 0), innerHeight - 1);
    const there = document.elementFromPoint(x, y);
    const isCovered = there !== null && !near.some((one) => one.contains(there) || there.contains(one));
    return isCovered ? `${name} is covered by ${there.localName}.${there.className}` : null;
  });
}

/** Goes there with the Tab key alone. */
async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab') {
  for (let stops = 0; stops < 300; stops += 1) {
    const isThere = async () =>
      (await target.count()) === 1 && target.evaluate((one) => one === document.activeElement);
    if (await isThere()) return;
    await page.keyboard.press(key);
    expect(await faultOfFocus(page)).toBeNull();
  }
  await expect(target).toBeFocused();
}

async function choose(page: Page, target: Locator, key = 'Enter') {
  await tabTo(page, target);
  await page.keyboard.press(key);
}

const saved = (page: Page) => expect(page.getByText('Saved on this device')).toBeVisible();

test('explore: search, filter, brush, read a chart and its table, sort, and find the papers behind a mark', async ({
  page,
}) => {
  await page.goto('/');
  const count = page.getByRole('status');
  await expect(count).toHaveText('78 papers');
  await page.keyboard.press('/');
  await page.keyboard.type('reward');
  await expect(count).toHaveText(/^\d\d of 78 papers$/);
  await page.keyboard.press('Escape');
  await expect(count).toHaveText('78 papers');
  await choose(page, page.getByRole('checkbox', { name: 'Google DeepMind' }), 'Space');
  await expect(count).toHaveText('42 of 78 papers');

  const timeline = page.getByRole('figure', { name: 'Papers over time' });
  const beginning = timeline.getByRole('slider', { name: 'Beginning of the period' });
  await tabTo(page, beginning);
  for (let month = 0; month < 12; month += 1) await page.keyboard.press('ArrowRight');
  await expect(page).toHaveURL(/company=google-deepmind&from=2023-01/);
  await expect(beginning).toBeFocused();
  const since = await count.innerText();

  const marks = timeline.getByRole('group', { name: 'Marks of the chart' });
  await tabTo(page, marks.locator('button:not([tabindex="-1"])'), 'Shift+Tab');
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowLeft');
  const mark = marks.getByRole('button', { name: 'Google DeepMind:' });
  await expect(mark).toBeFocused();
  await expect(mark).toHaveAccessibleName(/: \d\d of 42 papers$/);
  await expect(mark).toHaveAccessibleDescription(/\w/);
  await tabTo(page, timeline.getByRole('button', { name: 'More' }), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await choose(page, timeline.getByRole('button', { name: 'Show data' }));
  await expect(timeline.getByRole('table')).toBeVisible();
  await tabTo(page, timeline.getByRole('button', { name: 'More' }), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await choose(page, timeline.getByRole('button', { name: 'Show chart' }));

  await tabTo(page, page.getByRole('columnheader', { name: 'Title' }).getByRole('button').first());
  await page.keyboard.press('Enter');
  await expect(page.getByRole('columnheader', { name: 'Title' })).toHaveAttribute('aria-sort', 'ascending');
  await expect(count).toHaveText(since);
  const first = page.getByRole('table', { name: 'Papers' }).locator('tbody').getByRole('link').first();
  await tabTo(page, first);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/paper=/);
  await page.keyboard.press('Escape');
  await expect(page).not.toHaveURL(/paper=/);
  await expect(page.getByRole('table', { name: 'Papers' }).locator('tbody').getByRole('link').nth(1)).toBeFocused();
});

test('annotate: write and tag a note, highlight a passage, back up, and restore elsewhere', async ({
  page,
  browser,
}, info) => {
  await page.goto('/?q=weak');
  const link = page.getByRole('link', { name: 'Weak-to-strong generalization' });
  await choose(page, link);
  const panel = page.getByRole('region', { name: 'Weak-to-strong generalization' });
  await choose(page, panel.getByRole('button', { name: 'Highlight a passage' }));
  await page.keyboard.press('Enter');
  await choose(page, page.getByRole('toolbar', { name: 'Highlight as' }).getByRole('button', { name: 'Result' }));
  await page.keyboard.type('The one to cite.');
  await tabTo(page, panel.getByRole('combobox', { name: 'Status' }));
  await page.keyboard.type('Read');
  await tabTo(page, panel.getByRole('textbox', { name: 'Short note' }));
  await page.keyboard.type('Weak labels carry far.');
  await tabTo(page, panel.getByRole('textbox', { name: 'Tags' }));
  await page.keyboard.type('oversight, talk');
  await saved(page);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(link).toBeFocused();

  await page.keyboard.press('g');
  await page.keyboard.press('n');
  const backUp = page.getByRole('button', { name: 'Back up' });
  await tabTo(page, backUp);
  const [given] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  const path = info.outputPath('backup.json');
  await given.saveAs(path);
  expect(await readFile(path, 'utf8')).toContain('The one to cite.');

  const elsewhere = await (await browser.newContext()).newPage();
  // Before it is needed: the browser is told of it by another way than of keys, and may hear of them first.
  const choosing = elsewhere.waitForEvent('filechooser');
  await elsewhere.goto('/?page=notes');
  await choose(elsewhere, elsewhere.getByRole('button', { name: 'Restore from a backup…' }));
  await (await choosing).setFiles(path);
  const preview = elsewhere.getByRole('region', { name: /^Restore from/ });
  await expect(preview.getByRole('heading', { level: 2 })).toBeFocused();
  await choose(elsewhere, preview.getByRole('button', { name: 'Merge 1 record' }));
  await expect(elsewhere.getByRole('button', { name: 'Undo import' })).toBeFocused();
  await choose(elsewhere, elsewhere.getByRole('link', { name: 'Weak-to-strong generalization' }));
  await expect(elsewhere.getByRole('textbox', { name: 'Short note' })).toHaveValue('Weak labels carry far.');
  await expect(elsewhere.getByRole('textbox', { name: 'Tags' })).toHaveValue('oversight, talk');
  await elsewhere.context().close();
});

test('take a chart away: as a picture, as a file, as code for a frame', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/');
  await expect(page.getByRole('status')).toHaveText('78 papers');
  await page.keyboard.press('g');
  await page.keyboard.press('c');
  const figure = page.getByRole('figure', { name: 'Papers over time' });
  await expect(figure.getByRole('img')).toBeVisible();
  await tabTo(page, figure.getByRole('button', { name: 'Download PNG' }));
  const [png] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  expect(png.suggestedFilename()).toBe('papers-over-time.png');
  const more = figure.getByRole('button', { name: 'More' });
  await choose(page, more);
  await tabTo(page, figure.getByRole('button', { name: 'Download SVG' }));
  const [svg] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  expect(svg.suggestedFilename()).toBe('papers-over-time.svg');
  await expect(more).toBeFocused();
  await page.keyboard.press('Enter');
  await choose(page, figure.getByRole('button', { name: 'Copy embed code' }));
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^<iframe src="[^"]*embed=timeline/);
});
