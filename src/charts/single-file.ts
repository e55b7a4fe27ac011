/** A chart as one HTML file that works by itself: on a projector, from a disk, without a network. */
import { escaped, jsonInScript } from '../files/markup.ts';
import type { Dataset } from '../papers/dataset.ts';
import type { ColourMode } from '../ui/tokens.ts';
import type { ChartLink } from './chart-link.ts';
import { paperInWords } from './chart-input.ts';
import { fitted } from './framed.ts';
import type { PictureSpec } from './picture-choice.svelte.ts';
import type { Drawing, Hit, Scene, Target } from './scene.ts';
import plainScript from './single-file-script.js?raw';
import plainStyle from './single-file.css?raw';
import { modeOf, pictureOf, svgElement } from './take-away.ts';
import { chartTheme } from './theme.ts';

/** What the file says of a paper. */
export type FilePaper = { title: string; about: string; url: string | null };

/** What the script of the file works with. Papers are given by their place in `papers`. */
export type Shown = {
  drawings: {
    width: number;
    height: number;
    targets: Pick<Target, 'x' | 'y' | 'width' | 'height' | 'label' | 'papers'>[];
    /** Papers that are drawn one by one. */
    dots: readonly Hit[];
  }[];
  papers: FilePaper[];
};

/** A window of a telephone that is held upright, in pixels; the browser's own bars take the rest of its height. */
const UPRIGHT = { width: 360, height: 640, textScale: 1, dense: true } as const;

/**
 * The text of the file for a chart that is taken away as it was chosen; a ground that is clear is drawn as what it is for.
 * Where notes have a part in what is shown, the file names no papers: that would tell what the notes say of them.
 * Rejects where the browser gives no digests, as it does on pages that came neither by https nor from this machine.
 */
export async function fileOf(
  draw: Drawing,
  room: { width: number; height: number },
  { size, ground }: PictureSpec,
  pageMode: ColourMode,
  { home, leavesOut }: ChartLink,
  dataset: Dataset,
): Promise<string> {
  const mode = modeOf(ground, pageMode);
  const { scene } = pictureOf(draw, room, { size, ground: mode }, mode, home);
  const theme = chartTheme(mode);
  const narrow = fitted((room) => draw(theme, room), theme, UPRIGHT, { link: home, margin: 12 });
  return singleFile({
    scene,
    narrow,
    mode,
    link: home,
    paperOf: leavesOut ? null : (index) => filePaper(dataset, index),
  });
}

/** What a file says of the paper at an index. Throws where there is none. */
export function filePaper(dataset: Dataset, index: number): FilePaper {
  const about = paperInWords(dataset, index);
  const { title = '', url = null } = dataset.papers[index] ?? {};
  return { title, about, url };
}

export type FileParts = {
  /** The picture with all that stands around it. */
  scene: Scene;
  /** The same for a window that is narrow and high. */
  narrow: Scene;
  mode: ColourMode;
  /** Where the same view is on the web; null where it is nowhere. */
  link: string | null;
  /** What is said of the paper at an index; null where no paper may be named. */
  paperOf: ((index: number) => FilePaper) | null;
};

/**
 * The text of an HTML file with a picture, its numbers as a table, and a script by which each mark names its papers. Its
 * own policy lets it request nothing. Rejects where the browser gives no digests.
 */
