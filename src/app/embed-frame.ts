/** How a figure fills a frame of another page, and what it tells that page of its height. */
import { framed, type Setting } from '../charts/framed.ts';
import type { Frame, Scene } from '../charts/scene.ts';
import type { ChartTheme } from '../charts/theme.ts';

/** The type of the message that tells the framing page a height. Pages out there know it: it never changes. */
export const HEIGHT_MESSAGE = 'ai-safety-papers:height';

/** How large type is in a frame so wide: 1 is type of 12 px. Wider than 1,100 px it is a slide, and is read from afar. */
export function textScaleOf(width: number): number {
  return width < 400 ? 0.85 : Math.min(2.25, Math.max(1, width / 1100));
}

/** The margin around the picture, in pixels. */
export function marginOf(width: number): number {
  return Math.min(24 * textScaleOf(width), Math.max(8, width / 40));
}

/** The height at which a chart stands comfortably in a frame so wide, with all that is drawn around it. */
export function comfortableHeight(
  draw: (room: Frame) => Scene,
  theme: ChartTheme,
  width: number,
  setting: Pick<Setting, 'clear'>,
): number {
  const textScale = textScaleOf(width);
  const margin = marginOf(width);
  const height = Math.min(640, Math.max(200, width * 0.45));
  return framed(draw({ width: Math.max(1, width - 2 * margin), height, textScale }), theme, {
    ...setting,
    textScale,
    margin,
  }).height;
}

/** Width of a frame and the height that its figure would like there, in pixels. */
export type Wish = { width: number; height: number };

/** A scrollbar is narrower than this, in pixels. */
const SCROLLBAR = 20;

/**
 * Whether the framing page should hear of another height. Where a taller frame gives the page a scrollbar, and so a narrower
 * frame, a lower height would take the scrollbar away again, and so on for ever: for that little the height stays.
 */
export function isNews(wish: Wish, told: Wish | null): boolean {
  if (told === null || wish.height > told.height) return true;
  return wish.height < told.height && Math.abs(wish.width - told.width) >= SCROLLBAR;
}
