import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CORRECTIONS_FILE } from './corrections.ts';
import { build } from './fixtures/build.ts';
import { ROOT, textOf } from './fixtures/sources.ts';

const README = textOf('data/README.md');

/** Every field below a value by its path, with `[]` for the items of a list. */
function pathsIn(value: unknown, path: string): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => pathsIn(item, `${path}[]`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => {
    const here = path === '' ? key : `${path}.${key}`;
    return [here, ...pathsIn(part, here)];
  });
}

test('the README names every field of the file, and no other', () => {
  const paths = [...new Set(pathsIn(build().dataset, ''))];
  // A field that only holds others is told by those, unless it can be null.
  const told = paths.filter((path) => /\.(?:post|about)$/.test(path) || !paths.some((other) => isBelow(other, path)));
  const [, table = ''] = /## What `papers\.json` holds([\s\S]*?)\n## /.exec(README) ?? [];
  const named = [...table.matchAll(/^\| `([^`]+)` /gm)].map(([, name = '']) => name);
  expect([...named].sort()).toEqual([...told].sort());
});

function isBelow(path: string, above: string): boolean {
  return path.startsWith(`${above}.`) || path.startsWith(`${above}[].`);
}

test('the README names every source, and the files that it names are there', () => {
  for (const file of readdirSync(new URL('sources', import.meta.url))) expect(README).toContain(`\`${file}\`: `);
  const here = readdirSync(`${ROOT}/data`);
  const named = [...README.matchAll(/`([a-z-]+\.(?:ts|json|mjs|md))`/gi)].map(([, file = '']) => file);
  expect(named).toContain(CORRECTIONS_FILE);
  for (const file of named.filter((name) => name !== 'papers.json')) expect(here).toContain(file);
});
