import { inflateSync } from 'fflate';

/** A file of an archive: its name, folders and all, and its bytes. */
export type Unzipped = { name: string; bytes: Uint8Array };

/** What may come out of an archive: at most so many files, and so many bytes of all that are wanted. */
export type UnzipLimits = { files: number; bytes: number };

/** The files of an archive; or why it cannot be read, in a sentence. */
export type UnzippedArchive = { ok: true; files: Unzipped[] } | { ok: false; reason: string };

const DAMAGED = { ok: false, reason: 'This archive is damaged or cut off. Try another copy of it.' } as const;

/** Lengths and signatures of the records of a ZIP file (APPNOTE.TXT of PKWARE, 6.3.10). */
const END = { signature: 0x06054b50, length: 22, longestComment: 0xffff };
const ENTRY = { signature: 0x02014b50, length: 46 };
const LOCAL = { signature: 0x04034b50, length: 30 };

/** Whether bytes begin as an archive does, with a file in it or without. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && [0x0304, 0x0506].includes(((bytes[2] ?? 0) << 8) | (bytes[3] ?? 0));
}

/**
 * Reads a ZIP archive that may be anything, as deep as its limits: what it says of its sizes is believed only as far as it
 * holds. Never throws, and never gives a file whose checksum is wrong.
 * @param isWanted whether a file of that name is to be read; all others are passed over
 */
export function unzip(bytes: Uint8Array, isWanted: (name: string) => boolean, limits: UnzipLimits): UnzippedArchive {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  if (end === null) return DAMAGED;
  const [count, start] = [view.getUint16(end + 10, true), view.getUint32(end + 16, true)];
  if (count === 0xffff || start === 0xffffffff) {
    return { ok: false, reason: 'This archive is of the large kind (ZIP64), which this page does not read.' };
  }
  if (count > limits.files) {
    return { ok: false, reason: `This archive holds ${count} files; more than ${limits.files} are not read at once.` };
  }
  const files: Unzipped[] = [];
  let total = 0;
  let at = start;
  for (let index = 0; index < count; index += 1) {
    const entry = entryAt(view, bytes, at);
    if (entry === null) return DAMAGED;
    at = entry.next;
    if (entry.name.endsWith('/') || !isWanted(entry.name)) continue;
    if (entry.isEncrypted) {
      return { ok: false, reason: 'This archive is locked with a password. Unpack it, and choose the files.' };
    }
    if (/^[/\\]|^[a-z]:|(?:^|[/\\])\.\.(?:[/\\]|$)/i.test(entry.name)) {
      return { ok: false, reason: `This archive would put “${entry.name}” outside of its folder, and is not read.` };
    }
    total += entry.size;
    if (total > limits.bytes) {
      const most = Math.round(limits.bytes / 1e6);
      return { ok: false, reason: `What is packed into this archive is larger than ${most} MB, and is not unpacked.` };
    }
    const content = contentOf(view, bytes, entry);
    if (content === null) return DAMAGED;
    files.push({ name: entry.name, bytes: content });
  }
  return { ok: true, files };
}

/** Where the record stands that ends an archive; a comment may follow it. */
function endOf(view: DataView): number | null {
  const last = view.byteLength - END.length;
  for (let at = last; at >= Math.max(0, last - END.longestComment); at -= 1) {
    if (view.getUint32(at, true) === END.signature) return at;
  }
  return null;
}

type Entry = {
  name: string;
  isEncrypted: boolean;
  method: number;
  checksum: number;
  packed: number;
  size: number;
  local: number;
  /** Where the next entry begins. */
  next: number;
};

function entryAt(view: DataView, bytes: Uint8Array, at: number): Entry | null {
  if (at + ENTRY.length > view.byteLength || view.getUint32(at, true) !== ENTRY.signature) return null;
  const two = (offset: number) => view.getUint16(at + offset, true);
  const four = (offset: number) => view.getUint32(at + offset, true);
  const name = at + ENTRY.length;
  const next = name + two(28) + two(30) + two(32);
  if (next > view.byteLength) return null;
  return {
    name: new TextDecoder().decode(bytes.subarray(name, name + two(28))),
    isEncrypted: (two(8) & 1) === 1,
    method: two(10),
    checksum: four(16),
    packed: four(20),
    size: four(24),
    local: four(42),
    next,
  };
}

/** The bytes of an entry, or null where they are not what it says. */
function contentOf(view: DataView, bytes: Uint8Array, entry: Entry): Uint8Array | null {
  const { local, packed, size, method, checksum } = entry;
  if (local + LOCAL.length > view.byteLength || view.getUint32(local, true) !== LOCAL.signature) return null;
  const start = local + LOCAL.length + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  if (start + packed > view.byteLength) return null;
  const inside = bytes.subarray(start, start + packed);
  const content = method === 0 ? inside : method === 8 ? inflated(inside, size) : null;
  return content?.length === size && crc32(content) === checksum ? content : null;
}

/** No more than the size that the archive gives: what holds more is damaged, or is meant to fill the memory. */
function inflated(packed: Uint8Array, size: number): Uint8Array | null {
  try {
    // One byte more than there should be tells what is longer from what fits.
    return inflateSync(packed, { out: new Uint8Array(size + 1) });
  } catch {
    return null;
  }
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

function crc32(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) value = (CRC_TABLE[(value ^ byte) & 0xff] ?? 0) ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}
