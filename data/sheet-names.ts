/** Finds the names of companies and categories in a row's text, where nothing parts them from what follows. */
import type { Category, Company } from '../src/papers/dataset.ts';

export type Vocabulary = { companies: readonly Company[]; categories: readonly Category[] };

/**
 * The company whose name begins the text; of two names that do, the longer. Within a name any one white space but a line
 * break counts as its space. Undefined where there is none.
 */
export function companyAt(text: string, vocabulary: Vocabulary): Company | undefined {
  return byLength(vocabulary.companies).find(
    ({ name }) => text.slice(0, name.length).replace(/[^\S\n]/g, ' ') === name,
  );
}

/** A pattern that finds the name of any company. */
export function companyPattern(vocabulary: Vocabulary): string {
  return `(?:${byLength(vocabulary.companies)
    .map(({ name }) => patternOf(name))
    .join('|')})`;
}

/** A category's place in a row's text, `[Duplicate]` included. */
export type FoundCategory = { id: string; from: number; to: number; duplicate: boolean; inDoubt: boolean };

/**
 * The category that follows the address at `urlAt`: the one that begins on the line or in the cell behind it, else the
 * first whose name begins within it, else the one behind a space. Null where there is none; in doubt where there is more than one to choose from.
 */
export function findCategory(text: string, urlAt: number, vocabulary: Vocabulary): FoundCategory | null {
  const categories = byLength(vocabulary.categories);
  const names = categories.map(({ name }) => `(${patternOf(name)})`).join('|');
  const pattern = new RegExp(String.raw`(\[Duplicate\][^\S\n]*)?(?:${names})`, 'y');
  const readAt = (from: number): FoundCategory | null => {
    pattern.lastIndex = from;
    const match = pattern.exec(text);
    const id = categories.find((_, index) => match?.[index + 2] !== undefined)?.id;
    if (match === null || id === undefined) return null;
    return { id, from, to: from + match[0].length, duplicate: match[1] !== undefined, inDoubt: false };
  };
  const urlEnd = endOfWord(text, urlAt);
  const gap = /^\s*/.exec(text.slice(urlEnd))?.[0] ?? '';
  const glued: FoundCategory[] = [];
  for (let from = urlAt; from < urlEnd; from += 1) {
    const found = readAt(from);
    if (found === null) continue;
    glued.push(found);
    from = found.to - 1;
  }
  // A glued `[Duplicate]` ends the address, and the category that stands behind it is its own.
  const reachesOn = glued.some(({ to }) => to > urlEnd);
  const after = reachesOn ? null : readAt(urlEnd + gap.length);
  const taken = /[\t\n]/.test(gap) ? (after ?? glued[0]) : (glued[0] ?? after ?? undefined);
  if (taken === undefined) return null;
  return { ...taken, inDoubt: glued.length + (after === null ? 0 : 1) > 1 };
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

function patternOf(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/ /g, String.raw`[^\S\n]`);
}
