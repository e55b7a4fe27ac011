/** The two ways in which the build writes JSON. */
import type { Dataset } from '../src/papers/dataset.ts';

/**
 * JSON with the keys of every object in the order of their UTF-16 code units and no white space: one text for one value,
 * whoever writes it. `dataVersion` is a hash of this form. Keys without a value are left out, as JSON does.
 */
export function canonicalJson(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  const sorted = entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${sorted.map(([key, part]) => `${JSON.stringify(key)}:${canonicalJson(part)}`).join(',')}}`;
}

/** The dataset as its file has it: a line for each paper and each other entry of a list, so that changes can be read. */
export function datasetJson(dataset: Dataset): string {
  const fields = Object.entries(dataset).map(([key, value]) => {
    const text = Array.isArray(value) && value.length > 0 ? linesOf(value) : JSON.stringify(value);
    return `  ${JSON.stringify(key)}: ${text}`;
  });
  return `{\n${fields.join(',\n')}\n}\n`;
}

function linesOf(items: readonly unknown[]): string {
  return `[\n${items.map((item) => `    ${JSON.stringify(item)}`).join(',\n')}\n  ]`;
}
