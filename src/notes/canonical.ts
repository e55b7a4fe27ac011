/**
 * A value as JSON has it, the keys of each record in one order: what is alike gives the same text, in every browser. A field
 * without a value is left out, and what JSON has no form for is null. Keys such as `__proto__` are fields like any other.
 */
export function canonical(value: unknown): unknown {
  return ordered(value, []);
}

/** Whether two values are alike, whatever the order of their fields. */
export function isAlike(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(canonical(a)) === JSON.stringify(canonical(b));
}

/** Texts by their UTF-16 code units: an order that is the same everywhere. */
export function inOrder(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function ordered(value: unknown, within: readonly object[]): unknown {
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'object' || value === null) return value;
  // A database can hold what contains itself; a file cannot.
  if (within.includes(value)) return null;
  const inside = [...within, value];
  if (Array.isArray(value)) return value.map((one) => ordered(one, inside));
  if (value instanceof Date) return value;
  const entries: [string, unknown][] = Object.entries(value);
  entries.sort(([a], [b]) => inOrder(a, b));
  return Object.fromEntries(entries.map(([key, one]) => [key, ordered(one, inside)]));
}
