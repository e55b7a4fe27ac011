/** What the preview of an import says of each record. */
import * as v from 'valibot';
import { AroundSchema } from './around.ts';
import type { Change } from './backup-plan.ts';
import { readBinned } from './binned-note.ts';
import { canonical, isAlike } from './canonical.ts';
import { ratingInWords, readNote, STATUS_NAMES, type Note, type Rating } from './note.ts';
import { KIND_WORDS, PassageSchema, quoteOf } from './passage.ts';
import { readView } from './saved-view.ts';

/** A field in which the two sides differ, in words; empty where a side has nothing. */
export type Difference = { field: string; here: string; there: string };

const FIELDS: Record<string, string> = {
  short: 'Short note',
  long: 'Long note',
  jottings: 'Jottings',
  tags: 'Tags',
  status: 'Status',
  rating: 'Rating',
  passages: 'Passages',
  otherVersions: 'Other versions',
  around: 'Around the note',
  title: 'Title',
  url: 'Address',
  name: 'Name',
  search: 'Address',
  beside: 'Asked of the notes',
  savedAt: 'Saved',
  deletedAt: 'Deleted',
};

/** How often and when a note was saved is counted in each browser for itself. */
const COUNTED = new Set(['revision', 'updatedAt']);

/** What a record is called in a list. */
export function titleOf({ store, key, stored, imported }: Change): string {
  const record = imported ?? stored;
  if (store === 'settings') return key === 'table' ? 'How the table looks' : `Setting “${key}”`;
  if (store === 'views') return readView(record)?.name ?? String(key);
  if (store === 'notes') return titleOfNote(readNote(record), key);
  return titleOfNote(readBinned(record)?.note ?? null, key);
}

/** Where the two sides differ, field by field; of a setting as a whole. */
export function differencesOf({ store, stored, imported }: Change): Difference[] {
  if (store === 'settings') return [{ field: 'Setting', here: inWords('', stored), there: inWords('', imported) }];
  const [here, there] = [fieldsOf(stored), fieldsOf(imported)];
  const names = [...new Set([...Object.keys(FIELDS), ...here.keys(), ...there.keys()])];
  return names
    .filter((name) => !COUNTED.has(name) && !isAlike(here.get(name) ?? null, there.get(name) ?? null))
    .map((name) => ({
      field: FIELDS[name] ?? name,
      here: inWords(name, here.get(name)),
      there: inWords(name, there.get(name)),
    }));
}

/** What comes of a record of which the two sides differ in what only one can stand in, in a sentence. */
export function outcomeOf({ store, stored, imported }: Change): string {
  if (store === 'settings') return 'What is here stays.';
  if (store === 'views') return 'Both are kept, the one of the backup under a name of its own.';
  if (store === 'bin') return 'Both are kept in the bin.';
  const isReadable = [stored, imported].map((record) => readNote(record) !== null);
  if (isReadable[1] === false) return 'What is here stays. The record in the backup cannot be read.';
  if (isReadable[0] === false)
    return 'What is here cannot be read and stays. The note of the backup goes into the bin.';
  return 'What is here stands; the note of the backup is kept beside it, and you choose when you open the paper.';
}

function titleOfNote(note: Note | null, key: Change['key']): string {
  return note === null || note.title.trim() === '' ? String(key) : note.title;
}

function fieldsOf(record: unknown): Map<string, unknown> {
  return new Map(typeof record === 'object' && record !== null ? Object.entries(record) : []);
}

function inWords(field: string, value: unknown): string {
  if (value === undefined || value === null) return '';
  if (field === 'status') return Object.entries(STATUS_NAMES).find(([status]) => status === value)?.[1] ?? '';
  if (field === 'rating' && typeof value === 'number') return ratingInWords(value as Rating);
  if (typeof value === 'string') return value;
  if (field === 'passages') return passagesInWords(value);
  if (field === 'around' && typeof value === 'object') return aroundInWords(value);
  const isListOfTexts = Array.isArray(value) && value.every((one) => typeof one === 'string');
  return isListOfTexts ? value.join(', ') : JSON.stringify(canonical(value));
}

function aroundInWords(value: object): string {
  const around = v.safeParse(AroundSchema, value);
  if (!around.success) return JSON.stringify(canonical(value));
  const { properties, before, after } = around.output;
  return [properties, before, after]
    .map((text) => text.trim())
    .filter(Boolean)
    .join('\n…\n');
}

function passagesInWords(value: unknown): string {
  const passages = v.safeParse(v.array(PassageSchema), value);
  if (!passages.success) return JSON.stringify(canonical(value));
  return passages.output
    .map((one) => [`${KIND_WORDS[one.kind].name} “${quoteOf(one)}”`, one.comment.trim()].filter(Boolean).join(': '))
    .join('\n');
}
