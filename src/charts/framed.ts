import { placedScene } from './placed.ts';
import { tenth, type Frame, type Mark, type Scene } from './scene.ts';
import { fitText, textWidth, wrapped } from './text-width.ts';
import type { ChartTheme } from './theme.ts';

/** How a chart is set into a picture. */
export type Setting = {
  /** 1 is a title of 18 px, type of 12 and 13 and a source line of 11. */
  textScale?: number;
  /** Around everything, in pixels; 24 at a `textScale` of 1. */
  margin?: number;
  /** Where the same view is on the web; null where it is nowhere. */
  link?: string | null;
  /** Without a ground, so that what lies below is seen. */
  clear?: boolean;
  /** The least height of the picture: the source stands at its foot. */
  height?: number;
  /** As little around the chart as can be: a smaller title, and no source, which has to be told elsewhere. */
  tight?: boolean;
};

/** The least type that is read without effort on a screen, in pixels. */
export const LEGIBLE = 9;

/** The size of the smallest type in a picture, in pixels; of one without a text, none is too small. */
export function leastType({ marks }: Pick<Scene, 'marks'>): number {
  return marks.reduce((least, mark) => {
    if (mark.kind === 'group') return Math.min(least, leastType(mark));
    return mark.kind === 'text' ? Math.min(least, mark.size) : least;
  }, Infinity);
}

/**
 * The scene with all that it needs away from the page: title, filters, legend, source and link are drawn around it, on the
 * theme's ground. What can be pointed at moves along.
 */
export function framed(scene: Scene, theme: ChartTheme, setting: Setting = {}): Scene {
  const {
    textScale: scale = 1,
    margin = 24 * scale,
    link = null,
    clear = false,
    height: least = 0,
    tight = false,
  } = setting;
  const inner = scene.width;
  const marks: Mark[] = [];
  let y = margin;
  const write = (texts: readonly string[], size: number, fill: string, bold = false) => {
    for (const text of texts) {
      y += size;
      marks.push({ kind: 'text', x: tenth(margin), y: tenth(y), text, size, fill, anchor: 'start', bold });
      y += size * 0.5;
    }
  };
  const lines = (text: string, size: number, bold = false) => wrapped(text, size, inner, bold);
  const [large, middle] = tight ? [14 * scale, 12 * scale] : [18 * scale, 13 * scale];
  write(lines(scene.title, large, true), large, theme.ink, true);
  write(lines(scene.subtitle, middle), middle, theme.inkSoft);
  y += tight ? 0 : 4 * scale;
  const legend = legendMarks(scene, theme, { left: margin, top: y, inner, scale });
  marks.push(...legend.marks);
  y += legend.height + (tight ? 2 : 10) * scale;
  const chart = placedScene(scene, { dx: margin, dy: y });
  marks.push(...chart.marks);
  y += scene.height + (tight ? 0 : 12 * scale);
  const size = 11 * scale;
  const foot = tight ? [] : [...lines(scene.source, size), ...(link === null ? [] : broken(link, size, inner))];
  // The last line's descenders lie in the half line behind it.
  const end = tight ? margin / 2 : margin - size / 2;
  y = Math.max(y, least - end - foot.length * size * 1.5);
  write(foot, size, theme.inkSoft);
  const width = tenth(inner + 2 * margin);
  const height = Math.max(least, Math.ceil(y + end));
  const ground: Mark[] = clear ? [] : [{ kind: 'rect', x: 0, y: 0, width, height, fill: theme.ground }];
  return { ...chart, width, height, marks: [...ground, ...marks], brush: null };
}

function legendMarks(
  { legend }: Scene,
  theme: ChartTheme,
  { left, top, inner, scale }: { left: number; top: number; inner: number; scale: number },
): { marks: Mark[]; height: number } {
  const marks: Mark[] = [];
  const size = 12 * scale;
  const dot = 9 * scale;
  let [x, y] = [left, top];
  for (const { name, colour } of legend) {
    const text = fitText(name, size, inner - 14 * scale);
    const width = 14 * scale + textWidth(text, size) + 18 * scale;
    if (x > left && x + width > left + inner) {
      x = left;
      y += 20 * scale;
    }
    const place = { x: tenth(x), y: tenth(y + 2 * scale) };
    marks.push({ kind: 'rect', ...place, width: tenth(dot), height: tenth(dot), fill: colour, radius: dot / 2 });
    const baseline = { x: tenth(x + 14 * scale), y: tenth(y + 11 * scale) };
    marks.push({ kind: 'text', ...baseline, text, size, fill: theme.ink, anchor: 'start' });
    x += width;
  }
  return { marks, height: legend.length === 0 ? 0 : y - top + 20 * scale };
}

/** How often a chart is tried in a larger room before its picture is made smaller as a whole. */
const MOST_TRIES = 24;

/**
 * A chart drawn for a picture of exactly this size, with all that it needs around it. Where its rows need more room than
 * there is, it is laid out for a larger picture of the same shape, and that is made smaller: the type shrinks until
 * everything fits, and nothing is cut off.
 * @param draw draws the chart in the room that is left for it
 * @param frame the size of the whole picture
 */
export function fitted(
  draw: (room: Frame) => Scene,
  theme: ChartTheme,
  frame: Frame & { height: number },
  setting: Omit<Setting, 'textScale' | 'height'> = {},
): Scene {
  for (let tries = 0; ; tries += 1) {
    const scale = 1.08 ** tries;
    const [width, height] = [Math.ceil(frame.width * scale), Math.ceil(frame.height * scale)];
    const picture = inRoom(draw, theme, { ...frame, width, height }, setting);
    if (picture.height > height && tries < MOST_TRIES) continue;
    return reduced(picture, theme, frame, setting);
  }
}

function inRoom(draw: (room: Frame) => Scene, theme: ChartTheme, room: Frame, setting: Setting): Scene {
  const { width, height, textScale } = room;
  const around = { margin: 24 * textScale, ...setting, textScale };
  const inner = Math.max(1, width - 2 * around.margin);
  // How much room there is beside the chart is only known with the chart's legend and subtitle.
  const first = draw({ ...room, width: inner, height: height / 2 });
  const beside = framed(first, theme, around).height - first.height;
  // A pixel less: heights are rounded up.
  const scene = draw({ ...room, width: inner, height: Math.max(1, Math.floor(height - beside - 1)) });
  return framed(scene, theme, { ...around, height });
}

/** The picture in a frame of another size, as large as it can be there. */
function reduced(picture: Scene, theme: ChartTheme, { width, height }: Frame, { clear = false }: Setting): Scene {
  const scale = Math.min(width / picture.width, height / picture.height);
  if (scale === 1) return picture;
  const dx = (width - picture.width * scale) / 2;
  // Its ground would not reach to the edges.
  const groundless = { ...picture, marks: clear ? picture.marks : picture.marks.slice(1) };
  const { marks, ...rest } = placedScene(groundless, { dx, scale });
  const ground: Mark[] = clear ? [] : [{ kind: 'rect', x: 0, y: 0, width, height, fill: theme.ground }];
  return { ...rest, width, height, marks: [...ground, ...marks] };
}

/** An address in lines that fit into a width, parted anywhere: cut short it would lead nowhere. */
function broken(address: string, size: number, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const letter of address) {
    if (line !== '' && textWidth(line + letter, size) > width) {
      lines.push(line);
      line = '';
    }
    line += letter;
  }
  return [...lines, line];
}
