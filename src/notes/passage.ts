/** Passages of an abstract that a reader highlighted, each with a kind and a comment. They are a part of the note. */
import * as v from 'valibot';

/** What a passage is to its reader. As stored, so never to be renamed. */
export const PASSAGE_KINDS = ['claim', 'method', 'result', 'question', 'doubt'] as const;
export type PassageKind = (typeof PASSAGE_KINDS)[number];

/** What the page calls them, and the sign that stands beside a passage: colour means company, so a kind has none. */
export const KIND_WORDS: Record<PassageKind, { name: string; sign: string }> = {
  claim: { name: 'Claim', sign: '!' },
  method: { name: 'Method', sign: '§' },
  result: { name: 'Result', sign: '=' },
  question: { name: 'Question', sign: '?' },
  doubt: { name: 'Doubt', sign: '≠' },
};

const Place = v.pipe(v.number(), v.integer(), v.minValue(0));

/**
 * A passage as it is stored: its place by the selectors of the W3C Web Annotation Data Model, so that other programs can
 * read it. Loose: what a newer version of the page may have added is carried along.
 */
export const PassageSchema = v.looseObject({
  id: v.pipe(v.string(), v.minLength(1)),
  kind: v.picklist(PASSAGE_KINDS),
  comment: v.string(),
  selector: v.strictTuple([
    v.looseObject({ type: v.literal('TextQuoteSelector'), exact: v.string(), prefix: v.string(), suffix: v.string() }),
    v.looseObject({ type: v.literal('TextPositionSelector'), start: Place, end: Place }),
  ]),
  /** The moment it was highlighted, ISO 8601 in UTC. */
  createdAt: v.string(),
});
export type Passage = v.InferOutput<typeof PassageSchema>;

export function quoteOf({ selector }: Passage): string {
  return selector[0].exact;
}

/**
 * Joins passages that were changed in two places since `base`. What one side alone changed or took away is so; of one that
 * both changed, mine stands with what was written on either side. Joined once more with the same, nothing changes.
 */
export function mergePassages(
  base: readonly Passage[],
  mine: readonly Passage[],
  theirs: readonly Passage[],
): Passage[] {
  if (isSame(theirs, base) || isSame(theirs, mine)) return [...mine];
  if (isSame(mine, base)) return [...theirs];
  const [before, here, there] = [base, mine, theirs].map((all) => new Map(all.map((one) => [one.id, one])));
  const ids = new Set([...mine, ...theirs].map(({ id }) => id));
  return [...ids].flatMap((id) => {
    const [old, one, other] = [before?.get(id), here?.get(id), there?.get(id)];
    // Taken away on one side: gone, unless the other side wrote on it meanwhile.
    if (one === undefined) return other === undefined || isSame(old, other) ? [] : [other];
    if (other === undefined) return isSame(old, one) ? [] : [one];
    if (isSame(old, other)) return [one];
    if (isSame(old, one)) return [other];
    return [{ ...other, ...one, comment: bothComments(one.comment, other.comment) }];
  });
}

function bothComments(mine: string, theirs: string): string {
  if (mine.includes(theirs)) return mine;
  return theirs.includes(mine) ? theirs : `${mine}\n\n${theirs}`;
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
