import { fingerprint } from './fingerprint.ts';

/** Names that Windows keeps for devices, whatever their ending. */
const DEVICES = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

const LONGEST = 100;

/**
 * The name of the file of a note. It depends on the paper's id alone, so it stays when a title is mended. An id is its own
 * name where every file system takes it: lower-case letters and digits of ASCII with hyphens between them, of at most 100
 * characters, and no device of Windows. Any other gives what is left of it, an underscore, and its fingerprint.
 */
export function vaultName(id: string): string {
  if (/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id) && id.length <= LONGEST && !DEVICES.test(id)) return `${id}.md`;
  const left = id
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, LONGEST - 20)
    .replace(/-+$/, '');
  return `${left || 'paper'}_${fingerprint(id)}.md`;
}
