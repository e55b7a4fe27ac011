import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Which room may import which. A room that is not named in a list stays unknown to it. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  papers: [],
  files: [],
  ui: [],
  view: ['papers'],
  search: ['papers'],
  charts: ['papers', 'view', 'ui', 'files'],
  table: ['papers', 'view', 'ui', 'files'],
  notes: ['papers', 'ui', 'files'],
  app: ['papers', 'files', 'ui', 'view', 'search', 'charts', 'table', 'notes'],
  data: ['papers'],
};

/** Libraries that few rooms may know. The types of d3 and the rest are free to all. */
const HOMES_OF: Record<string, string[]> = {
  idb: ['notes'],
  dompurify: ['notes'],
  marked: ['notes'],
  flexsearch: ['search'],
  d3: ['charts', 'files'],
  fflate: ['files'],
  '@tanstack/svelte-table': ['table'],
  '@tanstack/table-core': ['table'],
  '@tanstack/virtual-core': ['table'],
};

type Import = { file: string; room: string; specifier: string; target: string | null };

function filesUnder(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return filesUnder(path);
    return /\.(ts|svelte)$/.test(name) && !name.endsWith('.test.ts') ? [path] : [];
  });
}

/** The room a path lies in: `papers` for `src/papers/…`, `data` for `data/…`, null for files beside the rooms. */
function roomOf(path: string): string | null {
  const [top, room, inside] = normalize(path).split('/');
  if (top === 'data') return 'data';
  return top === 'src' && inside !== undefined ? (room ?? null) : null;
}

const imports: Import[] = [...filesUnder(join(root, 'src')), ...filesUnder(join(root, 'data'))].flatMap((path) => {
  const file = relative(root, path);
  const room = roomOf(file) ?? 'main';
  const text = readFileSync(path, 'utf8');
  const found = text.matchAll(/(?:\bfrom\s+|\bimport\s*\(\s*|\bimport\s+)'([^']+)'/g);
  return [...found].map(([, specifier = '']) => {
    const local = specifier.startsWith('.') ? join(dirname(file), specifier.replace(/\?.*$/, '')) : null;
    return { file, room, specifier, target: local };
  });
});

describe('the house', () => {
  it('is read: every room has files that import something', () => {
    const rooms = new Set(imports.map(({ room }) => room));
    for (const room of ['view', 'search', 'charts', 'table', 'notes', 'app', 'data']) expect(rooms).toContain(room);
    expect(imports.length).toBeGreaterThan(80);
  });

  it('knows every room it has', () => {
    const rooms = readdirSync(join(root, 'src')).filter((name) => statSync(join(root, 'src', name)).isDirectory());
    for (const room of rooms) expect(MAY_IMPORT).toHaveProperty(room);
  });

  it('has no arrow that runs the wrong way', () => {
    const wrong = imports.filter(({ room, target }) => {
      const other = target === null ? null : roomOf(target);
      return room !== 'main' && other !== null && other !== room && !MAY_IMPORT[room]?.includes(other);
    });
    expect(wrong.map(({ file, specifier }) => `${file} imports ${specifier}`)).toEqual([]);
  });

  it('is entered through main.ts alone', () => {
    const wrong = imports.filter(({ file, room, target }) => {
      return room !== 'app' && file !== 'src/main.ts' && target !== null && roomOf(target) === 'app';
    });
    expect(wrong).toEqual([]);
  });

  it('keeps each library in the rooms it belongs to', () => {
    const wrong = imports.filter(({ room, specifier }) => {
      const homes = HOMES_OF[specifier];
      return homes !== undefined && !homes.includes(room);
    });
    expect(wrong.map(({ file, specifier }) => `${file} imports ${specifier}`)).toEqual([]);
  });
});
