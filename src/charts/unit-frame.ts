import { placedScene } from './placed.ts';
import { FINGERTIP, tenth, type Frame, type Scene } from './scene.ts';

/** The size of type in a unit frame. */
export const TYPE_SIZE = 12;

/** The least height of a row of text. */
const LOWEST_ROW = 1.25 * TYPE_SIZE;

/**
 * A frame in lengths in which type is always of one size. A chart is laid out in it and then enlarged as a whole, so that
 * all that stands beside text (gaps, lines, dots, rows) follows the size of type by itself.
 */
export type UnitFrame = {
  width: number;
  height: number;
  /** The least height of a row and width of a column, for its text and as a target. */
  least: number;
  dense: boolean;
};

/** Draws a chart in a unit frame, and enlarges it to the frame that it is drawn for. */
export function inUnits(frame: Frame, draw: (unit: UnitFrame) => Scene): Scene {
  const { width, height, textScale, dense = false } = frame;
  // A fingertip stays as it is, however large or small the type.
  const least = dense ? LOWEST_ROW : Math.max(LOWEST_ROW, FINGERTIP / textScale);
  const scene = draw({ width: width / textScale, height: height / textScale, least, dense });
  if (textScale === 1) return scene;
  return { ...placedScene(scene, { scale: textScale }), width, height: tenth(scene.height * textScale) };
}

/** The height of a row: what reads well, or in a dense picture as little as its text needs; but never less than `least`. */
export function rowHeight({ least, dense }: UnitFrame, comfortable: number): number {
  return Math.max(least, dense ? LOWEST_ROW : comfortable);
}
