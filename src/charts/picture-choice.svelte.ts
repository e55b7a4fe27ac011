/**
 * Which sizes and grounds of pictures there are, and what was chosen of them. Apart from how they are drawn: what owns the
 * choice is part of the first view, what draws is not.
 */

/** As large as on the page, that many pixels a unit; or drawn anew for a slide. */
export const PICTURE_SIZES = ['1x', '2x', '3x', 'slide'] as const;
export type PictureSize = (typeof PICTURE_SIZES)[number];

/** What a picture lies on. Without a ground it is drawn for what it will lie on, light or dark. */
export const GROUNDS = ['page', 'light', 'dark', 'clear-light', 'clear-dark'] as const;
export type Ground = (typeof GROUNDS)[number];

export type PictureSpec = { size: PictureSize; ground: Ground };

export const DEFAULT_PICTURE: PictureSpec = { size: '2x', ground: 'page' };

/** How the reader takes pictures away: chosen at one chart, it holds for all, until the page is left. */
export class PictureChoice implements PictureSpec {
  size = $state<PictureSize>(DEFAULT_PICTURE.size);
  ground = $state<Ground>(DEFAULT_PICTURE.ground);
}
