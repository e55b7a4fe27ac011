/** What a reader wrote in the Markdown file of a note, outside the part of it that is the page's. It travels with the note. */
import * as v from 'valibot';

export const AroundSchema = v.looseObject({
  /** The lines of the front matter that are not the page's, as they stand. */
  properties: v.string(),
  /** What stands between the front matter and the page's part. */
  before: v.string(),
  /** What stands behind the page's part. */
  after: v.string(),
});
export type Around = Readonly<Record<'properties' | 'before' | 'after', string>>;

const PARTS = ['properties', 'before', 'after'] as const;

/** Stands between what two files had around one note. */
const BOTH_AROUND = '\n\n— also written around this note elsewhere, both kept —\n\n';

/** Whether nothing of the reader's own stands around a note. */
export function isNothingAround(around: Around | undefined): boolean {
  return around === undefined || PARTS.every((part) => around[part].trim() === '');
}

/**
 * What two files had around one note as one: mine stays as it is, and theirs stands at its end where mine does not hold it
 * already. Joined once more with the same, nothing changes.
 */
export function joinedAround(mine: Around | undefined, theirs: Around | undefined): Around | undefined {
  if (theirs === undefined || isNothingAround(theirs)) return mine ?? theirs;
  if (mine === undefined || isNothingAround(mine)) return theirs;
  if (PARTS.every((part) => mine[part].includes(theirs[part]))) return mine;
  const told = PARTS.map((part) => theirs[part].trim())
    .filter((text) => text !== '')
    .join('\n\n');
  return mine.after.includes(told) ? mine : { ...mine, after: `${mine.after}${BOTH_AROUND}${told}` };
}
