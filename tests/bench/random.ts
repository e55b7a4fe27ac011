/** Random numbers that are the same in every run, so that lists and queries are too. */

/** Answers a number from 0 up to 1, 1 excluded. */
export type Random = () => number;

/** The generator mulberry32 (Tommy Ettinger, public domain): 32 bits of state, plenty for test data. */
export function seeded(seed: number): Random {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A whole number from `low` to `high`, both included. */
export function wholeNumber(random: Random, low: number, high: number): number {
  return low + Math.floor(random() * (high - low + 1));
}

/** One of the items. Throws where there are none. */
export function pick<T>(random: Random, items: readonly T[]): T {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error('there is nothing to pick from');
  return item;
}

/** `count` of the items at different places, in random order; all of them where there are fewer (Fisher–Yates). */
export function sample<T>(random: Random, items: readonly T[], count: number): T[] {
  const rest = [...items];
  const taken: T[] = [];
  while (taken.length < count && rest.length > 0) {
    const at = Math.floor(random() * rest.length);
    const [item] = rest.slice(at, at + 1);
    const last = rest.pop();
    if (item !== undefined) taken.push(item);
    if (last !== undefined && at < rest.length) rest[at] = last;
  }
  return taken;
}

/** A rank from 1 to `count` whose probability falls as 1/rank: a number whose logarithm is uniform, rounded down. */
export function zipfRank(random: Random, count: number): number {
  return Math.floor(Math.exp(random() * Math.log(count + 1)));
}

/** A normally distributed number with mean 0 and standard deviation 1 (Box & Muller 1958). */
export function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
