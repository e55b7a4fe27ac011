/**
 * The licences of what others wrote and the built page holds. Used by the build, which writes them into one file, and stops
 * where a library may not be passed on or does not say under what terms.
 */

/** Of whoever reads the page nothing is asked by these; what they do ask of us is that their text goes along. */
const ALLOWED = ['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'Apache-2.0', 'MPL-2.0'];

export const LICENCES_FILE = 'licences.txt';

/** A library as its own folder describes it; `text` is that of its licence file, null where there is none. */
export type Library = {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly text: string | null;
};

/**
 * The folder of the library that a bundled module is from, with its path as it is written there; null for our own modules
 * and those that the build makes up.
 */
export function libraryFolder(moduleId: string): string | null {
  if (moduleId.startsWith('\0')) return null;
  return /^.*\/node_modules\/(?:@[^/]+\/)?[^/@.][^/]*(?=\/)/.exec(moduleId.replaceAll('\\', '/'))?.[0] ?? null;
}

/** What must be mended before the page may be passed on: a sentence for each library that it is to be said of. */
export function licenceFaults(libraries: readonly Library[]): string[] {
  return libraries.flatMap(({ name, version, licence, text }) => {
    const which = `${name} ${version}`;
    if (!isAllowed(licence))
      return [
        `${which} is bundled under “${licence}”, which is not among ${ALLOWED.join(', ')}. Do without it, or decide that its terms can be kept and name them in src/licences.ts.`,
      ];
    if (text === null || text.trim() === '')
      return [
        `${which} is bundled, and its folder holds no text of its licence. Its terms ask that the text goes along.`,
      ];
    return [];
  });
}

/** The file: each library once, by name and version, with the text of its licence. */
export function licencesText(libraries: readonly Library[]): string {
  const parts = libraries
    .toSorted((a, b) => compare(a.name, b.name) || compare(a.version, b.version))
    .map(({ name, version, licence, text }) => `${name} ${version}\nLicence: ${licence}\n\n${text?.trim() ?? ''}\n`);
  return ['The libraries in this page, each with its licence.\n', ...parts].join(`\n${'-'.repeat(80)}\n\n`);
}

/** Of several that are offered, one has to be allowed; of several that hold together, each. */
function isAllowed(licence: string): boolean {
  const bare = licence.trim().replace(/^\(([^()]*)\)$/, '$1');
  return bare.split(' OR ').some((offer) => offer.split(' AND ').every((one) => ALLOWED.includes(one.trim())));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
