import { canonical } from './canonical.ts';

/**
 * A short text for a value, the same in every browser; two values share one by a chance of one in 2^53. It tells whether
 * something was changed, and guards against nobody: two multiplicative hashes of 32 bits over UTF-16 code units, mixed at
 * the end.
 */
export function fingerprint(value: unknown): string {
  const text = JSON.stringify(canonical(value));
  let [one, other] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    one = Math.imul(one ^ unit, 2654435761);
    other = Math.imul(other ^ unit, 1597334677);
  }
  one = Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(other ^ (other >>> 13), 3266489909);
  other = Math.imul(other ^ (other >>> 16), 2246822507) ^ Math.imul(one ^ (one >>> 13), 3266489909);
  return (4294967296 * (2097151 & other) + (one >>> 0)).toString(36).padStart(11, '0');
}

/** The same for a part of a note: of a list one for each that stands in it, so that each can be told by itself. */
export function fingerprintOf(part: unknown): string {
  return Array.isArray(part) ? part.map(fingerprint).join(' ') : fingerprint(part);
}
