import { describe, expect, it } from 'vitest';
import { libraryFolder, licenceFaults, licencesText, type Library } from './licences.ts';

const library = (more: Partial<Library> = {}): Library => ({
  name: 'wood',
  version: '1.2.3',
  licence: 'MIT',
  text: 'Do as you like.\n',
  ...more,
});

describe('the licences of what is bundled', () => {
  it('knows the library that a module is from, also one within another', () => {
    expect(libraryFolder('/a/node_modules/d3-array/src/max.js')).toBe('/a/node_modules/d3-array');
    expect(libraryFolder('/a/node_modules/@x/y/index.js?worker')).toBe('/a/node_modules/@x/y');
    expect(libraryFolder('/a/node_modules/d3/node_modules/old/i.js')).toBe('/a/node_modules/d3/node_modules/old');
    expect(libraryFolder('C:\\a\\node_modules\\idb\\index.js')).toBe('C:/a/node_modules/idb');
    expect(libraryFolder('/a/src/main.ts')).toBeNull();
    expect(libraryFolder('\0vite/preload-helper.js')).toBeNull();
    expect(libraryFolder('/a/node_modules/.vite/deps/x.js')).toBeNull();
  });

  it('finds nothing to mend where one of the offered licences is allowed', () => {
    for (const licence of ['MIT', '(MPL-2.0 OR Apache-2.0)', 'GPL-3.0-only OR ISC', 'MIT AND BSD-3-Clause'])
      expect(licenceFaults([library({ licence })])).toEqual([]);
  });

  it('says which library may not be bundled, and why', () => {
    for (const licence of ['GPL-3.0-only', 'MIT AND GPL-3.0-only', 'UNLICENSED', '', 'SEE LICENSE IN x'])
      expect(licenceFaults([library({ licence })])).toEqual([expect.stringContaining('wood 1.2.3 is bundled under')]);
    for (const text of [null, ' \n'])
      expect(licenceFaults([library({ text })])).toEqual([expect.stringContaining('no text of its licence')]);
  });

  it('writes each with its text, by name', () => {
    const text = licencesText([library(), library({ name: 'ash', version: '0.1.0' })]);
    expect(text).toContain('wood 1.2.3\nLicence: MIT\n\nDo as you like.\n');
    expect(text.indexOf('ash 0.1.0')).toBeLessThan(text.indexOf('wood 1.2.3'));
  });
});
