/** The type size that browsers begin with, in pixels: that of a reader who has asked for no other. */
const USUAL = 16;

/** The least room for a chart, in pixels at a scale of 1: with less, larger type leaves nothing to draw in. */
const LEAST_WIDTH = 320;

/** How much larger or smaller than usual the reader has asked type to be. */
export function readerScale(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / USUAL;
}

/**
 * The `textScale` of a chart on the page: its type follows what the reader has asked for, as all other type does, as far as
 * its room allows. Never below 1.
 * @param width of its room, in pixels
 */
export function chartScale(width: number, reader: number): number {
  return Math.max(1, Math.min(reader, width / LEAST_WIDTH));
}
