import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';

const read = (file: string) => readFileSync(new URL(`../${file}`, import.meta.url), 'utf8');

const Versions = v.record(v.string(), v.string());

describe('what the page is built with', () => {
  it('is named by exact versions', () => {
    const { dependencies, devDependencies } = v.parse(
      v.object({ dependencies: Versions, devDependencies: Versions }),
      JSON.parse(read('package.json')),
    );
    const all = Object.entries({ ...dependencies, ...devDependencies });
    expect(all.length).toBeGreaterThan(20);
    expect(all.filter(([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version))).toEqual([]);
  });

  it('runs no script when it is installed', () => {
    expect(read('.npmrc').split('\n')).toContain('ignore-scripts=true');
  });

  it('comes from the public registry alone, each file held to its checksum', () => {
    const { packages } = v.parse(
      v.object({
        packages: v.record(
          v.string(),
          v.object({
            resolved: v.optional(v.string()),
            integrity: v.optional(v.string()),
            link: v.optional(v.boolean()),
          }),
        ),
      }),
      JSON.parse(read('package-lock.json')),
    );
    const locked = Object.entries(packages).filter(([path]) => path !== '');
    expect(locked.length).toBeGreaterThan(100);
    const elsewhere = ({ resolved }: { resolved?: string | undefined }) =>
      resolved !== undefined && !resolved.startsWith('https://registry.npmjs.org/');
    expect(locked.filter(([, one]) => elsewhere(one) || one.link === true).map(([path]) => path)).toEqual([]);
    expect(locked.filter(([, { integrity }]) => !integrity?.startsWith('sha512-')).map(([path]) => path)).toEqual([]);
  });
});
