import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { FORMS, madeFile, PICTURES, TAKEN, WRONG } from './pictures.ts';
import { drawByInkscape, drawByLibreOffice } from './programs.ts';

const ALL = [...PICTURES, ...WRONG.map(({ name }) => name)];

for (const { name, address } of FORMS) {
  test(`the page gives the pictures: ${name}`, async ({ page }) => {
    await page.goto(address);
    const figure = page.getByRole('figure');
    // Words are searched for before they are drawn.
    if (name.startsWith('words')) await expect(figure.getByRole('heading')).toHaveText(/quarter/);
    for (const { as, wide, size, ground } of TAKEN) {
      await page.setViewportSize({ width: wide, height: 900 });
      await figure.getByRole('button', { name: 'More' }).click();
      await figure.getByRole('combobox', { name: 'Size' }).selectOption(size);
      await figure.getByRole('combobox', { name: 'Ground' }).selectOption(ground);
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        figure.getByRole('button', { name: 'Download SVG' }).click(),
      ]);
      await file.saveAs(madeFile('svg', `${name}-${as}.svg`));
    }
  });
}

test('pictures are spoilt, to see whether that is found', () => {
  for (const { name, of, spoil } of WRONG) {
    const right = readFileSync(madeFile('svg', `${of}.svg`), 'utf8');
    const wrong = spoil(right);
    expect(wrong).not.toBe(right);
    writeFileSync(madeFile('svg', `${name}.svg`), wrong);
  }
});

for (const [program, draw] of [
  ['inkscape', drawByInkscape],
  ['libreoffice', drawByLibreOffice],
] as const) {
  test(`${program} draws them`, () => {
    for (const name of ALL) rmSync(madeFile(program, `${name}.png`), { force: true });
    draw(ALL);
    expect(ALL.filter((name) => !existsSync(madeFile(program, `${name}.png`)))).toEqual([]);
  });
}
