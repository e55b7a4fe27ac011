/** Which pictures are opened in office programs, and where they lie. */
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { encodeView } from '../../src/view/codec.ts';
import { DEFAULT_VIEW, type View } from '../../src/view/view.ts';
import { CHART_PICTURES } from '../fixtures/chart-pictures.ts';

/** All that is made here, kept after the run. */
const FOLDER = new URL('../../test-results/office/', import.meta.url);

/** The path of a file that is made here; its folder is there. */
export function madeFile(kind: string, name: string): string {
  mkdirSync(new URL(`./${kind}/`, FOLDER), { recursive: true });
  return fileURLToPath(new URL(`./${kind}/${name}`, FOLDER));
}

/** As which pictures each chart is taken: what is chosen in its menu, on a page so wide. */
export const TAKEN = [
  { as: 'light', wide: 1440, size: '2 × as on the page', ground: 'White' },
  { as: 'dark', wide: 1440, size: '2 × as on the page', ground: 'Dark' },
  { as: 'slide', wide: 1440, size: 'Slide, 1920 × 1080', ground: 'White' },
  { as: 'narrow', wide: 400, size: '1 × as on the page', ground: 'White' },
] as const;

/** Each chart in each of its forms, with the address that shows it in large. */
export const FORMS = Object.entries(CHART_PICTURES).map(([name, { name: chart, view }]) => {
  const shown: View = { ...DEFAULT_VIEW, ...view, page: 'charts', charts: { ...view.charts, chart } };
  return { name, address: `/${encodeView(shown)}` };
});

/** The names of all pictures that are opened. */
export const PICTURES: readonly string[] = FORMS.flatMap(({ name }) => TAKEN.map(({ as }) => `${name}-${as}`));

/** A picture in which something is wrong in a way that a program shows, and the right one that it was made of. */
export type Wrong = {
  name: string;
  of: string;
  spoil: (svg: string) => string;
  /** Those that show it otherwise. */
  programs: readonly ('inkscape' | 'libreoffice')[];
  /** Whether Chromium gets the wrong file too: it shows it as it is meant, and the other programs do not. */
  inFile?: true;
};

function replaced(svg: string, what: RegExp, by: string): string {
  const spoilt = svg.replace(what, by);
  if (spoilt === svg) throw new Error(`the picture has nothing like ${what.source}`);
  return spoilt;
}

/** What the comparison has to find, or it would find nothing at all. */
export const WRONG: readonly Wrong[] = [
  {
    name: 'wrong-text-moved',
    of: 'categories-light',
    programs: ['inkscape', 'libreoffice'],
    // By half a line.
    spoil: (svg) =>
      svg.replace(
        /(<text[^>]* y=")(\d+)("[^>]*>Robustness<)/,
        (_, a: string, y: string, b: string) => `${a}${Number(y) + 60}${b}`,
      ),
  },
  {
    name: 'wrong-text-missing',
    of: 'matrix-light',
    programs: ['inkscape', 'libreoffice'],
    spoil: (svg) => replaced(svg, /<text[^>]*>OpenAI<\/text>/, ''),
  },
  {
    name: 'wrong-colour-of-a-sheet',
    of: 'categories-light',
    programs: ['inkscape', 'libreoffice'],
    inFile: true,
    spoil: (svg) =>
      replaced(
        replaced(svg, /<desc>/, '<style>:root { --mark: #d55e00 } .mark { fill: var(--mark) }</style><desc>'),
        /(<rect [^>]*)fill="#d55e00"(?=[^>]*>(?:(?!<rect)[\s\S])*<rect)/g,
        '$1class="mark"',
      ),
  },
  {
    name: 'wrong-baseline',
    of: 'categories-light',
    // Inkscape 1.2 knows this attribute.
    programs: ['libreoffice'],
    inFile: true,
    spoil: (svg) => replaced(svg, /(<text [^>]*)(text-anchor="end")/g, '$1dominant-baseline="hanging" $2'),
  },
];
