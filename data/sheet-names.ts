/** Finds the names of companies and categories in a row's text, where nothing parts them from what follows. */
import type { Category, Company } from '../src/papers/dataset.ts';

export type Vocabulary = { companies: readonly Company[]; categories: readonly Category[] };

/** The company whose name begins the text; of two names that do, the longer. Undefined where there is none. */
export function companyAt(text: string, vocabulary: Vocabulary): Company | undefined {
  return byLength(vocabulary.companies).find((company) => text.startsWith(company.name));
}

/** A category's place in a row's text, `[Duplicate]` included. */
export type FoundCategory = { id: string; from: number; to: number; duplicate: boolean; inDoubt: boolean };

/**
 * The category that follows the address at `urlAt`: the one that begins the line after it, else the first whose name
 * begins within it. Null where there is none; in doubt where there is more than one to choose from.
 */
export function findCategory(text: string, urlAt: number, vocabulary: Vocabulary): FoundCategory | null {
  const names = byLength(vocabulary.categories).map((category) => category.name);
  const pattern = new RegExp(`(\\[Duplicate\\] ?)?(${names.map(escaped).join('|')})`, 'y');
  const readAt = (from: number): FoundCategory | null => {
    pattern.lastIndex = from;
    const match = pattern.exec(text);
    const id = vocabulary.categories.find((category) => category.name === match?.[2])?.id;
    if (match === null || id === undefined) return null;
    return { id, from, to: from + match[0].length, duplicate: match[1] !== undefined, inDoubt: false };
  };
  const urlEnd = endOfWord(text, urlAt);
  const nextLine = text[urlEnd] === '\n' ? readAt(urlEnd + 1) : null;
  const glued: FoundCategory[] = [];
  for (let from = urlAt; from < urlEnd; from += 1) {
    const found = readAt(from);
    if (found === null) continue;
    glued.push(found);
    from = found.to - 1;
  }
  const taken = nextLine ?? glued[0];
  if (taken === undefined) return null;
  return { ...taken, inDoubt: glued.length + (nextLine === null ? 0 : 1) > 1 };
}

/** Where the white space after `from` begins, or the text's end. */
export function endOfWord(text: string, from: number): number {
  return from + text.slice(from).search(/\s|$/);
}

function byLength<T extends { name: string }>(items: readonly T[]): T[] {
  return [...items].sort((a, b) => b.name.length - a.name.length);
}

/** The names, for a sentence. */
export function namesOf(items: readonly { name: string }[]): string {
  return items.map((item) => item.name).join(', ');
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
