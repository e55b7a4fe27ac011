import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test as base, type Page } from '@playwright/test';
import { likeness, type Likeness, type TextBox } from './likeness.ts';
import { madeFile, PICTURES, WRONG } from './pictures.ts';
import { inInkscape, onSlide, type Place } from './programs.ts';

/** One page for all that a worker compares: to open one takes as long as to compare two pictures. */
const test = base.extend<object, { desk: Page }>({
  desk: [
    async ({ browser }, use) => {
      const page = await browser.newPage();
      await use(page);
      await page.close();
    },
    { scope: 'worker' },
  ],
});

const PROGRAMS = [
  { program: 'inkscape', placeOf: inInkscape },
  { program: 'libreoffice', placeOf: onSlide },
] as const;

type Program = (typeof PROGRAMS)[number];

/** What may differ on pictures of about 1,920 pixels. In order, up to half or two thirds of that was seen. */
const MOST = {
  /** Of all pixels. A dark picture on a white slide has edges of another pixel. */
  differing: 0.008,
  /** The mean beside texts in a tile, of 255. */
  worstTile: 30,
  /** Pixels that a text may stand elsewhere: a sixth of the height of the least type on a slide. */
  away: 4,
  /** The share of its ink that may be unlike, since letters are smoothed and spaced otherwise. */
  unlike: 0.8,
};

/** The picture as Chromium draws it at a place, as a PNG in base64, and where its texts stand there. */
async function byChromium(page: Page, svg: string, place: Place): Promise<{ picture: string; boxes: TextBox[] }> {
  const picture = await page.evaluate(
    async ({ svg, place: { width, height, at } }) => {
      const image = new Image();
      image.src = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
      await image.decode();
      URL.revokeObjectURL(image.src);
      const canvas = document.createElement('canvas');
      Object.assign(canvas, { width, height });
      const context = canvas.getContext('2d');
      if (context === null) throw new Error('there is no canvas to draw on');
      context.fillStyle = '#ffffff';
      context.fillRect(0, 0, width, height);
      context.drawImage(image, at.x, at.y, at.width, at.height);
      return canvas.toDataURL('image/png').replace(/^.*,/, '');
    },
    { svg, place },
  );
  await page.setContent(`<body style="margin:0">${svg.replace(/^<\?xml.*\?>/, '')}</body>`);
  const boxes = await page.locator('svg').evaluate((root, { at }) => {
    const svg = root as unknown as SVGSVGElement;
    Object.assign(svg.style, { position: 'absolute', left: `${at.x}px`, top: `${at.y}px` });
    svg.setAttribute('width', `${at.width}`);
    svg.setAttribute('height', `${at.height}`);
    return [...svg.querySelectorAll('text')].map((text): TextBox => {
      const { x, y, width, height } = text.getBoundingClientRect();
      return { text: text.textContent, x, y, width, height };
    });
  }, place);
  return { picture, boxes };
}

/** How alike a program's drawing of one picture is to Chromium's of another, or of the same. */
async function compared(page: Page, { program, placeOf }: Program, name: string, right = name): Promise<Likeness> {
  const svg = readFileSync(madeFile('svg', `${right}.svg`), 'utf8');
  const { picture, boxes } = await byChromium(page, svg, placeOf(svg));
  const drawn = readFileSync(madeFile(program, `${name}.png`));
  const like = await page.evaluate(likeness, {
    one: picture,
    other: drawn.toString('base64'),
    boxes,
  });
  const { difference, ...numbers } = like;
  writeFileSync(madeFile(`chromium-for-${program}`, `${name}.png`), Buffer.from(picture, 'base64'));
  writeFileSync(madeFile(`differences-${program}`, `${name}.png`), Buffer.from(difference, 'base64'));
  writeFileSync(madeFile(`differences-${program}`, `${name}.json`), JSON.stringify(numbers));
  return like;
}

/** What is plainly another picture, in words. */
function faults({ differing, worstTile, texts }: Likeness): string[] {
  const elsewhere = texts.filter(({ away, unlike }) => away > MOST.away || unlike > MOST.unlike);
  return [
    ...(differing > MOST.differing ? [`${(100 * differing).toFixed(2)} % of the picture differs`] : []),
    ...(worstTile > MOST.worstTile ? [`a tile differs by ${worstTile.toFixed(0)} of 255`] : []),
    ...elsewhere.map(
      ({ text, away, unlike }) => `“${text}” is ${away.toFixed(1)} px away and ${(100 * unlike).toFixed(0)} % unlike`,
    ),
  ];
}

for (const program of PROGRAMS) {
  for (const name of PICTURES) {
    test(`${program.program} shows what Chromium shows: ${name}`, async ({ desk }) => {
      const like = await compared(desk, program, name);
      expect(like.texts.length).toBeGreaterThan(5);
      expect(faults(like)).toEqual([]);
    });
  }
}

for (const program of PROGRAMS) {
  for (const { name, of, inFile, programs } of WRONG) {
    if (!programs.includes(program.program)) continue;
    test(`${program.program}, what is wrong is found: ${name}`, async ({ desk }) => {
      const found = faults(await compared(desk, program, name, inFile ? name : of));
      expect(found).not.toEqual([]);
    });
  }
}
