/** The raw lines of a source, as it was published: fetched only when a reader asks for them. */

export type SourceLines = { ok: true; text: string } | { ok: false; reason: string };

/**
 * Lines `first` to `last` (from 1, both included) of a source file, as printed.
 * @param folder the address of the folder that holds the sources
 */
export async function loadLines(
  file: string,
  [first, last]: readonly [number, number],
  folder = './data/sources/',
): Promise<SourceLines> {
  try {
    const response = await fetch(`${folder}${encodeURIComponent(file)}`);
    if (!response.ok) return { ok: false, reason: `The server answered ${response.status} when asked for ${file}.` };
    // Some hosts give their front page for whatever they do not have.
    if (response.headers.get('Content-Type')?.startsWith('text/plain') !== true) {
      return { ok: false, reason: `This copy of the site does not hold ${file}.` };
    }
    const lines = (await response.text()).split(/\r\n|\n|\r/);
    if (lines.length < last) {
      return {
        ok: false,
        reason: `${file} ends at line ${lines.length}: it is not the file that the list was made of.`,
      };
    }
    return { ok: true, text: lines.slice(first - 1, last).join('\n') };
  } catch {
    return { ok: false, reason: `${file} could not be fetched. Try again when there is a network.` };
  }
}
