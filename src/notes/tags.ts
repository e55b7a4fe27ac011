import { readTags, type Note } from './note.ts';

/** The tags of some notes, each once whatever its case, those first that most notes have. */
export function tagsInUse(notes: readonly Pick<Note, 'tags'>[]): string[] {
  const counts = new Map<string, { tag: string; count: number }>();
  for (const tag of notes.flatMap(({ tags }) => tags)) {
    const known = counts.get(tag.toLowerCase()) ?? { tag, count: 0 };
    counts.set(tag.toLowerCase(), { ...known, count: known.count + 1 });
  }
  return [...counts.entries()]
    .sort(([a, { count: mine }], [b, { count: other }]) => other - mine || (a < b ? -1 : 1))
    .map(([, { tag }]) => tag);
}

/** The known tags that begin like the last of those typed, with commas between them, and are not among them yet. */
export function completions(typed: string, known: readonly string[]): string[] {
  const begun = lastOf(typed).toLowerCase();
  if (begun === '') return [];
  const taken = readTags(typed).map((tag) => tag.toLowerCase());
  return known.filter((tag) => tag.toLowerCase().startsWith(begun) && !taken.includes(tag.toLowerCase()));
}

/** What was typed with its last tag completed, ready for the next one. */
export function withCompleted(typed: string, tag: string): string {
  return `${typed.slice(0, typed.length - lastOf(typed).length)}${tag}, `;
}

function lastOf(typed: string): string {
  return typed.slice(typed.lastIndexOf(',') + 1).trimStart();
}
