/** Which states of which journals a stored note holds, so that none is taken for newer than it when it turns up again. */
import * as v from 'valibot';
import type { Writing } from './journal.ts';

/** As many journals as may have been written on one note and turn up again: those that wrote last. */
const MOST = 12;

const Writings = v.array(v.object({ journal: v.string(), at: v.number() }));

/** What is stored, or nothing where that is no such list. */
export function readWritings(record: unknown): Writing[] {
  const read = v.safeParse(Writings, record);
  return read.success ? read.output : [];
}

/** The last state of a journal that a note holds. */
export function lastOf(writings: readonly Writing[], journal: string): Writing | undefined {
  return writings.find((writing) => writing.journal === journal);
}

/** The list with one more state, in place of the one of the same journal. */
export function withWriting(writings: readonly Writing[], writing: Writing): Writing[] {
  return [writing, ...writings.filter(({ journal }) => journal !== writing.journal)].slice(0, MOST);
}
