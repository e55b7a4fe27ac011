import { readTags, type Note } from './note.ts';

/** Whether two tags are one: whatever their case. */
export function alikeTags(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** A tag with how many notes have it, and how it is written: each way with its count, the one used most first. */
export type CountedTag = { tag: string; count: number; ways: readonly { tag: string; count: number }[] };

/** The tags of some notes by the alphabet, each once whatever its case, as most notes write it. */
export function countedTags(notes: readonly Pick<Note, 'tags'>[]): CountedTag[] {
  const byTag = new Map<string, Map<string, number>>();
  for (const tag of notes.flatMap(({ tags }) => tags)) {
    const ways = byTag.get(tag.toLowerCase()) ?? new Map<string, number>();
    byTag.set(tag.toLowerCase(), ways.set(tag, (ways.get(tag) ?? 0) + 1));
  }
  return [...byTag]
    .map(([key, counts]) => {
      const ways = [...counts].map(([tag, count]) => ({ tag, count }));
      ways.sort((a, b) => b.count - a.count || (a.tag < b.tag ? -1 : 1));
      return { key, tag: ways[0]?.tag ?? key, count: ways.reduce((sum, { count }) => sum + count, 0), ways };
    })
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ tag, count, ways }) => ({ tag, count, ways }));
}

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