export async function singleFile({ scene, narrow, mode, link, paperOf }: FileParts): Promise<string> {
  const style = `${variables(scene, narrow, mode)}\n${unix(plainStyle)}`;
  const script = bare(unix(plainScript));
  const policy = [
    "default-src 'none'",
    `script-src '${await digest(script)}'`,
    `style-src '${await digest(style)}'`,
    // Its empty icon.
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ];
  const { title, subtitle, source } = scene;
  const where = paperOf === null ? 'Online, without what notes chose' : 'Online';
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy.join('; ')}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<link rel="icon" href="data:,">
<title>${escaped(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1 class="unseen">${escaped(title)}</h1>
<p class="unseen">${escaped(subtitle)}</p>
<div id="chart">
<div id="picture">
<div>
${svgElement(scene)}
</div>
<div>
${svgElement(narrow)}
</div>
</div>
</div>
<div id="about">
<details>
<summary>Data</summary>
<div id="data" role="region" aria-label="Data" tabindex="0">
${table(scene)}
</div>
</details>
<p class="screen">${paperOf === null ? 'A mark says what it stands for where it is pointed at. Its papers are not named, since notes had a part in choosing them.' : 'A mark names its papers where it is pointed at; a click lists them with their links. By keyboard: Tab, arrow keys, Enter.'}</p>
<p>${escaped(source)}</p>
${link === null ? '' : `<p>${where}: ${anchor(link)}</p>\n`}</div>
</main>
<script type="application/json" id="shown">${jsonInScript(shown([scene, narrow], paperOf))}</script>
<script>${script}</script>
</body>
</html>
`;
}

/** The colours and the shape of the picture, for the stylesheet. */
function variables(scene: Scene, narrow: Scene, mode: ColourMode): string {
  const { ground, ink, inkSoft, line, accent } = chartTheme(mode);
  const shapeOf = ({ width, height }: Scene) => (width / height).toFixed(4);
  const shapes = { shape: shapeOf(scene), narrow: shapeOf(narrow) };
  const values = { ground, ink, soft: inkSoft, line, accent, ...shapes };
  const lines = Object.entries(values).map(([name, value]) => `--${name}: ${value};`);
  return `:root { color-scheme: ${mode}; ${lines.join(' ')} }`;
}

/** With the line ends that a parser of HTML gives to it; the policy is about what the parser has read. */
function unix(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

/** A script without lines that are comments, and without indents. */
function bare(script: string): string {
  return script.replace(/^ *(?:\/\/|\/?\*).*\n|^ +/gm, '');
}

/** A text's SHA-256 as a policy names it. */
async function digest(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return `sha256-${btoa(String.fromCharCode(...new Uint8Array(bytes)))}`;
}

function table({ title, subtitle, data: { columns, rows } }: Scene): string {
  // Shares are texts too, and stand like numbers.
  const isWords = columns.map((_, at) => !rows.some((row) => /^-?\d/.test(String(row[at]))));
  const words = (at: number) => (isWords[at] === true ? ' class="words"' : '');
  const head = columns.map((column, at) => `<th scope="col"${words(at)}>${escaped(column)}</th>`).join('');
  const body = rows.map(([name = '', ...cells]) => {
    const numbers = cells.map((cell, at) => `<td${words(at + 1)}>${escaped(String(cell))}</td>`).join('');
    return `<tr><th scope="row">${escaped(String(name))}</th>${numbers}</tr>`;
  });
  return `<table>
<caption>${escaped(title)} (${escaped(subtitle)})</caption>
<thead><tr>${head}</tr></thead>
<tbody>
${body.join('\n')}
</tbody>
</table>`;
}

function anchor(url: string): string {
  const text = escaped(url);
  return isWebAddress(url) ? `<a href="${text}" target="_blank" rel="noopener noreferrer">${text}</a>` : text;
}

/** Nothing else becomes a link. */
function isWebAddress(url: string): boolean {
  return /^https?:\/\//i.test(url);
}

/** What the script works with: only the papers that a mark stands for, in the order in which they are met. */
function shown(scenes: readonly Scene[], paperOf: FileParts['paperOf']): Shown {
  const papers: FilePaper[] = [];
  const places = new Map<number, number>();
  const placeOf = (index: number, paperOf: (index: number) => FilePaper) => {
    const known = places.get(index);
    if (known !== undefined) return known;
    const { title, about, url } = paperOf(index);
    places.set(index, papers.length);
    return papers.push({ title, about, url: url !== null && isWebAddress(url) ? url : null }) - 1;
  };
  const drawings = scenes.map(({ width, height, targets, hits = [] }) => ({
    width,
    height,
    targets: targets.map(({ x, y, width, height, label, papers }) => {
      const places = paperOf === null ? [] : papers.map((index) => placeOf(index, paperOf));
      return { x, y, width, height, label, papers: places };
    }),
    dots: paperOf === null ? [] : hits.map((hit) => ({ ...hit, paper: placeOf(hit.paper, paperOf) })),
  }));
  return { drawings, papers };
}
