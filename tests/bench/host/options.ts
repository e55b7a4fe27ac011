import { parseArgs } from 'node:util';
import { SUITES, type Suite } from '../figures.ts';

export type Options = { sizes: number[]; suites: Suite[] };

export const USAGE = `npm run bench -- [--sizes 1000,10000] [--only ${SUITES.join(',')}]`;

/** Reads the command line. Throws, with what is wrong, where it cannot be read. */
export function optionsOf(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: { sizes: { type: 'string', default: '1000,10000' }, only: { type: 'string' } },
  });
  const sizes = values.sizes.split(',').map((text) => {
    const size = Number(text);
    if (!Number.isInteger(size) || size < 100) throw new Error(`--sizes: "${text}" is not a number of 100 or more`);
    return size;
  });
  const suites = values.only?.split(',').map((name) => {
    const suite = SUITES.find((known) => known === name);
    if (suite === undefined) throw new Error(`--only: there is no "${name}"; there are ${SUITES.join(', ')}`);
    return suite;
  });
  return { sizes, suites: suites ?? [...SUITES] };
}
