/** What a record of a backup must be, and what is wrong with one that is not. */
import * as v from 'valibot';
import { readBinned } from './binned-note.ts';
import { NoteTextSchema, readNote } from './note.ts';
import { LONGEST_NAME, LONGEST_SEARCH, readView } from './saved-view.ts';

/** The lists of records in a backup; settings are values under names, and whatever JSON they are is fit. */
export const LISTS = ['notes', 'views', 'bin'] as const;
export type List = (typeof LISTS)[number];

/** Records and lists within one another. What this page writes has four. */
const DEEPEST = 60;

/** The highest number of saves that can still be counted on from. */
const HIGHEST_REVISION = 2 ** 50;

const KEYS: Record<List, string> = { notes: 'paperId', views: 'id', bin: 'id' };

/** What a note must have, by field: to tell which one is wrong. */
const NoteFields = v.looseObject({
  paperId: v.string(),
  title: v.string(),
  url: v.string(),
  ...NoteTextSchema.entries,
  revision: v.pipe(v.number(), v.integer(), v.minValue(0)),
  updatedAt: v.string(),
});

/** What this page stores records under; settings under a name. */
export type RecordKey = string | number;

/** Under what a record is stored; null where it cannot be stored at all. */
export function keyOf(list: List, record: unknown): RecordKey | null {
  if (typeof record !== 'object' || record === null || Array.isArray(record)) return null;
  const key: unknown = Object.getOwnPropertyDescriptor(record, KEYS[list])?.value;
  return typeof key === 'string' || (typeof key === 'number' && Number.isFinite(key)) ? key : null;
}

/** What is wrong with a record, to follow its name in a sentence; null where this page can read it. */
export function faultOf(list: List, record: unknown): string | null {
  const unfit = unfitness(record);
  if (unfit !== null) return unfit;
  if (keyOf(list, record) === null) return `has no “${KEYS[list]}”`;
  if (list === 'notes') return faultOfNote(record);
  if (list === 'views') {
    const fits = `a name of at most ${LONGEST_NAME} characters and an address of at most ${LONGEST_SEARCH}`;
    return readView(record) === null ? `does not have the form of a saved view, with ${fits}` : null;
  }
  const binned = readBinned(record);
  if (binned === null) return 'does not have the form of a deleted note, with a date and the note';
  return faultOfNote(binned.note);
}

/** Why a value can be no part of a backup, whatever it stands for; null where it can. */
export function unfitness(value: unknown): string | null {
  const waiting: [unknown, number][] = [[value, 0]];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [one, depth] = next;
    if (typeof one === 'number' && !Number.isFinite(one)) return 'holds a number that is too large';
    if (typeof one !== 'object' || one === null) continue;
    if (depth > DEEPEST) return `is nested deeper than ${DEEPEST} levels`;
    for (const inside of Object.values(one)) waiting.push([inside, depth + 1]);
  }
  return null;
}

/** What a record is called: by its title where it has one, else by its place. */
export function nameOf(list: List, record: unknown, at: number): string {
  const inside = list === 'bin' ? textIn(record, 'note') : record;
  const title =
    textIn(inside, list === 'views' ? 'name' : 'title') ?? textIn(inside, KEYS[list === 'bin' ? 'notes' : list]);
  const named = typeof title === 'string' && title.trim() !== '' ? ` “${title.slice(0, 120)}”` : '';
  const place = `record ${at + 1} of “${list}”`;
  if (named === '') return `${place.slice(0, 1).toUpperCase()}${place.slice(1)}`;
  return `${{ notes: 'The note on', views: 'The saved view', bin: 'The deleted note on' }[list]}${named} (${place})`;
}

function faultOfNote(record: unknown): string | null {
  const note = readNote(record);
  if (note !== null) return note.revision > HIGHEST_REVISION ? 'has a “revision” that is too large' : null;
  const { issues = [] } = v.safeParse(NoteFields, record);
  const field = issues[0]?.path?.[0]?.key;
  return typeof field === 'string' ? `has no “${field}” that this page can read` : 'does not have the form of a note';
}

function textIn(record: unknown, field: string): unknown {
  if (typeof record !== 'object' || record === null) return undefined;
  return Object.getOwnPropertyDescriptor(record, field)?.value;
}
