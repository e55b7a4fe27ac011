/**
 * The one file that holds all that a reader has here. It is JSON that people can read, and canonical: the same contents
 * give the same bytes, but for the line that says when.
 */
import * as v from 'valibot';
import { faultOf, keyOf, LISTS, nameOf, unfitness, type List } from './backup-records.ts';
import { canonical, inOrder } from './canonical.ts';
import type { Contents } from './contents.ts';

const FORMAT = 'ai-safety-papers-backup';

/** Rises when older code could no longer read the file; each that was ever released stays readable. */
const VERSION = 1;

/**
 * A backup that was read: its contents, and a sentence for each record that had to be left out. Or a sentence that says
 * why a file is none.
 */
export type Decoded =
  { ok: true; contents: Contents; exportedAt: string; problems: string[] } | { ok: false; reason: string };

/**
 * The text of a backup. Records that this page cannot read are in it as they are, in a place of their own, and come back.
 * @param exportedAt ISO 8601 in UTC
 */
export function encodeBackup(contents: Contents, exportedAt: string): string {
  const lists = LISTS.map((list) => {
    const records = contents[list].toSorted((a, b) => byKey(keyOf(list, a), keyOf(list, b)));
    const isReadable = (record: unknown) => faultOf(list, record) === null;
    return [list, records.filter(isReadable), records.filter((record) => !isReadable(record))] as const;
  });
  const readable = Object.fromEntries(lists.map(([list, records]) => [list, records]));
  const unreadable = lists.flatMap(([list, , records]) => (records.length === 0 ? [] : [[list, records] as const]));
  const file = {
    format: FORMAT,
    version: VERSION,
    exportedAt,
    notes: canonical(readable['notes']),
    views: canonical(readable['views']),
    settings: canonical(Object.fromEntries(contents.settings)),
    bin: canonical(readable['bin']),
    // Left out of the file of nearly everybody: there is none.
    ...(unreadable.length === 0 ? {} : { unreadable: canonical(Object.fromEntries(unreadable)) }),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

const Head = v.looseObject({
  format: v.literal(FORMAT),
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  exportedAt: v.optional(v.string(), ''),
});

const WHICH = `Choose a file that “Back up” has saved; its name begins with “${FORMAT}”.`;

/** Reads the text of a file that may be anything. Never throws. */
export function decodeBackup(text: string): Decoded {
  const bare = text.replace(/^\uFEFF/, '').trim();
  if (bare === '') return { ok: false, reason: `This file is empty. ${WHICH}` };
  let json: unknown;
  try {
    json = JSON.parse(bare);
  } catch {
    return { ok: false, reason: whyNoJson(bare) };
  }
  const head = v.safeParse(Head, json);
  if (!head.success) return { ok: false, reason: `This file is no backup of this page. ${WHICH}` };
  if (head.output.version > VERSION) {
    return {
      ok: false,
      reason:
        'This backup was made by a newer version of this page. Reload the page to get that version, then try again.',
    };
  }
  const problems: string[] = [];
  const unreadable = isRecord(field(json, 'unreadable')) ? field(json, 'unreadable') : {};
  const [notes, views, bin] = LISTS.map((list) =>
    withoutDoubles(
      list,
      [...readable(list, field(json, list), problems), ...asTheyAre(list, field(unreadable, list), problems)],
      problems,
    ),
  );
  const settings = readSettings(field(json, 'settings'), problems);
  const contents = { notes: notes ?? [], views: views ?? [], settings, bin: bin ?? [] };
  return { ok: true, contents, exportedAt: head.output.exportedAt, problems };
}

/**
 * The text of a file, whose bytes may be UTF-8 or, where it says so, UTF-16: editors save it anew as that. Null where it is
 * no text.
 */
export function textOfFile(bytes: ArrayBuffer): string | null {
  const [first, second] = new Uint8Array(bytes);
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** What is said of a file that holds no text. */
export const NO_TEXT: Decoded = { ok: false, reason: `This file holds no text, so it is no backup. ${WHICH}` };

function whyNoJson(text: string): string {
  if (text.startsWith('<')) return `This file is a web page, not a backup. ${WHICH}`;
  if (text.startsWith('{') && text.includes(FORMAT)) {
    return 'This backup is cut off or damaged, and cannot be read. Nothing was changed. Try another copy of it.';
  }
  return `This file is no backup of this page. ${WHICH}`;
}

function readable(list: List, records: unknown, problems: string[]): Placed[] {
  return listed(list, records, problems).filter(({ record, at }) => {
    const fault = faultOf(list, record);
    if (fault !== null) problems.push(`${nameOf(list, record, at)} ${fault}.`);
    return fault === null;
  });
}

/** Records that the page which made the backup could not read. This one asks no more than that they can be stored. */
function asTheyAre(list: List, records: unknown, problems: string[]): Placed[] {
  return listed(list, records ?? [], problems).filter(({ record, at }) => {
    const fault = unfitness(record) ?? (keyOf(list, record) === null ? 'could not be stored' : null);
    if (fault !== null) problems.push(`${nameOf(list, record, at)}, one that could not be read, ${fault}.`);
    return fault === null;
  });
}

type Placed = { record: unknown; at: number };

function listed(list: List, records: unknown, problems: string[]): Placed[] {
  if (Array.isArray(records)) return records.map((record: unknown, at) => ({ record, at }));
  problems.push(`“${list}” is no list, so nothing was read from it.`);
  return [];
}

function withoutDoubles(list: List, records: readonly Placed[], problems: string[]): unknown[] {
  const seen = new Set<unknown>();
  return records.flatMap(({ record, at }) => {
    const key = keyOf(list, record);
    if (seen.has(key)) {
      problems.push(
        `${nameOf(list, record, at)} has the “${String(key)}” of one before it, and only that one is taken.`,
      );
      return [];
    }
    seen.add(key);
    return [record];
  });
}

function readSettings(settings: unknown, problems: string[]): (readonly [string, unknown])[] {
  if (!isRecord(settings)) {
    problems.push('“settings” is no record, so nothing was read from it.');
    return [];
  }
  const entries = Object.entries(settings).sort(([a], [b]) => inOrder(a, b));
  return entries.filter(([key, value]) => {
    const fault = unfitness(value);
    if (fault !== null) problems.push(`The setting “${key}” ${fault}.`);
    return fault === null;
  });
}

function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function field(value: unknown, name: string): unknown {
  return isRecord(value) ? Object.getOwnPropertyDescriptor(value, name)?.value : undefined;
}

function byKey(a: string | number | null, b: string | number | null): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return inOrder(typeof a, typeof b) || inOrder(String(a), String(b));
}
