/** A chart taken away as a picture: the scene that is drawn for what was chosen. */
import type { ColourMode } from '../ui/tokens.ts';
import { fitted, framed } from './framed.ts';
import type { Ground, PictureSpec } from './picture-choice.svelte.ts';
import type { Drawing, Scene } from './scene.ts';
import { chartTheme } from './theme.ts';

/** The room of a slide, in pixels. Its type is read from the last row: 27 px of 1,080, as 18 points on a slide are. */
export const SLIDE = { width: 1920, height: 1080, textScale: 2.25, dense: true } as const;

/** Google Slides takes no picture of more pixels (its help: "Insert or delete images & videos"). */
export const MOST_PIXELS = 25_000_000;

/** A scene that is a picture by itself, and how many pixels a unit of it has in a PNG. */
export type Picture = { scene: Scene; scale: number };

const SCALES = { '1x': 1, '2x': 2, '3x': 3 } as const;

/**
 * A chart as the picture that was chosen, with title, filters, legend, source and link.
 * @param room what the chart has on the page, in pixels
 * @param mode the colours of the page
 * @param link where the same view is on the web; null where it is nowhere
 */
export function pictureOf(
  draw: Drawing,
  room: { width: number; height: number },
  { size, ground }: PictureSpec,
  mode: ColourMode,
  link: string | null,
): Picture {
  const theme = chartTheme(modeOf(ground, mode));
  const setting = { link, clear: ground.startsWith('clear') };
  if (size === 'slide') return { scene: fitted((room) => draw(theme, room), theme, SLIDE, setting), scale: 1 };
  const scene = framed(draw(theme, { ...room, textScale: 1 }), theme, setting);
  return { scene, scale: scaleOf(scene, SCALES[size]) };
}

/** The colours that a ground asks for, on a page of some colours. */
export function modeOf(ground: Ground, page: ColourMode): ColourMode {
  if (ground === 'page') return page;
  return ground === 'dark' || ground === 'clear-dark' ? 'dark' : 'light';
}

/** As many pixels a unit as were asked for, or as a picture of that size may have. */
function scaleOf({ width, height }: Scene, wanted: number): number {
  const most = Math.sqrt(MOST_PIXELS / (width * height));
  // Rounded down, or the rounding of both sides could lead past the limit.
  return wanted <= most ? wanted : Math.floor(most * 100) / 100;
}
