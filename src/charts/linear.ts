type Ends = readonly [from: number, to: number];

/**
 * Maps one stretch of numbers onto another, evenly: what `scaleLinear` of d3-scale does with numbers, without the colours
 * and formats that come along with it. A stretch of no length is mapped to the middle.
 */
export function linear([from, to]: Ends, [start, end]: Ends): (value: number) => number {
  return (value) => {
    const part = from === to ? 0.5 : (value - from) / (to - from);
    return start * (1 - part) + end * part;
  };
}
