/** Circles that make room for each other (a beeswarm). */

/**
 * Piles circles of one size on a line so that none touches another: each stands as low as those before it leave room.
 * The same places give the same piles.
 * @param xs where the circles stand along the line, rising
 * @param distance the least distance between the middles of two circles
 * @param highest how high the middle of a circle may stand
 * @returns how high each circle's middle stands, the lowest 0; null where one would stand too high
 */
export function dodge(xs: readonly number[], distance: number, highest: number): number[] | null {
  const heights: number[] = [];
  let near = 0;
  for (const x of xs) {
    while (x - (xs[near] ?? x) >= distance) near += 1;
    // Each neighbour keeps a stretch of heights free of others.
    const stretches: [from: number, to: number][] = [];
    for (let at = near; at < heights.length; at++) {
      const across = x - (xs[at] ?? x);
      const reach = Math.sqrt(distance * distance - across * across);
      const height = heights[at] ?? 0;
      stretches.push([height - reach, height + reach]);
    }
    stretches.sort(([a], [b]) => a - b);
    let height = 0;
    for (const [from, to] of stretches) {
      if (from >= height) break;
      height = Math.max(height, to);
    }
    if (height > highest) return null;
    heights.push(height);
  }
  return heights;
}
