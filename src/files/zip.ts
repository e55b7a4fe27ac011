import { strToU8, zipSync, type Zippable } from 'fflate';

/** A file of an archive, by its name: letters, digits, dashes and dots. */
export type ZipEntry = { name: string; content: Blob | string };

/**
 * Files as one ZIP archive, in their order. Texts are UTF-8 and made smaller; pictures already are.
 * Two files of one name would be one: the later gets a number.
 * @param madeAt what the files say of when they were written, in the time of the reader; now without it
 */
export async function zip(entries: readonly ZipEntry[], madeAt: Date = new Date()): Promise<Blob> {
  const files: Zippable = {};
  for (const { name, content } of entries) {
    const free = freeName(name, files);
    files[free] =
      typeof content === 'string'
        ? [strToU8(content), { level: 6 }]
        : [new Uint8Array(await content.arrayBuffer()), { level: 0 }];
  }
  const bytes = zipSync(files, { mtime: madeAt });
  // The library's own type allows shared memory, which it does not use.
  return new Blob([new Uint8Array(bytes)], { type: 'application/zip' });
}

function freeName(name: string, taken: object): string {
  const dot = name.lastIndexOf('.');
  const [stem, ending] = dot < 0 ? [name, ''] : [name.slice(0, dot), name.slice(dot)];
  for (let number = 2; ; number += 1) {
    if (!Object.hasOwn(taken, name)) return name;
    name = `${stem}-${number}${ending}`;
  }
}
