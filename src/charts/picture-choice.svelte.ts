import { DEFAULT_PICTURE, type Ground, type PictureSize, type PictureSpec } from './taking.ts';

/** How the reader takes pictures away: chosen at one chart, it holds for all, until the page is left. */
export class PictureChoice implements PictureSpec {
  size = $state<PictureSize>(DEFAULT_PICTURE.size);
  ground = $state<Ground>(DEFAULT_PICTURE.ground);
}
